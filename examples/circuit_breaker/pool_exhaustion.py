"""When is a pool of N workers used up? Predicted, then run."""

from statistics import mean, quantiles

from shared_pool import FROM, PAGES, SLOW, Site


# region predict
def others() -> float:
    """Little's law, summed over the pages that never pay."""
    return sum(
        rate * held
        for page, (rate, held) in PAGES.items()
        if page != "pay"
    )


def predicted(workers: int, load: float = 1.0) -> float:
    """Seconds from the slowdown to the last free worker."""
    pay = PAGES["pay"][0]
    return (workers - load * others()) / (load * pay)


# endregion predict


def measured(workers: int, seed: int) -> float:
    enough = FROM + 1.6 * predicted(workers)
    site = Site(workers=workers, seed=seed).run(until=enough)
    assert site.full_at is not None
    return site.full_at - FROM


# region main
def main(seeds: int = 100) -> None:
    needed = others() + PAGES["pay"][0] * SLOW
    print(f"workers needed for ever: {needed:.0f}")
    #> workers needed for ever: 406
    print(f"one run, seed 7: {measured(100, 7):.2f} s")
    #> one run, seed 7: 2.20 s
    print(f"200 workers: {predicted(200):.2f} s")
    #> 200 workers: 4.85 s
    print(f"on-sale: {predicted(100, load=3.0):.2f} s")
    #> on-sale: 0.68 s
    for n in (25, 50, 100):
        runs = [measured(n, seed) for seed in range(seeds)]
        cuts = quantiles(runs, n=20)
        print(f"N = {n}, predicted: {predicted(n):.2f} s")
        #> N = 25, predicted: 0.47 s
        #> N = 50, predicted: 1.10 s
        #> N = 100, predicted: 2.35 s
        print(f"N = {n}, mean of runs: {mean(runs):.2f} s")
        #> N = 25, mean of runs: 0.37 s
        #> N = 50, mean of runs: 1.05 s
        #> N = 100, mean of runs: 2.29 s
        print(f"N = {n}, low: {cuts[0]:.2f}")
        #> N = 25, low: 0.20
        #> N = 50, low: 0.81
        #> N = 100, low: 1.93
        print(f"N = {n}, high: {cuts[-1]:.2f}")
        #> N = 25, high: 0.58
        #> N = 50, high: 1.30
        #> N = 100, high: 2.71


# endregion main

if __name__ == "__main__":
    main()
