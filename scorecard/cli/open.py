"""``scorecard`` alone: the screens on a terminal, the status as text elsewhere."""

from __future__ import annotations

import os
import sys
import traceback
from contextlib import contextmanager
from io import TextIOWrapper
from typing import TYPE_CHECKING

from scorecard import __version__, clock
from scorecard.cli.console import draws_unicode, on_terminal, say_aside
from scorecard.cli.options import calendar_of, read_day, who
from scorecard.cli.status import print_status
from scorecard.messages.catalogue import words
from scorecard.model.fault import ScorecardError, UsageError
from scorecard.tui.preferences import put_text, state_folder
from scorecard.workspace import find_places

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from scorecard.cli.options import Options
    from scorecard.tui.frame import Frame

# How textual-serve says that the screens are drawn by a browser, not by a terminal.
_IN_A_BROWSER = "textual.drivers.web_driver:"


def open_or_print(
    options: Options,
    *,
    board: bool = False,
    minutes: bool = False,
    since_meeting: str | None = None,
    by: str | None = None,
) -> None:
    """Open the screens where there is a terminal for them; print the status everywhere else.

    Args:
        options: the common options.
        board: for a meeting, read-only.
        minutes: for a meeting whose minutes are taken.
        since_meeting: compare with this day; empty for that of the last meeting, None for neither.
        by: who enters what is entered, and takes the minutes.

    Raises:
        UsageError: ``--board`` was asked for where no screen can open, minutes as of a day, or the
            day is none.
        ScorecardError: no plan is found, or the screens ended by a fault of the program.
    """
    said, why = words.Commands, "" if options.json else no_screens_because()
    if minutes and options.as_of is not None:
        raise UsageError(said.MINUTES_TODAY)
    since = _day_since(since_meeting, options) if since_meeting else None
    if not options.json and not why:
        looks_back = since_meeting is not None
        open_screens(
            options, board=board, minutes=minutes, since_meeting=looks_back, since=since, by=by
        )
        return
    if board:
        named = "--minutes" if minutes else "--board"
        raise UsageError(said.BOARD_NEEDS.format(option=named, why=why or said.JSON_PRINTS))
    if why and on_terminal():
        say_aside(said.AS_TEXT.format(why=why))
    print_status(options)


def _day_since(text: str, options: Options) -> date:
    """Read the day of a meeting, which lies before the one that is held.

    Raises:
        UsageError: it is no day, or none before that.
    """
    try:
        day = read_day(text, calendar_of(options.framework))
    except ValueError as fault:
        raise UsageError(str(fault)) from None
    today = options.as_of or clock.today()
    if day >= today:
        raise UsageError(
            words.Commands.SINCE_NOT_BEFORE.format(day=day.isoformat(), today=today.isoformat())
        )
    return day


def no_screens_because() -> str:
    """Return why no screen can open here; empty when one can."""
    if os.environ.get("TEXTUAL_DRIVER", "").startswith(_IN_A_BROWSER):
        return ""
    if not on_terminal():
        return words.Commands.NO_TERMINAL
    term = os.environ.get("TERM", "")
    if term in ("", "dumb", "unknown"):
        return words.Commands.CANNOT_DRAW.format(term=term)
    return ""


def open_screens(
    options: Options,
    *,
    board: bool = False,
    minutes: bool = False,
    since_meeting: bool = False,
    since: date | None = None,
    by: str | None = None,
) -> None:
    """Open the screens and stay until they are left; see :func:`open_or_print`.

    Raises:
        ScorecardError: no plan is found, or the screens ended by a fault of the program.
    """
    places = find_places(options.framework, options.data)
    from scorecard.tui.session import Session  # noqa: PLC0415 - loads no screen library

    session = Session(
        places,
        year=options.year,
        as_of=options.as_of,
        reviews=board,
        since_meeting=since_meeting,
        since=since,
        reads_only=board and not minutes,
    )
    session.start()  # the files are read while the screen library loads
    from scorecard.tui.app import ScorecardApp  # noqa: PLC0415 - Textual, the screens' own

    plain = options.ascii or not draws_unicode()
    app = ScorecardApp(session, ascii_only=plain, board=board, minutes=minutes, who=lambda: who(by))
    run(app)


def run(app: Frame) -> None:
    """Run the screens until they are left.

    Raises:
        ScorecardError: they ended by a fault of the program.
    """
    with _drawn_on_the_terminal():
        app.run()
    if app.crash is not None:
        raise ScorecardError(_crashed(app.crash))


@contextmanager
def _drawn_on_the_terminal() -> Iterator[None]:
    """Let Textual draw on standard output where standard error, which it draws on, is no terminal.

    A browser's screens go to neither.
    """
    error = sys.__stderr__
    elsewhere = sys.stdout.isatty() and (error is None or not error.isatty())
    if elsewhere:
        sys.__stderr__ = sys.__stdout__  # type: ignore[misc]  # Textual asks nobody else
    screen = sys.__stderr__
    if not draws_unicode() and isinstance(screen, TextIOWrapper):
        # A letter it lacks becomes one other letter, not six.
        screen.reconfigure(errors="replace")
    try:
        yield
    finally:
        sys.__stderr__ = error  # type: ignore[misc]


def _crashed(error: Exception) -> str:
    """Keep what went wrong for whoever mends it; say where, and where unsaved text is."""
    folder, said = state_folder(), words.ScreenApp
    path = folder / "crash.txt"
    head = words.Commands.CRASH_HEAD.format(
        version=__version__, python=sys.version, platform=sys.platform
    )
    kept = put_text(path, "".join([head, *traceback.format_exception(error)]))
    report = said.CRASH_REPORT.format(path=path) if kept else ""
    return said.CRASHED.format(what=type(error).__name__, folder=folder, report=report)
