"""One case: the files it begins with and the commands run on them; written down to be replayed."""

from __future__ import annotations

import base64
import json
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PLAN = "indicators.toml"
STORE = "data/readings.jsonl"


@dataclass(frozen=True, slots=True)
class Case:
    """What is tried.

    Args:
        name: its kind, the seed and its number.
        files: by path within the case's folder.
        commands: the arguments of each command, run one after the other.
        environment: variables beside those every case has.
        seen: what the store held when this computer saw it last, if it ever did: its lines were
            acknowledged, and none of them may be lost.
    """

    name: str
    files: dict[str, bytes]
    commands: tuple[tuple[str, ...], ...]
    environment: dict[str, str] = field(default_factory=dict)
    seen: bytes | None = None

    def lay_out(self, folder: Path) -> None:
        """Write the files."""
        for name, data in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)

    def write(self, path: Path, found: str) -> None:
        """Write it down, and what was found in words."""
        held = {
            "name": self.name,
            "found": found,
            "commands": self.commands,
            "environment": self.environment,
            "seen": _text(self.seen),
            "files": {name: _text(data) for name, data in self.files.items()},
        }
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(held, indent=1), encoding="utf-8")


def read_case(path: Path) -> Case:
    """Return what was written down."""
    held = json.loads(path.read_text(encoding="utf-8"))
    files = {name: _bytes(text) or b"" for name, text in held["files"].items()}
    commands = tuple(tuple(command) for command in held["commands"])
    return Case(held["name"], files, commands, held["environment"], _bytes(held["seen"]))


def _text(data: bytes | None) -> str | None:
    """Return bytes as JSON holds them: a text where they are one, so that people can read it."""
    if data is None:
        return None
    try:
        return "text:" + data.decode()
    except UnicodeDecodeError:
        return "base64:" + base64.b64encode(data).decode()


def _bytes(text: str | None) -> bytes | None:
    if text is None:
        return None
    how, _, rest = text.partition(":")
    return os.fsencode(rest) if how == "text" else base64.b64decode(rest)
