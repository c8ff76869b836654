"""One of the shared traces, as the five programs read it."""

from breaker import load

# region trace
trace = load()[9]
print(trace["name"])
#> a late success does not close an open breaker
for event in trace["events"]:
    print("  " + event)
    #>   0 slow go closed
    #>   0 a go closed
    #>   1 a fail closed
    #>   1 b go closed
    #>   2 b fail closed
    #>   2 c go closed
    #>   3 c fail open
    #>   4 slow ok open
    #>   5 d no open
# endregion trace
