"""The options every command takes, before or after its name."""

from __future__ import annotations

import functools
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scorecard.model.fault import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from scorecard.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Asked:
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
        return replace(
            self,
            framework=self.framework or outer.framework,
            data=self.data or outer.data,
            year=self.year if self.year is not None else outer.year,
            as_of=self.as_of or outer.as_of,
            json=self.json or outer.json,
            ascii=self.ascii or outer.ascii,
        )

    def workspace(self) -> Workspace:
        """Find and load the plan and the store."""
        from scorecard.workspace import Workspace, find_places  # noqa: PLC0415 - `--help` needs none

        workspace = Workspace(find_places(self.framework, self.data))
        # Said when the command is done, so that what it saved on this computer only is in it.
        click.get_current_context().call_on_close(lambda: _say_notices(workspace))
        return workspace


def _say_notices(workspace: Workspace) -> None:
    from scorecard.model.text import visible  # noqa: PLC0415 - loaded by now

    for notice in workspace.notices:
        click.echo(visible(notice), err=True)


class AsOf(click.ParamType[date]):
    """A day; a bare month or year means its last day."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read ``2018-11-20``, ``2018-11`` or ``2018``."""
        from scorecard.records.entry.dates import DateFault, last_day  # noqa: PLC0415 - rarely asked

        if isinstance(value, date):
            return value
        try:
            return last_day(str(value))
        except DateFault as fault:
            return self.fail(str(fault), param, ctx)


class Year(click.ParamType[int]):
    """A year of four digits."""

    name = "year"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Read a year such as 2020."""
        text = str(value).strip()
        if len(text) == 4 and text.isascii() and text.isdigit() and 1900 <= int(text) <= 2100:
            return int(text)
        return self.fail(f'"{text}" is not a year; write four digits, such as 2020', param, ctx)


YEAR = Year()
AS_OF = AsOf()

_PLACES: tuple[Callable[[Callable[..., Any]], Callable[..., Any]], ...] = (
    click.option(
        "--framework",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="The plan. [default: indicators.toml here or in the nearest parent]",
    ),
    click.option(
        "--data",
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="The folder of the store. [default: data beside the plan]",
    ),
    click.option("--json", is_flag=True, help="Print JSON, where there is output."),
    click.option("--ascii", is_flag=True, help="Draw the status marks in ASCII."),
)
_TIMES: tuple[Callable[[Callable[..., Any]], Callable[..., Any]], ...] = (
    click.option("--year", type=YEAR, help="The scorecard's year."),
    click.option(
        "--as-of", type=AS_OF, metavar="DATE", help="Use only what was known on that day."
    ),
)


def place_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that say where to look; it receives them as ``asked``.

    A year or a day that was asked for before the command's name is refused: it would say nothing.
    """

    @functools.wraps(function)
    def timeless(*args: Any, asked: Asked, **options: Any) -> Any:
        if asked.year is not None or asked.as_of is not None:
            raise UsageError("--year and --as-of say nothing to this command")
        return function(*args, asked=asked, **options)

    return _with(timeless, _PLACES, timed=False)


def common_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command all the common options; it receives them as one value, ``asked``."""
    return _with(function, (*_PLACES, *_TIMES), timed=True)


def _with(
    function: Callable[..., Any],
    options: tuple[Callable[[Callable[..., Any]], Callable[..., Any]], ...],
    *,
    timed: bool,
) -> Callable[..., Any]:
    # A command without these options may have an argument of the same name.
    names = [name for name in Asked.__slots__ if timed or name not in ("year", "as_of")]

    @functools.wraps(function)
    def gathered(*args: Any, **given: Any) -> Any:
        asked = Asked(**{name: given.pop(name) for name in names})
        context = click.get_current_context()
        outer = context.parent.obj if context.parent else None
        asked = asked.over(outer if isinstance(outer, Asked) else context.obj)
        return function(*args, asked=asked, **given)

    for option in reversed(options):
        gathered = option(gathered)
    return gathered
