"""Printing: data to standard output, talk to standard error, progress on a terminal."""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
import unicodedata
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING

import click

from scorecard.messages.catalogue import words
from scorecard.model.text import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from scorecard.model.fault import Fault


# Colours that stay apart for red-green weakness: blue, yellow, and bright red with its own mark.
_COLOURS = {
    "achieved": "34",  # blue
    "on_track": "36",  # cyan
    "at_risk": "33",  # yellow
    "off_track": "31",  # red
    "missed": "91;1",  # bright red and bold
    "partly_achieved": "33",
}


@lru_cache(maxsize=4096)
def cells(text: str) -> int:
    """Return how many terminal cells a text takes."""
    if text.isascii():
        return len(text)
    return sum(_cell(character) for character in text)


def _cell(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def pad(text: str, width: int) -> str:
    """Fill a text up to a width in cells."""
    return text + " " * max(0, width - cells(text))


def width() -> int:
    """Return the width to write for: the terminal's, at most 100, and 80 into a pipe."""
    if sys.stdout.isatty():
        return max(40, min(100, shutil.get_terminal_size((80, 24)).columns))
    return 80


def wrap(text: str, first: str = "", rest: str | None = None, room: int | None = None) -> list[str]:
    """Break a text into lines no wider than ``room`` cells, with leading texts."""
    room = room or width()
    rest = " " * cells(first) if rest is None else rest
    lines: list[str] = []
    line, used, empty = first, cells(first), True
    for word in visible(text).split():
        size = cells(word)
        if not empty and used + 1 + size > room:
            lines.append(line)
            line, used, empty = rest, cells(rest), True
        line += word if empty else " " + word
        used += size + (0 if empty else 1)
        empty = False
    lines.append(line)
    return lines


def paint(text: str, status: str) -> str:
    """Colour a text by status, on a terminal where colours are wanted."""
    colour = _COLOURS.get(status)
    if colour is None or os.environ.get("NO_COLOR") or not sys.stdout.isatty():
        return text
    return f"\x1b[{colour}m{text}\x1b[0m"


def say(lines: Iterable[str]) -> None:
    """Print lines to standard output in one piece."""
    text = "\n".join(lines)
    if os.name == "nt":
        click.echo(text)
        return
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def say_aside(text: str) -> None:
    """Print lines to standard error, where talk goes; nothing in them can act on a screen.

    Where nobody can be told, the exit code says what is to be said.
    """
    lines = [visible(line) for line in text.split("\n")]
    with suppress(OSError):
        sys.stderr.write("\n".join(lines) + "\n")
        sys.stderr.flush()


def print_json(data: object) -> None:
    """Print data as JSON, readable and in UTF-8."""
    say([json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False)])


def name_faults(faults: Iterable[Fault]) -> None:
    """Print faults to standard error, one a line."""
    for fault in faults:
        say_aside(visible(str(fault)))


_PATIENCE = 1.0
_PACE = 0.1


class Progress:
    """Says on standard error how far something is, in one line that is wiped at the end.

    Args:
        now: tells the time in seconds; a test has one of its own.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._shown = 0
        self._next = now() + _PATIENCE
        self._wanted = sys.stderr.isatty()

    def __call__(self, what: str, done: int, total: int) -> None:
        """Say that ``done`` of ``total`` parts of a thing are made, if it is time to say so."""
        if not self._wanted or self._now() < self._next:
            return
        self._next = self._now() + _PACE
        line = words.ReportFiles.PROGRESS.format(what=what, done=done, total=total)
        click.echo("\r" + line.ljust(self._shown), err=True, nl=False)
        self._shown = len(line)

    def wipe(self) -> None:
        """Leave the terminal as it was."""
        if self._shown:
            click.echo("\r" + " " * self._shown + "\r", err=True, nl=False)
            self._shown = 0
