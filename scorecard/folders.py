"""Where things are kept on this computer that are not anybody's documents."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import Literal

import platformdirs


def user_folder(sort: Literal["cache", "state"]) -> Path:
    """Return this tool's folder of a sort, as platformdirs names it; nothing is created."""
    if sort == "cache":
        return platformdirs.user_cache_path("scorecard", appauthor=False)
    return platformdirs.user_state_path("scorecard", appauthor=False)


def is_private(folder: Path) -> bool:
    """Say whether nobody but its user, and who administers the system, can put a file there.

    The folder is the user's and no link, and none but the user may write to it, or to a folder on
    the way to it. One like /tmp may be on the way, where nobody can move what another made. What is
    not there is not private. On Windows that is so within the user's profile.
    """
    try:
        if sys.platform == "win32":
            return folder.is_dir() and folder.resolve().is_relative_to(Path.home().resolve())
        status = folder.lstat()
        way = {*Path(os.path.abspath(folder)).parents, *folder.resolve().parents}  # noqa: PTH100 - as it is written, links and all
        return (
            stat.S_ISDIR(status.st_mode)
            and is_own(status)
            and all(_keeps(above.stat()) for above in way)
        )
    except (OSError, ValueError, RuntimeError):  # a NUL in the path; links in a circle; no home
        return False


def make_private(folder: Path) -> bool:
    """Make a folder, and those on the way to it that are not there, for its user alone.

    Returns:
        Whether it is private: one that was there before may not be.

    Raises:
        OSError: it cannot be made.
    """
    for path in (*reversed(folder.parents), folder):
        if not path.is_dir():
            path.mkdir(mode=0o700, exist_ok=True)
    return is_private(folder)


def read_private(path: Path) -> bytes:
    """Return what a file of a private folder holds.

    Raises:
        OSError: it cannot be read, or is no file of the user's that nobody else may write to.
    """
    # A pipe is not waited for, and a link not followed.
    how = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with open(os.open(path, os.O_RDONLY | how), "rb") as file:  # noqa: PTH123 - a descriptor
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode) or not is_own(status):
            raise PermissionError
        return file.read()


def is_own(status: os.stat_result) -> bool:
    """Say whether a file or folder is the user's, who alone may write to it."""
    if sys.platform == "win32":
        return True  # who may write stands elsewhere there
    return status.st_uid == os.geteuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _keeps(status: os.stat_result) -> bool:
    """Say whether what the user has in a folder cannot be taken away or replaced by others."""
    if sys.platform == "win32":
        return True
    others_write = status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return status.st_uid in (0, os.geteuid()) and (
        not others_write or bool(status.st_mode & stat.S_ISVTX)
    )
