"""Drafts of the board's records, and the checks that hold them against the plan."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scorecard.messages.catalogue import did_you_mean, words
from scorecard.model.plan import PresentIds
from scorecard.model.records import PriorityKind, PriorityReason
from scorecard.model.text import nearest, quoted
from scorecard.records.draft import EntryRefused, read_word
from scorecard.records.values import check_note, day_now, line_fault

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from scorecard.model.plan import Strategy
    from scorecard.records.draft import Problems


@dataclass(frozen=True, slots=True)
class PriorityDraft:
    """A priority before it is entered.

    ``kind`` and ``reason`` are the words of their lists, ``reason`` may be empty; ``about`` are
    ids; ``carried_from`` is the ref of the priority it goes on with.
    """

    year: int
    text: str
    kind: str = PriorityKind.THEMATIC
    about: tuple[str, ...] = ()
    reason: str = ""
    lead: str = ""
    measure: str = ""
    carried_from: str = ""


@dataclass(frozen=True, slots=True)
class DecisionDraft:
    """A decision before it is entered: the day of the meeting, what, who, by when, about what."""

    on: date
    text: str
    who: str = ""
    due: date | None = None
    about: tuple[str, ...] = ()


def check_comment(strategy: Strategy, about: str, year: int, text: str) -> str:
    """Hold a comment against the plan.

    Args:
        strategy: the plan.
        about: the id of an indicator (a former one will do), an objective or a goal.
        year: the year it is about.
        text: the comment; an empty one withdraws.

    Returns:
        The id its subject has now.

    Raises:
        EntryRefused: with everything that is wrong with it.
    """
    problems: Problems = []
    found = _ids(strategy, (about,), "about", problems)
    if not about.strip():
        problems.append(("about", words.Board.EMPTY_ABOUT))
    _check_year(strategy, year, problems)
    if fault := check_note("comment", text):
        problems.append(("text", fault))
    _refuse(problems)
    return found[0]


def check_priority(strategy: Strategy, draft: PriorityDraft) -> PriorityDraft:
    """Hold a priority against the plan.

    Returns:
        The draft, its ids those of today and its words those of their lists.

    Raises:
        EntryRefused: with everything that is wrong with it.
    """
    problems: Problems = []
    _check_year(strategy, draft.year, problems)
    kind = read_word("kind", draft.kind, tuple(PriorityKind), problems)
    reason = read_word("reason", draft.reason, tuple(PriorityReason), problems)
    about = _ids(strategy, draft.about, "for", problems)
    _check_line("text", draft.text, problems, needed=words.Board.WRITE["priority"])
    _check_line("lead", draft.lead, problems)
    _check_line("measure", draft.measure, problems)
    _refuse(problems)
    return replace(draft, kind=kind or PriorityKind.THEMATIC, reason=reason or "", about=about)


def check_decision(
    strategy: Strategy, draft: DecisionDraft, *, today: date | None = None
) -> DecisionDraft:
    """Hold a decision against the plan and the calendar.

    Returns:
        The draft, its ids those of today.

    Raises:
        EntryRefused: with everything that is wrong with it.
    """
    problems: Problems = []
    about = _ids(strategy, draft.about, "for", problems)
    problems += [
        ("date", what) for what in day_faults(draft.on, draft.due, None, today or day_now())
    ]
    _check_line("text", draft.text, problems, needed=words.Board.WRITE["decision"])
    _check_line("who", draft.who, problems)
    _refuse(problems)
    return replace(draft, about=about)


def day_faults(on: date, due: date | None, done: date | None, today: date) -> list[str]:
    """Return what is wrong with the days of a decision."""
    said = words.Board
    found = []
    if on > today:
        found.append(said.MEETING_TO_COME.format(on=on))
    if due is not None and due < on:
        found.append(said.DUE_BEFORE.format(due=due, on=on))
    if done is not None and done < on:
        found.append(said.DONE_BEFORE.format(done=done, on=on))
    if done is not None and done > today:
        found.append(said.DONE_TO_COME.format(done=done))
    return found


def check_about(strategy: Strategy, about: Sequence[str]) -> tuple[str, ...]:
    """Return the ids of today for what a record is about.

    Raises:
        EntryRefused: the plan has none of some name; the nearest are offered.
    """
    problems: Problems = []
    found = _ids(strategy, about, "for", problems)
    _refuse(problems)
    return found


def _ids(
    strategy: Strategy, about: Sequence[str], column: str, problems: Problems
) -> tuple[str, ...]:
    """Return the ids, each once, as they are called today."""
    names = PresentIds(strategy).ids
    found: dict[str, None] = {}
    for id_ in about:
        given = id_.strip()
        if given in names:
            found[names[given]] = None
        elif given:
            hint = did_you_mean(nearest(given, names)) or words.Board.SEE_STATUS
            what = words.Board.UNKNOWN_ABOUT.format(name=quoted(given), hint=hint)
            problems.append((column, what))
    return tuple(found)


def _check_year(strategy: Strategy, year: int, problems: Problems) -> None:
    first, last = strategy.period
    if not first <= year <= last + 1:
        what = words.Board.NOT_OF_PERIOD.format(year=year, first=first, last=last + 1)
        problems.append(("year", what))


def _check_line(column: str, text: str, problems: Problems, *, needed: str = "") -> None:
    if needed and not text.strip():
        problems.append((column, needed))
    elif fault := line_fault(text):
        problems.append((column, words.Entry.TEXT.format(fault=fault)))


def _refuse(problems: Problems) -> None:
    if problems:
        raise EntryRefused(problems)
