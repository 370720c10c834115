"""What stands beside a status in a year: the comment on it, and whether the year is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.cli.console import wrap
from scorecard.cli.wording import closed_lines
from scorecard.messages.catalogue import words

if TYPE_CHECKING:
    from datetime import date

    from scorecard.model.comment import Comment
    from scorecard.workspace import Workspace


def year_notes(workspace: Workspace, id_: str, year: int, as_of: date | None) -> list[str]:
    """Return the lines of the comment and of the closing, a blank line before each; or none.

    Args:
        workspace: the plan and the store.
        id_: the present id of an indicator, objective or goal.
        year: the year shown.
        as_of: the day whose knowledge is used; None for all there is.
    """
    from scorecard.review import board_year  # noqa: PLC0415 - loads when used

    lines: list[str] = []
    of_year = board_year(workspace.strategy, workspace.store.records(), year, as_of)
    comment = of_year.comments.get(id_)
    if comment is not None:
        lines += ["", *wrap(words.Comments.BESIDE.format(year=year, marks=marks_of(comment)))]
        lines += text_lines(comment.text)
    closed = closed_lines(workspace, year, as_of)
    return [*lines, "", *closed] if closed else lines


def marks_of(comment: Comment) -> str:
    """Return for whom a comment is, and whether it is a draft."""
    marks = [words.Comments.AUDIENCE[comment.audience.value]]
    return ", ".join([*marks, words.Comments.DRAFT] if comment.draft else marks)


def text_lines(text: str) -> list[str]:
    """Return a text of several lines, a little in, its own line breaks kept."""
    return [
        line
        for written in text.splitlines()
        for line in (wrap(written, "  ") if written.strip() else [""])
    ]
