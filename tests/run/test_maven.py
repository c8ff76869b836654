"""pom.lock: a jar that is not the locked one stops the run."""

from __future__ import annotations

import hashlib
import shutil

import pytest

from patternbook.errors import BookError
from patternbook.run import maven
from patternbook.run.runner import Context


@pytest.fixture
def locked(examples, tmp_path):
    """A workspace whose jars were fetched and locked."""
    pom = examples.root / "pom.xml"
    pom.write_text("<project/>\n")
    digest = hashlib.sha256(pom.read_bytes()).hexdigest()
    jars = tmp_path / "cache" / "jars" / digest[:16]
    jars.mkdir(parents=True)
    (jars / "a-1.jar").write_text("one")
    (jars / "b-2.jar").write_text("two")
    context = Context(examples.root, tmp_path / "cache", update=True)
    maven.class_path(context)
    return Context(examples.root, tmp_path / "cache"), jars


def test_the_same_jars(locked):
    context, _ = locked
    assert [p.name for p in maven.class_path(context)] == ["a-1.jar", "b-2.jar"]
    assert "/" not in (context.root / "pom.lock").read_text()


def changed(jars):
    (jars / "b-2.jar").write_text("other")


def added(jars):
    (jars / "c-3.jar").write_text("three")


def removed(jars):
    (jars / "b-2.jar").unlink()


@pytest.mark.parametrize("update", [False, True])
@pytest.mark.parametrize(
    ("change", "said"),
    [
        (changed, "pom.lock:3: b-2.jar is not the one that was locked"),
        (added, "pom.lock: c-3.jar is not in the lock"),
        (removed, "pom.lock:3: b-2.jar is missing"),
    ],
)
def test_other_jars(locked, change, said, update):
    context, jars = locked
    change(jars)
    with pytest.raises(BookError) as error:
        maven.class_path(Context(context.root, context.cache, update=update))
    assert str(error.value).removeprefix(f"{context.root}/").startswith(said)


def test_pom_changed_since(locked):
    context, _ = locked
    lock = context.root / "pom.lock"
    lock.write_text(lock.read_text().replace(lock.read_text()[:8], "00000000", 1))
    with pytest.raises(BookError, match=r"is not of this pom.xml; run patternbook run --update"):
        maven.class_path(context)
    maven.class_path(Context(context.root, context.cache, update=True))
    maven.class_path(context)


def test_no_lock(locked):
    context, _ = locked
    (context.root / "pom.lock").unlink()
    with pytest.raises(BookError, match="no such file; run patternbook run --update"):
        maven.class_path(context)


def test_a_pom_that_maven_cannot_read(examples, tmp_path, needs, missing):
    needs("java")
    if not shutil.which("mvn"):
        missing(maven.INSTALL)
    (examples.root / "pom.xml").write_text("<project>\n")
    with pytest.raises(BookError, match=r"pom.xml: Maven fails: Non-"):
        maven.class_path(Context(examples.root, tmp_path / "cache"))
