"""The two parts of a configuration that are ours, made whole."""

from collections.abc import Sequence

ENVOY = "type.googleapis.com/envoy.extensions"
HTTP = "filters.network.http_connection_manager.v3"


def resources(
    mine: dict, ports: Sequence[int], log: list, tries: list
) -> dict:
    """The two parts that are ours, and what goes round them."""
    places = [{"address": "127.0.0.1", "port_value": p} for p in ports]
    hosts = [
        {"endpoint": {"address": {"socket_address": place}}}
        for place in places
    ]
    pause = {"base_interval": "0.001s", "max_interval": "0.002s"}
    retry = mine["route"].get("retry_policy", {})
    own = {"cluster": "payments", "timeout": "60s"}
    again = {**retry, "retry_back_off": pause}
    route = {**mine["route"], **own, "retry_policy": again}
    # Otherwise hosts ejected in one second leave the round together.
    at_once = {"update_merge_window": "0s"}
    common = mine["cluster"].get("common_lb_config", {}) | at_once
    cluster = {
        **mine["cluster"],
        "name": "payments",
        "common_lb_config": common,
        "load_assignment": {
            "cluster_name": "payments",
            "endpoints": [{"lb_endpoints": hosts}],
        },
    }
    routes = [{"match": {"prefix": "/"}, "route": route}]
    paths = {"name": "all", "domains": ["*"], "routes": routes}
    router = {
        "@type": f"{ENVOY}.filters.http.router.v3.Router",
        "upstream_log": tries,
    }
    manager = {
        "@type": f"{ENVOY}.{HTTP}.HttpConnectionManager",
        "stat_prefix": "site",
        "route_config": {"virtual_hosts": [paths]},
        "http_filters": [{"name": "router", "typed_config": router}],
        "access_log": log,
    }
    chain = {"filters": [{"name": "http", "typed_config": manager}]}
    listener = {"name": "site", "filter_chains": [chain]}
    return {"listeners": [listener], "clusters": [cluster]}
