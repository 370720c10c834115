"""The options that commands share, and who enters."""

from __future__ import annotations

import functools
import getpass
import os
import subprocess
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click
from click.shell_completion import CompletionItem

from scorecard import clock
from scorecard.cli.console import draws_unicode, say_aside
from scorecard.framework.load import load_plan
from scorecard.messages.catalogue import did_you_mean, languages, words
from scorecard.model.fault import ScorecardError, UsageError
from scorecard.model.fiscal import CALENDAR_YEARS
from scorecard.model.number import whole_number
from scorecard.model.plan import is_address
from scorecard.model.text import nearest, quoted, visible
from scorecard.records.values import DateFault, days_of, last_day, line_fault, year_hint
from scorecard.workspace import Workspace, find_places

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scorecard.model.fiscal import FiscalCalendar
    from scorecard.model.plan import Strategy
    from scorecard.records.store import Store


class Options(NamedTuple):
    """The options of every command: where to look, which year, known when, drawn how."""

    framework: Path | None = None
    data: Path | str | None = None
    year: int | None = None
    as_of: date | None = None
    json: bool = False
    ascii: bool = False

    def within(self, outer: Options | None) -> Options:
        """Return these, filled up with what stands before the command's name."""
        if outer is None:
            return self
        return Options(
            framework=self.framework or outer.framework,
            data=self.data or outer.data,
            year=self.year if self.year is not None else outer.year,
            as_of=self.as_of or outer.as_of,
            json=self.json or outer.json,
            ascii=self.ascii or outer.ascii,
        )

    def workspace(self) -> Workspace:
        """Find and load the plan and the store; its notices are said when the command is done."""
        workspace = Workspace(find_places(self.framework, self.data))
        watch(workspace.store)
        # Said when the command is done, so that what it saved on this computer only is in it.
        click.get_current_context().call_on_close(lambda: say_notices(workspace))
        return workspace


# What a command has opened, and that it has done what it was asked for, on click's own board.
_STORES, _DONE = "scorecard.stores", "scorecard.done"


def watch(store: Store) -> None:
    """Remember a store, so that what a command entered is known however the command ends."""
    click.get_current_context().meta.setdefault(_STORES, []).append(store)


def done() -> None:
    """Say that what was asked for is done, and what follows only tells of it."""
    click.get_current_context().meta[_DONE] = True


def changed(ctx: click.Context) -> str:
    """Return what a command has changed, in words; empty where nothing is changed yet."""
    journals = [store.journal for store in ctx.meta.get(_STORES, ()) if store.journal.entered]
    if journals:
        waiting = any(journal.waiting for journal in journals)
        return words.Commands.SAVED_HERE if waiting else words.Commands.SAVED
    return words.Commands.DONE if _DONE in ctx.meta else ""


def say_notices(workspace: Workspace) -> None:
    """Say what must be heard of the store, on standard error."""
    for notice in workspace.notices:
        say_aside(notice)


def read_year(text: str, calendar: FiscalCalendar) -> int:
    """Read a year such as 2020, or 2019/20 where years are fiscal.

    Raises:
        ValueError: it is none; the message says what to write.
    """
    written = text.strip()
    year = calendar.parse(written)
    if year is not None:
        return year
    if calendar.is_fiscal:
        raise ValueError(words.Entry.WRONG_FISCAL.format(text=quoted(written)))
    raise ValueError(words.Commands.NOT_YEAR.format(text=written, hint=year_hint(written)))


_TODAY = "today"


def read_day(text: str, calendar: FiscalCalendar) -> date:
    """Read ``2018-11-20``, ``2018-11`` or ``2018``; the latter two mean their last day.

    A year alone, or ``2018/19``, is one of the calendar.

    ``today`` is the day on this computer's calendar.

    Raises:
        ValueError: it is no date; the message says what to write.
    """
    return clock.today() if text.strip().casefold() == _TODAY else last_day(text, calendar)


def calendar_of(framework: Path | None) -> FiscalCalendar:
    """Return how the years of a plan run; a plan that is not found or of no use has the usual ones.

    What is typed on the command line is read before the command opens the plan.
    """
    strategy = _strategy(framework)
    return CALENDAR_YEARS if strategy is None else strategy.calendar


def _strategy(framework: Path | None) -> Strategy | None:
    try:
        return load_plan(find_places(framework).plan).strategy
    except (ScorecardError, OSError):  # the current folder may be gone
        return None


def _calendar(ctx: click.Context | None, text: str) -> FiscalCalendar:
    """Return the calendar a year is read by; the plan need not be looked for where all agree."""
    if ctx is None or "-" in text.strip()[5:]:  # a day
        return CALENDAR_YEARS
    return calendar_of(_framework(ctx))


def _framework(ctx: click.Context) -> Path | None:
    """Return the plan that is named before or behind the command's name."""
    within: click.Context | None = ctx
    while within is not None:
        named = within.params.get("framework")  # where left out, click may hold a mark of its own
        if isinstance(named, Path):
            return named
        within = within.parent
    return None


# What a shell offers for a word that is half typed.


def offer_ids(ctx: click.Context, _: click.Parameter | None, typed: str) -> list[CompletionItem]:
    """Return the ids of the plan's goals, objectives and indicators."""
    strategy = _strategy(_framework(ctx))
    known = () if strategy is None else (*strategy.parents(), *strategy.indicators())
    return [
        CompletionItem(each.id, help=visible(each.title))
        for each in known
        if each.id.startswith(typed)
    ]


def offer_years(ctx: click.Context, _: click.Parameter | None, typed: str) -> list[CompletionItem]:
    """Return the years of the plan's period."""
    strategy = _strategy(_framework(ctx))
    known = () if strategy is None else map(strategy.calendar.text, strategy.years())
    return [CompletionItem(year) for year in known if year.startswith(typed)]


def offer_folders(_: click.Context, __: click.Parameter | None, typed: str) -> list[CompletionItem]:
    """Have the shell itself look for a folder."""
    return [CompletionItem(typed, type="dir")]


def offer_files(_: click.Context, __: click.Parameter | None, typed: str) -> list[CompletionItem]:
    """Have the shell itself look for a file."""
    return [CompletionItem(typed, type="file")]


def _offer_languages(_: click.Context, __: click.Parameter, typed: str) -> list[CompletionItem]:
    return [CompletionItem(code) for code in languages() if code.startswith(typed)]


class WholeNumber(click.ParamType[int]):
    """A whole number from ``least`` on, written in plain digits."""

    name = "number"

    def __init__(self, least: int) -> None:
        self._least = least

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Read a number such as 4."""
        text = str(value).strip()
        number = whole_number(text)
        if number is None or number < self._least:
            what = words.Commands.NOT_WHOLE.format(text=quoted(text), least=self._least)
            self.fail(what, param, ctx)
        return number


class Day(click.ParamType[date]):
    """One day: ``2019-03-01``, or ``today``."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read a day; a month or a year alone is refused, for it names no day."""
        if isinstance(value, date):
            return value
        if str(value).strip().casefold() == _TODAY:
            return clock.today()
        try:
            first, last = days_of(str(value))
        except DateFault as fault:
            return self.fail(str(fault), param, ctx)
        if first != last:
            return self.fail(words.Commands.NOT_ONE_DAY.format(text=value), param, ctx)
        return first


DAY = Day()


def who(by: str | None) -> str:
    """Return the name to enter a record under, the first of those that is known.

    Raises:
        ScorecardError: the name holds what a name cannot.
    """
    given = (by or "").strip() or os.environ.get("SCORECARD_BY", "").strip()
    name = given or _git_name() or _login().strip() or "unknown"
    fault = line_fault(name)
    if fault:
        raise ScorecardError(words.Commands.BAD_NAME.format(fault=fault))
    return name


def _git_name() -> str:
    try:
        answer = subprocess.run(
            ["git", "config", "user.name"],  # noqa: S607 - whichever git the person uses
            capture_output=True,
            text=True,
            timeout=5,
            check=False,
        )
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return ""
    return answer.stdout.strip()


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


class ListingGroup(click.Group):
    """A group whose command ``list`` need not be named: ``priority 2019`` lists that year."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put ``list`` before arguments that name no command."""
        first = args[0] if args else ""
        completes = ctx.resilient_parsing  # a shell asks which commands there are
        if not completes and first not in (*self.commands, *ctx.help_option_names):
            if first[:1].isalpha():
                hint = did_you_mean(nearest(first, self.commands))
                what = words.Commands.NO_GROUP_COMMAND.format(name=quoted(first), hint=hint)
                raise click.UsageError(what, ctx)
            args = ["list", *args]
        return super().parse_args(ctx, args)


class AsOf(click.ParamType[date]):
    """A day; a bare month or year means its last day."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read ``2018-11-20``, ``2018-11`` or ``2018``."""
        if isinstance(value, date):
            return value
        try:
            return read_day(str(value), _calendar(ctx, str(value)))
        except ValueError as fault:
            return self.fail(str(fault), param, ctx)


class Year(click.ParamType[int]):
    """A year of four digits, or one such as 2019/20 where the plan has fiscal years."""

    name = "year"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Read a year such as 2020."""
        try:
            text = str(value).strip()
            plain = text.isdigit()  # such a year is the same in every calendar
            return read_year(text, CALENDAR_YEARS if plain else _calendar(ctx, text))
        except ValueError as fault:
            return self.fail(str(fault), param, ctx)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Return the years of the plan's period."""
        return offer_years(ctx, param, incomplete)


class Data(click.ParamType["Path | str"]):
    """Where the readings are: a folder, or the address of a server's store."""

    name = "data"

    def convert(
        self,
        value: Any,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Path | str:
        """Take an address as it is written: as a path it would lose one of its slashes."""
        text = str(value)
        return text if is_address(text) else Path(text)


DATA = Data()
YEAR = Year()
AS_OF = AsOf()


def _ids(_: click.Context, __: click.Parameter, given: Sequence[str]) -> tuple[str, ...] | None:
    """Return the ids that were named, by several options or several in one; None without any."""
    return tuple(id_ for text in given for id_ in text.split()) if given else None


def _known_language(_: click.Context, __: click.Parameter, given: str | None) -> None:
    """Refuse a language there is not; one there is was heeded before anything was read."""
    known = languages()
    if given is not None and given.strip().lower() not in known:
        hint = did_you_mean(nearest(given.strip().lower(), known))
        listed = words.LIST_SEPARATOR.join(known)
        raise UsageError(
            words.Commands.NO_LANGUAGE.format(text=quoted(given), known=listed, hint=hint)
        )


# What several commands that enter something take.
REF = click.argument("ref", metavar="REF")
BY = click.option("--by", default=None, metavar="NAME")
BECAUSE = click.option("--because", default="", metavar="WHY")
OVER = click.option("--over", "last_seen", type=WholeNumber(0), metavar="N")
FOR = click.option(
    "--for", "about", multiple=True, metavar="ID", callback=_ids, shell_complete=offer_ids
)

_PLACES: tuple[Callable[[Callable[..., Any]], Callable[..., Any]], ...] = (
    click.option(
        "--language",
        metavar="CODE",
        is_eager=True,
        expose_value=False,
        callback=_known_language,
        shell_complete=_offer_languages,
    ),
    click.option(
        "--framework",
        type=click.Path(path_type=Path),
        metavar="FILE",
        is_eager=True,  # years are read as its plan counts them
    ),
    click.option("--data", type=DATA, metavar="DIR", shell_complete=offer_folders),
    click.option("--json", is_flag=True),
    click.option("--ascii", is_flag=True),
)
_TIMES: tuple[Callable[[Callable[..., Any]], Callable[..., Any]], ...] = (
    click.option("--year", type=YEAR),
    click.option("--as-of", type=AS_OF, metavar="DATE"),
)


def place_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that say where to look; it receives them as ``options``.

    A year or a day that was asked for before the command's name is refused: it would say nothing.
    """

    @functools.wraps(function)
    def timeless(*args: Any, options: Options, **given: Any) -> Any:
        if options.year is not None or options.as_of is not None:
            raise UsageError(words.Commands.NO_TIMES)
        return function(*args, options=options, **given)

    return _with(timeless, _PLACES, timed=False)


def no_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Let a command take the options that say where to look, as all do; it has no use for them."""

    @functools.wraps(function)
    def heedless(*args: Any, options: Options, **given: Any) -> Any:
        del options
        return function(*args, **given)

    return place_options(heedless)


def common_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command all the common options; it receives them as one value, ``options``."""
    return _with(function, (*_PLACES, *_TIMES), timed=True)


def _with(
    function: Callable[..., Any],
    added: tuple[Callable[[Callable[..., Any]], Callable[..., Any]], ...],
    *,
    timed: bool,
) -> Callable[..., Any]:
    # A command without these options may have an argument of the same name.
    names = [name for name in Options._fields if timed or name not in ("year", "as_of")]

    @functools.wraps(function)
    def gathered(*args: Any, **given: Any) -> Any:
        options = Options(**{name: given.pop(name) for name in names})
        context = click.get_current_context()
        outer = context.parent.obj if context.parent else None
        options = options.within(outer if isinstance(outer, Options) else context.obj)
        if not draws_unicode():
            options = options._replace(ascii=True)
        return function(*args, options=options, **given)

    for option in reversed(added):
        gathered = option(gathered)
    return gathered
