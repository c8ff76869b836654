"""What only the whole book can tell of its questions: whether each stands where it is taught."""

from __future__ import annotations

from sphinx.environment import BuildEnvironment

from patternbook.site.facts import BookDomain
from patternbook.site.report import report

CHECK_PAGE = "check-yourself"
"""How the names of the pages of a module begin that may hold questions of all its sections."""


def check_questions(env: BuildEnvironment, domain: BookDomain) -> None:
    """Report what does not read, sections that there are not, and questions on no page."""
    bank = domain.bank
    for error in bank.errors:
        report(error)
    std = env.domains.standard_domain
    pages: dict[str, list[str]] = {}
    for docname, page in domain.pages.items():
        for shown in page.questions:
            pages.setdefault(shown.name, []).append(docname)
    faults = {name for page in domain.pages.values() for name in page.faults}
    for name, asked in bank.questions.items():
        label, module = asked.section, bank.modules[name]
        place = std.labels.get(label) or std.anonlabels.get(label)
        if place is None:
            remedy = f"name a section of the module, or write ({label})= above it"
            report(bank.fault(name, f": no section '{label}'", remedy, "section"))
            continue
        allowed = {place[0], *(d for d in env.found_docs if f"/{module}/{CHECK_PAGE}" in f"/{d}")}
        stands = pages.get(name, [])
        if not stands and name not in faults:
            remedy = f"write {{question}} {name} or {{questions}} {label} in {place[0]}.md"
            report(bank.fault(name, " stands on no page", remedy))
        for docname in stands:
            if docname not in allowed:
                remedy = f"move it to {' or '.join(f'{d}.md' for d in sorted(allowed))}"
                report(bank.fault(name, f" stands in {docname}.md", remedy))
