"""The store of what people enter: readings, judgements and closed years, never overwritten."""

from scorecard.records.copying import copy_store
from scorecard.records.data_faults import data_faults
from scorecard.records.entry import Entry
from scorecard.records.refusal import Conflict, NotSaved
from scorecard.records.store import Store

__all__ = ["Conflict", "Entry", "NotSaved", "Store", "copy_store", "data_faults"]
