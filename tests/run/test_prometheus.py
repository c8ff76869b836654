"""Alert rules: what promtool refuses, which of their tests fail, and how it is told."""

from __future__ import annotations

import pytest

from patternbook.run import tools

RULES = """groups:
  - name: breaker
    rules:
      - alert: Open
        expr: breaker_state{state="open"} == 1
        for: 5m
"""

TESTS = """rule_files: [x.rules.yaml]
tests:
  - interval: 1m
    input_series:
      - series: breaker_state{state="open"}
        values: 1x10
    alert_rule_test:
      - eval_time: 6m
        alertname: Open
        exp_alerts:
          - exp_labels: {state: open}
"""


@pytest.fixture
def rules(examples, needs):
    needs("promtool")
    examples.write("x.rules.yaml", RULES)
    return examples


def test_good_rules_and_tests_pass(rules):
    rules.write("x.rules.test.yaml", TESTS)
    for name in ("x.rules.yaml", "x.rules.test.yaml"):
        assert rules.outcome(name).status == "passed"
        assert rules.outcome(name).status == "cached"


def test_a_test_runs_again_when_its_rules_change(rules):
    rules.write("x.rules.test.yaml", TESTS)
    assert rules.outcome("x.rules.test.yaml").status == "passed"
    rules.write("x.rules.yaml", RULES.replace("5m", "10m"))
    assert rules.outcome("x.rules.test.yaml").status == "failed"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("== 1", "= 1", '5: promtool refuses it: group "breaker", rule 1, "Open": could not parse'),
        ("for:", "four:", "6: promtool refuses it: field four not found in type rulefmt.RuleNode"),
        ("5m", "soon", ' promtool refuses it: not a valid duration string: "soon"'),
        ("    rules:", "  rules:", "3: is not YAML: "),
    ],
)
def test_a_wrong_rule_gives_one_line(rules, old, new, said):
    rules.write("x.rules.yaml", RULES.replace(old, new))
    assert rules.says("x.rules.yaml").startswith(f"pool/x.rules.yaml:{said}")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("6m", "3m", " a test of the rules fails: alertname: Open, time: 3m, exp:[ 0: Labels:{"),
        ("[x.", "[y.", " tests rules that are not there: y.rules.yaml; name a file beside it"),
        ("alert_rule_test", "alert_tests", "7: promtool refuses it: field alert_tests not found"),
    ],
)
def test_a_failing_test_gives_one_line(rules, old, new, said):
    rules.write("x.rules.test.yaml", TESTS.replace(old, new))
    assert rules.says("x.rules.test.yaml").startswith(f"pool/x.rules.test.yaml:{said}")


def test_without_promtool_rules_are_skipped(examples, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("PATTERNBOOK_REQUIRE", raising=False)
    tools.of.cache_clear()
    examples.write("x.rules.yaml", RULES)
    examples.write("x.yaml", "a: 1\n")
    outcomes = examples.outcomes()
    monkeypatch.setenv("PATTERNBOOK_REQUIRE", "all")
    required = examples.outcome("x.rules.yaml")
    tools.of.cache_clear()
    assert outcomes["x.yaml"].status == "passed"
    assert outcomes["x.rules.yaml"].status == "skipped"
    assert outcomes["x.rules.yaml"].problem.what == "needs promtool: there is no promtool on PATH"
    assert "apt install prometheus" in outcomes["x.rules.yaml"].problem.remedy
    assert required.status == "failed"
