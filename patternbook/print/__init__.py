"""The book on paper: a Sphinx builder that sets the doctree with Typst."""
