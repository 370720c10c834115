"""What stands beside a status in a year: the comment on it, the priorities set for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scorecard.messages.board import comment_marks
from scorecard.messages.catalogue import words
from scorecard.messages.figures import day

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from scorecard.model.records import Comment
    from scorecard.review.board import BoardYear
    from scorecard.tui.scorecard.rows import Row


class YearNote(NamedTuple):
    """A label, what it says, and the ink to say it in."""

    label: str
    text: str
    ink: str = "text"


def year_notes(
    row: Row, of_year: BoardYear, contested: Collection[str], *, may_write: bool
) -> tuple[YearNote, ...]:
    """Return the comment on an indicator, or that it lacks one, then its priorities.

    Args:
        row: the indicator's.
        of_year: the board's year.
        contested: the ids of the revisions that are marked as that.
        may_write: say by which key a comment is written.
    """
    comment = comment_note(row, of_year, contested, may_write=may_write)
    return (*comment, *_priorities(row, of_year))


def comment_note(
    row: Row, of_year: BoardYear, contested: Collection[str], *, may_write: bool
) -> Iterator[YearNote]:
    """Yield the comment on something; where it is asked for and there is none, that."""
    said = words.ScreenComment
    comment = of_year.comments.get(row.key)
    if comment is not None:
        mark = words.ScreenStore.MARK if comment.id in contested else ""
        by = by_words(comment, mark)
        yield YearNote(said.LABEL, said.SHOWN.format(text=comment.text, by=by))
    elif row.result is not None and row.result.asks_for_comment:
        missing = said.MISSING_WRITE if may_write else said.MISSING
        yield YearNote(said.LABEL, missing, "at_risk")


def by_words(comment: Comment, contested: str = "") -> str:
    """Return who wrote a comment, when, and for whom; and the mark of one that is contested."""
    return words.ScreenComment.BY.format(
        by=comment.by,
        day=day(comment.entered_at.date()),
        marks=comment_marks(comment, contested),
    )


def _priorities(row: Row, of_year: BoardYear) -> Iterator[YearNote]:
    """Yield the year's priorities for an indicator, or for what it is part of."""
    indicator = row.indicator
    names = {row.key, *row.above, *(() if indicator is None else indicator.formerly)}
    said = words.ScreenReview
    for outcome in of_year.own:
        priority = outcome.priority
        if names.isdisjoint(priority.about):
            continue
        state = words.Priorities.STATE[priority.state.value]
        label = said.PRIORITY_FOR.format(year=of_year.year)
        yield YearNote(label, said.PRIORITY_IS.format(text=priority.text, state=state))
