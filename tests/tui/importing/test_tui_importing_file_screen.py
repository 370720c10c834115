"""Choosing the file to import: what a folder holds, what is typed, and where one was last."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from importing_support import file_screen, import_screen, sheet, type_path
from textual.events import Paste
from tui_support import main_screen, opened, place, press, screen_text, session, settled

from scorecard.messages.catalogue import words
from scorecard.tui.importing.folder import first_folder, list_folder, parted, size_words
from scorecard.tui.preferences import (
    chosen_theme,
    import_folder,
    remember_import_folder,
    remember_theme,
)

if TYPE_CHECKING:
    from scorecard.tui.app import ScorecardApp


def names(app: ScorecardApp) -> list[str]:
    return [item.name for item in file_screen(app)._items]


def test_a_folder_lists_its_sheets_the_newest_first_then_the_way_up_and_folders(
    tmp_path: Path,
) -> None:
    for day, name in enumerate(("a.csv", "b.XLSX", "c.ods", "d.xls", "e.xlsm"), 1):
        sheet(tmp_path, name, day=day)
    for name in ("notes.txt", ".hidden.csv", "~$b.xlsx", ".~lock.c.ods#"):
        sheet(tmp_path, name)
    (tmp_path / "More").mkdir()
    (tmp_path / "again").mkdir()
    found = list_folder(tmp_path)
    listed = [item.name for item in found.items]
    sheets = ["e.xlsm", "d.xls", "c.ods", "b.XLSX", "a.csv"]
    assert listed == [*sheets, f"..{os.sep}", f"again{os.sep}", f"More{os.sep}"]
    assert [item.is_folder for item in found.items] == [False] * 5 + [True] * 3
    assert found.items[4].changed is not None
    assert found.items[4].changed.isoformat() == "2020-01-01"


def test_what_is_typed_keeps_the_names_that_begin_with_it_then_those_that_hold_it(
    tmp_path: Path,
) -> None:
    for name in ("old wells.csv", "Wells.csv", "pumps.csv"):
        sheet(tmp_path, name)
    found = list_folder(tmp_path)
    assert [item.name for item in found.matching("wel")] == ["Wells.csv", "old wells.csv"]
    assert found.matching("") == found.items
    assert found.matching("..") == ()


def test_a_file_that_is_typed_whole_comes_first(tmp_path: Path) -> None:
    for day, name in enumerate(("wells", "Wells.csv", "wells.csv", "wells.csv.csv", ".env"), 1):
        sheet(tmp_path, name, day=day)
    found = list_folder(tmp_path)
    listed = ["wells.csv.csv", "wells.csv", "Wells.csv"]
    assert [item.name for item in found.matching("well")] == listed
    assert [item.name for item in found.matching("wells")] == ["wells", *listed]
    assert [item.name for item in found.matching("wells.csv")][:2] == listed[1::-1]
    assert [item.name for item in found.matching(".env")] == [".env"]


@pytest.mark.asyncio
async def test_enter_opens_the_file_that_is_typed_whole(tmp_path: Path) -> None:
    places = place(tmp_path)
    sheet(tmp_path, "wells.csv.csv", day=2)
    typed = sheet(tmp_path, "wells.csv", day=1)
    async with opened(places, year=2020) as (app, pilot):
        await press(app, pilot, "i")
        await type_path(app, pilot, str(typed))
        await press(app, pilot, "enter")
        assert import_screen(app).path == typed
        await press(app, pilot, "escape", "down", "enter")
        assert import_screen(app).path == tmp_path / "wells.csv.csv"


def test_a_folder_that_is_not_there_says_so(tmp_path: Path) -> None:
    assert list_folder(tmp_path / "gone").fault == words.ScreenImport.NO_FOLDER.format(
        why="no such file or directory"
    )


def test_a_typed_path_is_a_folder_and_the_rest_of_a_name() -> None:
    assert parted(f"{os.sep}data{os.sep}wel") == (Path(f"{os.sep}data"), "wel")
    assert parted("wel") == (Path(), "wel")
    assert parted(f"~{os.sep}") == (Path.home(), "")


def test_sizes_are_said_in_kib_and_mib() -> None:
    assert size_words(0) == "1 KiB"
    assert size_words(40_000) == "39 KiB"
    assert size_words(3_500_000) == "3.3 MiB"


def test_the_last_folder_is_remembered_beside_the_theme(tmp_path: Path) -> None:
    assert first_folder(tmp_path) == tmp_path
    (tmp_path / "sheets").mkdir()
    assert remember_theme("nord")
    assert remember_import_folder(str(tmp_path / "sheets"))
    assert (chosen_theme(), import_folder()) == ("nord", str(tmp_path / "sheets"))
    assert remember_theme("gruvbox")
    assert first_folder(tmp_path) == tmp_path / "sheets"
    (tmp_path / "sheets").rmdir()
    assert first_folder(tmp_path) == tmp_path


@pytest.mark.asyncio
async def test_the_arrows_choose_a_sheet_and_enter_shows_what_it_would_do(tmp_path: Path) -> None:
    places = place(tmp_path)
    sheet(tmp_path, "older.csv", day=1)
    newer = sheet(tmp_path, "newer.csv", day=2)
    async with opened(places, year=2020) as (app, pilot):
        await press(app, pilot, "i")
        assert file_screen(app).field.value == f"{tmp_path}{os.sep}"
        assert names(app) == ["newer.csv", "older.csv", f"..{os.sep}", f"data{os.sep}"]
        await press(app, pilot, "down", "up", "enter")
        assert import_screen(app).path == newer
        await press(app, pilot, "escape")
        assert names(app)[0] == "newer.csv"
        await press(app, pilot, "escape")
        assert app.screen is main_screen(app)


@pytest.mark.asyncio
async def test_tab_completes_and_enter_goes_into_a_folder(tmp_path: Path) -> None:
    places = place(tmp_path)
    (tmp_path / "sheets").mkdir()
    path = sheet(tmp_path / "sheets", "2020.csv")
    async with opened(places, year=2020) as (app, pilot):
        await press(app, pilot, "i", "s", "h", "tab")
        assert file_screen(app).field.value == f"{tmp_path / 'sheets'}{os.sep}"
        assert names(app) == ["2020.csv", f"..{os.sep}"]
        await press(app, pilot, "down", "enter")
        assert names(app)[-1] == f"sheets{os.sep}"
        await press(app, pilot, "s", "enter", "2", "tab")
        assert file_screen(app).field.value == str(path)
        await press(app, pilot, "enter")
        assert import_screen(app).path == path


@pytest.mark.asyncio
async def test_a_path_no_name_is_like_is_opened_as_typed(tmp_path: Path) -> None:
    places = place(tmp_path)
    async with opened(places, year=2020) as (app, pilot):
        await press(app, pilot, "i")
        await type_path(app, pilot, str(tmp_path / "none.csv"))
        assert names(app) == []
        assert words.ScreenImport.NO_SUCH in screen_text(app)
        await press(app, pilot, "enter")
        assert import_screen(app).path == tmp_path / "none.csv"
        assert words.CsvFile.MISSING in " ".join(screen_text(app).split())
        await press(app, pilot, "escape")
        await type_path(app, pilot, str(tmp_path / "gone" / "x"))
        assert "cannot be listed" in screen_text(app)


@pytest.mark.asyncio
async def test_a_file_dropped_on_the_terminal_takes_the_place_of_what_is_typed(
    tmp_path: Path,
) -> None:
    (tmp_path / "sent here").mkdir()
    path = sheet(tmp_path / "sent here", "2020 figures.csv")
    async with opened(place(tmp_path), year=2020) as (app, pilot):
        await press(app, pilot, "i")
        file_screen(app).field.post_message(Paste(f"'{path}' "))
        await settled(app, pilot)
        assert file_screen(app).field.value == str(path)
        assert names(app) == ["2020 figures.csv"]
        file_screen(app).field.post_message(Paste(".csv"))
        await settled(app, pilot)
        assert file_screen(app).field.value == f"{path}.csv"


@pytest.mark.asyncio
async def test_nothing_is_imported_where_nothing_may_be_entered(tmp_path: Path) -> None:
    found = session(place(tmp_path), 2019, as_of=date(2019, 12, 31))
    async with opened(found) as (app, pilot):
        await press(app, pilot, "i")
        assert app.screen is main_screen(app)
        assert "without --as-of" in " ".join(screen_text(app).split())


@pytest.mark.asyncio
async def test_a_folder_of_nobody_is_typed_as_it_is(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2020) as (app, pilot):
        await press(app, pilot, "i")
        await type_path(app, pilot, "~no-such-user/x.csv")
        assert names(app) == []
        await press(app, pilot, "enter")
        assert import_screen(app).path == Path("~no-such-user/x.csv")
        assert words.CsvFile.MISSING in " ".join(screen_text(app).split())


def test_a_folder_whose_name_no_system_takes_says_so() -> None:
    assert list_folder(Path("a\0b")).fault
