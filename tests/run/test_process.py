"""Nothing that a listing started outlives us, however we end."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

RUN = """
import sys
from pathlib import Path
from patternbook.run.listing import discover
from patternbook.run.suite import run
list(run(discover(Path(sys.argv[1]))))
"""
HANGING = {
    "x.py": "import os\nimport time\nfrom pathlib import Path\n\n"
    "Path(__file__).with_name('pid').write_text(str(os.getpid()))\ntime.sleep(60)\n",
    "x.ts": 'import { writeFileSync } from "node:fs";\n\n'
    "writeFileSync(`${import.meta.dirname}/pid`, `${process.pid}`);\n"
    "setTimeout(() => {}, 60_000);\n",
}


def wait(done):
    until = time.monotonic() + 20
    while not done() and time.monotonic() < until:
        time.sleep(0.05)
    return done()


def heed_interrupts():
    """A shell that starts the tests in the background has them ignore Ctrl-C; undo that."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def alive(pid: int) -> bool:
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True)
    return bool(state.stdout.strip()) and not state.stdout.startswith("Z")


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("name", list(HANGING))
def test_nothing_is_left_behind(examples, name, how):
    if name == "x.ts":
        examples.workspace("package.json", "package-lock.json", "tsconfig.json", "node_modules")
    examples.write(name, HANGING[name])
    run = subprocess.Popen(
        [sys.executable, "-c", RUN, str(examples.root)],
        stderr=subprocess.DEVNULL,
        preexec_fn=heed_interrupts,
    )
    pid = examples.root / "pool" / "pid"
    assert wait(lambda: pid.exists() and pid.read_text())
    listing = int(pid.read_text())
    assert alive(listing)
    run.send_signal(how)
    assert run.wait(20) != 0
    assert wait(lambda: not alive(listing))


def test_what_a_program_leaves_in_the_background_is_ended():
    from patternbook.run import process

    ended = process.run(["sh", "-c", "sleep 60 & echo $!"], Path.cwd())
    assert ended.code == 0
    assert wait(lambda: not alive(int(ended.out)))
