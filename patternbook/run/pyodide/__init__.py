"""Listings in the browser's Python: which can run there, and what has to be sent for it."""
