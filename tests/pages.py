"""What a page of the documentation tells to type and to save."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


class Step(NamedTuple):
    """A command of the page with the output shown below it."""

    command: str
    shown: list[str]


class Saved(NamedTuple):
    """A file that the page tells to save."""

    name: str
    text: str


BLOCK = re.compile(r'^```(?:console|\w+ title="(\w+\.\w+)")\n(.*?)^```', re.DOTALL | re.MULTILINE)


def steps(page: str) -> Iterator[Step | Saved]:
    """Yield the files to save and the commands of every console block, in order."""
    for name, block in BLOCK.findall(page):
        if name:
            yield Saved(name, block)
            continue
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *shown = part.rstrip("\n").split("\n")
            yield Step(command, shown)


def arguments(command: str) -> list[str]:
    """Return what follows the program's name."""
    name, *rest = shlex.split(command, comments=True)
    assert name == "scorecard", command
    return rest
