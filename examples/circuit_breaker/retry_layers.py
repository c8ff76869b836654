"""What a dead bottom gets when every layer tries again."""

from dataclasses import dataclass


@dataclass
class Layer:
    tries: int
    below: "Layer | None" = None
    share: float = 1.0  # of its calls that it may retry
    calls: int = 0
    retried: int = 0

    def call(self) -> bool:
        self.calls += 1
        if self.below is None:
            return False  # the bottom is down
        # region call
        for attempt in range(self.tries):
            if attempt:
                if self.retried >= self.share * self.calls:
                    break  # the budget is spent
                self.retried += 1
            # endregion call
            if self.below.call():
                return True
        return False


def amplified(tries: list[int], share: float = 99.0) -> float:
    bottom = layer = Layer(1)
    for many in reversed(tries):
        layer = Layer(many, layer, share)
    for _ in range(1_000):
        layer.call()
    return bottom.calls / 1_000


if __name__ == "__main__":
    print(f"3 layers, 3 tries: {amplified([3, 3, 3]):.0f}")
    #> 3 layers, 3 tries: 27
    print(f"3 layers, 4 tries: {amplified([4, 4, 4]):.0f}")
    #> 3 layers, 4 tries: 64
    print(f"5 layers, 3 tries: {amplified([3] * 5):.0f}")
    #> 5 layers, 3 tries: 243
    lowest = amplified([1, 1, 4])
    print(f"3 layers, 4 tries in the lowest alone: {lowest:.0f}")
    #> 3 layers, 4 tries in the lowest alone: 4
    budget = amplified([4, 4, 4], share=0.1)
    print(f"3 layers, 4 tries, budgets of 10%: {budget:.2f}")
    #> 3 layers, 4 tries, budgets of 10%: 1.33
