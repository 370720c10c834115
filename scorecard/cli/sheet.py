"""``scorecard sheet``: a workbook for staff, to be filled in and imported."""

from __future__ import annotations

from pathlib import Path
from shlex import quote

import click

from scorecard.cli.console import name_faults, say_aside
from scorecard.cli.options import Options, common_options
from scorecard.exchange.staff_sheet import sheet_rows, staff_workbook
from scorecard.files import write_text
from scorecard.messages.catalogue import plural, words
from scorecard.model.fault import UsageError
from scorecard.workspace import where_options

_WORKBOOK = ".xlsx"


@click.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.xlsx")
@click.option("--all", "whole", is_flag=True)
@click.option("--force", is_flag=True)
@common_options
def sheet(options: Options, file: Path, whole: bool, force: bool) -> None:
    """Write a workbook of what is due, to be filled in and imported."""
    if file.suffix.lower() != _WORKBOOK:
        raise UsageError(words.StaffSheet.NOT_XLSX.format(file=file))
    if options.as_of is not None:
        raise UsageError(words.StaffSheet.NO_TIMES)
    workspace = options.workspace()
    said = words.StaffSheet  # years are written as the plan that was just read counts them
    name_faults(workspace.errors)
    card, records = workspace.scorecard(options.year), workspace.store.records()
    rows = sheet_rows(card, records, workspace.store.head, whole=whole)
    if not rows:
        say_aside(said.NOTHING_DUE.format(year=card.year))
        return
    content = staff_workbook(card, rows, records)
    write_text(file, content, force=force, kept=workspace.kept)
    command = quote(str(file)) + where_options(workspace.places)
    say_aside(plural(said.WRITTEN, len(rows), file=file, year=card.year, command=command))
