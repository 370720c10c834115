"""Comments entered, revised and withdrawn."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from scorecard.model.audience import Audience
from scorecard.model.comment import Comment, CommentKey
from scorecard.model.fault import ScorecardError
from scorecard.records.board.codec import comment_document
from scorecard.records.board.seeing import check_seen
from scorecard.records.board.texts import check_line, check_name, check_note, refuse_all
from scorecard.records.entry.conflict import UNSEEN, Unseen
from scorecard.records.entry.limits import check_year
from scorecard.records.file.ids import new_id

if TYPE_CHECKING:
    from scorecard.records.file.line import Document
    from scorecard.records.store import Store
    from scorecard.records.tables.index import Index


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
    refuse_all(
        [
            check_line("subject", about, needed=True),
            check_year(year),
            check_note("comment", text),
            check_name(by),
        ]
    )
    key = CommentKey(about, year)

    def make(index: Index) -> list[Document]:
        thread = index.board.comments.get(key)
        head = thread.head if thread else None
        check_seen(head, thread.revisions if thread else (), seen, "comment")
        if thread is None or head is None:
            if not text:
                raise ScorecardError(f"{about} has no comment for {year} to withdraw")
            comment = Comment(new_id(), about, year, text, by, datetime.now(UTC), audience, draft)
            return [comment_document(comment)]
        if not text and not head.text:
            raise ScorecardError(f"the comment on {about} for {year} was withdrawn already")
        if (text, audience, draft) == (head.text, head.audience, head.draft):
            return []
        return [
            comment_document(
                Comment(
                    id=new_id(),
                    about=about,
                    year=year,
                    text=text,
                    by=by,
                    entered_at=max(datetime.now(UTC), head.entered_at),
                    # What is withdrawn keeps its circle: the history shows the words before it.
                    audience=audience if text else head.audience,
                    draft=draft if text else head.draft,
                    revision=thread.top + 1,
                    parent=head.id,
                )
            )
        ]

    store.enter(make)
    return store.ask(lambda index: index.board.comments[key].head)


def comment_head(store: Store, about: str, year: int) -> Comment | None:
    """Return the last revision of a comment, be it a withdrawal; None where there is none."""
    key = CommentKey(about, year)

    def read(index: Index) -> Comment | None:
        thread = index.board.comments.get(key)
        return thread.head if thread else None

    return store.ask(read)
