"""What other methods say, in words, as the template of their annex prints it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scorecard.report.parts import StatusView


@dataclass(frozen=True, slots=True)
class MethodsRow:
    """One indicator: its status here, and each method's own words; empty where it has none."""

    title: str
    status: StatusView
    verdicts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MethodsView:
    """A table of a few methods, as many as a page is wide."""

    methods: tuple[str, ...]
    rows: tuple[MethodsRow, ...]


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """What other published methods would say.

    ``agreed`` is a sentence for each method, ``silent`` one that names the indicators of which
    none says anything; empty where there is none.
    """

    tables: tuple[MethodsView, ...]
    agreed: tuple[str, ...]
    silent: str = ""
