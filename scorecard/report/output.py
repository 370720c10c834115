"""A report's files written: never over what people edited."""

from __future__ import annotations

import contextlib
import os
import re
from dataclasses import dataclass
from difflib import unified_diff
from enum import Enum, auto
from hashlib import sha256
from itertools import count, islice
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from scorecard.files import Occupied, check_free, is_stream, read_text, write_texts
from scorecard.messages.catalogue import words
from scorecard.model.fault import ScorecardError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from scorecard.report.charts.drawing import Chart


@dataclass(frozen=True, slots=True)
class Place:
    """Where a report goes: ``path`` is where it was wanted, or a name beside that."""

    wanted: Path
    path: Path

    @property
    def beside(self) -> bool:
        """Say whether an edited report stands there, which is kept."""
        return self.path != self.wanted

    @property
    def charts(self) -> Path:
        """Return the folder of the report's charts, which no report beside it has."""
        if self.path.suffix == ".md":
            return self.path.with_name(f"{self.path.stem}-charts")
        return self.path.with_name(f"{self.path.name}.charts")

    def address(self, chart: Chart) -> str:
        """Return where a chart is, seen from the report: a folder's name and a file's."""
        return f"{self.charts.name}/{chart.name}"

    def way_to(self, folder: Path) -> str:
        """Return where a folder is, seen from the report; "" where no way leads there."""
        try:
            way = os.path.relpath(folder.absolute(), self.path.absolute().parent)
        except ValueError:  # on another drive
            return ""
        return way.replace(os.sep, "/")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the charts: those written, those left as people have them, those removed."""

    charts: tuple[Path, ...]
    not_replaced: tuple[Path, ...]
    removed: tuple[Path, ...]


def place_for(wanted: Path, *, force: bool = False, kept: Iterable[Path] = ()) -> Place:
    """Say where a report goes: beside one that was edited, never in its place.

    Args:
        wanted: where it was asked for.
        force: replace whatever stands there.
        kept: files of the strategy, which nothing replaces.

    Raises:
        Occupied: something that never was a report stands there.
        ScorecardError: no file can be written there, or one that nothing replaces is there.
    """
    if is_stream(wanted):
        raise ScorecardError(words.Files.IS_DEVICE.format(path=wanted))
    check_free(wanted, kept)
    found = file_state(wanted)
    if force or found in _REPLACEABLE:
        return Place(wanted, wanted)
    if found is FileState.FOREIGN:
        raise Occupied(words.ReportFiles.OCCUPIED.format(path=wanted))
    names = (f".new{'' if n == 1 else f'-{n}'}{wanted.suffix}" for n in count(1))
    beside = (wanted.with_name(wanted.stem + name) for name in names)
    free = next(p for p in beside if not p.is_dir() and file_state(p) in _REPLACEABLE)
    return Place(wanted, free)


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
    free = [path for path in paths if force or file_state(path) in _REPLACEABLE]
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
        raise ScorecardError(words.Files.NO_FOLDER.format(path=folder, folder=folder.parent))
    try:
        folder.mkdir()
    except FileExistsError:
        raise ScorecardError(words.ReportFiles.CHARTS_BLOCKED.format(folder=folder)) from None
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise ScorecardError(
            words.ReportFiles.FOLDER_NOT_MADE.format(folder=folder, why=why)
        ) from None
    return True


def _cleared(folder: Path, referred_to: Iterable[Path]) -> list[Path]:
    """Remove the charts of an earlier report that are as they were drawn; return them."""
    if not folder.is_dir():
        return []
    keep = {path.name for path in referred_to}
    found = sorted(path for path in folder.glob("*.svg") if path.name not in keep)
    removed: list[Path] = []
    for path in found:
        if file_state(path) is FileState.OURS:
            with contextlib.suppress(OSError):
                path.unlink()
                removed.append(path)
    if removed and not keep:
        # Only an empty folder goes; one with somebody's files in it refuses.
        with contextlib.suppress(OSError):
            folder.rmdir()
    return removed


class FileState(Enum):
    """What stands where a file is to be written."""

    FREE = auto()
    OURS = auto()  # written by this tool, and not changed since
    EDITED = auto()  # written by this tool, and changed
    FOREIGN = auto()


_REPLACEABLE: Final = (FileState.FREE, FileState.OURS)


def file_state(path: Path) -> FileState:
    """Return what stands at a place; line ends that another system changed do not count."""
    if not path.exists():
        return FileState.FREE
    text = read_text(path)
    return FileState.FOREIGN if text is None else text_state(text)


# What a report begins with, whether or not the line that vouches for it is still there.
_FIRST_LINES: Final = "---\ntitle: "


def text_state(text: str) -> FileState:
    """Return what a text is: ours, ours and edited since, or somebody else's."""
    found = _SEAL.search(text)
    if found is None:
        # The line may have gone with an edit, or the report be older than the line.
        return FileState.EDITED if text.startswith(_FIRST_LINES) else FileState.FOREIGN
    told = found[found.lastgroup or 0]
    return FileState.OURS if told == _digest(unsealed(text)) else FileState.EDITED


# The line in front matter, in HTML and, at the end, in anything else.
_YAML: Final = 'report_digest: "{digest}"\n'
_META: Final = '<meta name="report-digest" content="{digest}">\n'
_REMARK: Final = "<!-- report_digest: {digest} -->\n"
_SEAL: Final = re.compile(
    r'^(?:report_digest: "(?P<yaml>[0-9a-f]{64})"|'
    r'<meta name="report-digest" content="(?P<meta>[0-9a-f]{64})">|'
    r"<!-- report_digest: (?P<remark>[0-9a-f]{64}) -->)\n",
    re.MULTILINE,
)
_FRONT: Final = re.compile(r"---\n.*?^(?=---\n)", re.DOTALL | re.MULTILINE)
_HEAD: Final = re.compile(
    r'<!DOCTYPE html>\n.*?^<meta charset="utf-8">\n', re.DOTALL | re.MULTILINE
)


def seal(text: str) -> str:
    """Return a text with the line that vouches for it; a text that has one gets it anew.

    Args:
        text: a report in Markdown or HTML, or a chart in SVG, with LF.
    """
    plain = unsealed(text)
    if not plain.endswith("\n"):
        plain += "\n"
    digest = _digest(plain)
    for head, line in ((_FRONT, _YAML), (_HEAD, _META)):
        found = head.match(plain)
        if found is not None:
            return plain[: found.end()] + line.format(digest=digest) + plain[found.end() :]
    return plain + _REMARK.format(digest=digest)


def unsealed(text: str) -> str:
    """Return a text without the line that vouches for it."""
    found = _SEAL.search(text)
    return text if found is None else text[: found.start()] + text[found.end() :]


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "replace")).hexdigest()


_PICTURE: Final = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
# A diff takes a time that grows with the product of both lengths.
_MOST_COMPARED: Final = 5000
_WIDEST: Final = 160


def difference(before: str, after: str, names: tuple[str, str], most: int) -> tuple[list[str], int]:
    """Return how two texts differ, as a unified diff, and how many more lines of it there are.

    Charts inside a page and the lines that vouch for it are left out of the comparison.

    Args:
        before: what stands there.
        after: what was to stand there.
        names: what to call them.
        most: so many lines of it at most; long lines are cut.

    Returns:
        The lines without line ends; none where the texts are alike, or too long to compare.
    """
    old, new = (_PICTURE.sub("", unsealed(text)).split("\n") for text in (before, after))
    if max(len(old), len(new)) > _MOST_COMPARED:
        return [], 0
    lines = unified_diff(old, new, *names, n=1, lineterm="")
    shown = [_cut(line) for line in islice(lines, most)]
    return shown, sum(1 for _ in lines)


def _cut(line: str) -> str:
    return line if len(line) <= _WIDEST else line[: _WIDEST - 1] + "…"
