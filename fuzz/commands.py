"""Command lines: every command with its options, in any order, and whatever people may type."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from fuzz.case import PLAN, STORE, Case
from fuzz.csvs import SMALL_PLAN
from fuzz.journals import EMPTY_STORE
from fuzz.material import DAYS, NUMBERS, YEARS, text
from fuzz.plans import readings, sources
from scorecard.cli.main import COMMANDS, scorecard

if TYPE_CHECKING:
    from random import Random

_IDS = (
    *(
        "members",
        "share",
        "policy",
        "voice",
        "plans",
        "1a",
        "I",
        "ccm-states-parties",
        "casualties-mines",
    ),
    *("2019-1", "D2019-1", "2019-1b", "MEMBERS", "chile", "no-such"),
)
_PATHS = (
    *(
        "in.csv",
        "data",
        PLAN,
        STORE,
        "out.md",
        "out.html",
        "new",
        "kept",
        "-",
        ".",
        "..",
        "nowhere/x.md",
    ),
    *(
        "/proc/nothing/here",
        "data/readings.jsonl.lock",
        "out",
        "out.csv",
        "a\nb.md",
        "ä.md",
        "",
        "in.csv/x",
    ),
)
_WORDS = (
    *(
        "on_track",
        "final",
        "draft",
        "provisional",
        "correction",
        "thematic",
        "board",
        "donor",
        "public",
    ),
    *("done", "proposed", "exact", "at least", "Ana", "Chile", "estimated", "2018", "1,234.5"),
)
# Bytes that are no UTF-8, as Python has them in its arguments.
_STRAY = ("\udc80", "\udcff\udcfe", "a\udc80b")


def command_case(rng: Random, name: str) -> Case:
    """Return one to three command lines on a project, small or bundled, whole or not."""
    if rng.random() < 0.7:
        files = {PLAN: SMALL_PLAN.encode(), STORE: EMPTY_STORE}
    else:
        files = {PLAN: sources()[-1].encode(), STORE: readings()}
    files["in.csv"] = b"indicator,year,value\nmembers,2018,105\nshare,2019,40\n"
    if rng.random() < 0.08:
        del files[rng.choice((PLAN, STORE))]
    environment = {}
    if rng.random() < 0.15:
        variable = rng.choice(
            ("SCORECARD_BY", "NO_COLOR", "COLUMNS", "LANG", "TERM", "SCORECARD_CACHE")
        )
        environment[variable] = text(rng).replace("\0", "")
        if variable == "SCORECARD_CACHE" and environment[variable]:
            environment[variable] = "../cache"
    lines = tuple(_line(rng) for _ in range(rng.choice((1, 2, 3))))
    return Case(name, files, lines, environment)


def _line(rng: Random) -> tuple[str, ...]:
    context = click.Context(scorecard)
    name = rng.choice([name for name in COMMANDS if name != "serve"])  # it goes on until Ctrl-C
    command = scorecard.get_command(context, name)
    words = [name]
    if isinstance(command, click.Group):
        part = rng.choice(list(command.commands))
        command = command.commands[part]
        words.append(part)
    for parameter in command.params if command is not None else ():
        words += _parameter(rng, parameter)
    if rng.random() < 0.15:
        words.insert(rng.randrange(len(words) + 1), _anything(rng))
    if rng.random() < 0.1:
        del words[rng.randrange(len(words))]
    if rng.random() < 0.1:
        rng.shuffle(words)
    return tuple(word.replace("\0", "") for word in words)


def _parameter(rng: Random, parameter: click.Parameter) -> list[str]:
    if isinstance(parameter, click.Argument):
        if not parameter.required and rng.random() < 0.5:
            return []
        many = rng.choice((1, 1, 3)) if parameter.nargs == -1 else 1
        return [_value(rng, parameter) for _ in range(many)]
    if rng.random() > (0.9 if parameter.required else 0.15):
        return []
    option = rng.choice(parameter.opts)
    if getattr(parameter, "is_flag", False):
        return [option]
    return (
        [option, _value(rng, parameter)]
        if rng.random() < 0.8
        else [f"{option}={_value(rng, parameter)}"]
    )


# What is typed for an option or argument of a name.
_POOLS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        ("year", "of", "only", "first", "last"), (*["2018", "2019", "2020"] * 6, *YEARS)
    ),
    **dict.fromkeys(("as_of", "on", "published", "due"), DAYS),
    **dict.fromkeys(("value", "numerator", "denominator", "what_if"), (*NUMBERS, "yes", "weak")),
    **dict.fromkeys(("line", "last_seen"), ("1", "2", "5", *NUMBERS[:8])),
    **dict.fromkeys(("indicator", "ids", "id_", "about", "ref", "entity"), _IDS),
    **dict.fromkeys(("framework", "data", "folder"), _PATHS),
}


def _value(rng: Random, parameter: click.Parameter) -> str:
    if rng.random() < 0.12:
        return _anything(rng)
    if isinstance(parameter.type, click.Choice):
        return str(rng.choice(list(parameter.type.choices)))
    if isinstance(parameter.type, click.Path):
        return rng.choice(_PATHS)
    return rng.choice(_POOLS.get(parameter.name or "", (*_WORDS, text(rng))))


def _anything(rng: Random) -> str:
    return rng.choice(_STRAY) if rng.random() < 0.2 else text(rng)
