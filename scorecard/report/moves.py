"""What changed since the year before, in words: statuses, figures, targets, indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.messages.catalogue import words
from scorecard.messages.figures import day, listing
from scorecard.report.indicators import result_status, status_view
from scorecard.report.parts import ChangesView, MoveView
from scorecard.review.change_words import (
    flip_words,
    indicator_words,
    no_flips_words,
    target_change_words,
    together_words,
)
from scorecard.review.move import Level, Move
from scorecard.review.status_change import StatusChange

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.report.parts import StatusView
    from scorecard.review.changes import Changes
    from scorecard.review.status_change import GroupChange

# Of what went the same way; the tables of the goals have the rest.
_MOST_TITLES = 6
_ORDER = (
    Move.WORSE,
    Move.BETTER,
    Move.EVEN,
    Move.NEWLY_ASSESSED,
    Move.NO_LONGER_ASSESSED,
)


def changes_view(changes: Changes) -> ChangesView | None:
    """Return what a year changed; None where there is no year before to compare it with.

    What the board did has sections of its own.
    """
    if changes.before is None:
        return None
    return ChangesView(
        changes.before.year,
        _summary(changes),
        tuple(_moves(changes)),
        tuple(_remarks(changes)),
    )


def _summary(changes: Changes) -> str:
    """Return how many indicators went which way."""
    year = changes.span.years[0]
    said = {
        Move.WORSE: (words.Report.MOVED_WORSE_ONE, words.Report.MOVED_WORSE),
        Move.BETTER: (words.Report.MOVED_BETTER_ONE, words.Report.MOVED_BETTER),
        Move.NEWLY_ASSESSED: (words.Report.MOVED_NEW_ONE, words.Report.MOVED_NEW),
        Move.NO_LONGER_ASSESSED: (words.Report.MOVED_GONE_ONE, words.Report.MOVED_GONE),
    }
    numbers = {move: len(changes.of(move, Level.INDICATOR)) for move in _ORDER}
    parts = [_counted(numbers[move], *said[move]) for move in _ORDER if numbers[move]]
    if not parts:
        return words.Report.MOVED_NONE.format(year=year)
    same = ""
    if changes.same:
        same = _counted(changes.same, words.Report.MOVED_SAME_ONE, words.Report.MOVED_SAME)
    return words.Report.MOVED.format(year=year, parts=listing(parts), same=same)


def _counted(number: int, one: str, more: str) -> str:
    return (one if number == 1 else more).format(number=number)


def _moves(changes: Changes) -> Iterator[MoveView]:
    """Group what moved by where it came from and went to, the worse first, in the plan's order."""
    groups: dict[tuple[StatusView, StatusView], list[str]] = {}
    for move in _ORDER:
        for change in changes.of(move):
            groups.setdefault(_ends(change), []).append(_name(change))
    for (was, now), names in groups.items():
        shown = tuple(names[:_MOST_TITLES])
        yield MoveView(was, now, shown, len(names) - len(shown))


def _ends(change: StatusChange | GroupChange) -> tuple[StatusView, StatusView]:
    if isinstance(change, StatusChange) and change.before is not None:
        return result_status(change.before), result_status(change.after)
    return status_view(change.was), status_view(change.now)


def _name(change: StatusChange | GroupChange) -> str:
    """Return an indicator's title; goals and objectives have theirs in the table before."""
    if not isinstance(change, StatusChange):
        return words.Report.SHORT_NAME[change.level].format(id=change.id)
    return change.title


def _remarks(changes: Changes) -> Iterator[str]:
    """Yield what else moved: restated figures and what turned on them, targets, indicators."""
    plan = changes.after.strategy
    number = len(changes.restated)
    if number:
        since = day(changes.span.since)
        template = words.Report.RESTATED_ONE if number == 1 else words.Report.RESTATED
        # That nothing turned on it is no news by itself.
        said = (template.format(number=number, day=since), no_flips_words(changes))
        yield " ".join(sentence for sentence in said if sentence)
        flips = dict.fromkeys(flip for step in changes.restated for flip in step.flips or ())
        yield from flip_words(tuple(flips))
        yield from together_words(changes)
    for target in changes.targets:
        yield target_change_words(target, plan)
    yield from indicator_words(changes)
