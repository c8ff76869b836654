"""The book as Sphinx sees it: directives, roles, checks and the HTML edition."""
