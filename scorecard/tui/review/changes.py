"""What changed, as sections of a list."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scorecard.messages.catalogue import plural, words
from scorecard.messages.figures import day
from scorecard.messages.terms import reason_short, status_word
from scorecard.model.records import OPEN_STATES, PriorityState
from scorecard.model.status import Status
from scorecard.review.changes import concerns
from scorecard.review.moves import Level, Move
from scorecard.review.words import (
    came_due_words,
    closing_words,
    deadline_words,
    decision_words,
    figure_name,
    flip_words,
    indicator_words,
    moved_by_words,
    moved_words,
    name_words,
    no_flips_words,
    part_moves_words,
    priority_words,
    restated_words,
    target_change_words,
    together_words,
    within_words,
)
from scorecard.tui.look.glyphs import in_ascii
from scorecard.tui.widgets.table_data import SectionRow, headed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from scorecard.model.scorecard import IndicatorResult, RollUp, Scorecard
    from scorecard.review.board import BoardYear
    from scorecard.review.changes import Changes, GroupChange, StatusChange
    from scorecard.tui.look.glyphs import Glyphs


def since(
    now: IndicatorResult | RollUp, before: IndicatorResult | RollUp | None, changes: Changes
) -> str:
    """Say where something stood in what is compared with; empty where that is not known."""
    said, span = words.ScreenReview, changes.span
    if before is None:
        return ""
    when = said.IN_YEAR.format(year=span.years[0])
    if span.days:
        when = said.ON_DAY.format(day=day(span.first))
    if before.status is now.status:
        return said.STILL.format(when=when)
    if before.status is Status.NOT_ASSESSED:
        return said.WAS_NOT.format(when=when, why=status_of(before))
    return said.WAS.format(status=status_of(before), when=when)


def stood_before(changes: Changes | None) -> dict[str, IndicatorResult | RollUp]:
    """Return where all stood in what is compared with, by the ids of today; empty for nothing."""
    if changes is None or changes.before is None:
        return {}
    found: dict[str, IndicatorResult | RollUp] = {}
    for goal in changes.before.goals:
        found[goal.goal.id] = goal.roll_up
        found |= {each.objective.id: each.roll_up for each in goal.objectives}
    return found | {each.indicator.id: each for each in changes.before.indicators()}


def status_of(result: IndicatorResult | RollUp | None) -> str:
    """Return a status in words, or in short why there is none."""
    if result is None:
        return words.ScreenReview.NOT_KEPT
    if result.status is Status.NOT_ASSESSED and result.reason is not None:
        return reason_short(result.reason)
    return status_word(result.status)


# What the sections of plain sentences are, whatever they are called.
PRIORITIES, DECISIONS = "priorities", "decisions"
_ORDER = (
    Move.CAME_DUE,
    Move.WORSE,
    Move.BETTER,
    Move.BEHIND,
    Move.EVEN,
    Move.NEWLY_ASSESSED,
    Move.NO_LONGER_ASSESSED,
)


def counts_lines(
    card: Scorecard, changes: Changes | None, of_year: BoardYear, on: date
) -> list[str]:
    """Return what a year changed in a few short counts.

    Args:
        card: the year's scorecard.
        changes: against the year before; None while nobody has looked.
        of_year: the board's year.
        on: the day that divides what is overdue from what is open.
    """
    said = words.ScreenReview
    if changes is None:
        return [said.UNKNOWN.format(year=card.year - 1)]
    lines = [_moved(changes), _restated(changes), _entered(card, changes)]
    lines += [_priorities(of_year), *_decisions(of_year, on)]
    amiss = len(concerns(card))
    lines.append(said.AMISS.format(number=amiss) if amiss else said.AMISS_NONE)
    return lines


def _moved(changes: Changes) -> str:
    said = words.ScreenReview
    if changes.before is None:
        return said.FIRST.format(year=changes.after.year)
    moved = [(move, len(changes.of(move, Level.INDICATOR))) for move in _ORDER]
    due = came_due_words(changes)
    parts = [said.COUNTED[move.value].format(number=n, counts=due) for move, n in moved if n]
    parts += [said.SAME.format(number=changes.same)] if changes.same else []
    return said.MOVED.format(counts=words.LIST_SEPARATOR.join(parts) or said.MOVED_NONE)


def _restated(changes: Changes) -> str:
    said, number = words.ScreenReview, len(changes.restated)
    if not number:
        return said.RESTATED_NONE
    figures = plural(said.RESTATED, number)
    flips = {flip for step in changes.restated for flip in step.flips or ()} | set(changes.flips)
    if not flips:
        return said.FLIPPED_NONE.format(restated=figures)
    return plural(said.FLIPPED, len(flips), restated=figures)


def _entered(card: Scorecard, changes: Changes) -> str:
    before = changes.before
    line = words.ScreenReview.ENTERED if before is None else words.ScreenReview.ENTERED_BEFORE
    return line.format(
        now=card.entered,
        expected=card.expected_entries,
        then=0 if before is None else before.entered,
        then_expected=0 if before is None else before.expected_entries,
        before=card.year - 1,
    )


def _priorities(of_year: BoardYear) -> str:
    said, counted = words.ScreenReview, of_year.counted()
    if not of_year.own:
        return said.PRIORITIES_NONE.format(year=of_year.year)
    settled = [
        words.Priorities.COUNT.format(number=counted[state], state=words.Priorities.STATE[state])
        for state in (PriorityState.DONE, PriorityState.CARRIED_OVER, PriorityState.DROPPED)
        if state in counted
    ]
    waiting = sum(number for state, number in counted.items() if state in OPEN_STATES)
    parts = [*settled, said.PRIORITIES_OPEN.format(number=waiting)]
    return said.PRIORITIES.format(counts=words.LIST_SEPARATOR.join(parts))


def _decisions(of_year: BoardYear, on: date) -> list[str]:
    waiting, late = len(of_year.open_decisions()), len(of_year.overdue(on))
    if not of_year.decisions:
        return []
    said = words.ScreenReview
    line = said.DECISIONS_LATE if late else said.DECISIONS
    return [line.format(number=waiting, late=late)]


def change_rows(changes: Changes, labels: dict[str, str], glyphs: Glyphs) -> list[SectionRow]:
    """Return every change in sections: statuses, figures, the plan, what the board did.

    Args:
        changes: against the year before.
        labels: the id that stands beside each title.
        glyphs: the signs to draw with.
    """
    rows: list[SectionRow] = []
    for move in _ORDER:
        moved = changes.of(move)
        if moved:
            status: list[SectionRow] = []
            for change in moved:
                status += _status(change, changes, labels, glyphs)
            rows += headed(_heading(move, moved), status, key=f"move:{move}")
    if changes.restated:
        texts = (*together_words(changes), no_flips_words(changes))
        told = " ".join(text for text in texts if text)
        heading = words.Changes.SECTION
        named = heading.format(heading=words.Changes.RESTATED, number=len(changes.restated))
        rows += headed(named, list(_restatements(changes)), detail=told, key="restated")
    for sort, heading, texts_of in _others(changes):
        listed = [_plain(sort, heading, at, text) for at, text in enumerate(texts_of)]
        if listed:
            named = words.Changes.SECTION.format(heading=heading, number=len(listed))
            rows += headed(named, listed, key=f"section:{sort}")
    return [_in_ascii(row) for row in rows] if glyphs.ascii_only else rows


def _in_ascii(row: SectionRow) -> SectionRow:
    """Return a row without the signs of its sentences that ASCII lacks; names stay as they are."""
    cells = tuple((in_ascii(text), ink) for text, ink in row.cells)
    return replace(row, cells=cells, detail=in_ascii(row.detail))


def _heading(move: Move, moved: tuple[StatusChange | GroupChange, ...]) -> str:
    """Return which way statuses went, and how many of each level did."""
    said = words.ScreenReview
    counted = ((level, sum(each.level is level for each in moved)) for level in reversed(Level))
    parts = [plural(said.LEVELS[level.value], number) for level, number in counted if number]
    return said.SECTION.format(
        heading=said.MOVES[move.value], counts=words.LIST_SEPARATOR.join(parts)
    )


def _status(
    change: StatusChange | GroupChange, changes: Changes, labels: dict[str, str], glyphs: Glyphs
) -> tuple[SectionRow, SectionRow]:
    """Return a status that moved, and the sentence below it."""
    now, was = change.after, change.before
    of_indicator = change.level is Level.INDICATOR
    label = labels.get(change.id, "") if of_indicator else change.id
    plan = changes.after.strategy
    moved = words.ScreenReview.MOVED_FROM.format(moved=moved_words(change))
    told = (moved[:1].upper() + moved[1:], now.sentence, moved_by_words(change, plan))
    row = SectionRow(
        (
            (f"{glyphs.mark(change.now)} {status_of(now)}", change.now.value),
            (words.Changes.WAS.format(was=status_of(was)), "dim"),
            (label, "dim"),
            (change.title, "text" if of_indicator else "strong text"),
        ),
        key=f"status:{change.id}",
        title=name_words(change.level, change.id, change.title),
        detail=" ".join(text for text in told if text),
        opens=change.id if of_indicator else "",
        about=change.id,
    )
    return row, SectionRow(((f"    {now.sentence}", "dim"),), f"below:{change.id}", below=True)


def _restatements(changes: Changes) -> Iterator[SectionRow]:
    for at, step in enumerate(changes.restated):
        said = restated_words(step, changes.after.strategy)
        name = figure_name(step)
        told = " ".join((said, *flip_words(step.flips or ())))
        yield SectionRow(
            ((said, "text"),),
            key=f"restated:{at}:{step.indicator.id}",
            title=name,
            detail=told.removeprefix(f"{name}: "),
            opens=step.indicator.id,
            about=step.indicator.id,
        )


def sort_of(row: SectionRow) -> str:
    """Return what sort of change a row tells: one of those named above, or another word."""
    return row.key.partition(":")[0]


def _others(changes: Changes) -> Iterator[tuple[str, str, Iterable[str]]]:
    """Yield the sort, the heading and the texts of each section of plain sentences."""
    said, plan = words.Changes, changes.after.strategy
    yield "within", said.WITHIN, (within_words(each) for each in changes.within)
    yield "parts", said.PARTS, (part_moves_words(each) for each in changes.parts)
    yield "targets", said.TARGETS, (target_change_words(each, plan) for each in changes.targets)
    yield "deadlines", said.DEADLINES, (deadline_words(each) for each in changes.deadlines)
    yield "indicators", said.INDICATORS, indicator_words(changes)
    yield PRIORITIES, said.PRIORITIES, (priority_words(each) for each in changes.priorities)
    yield DECISIONS, said.DECISIONS, (decision_words(each) for each in changes.decisions)
    yield "closed", said.CLOSED, (closing_words(each) for each in changes.closings)


def _plain(sort: str, heading: str, at: int, text: str) -> SectionRow:
    return SectionRow(((text, "text"),), key=f"{sort}:{at}", title=heading, detail=text)
