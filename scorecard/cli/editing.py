"""A text written in the person's own editor; what they wrote is kept until it is saved."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scorecard.messages.catalogue import words
from scorecard.model.fault import Fault, ScorecardError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@contextmanager
def written(standing: str, guide: Sequence[str]) -> Iterator[str | None]:
    """Give what was written in $VISUAL or $EDITOR; None when the text was left as it was.

    Args:
        standing: the text to begin with.
        guide: lines to write by; they stand below a line that ends the text.

    Raises:
        ScorecardError: the editor failed, or what happens to the text did; it says in which file
            the text is kept.
    """
    scissors = f"# {words.Comments.SCISSORS}"
    hints = [scissors, *(f"# {line}" if line else "#" for line in guide)]
    sheet = "\n".join([standing, "", *hints, ""])
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", newline="\n", prefix="scorecard-", suffix=".md", delete=False
    ) as file:
        file.write(sheet)
    path = Path(file.name)
    try:
        click.edit(filename=str(path))
        text = _above(path.read_text(encoding="utf-8-sig"), hints)
        yield None if text == standing.strip("\n") else text
    except (click.ClickException, UnicodeDecodeError, ScorecardError) as error:
        faults = error.faults if isinstance(error, ScorecardError) else (_said(error),)
        if path.read_bytes() == sheet.encode():
            path.unlink()
            raise ScorecardError(*faults) from None
        raise ScorecardError(*faults, words.Comments.KEPT.format(path=path)) from None
    path.unlink()


def _above(sheet: str, hints: list[str]) -> str:
    """Return what stands above the line; without that line, all but the lines that were given."""
    text, line, _ = sheet.partition(hints[0])
    if not line:
        text = "\n".join(one for one in sheet.split("\n") if one not in hints)
    return text.rstrip().strip("\n")


def _said(error: click.ClickException | UnicodeDecodeError) -> Fault | str:
    if isinstance(error, click.ClickException):
        return error.format_message()
    return words.Comments.NOT_UTF8
