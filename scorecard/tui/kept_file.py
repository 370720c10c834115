"""Small files of this computer's state: written at once or not at all, and never an obstacle."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

_FOLDER_VARIABLE = "SCORECARD_STATE"


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
    named = os.environ.get(_FOLDER_VARIABLE, "").strip()
    if named:
        return Path(named)
    from platformdirs import user_state_path  # noqa: PLC0415 - only where somebody types

    return user_state_path("scorecard", appauthor=False)
