"""A lab whose file is a configuration: read as data, and told what is wrong with it."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from patternbook.errors import BookError
from patternbook.labs import lab as labs
from patternbook.labs.checking import judge
from tests.labs.conftest import TOML
from tests.labs.test_hostile import children

STARTER = """\
{
  "cluster": {
    "lb_policy": "ROUND_ROBIN",
    "outlier_detection": {
      "consecutive_5xx": 5
    }
  }
}
"""
CHECK = """\
ALLOWED = {
    "cluster": {
        "lb_policy": None,
        "connect_timeout": None,
        "outlier_detection": {"consecutive_5xx": None, "max_ejection_percent": None},
        "thresholds": [{"max_retries": None}],
    },
}


def check(attempt, seed):
    cluster = attempt.configuration(ALLOWED)["cluster"]
    named = {**cluster, "name": "seats", "load_assignment": {"cluster_name": "seats"}}
    with attempt.envoy({"clusters": [named]}) as proxy:
        if not proxy.admin:
            attempt.fail("a port")
    if cluster["outlier_detection"]["consecutive_5xx"] > 3:
        attempt.fail("at most 3", ["5"], "forgets")
"""


@pytest.fixture
def envoy_lab(tmp_path):
    """A lab in which a number has to be made smaller."""
    folder = tmp_path / "examples" / "tickets" / "labs" / "eject"
    folder.mkdir(parents=True)
    (folder / "lab.toml").write_text(TOML)
    (folder / "check.py").write_text(CHECK)
    (folder / "starter.json").write_text(STARTER)
    (folder / "solution.json").write_text(STARTER.replace("5\n", "3\n"))
    (folder / "wrong_forgets.json").write_text(STARTER.replace("5\n", "4\n"))
    return labs.read(folder)


@pytest.fixture
def refused(envoy_lab, tmp_path):
    """The one line that a text gets which is no configuration of this lab."""

    def submit(text, suffix=".json"):
        path = tmp_path / f"mine{suffix}"
        path.write_text(text)
        with pytest.raises(BookError) as caught:
            judge(envoy_lab, path, [1])
        (line,) = str(caught.value).splitlines()
        return line.removeprefix(f"{tmp_path}/")

    return submit


def test_the_solution_passes_and_the_others_do_not(envoy_lab):
    assert judge(envoy_lab, envoy_lab.solution, [1, 2]) is None
    failure = judge(envoy_lab, envoy_lab.starter, [1, 2])
    assert (failure.seed, failure.mistake) == (1, "forgets")
    assert list(envoy_lab.wrong) == ["forgets"]


def test_what_is_no_json_is_told_with_its_line(refused):
    says = "mine.json:5: is not JSON: Expecting ',' delimiter at column 5; mend the file"
    assert refused(STARTER.replace('{\n      "cons', '[\n      "cons')).startswith("mine.json:5: ")
    assert refused(STARTER.replace('"ROUND_ROBIN",', '"ROUND_ROBIN"')).startswith("mine.json:4: ")
    assert says.partition(":")[0] in refused("")
    twice = STARTER.replace('"lb_policy": "ROUND_ROBIN"', '"lb_policy": "RANDOM", "lb_policy": ""')
    assert "key 'lb_policy' twice" in refused(twice)
    assert "too deeply" in refused("[" * 20_000 + "]" * 20_000)


def test_another_suffix_is_told(refused, seats_lab, tmp_path):
    assert refused("pass", ".py") == "mine.py: not the file of this lab; use a .json file"
    path = tmp_path / "mine.json"
    path.write_text("{}")
    with pytest.raises(BookError, match="not the file of a lab"):
        judge(seats_lab, path, [1])


def test_what_envoy_refuses_is_told_in_its_words_and_at_its_line(refused):
    says = refused(STARTER.replace("5\n", '"five"\n'))
    assert says.startswith("mine.json:5: Envoy refuses it: ")
    assert "consecutive_5xx" in says
    says = refused(STARTER.replace("5\n", '5, "max_ejection_percent": 101\n'))
    assert says.startswith("mine.json:5: Envoy refuses it: ")
    says = refused(STARTER.replace("ROUND_ROBIN", "FAIR"))
    assert says.startswith("mine.json:3: Envoy refuses it: ")
    assert "FAIR" in says


MORE = {
    "a log in a file": '"access_log": [{"path": "/tmp/patternbook-hostile"}]',
    "another port": '"listeners": [{"address": {"socket_address": {"port_value": 1}}}]',
    "an address": '"admin": {"address": {"socket_address": {"address": "0.0.0.0"}}}',
    "an extension": '"typed_config": {"@type": "type.googleapis.com/envoy.Anything"}',
}


@pytest.mark.parametrize("what", MORE)
def test_nothing_else_reaches_envoy(refused, what):
    key = MORE[what].split('"')[1]
    says = f"'{key}' is not part of this lab; use "
    assert refused(STARTER.replace("{\n", "{ " + MORE[what] + ",\n", 1)).startswith(
        f"mine.json:1: {says}"
    )
    inside = STARTER.replace('"lb_policy"', MORE[what] + ', "lb_policy"')
    assert refused(inside).startswith(f"mine.json:3: {says}lb_policy, connect_timeout")
    assert not Path("/tmp/patternbook-hostile").exists()


@pytest.mark.parametrize(
    ("right", "wrong", "says"),
    [
        ('"ROUND_ROBIN"', '{"typed_config": {}}', "mine.json:3: lb_policy has to be one value"),
        ('{\n      "consecutive_5xx": 5\n    }', "7", "outlier_detection has to be an object, { }"),
        ('"lb_policy": "ROUND_ROBIN"', '"thresholds": {}', "thresholds has to be a list, [ ]"),
        ('"ROUND_ROBIN"', "null", "lb_policy has to be one value"),
    ],
)
def test_a_value_of_another_shape_is_told(refused, right, wrong, says):
    assert STARTER.count(right) == 1
    assert says in refused(STARTER.replace(right, wrong))


def test_a_check_that_asks_for_the_wrong_kind_of_file(envoy_lab, seats_lab):
    check = "def check(attempt, seed):\n    attempt.new('Seats')\n"
    (envoy_lab.folder / "check.py").write_text(check)
    with pytest.raises(RuntimeError, match="is a configuration, not a program"):
        judge(envoy_lab, envoy_lab.starter, [1])
    (seats_lab.folder / "check.py").write_text(check.replace("new('Seats')", "configuration({})"))
    with pytest.raises(RuntimeError, match="is a program, not a configuration"):
        judge(seats_lab, seats_lab.starter, [1])


def envoys(folder):
    """Processes that work in folders below this one."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            if str(folder) in str((place / "cwd").readlink()):
                found.append(place.name)
        except OSError:
            pass
    return found


def test_no_process_and_no_folder_is_left(envoy_lab, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    judge(envoy_lab, envoy_lab.solution, [1])  # what guards processes has started
    before = children()
    judge(envoy_lab, envoy_lab.solution, [1])
    judge(envoy_lab, envoy_lab.starter, [1])
    bad = tmp_path / "bad.json"
    bad.write_text(STARTER.replace("5\n", '"five"\n'))
    with pytest.raises(BookError):
        judge(envoy_lab, bad, [1])
    assert not list(tmp_path.glob("patternbook-lab-*"))
    assert not envoys(tmp_path / "patternbook-lab-")
    assert children() == before


@pytest.mark.skipif(sys.platform != "linux", reason="told by /proc")
def test_a_check_that_is_killed_leaves_no_envoy(envoy_lab, tmp_path):
    waits = "with attempt.envoy({'clusters': [named]}) as proxy:\n        print(1, flush=True)\n"
    waits += "        import time; time.sleep(60)  # while Envoy is up\n"
    text = CHECK.replace('with attempt.envoy({"clusters": [named]}) as proxy:\n', waits)
    (envoy_lab.folder / "check.py").write_text(text)
    place = json.dumps(str(envoy_lab.folder))
    program = (
        "from pathlib import Path; from patternbook.labs import checking, lab\n"
        f"one = lab.read(Path({place}))\n"
        "checking.judge(one, one.solution, [1])"
    )
    env = {**os.environ, "TMPDIR": str(tmp_path)}
    with subprocess.Popen([sys.executable, "-c", program], env=env, stdout=-1) as judging:
        assert judging.stdout.readline() == b"1\n"
        assert envoys(tmp_path / "patternbook-lab-")
        judging.send_signal(signal.SIGKILL)
    stop = time.monotonic() + 20
    while envoys(tmp_path / "patternbook-lab-") and time.monotonic() < stop:
        time.sleep(0.02)
    assert not envoys(tmp_path / "patternbook-lab-")


@pytest.mark.parametrize(
    ("proof", "says"),
    [
        ('seeds = 10\nreason = "a real server"\n', None),
        ("seeds = 10\n", "proof.reason"),
        ('seeds = 1\nreason = "in haste"\n', "proof.seeds"),
    ],
)
def test_a_lab_may_be_proved_with_fewer_seeds_and_says_why(envoy_lab, proof, says):
    (envoy_lab.folder / "lab.toml").write_text(f"{TOML}\n[proof]\n{proof}")
    if says is None:
        assert labs.read(envoy_lab.folder).description.proof.seeds == 10
        return
    with pytest.raises(BookError, match=says):
        labs.read(envoy_lab.folder)
