"""A portfolio as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scorecard.exchange.scorecard_json import (
    bounds_json,
    counts_json,
    group_json,
    number,
    pool_json,
    year_json,
)
from scorecard.messages.catalogue import speaking
from scorecard.model.scorecard import is_provisional

if TYPE_CHECKING:
    from scorecard.model.scorecard import IndicatorResult, ReadingPoint
    from scorecard.review.portfolio import Board, Opened, Side, Together
    from scorecard.review.portfolio_words import BoardView

FORMAT = 1


def portfolio_json(board: Board, view: BoardView) -> dict[str, Any]:
    """Return the portfolio as dictionaries, lists, text and numbers, its keys in fixed order.

    Args:
        board: the portfolio.
        view: the same in words.
    """
    return {
        "format": FORMAT,
        "title": board.portfolio.title,
        "organisation": board.portfolio.organisation,
        "year": board.year,
        "year_chosen": board.chosen,
        "as_of": board.as_of.isoformat() if board.as_of else None,
        "faults": [str(fault) for fault in board.faults],
        "members": [_member(opened) for opened in board.members],
        "shared": [
            {**_together(found), "sentence": said.said, "remarks": [*said.remarks]}
            for found, said in zip(board.shared, view.shared, strict=True)
        ],
    }


def _member(opened: Opened) -> dict[str, Any]:
    member, card, due = opened.member, opened.card, opened.due
    head = {
        "id": member.id,
        "title": opened.title,
        "tags": [*member.tags],
        "read": card is not None,
        "faults": [str(fault) for fault in opened.faults],
    }
    if card is None:
        return head
    with speaking(calendar=card.strategy.calendar):
        return {
            **head,
            "strategy": card.strategy.title,
            "period": [*card.strategy.period],
            **year_json(card.year),
            "counts": {
                **counts_json(card.counts),
                "entered": card.entered,
                "expected_entries": card.expected_entries,
            },
            "goals": [
                group_json(goal.goal.id, goal.goal.title, goal.roll_up) for goal in card.goals
            ],
            "worst": [_worst(result) for result in opened.worst],
            "due": {} if due is None else due.counts(),
            "notices": [*opened.notices],
        }


def _worst(result: IndicatorResult) -> dict[str, Any]:
    return {
        "id": result.indicator.id,
        "title": result.indicator.title,
        "status": result.status.value,
        "note": result.note.value if result.note else None,
        "sentence": result.sentence,
    }


def _together(found: Together) -> dict[str, Any]:
    made = found.indicator
    return {
        "id": found.shared.id,
        "title": found.title,
        "combine": found.shared.combine.value,
        "members": [_side(side) for side in found.sides],
        "together": None
        if found.point is None or made is None
        else {"unit": made.unit, "of": len(found.added), **_figure(found.point)},
        "apart": found.split.value if found.split else None,
        "lacking": [side.opened.member.id for side in found.lacking],
    }


def _side(side: Side) -> dict[str, Any]:
    result = side.result
    return {
        "member": side.opened.member.id,
        "indicator": side.indicator,
        "kind": result.indicator.kind.value if result else None,
        "unit": result.indicator.unit if result else None,
        "status": result.status.value if result else None,
        "reason": result.reason.value if result and result.reason else None,
        "figure": _figure(side.point) if side.point else None,
        "apart": side.apart.value if side.apart else None,
    }


def _figure(point: ReadingPoint) -> dict[str, Any]:
    return {
        "value": number(point.assessed),
        "qualifier": point.qualifier.value,
        **bounds_json(point.interval),
        **pool_json(point.pool),
        "provisional": is_provisional(point),
    }
