"""Progress of what takes longer than a second, on a terminal alone."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import click

from scorecard.messages.catalogue import words

if TYPE_CHECKING:
    from collections.abc import Callable

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
