"""A real Envoy on ports that the kernel chooses."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

from envoy_hosts import LOCAL, Host, get, until

ENVOY = str(files("envoy").joinpath("_bin", "envoy"))

# Reads a pipe of ours, and ends Envoy when we are gone.
GUARD = """
import subprocess, sys
envoy = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL)
sys.stdin.read()
envoy.terminate()  # so that it writes what it has logged
try:
    envoy.wait(5)
finally:
    envoy.kill()
"""


class Proxy:
    def __init__(self, admin: int) -> None:
        self.admin = admin
        text = get(admin, "/listeners?format=json").read()
        (listener,) = json.loads(text)["listener_statuses"]
        address = listener["local_address"]["socket_address"]
        self.port = address["port_value"]

    def stat(self, name: str, cluster: str = "seats") -> int:
        """A counter or gauge of a cluster."""
        lines = get(self.admin, "/stats").read().decode().splitlines()
        values = dict(line.split(": ", 1) for line in lines)
        return int(values[f"cluster.{cluster}.{name}"])


@contextmanager
def envoy(config: dict) -> Iterator[Proxy]:
    """An Envoy that ends with the block, or with us."""
    with TemporaryDirectory() as name:
        told = Path(name, "admin")  # its address, once it listens
        file = Path(name, "envoy.json")
        file.write_text(json.dumps(config), "utf-8")
        flags = ["-c", file, "-l", "off", "--concurrency", "1"]
        flags += ["--admin-address-path", told, "--disable-hot-restart"]
        python = [sys.executable, "-I", "-S", "-c", GUARD]
        guard = subprocess.Popen(
            [*python, ENVOY, *flags], stdin=subprocess.PIPE
        )
        try:
            until(lambda: told.exists() and ":" in told.read_text())
            admin = int(told.read_text().rpartition(":")[2])
            until(lambda: get(admin, "/ready").status == 200)
            yield Proxy(admin)
        finally:
            guard.communicate()  # closes its pipe, and waits


def configured(hosts: list[Host], route: dict, cluster: dict) -> dict:
    """The cluster of the file beside us, our ports, a listener."""
    path = Path(__file__).with_name("envoy_seats.envoy.json")
    config = json.loads(path.read_text("utf-8"))
    static = config["static_resources"]
    (seats,) = static["clusters"]
    seats.update(cluster)
    (group,) = seats["load_assignment"]["endpoints"]
    group["lb_endpoints"] = [at(host.server_port) for host in hosts]
    filters = "type.googleapis.com/envoy.extensions.filters"
    manager = "network.http_connection_manager.v3.HttpConnectionManager"
    router = {"@type": f"{filters}.http.router.v3.Router"}
    flags = {"header": {"key": "x-flags", "value": "%RESPONSE_FLAGS%"}}
    everything = {
        "name": "site",
        "domains": ["*"],
        "include_request_attempt_count": True,
        "response_headers_to_add": [flags],
        "routes": [
            {
                "match": {"prefix": "/"},
                "route": {"cluster": "seats", "timeout": "0s", **route},
            }
        ],
    }
    http = {
        "@type": f"{filters}.{manager}",
        "stat_prefix": "site",
        "route_config": {"virtual_hosts": [everything]},
        "http_filters": [{"name": "router", "typed_config": router}],
    }
    chain = {"filters": [{"name": "http", "typed_config": http}]}
    listener = {"name": "site", "filter_chains": [chain]}
    static["listeners"] = [{**at(0)["endpoint"], **listener}]
    return {"admin": at(0)["endpoint"], **config}


def at(port: int) -> dict:
    address = {"address": LOCAL, "port_value": port}
    return {"endpoint": {"address": {"socket_address": address}}}


def log(path: Path, line: str) -> list[dict]:
    """An access log in a file, for those who write one."""
    kind = "access_loggers.file.v3.FileAccessLog"
    text = {"text_format_source": {"inline_string": f"{line}\n"}}
    config = {"path": str(path), "log_format": text}
    config["@type"] = f"type.googleapis.com/envoy.extensions.{kind}"
    return [{"name": "file", "typed_config": config}]


def version() -> str:
    said = subprocess.check_output([ENVOY, "--version"], text=True)
    return said.split("/")[-4]
