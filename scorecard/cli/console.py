"""Printing: the one way out of every command, onto a terminal, into a file or into a pipe.

Answers go to standard output, talk to standard error. A file or a pipe gets UTF-8 whatever the
locale, and data as it is. A terminal gets nothing that acts on it, and a stand-in that can be
seen for a letter it lacks.
"""

from __future__ import annotations

import codecs
import json
import os
import re
import shutil
import sys
import time
import unicodedata
from contextlib import contextmanager, suppress
from functools import lru_cache
from typing import TYPE_CHECKING

import click

from scorecard.messages.catalogue import words
from scorecard.model.text import visible, visible_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import TextIO

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


# The colours above and their end, and nothing else that steers a terminal.
_PAINT = re.compile(r"(\x1b\[(?:0|34|36|33|31|91;1)m)")

# Where a text may be broken: not within "1 234" or "12 %".
_BETWEEN = re.compile("(?<![0-9]) +| +(?![0-9%])")

# What a terminal without the letter shows for it; of any other, its code.
_STAND_INS = {
    "★": "*", "●": "o", "▲": "^", "■": "#", "✕": "x", "○": "-",
    "–": "-", "—": "-", "−": "-", "→": "->", "…": "...", "·": ".", "×": "x",
    "“": '"', "”": '"', "‘": "'", "’": "'", "≥": ">=", "≤": "<=", "\u00a0": " ", "\u202f": " ",
}  # fmt: skip


def prepare_streams() -> None:
    """Make both streams ready for any letter.

    A file or a pipe is read by a program, which finds UTF-8 in it whatever the locale says.
    """
    codecs.register_error("scorecard.stand_in", _stand_in)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if stream.isatty():
            reconfigure(errors="scorecard.stand_in")
        else:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _stand_in(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    letter = error.object[error.start]
    code = letter.encode("ascii", "backslashreplace").decode("ascii")
    return _STAND_INS.get(letter, code), error.start + 1


def draws_unicode() -> bool:
    """Say whether what reads standard output has more than ASCII."""
    try:
        return codecs.lookup(sys.stdout.encoding or "ascii").name.startswith("utf")
    except LookupError:
        return False


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
    """Break a text into lines no wider than ``room`` cells, with leading texts.

    A figure stays on one line with its groups of digits and its percent sign.
    """
    room = room or width()
    rest = " " * cells(first) if rest is None else rest
    pieces: list[str] = []
    for piece in _BETWEEN.split(visible(text).strip(" ")):
        # Figures in a row are told apart by nothing; a line has room for one at least.
        pieces += [piece] if cells(rest) + cells(piece) <= room else piece.split(" ")
    return filled(filter(None, pieces), first, rest, room)


def filled(pieces: Iterable[str], first: str, rest: str, room: int) -> list[str]:
    """Fill lines of ``room`` cells with pieces that are not broken, with leading texts."""
    lines: list[str] = []
    line, used, empty = first, cells(first), True
    for piece in pieces:
        size = cells(piece)
        if not empty and used + 1 + size > room:
            lines.append(line)
            line, used, empty = rest, cells(rest), True
        line += piece if empty else " " + piece
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
    """Print an answer to standard output in one piece; nothing in it can act on a terminal.

    Raises:
        OSError: it cannot be written.
    """
    _put("\n".join(_shown(line) for line in lines) + "\n")


def tell(lines: Iterable[str]) -> None:
    """Print to standard output what goes with something done; it is done without a hearer too."""
    with suppress(OSError):
        say(lines)


def give(text: str) -> None:
    """Print data: as it is into a file or a pipe, and with what is hidden in it on a terminal.

    Raises:
        OSError: it cannot be written.
    """
    if sys.stdout.isatty():
        _put(visible_lines(text))
        return
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        _put(text)
        return
    sys.stdout.flush()
    buffer.write(text.encode("utf-8", "backslashreplace"))
    buffer.flush()


def say_aside(text: str) -> None:
    """Print lines to standard error, where talk goes; nothing in them can act on a terminal.

    Where nobody can be told, the exit code says what is to be said.
    """
    with suppress(OSError):
        _put("\n".join(_shown(line) for line in text.split("\n")) + "\n", sys.stderr)


def on_terminal() -> bool:
    """Say whether a person sits at both ends."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def ask(question: str, *, default: bool = False) -> bool:
    """Ask a person on the terminal, yes or no; ``default`` is what Enter says."""
    return click.confirm(_asked(question), default=default, err=True)


def ask_text(question: str) -> str:
    """Ask a person on the terminal for a few words; Enter alone says nothing."""
    answer: str = click.prompt(_asked(question), default="", show_default=False, err=True)
    return answer.strip()


def _asked(question: str) -> str:
    """Return a question broken between words, with room for the answer on its last line."""
    return "\n".join(wrap(question, room=width() - len(" [y/N]: y")))


def is_long(lines: Sequence[str]) -> bool:
    """Say whether lines are more than the terminal shows at once, with a question below them."""
    return len(lines) > shutil.get_terminal_size((80, 24)).lines - 4


def page(lines: Sequence[str]) -> None:
    """Show lines on a terminal, through the person's pager where they are more than it shows.

    Nothing in them can act on the terminal.
    """
    if not is_long(lines):
        tell(lines)
        return
    click.echo_via_pager("\n".join(map(visible, lines)), color=False)


def print_json(data: object) -> None:
    """Print data as JSON, readable and in UTF-8; what steers, reorders or hides is escaped.

    Raises:
        OSError: it cannot be written.
    """
    text = json.dumps(data, ensure_ascii=not draws_unicode(), indent=2, allow_nan=False)
    give("\n".join(map(_escaped, text.split("\n"))) + "\n")


def _escaped(line: str) -> str:
    """Return a line of JSON with its characters that are not seen as JSON writes them."""
    if line.isprintable():
        return line
    return "".join(c if visible(c) == c else json.dumps(c)[1:-1] for c in line)


def _shown(text: str) -> str:
    """Return a line with all made visible that could act on a terminal, our colours apart."""
    if text.isprintable():
        return text
    parts = _PAINT.split(text) if sys.stdout.isatty() else [text]
    return "".join(part if _PAINT.fullmatch(part) else visible(part) for part in parts)


@contextmanager
def heard_or_not() -> Iterator[None]:
    """Let a reader leave an answer that the exit code gives as well."""
    try:
        yield
    except BrokenPipeError:
        drop_unwritten()


def drop_unwritten() -> None:
    """Drop what a full disk or a reader who left did not take; the interpreter would complain."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _put(text: str, stream: TextIO | None = None) -> None:
    if os.name == "nt":
        click.echo(text, file=stream, nl=False)
        return
    out = stream or sys.stdout
    out.write(text)
    out.flush()


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
        with suppress(OSError):
            _put("\r" + line.ljust(self._shown), sys.stderr)
        self._shown = len(line)

    def wipe(self) -> None:
        """Leave the terminal as it was."""
        if self._shown:
            with suppress(OSError):
                _put("\r" + " " * self._shown + "\r", sys.stderr)
            self._shown = 0
