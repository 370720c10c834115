"""The sources of a report, numbered in the order of their first use."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scorecard.model.reading import Reading, Source


class Sources:
    """Numbers each source once, from 1, when it is first asked for.

    Args:
        listed: whether the report lists them; a number that leads nowhere is not given.
    """

    def __init__(self, *, listed: bool = True) -> None:
        self._listed = listed
        self._complete = False
        self._numbers: dict[Source, int] = {}

    def numbers(self, readings: Iterable[Reading | None]) -> tuple[int, ...]:
        """Return the numbers of the readings' sources, ascending; no source, no number."""
        if not self._listed:
            return ()
        found = {self._number(r.source) for r in readings if r is not None and r.source}
        return tuple(sorted(number for number in found if number is not None))

    def complete(self) -> None:
        """Give no number to a source that has none yet: nothing printed refers to it."""
        self._complete = True

    def listed(self) -> tuple[tuple[int, Source], ...]:
        """Return every source that was asked for, with its number, in order."""
        return tuple((number, source) for source, number in self._numbers.items())

    def _number(self, source: Source) -> int | None:
        if self._complete:
            return self._numbers.get(source)
        return self._numbers.setdefault(source, len(self._numbers) + 1)
