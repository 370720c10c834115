"""What was asked of every command, and how its words are read; without click."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scorecard.model.number import whole_number

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from scorecard.workspace import Workspace


class Asked(NamedTuple):
    """What was asked of every command: where to look, which year, known when, drawn how."""

    framework: Path | None = None
    data: Path | None = None
    year: int | None = None
    as_of: date | None = None
    json: bool = False
    ascii: bool = False

    def over(self, outer: Asked | None) -> Asked:
        """Return these, filled up with what was asked before the command's name."""
        if outer is None:
            return self
        return Asked(
            framework=self.framework or outer.framework,
            data=self.data or outer.data,
            year=self.year if self.year is not None else outer.year,
            as_of=self.as_of or outer.as_of,
            json=self.json or outer.json,
            ascii=self.ascii or outer.ascii,
        )

    def workspace(self) -> Workspace:
        """Find and load the plan and the store; its notices are said when the command is done."""
        import click  # noqa: PLC0415 - this is for commands that click runs

        workspace = self.load()
        # Said when the command is done, so that what it saved on this computer only is in it.
        click.get_current_context().call_on_close(lambda: say_notices(workspace))
        return workspace

    def load(self) -> Workspace:
        """Find and load the plan and the store; whoever loads them says the notices."""
        from scorecard.workspace import Workspace, find_places  # noqa: PLC0415 - `--help` needs none

        return Workspace(find_places(self.framework, self.data))


def say_notices(workspace: Workspace) -> None:
    """Say what must be heard of the store, on standard error."""
    from scorecard.cli.console import say_aside  # noqa: PLC0415 - loaded by now

    for notice in workspace.notices:
        say_aside(notice)


def read_year(text: str) -> int:
    """Read a year such as 2020.

    Raises:
        ValueError: it is none; the message says what to write.
    """
    year = text.strip()
    number = whole_number(year, most_digits=4)
    if number is not None and 1900 <= number <= 2100:
        return number
    raise ValueError(f'"{year}" is not a year; write four digits from 1900 to 2100')


def read_day(text: str) -> date:
    """Read ``2018-11-20``, ``2018-11`` or ``2018``; the latter two mean their last day.

    Raises:
        ValueError: it is no date; the message says what to write.
    """
    from scorecard.records.entry.dates import last_day  # noqa: PLC0415 - rarely asked

    return last_day(text)
