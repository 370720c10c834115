"""``scorecard page``: the interactive scorecard in one file."""

from __future__ import annotations

import webbrowser
from functools import partial
from pathlib import Path

import click

from scorecard.cli.console import Progress, give, name_faults, say_aside
from scorecard.cli.options import Options, common_options
from scorecard.cli.report import show_difference
from scorecard.cli.spoken import Choice
from scorecard.files import is_stream, read_text, write_stream
from scorecard.messages.catalogue import words
from scorecard.model.plan import Audience
from scorecard.report.output import Place, place_for, seal, write_report
from scorecard.report.page.maker import PageMaker


@click.command()
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE.html")
@click.option(
    "--audience",
    type=Choice([audience.value for audience in reversed(Audience)]),
)
@click.option("--open", "opened", is_flag=True)
@click.option("--force", is_flag=True)
@common_options
def page(options: Options, file: Path, audience: str | None, opened: bool, force: bool) -> int:
    """Write the interactive scorecard: one file for a browser."""
    workspace = options.workspace()
    name_faults(workspace.errors)
    # The place is looked at before anything is made.
    flows = str(file) == "-" or is_stream(file)
    place = None if flows else place_for(file, force=force, kept=workspace.kept)
    progress = Progress()
    maker = PageMaker(
        workspace.scorecard(options.year, options.as_of),
        workspace.store.records(),
        plan_digest=workspace.plan.digest,
        audience=Audience(audience) if audience else None,
        progress=partial(progress, words.PageFiles.MAKING),
        amiss=workspace.amiss_evidence,
        contested=workspace.store.contested(),
    )
    text = maker.page()
    progress.wipe()
    if place is None:
        if str(file) == "-":
            give(seal(text))
        else:
            write_stream(file, seal(text))
        return 0
    code = _write(place, text, tuple(maker.views()), force=force)
    if opened:
        _open(place.path)
    return code


def _write(place: Place, text: str, years: tuple[int, ...], *, force: bool) -> int:
    """Write the page and say so; return the exit code."""
    before = read_text(place.wanted)
    write_report(place, text, None, force=force)
    if not place.beside:
        span = words.Report.PERIOD.format(first=years[0], last=years[-1])
        say_aside(words.PageFiles.WRITTEN.format(path=place.path, years=span))
        return 0
    say_aside(words.ReportFiles.KEPT.format(path=place.wanted))
    say_aside(words.ReportFiles.BESIDE.format(beside=place.path))
    show_difference(before or "", text, place)
    return 1


def _open(path: Path) -> None:
    """Open the page in the person's browser; say where it is either way."""
    address = path.resolve().as_uri()
    try:
        done = webbrowser.open(address)
    except webbrowser.Error:
        done = False
    said = words.PageFiles.OPENED if done else words.PageFiles.NOT_OPENED
    say_aside(said.format(address=address))
