"""The year in a few sentences, made from counts alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard import messages
from scorecard.messages.catalogue import words
from scorecard.messages.figures import listing
from scorecard.model.status import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.model.scorecard import Counts, Scorecard

# After the good ones, the better first.
_SHORT_OF_IT = (Status.PARTLY_ACHIEVED, Status.AT_RISK, Status.OFF_TRACK, Status.MISSED)


def verdict(card: Scorecard) -> tuple[str, ...]:
    """Return what the counts of a scorecard say, in sentences."""
    if not card.counts.total:
        return (words.Report.EMPTY,)
    return tuple(_sentences(card))


def _sentences(card: Scorecard) -> Iterator[str]:
    counts = card.counts
    missing = counts.of(Status.NOT_ASSESSED)
    assessed = counts.total - missing
    if not assessed:
        said = words.Report.ASSESSED_NONE_ONE if missing == 1 else words.Report.ASSESSED_NONE
        yield said.format(number=missing, reasons=_reasons(counts))
    else:
        parts = _parts(counts)
        if assessed == 1:
            yield words.Report.ASSESSED_ONE.format(part=parts[0][1])
        else:
            yield words.Report.ASSESSED.format(number=assessed, parts=_listed(parts))
        if missing:
            said = words.Report.NOT_ASSESSED_ONE if missing == 1 else words.Report.NOT_ASSESSED
            yield said.format(number=missing, reasons=_reasons(counts))
    yield words.Report.ENTERED.format(
        entered=card.entered, expected=card.expected_entries, year=card.year
    )


def _parts(counts: Counts) -> list[tuple[int, str]]:
    """Return how many stand well, and at each status short of that."""
    good = counts.of(Status.ACHIEVED) + counts.of(Status.ON_TRACK)
    parts = [(good, words.Report.GOOD)]
    parts += [(counts.of(status), messages.status_word(status)) for status in _SHORT_OF_IT]
    return [(number, said) for number, said in parts if number]


def _listed(parts: list[tuple[int, str]]) -> str:
    number, said = parts[0]
    first = (words.Report.ONE_IS if number == 1 else words.Report.MORE_ARE).format(
        number=number, words=said
    )
    return listing(
        [first, *(words.Report.MORE.format(number=n, words=said) for n, said in parts[1:])]
    )


def _reasons(counts: Counts) -> str:
    return listing(
        [
            words.Report.MORE.format(number=number, words=messages.reason_short(reason))
            for reason, number in counts.reasons
        ]
    )
