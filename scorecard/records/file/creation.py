"""New stores: a file with a header, where nothing stood before."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from scorecard.messages.catalogue import words
from scorecard.model.fault import Fault, ScorecardError
from scorecard.records.file.codec import moment_text
from scorecard.records.file.contents import FORMAT
from scorecard.records.file.disk import DISK
from scorecard.records.file.ids import new_id
from scorecard.records.file.line import seal
from scorecard.records.refusal import shown_path, why

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.records.file.disk import Disk


def create_file(path: Path, *, lines: bytes = b"", disk: Disk = DISK) -> None:
    """Make a store with an id of its own; ``lines`` follow its header as they are.

    Raises:
        ScorecardError: something is there already, or the disk refuses; nothing stays behind.
    """
    shown = shown_path(path)
    header = {"type": "header", "format": FORMAT, "store": new_id()}
    header["at"] = moment_text(datetime.now(UTC))
    try:
        descriptor = disk.create(path)
    except FileExistsError:
        raise ScorecardError(Fault(shown, words.File.IN_THE_WAY)) from None
    except OSError as error:
        raise _not_made(shown, error) from None
    try:
        try:
            rest = memoryview(seal(header) + lines)
            while rest:
                rest = rest[disk.write(descriptor, rest) :]
            disk.sync(descriptor)
        finally:
            disk.close(descriptor)
        disk.sync_folder(path.parent)
    except OSError as error:
        # It was made a moment ago by this very call, and holds nothing.
        path.unlink(missing_ok=True)
        raise _not_made(shown, error) from None


def _not_made(shown: str, error: OSError) -> ScorecardError:
    return ScorecardError(Fault(shown, words.File.NOT_MADE.format(why=why(error))))
