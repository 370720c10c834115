"""Comments, priorities and decisions of the board: found, added, revised."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from scorecard.messages.catalogue import did_you_mean, words
from scorecard.model.fault import ScorecardError
from scorecard.model.plan import Audience
from scorecard.model.records import Comment, CommentKey
from scorecard.model.text import nearest, quoted
from scorecard.records.codec import comment_document
from scorecard.records.entry import check_year
from scorecard.records.index import BoardIndex, next_ref, shown_refs
from scorecard.records.line import new_id
from scorecard.records.refusal import UNSEEN, Unseen, check_seen
from scorecard.records.values import check_line, check_name, check_note, check_reason, refuse_all

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Mapping

    from scorecard.model.records import Decision, Priority
    from scorecard.records.index import Chain, Index
    from scorecard.records.line import Document
    from scorecard.records.store import Store


_Key = TypeVar("_Key", bound="Hashable")
Answer = TypeVar("Answer")
_Revision = TypeVar("_Revision", "Comment", "Priority", "Decision")


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
        question: Callable[[Index], Answer],
    ) -> Answer:
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

    def following(
        self, chain: Chain[_Revision], changes: Mapping[str, Any], **said: Any
    ) -> list[Document]:
        """Return the line of the next revision of a chain; none where nothing is different.

        Args:
            chain: what stands.
            changes: new values by field.
            said: what is of the revision alone, and no difference by itself: by, because.
        """
        head = chain.head
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
            revision=chain.top + 1,
            parent=head.id,
        )
        return [self.line(fresh, chain.first)]

    def _newest(self, board: BoardIndex, key: _Key) -> _Revision | None:
        return self.shown(board, key) if key in self.chains(board) else None

    def _check_seen(self, board: BoardIndex, key: _Key, seen: str | Unseen | None) -> None:
        def before(id_: str) -> _Revision | None:
            return next((one for one in self.revisions(board) if one.id == id_), None)

        if not isinstance(seen, Unseen):
            check_seen(self._newest(board, key), seen, before, words.Board.GONE[self.noun])


_Named = TypeVar("_Named", "Priority", "Decision")


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
        make: Callable[[Index, Chain[_Named]], list[Document]],
        seen: str | Unseen | None,
        question: Callable[[Index, str], Answer],
    ) -> Answer:
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


_COMMENTS: BoardTable[CommentKey, Comment] = BoardTable(
    noun="comment",
    chains=lambda board: board.comments,
    shown=lambda board, key: board.comments[key].head,
    revisions=BoardIndex.all_comments,
    check=lambda _: None,  # what is typed is checked before anything is asked
    line=lambda comment, _: comment_document(comment),
)


def write_comment(
    store: Store,
    about: str,
    year: int,
    text: str,
    *,
    by: str,
    audience: Audience = Audience.PUBLIC,
    draft: bool = False,
    seen: str | Unseen | None = UNSEEN,
) -> Comment:
    """Enter a comment, or the next revision of the one that stands.

    Args:
        store: where it is kept.
        about: the id of an indicator, objective or goal.
        year: the year it is about.
        text: exactly as it is kept, several lines if need be; empty withdraws the comment.
        by: who enters it.
        audience: the narrowest circle that is meant to read it.
        draft: left out of reports for anybody but the board.
        seen: the id of the revision the person saw, None for none; left out, nothing is compared.

    Returns:
        The revision that stands now: the one before where nothing is different.

    Raises:
        Conflict: somebody entered another revision meanwhile.
        ScorecardError: the text cannot be kept, or there is nothing to withdraw.
        NotSaved: the disk, the lock or the file refused.
    """
    text = text if text.strip() else ""
    key = CommentKey(store.ids.of(about), year)
    _check(key, text, by)
    said = {"text": text, "audience": audience, "draft": draft}
    return _COMMENTS.enter(
        store,
        key,
        lambda _, chain: _next(key, chain, said, by),
        seen,
        lambda index: index.board.comments[key].head,
    )


def comment_head(store: Store, about: str, year: int) -> Comment | None:
    """Return the last revision of a comment, be it a withdrawal; None where there is none."""
    return _COMMENTS.head(store, CommentKey(store.ids.of(about), year))


def _check(key: CommentKey, text: str, by: str) -> None:
    refuse_all(
        [
            check_line("subject", key.about, needed=True),
            check_year(key.year),
            check_note("comment", text),
            check_name(by),
        ]
    )


def _next(
    key: CommentKey, chain: Chain[Comment] | None, said: dict[str, Any], by: str
) -> list[Document]:
    """Return the line of what is said, the first of its chain or the next."""
    if chain is None:
        if not said["text"]:
            raise ScorecardError(words.Board.NO_COMMENT.format(about=key.about, year=key.year))
        fresh = Comment(new_id(), *key, by=by, entered_at=datetime.now(UTC), **said)
        return [comment_document(fresh)]
    if not said["text"]:
        if not chain.head.text:
            again = words.Board.WITHDRAWN_ALREADY
            raise ScorecardError(again.format(about=key.about, year=key.year))
        # What is withdrawn keeps its circle: the history shows the words before it.
        said = {"text": ""}
    return _COMMENTS.following(chain, said, by=by)
