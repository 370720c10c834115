"""Comments, priorities, decisions and closed years that are refused, in another language."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from store_words import english, refusal, speak

from scorecard.model.plan import Goal, Indicator, Strategy
from scorecard.model.records import Comment, Decision, Priority, PriorityState, Records
from scorecard.records.board import check_about
from scorecard.records.comments import check_comment, write_comment
from scorecard.records.decisions import (
    DecisionDraft,
    add_decision,
    check_decision,
    find_decision,
    revise_decision,
)
from scorecard.records.faults import data_faults
from scorecard.records.priorities import (
    PriorityDraft,
    add_priority,
    check_priority,
    find_priority,
    revise_priority,
    settle_priority,
)
from scorecard.records.store import Store

if TYPE_CHECKING:
    from pathlib import Path

PLAN = Strategy("S", (2017, 2021), goals=(Goal("GA", "G", (), (Indicator("XA", "XA"),)),))
DAY = date(2019, 3, 1)
TO_COME = datetime.now(UTC).date() + timedelta(days=9)
WHO = "ANA"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Return a new store of somebody who speaks that language."""
    speak(monkeypatch)
    return Store.create(tmp_path / "readings.jsonl")


def test_comments(store: Store) -> None:
    said = refusal(lambda: write_comment(store, " ", 0, "A\x07", by=""))
    said += refusal(lambda: write_comment(store, "XA", 2018, "A", by="A\nB"))
    said += refusal(lambda: write_comment(store, "XA", 2018, "", by=WHO))
    said += refusal(lambda: write_comment(store, "XA", 2018, "A", by=WHO, seen="GONE"))
    write_comment(store, "XA", 2018, "TOLD", by=WHO)
    said += refusal(lambda: write_comment(store, "XA", 2018, "A", by=WHO, seen=None))
    write_comment(store, "XA", 2018, "", by=WHO)
    said += refusal(lambda: write_comment(store, "XA", 2018, " ", by=WHO))
    said += refusal(lambda: write_comment(store, "XA", 2018, "A", by=WHO, seen=None))
    assert len(said) == 10
    assert english(said) == []


def test_priorities(store: Store) -> None:
    first = add_priority(store, PriorityDraft(2019, "TOLD", carried_from=""), by=WHO)
    wrong = PriorityDraft(2019, "", lead="A\n", measure="A\n", about=(" ",))
    said = refusal(lambda: add_priority(store, wrong, by=WHO))
    said += refusal(lambda: add_priority(store, PriorityDraft(0, "A"), by=""))
    said += refusal(lambda: add_priority(store, PriorityDraft(2019, "A", carried_from="B"), by=WHO))
    said += refusal(lambda: find_priority(store, "2019-2"))

    def revise(**changes: object) -> list[str]:
        return refusal(lambda: revise_priority(store, "2019-1", changes, because="", by=WHO))

    said += revise(ref="A", year=2020)
    said += revise(state=PriorityState.DONE)
    said += revise(text="")
    done = PriorityState.DONE
    said += refusal(lambda: settle_priority(store, "2019-1", done, because="", by=WHO))
    proposed = PriorityState.PROPOSED
    said += refusal(lambda: settle_priority(store, "2019-1", proposed, because="WHY", by=WHO))
    settle_priority(store, "2019-1", done, because="WHY", by=WHO)
    said += refusal(lambda: settle_priority(store, "2019-1", done, because="WHY", by=WHO))
    said += revise(state=proposed)
    told = {"text": "ELSE"}
    said += refusal(
        lambda: revise_priority(store, "2019-1", told, because="", by=WHO, seen=first.id)
    )
    assert len(said) == 16
    assert english(said) == []


def test_decisions(store: Store) -> None:
    taken = add_decision(store, DecisionDraft(DAY, "TOLD"), by=WHO)
    wrong = DecisionDraft(TO_COME, "A\n", who="A\n", due=DAY, about=("",))
    said = refusal(lambda: add_decision(store, wrong, by=WHO))
    said += refusal(lambda: find_decision(store, "D2019-2"))

    def revise(because: str = "", seen: str | None = None, **changes: object) -> list[str]:
        last = seen or find_decision(store, "D2019-1").id
        return refusal(
            lambda: revise_decision(store, "D2019-1", changes, because=because, by=WHO, seen=last)
        )

    said += revise(ref="A")
    said += revise(withdrawn=True)
    said += revise(done=date(2019, 1, 1))
    said += revise(done=TO_COME)
    withdrawn = {"withdrawn": True}
    revise_decision(store, "D2019-1", withdrawn, because="WHY", by=WHO)
    said += revise(text="A")
    said += revise(text="A", seen=taken.id)
    assert len(said) == 12
    assert english(said) == []


def test_closed_years(store: Store) -> None:
    today = datetime.now(UTC).date()
    said = refusal(lambda: store.close_year(2018, on=TO_COME, by=""))
    said += refusal(lambda: store.close_year(2018, on=date(2017, 1, 1), by=WHO))
    said += refusal(lambda: store.reopen_year(2018, because="WHY", by=WHO))
    store.close_year(2018, on=DAY, by=WHO)
    said += refusal(lambda: store.close_year(2018, on=DAY, by=WHO))
    said += refusal(lambda: store.reopen_year(2018, because="", by=WHO))
    store.reopen_year(2018, because="WHY", by=WHO)
    said += refusal(lambda: store.reopen_year(2018, because="WHY", by=WHO))
    said += refusal(lambda: store.close_year(2018, on=today - timedelta(days=9), by=WHO))
    assert len(said) == 8
    assert english(said) == []


def test_drafts_held_against_the_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    speak(monkeypatch)
    said = refusal(lambda: check_comment(PLAN, "", 2030, "A\x07"))
    said += refusal(lambda: check_about(PLAN, ["ZEBRA", "XB"]))
    priority = PriorityDraft(2030, "", "KIND", ("YY",), "REASON", "A\n", "A\n")
    said += refusal(lambda: check_priority(PLAN, priority))
    decision = DecisionDraft(DAY, "", "A\n", date(2018, 1, 1), ("YY",))
    said += refusal(lambda: check_decision(PLAN, decision, today=date(2019, 1, 1)))
    assert len(said) == 17
    assert english(said) == []


def test_what_is_about_nothing_of_the_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    speak(monkeypatch)
    at = datetime(2020, 1, 1, tzinfo=UTC)
    priority = Priority("P", "2019-1", 2019, "A", WHO, at, about=("YY",))
    records = Records(
        (),
        comments=(Comment("C", "YY", 2019, "A", WHO, at),),
        priorities=(priority, replace(priority, id="Q", ref="2019-2")),
        decisions=(Decision("D", "D2019-1", DAY, "A", WHO, at, about=("YY",)),),
    )
    faults = data_faults(PLAN, records, "readings.jsonl")
    assert len(faults) == 4
    assert english(fault.what for fault in faults) == []
