"""A decision of a meeting as a form: a new one, or the next revision of one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from scorecard.messages.board import vote_told
from scorecard.messages.catalogue import words
from scorecard.records.decisions import DecisionDraft, check_decision, day_faults
from scorecard.records.draft import EntryRefused
from scorecard.records.values import (
    DateFault,
    VoteFault,
    days_of,
    line_fault,
    read_vote,
    vote_written,
)
from scorecard.tui.board.writer import save_decision, save_new_decision, unheard
from scorecard.tui.forms.form import Field, FieldKind
from scorecard.tui.forms.ids import Subjects
from scorecard.tui.forms.record import RecordForm

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from scorecard.model.plan import Strategy
    from scorecard.model.records import Decision
    from scorecard.tui.forms.form import Fields
    from scorecard.tui.step import Task


_COLUMNS = {"for": "about", "date": "on"}
_DAYS = ("on", "due", "done")


class DecisionForm(RecordForm):
    """What a decision says.

    Args:
        strategy: the plan.
        year: the year it is looked at in; the meeting may have been in another one.
        today: the day of a new one's meeting, and the last day a meeting can have been.
        decision: the one that is revised; None for a new one.
        about: ids that a new one is about, before anything is typed.
        took: is told the ref of a new one.
    """

    kind: ClassVar[str] = "decision"

    def __init__(
        self,
        strategy: Strategy,
        year: int,
        today: date,
        decision: Decision | None = None,
        *,
        about: Sequence[str] = (),
        took: Callable[[str], object] = unheard,
    ) -> None:
        ref = "" if decision is None else decision.ref
        seen = None if decision is None else decision.id
        begin = _begin(decision, today) | ({"about": " ".join(about)} if about else {})
        super().__init__(ref, year, begin, seen)
        self._took = took
        self.decision = decision
        self._today = today
        self._strategy = strategy
        self._subjects = Subjects(strategy)

    @property
    def title(self) -> str:
        """Return what the form is for."""
        said = words.ScreenDecisions
        if self.decision is None:
            return said.ADD_TITLE
        return said.REVISE_TITLE.format(ref=self.decision.ref)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Return the words, vote and days of a decision; of one that is revised, also why."""
        said = words.ScreenDecisions
        fields = (
            Field("on", said.ON, size="day"),
            Field("text", said.TEXT),
            Field("vote", said.VOTE, hint=said.VOTE_HINT, told=True),
            Field("who", said.WHO),
            Field("due", said.DUE, size="day"),
            Field("about", said.ABOUT, FieldKind.IDS, told=True),
        )
        if self.decision is None:
            return fields
        done = Field("done", said.DONE, size="day")
        return (*fields, done, Field("because", said.BECAUSE))

    def told(self, typed: Mapping[str, str]) -> dict[str, str]:
        """Return the vote in words, and the titles of what it is about."""
        return {"about": self._subjects.told(typed["about"]), "vote": _vote_told(typed["vote"])}

    def completed(self, typed: str) -> str:
        """Return ids with the last of them in full."""
        return self._subjects.completed(typed)

    def problems(self, typed: Mapping[str, str]) -> dict[str, str]:
        """Return what is wrong with it by column."""
        found: dict[str, str] = {}
        days = self._days(typed, found)
        on = days.get("on")
        if on is None:
            found.setdefault("on", words.ScreenDecisions.NO_DAY)
            on = self._today
        try:
            check_decision(self._strategy, self._draft(typed, on, days.get("due")))
        except EntryRefused as refused:
            for column, what in refused.problems:
                found.setdefault(_COLUMNS.get(column, column), what)
        try:
            read_vote(typed["vote"])
        except VoteFault as no_vote:
            found["vote"] = str(no_vote)
        done = days.get("done")
        faults = day_faults(on, None, done, self._today) if done else []
        if faults and "on" not in found:
            found.setdefault("done", words.CLAUSE_SEPARATOR.join(faults))
        if fault := line_fault(typed.get("because", "")):
            found["because"] = words.ScreenForm.TEXT_FAULT.format(fault=fault)
        return found

    def save(self, typed: Mapping[str, str]) -> Task:
        """Enter it, or its next revision."""
        days = self._days(typed, {})
        on = days["on"]
        assert on is not None  # noqa: S101 - a form with problems is not saved
        draft = check_decision(self._strategy, self._draft(typed, on, days["due"]))
        draft = replace(draft, vote=read_vote(typed["vote"]))
        if self.decision is None:
            return save_new_decision(draft, took=self._took)
        changes: dict[str, Any] = {
            "on": draft.on,
            "text": draft.text,
            "who": draft.who,
            "due": draft.due,
            "done": days["done"],
            "vote": draft.vote,
            "about": draft.about,
        }
        because = typed["because"].strip()
        return save_decision(self.about, changes, because=because, seen=self.seen)

    def _draft(self, typed: Mapping[str, str], on: date, due: date | None) -> DecisionDraft:
        ids = self._subjects.ids(typed["about"])
        return DecisionDraft(on, typed["text"].strip(), typed["who"].strip(), due, ids)

    def _days(self, typed: Mapping[str, str], problems: dict[str, str]) -> dict[str, date | None]:
        days: dict[str, date | None] = {}
        for column in _DAYS:
            days[column] = None
            try:
                days[column] = one_day(typed.get(column, ""))
            except DateFault as fault:
                problems[column] = str(fault)
        return days


def one_day(typed: str) -> date | None:
    """Return the day that is typed, None for nothing.

    Raises:
        DateFault: it is no date, or a month or a year.
    """
    if not typed.strip():
        return None
    first, last = days_of(typed)
    if first != last:
        raise DateFault(words.ScreenRecord.NOT_ONE_DAY.format(typed=typed.strip()))
    return first


def _vote_told(typed: str) -> str:
    """Return a vote in words while it is typed; empty for none, and for what is none yet."""
    try:
        vote = read_vote(typed)
    except VoteFault:
        return ""
    return "" if vote is None else vote_told(vote)


def _begin(decision: Decision | None, today: date) -> Fields:
    if decision is None:
        fields = dict.fromkeys(("text", "vote", "who", "due", "about"), "")
        return {"on": today.isoformat()} | fields
    days = {name: getattr(decision, name) for name in _DAYS}
    return {name: "" if day is None else day.isoformat() for name, day in days.items()} | {
        "text": decision.text,
        "vote": vote_written(decision.vote),
        "who": decision.who,
        "about": " ".join(decision.about),
        "because": "",
    }
