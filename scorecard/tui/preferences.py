"""What is remembered between runs, in small files of this computer."""

from __future__ import annotations

import json
import os
import threading
from pathlib import Path
from typing import Any

from platformdirs import user_config_path, user_state_path

# Where they are: what is typed and not saved, and what a person chose.
_STATE_VARIABLE = "SCORECARD_STATE"
_CONFIG_VARIABLE = "SCORECARD_CONFIG"


def put(path: Path, said: dict[str, Any]) -> bool:
    """Write a file anew, readable by its owner alone; say whether it is there."""
    return put_text(path, json.dumps(said))


def put_text(path: Path, text: str) -> bool:
    """Write a text as :func:`put` does."""
    beside = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        beside.touch(mode=0o600)
        beside.write_text(text, encoding="utf-8")
        beside.replace(path)
    except OSError:
        return False
    return True


def read(path: Path) -> dict[str, Any] | None:
    """Return what a file says; None where there is none, or none of ours."""
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) else None


def state_folder() -> Path:
    """Return where this computer keeps what is not saved yet; SCORECARD_STATE names another."""
    named = os.environ.get(_STATE_VARIABLE, "").strip()
    if named:
        return Path(named)
    return user_state_path("scorecard", appauthor=False)


_FILE = "screens.json"
_FORMAT = 1


# Two choices may be remembered at once, each by a thread of its own.
_CHOICES = threading.Lock()


def chosen_theme() -> str:
    """Return the name of the theme that was chosen; empty for none, or where nobody can tell."""
    return _chosen("theme")


def remember_theme(name: str) -> bool:
    """Remember a theme for the next time; say whether it is remembered."""
    return _remember("theme", name)


def import_folder() -> str:
    """Return the folder a file was last imported from; empty for none."""
    return _chosen("import_folder")


def remember_import_folder(folder: str) -> bool:
    """Remember where a file was imported from; say whether it is remembered."""
    return _remember("import_folder", folder)


def _chosen(name: str) -> str:
    said = _choices().get(name)
    return said if isinstance(said, str) else ""


def _remember(name: str, value: str) -> bool:
    with _CHOICES:
        return put(config_folder() / _FILE, {**_choices(), "format": _FORMAT, name: value})


def _choices() -> dict[str, Any]:
    """Return what was chosen; nothing where there is no such file, or one of another format."""
    said = read(config_folder() / _FILE)
    return {} if said is None or said.get("format") != _FORMAT else said


def config_folder() -> Path:
    """Return where this user's choices are kept; SCORECARD_CONFIG names another folder."""
    named = os.environ.get(_CONFIG_VARIABLE, "").strip()
    if named:
        return Path(named)
    return user_config_path("scorecard", appauthor=False)
