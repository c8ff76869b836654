"""The machine of the book: it runs every listing, draws every figure and builds every edition."""
