"""The HTML builder of the book: Sphinx's own, less what this edition does not send to a reader."""

from __future__ import annotations

import posixpath
from collections.abc import Set
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util import logging

from patternbook.site.html import around
from patternbook.site.html.assets import write_assets, write_cards, write_picture
from patternbook.site.html.minutes import Place, places
from patternbook.site.html.policy import NO_SCRIPT, first_script, policy
from patternbook.site.html.run.assets import write_run
from patternbook.site.html.search import SearchTexts
from patternbook.site.html.sidebar import Sidebar, title_html
from patternbook.site.html.styles import write_styles
from patternbook.site.html.summary import summary
from patternbook.site.html.translator import BookTranslator

logger = logging.getLogger(__name__)
VIEWPORT = '<meta name="viewport" content="width=device-width, initial-scale=1" />'
"""Docutils puts it into every page; the layout has it already."""

THEMES = ("pydata_sphinx_theme", "sphinx_book_theme", "sphinx_design")


class BookBuilder(StandaloneHTMLBuilder):
    """Builds the pages with the theme's look and our layout, assets and sidebar."""

    name = "html"
    default_translator_class = BookTranslator
    copysource = False
    search = False  # Sphinx makes no index; search_texts is ours
    search_texts: SearchTexts
    sidebar: Sidebar
    titles: ClassVar[dict[str, str]] = {}
    runnable: frozenset[str] = frozenset()
    places: ClassVar[dict[str, Place]] = {}
    summary = ""

    def init(self) -> None:
        """Start; then take out what the themes do at each page for parts that we do not show."""
        super().init()
        self.copysource = False
        for event, listeners in self.events.listeners.items():
            if event in ("builder-inited", "html-page-context", "build-finished"):
                listeners[:] = [x for x in listeners if not _of_a_theme(x.handler)]

    def prepare_writing(self, docnames: Set[str]) -> None:
        """Make what all pages share, before the writing processes are forked off."""
        super().prepare_writing(docnames)
        self.sidebar = Sidebar(self)
        self.search_texts = SearchTexts(Path(self.doctreedir), Path(self.outdir))
        self.titles.clear()
        self.places.clear()
        self.places.update(places(self.env))

    def write_doc(self, docname: str, doctree: nodes.document) -> None:
        """Write a page; what it is about is read off it, unless its front matter says it."""
        told = (self.env.metadata.get(docname) or {}).get("description")
        self.summary = str(told) if told else summary(doctree)
        super().write_doc(docname, doctree)

    def get_doc_context(self, docname: str, body: str, metatags: str) -> dict[str, Any]:
        """What the template of a page needs, and no more."""
        _, before, after = [*self.relations.get(docname, []), None, None, None][:3]
        return {
            "title": self.title(docname),
            "meta": self.env.metadata.get(docname),
            "body": body,
            "questions": 'class="question"' in body,
            "runs": 'class="run-bar ' in body,
            "explores": 'class="explore ' in body,
            "metatags": metatags.replace(VIEWPORT, ""),
            "summary": self.summary,
            "place": self.places.get(docname),
            "edit": self.config.patternbook_edit.replace("{page}", self.source(docname)),
            "toc": self.page_contents(docname),
            "prev": self.neighbour(docname, before),
            "next": self.neighbour(docname, after),
        }

    def index_page(self, pagename: str, doctree: nodes.document, title: str) -> None:
        """Take what the search shall know of a page."""
        self.search_texts.add(pagename, doctree)

    def source(self, docname: str) -> str:
        """Where a page is written, below the folder of the book."""
        return Path(self.env.doc2path(docname)).relative_to(self.srcdir).as_posix()

    def title(self, docname: str) -> str:
        """A page's title as HTML, without its number."""
        if docname not in self.titles:
            self.titles[docname] = title_html(self.env.titles[docname], self)
        return self.titles[docname]

    def neighbour(self, docname: str, other: str | None) -> dict[str, str] | None:
        """Link and title of the page before or after."""
        if other is None or other not in self.env.titles:
            return None
        return {"link": self.get_relative_uri(docname, other), "title": self.title(other)}

    def ancestors(self, docname: str) -> list[dict[str, str]]:
        """Links to the pages above this one, the topmost first, without the home page."""
        found: list[dict[str, str]] = []
        above = (self.relations.get(docname) or [None])[0]
        while above and above != self.config.root_doc and len(found) < 9:
            link = self.get_relative_uri(docname, above)
            found.insert(0, {"link": link, "title": self.title(above)})
            above = (self.relations.get(above) or [None])[0]
        return found

    def path(self, docname: str) -> list[str]:
        """The titles of the pages above a page, and its own, as plain text."""
        names, above = [docname], (self.relations.get(docname) or [None])[0]
        while above and above not in (self.config.root_doc, *names):
            names.insert(0, above)
            above = (self.relations.get(above) or [None])[0]
        return [self.env.titles[name].astext() for name in names]

    def page_contents(self, docname: str) -> str:
        """The headings of a page as a nested list of links; empty for a page without any."""
        items = self.env.tocs[docname].children
        below = [child for item in items for child in item.children[1:]]
        html = ""
        for listing in below:
            copy = listing.deepcopy()
            for link in copy.findall(nodes.reference):
                link.attributes.pop("secnumber", None)
                link["refuri"] = link["anchorname"]
            html += self.render_partial(copy)["fragment"]
        return html

    def handle_page(self, pagename: str, addctx: dict[str, Any], *args: Any, **kwargs: Any) -> None:
        """Write a page, with the sidebar fitted to it."""
        top = "../" * self.get_target_uri(pagename).count("/")
        addctx["book_sidebar"] = self.sidebar.html(pagename, top, addctx.get("toc", ""))
        addctx["parents"] = self.ancestors(pagename)
        addctx |= {
            "policy": policy(bool(addctx.get("runs"))),
            "first_script": first_script(),
            "no_script": NO_SCRIPT,
        }
        addctx["card"] = card_name(self.places.get(pagename))
        addctx["hidden"] = pagename in around.HIDDEN
        addctx["html_baseurl"] = self.config.html_baseurl
        super().handle_page(pagename, addctx, *args, **kwargs)

    def gen_additional_pages(self) -> None:
        """Write the search page, and the one for people who are lost."""
        super().gen_additional_pages()
        self.handle_page("search", {}, "search.html")
        self.handle_page(around.LOST, {}, "404.html")
        around.found_anywhere(Path(self.outdir) / "404.html", self.config.html_baseurl)

    def post_process_images(self, doctree: nodes.Node) -> None:
        """Note the dark variants of pictures too, for copying."""
        super().post_process_images(doctree)
        for image in doctree.findall(nodes.image):
            dark = image.get("uri_dark")
            if dark:
                self.images[dark] = posixpath.basename(dark)

    def copy_image_files(self) -> None:
        """Copy the pictures, drawings with fewer digits."""
        for source, name in sorted(self.images.items()):
            try:
                write_picture(self.srcdir / source, self._images_dir / name)
            except OSError as error:
                logger.warning("cannot copy the picture %s: %s", source, error)

    def copy_static_files(self) -> None:
        """Write our own assets in place of all that the themes bring."""
        write_assets(Path(self.outdir))
        if self.runnable:
            examples = Path(self.config.patternbook_examples)
            write_run(Path(self.outdir), examples, self.runnable)

    def handle_finish(self) -> None:
        """At last, when all pages stand: the search's texts, the style sheet cut to the pages."""
        super().handle_finish()
        names = sorted(self.env.all_docs)
        self.search_texts.write(
            Path(self.outdir),
            [(name, self.get_target_uri(name), self.path(name)) for name in names],
            lambda name: self.env.get_and_resolve_doctree(name, self, tags=self.tags),
        )
        write_styles(Path(self.outdir), Path(self.doctreedir))
        base = self.config.html_baseurl
        pages = [self.get_target_uri(name) for name in sorted(self.env.all_docs)]
        around.write_around(Path(self.outdir), base, pages)
        modules = {place.module for place in self.places.values()}
        titles = {card_name(self.places[name]): self.env.titles[name].astext() for name in modules}
        titles[card_name(None)] = ""
        write_cards(Path(self.outdir), titles if base else {}, self.config.html_title)


def card_name(place: Place | None) -> str:
    """The picture for links to a page: its module's, or the book's."""
    return f"{place.module.replace('/', '-') if place else 'book'}.png"


def _of_a_theme(handler: Any) -> bool:
    return str(getattr(handler, "__module__", "")).startswith(THEMES)
