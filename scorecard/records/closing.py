"""Closed years: closed when the board has approved, opened again with a reason."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from scorecard.messages.catalogue import words
from scorecard.messages.figures import day
from scorecard.model.fault import ScorecardError
from scorecard.model.records import Closure
from scorecard.records.codec import closure_document, moment_of
from scorecard.records.entry import check_year
from scorecard.records.line import new_id
from scorecard.records.values import check_name, check_reason, refuse_all

if TYPE_CHECKING:
    from datetime import date

    from scorecard.records.index import Index
    from scorecard.records.line import Document
    from scorecard.records.store import Store


def close_year(store: Store, year: int, *, on: date, by: str) -> Closure:
    """Close a year: from now on a change of it needs a reason.

    Args:
        store: where it is kept.
        year: the year.
        on: the day the board approved; not to come, nor before the year began or was reopened.
        by: who closes it.

    Raises:
        ScorecardError: it is closed already, or the day cannot be.
        NotSaved: the disk, the lock or the file refused.
    """
    refuse_all([check_year(year), check_name(by), _day_fault(year, on)])

    def make(index: Index) -> list[Document]:
        last = index.last_words().get(year)
        if last is not None and not last.reopened:
            raise ScorecardError(words.Board.CLOSED_ALREADY.format(closed=closed_words(last)))
        if last is not None and on < last.on:
            since = words.Board.REOPENED_SINCE
            raise ScorecardError(since.format(year=year, reopened=day(last.on), day=day(on)))
        return [_document(Closure(year, on, by), index)]

    store.enter(make)
    return store.ask(lambda index: index.last_words()[year])


def reopen_year(store: Store, year: int, *, because: str, by: str) -> Closure:
    """Open a closed year again, with a reason; what was closed stays in the history.

    Raises:
        ScorecardError: it is not closed, or no reason is given.
        NotSaved: the disk, the lock or the file refused.
    """
    refuse_all([check_year(year), check_name(by), check_reason(because)])

    def make(index: Index) -> list[Document]:
        last = index.last_words().get(year)
        if last is None:
            raise ScorecardError(words.Board.NOT_CLOSED.format(year=year))
        if last.reopened:
            open_ = words.Board.OPEN.format(year=year, by=last.by, day=day(last.on))
            raise ScorecardError(open_)
        # Never before the closing it undoes, whatever this computer's clock says.
        on = max(datetime.now(UTC).date(), last.on)
        return [_document(Closure(year, on, by, reopened=True, because=because), index)]

    store.enter(make)
    return store.ask(lambda index: index.last_words()[year])


def closed_words(closing: Closure) -> str:
    """Return "2018 was closed on 1 March 2019 by Ana"."""
    return words.Closing.WAS_CLOSED.format(year=closing.year, day=day(closing.on), by=closing.by)


def closed_needs_reason(closing: Closure) -> str:
    """Return why a change of a closed year is refused, and what to do."""
    return words.Closing.NEEDS_REASON.format(closed=closed_words(closing))


def _day_fault(year: int, on: date) -> str:
    today = max(datetime.now(UTC).date(), datetime.now().astimezone().date())
    if on > today:
        return words.Board.CLOSING_TO_COME.format(day=day(on))
    if on.year < year:
        return words.Board.CLOSING_TOO_EARLY.format(day=day(on), year=year)
    return ""


def _document(closure: Closure, index: Index) -> Document:
    """Return the line of a closing, never before the last one of its year."""
    at = datetime.now(UTC)
    last = index.last_words().get(closure.year)
    if last is not None:
        entered = [d["at"] for d in index.documents.values() if _is_of(d, closure.year)]
        at = max(at, *(moment_of(text) for text in entered))
    return closure_document(closure, id_=new_id(), at=at)


def _is_of(document: Document, year: int) -> bool:
    return document.get("type") == "close" and document.get("year") == year
