"""Every sort of record as a line, and back: readings, judgements, closed years, the board's."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache, wraps
from sys import intern
from typing import TYPE_CHECKING, Any, TypeVar

from scorecard.model.plan import Audience
from scorecard.model.reading import EvidenceFile, Flag, Qualifier, Reading, Source, State
from scorecard.model.records import (
    Closure,
    Comment,
    Decision,
    Judgement,
    Priority,
    PriorityKind,
    PriorityReason,
    PriorityState,
    Vote,
)
from scorecard.model.status import Status
from scorecard.records.contents import LINE_FORMAT
from scorecard.records.schema import VOTE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from scorecard.records.entry import Entry
    from scorecard.records.line import Document

_Record = TypeVar("_Record")


class NotUnderstood(ValueError):
    """A sealed line that this version cannot read: a newer one, or another program, wrote it."""


def _understood(read: Callable[[Document], _Record]) -> Callable[[Document], _Record]:
    """Have whatever is odd in a document said in one way, as NotUnderstood."""

    @wraps(read)
    def understood(document: Document) -> _Record:
        try:
            return read(document)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise NotUnderstood(str(error)) from None

    return understood


# From a format to the function that makes a line of the next one out of its lines. A line of
# format 1 is one of format 2 as it stands.
LIFTS: Mapping[int, Callable[[Document], Document]] = {1: dict}


def lift(document: Document, to: int = LINE_FORMAT) -> Document:
    """Return a line as one of the format ``to``, which it need not say; it stays as it is.

    Raises:
        NotUnderstood: its format is newer, or no format at all.
    """
    number = document.get("format", 1)
    if number.__class__ is not int or not 1 <= number <= to:
        raise NotUnderstood(f"format {number!r}")
    lifted = {name: value for name, value in document.items() if name != "format"}
    for older in range(number, to):
        lifted = LIFTS[older](lifted)
    return lifted


def moment_text(at: datetime) -> str:
    """Return a moment as it is written: to the millisecond, in the zone it was entered in."""
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


@lru_cache(maxsize=4096)
def moment_of(text: str) -> datetime:
    """Return the moment that is written; it must name its zone, by which its day is told."""
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise NotUnderstood("at")
    return at


_QUALIFIERS = {qualifier.value: qualifier for qualifier in Qualifier}
_STATES = {state.value: state for state in State}
_FLAGS = {flag.value: flag for flag in Flag}
# The fields of a reading that are not text, in the order they are written.
_ORDINARY = ["revision", "year"]
# What format 1 does not have.
_QUALIFIERS_OF_2 = frozenset({Qualifier.MORE_THAN, Qualifier.LESS_THAN, Qualifier.BETWEEN})
_NOT_TEXT = {
    "as_published": bool,
    "retracted": bool,
    "flags": list,
    "evidence": list,
    "parts": dict,
}


def reading_document(
    entry: Entry, *, id_: str, revision: int, parent: str | None, by: str, at: str
) -> Document:
    """Return the document of an entry as a revision; ordinary values are left out.

    ``at`` is the moment of entry as :func:`moment_text` writes it.
    """
    source = entry.source
    return _written(
        {
            "type": "reading",
            "format": LINE_FORMAT if _is_of_format_2(entry) else None,
            "id": id_,
            "revision": revision,
            "parent": parent,
            "indicator": entry.indicator,
            "year": entry.year,
            "entity": entry.entity,
            "part": entry.part,
            "value": entry.value,
            "numerator": entry.numerator,
            "denominator": entry.denominator,
            "qualifier": None if entry.qualifier is Qualifier.EXACT else entry.qualifier.value,
            "high": entry.high,
            "state": entry.state.value,
            "flags": [flag.value for flag in entry.flags],
            "source": source.title,
            "edition": source.edition,
            "address": source.address,
            "page": source.page,
            "evidence": [{"path": each.path, "sha256": each.sha256} for each in entry.evidence],
            "published": entry.published.isoformat() if entry.published else None,
            "as_published": entry.as_published,
            "note": entry.note,
            "reason": entry.reason,
            "no_data": entry.no_data,
            "retracted": entry.retracted,
            "by": by,
            "at": at,
        }
    )


def _is_of_format_2(entry: Entry) -> bool:
    """Say whether a version that knows format 1 alone would misunderstand the line."""
    return entry.part is not None or entry.qualifier in _QUALIFIERS_OF_2


def reading_of(document: Document) -> Reading:
    """Return the reading on a sealed line.

    Raises:
        NotUnderstood: a field is missing or holds what this version does not know.
    """
    if "format" in document:
        document = lift(document)
    try:
        odd = [name for name, value in document.items() if value.__class__ is not str]
        if odd != _ORDINARY:
            _check_types(document, odd)
        return filled(document)
    except (KeyError, TypeError, ValueError) as error:
        raise NotUnderstood(str(error)) from None


def _check_types(document: Document, odd: list[str]) -> None:
    for name in odd:
        if name not in _ORDINARY and document[name].__class__ is not _NOT_TEXT.get(name):
            raise NotUnderstood(name)


class _Unfrozen:
    """A reading while it is filled: assigning to a frozen one takes three times as long.

    It has the very slots of :class:`Reading` and becomes one by its class.
    """

    __slots__ = Reading.__match_args__


def filled(document: Document) -> Reading:
    """Return the reading on a line that was looked at; what is odd in it still may raise anything.

    Raises:
        KeyError, TypeError, ValueError: a field is missing, or holds what no reading has.
    """
    get = document.get
    year, revision = document["year"], document["revision"]
    if year.__class__ is not int or revision.__class__ is not int or not 1 <= year <= 9999:
        raise NotUnderstood("year")
    made: Any = _Unfrozen()
    made.id = document["id"]
    made.indicator = intern(document["indicator"])
    made.year = year
    made.value = get("value")
    made.entered_at = moment_of(document["at"])
    made.by = intern(document["by"])
    entity = get("entity")
    made.entity = None if entity is None else intern(entity)
    part = get("part")
    made.part = None if part is None else intern(part)
    made.revision = revision
    made.parent = get("parent")
    made.numerator = get("numerator")
    made.denominator = get("denominator")
    made.qualifier = _QUALIFIERS[get("qualifier", "exact")]
    made.high = get("high")
    made.state = _STATES[get("state", "final")]
    made.flags = tuple([_FLAGS[flag] for flag in get("flags", ())])
    made.source = _source(
        get("source", ""), get("edition", ""), get("address", ""), get("page", "")
    )
    evidence = get("evidence")
    made.evidence = () if evidence is None else tuple([_evidence(each) for each in evidence])
    published = get("published")
    made.published = None if published is None else date.fromisoformat(published)
    made.as_published = get("as_published", False)
    made.note = get("note", "")
    made.reason = get("reason", "")
    made.no_data = get("no_data", "")
    made.retracted = get("retracted", False)
    made.not_before = None
    made.__class__ = Reading
    reading: Reading = made
    return reading


def _evidence(file: Document) -> EvidenceFile:
    return EvidenceFile(file["path"], file["sha256"])


@lru_cache(maxsize=4096)
def _source(title: str, edition: str, address: str, page: str) -> Source:
    """Return a source; thousands of readings share a few."""
    return Source(title, edition, address, page)


@_understood
def judgement_of(document: Document) -> Judgement:
    """Return the judgement on a sealed line.

    Raises:
        NotUnderstood: a field is missing or holds what this version does not know.
    """
    return Judgement(
        id=_needed(document, "id"),
        indicator=_needed(document, "indicator"),
        year=_year(document),
        status=Status(document["status"]),
        because=_needed(document, "because"),
        by=_needed(document, "by"),
        entered_at=moment_of(document["at"]),
        revision=_revision(document),
        parent=_text(document, "parent") or None,
        reason=_text(document, "reason"),
    )


def judgement_document(judgement: Judgement) -> Document:
    """Return the document of a judgement; ordinary values are left out."""
    return _written(
        {
            "type": "judgement",
            "id": judgement.id,
            "revision": judgement.revision,
            "parent": judgement.parent,
            "indicator": judgement.indicator,
            "year": judgement.year,
            "status": judgement.status.value,
            "because": judgement.because,
            "reason": judgement.reason,
            "by": judgement.by,
            "at": moment_text(judgement.entered_at),
        }
    )


def closure_document(closure: Closure, *, id_: str, at: datetime) -> Document:
    """Return the document of a year that is closed, or opened again."""
    return _written(
        {
            "type": "close",
            "id": id_,
            "revision": closure.revision,
            "parent": closure.parent,
            "year": closure.year,
            "on": closure.on.isoformat(),
            "reopened": closure.reopened,
            "because": closure.because,
            "by": closure.by,
            "at": moment_text(at),
        }
    )


@_understood
def closure_of(document: Document) -> Closure:
    """Return the closed (or reopened) year on a sealed line.

    Raises:
        NotUnderstood: a field is missing or holds what this version does not know.
    """
    return Closure(
        year=_year(document),
        on=date.fromisoformat(document["on"]),
        by=_needed(document, "by"),
        reopened=document.get("reopened") is True,
        because=_text(document, "because"),
        entered_at=moment_of(document["at"]),
        id=_needed(document, "id"),
        revision=document.get("revision", 0),
        parent=_text(document, "parent") or None,
    )


def comment_document(comment: Comment) -> Document:
    """Return the document of a comment's revision; ordinary values are left out."""
    return _written(
        {
            "type": "comment",
            "id": comment.id,
            "revision": comment.revision,
            "parent": comment.parent,
            "about": comment.about,
            "year": comment.year,
            "text": comment.text,
            "audience": None if comment.audience is Audience.PUBLIC else comment.audience.value,
            "draft": comment.draft,
            "by": comment.by,
            "at": moment_text(comment.entered_at),
        }
    )


@_understood
def comment_of(document: Document) -> Comment:
    """Return the comment on a sealed line.

    Raises:
        NotUnderstood: a field is missing or holds what this version does not know.
    """
    return Comment(
        id=_needed(document, "id"),
        about=_needed(document, "about"),
        year=_year(document),
        text=_text(document, "text"),
        by=_needed(document, "by"),
        entered_at=moment_of(document["at"]),
        audience=Audience(document.get("audience", "public")),
        draft=_flag(document, "draft"),
        revision=_revision(document),
        parent=_text(document, "parent") or None,
    )


def priority_document(priority: Priority, first: str) -> Document:
    """Return the document of a priority's revision; ordinary values are left out.

    Args:
        priority: with the ref it was given when it was entered, and in ``carried_from`` the id of
            the first revision of the one it goes on with. Ids stay true where refs are minted
            twice on two computers.
        first: the id of its own first revision.
    """
    return _written(
        {
            "type": "priority",
            "id": priority.id,
            "revision": priority.revision,
            "parent": priority.parent,
            "first": None if first == priority.id else first,
            "ref": priority.ref,
            "year": priority.year,
            "text": priority.text,
            "kind": priority.kind.value,
            "about": list(priority.about),
            "reason": priority.reason.value if priority.reason else None,
            "lead": priority.lead,
            "measure": priority.measure,
            "state": priority.state.value,
            "because": priority.because,
            "carried_from": priority.carried_from,
            "by": priority.by,
            "at": moment_text(priority.entered_at),
        }
    )


@_understood
def priority_of(document: Document) -> Priority:
    """Return the priority on a sealed line, its ``ref`` and ``carried_from`` as written.

    Raises:
        NotUnderstood: a field is missing or holds what this version does not know.
    """
    reason = document.get("reason")
    return Priority(
        id=_needed(document, "id"),
        ref=_needed(document, "ref"),
        year=_year(document),
        text=_needed(document, "text"),
        by=_needed(document, "by"),
        entered_at=moment_of(document["at"]),
        kind=PriorityKind(document["kind"]),
        about=_ids(document),
        reason=None if reason is None else PriorityReason(reason),
        lead=_text(document, "lead"),
        measure=_text(document, "measure"),
        state=PriorityState(document["state"]),
        because=_text(document, "because"),
        carried_from=_text(document, "carried_from"),
        revision=_revision(document),
        parent=_text(document, "parent") or None,
    )


def decision_document(decision: Decision, first: str) -> Document:
    """Return the document of a decision's revision; ordinary values are left out.

    ``first`` is the id of its first revision.
    """
    return _written(
        {
            "type": "decision",
            "id": decision.id,
            "revision": decision.revision,
            "parent": decision.parent,
            "first": None if first == decision.id else first,
            "ref": decision.ref,
            "on": decision.on.isoformat(),
            "text": decision.text,
            "who": decision.who,
            "due": decision.due.isoformat() if decision.due else None,
            "done": decision.done.isoformat() if decision.done else None,
            "vote": vote_document(decision.vote),
            "about": list(decision.about),
            "withdrawn": decision.withdrawn,
            "because": decision.because,
            "by": decision.by,
            "at": moment_text(decision.entered_at),
        }
    )


@_understood
def decision_of(document: Document) -> Decision:
    """Return the decision on a sealed line, its ``ref`` as written.

    Raises:
        NotUnderstood: a field is missing or holds what this version does not know.
    """
    return Decision(
        id=_needed(document, "id"),
        ref=_needed(document, "ref"),
        on=date.fromisoformat(document["on"]),
        text=_needed(document, "text"),
        by=_needed(document, "by"),
        entered_at=moment_of(document["at"]),
        who=_text(document, "who"),
        due=_day(document, "due"),
        done=_day(document, "done"),
        vote=_vote(document),
        about=_ids(document),
        withdrawn=_flag(document, "withdrawn"),
        because=_text(document, "because"),
        revision=_revision(document),
        parent=_text(document, "parent") or None,
    )


def vote_document(vote: Vote | None) -> Document | None:
    """Return a vote as it is written, on a line and in JSON."""
    if vote is None:
        return None
    return dict(zip(VOTE, (vote.in_favour, vote.against, vote.abstained), strict=True))


def _vote(document: Document) -> Vote | None:
    found = document.get("vote")
    return None if found is None else Vote(*(found[name] for name in VOTE))


def first_of(document: Document) -> str:
    """Return the id of the first revision of what is on a line of one of these types."""
    return _text(document, "first") or str(document["id"])


def _written(fields: Document) -> Document:
    """Return a document without the values that are ordinary."""
    return {name: value for name, value in fields.items() if value}


def _needed(document: Document, name: str) -> str:
    """Return a text that must be there."""
    found = _text(document, name)
    if not found:
        raise NotUnderstood(name)
    return found


def _text(document: Document, name: str) -> str:
    found = document.get(name, "")
    if not isinstance(found, str):
        raise NotUnderstood(name)
    return found


def _flag(document: Document, name: str) -> bool:
    found = document.get(name, False)
    if not isinstance(found, bool):
        raise NotUnderstood(name)
    return found


def _ids(document: Document) -> tuple[str, ...]:
    found = document.get("about", [])
    if not isinstance(found, list) or not all(isinstance(id_, str) for id_ in found):
        raise NotUnderstood("about")
    return tuple(found)


def _day(document: Document, name: str) -> date | None:
    found = document.get(name)
    return None if found is None else date.fromisoformat(found)


def _year(document: Document) -> int:
    found = document["year"]
    if found.__class__ is not int or not 1 <= found <= 9999:
        raise NotUnderstood("year")
    return int(found)


def _revision(document: Document) -> int:
    found = document["revision"]
    if found.__class__ is not int:
        raise NotUnderstood("revision")
    return int(found)
