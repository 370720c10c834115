"""Where things are kept on this computer that are not anybody's documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import platformdirs

if TYPE_CHECKING:
    from pathlib import Path


def user_folder(sort: Literal["cache", "state"]) -> Path:
    """Return this tool's folder of a sort, as platformdirs names it; nothing is created."""
    if sort == "cache":
        return platformdirs.user_cache_path("scorecard", appauthor=False)
    return platformdirs.user_state_path("scorecard", appauthor=False)
