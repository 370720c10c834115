"""``due``: what is still to do for a year: readings, comments, priorities, decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from scorecard import clock
from scorecard.cli.console import name_faults, print_json, say, wrap
from scorecard.cli.options import Options, common_options
from scorecard.cli.wording import point_text
from scorecard.exchange.changes_json import decision_json, priority_json
from scorecard.exchange.scorecard_json import year_json
from scorecard.messages.catalogue import words
from scorecard.messages.figures import day
from scorecard.review.due import due_all

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.model.records import Decision, Priority
    from scorecard.model.scorecard import Scorecard
    from scorecard.review.due import Due, DueItem
    from scorecard.workspace import Workspace


@click.command()
@common_options
def due(options: Options) -> None:
    """List what is still to do for a year."""
    workspace = options.workspace()
    name_faults(workspace.errors)
    card = workspace.scorecard(options.year, options.as_of)
    found = due_all(card, workspace.store.records(), today=clock.today())
    if options.json:
        _as_json(card, found)
        return
    say(_lines(workspace, card, found))


def _lines(workspace: Workspace, card: Scorecard, found: Due) -> Iterator[str]:
    told = words.DueWords
    yield from wrap(told.TITLE.format(strategy=card.strategy.title, year=card.year))
    yield from wrap(told.ENTERED.format(entered=card.entered, expected=card.expected_entries))
    headings = {
        "missing": told.MISSING,
        "draft": told.DRAFT,
        "provisional": told.PROVISIONAL,
        "unsourced": told.UNSOURCED,
        "unpooled": told.UNPOOLED,
        "comment": told.COMMENT,
        "no_data": told.NO_DATA,
    }
    for kind, heading in headings.items():
        chosen = [item for item in (*found.items, *found.no_data) if item.kind.value == kind]
        if chosen:
            yield from ("", told.HEADING.format(what=heading, number=len(chosen)))
            for item in chosen:
                yield from _item(workspace, item)
    if found.priorities:
        yield from ("", told.HEADING.format(what=told.PRIORITIES, number=len(found.priorities)))
        for priority in found.priorities:
            yield from _priority(priority)
    if found.decisions:
        yield from ("", told.HEADING.format(what=told.DECISIONS, number=len(found.decisions)))
        for decision in found.decisions:
            yield from _decision(decision)
    if not found:
        yield from ("", told.NOTHING)


def _item(workspace: Workspace, item: DueItem) -> list[str]:
    text = f"{item.indicator.title} ({item.indicator.id})"
    if item.whose:
        text = words.DueWords.ENTITY.format(entity=item.whose, indicator=text)
    if item.reading is not None and item.reading.no_data:
        text += words.DueWords.BECAUSE.format(why=item.reading.no_data)
    elif item.due:
        text += words.DueWords.TARGET_DUE
    if item.last is not None:
        subject = item.indicator if item.entity is None else item.indicator.own(item.entity)
        shown = point_text(workspace.strategy, subject, item.last)
        text += words.DueWords.LAST.format(value=shown, year=item.last.year)
    if item.indicator.context:
        text += words.DueWords.CONTEXT
    return wrap(text, f"  {item.objective:<4} ")


def _priority(priority: Priority) -> list[str]:
    state = words.Priorities.STATE[priority.state.value]
    text = words.DueWords.PRIORITY.format(text=priority.text, state=state, year=priority.year)
    return wrap(text, f"  {priority.ref}  ")


def _decision(decision: Decision) -> list[str]:
    who = words.DueWords.WHO.format(who=decision.who) if decision.who else ""
    when = day(decision.due) if decision.due else ""
    text = words.DueWords.DECISION.format(text=decision.text, day=when, who=who)
    return wrap(text, f"  {decision.ref}  ")


def _as_json(card: Scorecard, found: Due) -> None:
    rows, none = ([_row(item) for item in items] for items in (found.items, found.no_data))
    print_json(
        {
            "format": 1,
            **year_json(card.year),
            "due": rows,
            "no_data": none,
            "priorities": [priority_json(priority) for priority in found.priorities],
            "decisions": [decision_json(decision) for decision in found.decisions],
        }
    )


def _row(item: DueItem) -> dict[str, Any]:
    return {
        "objective": item.objective,
        "indicator": item.indicator.id,
        "title": item.indicator.title,
        "entity": item.entity.id if item.entity else None,
        "part": item.part.name if item.part else None,
        "kind": item.kind.value,
        "due": item.due,
        "last": {"year": item.last.year, "value": item.last.value} if item.last else None,
        "because": item.reading.no_data if item.reading else "",
    }
