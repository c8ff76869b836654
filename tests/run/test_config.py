"""Configuration: what is refused, and how it is told."""

from __future__ import annotations

import pytest

CLUSTER = """{
  "static_resources": {
    "clusters": [
      { "name": "payments", "connect_timeout": "0.2s" }
    ]
  }
}
"""


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("x.yaml", "a: 1\nb: [1,\n", "x.yaml:3: is not YAML: expected the node content"),
        ("x.yaml", "a: 1\n\tb: 2\n", "x.yaml:2: is not YAML: found character '\\t'"),
        ("x.yaml", "a: 1\nb: \x01\n", "x.yaml: is not YAML: unacceptable character"),
        ("x.yaml", "a:\n  b: 1\n  c: 2\n  b: 3\n", "x.yaml:4: key 'b' twice, first in line 2;"),
        ("x.yaml", "- a: 1\n---\n- a: 1\n  a: 2\n", "x.yaml:4: key 'a' twice, first in line 3;"),
        ("x.json", '{\n  "a" 1\n}\n', "x.json:2: is not JSON: Expecting ':' delimiter"),
        ("x.json", '{\n  "a": NaN\n}\n', "x.json: is not JSON: NaN is no number of JSON"),
        ("x.json", '{\n\t"a": 1,\n\t"a": 2\n}\n', "x.json:3: key 'a' twice, first in line 2;"),
        ("x.vectors.json", "[1 2]\n", "x.vectors.json:1: is not JSON"),
        ("x.envoy.json", CLUSTER.replace("name", "nam"), "x.envoy.json:4: Envoy refuses it: "),
        ("x.envoy.json", CLUSTER.replace("0.2s", "soon"), "x.envoy.json:4: Envoy refuses it: "),
        ("x.envoy.json", CLUSTER.replace('"payments"', '""'), "x.envoy.json: Envoy refuses it: "),
    ],
)
def test_refused(examples, name, text, said):
    examples.write(name, text)
    assert examples.says(name).startswith(f"pool/{said}")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.yaml", "a: &a [1]\nb: *a\n---\na: 1\n"),
        ("x.yaml", "a: &a\n  b: *a\n"),
        ("x.json", '{"a":1,"b":{"a":"\\u00e9\\/"}}\n'),
        ("x.envoy.json", CLUSTER),
    ],
)
def test_accepted(examples, name, text):
    examples.write(name, text)
    assert examples.outcome(name).status == "passed"
    assert examples.outcome(name).status == "cached"
