"""Programs that mean harm end in a clear failure, within the limits, and leave nothing behind."""

import contextlib
import os
from pathlib import Path

import pytest

from patternbook.labs import languages
from patternbook.labs.checking import judge
from patternbook.run import tools
from tests.labs.conftest import SOLUTION

HOSTILE = {
    "endless loop": ("while True: pass", "more than 1 s of processor time"),
    "endless sleep": ("import time; time.sleep(1000)", "did not answer within 1 s"),
    "huge list": ("self.x = [0] * (10 << 30)", "MemoryError"),
    "exit": ("import sys; sys.exit(0)", "the program ended"),
    "hard exit": ("import os; os._exit(0)", "the program ended"),
    "fork": ("import os; os.fork()", "may not start processes"),
    "process": ("import subprocess; subprocess.run(['sleep', '1000'])", "may not start processes"),
    "signal": ("import os; os.kill(os.getppid(), 9)", "may not signal"),
    "socket": ("import socket; socket.socket()", "may not open sockets"),
    "write": ("open('/tmp/patternbook-hostile', 'w')", "may not write files"),
    "remove": ("import os; os.remove(seat)", "may not remove"),
    "read": ("open('/etc/passwd').read()", "may read its own folder only"),
    "native": ("import ctypes; ctypes.CDLL(None)", "may not load native"),
    "flood": ("print('x' * (200 << 20))", None),
    "terminal": ("raise ValueError('\\x1b[2J\\x1b]0;gone\\x07')", "ValueError"),
    "unannounced process": (
        "import _posixsubprocess; _posixsubprocess.fork_exec(*range(22))",
        "may not start processes",
    ),
    "database": ("import sqlite3; sqlite3.connect('/tmp/patternbook-hostile')", "may not open"),
    "limits": ("import resource; resource.setrlimit(0, (-1, -1))", "may not change its limits"),
    "fooled hook": (
        (
            "import builtins, os, pathlib; builtins.isinstance = lambda *a: False; "
            "os.fsdecode = lambda p: __file__; pathlib.Path.resolve = lambda p: p; "
            "os.open('/etc/passwd', os.O_RDONLY)"
        ),
        "own folder only",
    ),
    "dug up hook": ("import gc; gc.get_objects()", "may not search memory"),
    "climbing": ("open('../../etc/passwd').read()", "own folder only"),
    "thread": (
        "import _thread, time; _thread.start_new_thread(time.sleep, (9,)); 1 / 0",
        "division",
    ),
    "slow": ("import time; time.sleep(0.9); self.seats.add(seat)", "within 2 s"),
    "recursion": ("self.sell(seat)", "RecursionError"),
}

LIMITS = {
    "endless loop": {"cpu_seconds": 1},
    "endless sleep": {"call_seconds": 1},
    "slow": {"seed_seconds": 2},
}


def marked():
    """Processes that a lab's program started."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if b"PATTERNBOOK_LAB=" in (place / "environ").read_bytes():
                found.append(place.name)
    return found


def children():
    """Our processes, also those that have ended and that nobody has waited for."""
    told = Path(f"/proc/self/task/{os.getpid()}/children")  # by Linux alone
    return set(told.read_text().split()) if told.exists() else set()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_program_fails_clearly(name, submit):
    code, says = HOSTILE[name]
    failure = submit(SOLUTION.replace("self.seats.add(seat)", code), **LIMITS.get(name, {}))
    assert failure is not None
    assert says is None or says in failure.expected
    assert "\x1b" not in failure.expected
    assert not Path("/tmp/patternbook-hostile").exists()


def test_no_process_and_no_folder_is_left(submit, tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    before = children()
    submit(SOLUTION.replace("self.seats.add(seat)", "while True: pass"), cpu_seconds=1)
    assert not list(tmp_path.glob("patternbook-lab-*"))
    assert not marked()
    assert children() == before


def test_the_solution_cannot_be_imported_or_read(seats_lab, submit):
    path = seats_lab.solution
    imported = f"import sys; sys.path.insert(0, {str(path.parent)!r}); from solution import Seats"
    failure = submit(imported)
    assert failure is not None
    assert "own folder only" in failure.expected
    failure = submit(f"exec(open({str(path)!r}).read())")
    assert failure is not None
    assert "own folder only" in failure.expected


def test_the_checker_is_out_of_reach(submit):
    patch = """\
import sys, json, builtins
for module in list(sys.modules.values()):
    for name in ("fail", "judge", "check"):
        if hasattr(module, name):
            setattr(module, name, lambda *a, **k: None)
json.dumps = lambda *a, **k: '{"ok": true}'
class Seats:
    def sell(self, seat): pass
    def sold(self): return 10**6
"""
    assert submit(patch) is not None


def test_an_object_that_equals_everything_does_not_travel(submit):
    text = SOLUTION.replace("return len(self.seats)", "return Yes()")
    failure = submit("class Yes(int):\n    def __eq__(self, other): return True\n\n" + text)
    assert failure is not None


def test_a_file_that_is_not_there_says_how_to_begin(seats_lab, tmp_path):
    from patternbook.errors import BookError

    with pytest.raises(BookError, match="patternbook lab start count-seats"):
        judge(seats_lab, tmp_path / "nothing.py", [1])


def test_what_an_answer_says_does_not_reach_the_terminal_raw(seats_lab, submit):
    text = "def check(attempt, seed):\n    said = attempt.new('Seats').sold()\n"
    (seats_lab.folder / "check.py").write_text(text + "    attempt.fail(said, [said])\n")
    failure = submit(SOLUTION.replace("return len(self.seats)", "return '\\x1b[2Jgone'"))
    assert failure.events == ("[2Jgone",)
    assert "gone" in failure.expected
    assert "\x1b" not in failure.expected


DETACHED = """\
import { spawn } from "node:child_process";
spawn("sleep", ["1000"], { detached: true, stdio: "ignore" }).unref();
"""
DEAF = "setInterval(() => {}, 1000);\n"


def test_node_starts_no_process_and_reads_nothing_beside_the_program(submit, seats_lab):
    assert "has been restricted" in submit(DETACHED, ".ts").expected
    imported = f"import {{ readFileSync }} from 'node:fs';\nreadFileSync('{seats_lab.solution}');\n"
    assert "has been restricted" in submit(imported, ".ts").expected


def test_a_process_that_detached_itself_is_found_and_ended(submit, monkeypatch):
    monkeypatch.setattr(languages, "_typescript", lambda path, *_: [tools.node(), str(path)])
    assert submit(DETACHED, ".ts") is not None
    assert not marked()


def test_a_program_that_does_not_read_cannot_hold_up_the_check(seats_lab, submit):
    text = "def check(attempt, seed):\n    attempt.new('Seats', 'x' * 1_000_000)\n"
    (seats_lab.folder / "check.py").write_text(text)
    assert "did not answer within 1 s" in submit(DEAF, ".ts", call_seconds=1).expected


def test_an_answer_that_nobody_asked_for_is_noticed(submit):
    text = 'console.log("{\\"ok\\": 0}\\n{\\"ok\\": 1}");' + DEAF
    assert "an answer came" in submit(text, ".ts").expected


def test_an_unseeded_program_fails_alike_each_time(submit):
    text = SOLUTION.replace("return len", "return hash('14C') * random.random() or len")
    failures = {submit("import random\n" + text) for _ in range(3)}
    assert len(failures) == 1
    assert None not in failures


def test_each_seed_begins_with_a_clean_program(seats_lab, tmp_path):
    path = tmp_path / "mine.py"
    text = SOLUTION.replace("self.seats = set()", "self.seats = SEATS")
    path.write_text("SEATS = set()\n\n" + text)
    assert judge(seats_lab, path, range(1, 20)) is None


def test_memory_of_a_program_that_ended_is_no_pass(seats_lab, submit):
    text = "def check(attempt, seed):\n    attempt.new('Seats')\n    import time; time.sleep(0.3)\n"
    (seats_lab.folder / "check.py").write_text(text + "    attempt.memory_within(40, 'forgets')\n")
    leaves = "import _thread, os, time\n"
    leaves += "_thread.start_new_thread(lambda: (time.sleep(0.1), os._exit(0)), ())\n"
    assert submit(SOLUTION) is None
    assert "still runs" in submit(leaves + SOLUTION).expected


def test_two_modules_may_have_listings_of_one_name(seats_lab, submit):
    (seats_lab.folder / "check.py").write_text(
        "from breaker import Seats\n\ndef check(attempt, seed): Seats()\n"
    )
    (seats_lab.folder.parents[1] / "breaker.py").write_text("class Seats: pass\n")
    assert submit(SOLUTION) is None
    import sys

    assert "breaker" not in sys.modules
