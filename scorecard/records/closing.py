"""Closed years: closed when the board has approved, opened again with a reason."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scorecard import clock
from scorecard.messages.catalogue import words
from scorecard.messages.figures import day
from scorecard.model.fault import ScorecardError
from scorecard.model.records import Closure
from scorecard.records.codec import closure_document
from scorecard.records.entry import check_year
from scorecard.records.line import new_id
from scorecard.records.values import check_name, check_reason, refuse_all

if TYPE_CHECKING:
    from datetime import date

    from scorecard.model.fiscal import FiscalCalendar
    from scorecard.records.index import Index
    from scorecard.records.line import Document


def check_closing(year: int, on: date, by: str, calendar: FiscalCalendar) -> None:
    """Refuse a closing that cannot be, whatever the store holds.

    Raises:
        ScorecardError: with everything that is wrong.
    """
    refuse_all([check_year(year), check_name(by), _day_fault(year, on, calendar)])


def closing(index: Index, year: int, on: date, by: str) -> Document:
    """Return the document that closes a year: from now on a change of it needs a reason.

    Raises:
        ScorecardError: it is closed already, or was reopened after that day.
    """
    last = index.last_closings().get(year)
    if last is not None and not last.reopened:
        raise ScorecardError(words.Board.CLOSED_ALREADY.format(closed=_closed_words(last)))
    if last is not None and on < last.on:
        since = words.Board.REOPENED_SINCE
        raise ScorecardError(since.format(year=year, reopened=day(last.on), day=day(on)))
    return _document(Closure(year, on, by), index)


def check_reopening(year: int, because: str, by: str) -> None:
    """Refuse a reopening that cannot be, whatever the store holds.

    Raises:
        ScorecardError: with everything that is wrong.
    """
    refuse_all([check_year(year), check_name(by), check_reason(because)])


def reopening(index: Index, year: int, because: str, by: str) -> Document:
    """Return the document that opens a closed year again; what was closed stays in the history.

    Raises:
        ScorecardError: it is not closed.
    """
    last = index.last_closings().get(year)
    if last is None:
        raise ScorecardError(words.Board.NOT_CLOSED.format(year=year))
    if last.reopened:
        open_ = words.Board.OPEN.format(year=year, by=last.by, day=day(last.on))
        raise ScorecardError(open_)
    # Never before the closing it undoes, whatever this computer's clock says.
    on = max(clock.today(), last.on)
    return _document(Closure(year, on, by, reopened=True, because=because), index)


def _closed_words(closing: Closure) -> str:
    """Return "2018 was closed on 1 March 2019 by Ana"."""
    return words.Closing.WAS_CLOSED.format(year=closing.year, day=day(closing.on), by=closing.by)


def closed_fault(closing: Closure | None, reason: str, what: str = "", **more: str) -> str:
    """Return why a change of a year is refused, and what to do; "" where nothing is wrong.

    Args:
        closing: the last closing or reopening of the year; None when it never was closed.
        reason: why the year is changed.
        what: the sentence, where another says better what to do.
        more: what it names beside the closing.
    """
    if closing is None or closing.reopened or reason:
        return ""
    return (what or words.Closing.NEEDS_REASON).format(closed=_closed_words(closing), **more)


def _day_fault(year: int, on: date, calendar: FiscalCalendar) -> str:
    if on > clock.today():
        return words.Board.CLOSING_TO_COME.format(day=day(on))
    if calendar.of(on) < year:
        return words.Board.CLOSING_TOO_EARLY.format(day=day(on), year=year)
    return ""


def _document(closure: Closure, index: Index) -> Document:
    """Return the line of a closing, made over the last one of its year and never before it."""
    before = index.closings_of(closure.year)
    if not before:
        return closure_document(replace(closure, revision=1), id_=new_id(), at=clock.now())
    entered = max(one.entered_at for one in before if one.entered_at is not None)
    number = max(len(before), *(one.revision for one in before)) + 1
    made = replace(closure, revision=number, parent=before[-1].id)
    return closure_document(made, id_=new_id(), at=clock.now_after(entered))
