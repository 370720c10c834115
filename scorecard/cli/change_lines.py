"""What changed, as plain lines that read well aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.cli.console import cells, paint, wrap
from scorecard.messages import mark
from scorecard.messages.catalogue import words
from scorecard.review import Move
from scorecard.review.change_words import (
    about_words,
    closing_words,
    deadline_words,
    decision_words,
    flip_words,
    heading_words,
    indicator_words,
    no_flips_words,
    nothing_words,
    priority_words,
    restated_words,
    target_change_words,
    together_words,
)
from scorecard.review.status_words import moved_by_words, moved_words, name_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scorecard.model.strategy import Strategy
    from scorecard.review import Changes, GroupChange, StatusChange

_INDENT = "  "


def change_lines(changes: Changes, *, ascii_only: bool) -> list[str]:
    """Return everything that changed; where nothing did, one sentence."""
    if changes.nothing:
        sentences = (nothing_words(changes), *([] if changes.before else about_words(changes)))
        return [line for text in sentences for line in wrap(text)]
    lines = wrap(heading_words(changes))
    lines += wrap(" ".join(about_words(changes)))
    for heading, moved in _statuses(changes):
        if moved:
            lines += _headed(heading, len(moved))
            for change in moved:
                lines += _status(change, changes.after.strategy, ascii_only=ascii_only)
    lines += _section(words.Changes.RESTATED, _restated(changes))
    if changes.restated:
        lines += _turned(changes)
    for heading, said in _others(changes):
        lines += _section(heading, said)
    return lines


def _section(heading: str, said: Iterable[tuple[str, ...]]) -> list[str]:
    """Return a section with its items, a text for each line of an item; nothing without any."""
    items = [_item(texts) for texts in said]
    return _headed(heading, len(items)) + [line for item in items for line in item] if items else []


def _headed(heading: str, number: int) -> list[str]:
    return ["", words.Changes.SECTION.format(heading=heading, number=number)]


def _statuses(
    changes: Changes,
) -> Iterator[tuple[str, tuple[StatusChange | GroupChange, ...]]]:
    said = words.Changes
    yield said.WORSE, changes.worse
    yield said.BETTER, changes.better
    yield said.EVEN, changes.of(Move.EVEN)
    yield said.NEWLY_ASSESSED, changes.of(Move.NEWLY_ASSESSED)
    yield said.NO_LONGER_ASSESSED, changes.of(Move.NO_LONGER_ASSESSED)


def _restated(changes: Changes) -> Iterator[tuple[str, ...]]:
    plan = changes.after.strategy
    for step in changes.restated:
        yield (restated_words(step, plan), *flip_words(step.flips or ()))


def _others(changes: Changes) -> Iterator[tuple[str, Iterable[tuple[str, ...]]]]:
    """Yield the sections that stand last, with the texts of their items."""
    said, plan = words.Changes, changes.after.strategy
    yield said.TARGETS, ((target_change_words(change, plan),) for change in changes.targets)
    yield said.DEADLINES, ((deadline_words(change),) for change in changes.deadlines)
    yield said.INDICATORS, ((text,) for text in indicator_words(changes))
    yield said.PRIORITIES, ((priority_words(change),) for change in changes.priorities)
    yield said.DECISIONS, ((decision_words(change),) for change in changes.decisions)
    yield said.CLOSED, ((closing_words(closure),) for closure in changes.closings)


def _turned(changes: Changes) -> list[str]:
    """Return what no figure turned alone, or that none turned anything."""
    texts = (*together_words(changes), no_flips_words(changes))
    return [line for text in texts if text for line in wrap(text, _INDENT)]


def _item(texts: tuple[str, ...]) -> list[str]:
    """Return one item: its first text, and the others a little further in."""
    first, *others = texts
    lines = wrap(first, _INDENT, _INDENT * 2)
    for text in others:
        lines += wrap(text, _INDENT * 2)
    return lines


def _status(change: StatusChange | GroupChange, plan: Strategy, *, ascii_only: bool) -> list[str]:
    shape = mark(change.now, ascii_only=ascii_only)
    lead = f"{_INDENT}{shape} "
    within = " " * cells(lead)
    name = name_words(change.level, change.id, change.title)
    first, *more = wrap(
        words.Changes.NAMED.format(name=name, what=moved_words(change)), lead, within
    )
    painted = _INDENT + paint(shape, change.now.value) + first[len(_INDENT) + len(shape) :]
    lines = [painted, *more]
    said = (
        change.after.sentence,
        moved_by_words(change, plan),
    )
    for text in said:
        if text:
            lines += wrap(text, within)
    return lines
