"""``scorecard portfolio``: many strategies on one page."""

from __future__ import annotations

from functools import partial
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scorecard.cli.console import (
    Progress,
    cells,
    draws_unicode,
    give,
    name_faults,
    pad,
    paint,
    print_json,
    say,
    say_aside,
    wrap,
)
from scorecard.cli.console import width as room
from scorecard.cli.open import no_screens_because, open_screens, run
from scorecard.cli.options import Options, common_options
from scorecard.cli.report import show_difference
from scorecard.exchange.portfolio_json import portfolio_json
from scorecard.files import check_apart, is_stream, read_text, write_stream
from scorecard.framework.portfolio import load_portfolio
from scorecard.messages.catalogue import did_you_mean, use, words
from scorecard.messages.terms import mark
from scorecard.model.fault import ScorecardError, UsageError
from scorecard.model.text import nearest, visible
from scorecard.portfolio import board_of, read_members
from scorecard.report.output import place_for, seal, write_report
from scorecard.report.page.portfolio import portfolio_page
from scorecard.report.portfolio import portfolio_text
from scorecard.review.portfolio_words import view_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scorecard.framework.portfolio import PortfolioFile
    from scorecard.model.fault import Fault
    from scorecard.model.portfolio import Portfolio
    from scorecard.report.output import Place
    from scorecard.review.portfolio import Board
    from scorecard.review.portfolio_words import (
        BoardView,
        LineView,
        MemberView,
        SideView,
        TogetherView,
    )

_INDENT = "  "
_FILE = click.Path(path_type=Path, allow_dash=True)


@click.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.toml")
@click.option("--tag", default="", metavar="TAG")
@click.option("--screen", is_flag=True)
@click.option("--markdown", type=_FILE, metavar="FILE.md")
@click.option("--page", type=_FILE, metavar="FILE.html")
@click.option("--force", is_flag=True)
@common_options
def portfolio(
    options: Options,
    file: Path,
    tag: str,
    markdown: Path | None,
    page: Path | None,
    *,
    screen: bool,
    force: bool,
) -> int:
    """Show many strategies on one page."""
    if options.framework or options.data:
        raise UsageError(words.PortfolioWords.NO_PLACES)
    if screen:
        if options.json or markdown or page:
            raise UsageError(words.PortfolioWords.ONE_FACE)
        return _on_screens(file, tag, options)
    found = load_portfolio(file)
    name_faults(found.faults)
    if found.portfolio is None:
        return 1
    declared = _with_tag(found.portfolio, tag)
    # Every place is looked at before anything is opened.
    check_apart([path for path in (markdown, page) if path is not None and str(path) != "-"])
    kept = (file, *(Path(member.plan) for member in declared.members))
    written = [
        (path, _place(path, kept, force=force), maker)
        for path, maker in ((markdown, portfolio_text), (page, portfolio_page))
        if path is not None
    ]
    board = _opened(found, declared, options)
    for opened in board.members:
        for what in (*opened.faults, *opened.notices):
            say_aside(visible(str(what)))
    if not board.read:
        say_aside(words.PortfolioWords.NO_MEMBER)
        return 1
    view = view_of(board, tag=tag, ascii_only=options.ascii and not written)
    if written:
        return max(_write(path, place, make(view), view.title) for path, place, make in written)
    if options.json:
        print_json(portfolio_json(board, view))
    else:
        say(lines(view, ascii_only=options.ascii))
    return 0


def _on_screens(file: Path, tag: str, options: Options) -> int:
    """Show the portfolio on screens, and each strategy on its own that is opened from there.

    Raises:
        UsageError: there is no terminal for them.
        ScorecardError: nothing of the file is usable.
    """
    if why := no_screens_because():
        raise UsageError(words.Commands.BOARD_NEEDS.format(option="--screen", why=why))

    def declare() -> tuple[Portfolio, tuple[Fault, ...]]:
        found = load_portfolio(file)
        if found.portfolio is None:
            raise ScorecardError(*found.faults)
        return _with_tag(found.portfolio, tag), found.faults

    declare()  # what is at fault is told on the terminal
    from scorecard.tui.portfolio import PortfolioApp  # noqa: PLC0415 - Textual, the screens' own

    ascii_only = options.ascii or not draws_unicode()
    year, at = options.year, ""
    while True:
        app = PortfolioApp(
            declare, tag=tag, year=year, as_of=options.as_of, at=at, ascii_only=ascii_only
        )
        run(app)
        year, at, member = app.year, app.at, app.chosen
        if member is None:
            return 0
        shown = None if app.found is None else app.found.board.year
        plan, data = Path(member.plan), member.data or None
        open_screens(options._replace(framework=plan, data=data, year=shown))
        use()  # the words of no member


def _place(path: Path, kept: Sequence[Path], *, force: bool) -> Place | None:
    """Return where a file is kept; None where its text flows on."""
    if str(path) == "-" or is_stream(path):
        return None
    return place_for(path, force=force, kept=kept)


def _write(path: Path, place: Place | None, text: str, title: str) -> int:
    """Write a file and say so; return the exit code, 1 where one that was edited is kept."""
    if place is None:
        if str(path) == "-":
            give(seal(text))
        else:
            write_stream(path, seal(text))
        return 0
    before = read_text(place.wanted)
    write_report(place, text, None)
    if not place.beside:
        say_aside(words.PortfolioWords.WRITTEN.format(path=place.path, title=visible(title)))
        return 0
    say_aside(words.ReportFiles.KEPT.format(path=place.wanted))
    say_aside(words.ReportFiles.BESIDE.format(beside=place.path))
    show_difference(before or "", text, place)
    return 1


def _with_tag(declared: Portfolio, tag: str) -> Portfolio:
    """Return the members with a tag, all without one.

    Raises:
        ScorecardError: none has it.
    """
    chosen = declared.tagged(tag) if tag else declared
    if not chosen.members:
        tags = dict.fromkeys(each for member in declared.members for each in member.tags)
        hint = did_you_mean(nearest(tag, tags))
        raise ScorecardError(words.PortfolioWords.NO_TAG.format(tag=visible(tag), hint=hint))
    return chosen


def _opened(found: PortfolioFile, declared: Portfolio, options: Options) -> Board:
    progress = Progress()
    members = read_members(declared, partial(progress, words.PortfolioWords.OPENING))
    progress.wipe()
    return board_of(declared, members, year=options.year, as_of=options.as_of, faults=found.faults)


def lines(view: BoardView, *, ascii_only: bool) -> Iterator[str]:
    """Yield the portfolio as text."""
    yield from wrap(view.title)
    if view.organisation:
        yield from wrap(view.organisation)
    for remark in view.remarks:
        yield from wrap(remark)
    for member in view.members:
        yield ""
        yield from _member(member, ascii_only=ascii_only)
    if view.shared:
        yield from ("", words.PortfolioWords.SHARED)
    for found in view.shared:
        yield ""
        yield from _together(found, ascii_only=ascii_only)
    if view.provisional:
        yield from ("", view.provisional)


def _member(member: MemberView, *, ascii_only: bool) -> Iterator[str]:
    said = words.PortfolioWords
    title = said.NAMED.format(title=member.title, id=member.id)
    tags = words.LIST_SEPARATOR.join(member.tags)
    yield from wrap(said.TAGGED.format(title=title, tags=tags) if tags else title)
    if not member.read:
        yield from wrap(said.UNREAD_BECAUSE, _INDENT)
        for fault in member.faults:
            yield from wrap(fault, _INDENT * 2)
        return
    yield from wrap(said.COUNTS.format(counts=member.counts, entered=member.entered), _INDENT)
    yield from wrap(member.due, _INDENT)
    for remark in member.remarks:
        yield from wrap(remark, _INDENT)
    yield from _lines(member.goals, ascii_only=ascii_only)
    if member.worst:
        yield f"{_INDENT}{said.HEADING.format(what=said.WORST)}"
        yield from _lines(member.worst, ascii_only=ascii_only)
    if member.more:
        yield from wrap(member.more, _INDENT)


def _lines(listed: Sequence[LineView], *, ascii_only: bool) -> Iterator[str]:
    marked = [f"{mark(line.status, ascii_only=ascii_only)} {line.word}" for line in listed]
    widest = max(map(cells, marked), default=0) + 2
    said = words.PortfolioWords
    for line, word in zip(listed, marked, strict=True):
        lead = _INDENT + pad(word, widest)
        template = said.GOAL if line.is_goal else said.INDICATOR
        text = template.format(id=line.id, title=line.title, text=line.text)
        first, *more = wrap(text, lead)
        yield _INDENT + paint(word, line.status.value) + first[len(_INDENT + word) :]
        yield from more


def _together(found: TogetherView, *, ascii_only: bool) -> Iterator[str]:
    said = words.PortfolioWords
    title = said.NAMED.format(title=found.title, id=found.id)
    how = words.LIST_SEPARATOR.join(filter(None, (found.unit, found.how)))
    yield from wrap(said.TAGGED.format(title=title, tags=how))
    yield from _sides(found.sides, ascii_only=ascii_only)
    for text in (found.said, *found.remarks):
        if text:
            yield from wrap(text, _INDENT)


def _sides(sides: Sequence[SideView], *, ascii_only: bool) -> Iterator[str]:
    """Yield the members' figures in columns; the titles take what room is left."""
    words_ = [
        f"{mark(side.status, ascii_only=ascii_only)} {side.word}" if side.word else ""
        for side in sides
    ]
    word = max(map(cells, words_), default=0)
    figure = min(
        max((cells(side.figure or side.apart) for side in sides if side.word), default=0), 20
    )
    target = min(max((cells(side.target) for side in sides), default=0), 20)
    title = max(room() - len(_INDENT) - word - figure - target - 6, 16)
    title = min(title, max((cells(visible(side.member)) for side in sides), default=0))
    for side, shown in zip(sides, words_, strict=True):
        if not side.word:
            lead = _INDENT + pad("", word) + _INDENT
            yield from wrap(
                words.PortfolioWords.SIDE.format(member=side.member, apart=side.apart), lead
            )
            continue
        columns = (
            wrap(side.member, room=title),
            wrap(side.figure or side.apart, room=max(figure, 1)),
            wrap(side.target, room=max(target, 1)),
        )
        for number, (left, middle, right) in enumerate(zip_longest(*columns, fillvalue="")):
            lead = shown if number == 0 else ""
            shifted = " " * max(0, figure - cells(middle)) + middle
            rest = f"{pad('', word - cells(lead))}  {pad(left, title)}  {shifted}  {right}"
            yield (_INDENT + paint(lead, side.status.value) + rest).rstrip()
