"""The real Envoy, on loopback, for the check of a lab: started, asked and always ended."""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from time import monotonic as real_time
from time import sleep
from types import TracebackType
from typing import Any

from patternbook.errors import BookError
from patternbook.labs.configuration import Configuration
from patternbook.run import config, process, tools

PATIENCE = 60.0
"""Seconds in which Envoy must be up; it takes half of one on an idle machine."""
LOOPBACK: Mapping[str, Any] = {"socket_address": {"address": "127.0.0.1", "port_value": 0}}
"""The only address that Envoy may listen at; the system chooses the port."""
NAME = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)+|[A-Z][A-Za-z0-9]+")


class Envoy:
    """A running Envoy. Use it in a `with` statement.

    Attributes:
        admin: Port of its administration interface.
        ports: Name of each listener to its port.
    """

    def __init__(self, resources: Mapping[str, Any], mine: Configuration) -> None:
        """Start it.

        Args:
            resources: Envoy's `static_resources`; listeners get ports of their own.
            mine: The learner's file, for complaints.

        Raises:
            BookError: Envoy refuses the configuration.
        """
        self._folder = tempfile.TemporaryDirectory(prefix="patternbook-lab-")
        self._process: subprocess.Popen[bytes] | None = None
        try:
            self._start(resources, mine)
        except BaseException:
            self.close()
            raise

    def _start(self, resources: Mapping[str, Any], mine: Configuration) -> None:
        folder = Path(self._folder.name)
        path, told, log = folder / "envoy.json", folder / "admin", folder / "log"
        listeners = [{**one, "address": LOOPBACK} for one in resources.get("listeners", [])]
        whole = {
            "admin": {"address": LOOPBACK},
            "static_resources": {**resources, "listeners": listeners},
        }
        path.write_text(json.dumps(whole), encoding="utf-8")
        alone = ["--disable-hot-restart", "--concurrency", "1", "-l", "error"]
        with log.open("wb") as file:
            self._process = subprocess.Popen(
                [tools.envoy(), "-c", path, *alone, "--admin-address-path", told],
                cwd=folder,
                env=process.environment(),
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=file,
                start_new_session=True,
            )
        process.guard.tell("+", self._process.pid)
        stop = real_time() + PATIENCE
        while not (told.exists() and (address := told.read_text().strip())):
            if self._process.poll() is not None:
                raise _refused(log.read_text(errors="replace"), path, mine)
            if real_time() > stop:
                raise BookError(mine.path, None, "Envoy did not start", "try again")
            sleep(0.005)
        self.admin = int(address.rpartition(":")[2])
        while self._asked("/ready").strip() != "LIVE":
            if real_time() > stop:
                raise BookError(mine.path, None, "Envoy did not become ready", "try again")
            sleep(0.005)
        statuses = json.loads(self._asked("/listeners?format=json")).get("listener_statuses", [])
        self.ports = {
            s["name"]: s["local_address"]["socket_address"]["port_value"] for s in statuses
        }

    def _asked(self, path: str) -> str:
        direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with direct.open(f"http://127.0.0.1:{self.admin}{path}", timeout=PATIENCE) as answer:
                return str(answer.read().decode())
        except OSError:  # not yet: it answers 503 while it starts
            return ""

    def close(self) -> None:
        """End it, at once."""
        if self._process is not None:
            process.end(self._process.pid)
            self._process.wait()
            process.guard.tell("-", self._process.pid)
            self._process = None
        self._folder.cleanup()

    def __enter__(self) -> Envoy:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _refused(said: str, path: Path, mine: Configuration) -> BookError:
    """Envoy's complaint, at the line of the learner's file that it seems to speak of."""
    what, _ = config.refusal(said, path)
    line = None
    for name in reversed(NAME.findall(what)):  # the innermost field is named last
        key = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()
        line = mine.line(name) or mine.line(key)
        if line is not None:
            break
    return BookError(mine.path, line, f"Envoy refuses it: {what}", "mend it")
