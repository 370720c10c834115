"""Reports as files: nothing of anybody's is replaced, and nothing is half written."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from chart_cases import PERIOD, point, result

from scorecard.files import Occupied, write_text, write_texts
from scorecard.model.fault import ScorecardError
from scorecard.report.charts.drawing import Chart, chart_svg
from scorecard.report.output import (
    FileState,
    Outcome,
    file_state,
    place_for,
    seal,
    text_state,
    write_report,
)

if TYPE_CHECKING:
    from pathlib import Path

REPORT = '---\ntitle: "Progress"\n---\n\n# Progress\n'
SVG = chart_svg(result(point(2017, 102), point(2018, 105)), PERIOD) or ""
CHARTS = (Chart("a.svg", "A.", SVG), Chart("b.svg", "B.", SVG.replace("Member", "Other")))


def write(path: Path, *charts: Chart, force: bool = False) -> Outcome:
    """Write a report that refers to some of the charts."""
    place = place_for(path, force=force)
    links = "".join(f"\n![{chart.finding}]({quote(place.address(chart))})\n" for chart in charts)
    return write_report(place, REPORT + links, CHARTS, force=force)


def names(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def test_a_report_and_its_charts_are_written_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "p.md"
    assert write(path, *CHARTS).charts == (
        tmp_path / "p-charts" / "a.svg",
        tmp_path / "p-charts" / "b.svg",
    )
    first = path.read_bytes()
    write(path, *CHARTS)
    assert path.read_bytes() == first
    assert text_state(path.read_text(encoding="utf-8")) is FileState.OURS
    assert names(tmp_path) == ["p-charts", "p-charts/a.svg", "p-charts/b.svg", "p.md"]


def test_an_edited_report_is_kept_and_so_is_an_edited_new_one(tmp_path: Path) -> None:
    path = tmp_path / "p.md"
    write(path)
    edited = path.read_text(encoding="utf-8") + "\nOur own word.\n"
    path.write_text(edited, encoding="utf-8")
    place = place_for(path)
    assert (place.path.name, place.beside) == ("p.new.md", True)
    write(path, CHARTS[0])
    assert path.read_text(encoding="utf-8") == edited
    assert names(tmp_path) == ["p.md", "p.new-charts", "p.new-charts/a.svg", "p.new.md"]
    # The new one is ours as long as nobody edits it, too.
    assert place_for(path).path.name == "p.new.md"
    (tmp_path / "p.new.md").write_text("mine", encoding="utf-8")
    assert place_for(path).path.name == "p.new-2.md"
    assert place_for(path, force=True).path == path


@pytest.mark.parametrize("foreign", [b"A letter.\n", b"\xff\xfe", b""])
def test_a_file_of_another_origin_is_kept(tmp_path: Path, foreign: bytes) -> None:
    path = tmp_path / "p.md"
    path.write_bytes(foreign)
    with pytest.raises(Occupied, match="is not a report"):
        write(path)
    assert path.read_bytes() == foreign
    assert names(tmp_path) == ["p.md"]
    write(path, force=True)
    assert file_state(path) is FileState.OURS


def test_an_edited_chart_is_kept(tmp_path: Path) -> None:
    path, chart = tmp_path / "p.md", tmp_path / "p-charts" / "a.svg"
    write(path, *CHARTS)
    chart.write_text("<svg/>", encoding="utf-8")
    outcome = write(path, *CHARTS)
    assert (outcome.not_replaced, len(outcome.charts)) == ((chart,), 1)
    assert chart.read_text(encoding="utf-8") == "<svg/>"
    assert write(path, *CHARTS, force=True).not_replaced == ()
    assert file_state(chart) is FileState.OURS


def test_only_charts_of_ours_that_nobody_shows_are_removed(tmp_path: Path) -> None:
    path, folder = tmp_path / "p.md", tmp_path / "p-charts"
    write(path, *CHARTS)
    (folder / "mine.svg").write_text("<svg/>", encoding="utf-8")
    (folder / "b.svg").write_text("edited", encoding="utf-8")
    (folder / "notes.txt").write_text(seal("x"), encoding="utf-8")
    assert write(path).removed == (folder / "a.svg",)
    assert names(folder) == ["b.svg", "mine.svg", "notes.txt"]


def test_an_empty_folder_of_charts_goes_too(tmp_path: Path) -> None:
    write(tmp_path / "p.md", *CHARTS)
    write(tmp_path / "p.md")
    assert names(tmp_path) == ["p.md"]


def test_an_address_is_one_whatever_the_name(tmp_path: Path) -> None:
    place = place_for(tmp_path / "a (b) c: d.md")
    assert place.address(CHARTS[0]) == "a (b) c: d-charts/a.svg"
    write(tmp_path / "a (b) c: d.md", CHARTS[0])
    assert (tmp_path / "a (b) c: d-charts" / "a.svg").exists()


def test_a_folder_or_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "p.md").mkdir()
    with pytest.raises(ScorecardError, match="is a folder"):
        write(tmp_path / "p.md")
    (tmp_path / "q-charts").write_text("x", encoding="utf-8")
    with pytest.raises(ScorecardError, match="--no-charts"):
        write(tmp_path / "q.md", *CHARTS)
    with pytest.raises(ScorecardError, match="there is no folder"):
        write(tmp_path / "no" / "p.md")
    assert names(tmp_path) == ["p.md", "q-charts"]


@pytest.mark.parametrize("after", [0, 1, 2])
def test_a_full_disk_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    path = tmp_path / "p.md"
    path.write_text(seal("# Old\n"), encoding="utf-8")
    calls = iter(range(9))

    def full(_: int) -> None:
        if next(calls) == after:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ScorecardError, match="no space left on device; nothing was changed"):
        write(path, *CHARTS)
    assert path.read_text(encoding="utf-8") == seal("# Old\n")
    assert names(tmp_path) == ["p.md"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    link, target = tmp_path / "p.md", tmp_path / "there" / "real.md"
    link.symlink_to(target)
    write(link)
    assert link.is_symlink()
    assert text_state(target.read_text(encoding="utf-8")) is FileState.OURS
    circle = tmp_path / "c.md"
    circle.symlink_to(circle)
    with pytest.raises(ScorecardError, match="leads nowhere"):
        write_text(circle, "x", force=True)


def test_a_write_protected_file_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "p.md"
    write(path)
    path.chmod(0o444)
    with pytest.raises(ScorecardError, match="write-protected"):
        write(path)


def test_files_are_all_written_or_none(tmp_path: Path) -> None:
    with pytest.raises(ScorecardError):
        write_texts([(tmp_path / "a", "a"), (tmp_path / "no" / "b", "b")])
    assert names(tmp_path) == []
    write_texts([(tmp_path / "a", "a"), (tmp_path / "b", "b")])
    assert names(tmp_path) == ["a", "b"]
