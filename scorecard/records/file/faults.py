"""What is wrong with a store, or asks for a second look, as faults with file and line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.messages.catalogue import words
from scorecard.model.fault import Fault, Severity
from scorecard.records.care.rivals import contested_faults
from scorecard.records.file.codec import NotUnderstood, reading_of
from scorecard.records.file.contents import FORMAT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorecard.records.file.batch import Unfinished
    from scorecard.records.file.journal import Journal
    from scorecard.records.file.line import Document
    from scorecard.records.tables.index import Index


def store_faults(journal: Journal, index: Index, vanished: int) -> tuple[Fault, ...]:
    """Return every fault of a store: its file first, then its lines in their order.

    ``vanished`` lines were known before the file was last read from its beginning.
    """
    faults: list[Fault] = []
    if journal.trouble is not None:
        faults.append(journal.trouble)
    if vanished:
        faults.append(Fault(journal.shown, words.File.VANISHED.format(lines=lines_told(vanished))))
    # Lines of a newer format are no faults, and a file that cannot be read has none to name.
    unread = journal.contents.format > FORMAT or journal.trouble is not None
    lines = [] if unread else _line_faults(journal, index)
    lines += _newer(journal, index)
    lines += [Fault(journal.shown, words.File.TWICE, _line(journal, one)) for one in index.doubled]
    lines += [
        _cut_off(journal, batch)
        for batch in journal.contents.unfinished()
        if not _redone(batch, index)
    ]
    faults += sorted(lines, key=lambda fault: fault.line)
    return (*faults, *journal.remarks(), *contested_faults(journal.shown, index))


def _line_faults(journal: Journal, index: Index) -> list[Fault]:
    edits: Mapping[int, str] = {}
    if journal.contents.by_hand:
        # Few stores have such lines, and it means reading the file again.
        from scorecard.records.care.hand_words import edit_faults  # noqa: PLC0415

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
        number = len(index.newer)
        what = words.File.NEWER_LINE if number == 1 else words.File.NEWER_LINES
        place = _line(journal, index.newer[0])
        faults.append(Fault(journal.shown, what.format(number=number), place))
    return faults


def _cut_off(journal: Journal, batch: Unfinished) -> Fault:
    there = lines_told(len(batch.documents))
    what = words.File.CUT_OFF.format(size=batch.size, lines=there)
    place = _line(journal, batch.documents[0])
    return Fault(journal.shown, what, place, severity=Severity.WARNING)


def _redone(batch: Unfinished, index: Index) -> bool:
    """Say whether everything a cut-off import held has been entered since."""
    return all(_stands(document, index) for document in batch.documents)


def _stands(document: Document, index: Index) -> bool:
    if document.get("type") == "priority":
        return index.board.settled_since(document)
    try:
        meant = reading_of(document)
    except NotUnderstood:
        return False
    chain = index.chain(meant.key)
    return chain is not None and any(
        (held.value, held.no_data, held.published) == (meant.value, meant.no_data, meant.published)
        for held in chain.revisions
    )


def lines_told(number: int) -> str:
    """Return "1 line", "3 lines"."""
    return words.Kept.LINE if number == 1 else words.Kept.LINES.format(number=number)


def _line(journal: Journal, document: Document) -> int:
    return journal.line_of(f'"crc":"{document["crc"]}"')
