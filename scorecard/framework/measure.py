"""What values an indicator takes: its kind, its bounds, its levels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scorecard.framework.suggest import did_you_mean
from scorecard.framework.text import described, number_text, shown
from scorecard.messages.catalogue import words

if TYPE_CHECKING:
    from scorecard.framework.sheet import Sheet

NUMERIC = ("number", "percent")


@dataclass(frozen=True, slots=True)
class Measure:
    """The values an indicator may take.

    ``kind`` is None, and ``levels`` empty, when the plan does not say so soundly: then nothing
    is held against it.
    """

    kind: str | None
    minimum: float | None
    maximum: float | None
    levels: tuple[str, ...]

    @classmethod
    def of(cls, sheet: Sheet) -> Measure:
        """Return the measure of an indicator's sheet."""
        kind = sheet.word("kind") if "kind" in sheet.table else "number"
        if not sheet.absent("kind") and "kind" not in sheet.table:
            kind = None
        levels = sheet.value("levels")
        minimum, maximum = sheet.number("min"), sheet.number("max")
        if minimum is not None and maximum is not None and minimum >= maximum:
            minimum = maximum = None  # said already; no value could fit between them
        return cls(kind, minimum, maximum, tuple(levels) if isinstance(levels, dict) else ())

    def flaw(self, value: Any) -> str:
        """Return what is wrong with a value for this indicator, or ""."""
        if self.kind in NUMERIC:
            return self._number_flaw(value)
        if self.kind == "yes_no" and not isinstance(value, bool):
            return words.PlanValues.NOT_BOOL.format(value=described(value))
        if self.kind == "scale" and self.levels and value not in self.levels:
            hint = did_you_mean(value, self.levels) if isinstance(value, str) else ""
            names = words.LIST_SEPARATOR.join(shown(level) for level in self.levels)
            return words.PlanValues.NOT_LEVEL.format(
                levels=names, value=described(value), hint=hint
            )
        return ""

    def position(self, value: Any) -> float | None:
        """Return a value as a number that can be compared; None when it does not fit."""
        if value is None or self.flaw(value):
            return None
        if self.kind == "scale":
            return float(self.levels.index(value)) if self.levels else None
        return float(value) if self.kind in (*NUMERIC, "yes_no") else None

    def _number_flaw(self, value: Any) -> str:
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return words.PlanValues.NOT_NUMBER.format(value=described(value))
        if self.minimum is not None and value < self.minimum:
            least = number_text(self.minimum)
            return words.PlanValues.BELOW.format(value=number_text(value), least=least)
        if self.maximum is not None and value > self.maximum:
            most = number_text(self.maximum)
            return words.PlanValues.ABOVE.format(value=number_text(value), most=most)
        return ""
