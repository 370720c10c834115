"""The plain form of a checked plan: what is sound of it, ready for JSON."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from scorecard.framework.outline import CHILDREN
from scorecard.model.audience import Audience
from scorecard.model.text import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecard.framework.outline import Node
    from scorecard.framework.sheet import Sheet

# Kept of a faulty one where sound: it stays in its place and in the weight, unassessed.
_KEPT = ("description", "weight", "headline", "context", "active", "formerly")


def plain_plan(
    strategy: Sheet, assessment: Sheet, report: Sheet, goals: Sequence[Node]
) -> dict[str, Any] | None:
    """Return the plain form, or None when the title or the period cannot be known."""
    head = _sound(strategy)
    head["title"] = _title(strategy, "")
    if not head["title"] or "period" not in head:
        return None
    return {
        "strategy": head,
        "assessment": _sound(assessment),
        "report": _report(report),
        "goal": [_plain_node(goal) for goal in goals],
    }


def _report(report: Sheet) -> dict[str, Any]:
    """Return what is sound; a slip in ``audience`` must not show anybody what is not for them."""
    widest = {"audience": Audience.PUBLIC.value} if "audience" in report.table else {}
    return widest | _sound(report)


def _plain_node(node: Node) -> dict[str, Any]:
    sheet = node.sheet
    if sheet.faulty:
        kept = {key: value for key, value in _sound(sheet).items() if key in _KEPT}
        plain = {**kept, "title": _title(sheet, node.id), "faulty": True}
    else:
        own = {k: v for k, v in sheet.table.items() if k not in CHILDREN[node.level]}
        plain = _jsonable(own)
    plain["id"] = node.id
    for level in CHILDREN[node.level]:
        plain[level] = [_plain_node(child) for child in node.children if child.level == level]
    return plain


def _sound(sheet: Sheet) -> dict[str, Any]:
    return {key: _jsonable(value) for key, value in sheet.table.items() if sheet.sound(key)}


def _title(sheet: Sheet, instead: str) -> str:
    """Return the title as far as it is known."""
    title = sheet.table.get("title")
    return visible(title) if isinstance(title, str) and title.strip() else instead


def _jsonable(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _jsonable(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [_jsonable(entry) for entry in value]
    return value.isoformat() if isinstance(value, date) else value
