"""What is remembered between runs, in small files of this computer."""

from __future__ import annotations

import json
import os
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


def chosen_theme() -> str:
    """Return the name of the theme that was chosen; empty for none, or where nobody can tell."""
    said = read(config_folder() / _FILE)
    if said is None or said.get("format") != _FORMAT:
        return ""
    theme = said.get("theme")
    return theme if isinstance(theme, str) else ""


def remember_theme(name: str) -> bool:
    """Remember a theme for the next time; say whether it is remembered."""
    return put(config_folder() / _FILE, {"format": _FORMAT, "theme": name})


def config_folder() -> Path:
    """Return where this user's choices are kept; SCORECARD_CONFIG names another folder."""
    named = os.environ.get(_CONFIG_VARIABLE, "").strip()
    if named:
        return Path(named)
    return user_config_path("scorecard", appauthor=False)
