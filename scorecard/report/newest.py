"""The day of the newest record a report uses: its own day where none was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.report.figures import readings_behind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from scorecard.model.scorecard import Scorecard
    from scorecard.review.board import BoardYear
    from scorecard.review.restatements import Restatement


def newest_day(card: Scorecard, steps: Sequence[Restatement], board: BoardYear) -> date | None:
    """Return the day from which the newest record used was known; None where none is used.

    Args:
        card: the year, assessed.
        steps: the restatements that are listed.
        board: what the report's audience may read of the board's year.
    """
    days = [
        reading.known_from
        for result in card.indicators()
        for point in result.readings
        for reading in readings_behind(point)
    ]
    days += [r.judgement.rank[0] for r in card.indicators() if r.judgement is not None]
    days += [step.on for step in steps]
    days += _of_board(board)
    return max(days, default=None)


def _of_board(board: BoardYear) -> Iterator[date]:
    for outcome in (*board.last, *board.own, *board.next):
        yield outcome.priority.entered_at.date()
    yield from (decision.entered_at.date() for decision in board.decisions)
    yield from (comment.entered_at.date() for comment in board.comments.values())
    if board.closed is not None:
        yield board.closed.on
