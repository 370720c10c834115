"""What the tests of the board's year on the screens share: a plan and what people wrote."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

from tui_support import SMALL, entry, place

from scorecard import clock
from scorecard.model.plan import Audience
from scorecard.model.records import PriorityState
from scorecard.records.backup import incoming, take_in
from scorecard.records.comments import write_comment
from scorecard.records.decisions import DecisionDraft, add_decision, revise_decision
from scorecard.records.priorities import (
    PriorityDraft,
    add_priority,
    revise_priority,
    settle_priority,
)
from scorecard.records.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.model.records import Comment, Decision, Priority
    from scorecard.workspace import Places

# A comment is asked for where the wells or the pumps are off track.
PLAN = SMALL.replace(
    '[[goal]]\nid = "A"',
    '[assessment]\nrequire_comment = ["off_track", "missed"]\n\n[[goal]]\nid = "A"',
)
ENTRIES = (
    entry("wells", 2017, "110"),
    entry("wells", 2018, "140"),
    entry("wells", 2019, "120"),
    entry("pumps", 2018, "7"),
    entry("pumps", 2019, "3"),
    entry("pupils", 2018, "61"),
    entry("pupils", 2019, "80"),
)
TEXT = "The rig broke in March.\nWe hired another one in October."


def board_place(folder: Path) -> Places:
    """Write a plan whose year 2019 has comments, priorities, decisions; 2018 is closed."""
    places = place(folder, PLAN, ENTRIES)
    store = Store.open(places.store)
    by = "Ana"
    add_priority(store, PriorityDraft(2018, "Buy a second rig", about=("A1",), lead="Bo"), by=by)
    settle_priority(store, "2018-1", PriorityState.CARRIED_OVER, because="no money yet", by=by)
    add_priority(store, PriorityDraft(2018, "Train the crews", kind="operational"), by=by)
    settle_priority(store, "2018-2", PriorityState.DONE, because="all four trained", by=by)
    revise_priority(store, "2019-1", {"state": PriorityState.ADOPTED}, because="", by=by)
    add_decision(
        store, DecisionDraft(date(2019, 3, 1), "Ask for bids", "Bo", date(2019, 6, 30)), by=by
    )
    add_decision(store, DecisionDraft(date(2019, 9, 1), "Visit the schools"), by=by)
    write_comment(store, "pumps", 2019, TEXT, by=by, audience=Audience.BOARD, draft=True)
    store.close_year(2018, on=date(2019, 3, 1), by=by)
    return places


def meeting_place(folder: Path) -> Places:
    """Write a plan before the meeting on 2019: comments on goals, a priority that is proposed."""
    places = board_place(folder)
    store = Store.open(places.store)
    text = (
        "The drought went on and two crews left. We drilled where the water stands highest.\n\n"
        "The rig is back since October; three more wells are begun."
    )
    write_comment(store, "A", 2019, text, by="Ana")
    write_comment(store, "B", 2019, "Every school has a roof now.", by="Bo", draft=True)
    draft = PriorityDraft(
        2020, "Drill in the north before the rains", about=("A1",), lead="Bo", measure="ten wells"
    )
    add_priority(store, draft, by="Ana")
    add_decision(store, DecisionDraft(clock.today(), "Meet in Geneva", "Bo"), by="Ana")
    return places


def merged_place(folder: Path) -> Places:
    """Return a place whose board wrote in two copies of the store, which were merged."""
    places = board_place(folder)
    other = folder / "other.jsonl"
    shutil.copy(places.store, other)
    mine, theirs = Store.open(places.store), Store.open(other)
    write_comment(mine, "pumps", 2019, "Mine now", by="Ana")
    settle_priority(mine, "2019-1", PriorityState.DONE, because="bought", by="Ana")
    add_priority(mine, PriorityDraft(2020, "Of Ana"), by="Ana")
    revise_decision(mine, "D2019-1", {"done": date(2019, 5, 1)}, because="", by="Ana")
    write_comment(theirs, "pumps", 2019, "Theirs now", by="Ben")
    settle_priority(theirs, "2019-1", PriorityState.DROPPED, because="too dear", by="Ben")
    add_priority(theirs, PriorityDraft(2020, "Of Ben"), by="Ben")
    revise_decision(theirs, "D2019-1", {"text": "Ask for three bids"}, because="", by="Ben")
    take_in(mine, incoming(mine, other.read_bytes(), "other"))
    other.unlink()
    return places


def comments(places: Places, about: str, year: int) -> list[Comment]:
    """Return the stored revisions of a comment, oldest first."""
    found = Store.open(places.store).records().comments
    mine = [each for each in found if (each.about, each.year) == (about, year)]
    return sorted(mine, key=lambda each: each.rank)


def priorities(places: Places, ref: str) -> list[Priority]:
    """Return the stored revisions of a priority, oldest first."""
    found = Store.open(places.store).records().priorities
    return sorted((p for p in found if p.ref == ref), key=lambda each: each.rank)


def decisions(places: Places, ref: str) -> list[Decision]:
    """Return the stored revisions of a decision, oldest first."""
    found = Store.open(places.store).records().decisions
    return sorted((d for d in found if d.ref == ref), key=lambda each: each.rank)
