"""The same Friday with one repair each, and with all of them."""

from statistics import mean

from incident_cards import back
from incident_friday import FROM, PROCESSES, TO, Settings, evening

# region repairs
REPAIRS = {
    "as it was": Settings(),
    "one try": Settings(tries=1),
    "jitter": Settings(jitter=0.5),
    "apart": Settings(apart=True),
    "say so": Settings(queries=0),
    "bounded": Settings(at_once=20),
    "all": Settings(1, True, 0.5, 3, 20),
}
SEEDS = range(1, 5)
# endregion repairs

SEEN = {
    "pages": ("pages in time", "pages"),
    "wallets": ("wallet paid", "wallet buyers"),
    "cards": ("card paid", "card buyers"),
}


def main() -> None:
    print(f"seeds: {SEEDS[0]} to {SEEDS[-1]}")
    #> seeds: 1 to 4
    for name, force in REPAIRS.items():
        runs = [evening(force, seed) for seed in SEEDS]
        for seen, shares in SEEN.items():
            share = mean(run.share(*shares, FROM, TO) for run in runs)
            print(f"{name}, {seen}: {share:.0%}")
            #> as it was, pages: 6%
            #> as it was, wallets: 12%
            #> as it was, cards: 3%
            #> one try, pages: 15%
            #> one try, wallets: 19%
            #> one try, cards: 6%
            #> jitter, pages: 7%
            #> jitter, wallets: 20%
            #> jitter, cards: 9%
            #> apart, pages: 99%
            #> apart, wallets: 100%
            #> apart, cards: 2%
            #> say so, pages: 100%
            #> say so, wallets: 12%
            #> say so, cards: 3%
            #> bounded, pages: 100%
            #> bounded, wallets: 12%
            #> bounded, cards: 3%
            #> all, pages: 100%
            #> all, wallets: 100%
            #> all, cards: 13%
        late = [back(run) for run in runs]
        text = f"{min(late):.0f} to {max(late):.0f} s"
        print(f"{name}, back: {text}")
        #> as it was, back: 13 to 17 s
        #> one try, back: 17 to 22 s
        #> jitter, back: 15 to 27 s
        #> apart, back: 13 to 49 s
        #> say so, back: 13 to 17 s
        #> bounded, back: 13 to 17 s
        #> all, back: 15 to 40 s
        again = [max(run.away[int(TO) + 15 :]) for run in runs]
        print(f"{name}, all open again: {again.count(PROCESSES)}")
        #> as it was, all open again: 0
        #> one try, all open again: 0
        #> jitter, all open again: 0
        #> apart, all open again: 1
        #> say so, all open again: 0
        #> bounded, all open again: 0
        #> all, all open again: 0
        off = mean(run.rate("put off", FROM, TO) for run in runs)
        print(f"{name}, put off: {off:.0f}")
        #> as it was, put off: 113
        #> one try, put off: 109
        #> jitter, put off: 105
        #> apart, put off: 87
        #> say so, put off: 0
        #> bounded, put off: 99
        #> all, put off: 77


if __name__ == "__main__":
    main()
