"""What Envoy calls circuit breaking: limits on what is under way."""

import threading

from envoy_hosts import Calls, Host, get, until
from envoy_server import configured, envoy, version

gate = threading.Event()


def answer(path: str, attempt: int) -> int:
    if path == "/slow":
        gate.wait()
    return 500 if path == "/broken" else 200


def limited(**limits: int) -> dict:
    return {"circuit_breakers": {"thresholds": [limits]}}


def two_at_a_time() -> None:
    host = Host(answer)
    config = configured([host], {}, limited(max_requests=2))
    with envoy(config) as proxy:
        # region limits
        broken = [get(proxy.port, "/broken") for _ in range(50)]
        print(f"50 calls that fail, sent: {host.calls}")
        #> 50 calls that fail, sent: 50
        slow = Calls(proxy.port, "/slow", 2)
        until(lambda: host.calls == 52)  # both are under way
        third = get(proxy.port, "/seats")
        said = third.status, third.headers["x-flags"]
        print(f"a third at a time: {said[0]} {said[1]}")
        #> a third at a time: 503 UO
        # endregion limits
        print(f"overloaded: {third.headers['x-envoy-overloaded']}")
        #> overloaded: true
        print(f"of the third, sent: {host.calls - 52}")
        #> of the third, sent: 0
        counted = proxy.stat("upstream_rq_active_overflow")
        print(f"upstream_rq_active_overflow: {counted}")
        #> upstream_rq_active_overflow: 1
        gate.set()
        answers = [call.status for call in slow.ended()]
        print(f"the two: {', '.join(map(str, answers))}")
        #> the two: 200, 200
        failed = [call.status for call in broken].count(500)
        print(f"of the 50, answered 500: {failed}")
        #> of the 50, answered 500: 50


def no_waiting() -> None:
    """Nobody may wait, and the first call has no connection yet."""
    host = Host(answer)
    config = configured([host], {}, limited(max_pending_requests=0))
    with envoy(config) as proxy:
        calls = [get(proxy.port) for _ in range(50)]
        refused = [call.status for call in calls].count(503)
    print(f"max_pending_requests 0, refused: {refused} of 50")
    #> max_pending_requests 0, refused: 50 of 50


if __name__ == "__main__":
    print(f"Envoy: {version()}")
    #> Envoy: 1.40.0
    two_at_a_time()
    no_waiting()
