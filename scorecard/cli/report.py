"""``scorecard report``: the progress report of a year."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from scorecard.cli.console import Progress, give, name_faults, say_aside
from scorecard.cli.options import Options, common_options
from scorecard.cli.spoken import Choice
from scorecard.files import check_apart, is_stream, read_text, write_stream
from scorecard.messages.catalogue import plural, words
from scorecard.model.fault import UsageError
from scorecard.model.plan import Audience
from scorecard.records.evidence import folder_of
from scorecard.report.maker import ReportMaker
from scorecard.report.output import Place, difference, place_for, seal, write_report
from scorecard.review.restated import restatements

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from scorecard.report.charts.drawing import Chart
    from scorecard.report.output import Outcome
    from scorecard.workspace import Workspace


_MOST_LINES = 40
_PAGES = (".html", ".htm")


class Wanted(NamedTuple):
    """What was asked of the report: where to, and how."""

    output: Path | None
    html: Path | None
    charts: bool | None
    audience: Audience | None
    template: Path | None
    brief: bool
    force: bool

    def files(self) -> tuple[Path | None, Path | None]:
        """Return where the Markdown goes and where the page; None for the one not wanted."""
        if self.output is None or self.output.suffix.lower() not in _PAGES:
            return self.output, self.html
        if self.html is not None:
            raise UsageError(words.ReportAsked.TWO_PAGES)
        return None, self.output


class _Maker:
    """Makes the report of one year and says how far it is, on a terminal."""

    def __init__(self, workspace: Workspace, options: Options, wanted: Wanted) -> None:
        card = workspace.scorecard(options.year, options.as_of)
        records = workspace.store.records()
        self.year = card.year
        self._progress = Progress()
        self._maker = ReportMaker(
            card,
            restatements(workspace.strategy, records, year=card.year, as_of=options.as_of),
            plan_digest=workspace.plan.digest,
            records=records,
            templates=wanted.template or workspace.templates,
            audience=wanted.audience,
            charted=wanted.charts,
            short=wanted.brief,
            kept=workspace.kept,
            amiss=workspace.amiss_evidence,
            contested=workspace.store.contested(),
        )

    def charts(self) -> Mapping[str, Chart]:
        """Return the charts by the id of their indicator; none where unwanted."""
        return self._maker.charts(partial(self._progress, words.ReportFiles.DRAWING))

    def markdown(self, address: Callable[[Chart], str] | None = None, evidence: str = "") -> str:
        """Return the report, each chart referred to by an address; none without addresses."""
        if address is not None:
            self.charts()
        text = self._maker.markdown(address, self._told, evidence)
        self._progress.wipe()
        return text

    def page(self) -> str:
        """Return the report as one page."""
        self.charts()
        page = self._maker.page(self._told)
        self._progress.wipe()
        return page

    def _told(self, done: int, total: int) -> None:
        self._progress(words.ReportFiles.MAKING, done, total)


def write_all(workspace: Workspace, options: Options, wanted: Wanted) -> int:
    """Write what was asked for and say what became of it; return the exit code."""
    markdown, page = wanted.files()
    if str(page) == "-" == str(markdown):
        raise UsageError(words.ReportAsked.TWO_TO_SCREEN)
    # Every place is looked at before anything is written.
    check_apart([path for path in (markdown, page) if path is not None and str(path) != "-"])
    first, second = (_place(path, workspace, wanted) for path in (markdown, page))
    maker = _Maker(workspace, options, wanted)
    codes = [0]
    if first is not None:
        text = maker.markdown(first.address, first.way_to(folder_of(workspace.store.path)))
        charts = tuple(maker.charts().values())
        codes.append(_write(first, text, charts, maker.year, force=wanted.force))
    elif markdown is not None or page is None:
        _flow(markdown, maker.markdown())
    if second is not None:
        codes.append(_write(second, maker.page(), None, maker.year, force=wanted.force))
    elif page is not None:
        _flow(page, maker.page())
    return max(codes)


def _place(path: Path | None, workspace: Workspace, wanted: Wanted) -> Place | None:
    """Return where a report is kept; None where its text flows on, or none is wanted."""
    if path is None or str(path) == "-" or is_stream(path):
        return None
    return place_for(path, force=wanted.force, kept=workspace.kept)


def _flow(path: Path | None, text: str) -> None:
    """Write a report to standard output, or into a pipe."""
    if path is None or str(path) == "-":
        give(seal(text))
    else:
        write_stream(path, seal(text))


def _write(
    place: Place, text: str, charts: tuple[Chart, ...] | None, year: int, *, force: bool
) -> int:
    before = read_text(place.wanted)
    outcome = write_report(place, text, charts, force=force)
    _tell(outcome, place)
    if not place.beside:
        _say(words.ReportFiles.WRITTEN, path=place.path, year=year)
        return 0
    _say(words.ReportFiles.KEPT, path=place.wanted)
    _say(words.ReportFiles.BESIDE, beside=place.path)
    show_difference(before or "", text, place)
    return 1


def _tell(outcome: Outcome, place: Place) -> None:
    """Say what became of the charts."""
    number = len(outcome.charts)
    if number:
        say_aside(plural(words.ReportFiles.CHARTS, number, folder=place.charts))
    for path in outcome.not_replaced:
        _say(words.ReportFiles.CHART_KEPT, path=path)
    for path in outcome.removed:
        _say(words.ReportFiles.REMOVED, path=path)


def show_difference(before: str, text: str, place: Place) -> None:
    """Show how a file that is kept differs from the new one beside it."""
    lines, more = difference(before, text, (str(place.wanted), str(place.path)), _MOST_LINES)
    for line in lines:
        say_aside(line)
    if not lines:
        _say(words.ReportFiles.NOT_COMPARED)
    elif more:
        say_aside(plural(words.ReportFiles.MORE, more))


def _say(template: str, **fields: object) -> None:
    say_aside(template.format(**fields))


_FILE = click.Path(path_type=Path, allow_dash=True)


@click.command()
@click.option("--output", "-o", type=_FILE, metavar="FILE")
@click.option("--html", type=_FILE, metavar="FILE")
@click.option(
    "--charts/--no-charts",
    default=None,
)
@click.option(
    "--audience",
    type=Choice([audience.value for audience in reversed(Audience)]),
)
@click.option(
    "--template",
    type=click.Path(path_type=Path),
    metavar="DIR",
)
@click.option("--brief", is_flag=True)
@click.option("--force", is_flag=True)
@common_options
def report(
    options: Options,
    output: Path | None,
    html: Path | None,
    charts: bool | None,
    audience: str | None,
    template: Path | None,
    brief: bool,
    force: bool,
) -> int:
    """Write the progress report of a year as Markdown, to a file or the screen."""
    reader = Audience(audience) if audience else None
    wanted = Wanted(output, html, charts, reader, template, brief, force)
    workspace = options.workspace()
    name_faults(workspace.errors)
    return write_all(workspace, options, wanted)
