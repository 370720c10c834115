"""What a person must hear of the file and of this computer's copy, each in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.messages.catalogue import words
from scorecard.model.fault import Fault, Severity
from scorecard.records.file.faults import lines_told
from scorecard.records.refusal import shown_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.records.copy.kept import Kept


def notices(kept: Kept, *, urgent: bool = False) -> Iterator[Fault]:
    """Yield what waits, what was put back and what was read in; nothing when all is well.

    What lies about beside the store and holds nothing new is not urgent: it can wait for `check`.
    """
    said = words.Kept
    waiting = len(kept.waiting)
    if waiting:
        yield _warning(kept.shown, said.WAITING.format(lines=lines_told(waiting), why=kept.waits))
    if kept.put_back:
        text = said.PUT_BACK_ONE if kept.put_back == 1 else said.PUT_BACK
        yield _warning(kept.shown, text.format(number=kept.put_back))
    if kept.own_trouble:
        yield _warning(kept.shown, said.NOT_COPIED.format(why=kept.own_trouble))
    for beside in kept.beside:
        number = len(beside.lines)
        if urgent and not number:
            continue
        text = (said.BESIDE_NOTHING, said.BESIDE_ONE, said.BESIDE)[min(number, 2)]
        yield _warning(shown_path(beside.path), text.format(number=number))


def _warning(file: str, what: str) -> Fault:
    return Fault(file, what, severity=Severity.WARNING)
