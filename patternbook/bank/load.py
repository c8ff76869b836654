"""Reads the bank: `book/questions/<module>.yaml`, and `objectives.yaml` beside them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self, cast

import yaml
from pydantic import TypeAdapter, ValidationError

from patternbook.bank.faults import told
from patternbook.bank.model import Question
from patternbook.bank.parts import Objective
from patternbook.bank.places import Place, compose, construct, place_of
from patternbook.errors import BookError
from patternbook.paths import BOOK

QUESTIONS = BOOK / "questions"
OBJECTIVES = "objectives.yaml"

_question: TypeAdapter[Question] = TypeAdapter(Question)


@dataclass
class Bank:
    """All questions, and what is wrong with the files they come from.

    Attributes:
        questions: Id to question, in the order of the files; only those that are well formed.
        modules: Id of a question to its module.
        objectives: Module to its objectives.
        places: Id of a question to where it and its keys stand, also of those not well formed.
        objective_places: Id of an objective to where it stands.
        errors: One a fault.
    """

    questions: dict[str, Question] = field(default_factory=dict)
    modules: dict[str, str] = field(default_factory=dict)
    objectives: dict[str, list[Objective]] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    objective_places: dict[str, Place] = field(default_factory=dict)
    errors: list[BookError] = field(default_factory=list)

    @classmethod
    def read(cls, folder: Path = QUESTIONS) -> Self:
        """Read all modules' questions in a folder."""
        bank = cls()
        for path in sorted(folder.glob("*.yaml")):
            try:
                if path.name == OBJECTIVES:
                    bank._read_objectives(path)
                else:
                    bank._read_questions(path)
            except BookError as error:
                bank.errors.append(error)
        return bank

    def of_section(self, section: str) -> list[Question]:
        """The questions that a section teaches, in the order of the file."""
        return [q for q in self.questions.values() if q.section == section]

    def of_module(self, module: str) -> list[Question]:
        """The questions of a module, in the order of the file."""
        return [q for name, q in self.questions.items() if self.modules[name] == module]

    def fault(self, name: str, what: str, remedy: str, key: str = "") -> BookError:
        """A fault in question `name`, at one of its keys (`options.0.reason`) or as a whole."""
        place = self.places[name]
        return BookError(place.path, place.line_of(key), f"question '{name}'{what}", remedy)

    def _read_questions(self, path: Path) -> None:
        root = compose(path)
        if not isinstance(root, yaml.SequenceNode):
            raise BookError(path, 1, "not a list of questions", "start each one with '- id: …'")
        for node in root.value:
            try:
                self._read_question(path, node)
            except BookError as error:
                self.errors.append(error)

    def _read_question(self, path: Path, node: yaml.Node) -> None:
        place = place_of(path, node)
        value = construct(path, node)
        name = _name(value)
        if name in self.places:
            first = self.places[name]
            where = BookError(first.path, first.line, "", "").place
            what = f"question '{name}' stands in {where} too"
            raise BookError(path, place.line, what, "give one of them another id")
        if name != "?":
            self.places[name] = place
        try:
            question = _question.validate_python(value)
        except ValidationError as error:
            self.errors += told(error, value, place, f"question '{name}'")
            return
        self.questions[question.id] = question
        self.modules[question.id] = path.stem

    def _read_objectives(self, path: Path) -> None:
        root = compose(path)
        place = place_of(path, root) if root else None
        if root is None or place is None or not isinstance(root, yaml.MappingNode):
            what = "not a list of objectives for each module"
            raise BookError(path, 1, what, "write 'module:' and below it '- id: …, text: …'")
        for module, entries in cast("dict[str, Any]", construct(path, root)).items():
            self.objectives[module] = []
            for number, value in enumerate(entries if isinstance(entries, list) else [entries]):
                here = place.below(f"{module}.{number}")
                name = _name(value)
                if name in self.objective_places:
                    what = f"objective '{name}' stands here twice"
                    self.errors.append(BookError(path, here.line, what, "rename one"))
                    continue
                try:
                    objective = Objective.model_validate(value)
                except ValidationError as error:
                    self.errors += told(error, value, here, f"objective '{name}'")
                    continue
                self.objectives[module].append(objective)
                self.objective_places[objective.id] = here


def _name(value: object) -> str:
    """The id of an entry, as far as it has one."""
    name = value.get("id") if isinstance(value, dict) else None
    return name if isinstance(name, str) else "?"
