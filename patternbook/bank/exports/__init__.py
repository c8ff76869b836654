"""The bank in the formats of other systems: Moodle, QTI, GIFT, Anki, CSV.

Each format is a function from items to an `Export`: its bytes, which depend on nothing but the bank
and the seed, and what it could not carry.
"""
