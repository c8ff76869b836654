"""How long the book takes to build and its listings to run: `make bench`."""
