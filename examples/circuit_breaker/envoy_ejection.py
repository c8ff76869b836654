"""Which sick hosts a real Envoy ejects, and who is called then."""

from envoy_hosts import Host, get
from envoy_server import configured, envoy, version

HOSTS, ROUND = 3, 30  # calls, one after the other


def play(
    name: str,
    sick: int,
    panic: int = 50,
    gathered: str = "0s",  # changes of health
    **rule: object,
) -> None:
    """Two rounds of calls to three hosts; the first of them fail."""

    def answers(host: int) -> Host:
        return Host(lambda path, attempt: 500 if host < sick else 200)

    hosts = [answers(host) for host in range(HOSTS)]
    # region rule
    cluster = {
        "outlier_detection": {"base_ejection_time": "300s", **rule},
        "common_lb_config": {
            "healthy_panic_threshold": {"value": panic},
            "update_merge_window": gathered,
        },
    }
    with envoy(configured(hosts, {}, cluster)) as proxy:
        for _ in range(ROUND):
            get(proxy.port)
        before = [host.calls for host in hosts]
        last = [get(proxy.port) for _ in range(ROUND)]
        away = proxy.stat("outlier_detection.ejections_active")
    # endregion rule
    then = [h.calls - n for h, n in zip(hosts, before, strict=True)]
    good = sum(answer.status == 200 for answer in last)
    print(f"{name}, ejected: {away} of {HOSTS}")
    #> one sick, defaults, ejected: 0 of 3
    #> one sick, always one, ejected: 1 of 3
    #> one sick, 33%, ejected: 0 of 3
    #> one sick, 34%, ejected: 1 of 3
    #> two sick, 34%, ejected: 1 of 3
    #> two sick, 67%, ejected: 2 of 3
    #> two sick, 67%, late, ejected: 2 of 3
    #> two sick, 67%, no panic, ejected: 2 of 3
    #> all sick, 100%, ejected: 3 of 3
    #> all sick, 100%, no panic, ejected: 3 of 3
    print(f"{name}, answered 200: {good} of {ROUND}")
    #> one sick, defaults, answered 200: 20 of 30
    #> one sick, always one, answered 200: 30 of 30
    #> one sick, 33%, answered 200: 20 of 30
    #> one sick, 34%, answered 200: 30 of 30
    #> two sick, 34%, answered 200: 15 of 30
    #> two sick, 67%, answered 200: 10 of 30
    #> two sick, 67%, late, answered 200: 15 of 30
    #> two sick, 67%, no panic, answered 200: 30 of 30
    #> all sick, 100%, answered 200: 0 of 30
    #> all sick, 100%, no panic, answered 200: 0 of 30
    print(f"{name}, calls to the sick: {sum(then[:sick])}")
    #> one sick, defaults, calls to the sick: 10
    #> one sick, always one, calls to the sick: 0
    #> one sick, 33%, calls to the sick: 10
    #> one sick, 34%, calls to the sick: 0
    #> two sick, 34%, calls to the sick: 15
    #> two sick, 67%, calls to the sick: 20
    #> two sick, 67%, late, calls to the sick: 15
    #> two sick, 67%, no panic, calls to the sick: 0
    #> all sick, 100%, calls to the sick: 30
    #> all sick, 100%, no panic, calls to the sick: 0
    if away and sick == 1:
        print(f"{name}, calls to it before: {before[0]}")
        #> one sick, always one, calls to it before: 5
        #> one sick, 34%, calls to it before: 5
    if not sum(then):
        said = f"{last[0].status} {last[0].headers['x-flags']}"
        print(f"{name}, said Envoy: {said}")
        #> all sick, 100%, no panic, said Envoy: 503 UH


if __name__ == "__main__":
    print(f"Envoy: {version()}")
    #> Envoy: 1.40.0
    play("one sick, defaults", 1)
    play("one sick, always one", 1, always_eject_one_host=True)
    play("one sick, 33%", 1, max_ejection_percent=33)
    play("one sick, 34%", 1, max_ejection_percent=34)
    play("two sick, 34%", 2, max_ejection_percent=34)
    play("two sick, 67%", 2, max_ejection_percent=67)
    play("two sick, 67%, late", 2, 50, "30s", max_ejection_percent=67)
    play("two sick, 67%, no panic", 2, 0, max_ejection_percent=67)
    play("all sick, 100%", 3, max_ejection_percent=100)
    play("all sick, 100%, no panic", 3, 0, max_ejection_percent=100)
