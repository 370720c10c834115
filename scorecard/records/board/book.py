"""The one way the board's records are revised: what stands, what was seen, what follows it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from scorecard.messages.catalogue import words
from scorecard.records.entry.conflict import Unseen, check_seen
from scorecard.records.file.ids import new_id

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

    from scorecard.model.comment import Comment
    from scorecard.model.decision import Decision
    from scorecard.model.priority import Priority
    from scorecard.records.board.index import BoardIndex, Thread
    from scorecard.records.file.line import Document
    from scorecard.records.store import Store
    from scorecard.records.tables.index import Index

_Key = TypeVar("_Key", bound="Hashable")
_Revision = TypeVar("_Revision", "Comment", "Priority", "Decision")


@dataclass(frozen=True, slots=True)
class Book(Generic[_Key, _Revision]):
    """One sort of the board's records: where its threads are, and how a revision is written.

    ``noun`` is its name in the catalogue; ``threads`` gives the threads by their keys; ``shown``
    the standing revision of one as people see it, and ``revisions`` those of all; ``check``
    refuses a revision that cannot be kept; ``line`` makes its document, given the id of the first.
    """

    noun: str
    threads: Callable[[BoardIndex], Mapping[_Key, Thread[_Revision]]]
    shown: Callable[[BoardIndex, _Key], _Revision]
    revisions: Callable[[BoardIndex], tuple[_Revision, ...]]
    check: Callable[[_Revision], None]
    line: Callable[[_Revision, str], Document]

    def head(self, store: Store, key: _Key) -> _Revision | None:
        """Return the revision of a thread that stands; None where there is no such thread."""
        return store.ask(lambda index: self._standing(index.board, key))

    def enter(
        self,
        store: Store,
        key: _Key,
        make: Callable[[Index, Thread[_Revision] | None], list[Document]],
        seen: str | Unseen | None,
    ) -> None:
        """Enter lines about a thread, made under the lock once it is what the person saw.

        Args:
            store: where it is kept.
            key: the thread's.
            make: asked with everything others wrote, and with the thread if there is one. No
                documents, and nothing is written.
            seen: the id of the revision the person saw, None for none; ``UNSEEN``, and nothing
                is compared.

        Raises:
            Conflict: somebody entered another revision meanwhile.
            ScorecardError: whatever ``make`` raises; nothing was written.
            NotSaved: the disk, the lock or the file refused.
        """

        def under_lock(index: Index) -> list[Document]:
            self._check_seen(index.board, key, seen)
            return make(index, self.threads(index.board).get(key))

        store.enter(under_lock)

    def following(
        self, thread: Thread[_Revision], changes: Mapping[str, Any], **said: Any
    ) -> list[Document]:
        """Return the line of the next revision of a thread; none where nothing is different.

        Args:
            thread: what stands.
            changes: new values by field.
            said: what is of the revision alone, and no difference by itself: by, because.
        """
        head = thread.head
        changed = replace(head, **changes)
        if changed == head:
            return []
        self.check(changed)
        fresh = replace(
            changed,
            **said,
            id=new_id(),
            # No clock that is behind hides a revision under the one it follows.
            entered_at=max(datetime.now(UTC), head.entered_at),
            revision=thread.top + 1,
            parent=head.id,
        )
        return [self.line(fresh, thread.first)]

    def _standing(self, board: BoardIndex, key: _Key) -> _Revision | None:
        return self.shown(board, key) if key in self.threads(board) else None

    def _check_seen(self, board: BoardIndex, key: _Key, seen: str | Unseen | None) -> None:
        def before(id_: str) -> _Revision | None:
            return next((one for one in self.revisions(board) if one.id == id_), None)

        if not isinstance(seen, Unseen):
            check_seen(self._standing(board, key), seen, before, words.Board.GONE[self.noun])
