"""Records of the board that have names for people: found by their refs, begun, revised."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from scorecard.messages.catalogue import words
from scorecard.messages.offers import did_you_mean
from scorecard.model.fault import ScorecardError
from scorecard.model.nearest import nearest
from scorecard.model.text import quoted
from scorecard.records.board.book import Book
from scorecard.records.board.index import next_ref, shown_refs
from scorecard.records.board.texts import check_name, check_reason, refuse_all

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from scorecard.model.decision import Decision
    from scorecard.model.priority import Priority
    from scorecard.records.board.index import BoardIndex, Thread
    from scorecard.records.entry.conflict import Unseen
    from scorecard.records.file.line import Document
    from scorecard.records.store import Store
    from scorecard.records.tables.index import Index

_Named = TypeVar("_Named", "Priority", "Decision")


@dataclass(frozen=True, slots=True)
class NamedBook(Book[str, _Named]):
    """A book whose threads have refs, and the ids of their first revisions as keys.

    ``start`` is how the ref of a new one begins; ``changeable`` are the fields people may change.
    """

    start: Callable[[_Named], str]
    changeable: Collection[str]

    def first(self, board: BoardIndex, ref: str) -> str:
        """Return the key of the thread that is shown by a ref, however its letters are written.

        Raises:
            ScorecardError: there is none; the nearest refs are offered.
        """
        names = {name: first for first, name in shown_refs(self.threads(board)).items()}
        looks = {name.casefold(): first for name, first in names.items()}
        found = looks.get(ref.strip().casefold())
        if found is None:
            hint = did_you_mean(nearest(ref, names)) or words.Board.SEE[self.noun]
            raise ScorecardError(words.Board.NO_REF[self.noun].format(ref=quoted(ref), hint=hint))
        return found

    def find(self, store: Store, ref: str) -> _Named:
        """Return the standing revision by its ref.

        Raises:
            ScorecardError: there is none; the nearest refs are offered.
        """
        return store.ask(lambda index: self.shown(index.board, self.first(index.board, ref)))

    def begun(self, board: BoardIndex, fresh: _Named) -> Document:
        """Return the line of a first revision, under the next ref."""
        ref = next_ref(self.threads(board).values(), self.start(fresh))
        return self.line(replace(fresh, ref=ref), fresh.id)

    def add(
        self, store: Store, fresh: _Named, complete: Callable[[BoardIndex, _Named], _Named]
    ) -> _Named:
        """Enter a first revision under the next ref.

        Args:
            store: where it is kept.
            fresh: the revision; it has no ref yet.
            complete: fills in, under the lock, what depends on other records.

        Raises:
            ScorecardError: it cannot be kept.
            NotSaved: the disk, the lock or the file refused.
        """
        self.check(fresh)
        store.enter(lambda index: [self.begun(index.board, complete(index.board, fresh))])
        return store.ask(lambda index: self.shown(index.board, fresh.id))

    def check_change(
        self, changes: Mapping[str, Any], because: str, by: str, *, why_needed: bool = False
    ) -> None:
        """Refuse changes of fields that are not people's to change, and texts that cannot be kept.

        Raises:
            ScorecardError: with everything that is wrong.
        """
        unknown = sorted(set(changes) - set(self.changeable))
        fields = words.LIST_SEPARATOR.join(unknown)
        fixed = words.Board.CANNOT_CHANGE[self.noun].format(fields=fields) if unknown else ""
        refuse_all([check_name(by), check_reason(because, needed=why_needed), fixed])

    def revise(
        self,
        store: Store,
        ref: str,
        make: Callable[[Index, Thread[_Named]], list[Document]],
        seen: str | Unseen | None,
    ) -> str:
        """Enter lines about what a ref names, made once it is what the person saw.

        Returns:
            The key of its thread.

        Raises:
            Conflict: somebody entered another revision meanwhile.
            ScorecardError: nothing has that ref, or ``make`` refuses.
            NotSaved: the disk, the lock or the file refused.
        """
        first = store.ask(lambda index: self.first(index.board, ref))

        def under_lock(index: Index, _: object) -> list[Document]:
            return make(index, self.threads(index.board)[first])

        self.enter(store, first, under_lock, seen)
        return first
