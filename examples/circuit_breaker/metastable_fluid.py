"""The retry loop of the HotOS '21 paper, a second at a time."""

CAPACITY = 300  # queries/s; above it, none is answered in time


def second(
    wanted: int, failed: int, most: int | None = None
) -> tuple[int, int, int]:
    """One second: what is offered, what is served, what failed."""
    # region second
    retries = failed if most is None else min(failed, most)
    offered = wanted + retries  # each query is tried again once
    if offered <= CAPACITY:
        return offered, offered, 0
    return offered, 0, wanted
    # endregion second


def play(
    wanted: int, failed: int, most: int | None = None
) -> tuple[str, int]:
    offers = []
    for _ in range(60):
        offered, served, failed = second(wanted, failed, most)
        offers.append(str(offered))
    course = list(dict.fromkeys(offers))  # without repetitions
    return ", ".join(course), served


if __name__ == "__main__":
    for wanted, most in (
        (280, None),
        (200, None),
        (151, None),
        (150, None),
        (149, None),
        (280, 20),
        (280, 21),
    ):
        course, served = play(wanted, 280, most)
        name = f"{wanted}/s" + (f", {most} retries/s" if most else "")
        print(f"{name}, offered: {course}")
        #> 280/s, offered: 560
        #> 200/s, offered: 480, 400
        #> 151/s, offered: 431, 302
        #> 150/s, offered: 430, 300, 150
        #> 149/s, offered: 429, 298, 149
        #> 280/s, 20 retries/s, offered: 300, 280
        #> 280/s, 21 retries/s, offered: 301
        print(f"{name}, served in the end: {served}")
        #> 280/s, served in the end: 0
        #> 200/s, served in the end: 0
        #> 151/s, served in the end: 0
        #> 150/s, served in the end: 150
        #> 149/s, served in the end: 149
        #> 280/s, 20 retries/s, served in the end: 280
        #> 280/s, 21 retries/s, served in the end: 0
    for wanted in 280, 149:
        print(f"{wanted}/s from rest, served: {play(wanted, 0)[1]}")
        #> 280/s from rest, served: 280
        #> 149/s from rest, served: 149
