"""A keyed breaker with a small table, and one line that is wrong."""

from collections import OrderedDict


class Breaker:
    """Three failures in a row open it; it never closes again."""

    def __init__(self) -> None:
        self.failures = 0

    def allow(self) -> bool:
        return self.failures < 3

    def record(self, ok: bool) -> None:
        if self.allow():
            self.failures = 0 if ok else self.failures + 1


# region keyed
class KeyedBreaker:
    def __init__(self, most: int) -> None:
        self._most = most
        self._breakers: OrderedDict[str, Breaker] = OrderedDict()

    def allow(self, key: str) -> bool:
        if key not in self._breakers:
            if len(self._breakers) == self._most:
                del self._breakers[self._least()]
            self._breakers[key] = Breaker()
        self._breakers.move_to_end(key)
        return self._breakers[key].allow()

    def record(self, key: str, ok: bool) -> None:
        if key in self._breakers:
            self._breakers[key].record(ok)
            if not ok:
                self._breakers.move_to_end(key, last=False)

    def _least(self) -> str:
        for key, breaker in self._breakers.items():
            if breaker.allow():  # it is closed
                return key
        return next(iter(self._breakers))


# endregion keyed

if __name__ == "__main__":
    keyed = KeyedBreaker(most=5)
    sent = 0
    for second in range(40):
        for number in range(10):
            stranger = f"stranger {second}.{number}"
            if keyed.allow(stranger):
                keyed.record(stranger, ok=True)
        if second >= 10 and keyed.allow("dead"):
            sent += 1
            keyed.record("dead", ok=False)
    print(f"calls sent to the dead key, of 30: {sent}")
    #> calls sent to the dead key, of 30: 30
