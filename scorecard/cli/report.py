"""``report``: the progress report of a year."""

from __future__ import annotations

from pathlib import Path

import click

from scorecard.cli.options import Asked, common_options
from scorecard.model.audience import Audience

_FILE = click.Path(path_type=Path, allow_dash=True)


@click.command()
@click.option(
    "--output", "-o", type=_FILE, metavar="FILE", help="Write here; a name in .html is a page."
)
@click.option("--html", type=_FILE, metavar="FILE", help="Write one HTML page, charts inside.")
@click.option(
    "--charts/--no-charts",
    default=None,
    help="Draw charts into a folder beside the file. [default: as the plan says, else charts]",
)
@click.option(
    "--audience",
    type=click.Choice([audience.value for audience in reversed(Audience)]),
    help="Whom it is for. [default: as the plan says, else board]",
)
@click.option(
    "--template",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="A folder with templates of your own.",
)
@click.option("--force", is_flag=True, help="Replace what was edited, or is not a report.")
@common_options
def report(
    asked: Asked,
    output: Path | None,
    html: Path | None,
    charts: bool | None,
    audience: str | None,
    template: Path | None,
    force: bool,
) -> int:
    """Write the progress report of a year as Markdown, to a file or the screen.

    A report that was edited since it was written is kept: the new one goes beside it, the
    difference is shown, and the exit code is 1.
    """
    from scorecard.cli.console import name_faults  # noqa: PLC0415 - loads when used
    from scorecard.cli.report_files import Wanted, write_all  # noqa: PLC0415 - loads Jinja2

    wanted = Wanted(output, html, charts, Audience(audience) if audience else None, template, force)
    workspace = asked.workspace()
    name_faults(workspace.errors)
    return write_all(workspace, asked, wanted)
