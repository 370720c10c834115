"""The commonest command line, ``status`` and common options spelled out, read without click.

Loading click takes a third of the time in which the status is printed. Whatever is not plainly
good (help, an unknown or repeated option, a value at fault) is left to click, which reads it
from the start and says what is to be said.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scorecard.cli.options import Asked, read_day, read_year

if TYPE_CHECKING:
    from collections.abc import Callable

_COMMAND = "status"
_FLAGS = {"--json": "json", "--ascii": "ascii"}


def _read_path(text: str) -> Path:
    """Read a path that click would let pass: not empty, and open to us where it is there."""
    path = Path(text)
    if not text or (path.exists() and not os.access(path, os.R_OK)):
        raise ValueError(text)
    return path


_VALUES: dict[str, tuple[str, Callable[[str], Any]]] = {
    "--framework": ("framework", _read_path),
    "--data": ("data", _read_path),
    "--year": ("year", read_year),
    "--as-of": ("as_of", read_day),
}


def plain_status(arguments: list[str]) -> tuple[Asked, tuple[str, ...]] | None:
    """Return what a command line asks of ``status``, and the ids it names.

    Returns:
        None where it asks for anything else, or not plainly.
    """
    given: dict[str, Any] = {}
    words: list[str] = []
    rest = iter(arguments)
    for argument in rest:
        if not argument.startswith("-"):
            words.append(argument)
            if words[0] != _COMMAND:
                return None
            continue
        name, value = _option(argument, rest)
        if name is None or name in given:
            return None
        given[name] = value
    return (Asked(**given), tuple(words[1:])) if words else None


def _option(argument: str, rest: Any) -> tuple[str | None, Any]:
    """Return an option's name with its value; no name where click must see to it."""
    if argument in _FLAGS:
        return _FLAGS[argument], True
    option, mark, text = argument.partition("=")
    if option not in _VALUES:
        return None, None
    name, read = _VALUES[option]
    value = text if mark else next(rest, "-")
    if value.startswith("-"):
        return None, None
    try:
        return name, read(value)
    except ValueError:
        return None, None
