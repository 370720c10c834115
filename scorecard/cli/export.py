"""``export``: the readings as a CSV file."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scorecard.cli.options import Asked, common_options
from scorecard.model.records import current, known

if TYPE_CHECKING:
    from scorecard.model.reading import Reading


@click.command()
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--history", is_flag=True, help="Every revision, not only what stands.")
@click.option("--force", is_flag=True, help="Replace a file that stands there.")
@common_options
def export(asked: Asked, file: Path, history: bool, force: bool) -> None:
    """Write the readings to FILE as a long CSV that `import` takes back; - is the screen."""
    from scorecard.exchange import write_long_csv  # noqa: PLC0415 - loads when used

    workspace = asked.workspace()
    all_readings = workspace.store.records().readings
    chosen: list[Reading] = (
        known(all_readings, asked.as_of)
        if history
        else list(current(all_readings, asked.as_of, ids=workspace.store.ids).values())
    )
    if asked.year is not None:
        chosen = [reading for reading in chosen if reading.year == asked.year]
    order = {ind.id: n for n, ind in enumerate(workspace.strategy.indicators())}
    chosen.sort(key=lambda r: (order.get(r.indicator, len(order)), r.indicator, r.year, r.rank))
    text = io.StringIO(newline="")
    number = write_long_csv(workspace.strategy, chosen, text)
    if str(file) == "-":
        click.echo(text.getvalue(), nl=False)
        return
    from scorecard.cli.console import counted  # noqa: PLC0415 - loads when used
    from scorecard.files import write_text  # noqa: PLC0415 - loads when used
    from scorecard.model.text import visible  # noqa: PLC0415 - loads when used

    write_text(file, text.getvalue(), force=force)
    click.echo(visible(f"{file}: {counted(number, 'reading')}."), err=True)
