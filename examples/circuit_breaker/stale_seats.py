"""How many clicks land on a seat that has gone, by age of the copy."""

import random

SEATS, RATE = 20_000, 60.0  # of a concert; sold a second
AGES = (2.0, 10.0, 60.0)  # s
LEFT = (19_000, 10_000, 2_000, 500)  # seats still free


# region predict
def gone(age: float, left: int) -> float:
    """Of the seats that the copy shows as free, the share sold."""
    shown = min(SEATS, left + RATE * age)
    return 1 - left / shown


# endregion predict


def measured(age: float, left: int, clicks: int = 20_000) -> float:
    """Buyers each choose any seat that the copy shows as free."""
    rng = random.Random(4)
    now = SEATS - left  # seats are numbered in the order they go
    before = max(0, now - round(RATE * age))
    chosen = [rng.randrange(before, SEATS) for _ in range(clicks)]
    return sum(seat < now for seat in chosen) / clicks


if __name__ == "__main__":
    print("seed: 4")
    #> seed: 4
    for left in LEFT:
        for age in AGES:
            name = f"{left:,} left, {age:g} s old"
            print(f"{name}: {gone(age, left):.1%}")
            #> 19,000 left, 2 s old: 0.6%
            #> 19,000 left, 10 s old: 3.1%
            #> 19,000 left, 60 s old: 5.0%
            #> 10,000 left, 2 s old: 1.2%
            #> 10,000 left, 10 s old: 5.7%
            #> 10,000 left, 60 s old: 26.5%
            #> 2,000 left, 2 s old: 5.7%
            #> 2,000 left, 10 s old: 23.1%
            #> 2,000 left, 60 s old: 64.3%
            #> 500 left, 2 s old: 19.4%
            #> 500 left, 10 s old: 54.5%
            #> 500 left, 60 s old: 87.8%
            print(f"{name}, clicked: {measured(age, left):.1%}")
            #> 19,000 left, 2 s old, clicked: 0.7%
            #> 19,000 left, 10 s old, clicked: 3.0%
            #> 19,000 left, 60 s old, clicked: 4.9%
            #> 10,000 left, 2 s old, clicked: 1.1%
            #> 10,000 left, 10 s old, clicked: 5.5%
            #> 10,000 left, 60 s old, clicked: 26.3%
            #> 2,000 left, 2 s old, clicked: 5.7%
            #> 2,000 left, 10 s old, clicked: 23.0%
            #> 2,000 left, 60 s old, clicked: 64.7%
            #> 500 left, 2 s old, clicked: 19.0%
            #> 500 left, 10 s old, clicked: 54.1%
            #> 500 left, 60 s old, clicked: 87.6%
    limit = 0.05 / 0.95 / RATE  # s for each seat left
    print(f"2,000 left, oldest copy for 5%: {2_000 * limit:.1f} s")
    #> 2,000 left, oldest copy for 5%: 1.8 s
    print(f"500 left, oldest copy for 5%: {500 * limit:.2f} s")
    #> 500 left, oldest copy for 5%: 0.44 s
