"""What is wrong in a store's file, and in readings held against the plan, in words."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from scorecard import clock
from scorecard.messages.catalogue import plural, words, year_text
from scorecard.model.fault import Fault, Severity
from scorecard.model.fiscal import span_of
from scorecard.model.number import stored_number
from scorecard.model.plan import Kind, PresentIds
from scorecard.model.reading import State
from scorecard.model.records import (
    Closure,
    Judgement,
    current,
    current_comments,
    current_decisions,
    current_priorities,
    heads,
)
from scorecard.model.text import quoted
from scorecard.records.codec import NotUnderstood, moment_text, reading_of
from scorecard.records.contents import FORMAT
from scorecard.records.contested import contested_faults
from scorecard.records.faulty import faulty_faults
from scorecard.records.hand_edit import edit_faults
from scorecard.records.refusal import lines_told, place_of

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping

    from scorecard.model.plan import Entity, Indicator, Strategy
    from scorecard.model.reading import Reading, ReadingKey
    from scorecard.model.records import Records
    from scorecard.records.contents import Unfinished
    from scorecard.records.index import Entered, Index
    from scorecard.records.journal import Journal
    from scorecard.records.line import Document
    from scorecard.records.tables import JournalStorage


# Clocks that are a few hours apart are nothing to tell.
_AHEAD = timedelta(days=1)


def store_faults(storage: JournalStorage, index: Index) -> tuple[Fault, ...]:
    """Return every fault of a store: its file first, then its lines in their order."""
    journal, vanished = storage.journal, storage.vanished
    faults: list[Fault] = []
    if journal.trouble is not None:
        faults.append(journal.trouble)
    if vanished:
        faults.append(Fault(journal.shown, words.File.VANISHED.format(lines=lines_told(vanished))))
    # Lines of a newer format are no faults, and a file that cannot be read has none to name.
    unread = journal.contents.format > FORMAT or journal.trouble is not None
    lines = [] if unread else _line_faults(journal, index)
    lines += _newer(journal, index)
    lines += faulty_faults(storage, index)
    lines += _cut_off(journal, index)
    faults += sorted(lines, key=lambda fault: fault.line)
    told = (*contested_faults(journal.shown, index), *_clock_faults(journal.shown, index))
    return (*faults, *journal.remarks(), *told)


def _clock_faults(file: str, index: Index) -> Iterator[Fault]:
    """Yield a warning for what was entered before what it was made over, and in time to come."""
    for one, before in index.out_of_time():
        what = words.Line.OUT_OF_TIME.format(
            what=_named(one), by=one.by, at=_at(one), other=before.by, before=_at(before)
        )
        yield Fault(file, what, severity=Severity.WARNING)
    if ahead := index.entered_after(clock.now() + _AHEAD):
        last = ahead[-1]
        named = {"what": _named(last), "by": last.by, "at": _at(last)}
        what = plural(words.Line.STILL_TO_COME, len(ahead), **named)
        yield Fault(file, what, severity=Severity.WARNING)


def _named(entered: Entered) -> str:
    if isinstance(entered, Judgement):
        return words.Line.JUDGEMENT.format(indicator=entered.indicator, year=entered.year)
    if isinstance(entered, Closure):
        said = words.Line.REOPENING if entered.reopened else words.Line.CLOSING
        return said.format(year=entered.year)
    return place_of(entered)


def _at(entered: Entered) -> str:
    return "" if entered.entered_at is None else moment_text(entered.entered_at)


def _line_faults(journal: Journal, index: Index) -> list[Fault]:
    edits: Mapping[int, str] = {}
    if journal.contents.by_hand:
        # Few stores have such lines, and it means reading the file again.
        edits = edit_faults(journal.data(), index)
    found = [Fault(journal.shown, what, line) for line, what in edits.items() if what]
    return found + [
        Fault(journal.shown, trouble.what, trouble.line, severity=trouble.severity)
        for trouble in journal.contents.troubles(edits.keys())
    ]


def _newer(journal: Journal, index: Index) -> list[Fault]:
    faults = []
    if journal.contents.format > FORMAT:
        unread = lines_told(journal.contents.unread)
        what = words.File.NEWER.format(format=journal.contents.format, lines=unread)
        faults.append(Fault(journal.shown, what, severity=Severity.WARNING))
    if index.newer:
        what = plural(words.File.NEWER_LINES, len(index.newer))
        place = min(journal.places_of(index.newer))
        faults.append(Fault(journal.shown, what, place))
    return faults


def _cut_off(journal: Journal, index: Index) -> list[Fault]:
    """Return a fault for each import that stopped, unless what it held was entered since."""
    entered = _Entered(index)
    batches = [batch for batch in journal.contents.unfinished() if not entered.has(batch)]
    places = journal.places_of([batch.documents[0] for batch in batches])
    said = words.File.CUT_OFF
    return [
        Fault(
            journal.shown,
            said.format(size=batch.size, lines=lines_told(len(batch.documents))),
            place,
            severity=Severity.WARNING,
        )
        for batch, place in zip(batches, places, strict=True)
    ]


class _Entered:
    """What was entered, to be asked whether all of an import is among it."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._said: dict[ReadingKey, set[Hashable]] = {}

    def has(self, batch: Unfinished) -> bool:
        """Say whether everything a cut-off import held has been entered since."""
        return all(self._stands(document) for document in batch.documents)

    def _stands(self, document: Document) -> bool:
        if document.get("type") == "priority":
            return self._index.board.settled_since(document)
        try:
            meant = reading_of(document)
        except NotUnderstood:
            return False
        key = self._index.present(meant.key)
        if key not in self._said:
            chain = self._index.chain(key)
            self._said[key] = set() if chain is None else set(map(_said, chain.revisions))
        return _said(meant) in self._said[key]


def _said(reading: Reading) -> Hashable:
    return reading.value, reading.no_data, reading.published


def data_faults(strategy: Strategy, records: Records, file: str) -> tuple[Fault, ...]:
    """Return what of the records does not fit the plan, one fault per indicator or record.

    Args:
        strategy: the plan.
        records: what the store holds.
        file: the store's name in the faults.
    """
    return tuple(Fault(file, what) for what in _misfits(strategy, records))


def _misfits(strategy: Strategy, records: Records) -> Iterator[str]:
    ids = PresentIds(strategy)
    places = ids.indicators
    unknown: dict[str, int] = {}
    for reading in records.readings:
        if reading.indicator not in places:
            unknown[reading.indicator] = unknown.get(reading.indicator, 0) + 1
    for name, number in unknown.items():
        yield plural(words.Misfit.UNKNOWN, number, name=name)
    yield from _homeless(ids, records)
    yield from _folded(ids, records)
    for reading in current(records.readings, ids=ids).values():
        indicator = places.get(reading.indicator)
        if indicator is None or indicator.faulty or reading.value is None:
            continue
        what = _misfit(indicator, reading)
        if what:
            named = (indicator.id, year_text(reading.year), reading.entity, reading.part)
            place = " ".join(filter(None, named))
            yield words.Entry.PLACED.format(place=place, what=what)


def _homeless(ids: PresentIds, records: Records) -> Iterator[str]:
    """Say which comments, priorities and decisions are about what the plan does not name."""
    known = ids.ids
    for comment in current_comments(records).values():
        if comment.about not in known:
            name = quoted(comment.about)
            yield words.Misfit.COMMENT.format(year=comment.year, name=name)
    for homeless, standing in (
        (words.Misfit.PRIORITY, current_priorities(records)),
        (words.Misfit.DECISION, current_decisions(records)),
    ):
        for record in standing:
            for id_ in record.about:
                if id_ not in known:
                    yield homeless.format(ref=record.ref, name=quoted(id_))


def _folded(ids: PresentIds, records: Records) -> Iterator[str]:
    """Say which ids became one although both have a reading of the same year."""
    chains: dict[ReadingKey, list[Reading]] = {}
    for reading in records.readings:
        if reading.state is not State.DRAFT:
            chains.setdefault(ids.key(reading.key), []).append(reading)
    years: dict[tuple[str, tuple[str, ...]], list[int]] = {}
    for present, chain in chains.items():
        standing = [key for key, head in heads(chain).items() if not head.retracted]
        if present.indicator in ids.indicators and len(standing) > 1:
            listed = tuple(_name_of(key) for key in standing)
            years.setdefault((_name_of(present), listed), []).append(present.year)
    for (present_name, listed), of in years.items():
        yield words.Misfit.FOLDED.format(
            names=words.AND.join(listed),
            now=present_name,
            years=words.LIST_SEPARATOR.join(map(year_text, sorted(of))),
        )


def _name_of(key: ReadingKey) -> str:
    return quoted(" ".join(filter(None, (key.indicator, *key[2:]))))


def _misfit(indicator: Indicator, reading: Reading) -> str:
    value = reading.value or ""
    if indicator.derive is not None:
        return words.Misfit.COMPUTED
    entity = indicator.entity(reading.entity or "")
    if entity is None and (what := _no_entity(indicator, reading)):
        return what
    if reading.part is not None and indicator.part(reading.part) is None:
        said = words.Misfit.UNKNOWN_PART if indicator.parts else words.Misfit.PART
        return said.format(name=quoted(reading.part), part=reading.part)
    return _misfit_of_kind(indicator, entity, value)


def _misfit_of_kind(indicator: Indicator, entity: Entity | None, value: str) -> str:
    kind, said = indicator.kind_for(entity), words.Misfit
    if kind in (Kind.NUMBER, Kind.PERCENT) and stored_number(value) is None:
        return said.NO_NUMBER.format(value=quoted(value), kind=kind.value)
    if kind is Kind.YES_NO and value not in ("yes", "no"):
        if entity is not None and entity.deadlines:
            done = span_of(value) is not None
            return "" if done else said.NOT_DONE.format(value=quoted(value))
        return said.NOT_YES_NO.format(value=quoted(value))
    if kind is Kind.SCALE and indicator.level_index(value) is None:
        levels = words.LIST_SEPARATOR.join(level.key for level in indicator.levels)
        return said.NO_LEVEL.format(value=quoted(value), levels=levels)
    return ""


def _no_entity(indicator: Indicator, reading: Reading) -> str:
    """Return what is wrong with the entity of a reading, "" where it rightly has none."""
    if reading.entity is None:
        if not indicator.entities:
            return ""
        return words.Misfit.NO_ENTITY
    name = quoted(reading.entity)
    if not indicator.entities:
        return words.Misfit.ENTITY.format(name=name)
    return words.Misfit.UNKNOWN_ENTITY.format(name=name, entity=reading.entity)
