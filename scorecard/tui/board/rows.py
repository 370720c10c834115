"""The priorities and decisions of a year as rows of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.messages.board import decision_facts
from scorecard.messages.catalogue import words
from scorecard.messages.figures import day, ended
from scorecard.model.records import OPEN_STATES, PriorityState
from scorecard.tui.widgets.table_data import SectionRow, headed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date

    from scorecard.model.records import Decision, Priority
    from scorecard.review.board import BoardYear, PriorityOutcome
    from scorecard.tui.forms.ids import Subjects


PRIORITY_INKS = {
    PriorityState.PROPOSED: "text",
    PriorityState.ADOPTED: "strong text",
    PriorityState.DONE: "on_track",
    PriorityState.CARRIED_OVER: "at_risk",
    PriorityState.DROPPED: "dim",
}


def priority_rows(
    of_year: BoardYear, subjects: Subjects, contested: Collection[str], *, may_add: bool
) -> list[SectionRow]:
    """Return last year's priorities and what became of them, the year's, and the next one's.

    Args:
        of_year: the board's year.
        subjects: says what ids are called.
        contested: the ids of the revisions that are marked as that.
        may_add: say by which key one is added where there is none.
    """
    year, said = of_year.year, words.ScreenPriorities
    sections: list[SectionRow] = []
    for of, outcomes in ((year - 1, of_year.last), (year, of_year.own), (year + 1, of_year.next)):
        counted = counts_words(each.priority.state for each in outcomes)
        heading = said.SECTION.format(year=of, counts=counted or said.NO_COUNTS)
        rows = [_row(each, subjects, contested) for each in outcomes]
        if not rows:
            none = said.NONE_ADD if may_add else said.NONE
            rows = [SectionRow(((none.format(year=of), "dim"),), f"none:{of}", year=of)]
        sections += headed(heading, rows, year=of, key=f"year:{of}")
    return sections


def next_rows(
    of_year: BoardYear, subjects: Subjects, contested: Collection[str], *, may_add: bool
) -> list[SectionRow]:
    """Return what still waits for the board's word, then the next year's priorities."""
    year, said = of_year.year + 1, words.ScreenPriorities
    waiting = [_row(each, subjects, contested) for each in of_year.unsettled()]
    rows = headed(said.WAITING.format(number=len(waiting)), waiting) if waiting else []
    none = said.NONE_ADD if may_add else said.NONE
    own = [_row(each, subjects, contested) for each in of_year.next]
    own = own or [SectionRow(((none.format(year=year), "dim"),), f"none:{year}", year=year)]
    counted = counts_words(each.priority.state for each in of_year.next)
    heading = said.SECTION.format(year=year, counts=counted or said.NO_COUNTS)
    return rows + headed(heading, own, year=year, key=f"year:{year}")


def counts_words(states: Iterable[PriorityState]) -> str:
    """Return how many priorities stand where: "1 done, 2 adopted"; empty for none."""
    found = list(states)
    return words.LIST_SEPARATOR.join(
        words.Priorities.COUNT.format(
            number=found.count(state), state=words.Priorities.STATE[state.value]
        )
        for state in PriorityState
        if state in found
    )


def _row(outcome: PriorityOutcome, subjects: Subjects, contested: Collection[str]) -> SectionRow:
    priority = outcome.priority
    state = words.Priorities.STATE[priority.state.value]
    return SectionRow(
        (
            _ref(priority, contested),
            (state, PRIORITY_INKS[priority.state]),
            (priority.text, "text"),
        ),
        key=priority.ref,
        title=priority.text,
        detail=_marked(priority_details(outcome, subjects), priority, contested),
        about=priority.about[0] if priority.about else "",
        year=priority.year,
    )


def _ref(record: Priority | Decision, contested: Collection[str]) -> tuple[str, str]:
    """Return the cell that names a record, and marks it where it is contested."""
    marked = record.id in contested
    mark = words.ScreenReadings.CONTESTED if marked else ""
    return f"{record.ref}{mark}", "at_risk" if marked else "dim"


def _marked(detail: str, record: Priority | Decision, contested: Collection[str]) -> str:
    mark = _sentence(words.ScreenStore.MARK) if record.id in contested else ""
    return " ".join(part for part in (mark, detail) if part)


def priority_details(outcome: PriorityOutcome, subjects: Subjects) -> str:
    """Return what is to be known of a priority besides its text and state."""
    priority, say = outcome.priority, words.Priorities
    facts = [words.ScreenPriorities.IS_KIND.format(kind=say.KIND[priority.kind.value])]
    if priority.reason:
        facts.append(say.REASON[priority.reason.value])
    facts += _shared(priority, subjects)
    said = [words.ScreenBoard.BETWEEN.join(facts)]
    if priority.measure:
        said.append(say.MEASURE.format(measure=priority.measure))
    if priority.state not in OPEN_STATES:
        told = words.ScreenPriorities.SETTLED if priority.because else words.ScreenPriorities.STATED
        said.append(
            told.format(
                state=say.STATE[priority.state.value],
                by=priority.by,
                day=day(outcome.since),
                because=priority.because,
            )
        )
    if outcome.following is not None:
        following = words.ScreenPriorities.GOES_ON
        said.append(following.format(ref=outcome.following.ref, year=outcome.following.year))
    return " ".join(_sentence(text) for text in said)


def _sentence(text: str) -> str:
    """Return words as a sentence: a capital before them, a full stop behind."""
    return ended(text[:1].upper() + text[1:])


def _shared(priority: Priority, subjects: Subjects) -> list[str]:
    say, facts = words.Priorities, []
    if priority.about:
        facts.append(say.FOR.format(ids=_titles(priority.about, subjects)))
    if priority.lead:
        facts.append(say.LEAD.format(lead=priority.lead))
    if priority.carried_from:
        facts.append(say.CARRIED_FROM.format(ref=priority.carried_from))
    return facts


def _titles(ids: Sequence[str], subjects: Subjects) -> str:
    return words.LIST_SEPARATOR.join(
        words.ScreenBoard.NAMED.format(id=id_, title=subjects.title_of(id_))
        if id_ in subjects
        else id_
        for id_ in ids
    )


def decision_rows(
    decisions: Sequence[Decision],
    subjects: Subjects,
    on: date,
    contested: Collection[str],
    *,
    none: str,
) -> list[SectionRow]:
    """Return decisions by how they stand: the overdue first, then the open, then the done.

    Args:
        decisions: in the order of their meetings.
        subjects: says what ids are called.
        on: the day that divides what is overdue from what is open.
        contested: the ids of the revisions that are marked as that.
        none: what to say where there are none.
    """
    if not decisions:
        return [SectionRow(((none, "dim"),), "none")]
    sections: list[SectionRow] = []
    for state, ink in (("overdue", "off_track"), ("open", "text"), ("done", "on_track")):
        chosen = [each for each in decisions if _stands(each, on) == state]
        rows = [
            _decision(each, (decision_state(each, on), ink), subjects, contested) for each in chosen
        ]
        if rows:
            heading = words.ScreenDecisions.SECTIONS[state].format(number=len(rows))
            sections += headed(heading, rows, key=f"state:{state}")
    return sections


def decision_state(decision: Decision, on: date) -> str:
    """Return how a decision stands on a day, in a word."""
    said = words.Decisions
    return {"done": said.DONE, "overdue": said.OVERDUE, "open": said.OPEN}[_stands(decision, on)]


def _stands(decision: Decision, on: date) -> str:
    if decision.done:
        return "done"
    return "overdue" if decision.overdue(on) else "open"


def _decision(
    decision: Decision,
    state: tuple[str, str],
    subjects: Subjects,
    contested: Collection[str],
) -> SectionRow:
    facts = decision_facts(decision, _titles(decision.about, subjects))
    when = decision.done or decision.due
    return SectionRow(
        (
            _ref(decision, contested),
            state,
            ("" if when is None else when.isoformat(), "dim"),
            (decision.text, "text"),
        ),
        key=decision.ref,
        title=decision.text,
        detail=_marked(_sentence(words.ScreenBoard.BETWEEN.join(facts)), decision, contested),
        about=decision.about[0] if decision.about else "",
    )
