"""Runs Java listings: one compiler for all, an output folder and a process each."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from patternbook.errors import BookError
from patternbook.run import process, tools
from patternbook.run.java_source import imports_libraries, main_class
from patternbook.run.listing import Listing
from patternbook.run.maven import class_path
from patternbook.run.runner import Answer, Context, MissingToolError, judge, side_by_side

QUICK = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Dfile.encoding=UTF-8")
"""Options for a program that lives for a moment."""


def run(listings: list[Listing], context: Context) -> Iterator[Answer]:
    """Compile all listings in one process and run each."""
    jars: list[Path] = []
    if third := [x for x in listings if imports_libraries(x.text)]:
        try:
            jars = class_path(context)
        except MissingToolError as problem:
            yield from ((listing, problem) for listing in third)
            listings = [x for x in listings if x not in third]
    classes = context.cache / "classes"
    shutil.rmtree(classes, ignore_errors=True)
    pairs: list[str] = []
    for listing in listings:
        folder = classes / listing.name
        folder.mkdir(parents=True)
        pairs += [str(listing.path), str(folder)]
    batch = Path(__file__).with_name("Batch.java")
    java = tools.path("java")
    argv = [java, *QUICK, str(batch), os.pathsep.join(map(str, jars)) or ".", *pairs]
    built = process.run(argv, context.cache)
    if built.code or built.why:
        what = f"the compiler of Java failed: {built.why or built.complaint}"
        raise BookError(context.root, None, what, "see that 'java' on PATH is of a JDK")
    problems: dict[str, BookError] = {}
    for line in built.out.splitlines():
        path, number, what = line.split("\t", 2)
        remedy = "mend the listing, or add the library to examples/pom.xml"
        remedy = remedy if "does not exist" in what else "mend the listing"
        problems.setdefault(path, BookError(path, max(int(number), 0), what, remedy))

    def one(listing: Listing) -> Answer:
        if problem := problems.get(str(listing.path)):
            return listing, problem
        name = main_class(listing.text)
        if name is None:
            remedy = "add 'public static void main(String[] args)' to one of its classes"
            return listing, BookError(listing.path, None, "has no main method", remedy)
        path = os.pathsep.join(map(str, [classes / listing.name, *jars]))
        argv = [java, *QUICK, f"-Dpatternbook.examples={context.root}", "-cp", path, name]
        return judge(listing, process.run(argv, context.root.parent, limit=context.limit))

    yield from side_by_side(one, listings)
