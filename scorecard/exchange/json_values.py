"""Values as JSON has them: numbers as numbers, never NaN."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from scorecard.model.entity import span_of
from scorecard.model.indicator import Kind

if TYPE_CHECKING:
    from scorecard.model.indicator import Indicator

# Past this a float no longer tells whole numbers apart.
_EXACT = 2**53


def stored_value(indicator: Indicator, text: str | None) -> float | int | None:
    """Return a stored value as the number the assessment takes it for; None for evidence."""
    if text is None or indicator.kind is Kind.QUALITATIVE:
        return None
    if indicator.kind is Kind.YES_NO:
        # The day something was done says that it is done.
        return {"yes": 1, "no": 0}.get(text, 1 if span_of(text) is not None else None)
    if indicator.kind is Kind.SCALE:
        return indicator.level_index(text)
    return stored_number(text)


def stored_number(text: str | None) -> float | int | None:
    """Return a stored number as one; None for what is none."""
    try:
        return number(float(text)) if text is not None else None
    except ValueError:
        return None


def declared(value: Any) -> Any:
    """Return a target's table as declared, whatever in it is no JSON written as text."""
    if isinstance(value, dict):
        return {str(key): declared(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [declared(item) for item in value]
    if isinstance(value, bool | int | str) or value is None:
        return value
    return number(value) if isinstance(value, float) else str(value)


def number(value: float | None) -> float | int | None:
    """Return a number for JSON: whole ones as integers, what is no number as null."""
    if value is None or not math.isfinite(value):
        return None
    return int(value) if value == int(value) and abs(value) < _EXACT else value
