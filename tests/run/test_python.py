"""Listings in Python: what fails, and how it is told."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

GOOD = """for i in range(2):
    print("seat", i)
    #> seat 0
    #> seat 1
print("done")
#> done
"""


def test_good(examples):
    examples.write("x.py", GOOD)
    assert examples.outcome("x.py").status == "passed"


def test_wrong_line(examples):
    examples.write("x.py", GOOD.replace("seat 1", "seat 9"))
    remedy = "run patternbook run --update examples/pool/x.py"
    said = f"pool/x.py:4: printed 'seat 1', the listing says 'seat 9'; {remedy}"
    assert examples.says("x.py") == said


def test_missing_line(examples):
    examples.write("x.py", GOOD.replace("#> done\n", ""))
    assert "x.py:5: printed 'done', the listing says nothing;" in examples.says("x.py")


def test_line_too_many(examples):
    examples.write("x.py", GOOD + "#> more\n")
    assert "x.py:7: printed nothing more, the listing says 'more'" in examples.says("x.py")


def test_output_where_nothing_prints(examples):
    examples.write("x.py", "a = 1\n#> 1\n")
    assert "x.py:2: printed nothing, the listing says '1'" in examples.says("x.py")


def test_update_puts_outputs_below_the_statements(examples):
    examples.write(
        "x.py",
        "def tell(n: int) -> None:\n"
        "    print(\n"
        '        "n is",\n'
        "        n,\n"
        "    )\n"
        "    #> old\n"
        "\n"
        "\n"
        "for n in range(2):\n"
        "    tell(n)\n"
        '    print("a\\n\\nb")\n'
        "#> stray\n"
        "if n: print(n)\n",
    )
    assert examples.outcome("x.py", update=True).status == "updated"
    assert examples.read("x.py") == (
        "def tell(n: int) -> None:\n"
        "    print(\n"
        '        "n is",\n'
        "        n,\n"
        "    )\n"
        "    #> n is 0\n"
        "    #> n is 1\n"
        "\n"
        "\n"
        "for n in range(2):\n"
        "    tell(n)\n"
        '    print("a\\n\\nb")\n'
        "    #> a\n"
        "    #>\n"
        "    #> b\n"
        "    #> a\n"
        "    #>\n"
        "    #> b\n"
        "if n: print(n)\n"
        "#> 1\n"
    )
    assert examples.outcome("x.py").status == "passed"


def test_update_leaves_a_file_that_changed_meanwhile(examples):
    examples.write(
        "x.py",
        'from pathlib import Path\nPath(__file__).write_text("# saved by an editor")\nprint(1)\n',
    )
    outcome = examples.outcome("x.py", update=True)
    assert "was changed while it ran; run it again" in str(outcome.problem)
    assert examples.read("x.py") == "# saved by an editor"


def test_neighbours_are_found_and_do_not_leak(examples):
    examples.write("pool.py", "SIZE = 4\nif __name__ == '__main__':\n    print(SIZE)\n    #> 4\n")
    examples.write("x.py", "import pool\npool.SIZE = 5\nprint(pool.SIZE)\n#> 5\n")
    examples.write("y.py", "import sys\nprint('pool' in sys.modules)\n#> False\n")
    examples.write("z.py", "from pool import SIZE\nprint(SIZE)\n#> 4\n")
    assert {o.status for o in examples.outcomes().values()} == {"passed"}


def test_print_of_a_neighbour_is_shown_where_it_was_called(examples):
    examples.write("pool.py", "def tell():\n    print('four')\n")
    examples.write("x.py", "from pool import tell\n\ntell()\n#> four\n")
    assert examples.outcome("x.py").status == "passed"


def test_exception(examples):
    examples.write("x.py", 'def f():\n    raise KeyError("seat")\n\n\nf()\n')
    assert examples.says("x.py").startswith("pool/x.py:2: KeyError: 'seat'; ")


def test_syntax_error(examples):
    examples.write("x.py", "a = 1\nb = (\n")
    assert examples.says("x.py").startswith("pool/x.py:2: '(' was never closed; ")


def test_exit_code(examples):
    examples.write("x.py", "import sys\nsys.exit(3)\n")
    assert examples.says("x.py").startswith("pool/x.py:2: exit code 3; ")


def test_crash(examples):
    examples.write("x.py", "import os\nos.abort()\n")
    examples.write("y.py", "print(1)\n#> 1\n")
    assert examples.says("x.py").startswith("pool/x.py: crashed with SIGABRT")
    assert examples.outcomes()["y.py"].status == "passed"


def test_hang_is_ended_with_all_it_started(examples):
    examples.write(
        "x.py",
        "import subprocess\n"
        "from pathlib import Path\n"
        "sleeper = subprocess.Popen(['sleep', '60'])\n"
        "Path(__file__).with_name('pid').write_text(str(sleeper.pid))\n"
        "sleeper.wait()\n",
    )
    start = time.monotonic()
    assert "pool/x.py: still running after 2 s; " in examples.says("x.py", limit=2)
    assert time.monotonic() - start < 15
    assert not alive(int(examples.read("pid")))


def test_output_past_print(examples):
    examples.write("x.py", "import sys\nsys.stdout.write('hidden')\n")
    assert "writes to standard output without print(); use print()" in examples.says("x.py")


def test_not_utf8(examples):
    (examples.root / "pool" / "x.py").write_bytes(b"# \xff\n")
    assert "pool/x.py: is not UTF-8" in examples.says("x.py")


def alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


@pytest.mark.parametrize("name", ["x.py", "y.py"])
def test_hash_order_is_fixed(examples, name):
    examples.write(name, "print(hash('seat') == hash('seat'), hash('seat') % 97)\n")
    examples.outcome(name, update=True)
    assert examples.outcome(name).status == "passed"
