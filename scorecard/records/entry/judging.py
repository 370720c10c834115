"""Judgements: a person's status for a qualitative indicator, entered as the next revision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.messages.catalogue import words
from scorecard.model.fault import ScorecardError
from scorecard.records.entry.limits import check_text, check_year
from scorecard.records.entry.revising import Reviser

if TYPE_CHECKING:
    from scorecard.model.records import Judgement
    from scorecard.model.status import Status
    from scorecard.records.file.line import Document
    from scorecard.records.store import Store
    from scorecard.records.tables.index import Index


def judge(
    store: Store,
    indicator: str,
    year: int,
    status: Status,
    because: str,
    *,
    by: str,
    reason: str = "",
) -> Judgement:
    """Enter a person's judgement of a qualitative indicator.

    Args:
        store: where it is kept.
        indicator: the id of the indicator.
        year: the year judged.
        status: what it is judged.
        because: what the judgement rests on.
        by: who judges.
        reason: why a year that is closed is judged; needed there alone.

    Raises:
        ScorecardError: a text cannot be kept, or no reason or name is given.
        NotSaved: the disk, the lock or the file refused.
    """
    needed = {"indicator": indicator, "reason": because, "judge": by}
    texts = [*needed.items(), ("reason_closed", reason)]
    wrong = next((fault for name, text in texts if (fault := check_text(name, text))), "")
    wrong = wrong or next((_names_no(name) for name, text in needed.items() if not text), "")
    if wrong := wrong or check_year(year):
        raise ScorecardError(words.Entry.NOT_SAVED.format(what=wrong))

    def make(index: Index) -> list[Document]:
        return [Reviser(index, by).judgement(indicator, year, status, because, reason)]

    store.enter(make)
    judged = store.ask(lambda index: index.judged(indicator, year))
    if judged is None:
        raise AssertionError  # what was entered was read back
    return judged


def _names_no(field: str) -> str:
    return words.Entry.NAMES_NO.format(field=words.Entry.FIELD[field])
