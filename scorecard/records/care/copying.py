"""A copy of a store that is a store of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.messages.catalogue import words
from scorecard.model.fault import Fault, ScorecardError
from scorecard.records.file.creation import create_file
from scorecard.records.file.line import bare, is_header
from scorecard.records.refusal import shown_path, why
from scorecard.records.store import Store

if TYPE_CHECKING:
    from pathlib import Path


def copy_store(source: Path, target: Path) -> int:
    """Copy every line but the header into a new store with an id of its own.

    Returns:
        How many revisions of readings the new store holds.

    Raises:
        ScorecardError: the source is not a store, something stands at the target, or the disk
            refuses.
    """
    Store.open(source)
    try:
        data = source.read_bytes()
    except OSError as error:
        what = words.Upkeep.CANNOT_READ.format(why=why(error))
        raise ScorecardError(Fault(shown_path(source), what)) from None
    lines = [line for line in data.splitlines() if not is_header(bare(line))]
    create_file(target, lines=b"".join(line + b"\n" for line in lines))
    return len(Store.open(target).records().readings)
