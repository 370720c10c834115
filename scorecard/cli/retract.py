"""``retract``: a reading taken back; its history stays."""

from __future__ import annotations

import click

from scorecard.cli.options import YEAR, Asked, place_options
from scorecard.cli.wording import find_indicator, named, print_saved, shown
from scorecard.model.fault import ScorecardError


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
    entry = Entry(found.id, year, None, entity=entity, reason=reason.strip(), retracted=True)
    standing = workspace.store.head(entry.key)
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
