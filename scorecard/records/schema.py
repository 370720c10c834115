"""What a line may hold: one table, which every line is held against before anything is made of it.

A line whose seal holds may still hold nonsense: another program wrote it, or somebody who sealed it
anew. Such a line is a fault of its own and of nothing else: it is kept, and nothing is made of it.
Fields that stand in no table are a newer version's: they are kept, and passed over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from scorecard.messages.catalogue import either, words
from scorecard.model.number import is_stored_number
from scorecard.model.plan import Audience
from scorecard.model.reading import Flag, Qualifier, State
from scorecard.model.records import MOST_VOTES, PriorityKind, PriorityReason, PriorityState
from scorecard.model.status import JUDGED
from scorecard.model.text import quoted
from scorecard.records.entry import MAX_TEXT
from scorecard.records.line import is_mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from scorecard.records.line import Document

# Days and moments: arithmetic with them, in any zone, stays within the calendar.
FIRST_DAY_YEAR, LAST_DAY_YEAR = 1900, 2999
# Nobody revises one thing so often.
MOST_REVISIONS = 999_999
_MOST_FORMATS = 9_999
# What a vote says, in the order in which it is read out.
VOTE = ("for", "against", "abstained")


@dataclass(frozen=True, slots=True)
class Rule:
    """What one field may hold.

    ``must`` is its name in the catalogue, which ``listed`` completes; a ``needed`` field may not be
    left out.
    """

    must: str
    holds: Callable[[Any], bool]
    needed: bool = True
    listed: tuple[str, ...] = ()


def _is_text(value: object) -> bool:
    # The store keeps any text as it was entered, steering characters too; who shows it takes care.
    return isinstance(value, str) and (
        len(value) <= MAX_TEXT and len(value.encode("utf-8", "surrogatepass")) <= MAX_TEXT
    )


def _is_name(value: object) -> bool:
    """Say whether something is a text that says something."""
    return isinstance(value, str) and value != "" and _is_text(value)


def _is_value(value: object) -> bool:
    """Say whether something is a value; no number without an end is one, in no notation."""
    if not _is_text(value) or not value:
        return False
    try:
        return Decimal(str(value)).is_finite()
    except InvalidOperation:
        return True


def _is_number(value: object) -> bool:
    return isinstance(value, str) and is_stored_number(value)


def _is_truth(value: object) -> bool:
    return isinstance(value, bool)


def _is_day(value: object) -> bool:
    try:
        return FIRST_DAY_YEAR <= date.fromisoformat(str(value)).year <= LAST_DAY_YEAR
    except ValueError:
        return False


def _is_moment(value: object) -> bool:
    try:
        at = datetime.fromisoformat(str(value))
    except ValueError:
        return False
    return at.tzinfo is not None and FIRST_DAY_YEAR <= at.year <= LAST_DAY_YEAR


def _are_names(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_name, value))


def _are_parts(value: object) -> bool:
    return isinstance(value, dict) and all(map(_is_text, (*value, *value.values())))


def _are_evidence(value: object) -> bool:
    """Say whether something is a list of files, each with its path and digest."""
    return isinstance(value, list) and all(
        isinstance(file, dict) and _is_name(file.get("path")) and _is_sha256(file.get("sha256"))
        for file in value
    )


def _is_vote(value: object) -> bool:
    """Say whether something is a vote: three whole numbers, and perhaps what a newer one adds."""
    if not isinstance(value, dict):
        return False
    given = [value.get(name) for name in VOTE]
    return all(number.__class__ is int and 0 <= number <= MOST_VOTES for number in given)


def _is_sha256(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch("[0-9a-f]{64}", value) is not None


def _whole(least: int, most: int, *, needed: bool = True) -> Rule:
    def holds(value: object) -> bool:
        return value.__class__ is int and least <= value <= most

    return Rule("whole", holds, needed, (str(least), str(most)))


def _one_of(given: Iterable[str], *, needed: bool = False) -> Rule:
    known = tuple(str(word) for word in given)
    return Rule("word", lambda value: isinstance(value, str) and value in known, needed, known)


def _some_of(given: Iterable[str]) -> Rule:
    known = tuple(str(word) for word in given)

    def holds(value: object) -> bool:
        return isinstance(value, list) and all(isinstance(v, str) and v in known for v in value)

    return Rule("words", holds, needed=False, listed=known)


_NAME = Rule("name", _is_name)
_NAME_OR_NONE = Rule("name", _is_name, needed=False)
_TEXT = Rule("text", _is_text, needed=False)
_TRUTH = Rule("truth", _is_truth, needed=False)
_DAY = Rule("day", _is_day)
_DAY_OR_NONE = Rule("day", _is_day, needed=False)
_MOMENT = Rule("moment", _is_moment)
_NUMBER_OR_NONE = Rule("number", _is_number, needed=False)
_NAMES = Rule("names", _are_names, needed=False)
_YEAR = _whole(1, 9999)
_REVISION = _whole(1, MOST_REVISIONS)
_FORMAT = _whole(1, _MOST_FORMATS)

_ALL = {"type": _NAME, "format": _whole(1, _MOST_FORMATS, needed=False)}
_ENTERED = {**_ALL, "id": _NAME, "by": _NAME, "at": _MOMENT}
_ENTERED["batch"] = Rule("batch", is_mark, needed=False)
_REVISED = {**_ENTERED, "revision": _REVISION, "parent": _NAME_OR_NONE}
_BOARD = {**_REVISED, "settles": _TEXT}

SCHEMA: Mapping[str, Mapping[str, Rule]] = {
    "header": {**_ALL, "format": _FORMAT, "store": _NAME, "at": Rule("moment", _is_moment, False)},
    "reading": {
        **_BOARD,
        "indicator": _NAME,
        "year": _YEAR,
        "entity": _NAME_OR_NONE,
        "part": _NAME_OR_NONE,
        "value": Rule("value", _is_value, needed=False),
        "numerator": _NUMBER_OR_NONE,
        "denominator": _NUMBER_OR_NONE,
        "qualifier": _one_of(Qualifier),
        "high": _NUMBER_OR_NONE,
        "state": _one_of(State),
        "flags": _some_of(Flag),
        **dict.fromkeys(("source", "edition", "address", "page"), _TEXT),
        "evidence": Rule("evidence", _are_evidence, needed=False),
        "published": _DAY_OR_NONE,
        "as_published": _TRUTH,
        **dict.fromkeys(("note", "reason", "no_data"), _TEXT),
        "retracted": _TRUTH,
        # Of format 1, which described it; nothing ever wrote it, and it counts for nothing.
        "parts": Rule("parts", _are_parts, needed=False),
    },
    "judgement": {
        **_REVISED,
        "indicator": _NAME,
        "year": _YEAR,
        "status": _one_of(JUDGED, needed=True),
        "because": Rule("text", _is_text),
        "reason": _TEXT,
    },
    "comment": {
        **_BOARD,
        "about": _NAME,
        "year": _YEAR,
        "text": _TEXT,
        "audience": _one_of(Audience),
        "draft": _TRUTH,
    },
    "priority": {
        **_BOARD,
        "first": _NAME_OR_NONE,
        "ref": _NAME,
        "year": _YEAR,
        "text": _NAME,
        "kind": _one_of(PriorityKind, needed=True),
        "about": _NAMES,
        "reason": _one_of(PriorityReason),
        "lead": _TEXT,
        "measure": _TEXT,
        "state": _one_of(PriorityState, needed=True),
        "because": _TEXT,
        "carried_from": _NAME_OR_NONE,
    },
    "decision": {
        **_BOARD,
        "first": _NAME_OR_NONE,
        "ref": _NAME,
        "on": _DAY,
        "text": _NAME,
        "who": _TEXT,
        "due": _DAY_OR_NONE,
        "done": _DAY_OR_NONE,
        "vote": Rule("vote", _is_vote, needed=False, listed=("0", str(MOST_VOTES))),
        "about": _NAMES,
        "withdrawn": _TRUTH,
        "because": _TEXT,
    },
    "close": {
        **_ENTERED,
        "revision": _whole(1, MOST_REVISIONS, needed=False),
        "parent": _NAME_OR_NONE,
        "year": _YEAR,
        "on": _DAY,
        "reopened": _TRUTH,
        "because": _TEXT,
    },
    "dismissal": {
        **_ENTERED,
        "line": Rule("sha256", _is_sha256),
        "because": _TEXT,
    },
}


def is_sound(document: Document) -> bool:
    """Say whether a line holds what a line of its type may; one of an unknown type does."""
    return next(_wrong(document), None) is None


def is_plain_reading(document: Document) -> bool:
    """Say whether a line is a reading as nearly all are, sound but for what reading it will find.

    A hundred thousand pass here: it looks at all texts at once, and leaves it to
    :func:`scorecard.records.codec.filled` to find what is no day, no year and none of the words it
    may be. False says no more than that the line needs the closer look of :func:`is_sound`.
    """
    texts = [value for value in document.values() if value.__class__ is str]
    if len(texts) + 2 != len(document):
        if not _others_are_plain(document):
            return False
    elif "as_published" in document or "flags" in document:
        return False  # as a text
    joined, get = "".join(texts), document.get
    revision, value, batch, day = get("revision"), get("value"), get("batch"), get("published")
    return (
        joined.isprintable()
        and len(joined) <= _SHORT
        and "" not in texts
        and revision.__class__ is int
        and 1 <= revision <= MOST_REVISIONS
        and value is not None
        and (value[0] in _DIGITS or _ENDLESS(value) is None)
        and _PLAIN_FROM <= get("at", "")[:4] < _PLAIN_TO
        and get("parent") != get("id")
        and "no_data" not in document
        and "retracted" not in document
        and "parts" not in document
        and "high" not in document
        and get("qualifier") != Qualifier.BETWEEN
        and "numerator" not in document
        and "denominator" not in document
        and (batch is None or is_mark(batch))
        and (day is None or _PLAIN_FROM <= day[:4] < _PLAIN_TO)
    )


def _others_are_plain(document: Document) -> bool:
    """Say whether what is not text is one of the few fields that may not be."""
    return all(value.__class__ is _PLAIN_OTHERS.get(name, str) for name, value in document.items())


_SHORT = 16_384  # characters, so that no text of them has more bytes than one may have
_PLAIN_FROM, _PLAIN_TO = str(FIRST_DAY_YEAR), str(LAST_DAY_YEAR + 1)
_PLAIN_OTHERS = {"revision": int, "year": int, "flags": list, "as_published": bool}
_DIGITS = frozenset("0123456789")
# What a number without an end begins with, in every notation Python reads.
_ENDLESS = re.compile(r"\s*[-+]?(?:inf|s?nan)", re.IGNORECASE).match


def wrong(document: Document) -> str:
    """Return what is wrong with a line, in words; nothing when it is sound."""
    return "; ".join(_told(name, document, rule) for name, rule in _wrong(document))


def _wrong(document: Document) -> Iterator[tuple[str, Rule]]:
    """Yield the fields that hold what they may not, or are not there though they must be."""
    type_ = document.get("type")
    rules = SCHEMA.get(type_, _ALL) if isinstance(type_, str) else _ALL
    for name, rule in rules.items():
        if (rule.needed or name in document) and not rule.holds(document.get(name)):
            yield name, rule
    if "parent" in document and document["parent"] == document.get("id") and "parent" in rules:
        yield "parent", _ANOTHER
    if type_ == "reading" and not _says_one(document):
        yield "value", _ONE
    if type_ == "reading" and not _has_its_ends(document):
        yield "high", _HIGHER


_ANOTHER = Rule("another", lambda _: False)
_ONE = Rule("one", lambda _: False)
_HIGHER = Rule("higher", lambda _: False)


def _says_one(document: Document) -> bool:
    said = (document.get("value") is not None, bool(document.get("no_data")))
    return sum(said) + (document.get("retracted") is True) == 1


def _has_its_ends(document: Document) -> bool:
    """Say whether a figure between two has its upper end above its lower, and no other one."""
    low, high = document.get("value"), document.get("high")
    if high is None or document.get("qualifier") != Qualifier.BETWEEN:
        return high is None and document.get("qualifier") != Qualifier.BETWEEN
    return _is_number(low) and _is_number(high) and Decimal(str(low)) < Decimal(str(high))


def _told(name: str, document: Document, rule: Rule) -> str:
    said = words.Line
    if rule is _ONE:
        return said.SAYS_NOTHING
    if rule is _HIGHER:
        return said.NO_RANGE
    if name not in document:
        return said.MISSING.format(field=name)
    least, most = rule.listed if rule.must in ("whole", "vote") else ("", "")
    must = said.MUST[rule.must].format(least=least, most=most, listed=either(rule.listed or ("",)))
    return said.WRONG.format(field=name, value=_shown(document[name]), must=must)


def _shown(value: object) -> str:
    """Return what stands in a field, short enough for a sentence."""
    said = words.Line
    match value:
        case None:
            return said.NULL
        case bool():
            return said.TRUTH[value]
        case str():
            return quoted(value)
        case int() | float():
            return f"{value:.6g}" if isinstance(value, float) else str(value)
        case list():
            return said.LIST
    return said.OBJECT
