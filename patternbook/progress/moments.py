"""Moments: the clock, how they are written, and how far off they are in words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


def now() -> datetime:
    """The present moment; what needs one is given it, so that a test can give another."""
    return datetime.now(UTC)


def written(moment: datetime) -> str:
    """A moment as files keep it, such as `2026-11-22T16:37:48.120Z`."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def read(text: str) -> datetime:
    """The moment of a text; without an offset it is UTC.

    Raises:
        ValueError: The text is none.
    """
    moment = datetime.fromisoformat(text)
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def midnight(moment: datetime) -> datetime:
    """The start of the day, as the clock on the wall has it."""
    return moment.astimezone().replace(hour=0, minute=0, second=0, microsecond=0)


def ahead(moment: datetime, present: datetime) -> str:
    """How far off a moment is, such as `in 10 minutes`, `tomorrow` or `on 3 March 2027`."""
    away = moment - present
    minutes = round(away / timedelta(minutes=1))
    hours = round(away / timedelta(hours=1))
    days = (moment.astimezone().date() - present.astimezone().date()).days
    if away <= timedelta(0):
        return "now"
    if minutes < 60:
        return "in a minute" if minutes <= 1 else f"in {minutes} minutes"
    if days < 1:
        return "in an hour" if hours == 1 else f"in {hours} hours"
    if days < 60:
        return "tomorrow" if days == 1 else f"in {days} days"
    return f"on {day(moment)}"


def day(moment: datetime) -> str:
    """A day such as `3 March 2027`."""
    local = moment.astimezone()
    return f"{local.day} {local:%B %Y}"
