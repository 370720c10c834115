"""The sources of a report, numbered in the order of their first use."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scorecard.model.reading import Reading, Source


class Sources:
    """Numbers each source once, from 1, when it is first asked for."""

    def __init__(self) -> None:
        self._numbers: dict[Source, int] = {}

    def numbers(self, readings: Iterable[Reading | None]) -> tuple[int, ...]:
        """Return the numbers of the readings' sources, ascending; no source, no number."""
        found = {self._number(r.source) for r in readings if r is not None and r.source}
        return tuple(sorted(found))

    def listed(self) -> tuple[tuple[int, Source], ...]:
        """Return every source that was asked for, with its number, in order."""
        return tuple((number, source) for source, number in self._numbers.items())

    def _number(self, source: Source) -> int:
        return self._numbers.setdefault(source, len(self._numbers) + 1)
