"""The options every command takes, before or after its name."""

from __future__ import annotations

import functools
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scorecard.cli.asked import Asked, read_day, read_year
from scorecard.model.fault import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["AS_OF", "YEAR", "Asked", "common_options", "place_options"]


class AsOf(click.ParamType[date]):
    """A day; a bare month or year means its last day."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read ``2018-11-20``, ``2018-11`` or ``2018``."""
        if isinstance(value, date):
            return value
        try:
            return read_day(str(value))
        except ValueError as fault:
            return self.fail(str(fault), param, ctx)


class Year(click.ParamType[int]):
    """A year of four digits."""

    name = "year"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Read a year such as 2020."""
        try:
            return read_year(str(value))
        except ValueError as fault:
            return self.fail(str(fault), param, ctx)


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
    names = [name for name in Asked._fields if timed or name not in ("year", "as_of")]

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
