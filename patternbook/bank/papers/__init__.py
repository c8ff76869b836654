"""Papers: which questions, in which variants, for how many points. Setting them is print's work."""
