"""The Typst sources of the kit's sheets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from patternbook.bank.parts import Objective
from patternbook.print.escape import array, content, string, words
from patternbook.print.kit.facilitator import Authored
from patternbook.print.kit.facts import Module
from patternbook.print.kit.steps import named
from patternbook.print.kit.weeks import Step

IMPORT = '#import "/kit.typ": *\n'
TODO = {
    "read": "read",
    "answer": "answer",
    "work": "work on",
    "lab": "lab",
    "group": "together",
    "paper": "paper",
}


@dataclass(frozen=True)
class Kit:
    """All that the sheets tell.

    Attributes:
        title: The module's title, or whom the path is for.
        told: What must be said of a path: how much of it is here.
        weeks: The steps of each week.
        modules: The modules in order.
        guides: Module to what its authors tell facilitators.
        objectives: Module to its objectives.
        texts: MyST text to Typst source.
        printed: Module to the PDF whose pages are told.
    """

    title: str
    told: str
    weeks: Sequence[Sequence[Step]]
    modules: Sequence[Module]
    guides: Mapping[str, Authored]
    objectives: Mapping[str, Sequence[Objective]]
    texts: Mapping[str, str]
    printed: Mapping[str, str]

    def sheet(self, kind: str, title: str, body: list[str], wide: bool = False) -> str:
        """The source of a whole PDF."""
        whole = f"{kind}: {title}"
        turned = "true" if wide else "false"
        head = f"#show: kit.with(title: {string(whole)}, foot: {string(whole)}, wide: {turned})\n"
        return IMPORT + head + "".join(body)


def schedule(kit: Kit) -> str:
    """Week by week: what to read, answer and do, with pages and minutes."""
    minutes = [sum(step.minutes for step in week) for week in kit.weeks]
    labs = sum(step.kind == "lab" for week in kit.weeks for step in week)
    facts = [
        ("Weeks", str(len(minutes))),
        ("In all", f"{hours(sum(minutes))}, of it {labs} labs"),
        ("The fullest week", f"{max(minutes)} minutes"),
    ]
    if kit.told:
        facts.append(("Of the path", kit.told))
    files = ", ".join(kit.printed[module.name] for module in kit.modules)
    facts.append(("Pages", f"of {files}; the numbers of sections hold in every edition"))
    rows = []
    for number, week in enumerate(kit.weeks, 1):
        lines = [
            f"({string(TODO[step.kind])}, {content(words(step.what))}, "
            f"{string(str(step.page) if step.page else '')}, {string(str(step.minutes))})"
            for step in week
        ]
        rows.append(f"({number}, {minutes[number - 1]}, {array(lines)})")
    body = [f"#sheet-title[Schedule][{words(kit.title)}]\n", _facts(facts)]
    body.append(f"#weeks({array(rows)})\n")
    return kit.sheet("Schedule", kit.title, body)


def facilitator(kit: Kit, module: Module) -> str:
    """Goals, plan, questions to discuss, wrong ideas and the incident of one module."""
    authored = kit.guides[module.name]
    body = [f"#sheet-title[For the facilitator][{words(module.title)}]\n"]
    goals = [content(kit.texts[goal.text]) for goal in kit.objectives[module.name]]
    body.append(f"#part[Afterwards they can]\n#goals({array(goals)})\n")
    body += ["#part[The sessions]\n", _sessions(kit, module)]
    body.append("#part[To discuss]\n")
    for number, discussed in enumerate(authored.guide.discuss, 1):
        section = module.section(discussed.about)
        assert section is not None
        parts = (content(kit.texts[x]) for x in (discussed.ask, discussed.good, discussed.astray))
        body.append(f"#discussed({number}, {string(named(section))}, {', '.join(parts)})\n")
    body.append("#part[Wrong ideas that will come up]\n")
    for wrong in authored.guide.wrong:
        section = module.section(wrong.section)
        assert section is not None
        where = f"{named(section)}, {module.labels[wrong.shows]}"
        parts = (content(kit.texts[x]) for x in (wrong.idea, wrong.instead))
        body.append(f"#wrong-idea({', '.join(parts)}, {string(where)})\n")
    for section in module.sections:
        if section.group:
            told = f"{named(section)}: {section.group} minutes, the cards are in the handout."
            told += " The notes for whoever leads stand in the module, after the last card."
            body.append(f"#part[The incident]\n{words(told)}\n")
    return kit.sheet("For the facilitator", module.title, body)


def _sessions(kit: Kit, module: Module) -> str:
    """A line a session: what is done before it, and what there is to talk about."""
    guide = kit.guides[module.name].guide
    rows = []
    for number, week in enumerate(kit.weeks, 1):
        mine = [step for step in week if step.module == module.name]
        if not mine:
            continue
        before = [step for step in mine if step.kind not in ("group", "paper")]
        read = {step.section for step in mine if step.kind == "read" and step.section}
        talk = [n for n, one in enumerate(guide.discuss, 1) if one.about in read]
        together = [f"discuss {', '.join(map(str, talk))}"] if talk else []
        together += [
            f"{step.what}, {step.minutes} minutes"
            for step in mine
            if step.kind in ("group", "paper")
        ]
        lines = [content(words(_told(step))) for step in before]
        ours = [content(words(told)) for told in together]
        minutes = sum(step.minutes for step in before)
        rows.append(f"({number}, {array(lines)}, {minutes}, {array(ours)})")
    return f"#sessions({array(rows)})\n"


def _told(step: Step) -> str:
    page = f", page {step.page}" if step.page else ""
    return f"{TODO[step.kind]} {step.what}{page}"


def attendance(kit: Kit) -> str:
    """Names against sessions, to tick."""
    heads = [string(f"session {number}") for number in range(1, len(kit.weeks) + 1)]
    body = [f"#sheet-title[Attendance][{words(kit.title)}]\n", f"#names({array(heads)})\n"]
    return kit.sheet("Attendance", kit.title, body, wide=True)


def progress(kit: Kit) -> str:
    """Names against sections, labs, questions and the paper."""
    body: list[str] = []
    for module in kit.modules:
        steps = [step for week in kit.weeks for step in week if step.module == module.name]
        heads = [string(_short(step)) for step in steps]
        if body:
            body.append("#pagebreak()\n")
        told = "Read: a tick. Questions: how many were right. Labs: a tick when the check passes."
        body.append(f"#sheet-title[Progress][{words(module.title)}]\n{words(told)}\n\n")
        body.append(f"#names({array(heads)})\n")
    return kit.sheet("Progress", kit.title, body, wide=True)


def _short(step: Step) -> str:
    number = step.what.split(" ")[0]
    return {
        "read": step.what,
        "answer": f"{step.what.replace(' short', '')}",
        "work": step.what,
        "lab": f"lab {step.what.rpartition('(')[2].rstrip(')')}",
        "group": f"{number} incident",
        "paper": "paper, points",
    }[step.kind]


def hours(minutes: int) -> str:
    """`9 h 40 min`."""
    whole, rest = divmod(minutes, 60)
    return f"{whole} h {rest} min" if rest else f"{whole} h"


def _facts(rows: Sequence[tuple[str, str]]) -> str:
    shown = [f"({string(name)}, {content(words(value))})" for name, value in rows]
    return f"#facts({', '.join(shown)})\n"
