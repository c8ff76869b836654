"""A bulkhead: a semaphore that refuses instead of waiting."""

import threading


class Bulkhead:
    """So many calls at once; the next is refused, not queued."""

    def __init__(self, slots: int) -> None:
        self.free = threading.BoundedSemaphore(slots)

    def enter(self) -> bool:
        return self.free.acquire(blocking=False)

    def leave(self) -> None:
        self.free.release()


def main() -> None:
    payments = Bulkhead(slots=2)
    for buyer in ("Ada", "Ben", "Cleo"):
        print(f"{buyer} may call: {payments.enter()}")
        #> Ada may call: True
        #> Ben may call: True
        #> Cleo may call: False
    payments.leave()
    print(f"after one has left: {payments.enter()}")
    #> after one has left: True


if __name__ == "__main__":
    main()
