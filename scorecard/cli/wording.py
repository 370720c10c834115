"""What several commands say of an indicator and its readings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.model.fault import ScorecardError
from scorecard.model.nearest import did_you_mean, nearest
from scorecard.model.text import quoted

if TYPE_CHECKING:
    from scorecard.model.indicator import Indicator
    from scorecard.model.reading import Reading
    from scorecard.records.entry import Entry
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


def named(workspace: Workspace, entry: Entry) -> str:
    """Return the indicator's title and the year, as a sentence begins."""
    found = workspace.strategy.find(entry.indicator)
    return f"{found.title if found else entry.indicator}, {entry.year}"


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
