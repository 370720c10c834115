"""``close`` and ``reopen``: a year the board has approved, and one it looks at again."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from scorecard import clock
from scorecard.cli.console import ask, print_json, say, say_aside, wrap
from scorecard.cli.options import BECAUSE, BY, DAY, YEAR, Options, place_options, who
from scorecard.exchange.changes_json import closure_json
from scorecard.messages.board import due_counts, year_closed, year_reopened
from scorecard.messages.catalogue import words
from scorecard.model.fault import ScorecardError
from scorecard.model.records import closed_years
from scorecard.review.due import due_all

if TYPE_CHECKING:
    from datetime import date

    from scorecard.model.records import Closure
    from scorecard.workspace import Workspace


@click.command()
@click.argument("year", type=YEAR)
@click.option("--on", type=DAY, default=None, metavar="DATE")
@click.option("--yes", "-y", is_flag=True)
@BY
@place_options
def close(options: Options, year: int, on: date | None, yes: bool, by: str | None) -> None:
    """Close YEAR when the board has approved it."""
    workspace = options.workspace()
    _check_year(workspace, year)
    # One that is closed is refused before anything is asked.
    if year not in closed_years(workspace.store.records()):
        _confirm(workspace, year, yes=yes)
    closed = workspace.store.close_year(
        year, on=on or clock.today(), by=who(by), calendar=workspace.strategy.calendar
    )
    sentence = f"{year_closed(closed)} {words.Closing.FROM_NOW}"
    _say(options, sentence, closed)


@click.command()
@click.argument("year", type=YEAR)
@BECAUSE
@BY
@place_options
def reopen(options: Options, year: int, because: str, by: str | None) -> None:
    """Open the closed YEAR again, with a reason."""
    workspace = options.workspace()  # the plan says how its years are written
    if not because.strip():
        raise ScorecardError(words.Closing.SAY_WHY.format(year=year))
    opened = workspace.store.reopen_year(year, because=because.strip(), by=who(by))
    _say(options, year_reopened(opened), opened)


def _check_year(workspace: Workspace, year: int) -> None:
    first, last = workspace.strategy.period
    if not first <= year <= last:
        raise ScorecardError(words.Closing.NOT_OF_PERIOD.format(year=year, first=first, last=last))


def _confirm(workspace: Workspace, year: int, *, yes: bool) -> None:
    """Say what is still to do for the year, and ask whether it is closed all the same."""
    records = workspace.store.records()
    counts = due_all(workspace.scorecard(year), records, today=clock.today()).counts()
    if not counts:
        return
    for text in (
        words.Closing.STILL_DUE.format(year=year, counts=due_counts(counts)),
        words.Closing.LOOK.format(year=year),
    ):
        say_aside("\n".join(wrap(text)))
    if yes:
        return
    if not sys.stdin.isatty():
        raise ScorecardError(words.Closing.SAY_YES.format(year=year))
    if not ask(words.Closing.ASK.format(year=year)):
        raise ScorecardError(words.Closing.NOT_CLOSED.format(year=year))


def _say(options: Options, sentence: str, closing: Closure) -> None:
    if options.json:
        print_json({"format": 1, "saved": closure_json(closing)})
        return
    say(wrap(sentence))
