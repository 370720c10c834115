"""Closing the year that is shown, and opening it again: what is still due is said first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.messages.catalogue import plural, words
from scorecard.messages.figures import day
from scorecard.model.records import closed_years
from scorecard.records.values import DateFault
from scorecard.review.due import due_all
from scorecard.tui.board.writer import save_closing, save_reopening
from scorecard.tui.forms.decision import one_day
from scorecard.workspace import today

if TYPE_CHECKING:
    from scorecard.model.records import Records
    from scorecard.model.scorecard import Scorecard
    from scorecard.tui.navigation import Navigation
    from scorecard.tui.step import Task


def close_shown_year(app: Navigation) -> None:
    """Ask on which day the board approved the year, with what is still due for it; close it."""
    found = _shown(app)
    if found is None:
        return
    card, records = found
    year, said = card.year, words.ScreenClosing
    closing = closed_years(records).get(year)
    if closing is not None:
        told = said.CLOSED_ALREADY
        app.say(told.format(year=year, day=day(closing.on), by=closing.by))
        return

    def closed(typed: str) -> Task | None:
        try:
            on = one_day(typed) or today()
        except DateFault as fault:
            app.say(said.REFUSED.format(year=year, what=fault))
            return None
        return save_closing(year, on)

    text = f"{still_due(card, records)} {said.CLOSE_TEXT}"
    heading, yes = said.CLOSE.format(year=year), ("close", said.CLOSE_YES)
    app.boarding.write_when_answered(
        heading, text, yes, said.CLOSE_WHEN, closed, today().isoformat()
    )


def reopen_shown_year(app: Navigation) -> None:
    """Ask why the year is opened again; open it."""
    found = _shown(app)
    if found is None:
        return
    card, records = found
    year, said = card.year, words.ScreenClosing
    closing = closed_years(records).get(year)
    if closing is None:
        app.say(said.NOT_CLOSED.format(year=year))
        return
    text = said.REOPEN_TEXT.format(year=year, day=day(closing.on), by=closing.by)
    heading, yes = said.REOPEN.format(year=year), ("reopen", said.REOPEN_YES)

    def reopened(because: str) -> Task:
        return save_reopening(year, because)

    app.boarding.write_when_answered(heading, text, yes, said.REOPEN_WHY, reopened)


def still_due(card: Scorecard, records: Records) -> str:
    """Return how much of each sort is still to do for the year, as one sentence."""
    counts = due_all(card, records, today=today()).counts()
    if not counts:
        return words.ScreenClosing.NOTHING_DUE.format(year=card.year)
    told = words.DueWords.COUNTS
    parts = [plural(told[sort], number) for sort, number in counts.items()]
    return words.Closing.STILL_DUE.format(year=card.year, counts=", ".join(parts))


def _shown(app: Navigation) -> tuple[Scorecard, Records] | None:
    loaded = app.loaded
    if loaded is None or loaded.card is None or loaded.records is None:
        return None
    return loaded.card, loaded.records
