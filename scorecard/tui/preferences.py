"""What a person chose for the screens on this computer: so far, the theme."""

from __future__ import annotations

import os
from pathlib import Path

from scorecard.tui.kept_file import put, read

_FOLDER_VARIABLE = "SCORECARD_CONFIG"
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
    named = os.environ.get(_FOLDER_VARIABLE, "").strip()
    if named:
        return Path(named)
    from platformdirs import user_config_path  # noqa: PLC0415 - only where none is named

    return user_config_path("scorecard", appauthor=False)
