"""Comments, priorities and decisions as lines, and back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeVar

from scorecard.model.plan import Audience
from scorecard.model.records import (
    Comment,
    Decision,
    Priority,
    PriorityKind,
    PriorityReason,
    PriorityState,
)
from scorecard.records.codec import NotUnderstood, moment_of, moment_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from scorecard.records.line import Document


_Value = TypeVar("_Value")


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
            "about": list(decision.about),
            "withdrawn": decision.withdrawn,
            "because": decision.because,
            "by": decision.by,
            "at": moment_text(decision.entered_at),
        }
    )


def comment_of(document: Document) -> Comment:
    """Return the comment on a sealed line.

    Raises:
        NotUnderstood: a field is missing or holds what this version does not know.
    """
    return _understood(_comment, document)


def priority_of(document: Document) -> Priority:
    """Return the priority on a sealed line, its ``ref`` and ``carried_from`` as written.

    Raises:
        NotUnderstood: a field is missing or holds what this version does not know.
    """
    return _understood(_priority, document)


def decision_of(document: Document) -> Decision:
    """Return the decision on a sealed line, its ``ref`` as written.

    Raises:
        NotUnderstood: a field is missing or holds what this version does not know.
    """
    return _understood(_decision, document)


def first_of(document: Document) -> str:
    """Return the id of the first revision of what is on a line of one of these types."""
    return _text(document, "first") or str(document["id"])


def _comment(document: Document) -> Comment:
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


def _priority(document: Document) -> Priority:
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


def _decision(document: Document) -> Decision:
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
        about=_ids(document),
        withdrawn=_flag(document, "withdrawn"),
        because=_text(document, "because"),
        revision=_revision(document),
        parent=_text(document, "parent") or None,
    )


def _written(fields: Document) -> Document:
    return {name: value for name, value in fields.items() if value}


def _understood(read: Callable[[Document], _Value], document: Document) -> _Value:
    try:
        return read(document)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise NotUnderstood(str(error)) from None


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
