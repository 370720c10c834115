"""``retract``: a reading taken back; its history stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from scorecard.cli.options import YEAR, Asked, place_options
from scorecard.cli.wording import find_indicator, named, print_saved, shown
from scorecard.model.fault import ScorecardError
from scorecard.model.reading import ReadingKey

if TYPE_CHECKING:
    from scorecard.model.indicator import Indicator
    from scorecard.records.entry.words import Problems


@click.command()
@click.argument("indicator", metavar="ID")
@click.argument("year", type=YEAR)
@click.option("--entity", default=None, help="The state, region or partner it is for.")
@click.option("--reason", default="", help="Why it is taken back (needed).")
@click.option("--by", default=None, metavar="NAME", help="Who takes it back.")
@place_options
def retract(
    asked: Asked, indicator: str, year: int, entity: str | None, reason: str, by: str | None
) -> None:
    """Take back the reading of indicator ID for YEAR; its history stays."""
    from scorecard.cli.who import who  # noqa: PLC0415 - asks git, so only when needed
    from scorecard.records.entry.entry import Entry  # noqa: PLC0415 - loads when used
    from scorecard.records.entry.hygiene import line_fault  # noqa: PLC0415 - loads when used

    if not reason.strip():
        raise ScorecardError("say why the reading is taken back: --reason TEXT")
    fault = line_fault(reason.strip())
    if fault:
        raise ScorecardError(f"--reason {fault}")
    workspace = asked.workspace()
    found = find_indicator(workspace, indicator)
    key = workspace.store.ids.key(ReadingKey(found.id, year, entity))
    standing = workspace.store.head(key)
    if standing is None:
        # Not so by its very name, which a plan that was changed may have no more.
        key = key._replace(entity=_entity(found, entity or ""))
        standing = workspace.store.head(key)
    entry = Entry(*key[:2], None, entity=key.entity, reason=reason.strip(), retracted=True)
    if standing is None or standing.retracted:
        raise ScorecardError(f"{found.id} has no reading for {year} to take back")
    (saved,) = workspace.store.add([entry], by=who(by), seen={entry.key: standing.id})
    if asked.json:
        print_saved(workspace, saved)
        return
    click.echo(
        f"{named(workspace, entry)}: {shown(workspace, standing)} taken back "
        f"({saved.reason}). Its history stays: scorecard history {found.id} {year}"
    )


def _entity(indicator: Indicator, name: str) -> str | None:
    """Return the id of the entity that is named as a draft names it.

    Raises:
        EntryRefused: the name fits none, or is needed or not wanted.
    """
    from scorecard.records.entry.draft import EntryRefused  # noqa: PLC0415 - loads when used
    from scorecard.records.entry.entities import read_entity  # noqa: PLC0415 - loads when used

    problems: Problems = []
    found = read_entity(indicator, name.strip(), problems)
    if problems:
        raise EntryRefused(problems)
    return None if found is None else found.id
