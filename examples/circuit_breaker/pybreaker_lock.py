"""Two threads, one pybreaker, and a call that takes two to finish."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, BrokenBarrierError

import pybreaker


def meet(through: Callable[[Callable[[], int]], object]) -> str:
    """Make two calls at once; each ends when the other has begun."""
    both = Barrier(2, timeout=3)  # s
    with ThreadPoolExecutor() as pool:
        calls = [pool.submit(through, both.wait) for _ in range(2)]
    errors = [call.exception() for call in calls]
    if any(isinstance(error, BrokenBarrierError) for error in errors):
        return "one after the other"
    return "together"


# region lock
breaker = pybreaker.CircuitBreaker()
print(f"through breaker.call: {meet(breaker.call)}")
#> through breaker.call: one after the other


def inside(function: Callable[[], int]) -> None:
    with breaker.calling():
        function()


print(f"in a with statement: {meet(inside)}")
#> in a with statement: together
# endregion lock
