"""The HTML builder of the book: Sphinx's own, less what this edition does not send to a reader."""

from __future__ import annotations

import posixpath
from collections.abc import Set
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util import logging

from patternbook.site.html.assets import write_assets, write_picture
from patternbook.site.html.sidebar import Sidebar, title_html
from patternbook.site.html.styles import write_styles
from patternbook.site.html.translator import BookTranslator

logger = logging.getLogger(__name__)
THEMES = ("pydata_sphinx_theme", "sphinx_book_theme", "sphinx_design")


class BookBuilder(StandaloneHTMLBuilder):
    """Builds the pages with the theme's look and our layout, assets and sidebar."""

    name = "html"
    default_translator_class = BookTranslator
    copysource = False
    sidebar: Sidebar
    titles: ClassVar[dict[str, str]] = {}

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
        self.titles.clear()

    def get_doc_context(self, docname: str, body: str, metatags: str) -> dict[str, Any]:
        """What the template of a page needs, and no more."""
        _, before, after = [*self.relations.get(docname, []), None, None, None][:3]
        return {
            "title": self.title(docname),
            "meta": self.env.metadata.get(docname),
            "body": body,
            "questions": 'class="question"' in body,
            "metatags": metatags,
            "toc": self.page_contents(docname),
            "prev": self.neighbour(docname, before),
            "next": self.neighbour(docname, after),
        }

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
        super().handle_page(pagename, addctx, *args, **kwargs)

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
        write_assets(Path(self.outdir), self.indexer)

    def handle_finish(self) -> None:
        """At last, when all pages stand: the search index, the style sheet cut to the pages."""
        super().handle_finish()
        write_styles(Path(self.outdir), Path(self.doctreedir))


def _of_a_theme(handler: Any) -> bool:
    return str(getattr(handler, "__module__", "")).startswith(THEMES)
