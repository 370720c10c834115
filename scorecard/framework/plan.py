"""The plan as loaded: the strategy as far as it is usable, and every fault of its file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.model.fault import Fault
    from scorecard.model.strategy import Strategy


@dataclass(frozen=True, slots=True)
class Plan:
    """One framework file, loaded.

    ``digest`` is the SHA-256 of the file's bytes in hexadecimal, empty when they could not be
    read. ``strategy`` is None when nothing of the file is usable. ``faults`` are in file order,
    warnings among them.
    """

    path: Path
    digest: str
    strategy: Strategy | None
    faults: tuple[Fault, ...]
