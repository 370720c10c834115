"""A small plan and its records, made by hand."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from scorecard.exchange.import_preview import Answers, ImportPreview, preview_import
from scorecard.exchange.table import Row
from scorecard.model.plan import (
    Derivation,
    Derive,
    Goal,
    Indicator,
    Kind,
    Level,
    Objective,
    Strategy,
)
from scorecard.model.reading import Reading
from scorecard.model.records import Closure, Records
from scorecard.records.draft import Draft

if TYPE_CHECKING:
    from collections.abc import Iterable

TODAY = date(2021, 6, 30)
LEVELS = (Level("none", "No plan"), Level("weak", "A plan"), Level("strong", "A funded plan"))
INDICATORS = (
    Indicator("states", "States Parties", unit="states", decimals=0, formerly=("ccm-states",)),
    Indicator("casualties", "Casualties", unit="people", decimals=0),
    Indicator("amount", "Amount"),
    Indicator("share", "Share", kind=Kind.PERCENT, decimals=1),
    Indicator("adopted", "Adopted", kind=Kind.YES_NO),
    Indicator("plan", "Plan", kind=Kind.SCALE, levels=LEVELS),
    Indicator("voice", "Voice", kind=Kind.QUALITATIVE),
    Indicator("total", "Total", derive=Derive(Derivation.SUM, ("states", "amount"))),
)


def plan(numbers: str | None = "1,234.5") -> Strategy:
    objective = Objective("1a", "Objective", INDICATORS)
    return Strategy("S", (2017, 2021), goals=(Goal("I", "G", (objective,)),), numbers=numbers)


PLAN = plan()


def reading(id_: str = "r1", indicator: str = "states", year: int = 2018, **rest: Any) -> Reading:
    fields = {
        "value": "105",
        "by": "Ana",
        "entered_at": datetime(2019, 3, 1, 12, tzinfo=UTC),
        **rest,
    }
    return Reading(id_, indicator, year, **fields)


def row(number: int = 2, indicator: str = "states", year: str = "2018", **rest: str) -> Row:
    return Row(number, Draft(indicator, year, rest.pop("value", "105"), **rest))


def preview(
    rows: Iterable[Row],
    *readings: Reading,
    closures: tuple[Closure, ...] = (),
    as_published: bool = False,
    answers: Answers | None = None,
) -> ImportPreview:
    records = Records(readings, closures=closures)
    return preview_import(
        PLAN, records, rows, as_published=as_published, today=TODAY, answers=answers
    )
