"""Sets one edition once: `python -m patternbook.print.press draft|final PLAN`.

A draft tells where every place came to stand. The final tells the same, and writes the PDF if all
the page numbers that it prints are true.

Prints one JSON object: `error` or `places`, and `peak_mb`.
"""

from __future__ import annotations

import json
import resource
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typst

from patternbook.print.around import pages
from patternbook.print.plan import Plan
from patternbook.print.typesetter import compiler


def draft(plan: Plan) -> dict[str, Any]:
    """Set the text without writing it."""
    return {"places": _places(_compiler(plan, "draft"))}


def final(plan: Plan) -> dict[str, Any]:
    """Write the PDF: tagged, and refused by Typst if it does not conform to PDF/UA-1.

    Nothing is written if a place is on another page than the one expected.
    """
    stamp = None if plan.created is None else datetime.fromtimestamp(plan.created, UTC)
    press = _compiler(plan, "final")
    places = _places(press)
    if pages(places) == json.loads(plan.expected.read_text(encoding="utf-8")):
        press.compile(output=plan.output, format="pdf", pdf_standards=["ua-1"], timestamp=stamp)
    return {"places": places}


def _places(press: typst.Compiler) -> dict[str, Any]:
    try:
        told = press.query("<places>", field="value", one=True)
    except RuntimeError:  # says what is wrong but not where, which the compiler does
        press.compile(format="pdf")
        raise
    found: dict[str, Any] = json.loads(told)
    return found


def _compiler(plan: Plan, mode: str) -> typst.Compiler:
    folder = Path(plan.folder)
    return compiler(folder / f"{plan.name}.typ", folder, f"{plan.name}.data.json", mode)


def main(arguments: list[str]) -> int:
    """Run one stage and print what came of it."""
    mode, path = arguments
    plan = Plan.from_json(json.loads(Path(path).read_text(encoding="utf-8")))
    try:
        told = draft(plan) if mode == "draft" else final(plan)
    except typst.TypstError as error:
        told = {"error": error.message, "diagnostic": error.diagnostic}
    # Linux tells kilobytes, macOS bytes.
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    told["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // unit
    print(json.dumps(told))
    return 1 if "error" in told else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
