"""``scorecard changes``: what changed between two years or two days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import click

from scorecard import clock
from scorecard.assessment.assess import default_year
from scorecard.cli.console import cells, name_faults, paint, print_json, say, wrap
from scorecard.cli.options import AS_OF, YEAR, Options, common_options
from scorecard.exchange.changes_json import changes_json
from scorecard.messages.catalogue import words
from scorecard.messages.terms import mark
from scorecard.model.fault import UsageError
from scorecard.model.fiscal import span_of, spanning
from scorecard.model.number import whole_number
from scorecard.model.text import quoted
from scorecard.review.changes import changes_between_days, changes_between_years
from scorecard.review.moves import Move
from scorecard.review.words import (
    about_words,
    came_due_words,
    closing_words,
    deadline_words,
    decision_words,
    flip_words,
    heading_words,
    indicator_words,
    moved_by_words,
    moved_words,
    name_words,
    no_flips_words,
    nothing_words,
    part_moves_words,
    priority_words,
    restated_words,
    target_change_words,
    together_words,
    within_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scorecard.model.plan import Strategy
    from scorecard.review.changes import Changes, GroupChange, StatusChange
    from scorecard.workspace import Workspace


_INDENT = "  "


def change_lines(changes: Changes, *, ascii_only: bool) -> list[str]:
    """Return everything that changed; where nothing did, one sentence."""
    if changes.nothing:
        sentences = (nothing_words(changes), *([] if changes.before else about_words(changes)))
        return [line for text in sentences for line in wrap(text)]
    lines = wrap(heading_words(changes))
    about = about_words(changes)
    lines += wrap(" ".join(about)) if about else []
    for heading, moved in _statuses(changes):
        if moved:
            due = came_due_words(changes) if moved[0].move is Move.CAME_DUE else ""
            lines += _headed(heading, len(moved), due)
            for change in moved:
                lines += _status(change, changes.after.strategy, ascii_only=ascii_only)
    within = ((within_words(change),) for change in changes.within)
    lines += _section(words.Changes.WITHIN, within)
    in_parts = ((part_moves_words(change),) for change in changes.parts)
    lines += _section(words.Changes.PARTS, in_parts)
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


def _headed(heading: str, number: int, counts: str = "") -> list[str]:
    if counts:
        return ["", *wrap(words.Changes.SECTION_COUNTS.format(heading=heading, counts=counts))]
    return ["", words.Changes.SECTION.format(heading=heading, number=number)]


def _statuses(
    changes: Changes,
) -> Iterator[tuple[str, tuple[StatusChange | GroupChange, ...]]]:
    said = words.Changes
    yield said.CAME_DUE, changes.of(Move.CAME_DUE)
    yield said.WORSE, changes.worse
    yield said.BETTER, changes.better
    yield said.BEHIND, changes.of(Move.BEHIND)
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


@dataclass(frozen=True, slots=True)
class _Ends:
    """What was asked to be compared: two years or two days, either of them left open."""

    first: int | date | None
    last: int | date | None


@click.command()
@click.argument("first", required=False, metavar="[FROM")
@click.argument("last", required=False, metavar="TO]]")
@common_options
def changes(options: Options, first: str | None, last: str | None) -> None:
    """Show what changed between two years, or between what was known on two days."""
    ends = _Ends(_end(first), _end(last))
    workspace = options.workspace()  # the plan says how its years are written
    _refuse_mixture(ends, options, (first or "", last or ""))
    name_faults(workspace.errors)
    found = _between(workspace, ends, options)
    if options.json:
        print_json(changes_json(found))
        return

    say(change_lines(found, ascii_only=options.ascii))


def _end(text: str | None) -> int | date | None:
    """Read one end: four digits are a year, as is 2019/20; anything else is a day."""
    if text is None:
        return None
    written = text.strip()
    ctx = click.get_current_context()
    plain = len(written) == 4 and whole_number(written) is not None
    if plain or "/" in written or (spanning(written) is not None and span_of(written) is None):
        return YEAR.convert(written, None, ctx)
    return AS_OF.convert(written, None, ctx)


def _refuse_mixture(ends: _Ends, options: Options, typed: tuple[str, str]) -> None:
    """Refuse what cannot be compared.

    Raises:
        UsageError: a year and a day, ends that are not in order, or an option that says nothing.
    """
    first, last = ends.first, ends.last
    if first is not None and last is not None:
        if isinstance(first, date) is not isinstance(last, date):
            year, day = typed if isinstance(last, date) else typed[::-1]
            what = words.ChangesAsked.YEAR_AND_DAY.format(year=quoted(year), day=quoted(day))
            raise UsageError(what)
        _refuse_order(first, last)
    if isinstance(first, date):
        if last is not None and options.as_of is not None:
            raise UsageError(words.ChangesAsked.SAYS_NOTHING_DAYS)
    elif last is not None and options.year is not None:
        raise UsageError(words.ChangesAsked.SAYS_NOTHING_YEARS)


def _refuse_order(first: int | date, last: int | date) -> None:
    """Refuse two ends that are not in order, and say what is.

    Raises:
        UsageError: the first does not come before the last.
    """
    if str(first) == str(last):
        raise UsageError(words.ChangesAsked.ALIKE.format(first=first, last=last))
    if str(first) > str(last):
        raise UsageError(words.ChangesAsked.TURNED.format(first=first, last=last))


def _between(workspace: Workspace, ends: _Ends, options: Options) -> Changes:
    plan, records = workspace.strategy, workspace.store.records()
    first, last = ends.first, ends.last
    if isinstance(first, date):
        until = last if isinstance(last, date) else options.as_of or clock.today()
        _refuse_order(first, until)
        return changes_between_days(plan, records, first, until, options.year)
    year = last if isinstance(last, int) else options.year
    if year is None:
        year = default_year(plan, records, options.as_of)
    first = year - 1 if first is None else first
    _refuse_order(first, year)
    return changes_between_years(plan, records, first, year, options.as_of)
