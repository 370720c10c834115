"""A store brought back from a backup where its file is gone or can no longer be read."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from scorecard.messages.catalogue import words
from scorecard.model.fault import Fault, ScorecardError
from scorecard.records.file.contents import Contents
from scorecard.records.file.disk import DISK
from scorecard.records.refusal import reason, shown_path

if TYPE_CHECKING:
    from pathlib import Path


def make_from(path: Path, data: bytes) -> Path | None:
    """Make a store's file out of a backup; what stood there unreadable is kept beside it.

    Returns:
        Where the unreadable file is now, None when nothing stood there.

    Raises:
        ScorecardError: the backup is no store, or the disk refuses.
    """
    contents = Contents()
    contents.take(data)
    if not contents.ours:
        raise ScorecardError(words.Upkeep.BACKUP_NOT_OURS)
    aside = None
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("xb") as file:
            file.write(data)
            file.flush()
            DISK.sync(file.fileno())
        if os.path.lexists(path):
            aside = path.with_name(f"{path.name}.damaged-{datetime.now(UTC):%Y%m%d-%H%M%S}")
            path.rename(aside)
        draft.rename(path)
        DISK.sync_folder(path.parent)
    except OSError as error:
        what = words.Upkeep.NOT_BROUGHT_BACK.format(why=reason(error))
        raise ScorecardError(Fault(shown_path(path), what)) from None
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
    return aside
