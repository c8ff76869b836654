"""How long builds, listings, simulations and consistency checks take: `make bench`."""
