"""What the store refuses, as errors a person can act on; a conflict says what others changed."""

from __future__ import annotations

import errno
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from scorecard.messages.board import changes_told, value_told
from scorecard.messages.catalogue import plural, words, year_text
from scorecard.messages.figures import no_value
from scorecard.model.fault import Fault, ScorecardError
from scorecard.model.reading import Reading
from scorecard.model.records import Comment, Decision, Priority

if TYPE_CHECKING:
    from collections.abc import Callable


Revision = TypeVar("Revision", Reading, Comment, Priority, Decision)

_NO_SPACE = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})
_NO_LOCKS = frozenset({errno.ENOSYS, errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP})
_NOT_ALLOWED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


class NotSaved(ScorecardError):
    """An entry was refused before it was acknowledged."""


class NoTurn(NotSaved):
    """No lock was to be had; ``why`` in a few words, ``never`` where the disk knows no locks."""

    def __init__(self, fault: Fault | str, why: str, *, never: bool = False) -> None:
        super().__init__(fault)
        self.why = why
        self.never = never


class NoStore(ScorecardError):
    """No store can be read at a path; ``missing`` when nothing stands there at all."""

    def __init__(self, fault: Fault, *, missing: bool = False) -> None:
        super().__init__(fault)
        self.fault = fault
        self.missing = missing


class AnotherStore(ScorecardError):
    """A store with another id was put in the place of the one that was open."""


class ReadOnlyTable(ScorecardError):
    """A TinyDB method that changes a document in place was called."""


class NotARevision(ScorecardError):
    """What was to be added to a TinyDB table is no new document of it."""


class Unseen(Enum):
    """The mark for "nobody looked": then whatever stands is revised."""

    UNSEEN = "unseen"


UNSEEN = Unseen.UNSEEN


class Conflict(ScorecardError, Generic[Revision]):
    """Somebody else changed it meanwhile; nothing was saved.

    ``theirs`` is the revision the person had not seen, ``before`` the one it followed.
    """

    def __init__(self, theirs: Revision, before: Revision | None) -> None:
        self.theirs: Revision = theirs
        self.before: Revision | None = before
        super().__init__(
            words.Entry.CONFLICT.format(
                by=theirs.by,
                what=place_of(theirs),
                day=f"{theirs.entered_at:%Y-%m-%d}",
                time=f"{theirs.entered_at:%H:%M}",
                change=_change(theirs, before),
            )
        )


def check_seen(
    head: Revision | None,
    seen: str | Unseen | None,
    before: Callable[[str], Revision | None],
    gone: str,
) -> None:
    """Compare the revision a person saw with the one that stands.

    Args:
        head: the standing revision, as it is shown; None where there is none.
        seen: the id of the revision the person saw, None for none.
        before: gives a revision by its id, as it is shown.
        gone: what to say where nothing stands of what the person saw.

    Raises:
        Conflict: somebody entered another revision meanwhile.
        NotSaved: what the person saw is gone, and nothing stands.
    """
    if isinstance(seen, Unseen) or seen == (head.id if head else None):
        return
    if head is None:
        raise NotSaved(gone)
    raise Conflict(head, before(head.parent or ""))


def place_of(theirs: Reading | Comment | Priority | Decision) -> str:
    """Return what a revision is of, as a sentence names it."""
    match theirs:
        case Reading():
            place = (theirs.indicator, year_text(theirs.year), theirs.entity, theirs.part)
            return " ".join(filter(None, place))
        case Comment():
            return words.Entry.COMMENT.format(about=theirs.about, year=theirs.year)
        case Priority():
            return words.Entry.PRIORITY.format(ref=theirs.ref)
    return words.Entry.DECISION.format(ref=theirs.ref)


def _change(
    theirs: Reading | Comment | Priority | Decision,
    before: Reading | Comment | Priority | Decision | None,
) -> str:
    if isinstance(theirs, Reading):
        now = _says(theirs)
        if not isinstance(before, Reading):
            return now
        return words.Entry.WAS_NOW.format(was=_says(before), now=now)
    if before is None or isinstance(before, Reading):
        return value_told(theirs.text)
    return changes_told(before, theirs) or words.Entry.SAME_AGAIN


def _says(reading: Reading) -> str:
    if reading.retracted or reading.value is None:
        return no_value(reading, reading.no_data)
    return reading.value


def busy(file: str, seconds: float) -> NoTurn:
    """Say that another writer does not let go of a file."""
    why_not = words.File.BUSY.format(seconds=f"{seconds:g}")
    return NoTurn(Fault(file, words.File.IN_USE.format(busy=why_not)), why_not)


def lines_told(number: int) -> str:
    """Return "1 line", "3 lines"."""
    return plural(words.Journal.LINES, number)


def shown_path(path: Path) -> str:
    """Return a path as people see it: short when it is below the current folder."""
    try:
        return str(path.absolute().relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(path)


def not_saved(path: str, error: OSError) -> NotSaved:
    """Say in words why the system did not take an entry."""
    said = words.File
    if error.errno in _NO_SPACE:
        return NotSaved(Fault(path, said.FULL))
    if error.errno in _NOT_ALLOWED:
        return NotSaved(Fault(path, said.NOT_YOURS))
    if error.errno in _NO_LOCKS:
        return NotSaved(Fault(path, said.LOCKLESS))
    return NotSaved(Fault(path, said.NOT_TAKEN.format(why=why(error))))


def reason(error: OSError) -> str:
    """Return in a few words why the system did not take something."""
    if error.errno in _NO_SPACE:
        return words.File.NO_SPACE
    if error.errno in _NOT_ALLOWED:
        return words.File.NOT_ALLOWED
    return words.File.NO_LOCKS if knows_no_locks(error) else why(error)


def knows_no_locks(error: OSError) -> bool:
    """Say whether a disk refused a lock because it has none for anybody."""
    return error.errno in _NO_LOCKS


def why(error: OSError | ValueError) -> str:
    """Return the system's own reason in lower case; another is a sentence already."""
    own = getattr(error, "strerror", None)
    return own.lower() if own else str(error)
