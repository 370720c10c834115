"""The store of what people enter: readings, judgements and closed years, never overwritten.

Reading the store needs a part of this room; the rest loads when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from scorecard.records.refusal import NotSaved
from scorecard.records.store import Store

if TYPE_CHECKING:
    from scorecard.records.care.copying import copy_store
    from scorecard.records.data_faults import data_faults
    from scorecard.records.entry.conflict import Conflict
    from scorecard.records.entry.entry import Entry
    from scorecard.records.opened import open_store

__all__ = ["Conflict", "Entry", "NotSaved", "Store", "copy_store", "data_faults", "open_store"]

_HOMES = {
    "Conflict": "entry.conflict",
    "Entry": "entry.entry",
    "copy_store": "care.copying",
    "data_faults": "data_faults",
    "open_store": "opened",
}


def __getattr__(name: str) -> Any:
    """Load the module that holds a public name."""
    if name not in _HOMES:
        raise AttributeError(name)
    value = getattr(import_module(f"scorecard.records.{_HOMES[name]}"), name)
    # A module of the same name would otherwise hide the function once it is loaded.
    globals()[name] = value
    return value
