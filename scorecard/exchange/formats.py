"""The formats of other people's tools: what an export in one of them holds, and where each is."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from scorecard.messages.catalogue import preferred

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from scorecard.model.records import Records
    from scorecard.model.scorecard import Scorecard


@dataclass(frozen=True, slots=True)
class Subject:
    """What is exported: the scorecard of a year as known on a day, and everything entered.

    ``version`` is that of the program, ``made`` the moment, in UTC and as ISO 8601 writes it.
    ``later`` is the scorecard of the last year that has a figure, where that is not the year that
    is judged and nobody asked for figures up to that alone.
    """

    card: Scorecard
    records: Records
    version: str
    made: str
    later: Scorecard | None = None

    @property
    def language(self) -> str:
        """Return the language of what is written, which may be another than the plan's own."""
        return preferred() or self.card.strategy.language

    @property
    def series(self) -> Scorecard:
        """Return the scorecard whose figures are written: of every year, or up to the one asked."""
        return self.later or self.card


@dataclass(frozen=True, slots=True)
class Export:
    """What is written in a format.

    ``files`` are by their path in the folder that is written; a format that is one file has it
    under an empty path. ``readings`` is how many figures are in it, ``left_out`` what the format
    cannot say, a sentence for each sort of it.
    """

    files: Mapping[str, str | bytes]
    readings: int
    left_out: tuple[str, ...] = ()

    @property
    def is_folder(self) -> bool:
        """Say whether it takes a folder."""
        return "" not in self.files


# By the name that is asked for: the module here, and the function of it that makes an export.
_MAKERS = {
    "iati": ("iati", "iati_export"),
    "json": ("scorecard_json", "scorecard_export"),
    "datapackage": ("datapackage", "package_export"),
    "opensdg": ("opensdg", "opensdg_export"),
    "sdmx-csv": ("sdmx", "sdmx_export"),
}
FORMATS = tuple(_MAKERS)


def export_as(name: str, subject: Subject) -> Export:
    """Return an export in a format.

    Args:
        name: one of :data:`FORMATS`.
        subject: what is exported.

    Raises:
        ScorecardError: the plan lacks what the format cannot do without.
    """
    module, function = _MAKERS[name]
    make: Callable[[Subject], Export] = getattr(
        import_module(f"scorecard.exchange.{module}"), function
    )
    return make(subject)
