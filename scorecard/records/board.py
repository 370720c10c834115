"""What comments, priorities and decisions have in common: checked, entered, revised."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from scorecard import clock
from scorecard.messages.catalogue import did_you_mean, words
from scorecard.model.fault import ScorecardError
from scorecard.model.plan import PresentIds
from scorecard.model.text import nearest, quoted
from scorecard.records.contested import given_twice, settles
from scorecard.records.draft import EntryRefused
from scorecard.records.index import SETTLES, BoardIndex, alike, next_ref, shown_refs
from scorecard.records.line import new_id
from scorecard.records.refusal import Unseen, check_seen, place_of
from scorecard.records.values import check_name, check_reason, line_fault, refuse_all

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Iterable, Mapping

    from scorecard.model.plan import Strategy
    from scorecard.model.records import Comment, Decision, Priority
    from scorecard.records.draft import Problems
    from scorecard.records.index import Chain, Index
    from scorecard.records.line import Document
    from scorecard.records.store import Store


class PlanCheck:
    """What is wrong with a draft, held against the plan; all of it is told at once.

    Args:
        strategy: the plan.
    """

    def __init__(self, strategy: Strategy) -> None:
        self._strategy = strategy
        self.problems: Problems = []

    def ids(self, column: str, about: Iterable[str]) -> tuple[str, ...]:
        """Return the ids, each once, as they are called today."""
        names = PresentIds(self._strategy).ids
        found: dict[str, None] = {}
        for id_ in about:
            given = id_.strip()
            if given in names:
                found[names[given]] = None
            elif given:
                hint = did_you_mean(nearest(given, names)) or words.Board.SEE_STATUS
                what = words.Board.UNKNOWN_ABOUT.format(name=quoted(given), hint=hint)
                self.problems.append((column, what))
        return tuple(found)

    def year(self, year: int) -> None:
        """Look at a year: one of the plan's, or the one after."""
        first, last = self._strategy.period
        if not first <= year <= last + 1:
            what = words.Board.NOT_OF_PERIOD.format(year=year, first=first, last=last + 1)
            self.problems.append(("year", what))

    def line(self, column: str, text: str, *, needed: str = "") -> None:
        """Look at a text of one line; ``needed`` is what to say where it must not be empty."""
        if needed and not text.strip():
            self.problems.append((column, needed))
        elif fault := line_fault(text):
            self.problems.append((column, words.Entry.TEXT.format(fault=fault)))

    def refuse(self) -> None:
        """Refuse what has problems.

        Raises:
            EntryRefused: with everything that is wrong.
        """
        if self.problems:
            raise EntryRefused(self.problems)


def check_about(strategy: Strategy, about: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of today for what a record is about.

    Raises:
        EntryRefused: the plan has none of some name; the nearest are offered.
    """
    check = PlanCheck(strategy)
    found = check.ids("for", about)
    check.refuse()
    return found


_Key = TypeVar("_Key", bound="Hashable")
_Answer = TypeVar("_Answer")
_Revision = TypeVar("_Revision", "Comment", "Priority", "Decision")
_Named = TypeVar("_Named", "Priority", "Decision")


# What every revision has of its own; the rest is what it says.
_OF_A_REVISION = frozenset({"id", "by", "entered_at", "revision", "parent", "not_before"})


@dataclass(frozen=True, slots=True)
class BoardTable(Generic[_Key, _Revision]):
    """One sort of the board's records: where its chains are, and how a revision is written.

    ``noun`` is its name in the catalogue, and that of its table in the store; ``chains`` gives
    the chains by their keys; ``shown`` the newest revision of one as people see it, and
    ``revisions`` those of all; ``check`` refuses a revision that cannot be kept; ``line`` makes
    its document, given the id of the first.
    """

    noun: str
    chains: Callable[[BoardIndex], Mapping[_Key, Chain[_Revision]]]
    shown: Callable[[BoardIndex, _Key], _Revision]
    revisions: Callable[[BoardIndex], tuple[_Revision, ...]]
    check: Callable[[_Revision], None]
    line: Callable[[_Revision, str], Document]

    def head(self, store: Store, key: _Key) -> _Revision | None:
        """Return the revision of a chain that stands; None where there is no such chain."""
        return store.ask(lambda index: self._newest(index.board, key))

    def enter(
        self,
        store: Store,
        key: _Key,
        make: Callable[[Index, Chain[_Revision] | None], list[Document]],
        seen: str | Unseen | None,
        question: Callable[[Index], _Answer],
    ) -> _Answer:
        """Enter lines about a chain, made under the lock once it is what the person saw.

        Args:
            store: where it is kept.
            key: the chain's.
            make: asked with everything others wrote, and with the chain if there is one. No
                documents, and nothing is written.
            seen: the id of the revision the person saw, None for none; ``UNSEEN``, and nothing
                is compared.
            question: asked once they are entered.

        Returns:
            What the question finds.

        Raises:
            Conflict: somebody entered another revision meanwhile.
            ScorecardError: whatever ``make`` raises; nothing was written.
            NotSaved: the disk, the lock or the file refused.
        """

        def under_lock(index: Index) -> list[Document]:
            self._check_seen(index.board, key, seen)
            return make(index, self.chains(index.board).get(key))

        return store.enter(self.noun, under_lock, question)

    def settles(self, index: Index, chain: Chain[_Revision] | None, sides: Collection[str]) -> str:
        """Return what a revision names that settles what is contested; "" where it settles nothing.

        Args:
            index: what the store holds, the lock held.
            chain: what the revision is of.
            sides: the ids of the sides the person saw; none, and it settles nothing.

        Raises:
            Conflict: another side came that the person has not seen.
            ScorecardError: nothing is contested there any more.
        """
        if not sides or chain is None:
            return ""
        gone = words.Entry.UNCONTESTED.format(place=place_of(chain.head))
        return settles(index, self.group(index, chain), sides, gone)

    def group(self, index: Index, chain: Chain[_Revision]) -> Collection[Chain[_Revision]]:
        """Return a chain with those it is contested with."""
        return (chain,)

    def stand(
        self,
        store: Store,
        key: _Key,
        chosen: _Revision,
        *,
        by: str,
        sides: Collection[str],
        seen: str | Unseen,
    ) -> _Revision:
        """Let what a revision says stand: it is entered again, as the next one.

        Args:
            store: where it is kept.
            key: the key of its chain.
            chosen: the revision; one side of what is contested.
            by: who enters it.
            sides: the ids of all sides, by whoever has seen them: this settles it.
            seen: the id of the revision that the person saw stand.

        Raises:
            Conflict: another side came that the person has not seen.
            ScorecardError: nothing is contested there any more.
            NotSaved: the disk, the lock or the file refused.
        """

        def make(index: Index, chain: Chain[_Revision] | None) -> list[Document]:
            own = [one for one in chain.revisions if one.id == chosen.id] if chain else []
            if chain is None or not own:
                raise ScorecardError(words.Entry.UNCONTESTED.format(place=place_of(chosen)))
            names = {field.name for field in fields(own[0])} - _OF_A_REVISION
            changes = {name: getattr(own[0], name) for name in names}
            named = self.settles(index, chain, sides)
            return self.following(chain, changes, settles=named, by=by)

        return self.enter(store, key, make, seen, lambda index: self.shown(index.board, key))

    def following(
        self, chain: Chain[_Revision], changes: Mapping[str, Any], *, settles: str = "", **said: Any
    ) -> list[Document]:
        """Return the line of the next revision of a chain; none where nothing is different.

        Args:
            chain: what stands.
            changes: new values by field.
            settles: the ids of the revisions it settles; then what is no different is entered too.
            said: what is of the revision alone, and no difference by itself: by, because.
        """
        head = chain.head
        changed = replace(head, **changes)
        if changed == head and not settles:
            return []
        self.check(changed)
        fresh = replace(
            changed,
            **said,
            id=new_id(),
            # No clock that is behind hides a revision under the one it follows.
            entered_at=clock.now_after(head.entered_at),
            revision=chain.top + 1,
            parent=head.id,
            not_before=None,
        )
        line = self.line(fresh, chain.first)
        return [line | {SETTLES: settles} if settles else line]

    def _newest(self, board: BoardIndex, key: _Key) -> _Revision | None:
        return self.shown(board, key) if key in self.chains(board) else None

    def _check_seen(self, board: BoardIndex, key: _Key, seen: str | Unseen | None) -> None:
        def before(id_: str) -> _Revision | None:
            return next((one for one in self.revisions(board) if one.id == id_), None)

        if not isinstance(seen, Unseen):
            check_seen(self._newest(board, key), seen, before, words.Board.GONE[self.noun])


@dataclass(frozen=True, slots=True)
class RefTable(BoardTable[str, _Named]):
    """A table whose chains have refs, and the ids of their first revisions as keys.

    ``start`` is how the ref of a new one begins; ``changeable`` are the fields people may change.
    """

    start: Callable[[_Named], str]
    changeable: Collection[str]

    def first(self, board: BoardIndex, ref: str) -> str:
        """Return the key of the chain that is shown by a ref, however its letters are written.

        Raises:
            ScorecardError: there is none; the nearest refs are offered.
        """
        names = {name: first for first, name in shown_refs(self.chains(board)).items()}
        folded = {name.casefold(): first for name, first in names.items()}
        found = folded.get(ref.strip().casefold())
        if found is None:
            hint = did_you_mean(nearest(ref, names)) or words.Board.SEE[self.noun]
            raise ScorecardError(words.Board.NO_REF[self.noun].format(ref=quoted(ref), hint=hint))
        return found

    def group(self, index: Index, chain: Chain[_Named]) -> Collection[Chain[_Named]]:
        """Return a chain with those that were given its ref, where that is contested."""
        for same in alike(self.chains(index.board)).values():
            if chain in same and given_twice(index, same):
                return same
        return (chain,)

    def stand_by_ref(
        self,
        store: Store,
        chosen: _Named,
        *,
        by: str,
        sides: Collection[str],
        seen: str | Unseen,
    ) -> _Named:
        """Let what a revision says stand, its chain found by its ref; see :meth:`stand`."""
        first = store.ask(lambda index: self.first(index.board, chosen.ref))
        return self.stand(store, first, chosen, by=by, sides=sides, seen=seen)

    def find(self, store: Store, ref: str) -> _Named:
        """Return the standing revision by its ref.

        Raises:
            ScorecardError: there is none; the nearest refs are offered.
        """
        return store.ask(lambda index: self.shown(index.board, self.first(index.board, ref)))

    def begun(self, board: BoardIndex, fresh: _Named) -> Document:
        """Return the line of a first revision, under the next ref."""
        ref = next_ref(self.chains(board).values(), self.start(fresh))
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
        return store.enter(
            self.noun,
            lambda index: [self.begun(index.board, complete(index.board, fresh))],
            lambda index: self.shown(index.board, fresh.id),
        )

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
        changes: Mapping[str, Any],
        *,
        because: str,
        by: str,
        seen: str | Unseen | None,
        sides: Collection[str],
        allow: Callable[[_Named], None],
    ) -> _Named:
        """Enter the next revision of what a ref names, where ``allow`` does not refuse what stands.

        Who settles what is contested has seen all its sides, and is refused none.

        Returns:
            The revision that stands now: the one before where nothing is different.
        """

        def make(index: Index, chain: Chain[_Named]) -> list[Document]:
            named = self.settles(index, chain, sides)
            if not named:
                allow(chain.head)
            return self.following(chain, changes, settles=named, by=by, because=because)

        return self.enter_by_ref(
            store, ref, make, seen, lambda index, first: self.shown(index.board, first)
        )

    def enter_by_ref(
        self,
        store: Store,
        ref: str,
        make: Callable[[Index, Chain[_Named]], list[Document]],
        seen: str | Unseen | None,
        question: Callable[[Index, str], _Answer],
    ) -> _Answer:
        """Enter lines about what a ref names, made once it is what the person saw.

        Returns:
            What the question finds, given the key of the chain.

        Raises:
            Conflict: somebody entered another revision meanwhile.
            ScorecardError: nothing has that ref, or ``make`` refuses.
            NotSaved: the disk, the lock or the file refused.
        """
        first = store.ask(lambda index: self.first(index.board, ref))

        def under_lock(index: Index, _: object) -> list[Document]:
            return make(index, self.chains(index.board)[first])

        return self.enter(store, first, under_lock, seen, lambda index: question(index, first))
