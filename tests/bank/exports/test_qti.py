"""QTI, played: a player runs each item's own scoring on right, partly right and wrong answers."""

import io
import json
import os
import shutil
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from patternbook.bank.exports import qti
from patternbook.bank.grading import grade
from patternbook.bank.model import Long
from patternbook.site.html.packages import node, node_environment
from tests.bank.exports.hostile import CODE, READ, tries

HERE = Path(__file__).parent
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING = "no Chromium; install it: apt-get install chromium"
PACKAGE = "{http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1}"
ITEM = "{http://www.imsglobal.org/xsd/imsqtiasi_v3p0}"


@pytest.fixture(scope="module")
def browser():
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        if os.environ.get("PATTERNBOOK_REQUIRE") == "all":
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    return found


@pytest.fixture
def play(browser, modules, tmp_path):
    """Play items with answers in QTI's form; scores come rounded to three places."""

    def run(jobs):
        path = tmp_path / "jobs.json"
        path.write_text(json.dumps([{"xml": xml, "answers": given} for xml, given in jobs]))
        done = subprocess.run(
            [node(), HERE / "play.mjs", modules, browser, path],
            env=node_environment(),
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert not done.returncode, done.stderr[-1500:]
        played = json.loads(done.stdout)
        assert [one["faults"] for one in played] == [[] for _ in jobs]
        return [one["results"] for one in played]

    return run


def opened(items):
    """The items of a package by name, as its manifest tells."""
    with zipfile.ZipFile(io.BytesIO(qti.export(items).data)) as archive:
        names = archive.namelist()
        manifest = ElementTree.fromstring(archive.read("imsmanifest.xml"))
        found = {}
        for resource in manifest.iter(f"{PACKAGE}resource"):
            href = resource.get("href")
            assert resource.get("type") == "imsqti_item_xmlv3p0"
            assert [file.get("href") for file in resource.iter(f"{PACKAGE}file")] == [href]
            xml = archive.read(href).decode()
            found[ElementTree.fromstring(xml).get("title")] = xml
    assert len(names) == len(set(names)) == len(found) + 1
    assert names[0] == "imsmanifest.xml"
    return found


def response(item, answer):
    """An answer of the bank as QTI has it."""
    kind = item.question.kind
    if kind == "multiple":
        return [f"C{place}" for place in answer]
    if item.variant.options:
        return f"C{answer}"
    if kind == "ordering":
        return [f"I{place}" for place in answer]
    if kind == "matching":
        return [f"L{left} R{right}" for left, right in enumerate(answer)]
    return f"L{answer}" if kind == "line" else answer


def some(item):
    """The key and a few other answers; a player takes its time."""
    given = tries(item.variant)
    right = [one for one in given if grade(item.variant, one).points == 1]
    return right[:2] + [one for one in given if one not in right][:6]


def agrees(items, play):
    found = opened(items)
    assert list(found) == [item.name for item in items]
    asked = [some(item) for item in items]
    jobs = [
        (found[item.name], [None, *(response(item, one) for one in answers)])
        for item, answers in zip(items, asked, strict=True)
    ]
    scored = 0
    for item, answers, results in zip(items, asked, play(jobs), strict=True):
        assert float(results[0]["score"]) == 0  # nothing was answered
        assert results[0]["general"] == "explanation"
        tree = ElementTree.fromstring(found[item.name])
        reasons = {
            one.get("identifier"): "".join(one.itertext())
            for one in tree.iter(f"{ITEM}qti-modal-feedback")
            if one.get("outcome-identifier") == "REASON"
        }
        for answer, result in zip(answers, results[1:], strict=True):
            due = grade(item.variant, answer)
            points = float(due.points == 1) if item.question.kind == "ordering" else due.points
            assert float(result["score"]) == pytest.approx(points, abs=6e-4), (item.name, answer)
            shown = result["reason"] if isinstance(result["reason"], list) else [result["reason"]]
            if item.variant.options and not isinstance(answer, list):
                assert [reasons[name] for name in shown] == [
                    "".join(ElementTree.fromstring(f"<p>{item.html(one, 'mathml')}</p>").itertext())
                    for one in due.reasons
                ]
            scored += points == 1
        if isinstance(item.question, Long):
            score = tree.find(f'{ITEM}qti-outcome-declaration[@identifier="SCORE"]')
            most = sum(one.points for one in item.question.rubric)
            assert score.get("normal-maximum") == str(most)
            assert score.get("external-scored") == "human"
    assert scored >= sum(bool(answers) for answers in asked)  # each key had its full points
    return found


def test_own_bank(own, play):
    agrees(own, play)


def test_texts_full_of_marks(odd, play):
    found = agrees(odd, play)
    body = ElementTree.fromstring(found["q-single"]).find(f"{ITEM}qti-item-body")
    text = "".join(body.itertext())
    assert f"=1+1 {READ}" in text
    assert CODE in text
    assert body.find(".//{http://www.w3.org/1998/Math/MathML}mfrac") is not None
    choices = ["".join(one.itertext()) for one in body.iter(f"{ITEM}qti-simple-choice")]
    assert sorted(choices) == sorted(f"%{n}0% {READ}" for n in range(len(choices)))


def test_says_what_is_lost(odd, desk):
    from patternbook.bank.exports.items import items
    from tests.bank.exports.hostile import KNOWN

    lost = {str(loss) for loss in qti.export(odd).losses}
    assert "q-ordering: no points for an order that is right in part" in lost
    assert "q-numeric: an answer in another unit than s is not read" in lost
    desk.question("single")["stem"] = r"What is $\unknowable{x}$?"
    made = qti.export(items(desk.bank(), drawn=1, known=KNOWN, root=desk.examples))
    assert r"q-single: set as text, not as maths: \unknowable{x}" in map(str, made.losses)


def test_control_characters_are_no_xml(desk):
    from patternbook.bank.exports.items import items
    from tests.bank.exports.hostile import KNOWN

    desk.question("single")["stem"] = "A bell\a rings"
    found = opened(items(desk.bank(), drawn=1, known=KNOWN, root=desk.examples))
    assert "A bell\N{REPLACEMENT CHARACTER} rings" in found["q-single"]
