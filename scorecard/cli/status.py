"""``scorecard status``: the scorecard as text."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

import click

from scorecard.cli.console import cells, name_faults, pad, paint, print_json, say, wrap
from scorecard.cli.console import width as room
from scorecard.cli.options import Options, common_options, offer_ids
from scorecard.cli.wording import closed_lines, id_hint
from scorecard.exchange.scorecard_json import scorecard_json
from scorecard.messages.catalogue import words
from scorecard.messages.entities import latest_words, targets_short
from scorecard.messages.parts import part_lines
from scorecard.messages.rollups import counts_words, group_counts, group_word
from scorecard.messages.terms import mark, reason_short, status_word
from scorecard.model.fault import ScorecardError
from scorecard.model.plan import PresentIds
from scorecard.model.status import Status
from scorecard.model.text import quoted, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scorecard.model.scorecard import (
        GoalResult,
        IndicatorResult,
        ObjectiveResult,
        RollUp,
        Scorecard,
    )


# Indicators stand a little in from the headings they belong to.
INDENT = 2


class Row(NamedTuple):
    """One line of the table; headings have an id and span the columns of figures."""

    status: str
    word: str
    id: str
    title: str
    latest: str = ""
    target: str = ""
    heading: bool = False
    parts: tuple[str, ...] = ()  # a line for each that has a target


def table(
    card: Scorecard,
    wanted: frozenset[str] | None,
    *,
    ascii_only: bool,
    remarks: Iterable[str] = (),
) -> list[str]:
    """Return the scorecard as lines; ``wanted`` ids alone when given, ``remarks`` on top."""
    said = words.StatusTable
    rows = list(_rows(card, wanted, ascii_only=ascii_only))
    as_of = said.AS_OF.format(day=card.as_of) if card.as_of else ""
    lines = wrap(said.TITLE.format(title=card.strategy.title, year=card.year, as_of=as_of))
    lines += wrap(
        said.COUNTS.format(
            counts=counts_words(card.counts),
            entered=card.entered,
            expected=card.expected_entries,
            year=card.year,
        )
    )
    lines += remarks
    if not rows:
        return [*lines, "", said.NO_GOALS]
    widths = _widths(rows)
    for row in rows:
        if row.heading:
            lines.append("")
        lines += _heading(row, widths) if row.heading else _indicator(row, widths)
    marked = any("*" in text for row in rows for text in (row.latest, *row.parts))
    return [*lines, "", said.PROVISIONAL] if marked else lines


def _rows(card: Scorecard, wanted: frozenset[str] | None, *, ascii_only: bool) -> Iterator[Row]:
    for goal in card.goals:
        below = [r for r in goal.indicators if wanted is None or r.indicator.id in wanted]
        objectives = [
            (o, [r for r in o.indicators if wanted is None or r.indicator.id in wanted])
            for o in goal.objectives
        ]
        shown = [
            (o, results)
            for o, results in objectives
            if results or wanted is None or o.objective.id in wanted
        ]
        if below or shown or wanted is None or goal.goal.id in wanted:
            yield _group(goal.goal.id, goal.goal.title, goal.roll_up, ascii_only=ascii_only)
        for result in below:
            yield _figure(card, result, ascii_only=ascii_only)
        for objective, results in shown:
            declared = objective.objective
            yield _group(declared.id, declared.title, objective.roll_up, ascii_only=ascii_only)
            for result in results:
                yield _figure(card, result, ascii_only=ascii_only)


def _group(id_: str, title: str, roll_up: RollUp, *, ascii_only: bool) -> Row:
    word = f"{mark(roll_up.status, ascii_only=ascii_only)} {group_word(roll_up)}"
    counts = group_counts(roll_up)
    text = words.StatusTable.GROUP.format(title=title, counts=counts) if counts else title
    return Row(roll_up.status.value, word, id_, text, heading=True)


def _figure(card: Scorecard, result: IndicatorResult, *, ascii_only: bool) -> Row:
    indicator, style = result.indicator, card.strategy.style
    word = status_word(result.status)
    if result.status is Status.NOT_ASSESSED and result.reason is not None:
        word = reason_short(result.reason)
    return Row(
        result.status.value,
        f"{mark(result.status, ascii_only=ascii_only)} {word}",
        "",
        indicator.title,
        latest_words(result, card.year, style, ascii_only=ascii_only),
        targets_short(result, style, ascii_only=ascii_only),
        parts=tuple(part_lines(result, card.year, style, ascii_only=ascii_only)),
    )


class _Widths(NamedTuple):
    word: int
    title: int
    latest: int
    target: int


def _widths(rows: list[Row]) -> _Widths:
    """Share the room out: the figures take what they need, the titles what is left."""
    word = max(cells(row.word) for row in rows) + 2
    latest = min(max(cells(row.latest) for row in rows), 16)
    target = min(max(cells(row.target) for row in rows), 20)
    title = max(room() - word - INDENT - latest - target - 4, 20)
    return _Widths(word, title, latest, target)


def _heading(row: Row, widths: _Widths) -> list[str]:
    lead = pad(row.word, widths.word) + pad(visible(row.id), 0) + "  "
    first, *more = wrap(row.title, " " * cells(lead))
    painted = paint(row.word, row.status) + lead[len(row.word) :]
    return [painted + first[cells(lead) :], *more]


def _indicator(row: Row, widths: _Widths) -> list[str]:
    """Break every text within its column; the reading stands right-aligned in its own."""
    columns = (
        wrap(row.title, room=widths.title),
        wrap(row.latest, room=max(widths.latest, 1)),
        wrap(row.target, room=max(widths.target, 1)),
    )
    lines = []
    for n, (title, latest, target) in enumerate(zip_longest(*columns, fillvalue="")):
        word = pad(row.word if n == 0 else "", widths.word + INDENT)
        figure = " " * max(0, widths.latest - cells(latest)) + latest
        line = f"{word}{pad(title, widths.title)}  {figure}  {target}".rstrip()
        if n == 0:
            line = paint(row.word, row.status) + line[len(row.word) :]
        lines.append(line)
    lead = " " * (widths.word + 2 * INDENT)
    for part in row.parts:
        lines += wrap(part, lead, lead + "  ")
    return lines


def print_status(options: Options, ids: tuple[str, ...] = ()) -> None:
    """Print the scorecard, of some goals, objectives or indicators alone where ids are given.

    Raises:
        ScorecardError: an id is unknown, or the plan or the store is at fault.
    """
    workspace = options.workspace()
    name_faults(workspace.errors)
    card = workspace.scorecard(options.year, options.as_of)
    wanted = wanted_ids(card, ids)
    if options.json:
        print_json(narrowed(scorecard_json(card), wanted))
        return
    closed = closed_lines(workspace, card.year, options.as_of)
    say(table(card, wanted, ascii_only=options.ascii, remarks=closed))


def wanted_ids(card: Scorecard, ids: tuple[str, ...]) -> frozenset[str] | None:
    """Return the ids of the indicators and headings to show; None shows all.

    Raises:
        ScorecardError: an id is unknown.
    """
    if not ids:
        return None
    wanted: set[str] = set()
    present = PresentIds(card.strategy)
    for id_ in ids:
        found = _under(card, present.of(id_))
        if not found:
            hint = id_hint(id_, sorted(_all_ids(card)))
            raise ScorecardError(words.Commands.UNKNOWN_ID.format(name=quoted(id_), hint=hint))
        wanted |= found
    return frozenset(wanted)


def _under(card: Scorecard, id_: str) -> set[str]:
    """Return the ids of a goal, objective or indicator with everything below it."""
    for goal in card.goals:
        if goal.goal.id == id_:
            return _ids_of_goal(goal)
        for objective in goal.objectives:
            if objective.objective.id == id_:
                return _ids_of_objective(objective)
    found = card.find(id_)
    return {found.indicator.id} if found else set()


def _ids_of_goal(goal: GoalResult) -> set[str]:
    ids = {goal.goal.id, *(r.indicator.id for r in goal.indicators)}
    for objective in goal.objectives:
        ids |= _ids_of_objective(objective)
    return ids


def _ids_of_objective(objective: ObjectiveResult) -> set[str]:
    return {objective.objective.id, *(r.indicator.id for r in objective.indicators)}


def _all_ids(card: Scorecard) -> set[str]:
    return {id_ for goal in card.goals for id_ in _ids_of_goal(goal)}


def narrowed(data: dict[str, object], wanted: frozenset[str] | None) -> dict[str, object]:
    """Keep of a scorecard's JSON the wanted indicators and the headings above them."""
    if wanted is None:
        return data
    goals = []
    for goal in _rows_asked(data["goals"]):
        objectives = []
        for objective in _rows_asked(goal["objectives"]):
            objective["indicators"] = _chosen(objective["indicators"], wanted)
            if objective["indicators"] or objective["id"] in wanted:
                objectives.append(objective)
        goal["objectives"] = objectives
        goal["indicators"] = _chosen(goal["indicators"], wanted)
        if objectives or goal["indicators"] or goal["id"] in wanted:
            goals.append(goal)
    return {**data, "goals": goals}


def _rows_asked(value: object) -> list[dict[str, object]]:
    return value if isinstance(value, list) else []


def _chosen(value: object, wanted: frozenset[str]) -> list[dict[str, object]]:
    return [row for row in _rows_asked(value) if row["id"] in wanted]


@click.command()
@click.argument("ids", nargs=-1, metavar="[ID]...", shell_complete=offer_ids)
@common_options
def status(options: Options, ids: tuple[str, ...] = ()) -> None:
    """Show the scorecard of a year: what is on track, what is off track."""
    print_status(options, ids)
