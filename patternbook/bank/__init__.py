"""The bank of questions: model, loading, computed keys, variants, grading, checks."""
