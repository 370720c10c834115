"""What several commands say of an indicator and its readings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.model.fault import ScorecardError

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
        from difflib import get_close_matches  # noqa: PLC0415 - only for a typo

        near = get_close_matches(id_, [i.id for i in workspace.strategy.indicators()], n=3)
        hint = f"; did you mean {', '.join(near)}?" if near else "; see: scorecard status"
        raise ScorecardError(f'the plan has no indicator "{id_}"{hint}')
    return found


def named(workspace: Workspace, entry: Entry) -> str:
    """Return the indicator's title and the year, as a sentence begins."""
    found = workspace.strategy.find(entry.indicator)
    return f"{found.title if found else entry.indicator}, {entry.year}"


def shown(workspace: Workspace, reading: Reading) -> str:
    """Return what a reading says, with its unit."""
    from scorecard.cli.values import reading_text  # noqa: PLC0415 - loads when used

    return reading_text(workspace.strategy, reading, unit=True)
