"""One browser under control: `holds` plays a script of checks over a folder of pages.

A script is a module of JavaScript whose default export is an async function. It is given `check`,
which opens a page in a context of its own, and `data`, what the test handed over:

    export default async ({ check, data }) => {
      await check("the title", { path: data.page, size: "phone", by: "file" }, async (page) => {
        const title = await page.title();
        return title.includes("Pool") ? "" : `the title is '${title}'`;
      });
    };

A check complains by what it returns or throws; besides, errors on the console, breaches of the
security policy, files that cannot be loaded and requests to other hosts are complaints.
"""

from __future__ import annotations

import json
import os
import queue
import shutil
import subprocess
import tempfile
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from patternbook.paths import BUILD, ROOT
from patternbook.run.process import end, guard
from patternbook.site.html.packages import install, node, node_environment

HERE = Path(__file__).parent
NAMES = {
    "chromium": ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
    "firefox": ("firefox-esr", "firefox"),
}
INSTALL = {
    "chromium": "no Chromium; install it: apt-get install chromium",
    "firefox": "no Firefox; install it: apt-get install firefox-esr",
}
START = 90.0
"""Seconds in which a browser must have started, on a busy machine."""


class BrowserError(Exception):
    """The browser did not start, did not answer, or the script is broken."""


def path_of(kind: str) -> str | None:
    """Where a browser is, if it is there."""
    return next((path for name in NAMES[kind] if (path := shutil.which(name))), None)


@dataclass
class Browser:
    """A running browser, `chromium` or `firefox`; it ends with us, however we end."""

    kind: str
    path: str
    version: str = ""
    _answers: queue.Queue[str | None] = field(default_factory=queue.Queue)

    def __post_init__(self) -> None:
        modules = install(HERE.parent, BUILD / "cache" / "npm")
        self._profile = tempfile.mkdtemp(prefix=f"patternbook-{self.kind}-")
        self._log = (Path(self._profile) / "driver.log").open("w+b")
        arguments = [str(modules), self.kind, self.path, f"{self._profile}/profile"]
        self._process = subprocess.Popen(
            [str(node()), str(HERE / "drive.mjs"), *arguments],
            cwd=ROOT,
            env=node_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            text=True,
            start_new_session=True,
        )
        guard.tell("+", self._process.pid)
        threading.Thread(target=self._listen, daemon=True).start()
        try:
            self.version = self._answer(START)["ready"]
        except BaseException:
            self.close()
            raise

    def _listen(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            self._answers.put(line)
        self._answers.put(None)

    def _answer(self, limit: float) -> dict[str, Any]:
        try:
            line = self._answers.get(timeout=limit)
        except queue.Empty:
            raise BrowserError(f"{self.kind}: no answer after {limit:g} s") from None
        if line is None:
            said = Path(self._log.name).read_text("utf-8", "replace")[-2000:]
            raise BrowserError(f"{self.kind} has ended: {said}")
        answer: dict[str, Any] = json.loads(line)
        if "failed" in answer:
            raise BrowserError(answer["failed"])
        return answer

    def play(self, script: Path, folder: Path, limit: float = 300, **data: Any) -> dict[str, Any]:
        """Run a script over a folder of pages.

        Returns:
            `seen`: complaint (or "") by name of the check; `told`: what the script returned.
        """
        assert self._process.stdin
        order = {"script": str(script), "folder": str(folder), "data": data}
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        return self._answer(limit)

    def holds(self, script: Path, folder: Path, limit: float = 300, **data: Any) -> Any:
        """Run a script whose checks must all be content; gives what it returned."""
        answer = self.play(script, folder, limit, **data)
        assert answer["seen"], f"{script.name} checks nothing"
        wrong = [f"{self.kind}, {name}: {what}" for name, what in answer["seen"].items() if what]
        assert not wrong, "\n".join(wrong)
        return answer.get("told")

    def close(self) -> None:
        """End the browser and all that belongs to it."""
        end(self._process.pid)
        self._process.wait()
        guard.tell("-", self._process.pid)
        self._log.close()
        shutil.rmtree(self._profile, ignore_errors=True)


def required() -> bool:
    """Whether a missing browser is a failure."""
    return os.environ.get("PATTERNBOOK_REQUIRE") == "all"
