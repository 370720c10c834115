"""What a key may be, where it takes one of a few words of the file format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.model.audience import Audience
from scorecard.model.methods import Method, RollUpRule
from scorecard.model.report import Section

if TYPE_CHECKING:
    from scorecard.framework.locate import Path

CHOICES: dict[str, tuple[str, ...]] = {
    "kind": ("number", "percent", "yes_no", "scale", "qualitative"),
    "direction": ("increase", "decrease"),
    "aggregate": ("count", "share", "sum", "mean"),
    "target_set_by": ("strategy", "wording", "example"),
    "method": tuple(Method),
    "roll_up": tuple(RollUpRule),
    # A key of the same name in two tables is known by the table's as well.
    "un measure": ("chart", "level", "projected_share"),
    "sdsn measure": ("arrow", "colour"),
    "sections": tuple(Section),
    "audience": tuple(Audience),
    "require_comment": (
        "achieved",
        "on_track",
        "at_risk",
        "off_track",
        "missed",
        "not_assessed",
    ),
    "labels": (
        "strategy",
        "goal",
        "objective",
        "indicator",
        "baseline",
        "target",
        "milestone",
        "reading",
        "entity",
    ),
}


def choices(path: Path) -> tuple[str, ...]:
    """Return what the key at the end of a path may be; empty where it is free."""
    key = next((part for part in reversed(path) if isinstance(part, str)), "")
    return CHOICES.get(key) or CHOICES.get(" ".join(str(part) for part in path[-2:]), ())
