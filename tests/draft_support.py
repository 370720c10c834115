"""A plan with an indicator of each kind, and drafts held against it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

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
from scorecard.records.draft import Draft, EntryRefused, check_draft

if TYPE_CHECKING:
    from scorecard.records.entry import Entry

TODAY = date(2021, 6, 30)
LEVELS = (Level("none", "No plan"), Level("weak", "A plan"), Level("strong", "A funded plan"))
INDICATORS = (
    Indicator("states", "States Parties", unit="states", decimals=0, formerly=("ccm-states",)),
    Indicator("money", "Support", unit="US$ million", decimals=1, minimum=0.0, maximum=2000.0),
    Indicator("amount", "Amount of anything"),
    Indicator("share", "Share of members", kind=Kind.PERCENT, decimals=1, maximum=100.0),
    Indicator("adopted", "Plan adopted", kind=Kind.YES_NO),
    Indicator("plan", "National plans", kind=Kind.SCALE, levels=LEVELS),
    Indicator("voice", "Survivors take part", kind=Kind.QUALITATIVE),
    Indicator("total", "Total", derive=Derive(Derivation.SUM, ("money", "amount"))),
    Indicator("broken", "Broken", faulty=True),
    Indicator("old", "No longer kept", active_to=2018),
    Indicator("rate", "Rate", unit="%"),
)
PLAN = Strategy(
    "Strategy",
    (2017, 2021),
    goals=(Goal("I", "Goal", (Objective("1a", "Objective", INDICATORS),)),),
    numbers="1,234.5",
)


def enter(indicator: str = "states", value: str = "105", **rest: str) -> Entry:
    """Return the entry of a draft."""
    draft = Draft(indicator=indicator, year=rest.pop("year", "2018"), value=value, **rest)
    return check_draft(PLAN, draft, today=TODAY)


def problems(indicator: str = "states", value: str = "105", **rest: str) -> dict[str, str]:
    """Return everything a draft is refused for, by column."""
    with pytest.raises(EntryRefused) as refused:
        enter(indicator, value, **rest)
    assert [str(fault) for fault in refused.value.faults] == [
        f"{column}: {what}" for column, what in refused.value.problems
    ]
    found = dict(refused.value.problems)
    assert len(found) == len(refused.value.problems)
    return found


def problem(indicator: str = "states", value: str = "105", **rest: str) -> str:
    """Return the one thing a draft is refused for."""
    found = problems(indicator, value, **rest)
    assert len(found) == 1, found
    return "; ".join(f"{column}: {what}" for column, what in found.items())
