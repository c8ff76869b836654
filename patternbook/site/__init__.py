"""The book as Sphinx sees it: directives, roles, checks and the HTML edition."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.typing import ExtensionMetadata

from patternbook.errors import BookError
from patternbook.paths import BUILD, EXAMPLES
from patternbook.site import (
    bank_report,
    cases,
    census,
    collect,
    downloads,
    example,
    explore,
    explore_html,
    genindex,
    html_nodes,
    indexes,
    labs,
    plot,
    questions,
    questions_check,
    questions_html,
    report,
    roles,
)
from patternbook.site.facts import BookDomain, book_domain
from patternbook.site.html.run.runnable import find_runnable


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register everything that pages may use, and the checks that hold them to it."""
    app.add_config_value("patternbook_examples", str(EXAMPLES), "env", types=str)
    app.add_config_value("patternbook_cache", str(BUILD / "cache"), "", types=str)
    app.add_domain(BookDomain)
    html_nodes.setup_html(app)
    questions_html.setup_html(app)
    explore_html.setup_html(app)
    indexes.setup_indexes(app)
    downloads.setup_downloads(app)
    app.add_directive("example", example.Example)
    app.add_directive("plot", plot.Plot)
    app.add_directive("trace", plot.Trace)
    app.add_directive("explore", explore.Explore)
    app.add_directive("lab", labs.Lab)
    app.add_directive("question", questions.OneQuestion)
    app.add_directive("questions", questions.SectionQuestions)
    app.add_directive("question-progress", questions.Progress)
    app.add_directive("case-study", cases.CaseStudy)
    app.add_directive("reproduction", cases.Reproduction)
    app.add_role("result", roles.Result())
    app.add_role("source", roles.Cite())
    app.add_transform(example.NumberOnce)
    app.setup_extension("patternbook.site.html")
    app.connect("write-started", find_runnable)
    app.connect("env-get-outdated", lambda app, *_: collect.with_new_siblings(app))
    app.connect("source-read", census.count_written)
    app.connect("doctree-read", collect.collect)
    app.connect("env-updated", bank_report.report_bank)
    app.connect("env-updated", lambda app, env: indexes.stale_indexes(env))
    app.connect("env-check-consistency", check)
    app.connect("warn-missing-reference", report.is_told)
    app.connect("html-page-context", genindex.sort_index)
    app.connect("build-finished", census.tell)
    app.connect("build-finished", forget_failure)
    return {
        "version": "1",
        "env_version": 6,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


def check(app: Sphinx, env: BuildEnvironment) -> None:
    """What only the whole book can tell: sources that nobody cites, a census of nothing."""
    domain = book_domain(env)
    for error in domain.library.errors:
        report.report(error)
    cited = {name for page in domain.pages.values() for name in page.citations}
    for name, (path, line) in domain.library.places.items():
        if name not in cited:
            remedy = f"cite it with {{source}}`{name}`, or take the entry out"
            report.report(BookError(path, line, f"source '{name}' is never cited", remedy))
    labs.check_pages(env, domain, Path(app.config.patternbook_examples))
    questions_check.check_questions(env, domain)
    census.check_total(app)


def forget_failure(app: Sphinx, exception: Exception | None) -> None:
    """After a build with warnings that count as errors, make the next one read everything again.

    Sphinx does not repeat the warnings of pages that it has already read, so that without this a
    second build of the same broken book would pass.
    """
    if app._fail_on_warnings and app._warncount:
        (Path(app.doctreedir) / "environment.pickle").unlink(missing_ok=True)
