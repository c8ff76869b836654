"""Programs that do less than the book's labs ask, and that their checks must not pass."""

import pytest

from patternbook.labs.checking import judge
from patternbook.labs.lab import discover

LABS = discover()
TOLD = '[[client, ["ok", ask, value]]]'
STAMP = "[max(stamp, self.stamp)[0] + 1, self.name]"
READ_OR_WRITE = '        if kind in ("read", "write"):\n'
LAST = '            return self.ask("get", [kind, sender, number, value])\n'
PUT = '        return self.ask("put", [kind, client, ask, value], stamp, value)'
EARLY = (
    f'        told = {TOLD} if kind == "write" else []\n{PUT.replace("return ", "return told + ")}'
)
REGISTER = {
    "tells the writer before any peer has stored": (PUT, EARLY),
    "reads its own write that nobody else has": (
        LAST,
        '            if kind == "read" and self.stamp[1] == self.name:\n'
        '                return [[sender, ["ok", number, self.value]]]\n' + LAST,
    ),
    "leaves the name out of the stamp": (STAMP, '[max(stamp, self.stamp)[0] + 1, ""]'),
    "numbers two writes alike": (STAMP, "[stamp[0] + 1, self.name]"),
    "has one operation pending": (
        READ_OR_WRITE,
        READ_OR_WRITE + "            if self.open:\n                return []\n",
    ),
    "sends all to r1": (
        READ_OR_WRITE,
        '        if kind == "sent":\n            sender, (kind, number, *rest) = number, rest[0]\n'
        '        elif kind in ("read", "write") and self.name != "r1":\n'
        '            return [["r1", ["sent", sender, message]]]\n' + READ_OR_WRITE,
    ),
    "says OK": (TOLD, TOLD.replace("ok", "OK")),
    "answers a write with nothing": (
        TOLD,
        TOLD.replace("value", "value if job[0] == 'read' else None"),
    ),
}
BREAKER = {
    "knows one trip count": ("self.trip_after = trip_after", "self.trip_after = 3"),
    "knows one cooldown": ("self.cooldown = cooldown", "self.cooldown = 5.0"),
}


def patched(name, change, tmp_path):
    """How the solution of a lab fails after a change."""
    lab = LABS[name]
    text = lab.solution.read_text()
    assert text.count(change[0]) == 1
    path = tmp_path / "mine.py"
    path.write_text(text.replace(*change))
    return judge(lab, path, range(1, lab.description.seeds + 1))


@pytest.mark.parametrize("wrong", REGISTER)
def test_a_wrong_register_does_not_pass(wrong, tmp_path):
    failure = patched("replicated-register", REGISTER[wrong], tmp_path)
    assert failure is not None
    assert failure.mistake != "waits-for-all"  # all of these ask for a majority


@pytest.mark.parametrize("wrong", BREAKER)
def test_a_breaker_that_ignores_its_arguments_does_not_pass(wrong, tmp_path):
    failure = patched("breaker-states", BREAKER[wrong], tmp_path)
    assert failure is not None
    assert failure.events[0].startswith("Breaker(")


def test_a_ring_that_clears_the_present_slot_alone_is_told_its_hint(tmp_path):
    question = (
        "        first = now // WIDTH - BUCKETS + 1\n"
        "        live = [\n"
        "            s for s in range(BUCKETS) if self.number[s] >= max(first, 0)\n"
        "        ]\n"
    )
    clears = (
        "        live, slot = range(BUCKETS), now // WIDTH % BUCKETS\n"
        "        if self.number[slot] != now // WIDTH:\n"
        "            self.number[slot] = now // WIDTH\n"
        "            self.failures[slot] = self.calls[slot] = 0\n"
    )
    assert patched("time-window", (question, clears), tmp_path).mistake == "stale-buckets"
