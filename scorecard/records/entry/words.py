"""The closed lists of a draft: qualifier, state, flags and the standard reasons."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from scorecard.messages.catalogue import words
from scorecard.messages.offers import did_you_mean, either
from scorecard.model.indicator import Kind
from scorecard.model.nearest import nearest, plain_look
from scorecard.model.number import take_qualifier
from scorecard.model.reading import Flag, Qualifier, RevisionReason
from scorecard.model.text import quoted

if TYPE_CHECKING:
    from enum import StrEnum

    from scorecard.model.indicator import Indicator
    from scorecard.records.entry.draft import Draft
    from scorecard.records.entry.values import Measure

    Problems = list[tuple[str, str]]
    """What is wrong so far, as (column, what); every reader adds to it."""

    Word = TypeVar("Word", bound=StrEnum)

_MOST_FLAGS = 12


def read_qualifier(
    indicator: Indicator | None, measure: Measure | None, draft: Draft, problems: Problems
) -> Qualifier:
    """Return the qualifier from the value or from its own column, which must agree."""
    said = words.Entry
    stated = _lone_qualifier(draft.qualifier, problems)
    written = measure.qualifier if measure is not None else None
    if stated is not None and written is not None and stated is not written:
        value = quoted(draft.value.strip())
        what = said.TWO_QUALIFIERS.format(stated=stated, value=value, written=written)
        problems.append(("qualifier", what))
    found = stated or written or Qualifier.EXACT
    numeric = indicator is None or indicator.kind in (Kind.NUMBER, Kind.PERCENT)
    if found is not Qualifier.EXACT and not numeric:
        id_ = indicator.id if indicator else ""
        problems.append(("qualifier", said.NOT_A_NUMBER.format(qualifier=found, id=id_)))
    elif found is not Qualifier.EXACT and (draft.no_data.strip() or draft.retracted.strip()):
        problems.append(("qualifier", said.NO_VALUE.format(qualifier=found)))
    return found


def read_word(column: str, text: str, known: tuple[Word, ...], problems: Problems) -> Word | None:
    """Return the word of a closed list; None when ``text`` is empty or, with a problem, none."""
    if not text.strip():
        return None
    for word in known:
        if plain_look(word) == plain_look(text):
            return word
    problems.append((column, _no_word(column, text, known)))
    return None


def read_flags(text: str, problems: Problems) -> tuple[Flag, ...]:
    """Return the flags, separated by ``;`` or ``,``: each once, in the order of the list."""
    parts = dict.fromkeys(part.strip() for part in re.split("[;,]", text))
    if len(parts) > _MOST_FLAGS:
        what = words.Entry.MANY_FLAGS.format(number=f"{len(parts):,}", listed=either([*Flag]))
        problems.append(("flags", what))
        return ()
    given = {read_word("flags", part, tuple(Flag), problems) for part in parts}
    return tuple(flag for flag in Flag if flag in given)


def read_reason(text: str) -> str:
    """Return a reason, one of the standard ones in its standard spelling."""
    look = plain_look(text)
    return next((reason.value for reason in RevisionReason if reason.value == look), text)


def read_retracted(text: str, problems: Problems) -> bool:
    """Return whether a reading is marked as taken back: yes, or no when empty."""
    word = text.strip().lower()
    if word not in ("", "yes", "no"):
        problems.append(("retracted", words.Entry.YES_OR_NO.format(text=quoted(text.strip()))))
    return word == "yes"


def _lone_qualifier(text: str, problems: Problems) -> Qualifier | None:
    """Read a qualifier that stands alone: ``at least``, or its sign ``\u2265``."""
    if not text.strip():
        return None
    found, rest = take_qualifier(text)
    if found is None or rest:
        problems.append(("qualifier", _no_word("qualifier", text, tuple(Qualifier))))
        return None
    return found


def _no_word(column: str, text: str, known: tuple[Word, ...]) -> str:
    near = did_you_mean(nearest(text, known))
    return words.Entry.NO_WORD[column].format(
        text=quoted(text.strip()), near=near, listed=either([*known])
    )
