"""Sphinx settings. Nothing here computes; the machine is in patternbook/."""

project = "Distributed Systems Pattern Library"
author = "The Pattern Library contributors"
version = release = "0.1.0"
language = "en"

extensions = [
    "myst_parser",
    "sphinx_design",
    "sphinx_multitoc_numbering",
    "patternbook.site",
    "patternbook.print",
    "patternbook.epub",
]
source_suffix = {".md": "markdown"}
exclude_patterns = ["sources/**", "questions/**"]
nitpicky = True

myst_enable_extensions = [
    "amsmath",
    "attrs_inline",
    "colon_fence",
    "deflist",
    "dollarmath",
    "fieldlist",
]
numfig = True
numfig_secnum_depth = 1
numfig_format = {"code-block": "Listing %s", "figure": "Figure %s", "table": "Table %s"}

html_theme = "sphinx_book_theme"
html_title = project
html_permalinks_icon = "#"
html_copy_source = False
html_show_sourcelink = False
html_show_search_summary = False
html_domain_indices = False
html_last_updated_fmt = "%-d %B %Y"

# Where the pages are published, such as "https://example.org/book/": then they carry canonical
# links and pictures for shared links, and there are a sitemap and a robots.txt.
html_baseurl = ""
# Where a page's source is edited, with {page} for its path below book/; empty: no such link.
patternbook_edit = ""
