"""Comments entered, revised and withdrawn."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from scorecard.messages.catalogue import words
from scorecard.model.audience import Audience
from scorecard.model.comment import Comment, CommentKey
from scorecard.model.fault import ScorecardError
from scorecard.records.board.book import Book
from scorecard.records.board.codec import comment_document
from scorecard.records.board.index import BoardIndex
from scorecard.records.board.texts import check_line, check_name, check_note, refuse_all
from scorecard.records.entry.conflict import UNSEEN, Unseen
from scorecard.records.entry.limits import check_year
from scorecard.records.file.ids import new_id

if TYPE_CHECKING:
    from scorecard.records.board.index import Thread
    from scorecard.records.file.line import Document
    from scorecard.records.store import Store

_COMMENTS: Book[CommentKey, Comment] = Book(
    noun="comment",
    threads=lambda board: board.comments,
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
    _COMMENTS.enter(store, key, lambda _, thread: _next(key, thread, said, by), seen)
    return store.ask(lambda index: index.board.comments[key].head)


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
    key: CommentKey, thread: Thread[Comment] | None, said: dict[str, Any], by: str
) -> list[Document]:
    """Return the line of what is said, the first of its thread or the next."""
    if thread is None:
        if not said["text"]:
            raise ScorecardError(words.Board.NO_COMMENT.format(about=key.about, year=key.year))
        fresh = Comment(new_id(), *key, by=by, entered_at=datetime.now(UTC), **said)
        return [comment_document(fresh)]
    if not said["text"]:
        if not thread.head.text:
            again = words.Board.WITHDRAWN_ALREADY
            raise ScorecardError(again.format(about=key.about, year=key.year))
        # What is withdrawn keeps its circle: the history shows the words before it.
        said = {"text": ""}
    return _COMMENTS.following(thread, said, by=by)
