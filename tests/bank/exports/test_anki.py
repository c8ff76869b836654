"""Anki packages, imported by Anki's own library into an empty collection."""

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

from patternbook.bank.exports import anki as exporter
from patternbook.bank.grading import grade
from patternbook.bank.model import Long
from patternbook.bank.variants import shown
from tests.bank.exports.hostile import CODE, READ, words


@pytest.fixture
def collection(tmp_path):
    made = Collection(str(tmp_path / "collection.anki2"))
    yield made
    made.close()


def imported(collection, folder, items):
    path = folder / "made.apkg"
    path.write_bytes(exporter.export(items).data)
    request = ImportAnkiPackageRequest(
        package_path=str(path), options=ImportAnkiPackageOptions(with_scheduling=False)
    )
    log = collection.import_anki_package(request).log
    notes = [collection.get_note(number) for number in collection.find_notes("")]
    return log, {note["Id"]: note for note in notes}


def key(item, answer):
    """The answer on the back of a card in the form in which the bank grades one."""
    letters = [ord(part.strip()[-1]) - ord("A") for part in answer.split(",")]
    kind = item.question.kind
    if kind in ("multiple", "ordering", "matching"):
        return letters
    if item.variant.options:
        return letters[0]
    if kind == "line":
        return int(answer.removeprefix("Line ").split("<")[0]) - 1
    if kind == "numeric":
        return answer.partition(" (within")[0]
    return words(answer.split("</code>")[0])


def agrees(notes, items):
    assert sorted(notes) == sorted(item.name for item in items)
    for item in items:
        note = notes[item.name]
        assert len(note.cards()) == 1
        assert words(item.html(item.variant.stem, "tex")) in words(note["Question"])
        assert words(item.html(item.variant.explanation, "tex")) in words(note["Explanation"])
        assert set(note.tags) == set(item.tags())
        if isinstance(item.question, Long):
            assert all(
                words(item.html(one.criterion, "tex", inline=True)) in words(note["Answer"])
                for one in item.question.rubric
            )
            continue
        given = key(item, note["Answer"])
        assert grade(item.variant, given).verdict == "right", (item.name, given)
        for option in item.variant.options:
            assert item.html(option.text, "tex", inline=True) in note["Choices"]
            assert item.html(option.reason, "tex") in note["Reasons"]
        for value, reason in item.variant.mistakes:
            assert f"{shown(value, item.variant)}:" in note["Reasons"]
            assert item.html(reason, "tex") in note["Reasons"]


def test_own_bank(own, collection, tmp_path):
    log, notes = imported(collection, tmp_path, own)
    assert len(log.new) == len(own)
    agrees(notes, own)
    decks = {deck.name for deck in collection.decks.all_names_and_ids()}
    assert {f"Question bank::{item.module}" for item in own} <= decks


def test_texts_full_of_marks(odd, collection, tmp_path):
    _, notes = imported(collection, tmp_path, odd)
    agrees(notes, odd)
    question = words(notes["q-single"]["Question"])
    assert f"=1+1 {READ}" in question
    assert CODE in question
    assert r"\(\frac{a}{b} < 2\)" in question
    card = notes["q-single"].cards()[0]
    assert READ in words(card.answer())


def test_imported_again_it_is_no_duplicate(own, collection, tmp_path):
    imported(collection, tmp_path, own)
    log, notes = imported(collection, tmp_path, own)
    assert not log.new
    assert len(notes) == len(own)
