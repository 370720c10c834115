"""The scorecard as a table of plain lines: status, id, title, latest reading, target."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scorecard.cli.console import cells, pad, paint, wrap
from scorecard.cli.console import width as room
from scorecard.messages import counts_words, mark, reason_short, status_word
from scorecard.messages.short import latest_short, target_short
from scorecard.model.status import Status
from scorecard.model.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scorecard.model.scorecard import IndicatorResult, RollUp, Scorecard


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


def table(
    card: Scorecard,
    wanted: frozenset[str] | None,
    *,
    ascii_only: bool,
    remarks: Iterable[str] = (),
) -> list[str]:
    """Return the scorecard as lines; ``wanted`` ids alone when given, ``remarks`` on top."""
    rows = list(_rows(card, wanted, ascii_only=ascii_only))
    lines = wrap(f"{card.strategy.title}: {card.year}{_as_of(card)}")
    lines += wrap(f"{counts_words(card.counts)}. {_entered(card)}")
    lines += remarks
    if not rows:
        return [*lines, "", "The plan has no goals yet; docs/framework.md shows how to write them."]
    widths = _widths(rows)
    for row in rows:
        if row.heading:
            lines.append("")
        lines += _heading(row, widths) if row.heading else _indicator(row, widths)
    marked = any("*" in row.latest for row in rows)
    return [*lines, "", "* provisional"] if marked else lines


def _as_of(card: Scorecard) -> str:
    return f", as known on {card.as_of}" if card.as_of else ""


def _entered(card: Scorecard) -> str:
    return f"{card.entered} of {card.expected_entries} entered for {card.year}."


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
    word = f"{mark(roll_up.status, ascii_only=ascii_only)} {status_word(roll_up.status)}"
    counts = counts_words(roll_up.counts)
    text = f"{title} ({counts})" if counts else title
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
        latest_short(indicator, result.latest, card.year, style, ascii_only=ascii_only),
        target_short(indicator, result.target, style, ascii_only=ascii_only),
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
    """Break title and target within their columns; the reading stands right-aligned between."""
    titles = wrap(row.title, room=widths.title)
    targets = wrap(row.target, room=max(widths.target, 1))
    latest = " " * max(0, widths.latest - cells(row.latest)) + visible(row.latest)
    lines = []
    for n in range(max(len(titles), len(targets))):
        word = pad(row.word if n == 0 else "", widths.word + INDENT)
        title = pad(titles[n] if n < len(titles) else "", widths.title)
        figure = latest if n == 0 else " " * widths.latest
        target = targets[n] if n < len(targets) else ""
        line = f"{word}{title}  {figure}  {target}".rstrip()
        if n == 0:
            line = paint(row.word, row.status) + line[len(row.word) :]
        lines.append(line)
    return lines
