"""What may stand in the learner's file, and how hosts fail."""

import re

from envoy_site import HOSTS

ALLOWED = {
    "route": {
        "retry_policy": {
            "retry_on": None,
            "num_retries": None,
            "retriable_status_codes": [None],
        },
    },
    "cluster": {
        "lb_policy": None,
        "connect_timeout": None,
        "common_lb_config": {
            "healthy_panic_threshold": {"value": None},
        },
        "circuit_breakers": {
            "thresholds": [
                {
                    "max_connections": None,
                    "max_pending_requests": None,
                    "max_requests": None,
                    "max_retries": None,
                    "retry_budget": {
                        "budget_percent": {"value": None},
                        "min_retry_concurrency": None,
                    },
                }
            ],
        },
        "outlier_detection": {
            "consecutive_5xx": None,
            "enforcing_consecutive_5xx": None,
            "consecutive_gateway_failure": None,
            "enforcing_consecutive_gateway_failure": None,
            "interval": None,
            "base_ejection_time": None,
            "max_ejection_time": None,
            "max_ejection_percent": None,
        },
    },
}
SHOWN = 40
QUICKER = 100  # times as fast as the site: 30 s are 0.3 s


def quicker(duration):
    found = re.fullmatch(r"(\d+(?:\.\d+)?)s", duration)
    if found is None:
        return duration  # for Envoy to refuse
    return f"{max(0.001, float(found[1]) / QUICKER):.3f}s"


def scripts(rng, runs):
    """A question to ask for each call, and how the hosts answer.

    runs(number) gives failures in a row and answers after them;
    where a host begins in its row, the seed decides.
    """
    rows = {}
    for number in range(1, HOSTS + 1):
        row = []
        while len(row) < 4000:
            bad, good = runs(number)
            row += [False] * bad + [True] * good
        start = rng.randrange(200)
        rows[number] = row[start:]
    says = [f"host {n}: {shown(row)}" for n, row in rows.items()]
    turns = {number: iter(row) for number, row in rows.items()}
    return lambda number: next(turns[number]), says


def shown(row):
    """The first answers: a dot for 200, an x for 503."""
    return "".join(".x"[not ok] for ok in row[:SHOWN])


def stepped(tries):
    """What was expected, and the hint, by how far it was missed."""
    text = "at most 1.5 tries for each request in the brownout"
    return text, "one-retry-each" if tries < 2.1 else "retries-pile-up"
