"""A report as files: where it goes, its charts beside it, and nothing of anybody's replaced."""

from __future__ import annotations

import contextlib
from itertools import count
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import quote

from scorecard.files import Occupied, write_texts
from scorecard.model.fault import ScorecardError
from scorecard.report.edited import Standing, seal, standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from scorecard.report.charts import Chart

_REPLACEABLE: Final = (Standing.FREE, Standing.OURS)


class Place(NamedTuple):
    """Where a report goes: ``path`` is where it was asked for, or a name beside that."""

    asked: Path
    path: Path

    @property
    def beside(self) -> bool:
        """Say whether an edited report stands there, which is kept."""
        return self.path != self.asked

    @property
    def charts(self) -> Path:
        """Return the folder of the report's charts."""
        return self.path.with_name(f"{self.path.stem}-charts")

    def address(self, chart: Chart) -> str:
        """Return where a chart is, seen from the report: a folder's name and a file's."""
        return f"{self.charts.name}/{chart.name}"


class Outcome(NamedTuple):
    """What became of the files: charts written, those kept as they were, and those removed."""

    charts: tuple[Path, ...]
    kept: tuple[Path, ...]
    removed: tuple[Path, ...]


def place_for(asked: Path, *, force: bool = False) -> Place:
    """Say where a report goes: beside one that was edited, never in its place.

    Args:
        asked: where it was asked for.
        force: replace whatever stands there.

    Raises:
        Occupied: something that never was a report stands there.
        ScorecardError: a folder stands there.
    """
    if asked.is_dir():
        raise ScorecardError(f"{asked}: is a folder; name a file")
    found = standing(asked)
    if force or found in _REPLACEABLE:
        return Place(asked, asked)
    if found is Standing.FOREIGN:
        raise Occupied(
            f"{asked}: exists and is not a report; name another file, or replace it with --force"
        )
    names = (f".new{'' if n == 1 else f'-{n}'}{asked.suffix}" for n in count(1))
    beside = (asked.with_name(asked.stem + name) for name in names)
    free = next(p for p in beside if not p.is_dir() and standing(p) in _REPLACEABLE)
    return Place(asked, free)


def write_report(
    place: Place, text: str, charts: Sequence[Chart] | None, *, force: bool = False
) -> Outcome:
    """Write a report and the charts it refers to: all of them, or none.

    A chart that was edited, or is not ours, is kept unless forced; a chart of ours that the
    report does not refer to any more is removed.

    Args:
        place: where, from :func:`place_for`.
        text: the report; in its links an address is encoded as the web has it.
        charts: those to choose from; None where the report keeps its charts inside.
        force: replace edited charts too.

    Raises:
        ScorecardError: a place cannot be written; nothing was changed.
    """
    if charts is None:
        write_texts([(place.path, seal(text))])
        return Outcome((), (), ())
    shown = [chart for chart in charts if quote(place.address(chart)) in text]
    paths = {place.charts / chart.name: chart for chart in shown}
    free = [path for path in paths if force or standing(path) in _REPLACEABLE]
    fresh = _made(place.charts) if paths else False
    try:
        pictures = [(path, seal(paths[path].svg)) for path in free]
        write_texts([*pictures, (place.path, seal(text))])
    except ScorecardError:
        if fresh:
            with contextlib.suppress(OSError):
                place.charts.rmdir()
        raise
    removed = tuple(_cleared(place.charts, paths))
    return Outcome(tuple(free), tuple(path for path in paths if path not in free), removed)


def _made(folder: Path) -> bool:
    """Make the folder of the charts; say whether it was not there before."""
    if folder.is_dir():
        return False
    if not folder.parent.is_dir():
        raise ScorecardError(f"{folder}: not written: there is no folder {folder.parent}")
    try:
        folder.mkdir()
    except FileExistsError:
        raise ScorecardError(
            f"{folder}: the charts go into a folder of this name, and something else stands "
            "there; move it, or add --no-charts"
        ) from None
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise ScorecardError(f"{folder}: not made: {why}; nothing was changed") from None
    return True


def _cleared(folder: Path, wanted: Iterable[Path]) -> list[Path]:
    """Remove the charts of an earlier report that are as they were drawn; return them."""
    if not folder.is_dir():
        return []
    keep = {path.name for path in wanted}
    found = sorted(path for path in folder.glob("*.svg") if path.name not in keep)
    removed: list[Path] = []
    for path in found:
        if standing(path) is Standing.OURS:
            with contextlib.suppress(OSError):
                path.unlink()
                removed.append(path)
    if removed and not keep:
        # Only an empty folder goes; one with somebody's files in it refuses.
        with contextlib.suppress(OSError):
            folder.rmdir()
    return removed
