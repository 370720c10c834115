"""Asking before something is done: on a terminal a question, elsewhere an option."""

from __future__ import annotations

import sys

import click

from scorecard.messages.catalogue import words
from scorecard.model.fault import ScorecardError


def confirm(question: str, needs: str, *, yes: bool) -> None:
    """Go on only when a person says so.

    Args:
        question: what is asked on a terminal.
        needs: what to say where nobody can be asked.
        yes: it was said on the command line.

    Raises:
        ScorecardError: nobody said so; nothing was changed.
    """
    if yes:
        return
    if not sys.stdin.isatty():
        raise ScorecardError(needs)
    if not click.confirm(question):
        raise ScorecardError(words.Care.STOPPED)


def lines_words(number: int) -> str:
    """Return a number of lines in words."""
    return words.Kept.LINE if number == 1 else words.Kept.LINES.format(number=number)
