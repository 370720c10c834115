"""``report``: the progress report of a year."""

from __future__ import annotations

from pathlib import Path

import click

from scorecard.cli.options import Asked, common_options


@click.command()
@click.option("--output", "-o", type=click.Path(path_type=Path), metavar="FILE", help="Write here.")
@click.option(
    "--template",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="A folder with a report.md.j2 of your own.",
)
@click.option("--force", is_flag=True, help="Replace a file that is not a report.")
@common_options
def report(asked: Asked, output: Path | None, template: Path | None, force: bool) -> None:
    """Write the progress report of a year as Markdown, to a file or the screen."""
    from scorecard.cli.console import name_faults  # noqa: PLC0415 - loads when used
    from scorecard.report import OPENING, render_report  # noqa: PLC0415 - loads Jinja2
    from scorecard.review import restatements  # noqa: PLC0415 - loads when used

    workspace = asked.workspace()
    name_faults(workspace.errors)
    card = workspace.scorecard(asked.year, asked.as_of)
    records = workspace.store.records()
    text = render_report(
        card,
        restatements(workspace.strategy, records, year=card.year, as_of=asked.as_of),
        plan_digest=workspace.plan.digest,
        records=records,
        template_dir=template,
    )
    if output is None or str(output) == "-":
        click.echo(text, nl=False)
        return
    from scorecard.files import write_text  # noqa: PLC0415 - loads when used

    write_text(output, text, force=force, ours=OPENING)
    click.echo(f"{output}: the progress report for {card.year}.", err=True)
