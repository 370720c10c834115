"""Where things are kept on this computer that are not anybody's documents."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Literal

import platformdirs

_ON_LINUX = {"cache": ("XDG_CACHE_HOME", ".cache"), "state": ("XDG_STATE_HOME", ".local/state")}


def user_folder(sort: Literal["cache", "state"]) -> Path:
    """Return this tool's folder of a sort, as platformdirs names it; nothing is created.

    On Linux its rule is short and known, and loading it takes longer than reading the store; so
    the rule stands here, and a test holds the two together. Every other system is asked of it,
    and so is a Linux with an unusual home.
    """
    variable, below_home = _ON_LINUX[sort]
    home = os.environ.get("HOME", "")
    if sys.platform.startswith("linux") and home.startswith("/") and not _android():
        named = os.environ.get(variable, "")
        root = Path(named) if named.startswith("/") else Path(home, below_home)
        return root / "scorecard"
    ask = {"cache": platformdirs.user_cache_path, "state": platformdirs.user_state_path}
    return ask[sort]("scorecard", appauthor=False)


def _android() -> bool:
    return hasattr(sys, "getandroidapilevel") or "ANDROID_ROOT" in os.environ
