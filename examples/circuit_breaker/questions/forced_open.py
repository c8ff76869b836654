"""An operator forces a breaker open, and goes home."""

import pybreaker

# region forced
breaker = pybreaker.CircuitBreaker(fail_max=3, reset_timeout=0)
breaker.open()  # the provider asked us to stay away
print("at first:", breaker.current_state)
#> at first: open
breaker.call(lambda: "paid")  # the next buyer, a cooldown later
print("state after the call:", breaker.current_state)
#> state after the call: closed
# endregion forced
