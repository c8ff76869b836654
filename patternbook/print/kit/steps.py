"""What a module asks of a learner, piece by piece, in the order in which a group does it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from patternbook.errors import BookError
from patternbook.print.kit.facilitator import Authored
from patternbook.print.kit.facts import Lab, Module, Section
from patternbook.print.kit.weeks import Step

Pages = Mapping[str, int]
"""Title of a section to the page of the printed module on which it begins."""


def steps(module: Module, authored: Authored, pages: Pages) -> list[Step]:
    """Each section, its questions and the labs that belong to it; then what is for the whole.

    Raises:
        BookError: The guide names a lab or a section that the module hasn't got.
    """
    check(module, authored)
    found = list(_steps(module, authored, pages))
    return [Step(s.kind, s.what, s.minutes, s.section, s.page, module.name) for s in found]


def _steps(module: Module, authored: Authored, pages: Pages) -> Iterator[Step]:
    labs = {lab.name: (lab, section) for section in module.sections for lab in section.labs}
    for section in module.sections:
        if section.labs or section.asks or section.group or section.handed_out:
            continue
        page = pages.get(section.title)
        yield Step("read", named(section), section.minutes, section.label, page)
        if section.short:
            told = f"{_things(section.short, 'short question')} on {section.number}"
            yield Step("answer", told, section.answering, section.label)
        if section.long:
            told = f"{_things(section.long, 'long question')} on {section.number}"
            yield Step("work", told, section.working, section.label)
        for name, after in authored.guide.labs.items():
            if after == section.label:
                lab, home = labs[name]
                yield _lab(lab, home, section.label, pages)
    for section in module.sections:
        if section.group:
            yield Step("group", named(section), section.group, "", pages.get(section.title))
        elif section.handed_out:
            yield Step("read", named(section), section.minutes, "", pages.get(section.title))


def _lab(lab: Lab, home: Section, after: str, pages: Pages) -> Step:
    told = f"{home.number} {home.title} ({lab.name})"
    return Step("lab", told, lab.minutes, after, pages.get(home.title))


def named(section: Section) -> str:
    """`1.3 When to trip`."""
    return f"{section.number} {section.title}".strip()


def _things(count: int, thing: str) -> str:
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"


def check(module: Module, authored: Authored) -> None:
    """Hold the guide against the module.

    Raises:
        BookError: It names what is not there, or leaves a lab out.
    """
    guide, path = authored.guide, authored.place.path
    labels = {section.label for section in module.sections if section.label}
    labs = {lab.name for section in module.sections for lab in section.labs}
    for name, after in guide.labs.items():
        if name not in labs:
            remedy = f"name one of {', '.join(sorted(labs))}"
            raise BookError(path, authored.line(f"labs.{name}"), f"no lab '{name}'", remedy)
        _known(authored, f"labs.{name}", after, labels)
    for name in sorted(labs - set(guide.labs)):
        what = f"says nothing of the lab '{name}'"
        raise BookError(path, authored.line("labs"), what, "say after which section it is done")
    for number, discussed in enumerate(guide.discuss):
        _known(authored, f"discuss.{number}.about", discussed.about, labels)
    for number, wrong in enumerate(guide.wrong):
        _known(authored, f"wrong.{number}.section", wrong.section, labels)
        if wrong.shows not in module.labels:
            line = authored.line(f"wrong.{number}.shows")
            what = f"no listing or figure '{wrong.shows}' in the module"
            raise BookError(path, line, what, "name the label of one that shows it")


def _known(authored: Authored, key: str, label: str, labels: set[str]) -> None:
    if label not in labels:
        what = f"no section '{label}'"
        remedy = f"name one of {', '.join(sorted(labels))}"
        raise BookError(authored.place.path, authored.line(key), what, remedy)
