"""``record``: one reading in, or revised."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from scorecard.cli.options import Asked, place_options
from scorecard.cli.whole_number import WholeNumber
from scorecard.cli.wording import check_closed, named, print_saved, shown
from scorecard.model.fault import ScorecardError

if TYPE_CHECKING:
    from scorecard.model.reading import Reading
    from scorecard.records.entry.entry import Entry
    from scorecard.workspace import Workspace


class NumbersAreValues(click.Command):
    """A command whose values may be negative: ``-5`` is a number, not an option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Hand numbers with a minus to the number reader by their other spelling.

        What an option is given stays as it was typed.
        """
        taking = {
            name
            for option in self.params
            if isinstance(option, click.Option) and not option.is_flag
            for name in option.opts
        }
        before = ["", *args]
        spelled = [
            argument if last in taking else re.sub(r"^-(?=[\d.,])", "\u2212", argument)
            for last, argument in zip(before, args, strict=False)
        ]
        return super().parse_args(ctx, spelled)


@click.command(cls=NumbersAreValues)
@click.argument("indicator", metavar="ID")
@click.argument("year", metavar="YEAR")
@click.argument("value", metavar="[VALUE]", required=False, default="")
@click.option("--entity", default="", help="The state, region or partner it is for.")
@click.option("--source", default="", help="Where the figure stands: the title.")
@click.option("--edition", default="", help="The source's edition.")
@click.option("--address", default="", help="The source's web address.")
@click.option("--page", default="", help="The source's page.")
@click.option("--published", default="", metavar="DATE", help="When the source came out.")
@click.option("--numerator", default="", help="For a percent: the part.")
@click.option("--denominator", default="", help="For a percent: the whole.")
@click.option("--qualifier", default="", help="exact, at least, at most or about.")
@click.option("--state", default="", help="final (default), provisional or draft.")
@click.option("--flags", default="", help="estimated, break, low reliability.")
@click.option("--note", default="", help="What a reader should know.")
@click.option("--reason", default="", help="Why an earlier reading is revised.")
@click.option("--no-data", default="", metavar="WHY", help="There is no figure, and why.")
@click.option("--over", type=WholeNumber(0), metavar="N", help="The last revision you saw.")
@click.option("--by", default=None, metavar="NAME", help="Who enters it.")
@place_options
def record(
    asked: Asked,
    indicator: str,
    year: str,
    value: str,
    over: int | None,
    by: str | None,
    **rest: str,
) -> None:
    """Enter the reading VALUE of indicator ID for YEAR; echoes what was understood.

    A reading that stands is never overwritten: a new value becomes its next revision and needs
    --reason. It keeps the source unless another is named.
    """
    from dataclasses import replace  # noqa: PLC0415 - loads when used

    from scorecard.cli.over import is_contested  # noqa: PLC0415 - loads when used
    from scorecard.records.entry.draft import Draft, check_draft  # noqa: PLC0415 - loads when used
    from scorecard.records.entry.restoring import says_the_same  # noqa: PLC0415 - loads when used

    workspace = asked.workspace()
    entry = check_draft(
        workspace.strategy, Draft(indicator=indicator, year=year, value=value, **rest)
    )
    standing = workspace.store.head(entry.key)
    if standing is not None and not standing.retracted:
        if not entry.source and entry.value is not None:
            # A correction of the figure alone is still of the same source.
            entry = replace(entry, source=standing.source)
        if says_the_same(standing, entry) and not is_contested(workspace.store, entry):
            click.echo(f"{named(workspace, entry)}: already so, nothing changed.")
            return
        check_closed(workspace, entry.year, entry.reason)
        if not entry.reason:
            raise ScorecardError(
                f"{named(workspace, entry)} already reads {shown(workspace, standing)}, entered "
                f"by {standing.by} on {standing.known_from}; to revise it, say why with --reason "
                "(correction, late data, method change, restated by source)"
            )
    check_closed(workspace, entry.year, entry.reason)
    _save(workspace, entry, by, standing, over=over, as_json=asked.json)


def _save(
    workspace: Workspace,
    entry: Entry,
    by: str | None,
    standing: Reading | None,
    *,
    over: int | None,
    as_json: bool,
) -> None:
    from scorecard.cli.console import wrap  # noqa: PLC0415 - loads when used
    from scorecard.cli.over import enter  # noqa: PLC0415 - loads when used
    from scorecard.cli.who import who  # noqa: PLC0415 - asks git, so only when needed

    saved = enter(workspace.store, entry, by=who(by), standing=standing, over=over)
    if as_json:
        print_saved(workspace, saved)
        return
    change, kept = "", ""
    if standing is not None and not standing.retracted:
        change = f", was {shown(workspace, standing)} ({saved.reason})"
        if saved.source and saved.source == standing.source:
            kept = " The source stays as it was."
    state = "" if saved.state.value == "final" else f", {saved.state.value}"
    lines = [f"{named(workspace, entry)}: {shown(workspace, saved)}{change}{state}. Saved.{kept}"]
    year = min(max(saved.year, workspace.strategy.period[0]), workspace.strategy.period[1])
    result = workspace.scorecard(year).find(entry.indicator)
    if result is not None and year == saved.year:
        lines += [e.sentence for e in result.entities if e.entity.id == entry.entity]
        lines.append(result.sentence)
    for line in lines:
        click.echo("\n".join(wrap(line)))
