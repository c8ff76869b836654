"""The consistency checks, against a search of all orders and against known histories."""

import itertools
import random
from collections import Counter

import pytest

from patternbook.sim.check import (
    REFUSED,
    Outcome,
    counter,
    linearizable,
    members,
    monotonic_reads,
    picture,
    queue,
    read_your_writes,
    register,
    sequentially_consistent,
)
from patternbook.sim.history import Operation


def explained(operations, model, real_time=True):
    """The oracle: try every order of the answered operations and of any of the others."""
    answered = [o for o in operations if o.completed is not None]
    others = [o for o in operations if o.completed is None]
    for count in range(len(others) + 1):
        for some in itertools.combinations(others, count):
            for order in itertools.permutations([*answered, *some]):
                if _respects(order, real_time) and _possible(order, model):
                    return True
    return False


def _respects(order, real_time):
    pairs = itertools.combinations(order, 2)
    if real_time:
        return all(later.end >= earlier.invoked for earlier, later in pairs)
    return all(
        earlier.client != later.client or earlier.invoked <= later.invoked
        for earlier, later in pairs
    )


def _possible(order, model):
    state = model.initial
    for operation in order:
        state = model.step(state, operation)
        if state is REFUSED:
            return False
    return True


def _read_write_cas(rng):
    name = rng.choice(["read", "write", "cas"])
    value, other = rng.randint(0, 2), rng.randint(0, 2)
    argument = {"read": None, "write": value, "cas": (value, other)}[name]
    return (
        name,
        argument,
        {"read": rng.randint(0, 2), "write": None, "cas": rng.random() < 0.5}[name],
    )


def _read_add(rng):
    if rng.random() < 0.5:
        return "read", None, rng.randint(0, 2)
    return "add", 1, rng.choice([None, None, 1, 2])


def _put_take(rng):
    name = rng.choice(["put", "take"])
    return name, rng.randint(0, 2) if name == "put" else None, rng.choice([None, 0, 1, 2])


def _add_remove_contains(rng):
    name = rng.choice(["add", "remove", "contains"])
    return name, rng.randint(0, 1), rng.random() < 0.5


KINDS = [
    (register(0), _read_write_cas),
    (counter(), _read_add),
    (queue(), _put_take),
    (members(), _add_remove_contains),
]


def history(rng, draw):
    """Three clients with one or two operations each, overlapping; one in ten unanswered."""
    operations = []
    for client in "abc":
        time = 0.0
        for _ in range(rng.randint(1, 2)):
            invoked = time + rng.uniform(0, 4)
            completed = invoked + rng.uniform(0.5, 5)
            name, argument, result = draw(rng)
            if rng.random() < 0.1:
                operations.append(Operation(client, name, argument, None, invoked, None))
                break
            operations.append(Operation(client, name, argument, result, invoked, completed))
            time = completed
    return operations


@pytest.mark.parametrize("kind", range(len(KINDS)))
def test_the_checker_agrees_with_all_orders(kind):
    model, draw = KINDS[kind]
    rng = random.Random(kind)
    verdicts = Counter()
    for _ in range(2600):
        operations = history(rng, draw)
        expected = explained(operations, model)
        verdict = linearizable(operations, model)
        assert bool(verdict) is expected, operations
        assert expected or linearizable(verdict.prefix, model).outcome is Outcome.VIOLATED
        verdicts[expected] += 1
    assert min(verdicts[True], verdicts[False]) > 400, verdicts


def test_sequential_consistency_agrees_with_all_orders():
    rng = random.Random(9)
    verdicts = Counter()
    for _ in range(800):
        operations = history(rng, _read_write_cas)
        expected = explained(operations, register(0), real_time=False)
        assert bool(sequentially_consistent(operations, register(0))) is expected, operations
        verdicts[expected] += 1
    assert min(verdicts[True], verdicts[False]) > 100, verdicts


def op(client, name, argument, result, invoked, completed, key=None):
    return Operation(client, name, argument, result, invoked, completed, key)


def test_a_stale_read_is_sequentially_consistent_and_not_linearizable():
    operations = [op("a", "write", 1, None, 0, 1), op("b", "read", None, 0, 2, 3)]
    assert sequentially_consistent(operations, register(0))
    verdict = linearizable(operations, register(0))
    assert verdict.outcome is Outcome.VIOLATED
    assert list(verdict.prefix) == operations


def test_the_prefix_ends_where_no_order_helps_any_more():
    good = [op("a", "write", n, None, 2 * n, 2 * n + 1) for n in range(1, 6)]
    bad = op("b", "read", None, 99, 7.2, 7.8)
    verdict = linearizable([*good, bad], register(0))
    assert bad in verdict.prefix
    assert all(operation.invoked <= bad.end for operation in verdict.prefix)


def test_keys_are_judged_apart():
    operations = [
        op("a", "write", 1, None, 0, 1, key="1A"),
        op("b", "read", None, 0, 2, 3, key="2B"),
    ]
    assert linearizable(operations, register(0))


def test_the_order_given_explains_the_results():
    rng = random.Random(4)
    found = 0
    while found < 50:
        operations = history(rng, _read_write_cas)
        verdict = linearizable(operations, register(0))
        if verdict:
            assert _possible(verdict.order, register(0))
            assert _respects(verdict.order, True)
            found += 1


def test_running_out_of_steps_is_undecided_and_no_pass():
    operations = [op(f"c{n}", "write", n, None, 0, 10) for n in range(12)]
    operations.append(op("r", "read", None, 99, 11, 12))
    verdict = linearizable(operations, register(0), max_steps=1000)
    assert verdict.outcome is Outcome.UNDECIDED
    assert not verdict
    verdict = sequentially_consistent(operations, register(0), max_steps=1000)
    assert verdict.outcome is Outcome.UNDECIDED
    assert not verdict


def test_session_guarantees_name_the_pair_that_breaks_them():
    def version(operation):
        return operation.argument if operation.name == "write" else operation.result

    wrote = op("a", "write", 5, None, 0, 1)
    older = op("a", "read", None, 4, 2, 3)
    newer = op("b", "read", None, 5, 2, 3)
    back = op("b", "read", None, 4, 4, 5)
    assert read_your_writes([wrote, older, newer, back], version) == [(wrote, older)]
    assert monotonic_reads([wrote, older, newer, back], version) == [(newer, back)]


def test_a_picture_shows_the_overlap():
    drawing = picture([op("a", "write", 1, None, 0, 2), op("b", "read", None, 0, 1, None)])
    first, second = drawing.splitlines()
    assert first.index("|") < second.index("|") < first.rindex("|")
    assert ">" in second
    assert "read() = ?" in second
