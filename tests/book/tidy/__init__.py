"""Checks of the checkout's order: each takes the top folder and returns what is out of order."""
