"""What one worker can serve when every request waits for a timeout."""

from collections.abc import Generator

import simpy

Steps = Generator[simpy.Event, object, None]
BASE = 0.2  # s of useful work a request: 5 requests/s


def capacity(timeout: float, hour: float = 3600.0) -> float:
    """Requests a second of one worker that is never idle."""
    served = 0

    def worker(env: simpy.Environment) -> Steps:
        nonlocal served
        while True:
            yield env.timeout(timeout)  # the call that never answers
            yield env.timeout(BASE)
            served += 1

    env = simpy.Environment()
    env.process(worker(env))
    env.run(until=hour)
    return served / hour


healthy = capacity(0.0)
print(f"healthy: {healthy:.2f} requests/s")
#> healthy: 5.00 requests/s
for timeout in (0.1, 0.25, 0.5, 1.0, 2.0):
    now = capacity(timeout)
    print(f"timeout {timeout} s: {now:.2f} requests/s")
    #> timeout 0.1 s: 3.33 requests/s
    #> timeout 0.25 s: 2.22 requests/s
    #> timeout 0.5 s: 1.43 requests/s
    #> timeout 1.0 s: 0.83 requests/s
    #> timeout 2.0 s: 0.45 requests/s
    print(f"timeout {timeout} s, of healthy: {now / healthy:.0%}")
    #> timeout 0.1 s, of healthy: 67%
    #> timeout 0.25 s, of healthy: 44%
    #> timeout 0.5 s, of healthy: 29%
    #> timeout 1.0 s, of healthy: 17%
    #> timeout 2.0 s, of healthy: 9%
print(f"loss at 2 s: {healthy / capacity(2.0):.0f} times")
#> loss at 2 s: 11 times
