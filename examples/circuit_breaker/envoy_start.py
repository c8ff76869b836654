"""Start the real Envoy, let it write logs, and ask it for numbers."""

import json
import subprocess
from importlib.resources import files
from pathlib import Path
from time import sleep
from urllib.request import urlopen

from envoy_around import ENVOY

LOOPBACK = {"socket_address": {"address": "127.0.0.1", "port_value": 0}}


def log(path: Path, line: str) -> list[dict]:
    kind = f"{ENVOY}.access_loggers.file.v3.FileAccessLog"
    text = {"text_format_source": {"inline_string": f"{line}\n"}}
    config = {"@type": kind, "path": str(path), "log_format": text}
    return [{"name": "file", "typed_config": config}]


def start(folder: Path, whole: dict) -> tuple[subprocess.Popen, str]:
    """Envoy, and where to ask it about itself."""
    whole["listeners"][0]["address"] = LOOPBACK
    told = {"admin": {"address": LOOPBACK}, "static_resources": whole}
    path, admin = folder / "envoy.json", folder / "admin"
    path.write_text(json.dumps(told))
    program = files("envoy").joinpath("_bin", "envoy")
    options = ["--disable-hot-restart", "--concurrency", "1"]
    quiet = ["-l", "error", "--admin-address-path", admin]
    command = [str(program), "-c", path, *options, *quiet]
    proxy = subprocess.Popen(command)
    while not (admin.exists() and admin.read_text().strip()):
        proxy.poll() is None or exit("Envoy refuses it")
        sleep(0.01)
    return proxy, f"http://{admin.read_text().strip()}"


def number(url: str, after: str) -> int:
    """What an answer says after a word, once it says so."""
    while after not in (said := urlopen(url).read().decode()):
        sleep(0.01)
    return int(said.partition(after)[2].split()[0])
