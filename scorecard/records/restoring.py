"""A history taken into a store: every revision with the moment at which it was entered."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, TypeVar

from scorecard.messages.catalogue import words
from scorecard.model.fault import ScorecardError
from scorecard.model.records import Decision, Priority
from scorecard.records.codec import (
    closure_document,
    comment_document,
    decision_document,
    judgement_document,
    moment_text,
    priority_document,
    reading_document,
)
from scorecard.records.entry import Entry, check_entries
from scorecard.records.index import shown_refs
from scorecard.records.line import new_id
from scorecard.records.tables import READINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scorecard.model.reading import Reading
    from scorecard.model.records import Records
    from scorecard.records.index import Chain, Index
    from scorecard.records.line import Document
    from scorecard.records.store import Store

_Named = TypeVar("_Named", Priority, Decision)


def restore_history(store: Store, history: Records) -> None:
    """Enter a history durably: each sort of record as one batch, the readings first.

    What was entered before a fault is the same when it is taken in again.

    Raises:
        ScorecardError: a reading of it has been entered meanwhile, or cannot be kept.
        NotSaved: the disk, the lock or the file refused.
    """
    check_entries(tuple(_entry(reading) for reading in history.readings), "")

    def readings(index: Index) -> list[Document]:
        for reading in history.readings:
            if index.chain(reading.key) is not None:
                raise ScorecardError(words.History.OTHERS)
        return [_document(reading) for reading in history.readings]

    closings = [
        closure_document(closure, id_=new_id(), at=closure.entered_at)
        for closure in history.closures
        if closure.entered_at is not None
    ]
    judged = [judgement_document(judgement) for judgement in history.judgements]
    comments = [comment_document(comment) for comment in history.comments]
    store.enter(READINGS, readings, lambda _: None)
    for table, made in (("judgement", judged), ("comment", comments), ("close", closings)):
        if made:
            store.enter(table, lambda _, made=made: list(made), lambda _: None)  # type: ignore[misc]  # bound now

    def priorities(index: Index) -> list[Document]:
        firsts = _firsts(history.priorities, index.board.priorities)
        # Ids stay true where refs do not.
        going_on = (
            replace(one, carried_from=firsts.get(one.carried_from, ""))
            for one in history.priorities
        )
        return [priority_document(one, firsts[one.ref]) for one in going_on]

    def decisions(index: Index) -> list[Document]:
        firsts = _firsts(history.decisions, index.board.decisions)
        return [decision_document(one, firsts[one.ref]) for one in history.decisions]

    store.enter("priority", priorities, lambda _: None)
    store.enter("decision", decisions, lambda _: None)


def _firsts(revisions: Iterable[_Named], held: Mapping[str, Chain[_Named]]) -> dict[str, str]:
    """Return the id of the first revision by ref, of what is here too.

    Raises:
        ScorecardError: a record with one of these refs has been entered meanwhile.
    """
    here = {ref: first for first, ref in shown_refs(held).items()}
    firsts: dict[str, str] = {}
    for one in revisions:
        if one.ref in here:
            raise ScorecardError(words.History.OTHERS)
        firsts.setdefault(one.ref, one.id)
    return here | firsts


def _entry(reading: Reading) -> Entry:
    return Entry(**{field.name: getattr(reading, field.name) for field in fields(Entry)})


def _document(reading: Reading) -> Document:
    return reading_document(
        _entry(reading),
        id_=reading.id,
        revision=reading.revision,
        parent=reading.parent,
        by=reading.by,
        at=moment_text(reading.entered_at),
    )
