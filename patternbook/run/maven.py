"""The libraries of Java listings: Maven fetches what pom.xml names, pom.lock says what came.

pom.lock has a line for each jar, those that others brought along included: its SHA-256 and its
name with the version. A jar that is other, more or fewer than locked stops the run.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path

from patternbook.errors import BookError
from patternbook.run import process
from patternbook.run.runner import Context, MissingToolError

GOAL = "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies"
WARY = "find out why before you trust it; to fetch again, delete build/cache/listings/java"
COMPLAINT = re.compile(r"^(?:\[(?:ERROR|FATAL)\] +)+(\S.*)$", re.M)
INSTALL = "install Maven: apt install maven, or brew install maven"


def class_path(context: Context) -> list[Path]:
    """The jars that pom.xml asks for, each checked against pom.lock.

    Raises:
        MissingToolError: Maven is missing.
        BookError: Maven fails, or the jars are not those of pom.lock.
    """
    pom = context.root / "pom.xml"
    if not pom.exists():
        raise BookError(pom, None, "no such file", "name the libraries of the Java listings in it")
    jars = context.cache / "jars" / _digest(pom)[:16]
    if not jars.exists():
        _fetch(pom, jars)
    found = sorted(jars.glob("*.jar"))
    _verify(pom, found, context.update)
    return found


def _fetch(pom: Path, jars: Path) -> None:
    """Copy the jars, from Maven's own store if they are all there, else over the network."""
    maven = shutil.which("mvn")
    if not maven:
        raise MissingToolError(pom, None, "needs Maven: there is no mvn on PATH", INSTALL)
    made = jars.with_name("new")
    shutil.rmtree(made, ignore_errors=True)
    argv = [maven, "-q", "-B", "-C", "-f", pom, GOAL, f"-DoutputDirectory={made}"]
    argv += ["-DincludeScope=runtime", "-Dmdep.prependGroupId=true"]
    ended = process.run([*argv, "-o"], pom.parent)
    if ended.code:
        ended = process.run(argv, pom.parent)
    if ended.code or ended.why:
        errors = [m[1] for m in COMPLAINT.finditer(ended.out) if "Some problems" not in m[1]]
        what = ended.why or (errors[0] if errors else ended.complaint)
        raise BookError(pom, None, f"Maven fails: {what}", "mend pom.xml, or see to the network")
    made.mkdir(parents=True, exist_ok=True)
    made.rename(jars)


def _verify(pom: Path, jars: list[Path], update: bool) -> None:
    """Compare the jars with pom.lock; write it if pom.xml changed since and `update` is on."""
    lock = pom.with_name("pom.lock")
    now = [f"{_digest(jar)}  {jar.name}" for jar in jars]
    text = "\n".join([f"{_digest(pom)}  pom.xml", *now]) + "\n"
    old = lock.read_text(encoding="utf-8") if lock.exists() else ""
    if old == text:
        return
    if not old.startswith(f"{_digest(pom)}  pom.xml\n"):
        if update:
            lock.write_text(text, encoding="utf-8")
            return
        what = "is not of this pom.xml" if old else "no such file"
        raise BookError(lock, None, what, "run patternbook run --update on a Java listing")
    locked = {line[66:]: line[:64] for line in old.splitlines()[1:]}
    came = {line[66:]: line[:64] for line in now}
    for line, (name, digest) in enumerate(locked.items(), 2):
        if came.get(name) != digest:
            what = "is not the one that was locked" if name in came else "is missing"
            raise BookError(lock, line, f"{name} {what}", WARY)
    other = next(name for name in came if name not in locked)
    raise BookError(lock, None, f"{other} is not in the lock", WARY)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
