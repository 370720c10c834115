"""What several commands say of an indicator and its readings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.model.fault import ScorecardError
from scorecard.model.nearest import did_you_mean, nearest
from scorecard.model.text import quoted

if TYPE_CHECKING:
    from datetime import date

    from scorecard.model.indicator import Indicator
    from scorecard.model.reading import Reading
    from scorecard.records.entry.entry import Entry
    from scorecard.workspace import Workspace


def find_indicator(workspace: Workspace, id_: str) -> Indicator:
    """Return an indicator of the plan by id.

    Raises:
        ScorecardError: there is none; the nearest names are offered.
    """
    found = workspace.strategy.find(id_)
    if found is None:
        near = nearest(id_, [i.id for i in workspace.strategy.indicators()])
        hint = did_you_mean(near) or "; see: scorecard status"
        raise ScorecardError(f"the plan has no indicator {quoted(id_)}{hint}")
    return found


def title_of(workspace: Workspace, id_: str) -> str:
    """Return the title of an indicator, objective or goal of the plan."""
    for goal in workspace.strategy.goals:
        if goal.id == id_:
            return goal.title
        for objective in goal.objectives:
            if objective.id == id_:
                return objective.title
    found = workspace.strategy.find(id_)
    return found.title if found else id_


def closed_lines(workspace: Workspace, year: int, as_of: date | None) -> list[str]:
    """Return the line that says when and by whom a year was closed; none while it is open."""
    from scorecard.model.records import closed_years  # noqa: PLC0415 - loads when used

    closing = closed_years(workspace.store.records(), as_of).get(year)
    if closing is None:
        return []
    from scorecard.cli.console import wrap  # noqa: PLC0415 - loads when used
    from scorecard.messages.catalogue import words  # noqa: PLC0415
    from scorecard.messages.figures import day  # noqa: PLC0415

    told = words.Closing.CLOSED.format(year=year, day=day(closing.on), by=closing.by)
    return wrap(told)


def check_closed(workspace: Workspace, year: int, reason: str, option: str = "--reason") -> None:
    """Refuse to change a year that is closed without a reason.

    Raises:
        ScorecardError: it names when and by whom it was closed, and the option to add.
    """
    if reason:
        return
    from scorecard.model.records import closed_years  # noqa: PLC0415 - loads when used

    closing = closed_years(workspace.store.records()).get(year)
    if closing is not None:
        from scorecard.messages.catalogue import words  # noqa: PLC0415 - only to refuse
        from scorecard.records.board import closed_words  # noqa: PLC0415

        closed = closed_words(closing)
        raise ScorecardError(words.Closing.SAY_REASON.format(closed=closed, option=option))


def named(workspace: Workspace, entry: Entry) -> str:
    """Return the indicator's title and the year, as a sentence begins."""
    found = workspace.strategy.find(entry.indicator)
    title = found.title if found else entry.indicator
    if entry.entity is None:
        return f"{title}, {entry.year}"
    entity = found.entity(entry.entity) if found else None
    return f"{title}, {entity.title if entity else entry.entity}, {entry.year}"


def shown(workspace: Workspace, reading: Reading) -> str:
    """Return what a reading says, with its unit."""
    from scorecard.cli.values import reading_text  # noqa: PLC0415 - loads when used

    return reading_text(workspace.strategy, reading, unit=True)


def print_saved(workspace: Workspace, saved: Reading) -> None:
    """Print a revision that was saved as JSON, for scripts."""
    from scorecard.cli.console import print_json  # noqa: PLC0415 - only when asked for
    from scorecard.exchange import reading_json  # noqa: PLC0415

    found = find_indicator(workspace, saved.indicator)
    print_json({"format": 1, "saved": reading_json(found, saved)})
