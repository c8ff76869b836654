"""Run in the page: which listings have the button, its markup, and the files that it loads."""
