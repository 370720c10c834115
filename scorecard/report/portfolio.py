"""A portfolio as a section of Markdown: a table of all, then each member, then what they share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.messages.catalogue import words
from scorecard.messages.terms import mark
from scorecard.report.markdown import Markdown, cell, escape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scorecard.model.status import Status
    from scorecard.review.portfolio_words import (
        BoardView,
        LineView,
        MemberView,
        SideView,
        TogetherView,
    )

# A column is filled up to this many characters, so that the raw text reads as a table.
_WIDEST = 32


def portfolio_text(view: BoardView) -> str:
    """Return a portfolio as Markdown; whatever people wrote is text in it."""
    return "\n\n".join(block for block in _blocks(view) if block) + "\n"


def _blocks(view: BoardView) -> Iterator[str]:
    said = words.PortfolioWords
    yield f"# {escape(view.title)}"
    yield escape(view.organisation)
    yield escape(" ".join(view.remarks))
    heads = (said.MEMBER, said.STATUS, said.ENTERED_HEAD, said.TO_DO, said.TAGS)
    yield _table(heads, [_row(member) for member in view.members])
    for member in view.members:
        yield f"## {escape(member.title)}"
        yield from _member(member)
    if view.shared:
        yield f"## {said.SHARED}"
    for found in view.shared:
        yield from _together(found)
    yield escape(view.provisional)


def _row(member: MemberView) -> tuple[str, ...]:
    tags = words.LIST_SEPARATOR.join(member.tags)
    if not member.read:
        return member.title, words.PortfolioWords.UNREAD, "", "", tags
    return member.title, member.counts, member.entered, member.due, tags


def _member(member: MemberView) -> Iterator[str]:
    said = words.PortfolioWords
    if not member.read:
        yield escape(said.UNREAD_BECAUSE)
        yield "\n".join(f"- {escape(fault)}" for fault in member.faults)
        return
    yield escape(" ".join(member.remarks))
    goals = [
        (_status(goal.status, goal.word), goal.id, goal.title, goal.text) for goal in member.goals
    ]
    yield _table((said.STATUS, said.ID, said.GOAL_HEAD, said.SHOWS), goals)
    yield "\n".join(map(_worst, member.worst))
    yield escape(member.more)


def _worst(line: LineView) -> str:
    status = escape(_status(line.status, line.word))
    return f"- **{status}** {escape(line.title)}: {escape(line.text)}"


def _together(found: TogetherView) -> Iterator[str]:
    said = words.PortfolioWords
    how = words.LIST_SEPARATOR.join(filter(None, (found.unit, found.how)))
    yield f"### {escape(said.NAMED.format(title=found.title, id=how))}"
    heads = (said.MEMBER, said.STATUS, said.FIGURE, said.TARGET)
    yield _table(heads, [_side(side) for side in found.sides])
    yield escape(" ".join(filter(None, (found.said, *found.remarks))))


def _side(side: SideView) -> tuple[str, ...]:
    status = _status(side.status, side.word) if side.word else ""
    return side.member, status, side.figure or side.apart, side.target


def _status(status: Status, word: str) -> str:
    return words.PortfolioWords.MARKED.format(mark=mark(status), word=word)


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table of GitHub's; nothing without rows."""
    if not rows:
        return ""
    lines: list[list[Markdown]] = [[escape(text) for text in row] for row in (heads, *rows)]
    sizes = [min(max(map(len, column)), _WIDEST) for column in zip(*lines, strict=True)]
    shown = [
        "| " + " | ".join(cell(t, n) for t, n in zip(line, sizes, strict=True)) + " |"
        for line in lines
    ]
    rule = "|" + "|".join(":" + "-" * (size + 1) for size in sizes) + "|"
    return "\n".join((shown[0], rule, *shown[1:]))
