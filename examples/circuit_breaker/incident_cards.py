"""What the people on call see of the Friday, and when."""

from incident_friday import END, TO, Evening, Settings, evening

SPANS = {  # what happens: seconds of the run
    "before": (30, 60),
    "first seconds": (60, 65),
    "then": (65, 90),
    "quiet": (97, 117),
    "back": (150, 160),
}
SEEN = {
    "pages in time": ("pages in time", "pages"),
    "wallets charged": ("wallet paid", "wallet buyers"),
    "cards charged": ("card paid", "card buyers"),
}


def back(saw: Evening) -> float:
    """Seconds until 19 cards of 20 are charged, for five on end."""
    for start in range(int(TO), int(END) - 5):
        if saw.share(*SEEN["cards charged"], start, start + 5) >= 0.95:
            return start - TO
    return END - TO


# region cards
def main() -> None:
    print("seed: 1")
    #> seed: 1
    saw = evening(Settings())
    for name, span in SPANS.items():
        for seen, shares in SEEN.items():
            print(f"{name}, {seen}: {saw.share(*shares, *span):.0%}")
            #> before, pages in time: 100%
            #> before, wallets charged: 100%
            #> before, cards charged: 100%
            #> first seconds, pages in time: 100%
            #> first seconds, wallets charged: 69%
            #> first seconds, cards charged: 10%
            #> then, pages in time: 4%
            #> then, wallets charged: 0%
            #> then, cards charged: 0%
            #> quiet, pages in time: 0%
            #> quiet, wallets charged: 6%
            #> quiet, cards charged: 0%
            #> back, pages in time: 0%
            #> back, wallets charged: 0%
            #> back, cards charged: 0%
        for calls in ("card calls", "database calls"):
            print(f"{name}, {calls}: {saw.rate(calls, *span):.0f}")
            #> before, card calls: 87
            #> before, database calls: 295
            #> first seconds, card calls: 94
            #> first seconds, database calls: 461
            #> then, card calls: 0
            #> then, database calls: 543
            #> quiet, card calls: 8
            #> quiet, database calls: 568
            #> back, card calls: 0
            #> back, database calls: 535
        away = saw.away[span[0] : span[1]]
        print(f"{name}, open breakers: {max(away)}")
        #> before, open breakers: 0
        #> first seconds, open breakers: 29
        #> then, open breakers: 40
        #> quiet, open breakers: 40
        #> back, open breakers: 40
    print(f"back after: {back(saw):.0f} s")
    #> back after: 13 s


# endregion cards

if __name__ == "__main__":
    main()
