"""Listings: what they are, how they run, and whether they print what the book says they print."""
