"""What a learner types."""

from patternbook.bank.quiz.typed import letter


def right(asked):
    """What a learner types who knows the key, line by line."""
    question, key = asked.question, asked.key
    if question.kind in ("short", "design", "incident"):
        return ["My answer.", "", *(str(criterion.points) for criterion in question.rubric)]
    if question.kind == "multiple":
        return [",".join(map(letter, key))]
    if asked.options:
        return [letter(key)]
    if question.kind == "ordering":
        return [" ".join(map(letter, key))]
    if question.kind == "matching":
        return [" ".join(f"{n}{letter(place)}" for n, place in enumerate(key, 1))]
    if question.kind == "line":
        return [str(key + 1)]
    if question.kind == "numeric":
        return [f"{key} {asked.unit}"]
    return [key if question.kind == "output" else key[0]]


def wrong(asked):
    """What a learner types who is wrong in everything."""
    question, key = asked.question, asked.key
    if question.kind in ("short", "design", "incident"):
        return ["My answer.", "", *("0" for _ in question.rubric)]
    if question.kind == "multiple":
        return [letter(next(place for place in range(len(asked.options)) if place not in key))]
    if asked.options:
        return [letter((key + 1) % len(asked.options))]
    if question.kind == "ordering":
        return [" ".join(map(letter, reversed(key)))]
    if question.kind == "matching":
        count = len(asked.rights)
        return [" ".join(f"{n}{letter((place + 1) % count)}" for n, place in enumerate(key, 1))]
    if question.kind == "line":
        return [str(key or 2)]
    return [str(key + 1e6) if question.kind == "numeric" else "something else"]
