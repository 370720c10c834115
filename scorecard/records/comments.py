"""Comments: the narrative of a year, written, revised, withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scorecard import clock
from scorecard.messages.catalogue import words
from scorecard.model.fault import ScorecardError
from scorecard.model.plan import Audience
from scorecard.model.records import Comment, CommentKey
from scorecard.records.board import BoardTable, PlanCheck
from scorecard.records.codec import comment_document
from scorecard.records.entry import check_year
from scorecard.records.index import BoardIndex
from scorecard.records.line import new_id
from scorecard.records.refusal import UNSEEN, Unseen
from scorecard.records.values import check_line, check_name, check_note, refuse_all

if TYPE_CHECKING:
    from collections.abc import Collection

    from scorecard.model.plan import Strategy
    from scorecard.records.index import Chain
    from scorecard.records.line import Document
    from scorecard.records.store import Store


def check_comment(strategy: Strategy, about: str, year: int, text: str) -> str:
    """Hold a comment against the plan.

    Args:
        strategy: the plan.
        about: the id of an indicator (a former one will do), an objective or a goal.
        year: the year it is about.
        text: the comment; an empty one withdraws.

    Returns:
        The id its subject has now.

    Raises:
        EntryRefused: with everything that is wrong with it.
    """
    check = PlanCheck(strategy)
    found = check.ids("about", (about,))
    if not about.strip():
        check.problems.append(("about", words.Board.EMPTY_ABOUT))
    check.year(year)
    if fault := check_note("comment", text):
        check.problems.append(("text", fault))
    check.refuse()
    return found[0]


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
    sides: Collection[str] = (),
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
        sides: the ids of the sides the person saw, where it is contested: this settles it.

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
    return COMMENTS.enter(
        store,
        key,
        lambda index, chain: _next(key, chain, said, by, COMMENTS.settles(index, chain, sides)),
        seen,
        lambda index: index.board.comments[key].head,
    )


def comment_head(store: Store, about: str, year: int) -> Comment | None:
    """Return the last revision of a comment, be it a withdrawal; None where there is none."""
    return COMMENTS.head(store, CommentKey(store.ids.of(about), year))


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
    key: CommentKey, chain: Chain[Comment] | None, said: dict[str, Any], by: str, settles: str
) -> list[Document]:
    """Return the line of what is said, the first of its chain or the next."""
    if chain is None:
        if not said["text"]:
            raise ScorecardError(words.Board.NO_COMMENT.format(about=key.about, year=key.year))
        fresh = Comment(new_id(), *key, by=by, entered_at=clock.now(), **said)
        return [comment_document(fresh)]
    if not said["text"]:
        if not chain.head.text and not settles:
            again = words.Board.WITHDRAWN_ALREADY
            raise ScorecardError(again.format(about=key.about, year=key.year))
        # What is withdrawn keeps its circle: the history shows the words before it.
        said = {"text": ""}
    return COMMENTS.following(chain, said, settles=settles, by=by)


COMMENTS: BoardTable[CommentKey, Comment] = BoardTable(
    noun="comment",
    chains=lambda board: board.comments,
    shown=lambda board, key: board.comments[key].head,
    revisions=BoardIndex.all_comments,
    check=lambda _: None,  # what is typed is checked before anything is asked
    line=lambda comment, _: comment_document(comment),
)
