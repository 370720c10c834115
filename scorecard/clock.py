"""Now, and today: on this computer's calendar, for everything that is entered or compared."""

from __future__ import annotations

from datetime import date, datetime


def now() -> datetime:
    """Return this moment with this computer's own time zone, which says what day it is here."""
    return datetime.now().astimezone()


def today() -> date:
    """Return the day it is on this computer's calendar."""
    return now().date()


def now_after(earlier: datetime) -> datetime:
    """Return this moment, for what follows something that was entered before.

    A clock that is behind gives the moment of that; where it was a day later than it is here, the
    moment is told in that place's zone. So neither moment nor day goes back.
    """
    at = max(now(), earlier)
    return at if at.date() >= earlier.date() else at.astimezone(earlier.tzinfo)
