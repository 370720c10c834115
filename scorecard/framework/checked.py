"""The outcome of a check: plain tables a strategy can be built from, and faults."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from scorecard.model.fault import Fault


@dataclass(frozen=True, slots=True)
class Checked:
    """A checked plan.

    ``plan`` holds the tables as the file has them, JSON-ready (dates as text), whatever is
    flawed left out and its owner marked ``faulty``; None when nothing is usable. The faults have
    no file name yet.
    """

    plan: dict[str, Any] | None
    faults: tuple[Fault, ...]
