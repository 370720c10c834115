"""``due``: what is still missing, provisional or unsourced for a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from scorecard.cli.options import Asked, common_options

if TYPE_CHECKING:
    from scorecard.model.scorecard import Scorecard
    from scorecard.review import DueItem
    from scorecard.workspace import Workspace

_HEADINGS = {
    "missing": "No reading yet",
    "draft": "Draft only",
    "provisional": "Provisional",
    "unsourced": "Without a source",
}


@click.command()
@common_options
def due(asked: Asked) -> None:
    """List what is still missing, provisional or without a source for a year."""
    from scorecard.cli.console import name_faults, say  # noqa: PLC0415 - loads when used
    from scorecard.review import due as find_due  # noqa: PLC0415

    workspace = asked.workspace()
    name_faults(workspace.errors)
    card = workspace.scorecard(asked.year, asked.as_of)
    items = find_due(card, workspace.store.records())
    if asked.json:
        _as_json(card, items)
        return
    lines = [
        f"{card.strategy.title}: due for {card.year}",
        f"{card.entered} of {card.expected_entries} scored indicators entered.",
    ]
    for kind, heading in _HEADINGS.items():
        chosen = [item for item in items if item.kind.value == kind]
        if chosen:
            lines += ["", f"{heading}: {len(chosen)}"]
            for item in chosen:
                lines += _item(workspace, item)
    if not items:
        lines += ["", "Nothing is due."]
    say(lines)


def _item(workspace: Workspace, item: DueItem) -> list[str]:
    from scorecard.cli.console import wrap  # noqa: PLC0415 - loads when used
    from scorecard.cli.values import point_text  # noqa: PLC0415

    text = f"{item.indicator.title} ({item.indicator.id})"
    if item.due:
        text += "; its target is due"
    if item.last is not None:
        shown = point_text(workspace.strategy, item.indicator, item.last)
        text += f"; last {shown} in {item.last.year}"
    if item.indicator.context:
        text += "; context, not scored"
    return wrap(text, f"  {item.objective:<4} ")


def _as_json(card: Scorecard, items: tuple[DueItem, ...]) -> None:
    from scorecard.cli.console import print_json  # noqa: PLC0415 - loads when used

    rows = [
        {
            "objective": item.objective,
            "indicator": item.indicator.id,
            "title": item.indicator.title,
            "kind": item.kind.value,
            "due": item.due,
            "last": {"year": item.last.year, "value": item.last.value} if item.last else None,
        }
        for item in items
    ]
    print_json({"format": 1, "year": card.year, "due": rows})
