"""An entry: a checked reading on its way into the store, before it is a revision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.model.reading import Flag, Qualifier, ReadingKey, Source, State

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Entry:
    """What a person entered, checked; the fields mean what they mean in a reading.

    ``by`` is the row's own author, if it names one; it wins over the one who runs the import.
    """

    indicator: str
    year: int
    value: str | None
    entity: str | None = None
    numerator: str | None = None
    denominator: str | None = None
    qualifier: Qualifier = Qualifier.EXACT
    state: State = State.FINAL
    flags: tuple[Flag, ...] = ()
    source: Source = Source()
    published: date | None = None
    as_published: bool = False
    note: str = ""
    reason: str = ""
    no_data: str = ""
    retracted: bool = False
    by: str = ""

    @property
    def key(self) -> ReadingKey:
        """Return the key this entry is for."""
        return ReadingKey(self.indicator, self.year, self.entity)
