"""What Envoy's retry budget allows, and what it counts."""

import threading

from envoy_hosts import Calls, Host, get, until
from envoy_server import Proxy, configured, envoy, version

gate = threading.Event()
POLICY = {"retry_on": "5xx", "num_retries": 2}


def answer(path: str, attempt: int) -> int:
    """Never well, or ill at once and then slow, or slow."""
    if path == "/broken" or (path == "/once" and attempt == 1):
        return 503
    gate.wait()
    return 200


# region alone
def alone(proxy: Proxy, host: Host) -> int:
    """Twenty requests, one after the other, and nothing succeeds."""
    for _ in range(20):
        get(proxy.port, "/broken")
    return host.calls


# endregion alone


def together(proxy: Proxy, host: Host) -> int:
    """Retries under way at a time, beside twenty slow calls."""
    expected = host.calls + 20
    calls = [Calls(proxy.port, "/slow", 20)]
    until(lambda: host.calls == expected)
    refused = proxy.stat("upstream_rq_retry_overflow")

    def answered() -> bool:
        overflow = proxy.stat("upstream_rq_retry_overflow")
        return host.calls == expected or overflow > refused

    granted = -1
    while host.calls == expected:  # the last retry was let through
        granted += 1
        expected += 2  # a call, and its retry
        calls.append(Calls(proxy.port, "/once", 1))
        until(answered)
    gate.set()
    for some in calls:
        some.ended()
    return granted


def play(name: str, budget: dict | None) -> None:
    gate.clear()
    host = Host(answer)
    limits = {"retry_budget": budget} if budget is not None else {}
    cluster = {"circuit_breakers": {"thresholds": [limits]}}
    route = {"retry_policy": POLICY}
    with envoy(configured([host], route, cluster)) as proxy:
        print(f"{name}, sent for 20: {alone(proxy, host)}")
        #> no budget, sent for 20: 60
        #> budget of 20%, sent for 20: 60
        #> 20%, at least none, sent for 20: 20
        print(f"{name}, retries beside 20: {together(proxy, host)}")
        #> no budget, retries beside 20: 3
        #> budget of 20%, retries beside 20: 5
        #> 20%, at least none, retries beside 20: 5


if __name__ == "__main__":
    print(f"Envoy: {version()}")
    #> Envoy: 1.40.0
    play("no budget", None)
    play("budget of 20%", {})
    play("20%, at least none", {"min_retry_concurrency": 0})
