"""Files in the form of a reading: typed, copied when it is saved, and kept when it is revised."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from entry_support import KINDS, enter, fill, form_of, readings
from grid_support import open_grid, save, type_in
from tui_support import opened, place, press, screen_text, settled

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.asyncio


def survey(tmp_path: Path) -> Path:
    path = tmp_path / "elsewhere" / "Survey 2018.pdf"
    path.parent.mkdir()
    path.write_bytes(b"one")
    return path


async def test_a_file_is_copied_when_it_is_saved_and_stays_when_it_is_revised(
    tmp_path: Path,
) -> None:
    path, places = survey(tmp_path), place(tmp_path, KINDS, [])
    folder = places.store.parent / "evidence"
    async with opened(places, year=2018) as (app, pilot):
        await enter(app, pilot, "rest", 2018)
        await fill(app, pilot, value="50", evidence=str(path))
        assert not folder.exists()
        await press(app, pilot, "ctrl+s")
        await settled(app, pilot)
        (first,) = readings(places, "rest", 2018)
        assert [each.path for each in first.evidence] == ["Survey-2018.pdf"]
        assert (folder / "Survey-2018.pdf").read_bytes() == b"one"
        await enter(app, pilot, "rest", 2018)
        assert form_of(app).typed["evidence"] == "Survey-2018.pdf"
        await fill(app, pilot, value="51", reason="correction")
        await press(app, pilot, "ctrl+s")
        await settled(app, pilot)
    assert [each.evidence for each in readings(places, "rest", 2018)] == [first.evidence] * 2


@pytest.mark.parametrize("name", ["nowhere.pdf", "~no-such-user/x.pdf"])
async def test_one_that_is_not_there_is_refused_in_words(tmp_path: Path, name: str) -> None:
    places = place(tmp_path, KINDS, [])
    async with opened(places, year=2018) as (app, pilot):
        await enter(app, pilot, "rest", 2018)
        await fill(app, pilot, value="50", evidence=name)
        await press(app, pilot, "ctrl+s")
        await settled(app, pilot)
        assert f'"{name}" is not there' in " ".join(screen_text(app).split())
    assert readings(places, "rest", 2018) == []


async def test_tab_writes_a_path_out_as_far_as_it_is_clear_and_then_goes_on(
    tmp_path: Path,
) -> None:
    for name in ("Survey 2018.pdf", "Survey 2019.pdf", "table.ods", ".hidden"):
        path = tmp_path / "elsewhere" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"one")
    first, begun = f"{tmp_path / 'table.pdf'}; ", str(tmp_path / "elsewh")
    async with opened(place(tmp_path, KINDS, []), year=2018) as (app, pilot):
        await enter(app, pilot, "rest", 2018)
        await fill(app, pilot, evidence=first + begun)
        field = form_of(app).controls()["evidence"]
        field.focus()
        for typed, found in (
            ("", f"elsewhere{os.sep}"),
            ("Sur", f"elsewhere{os.sep}Survey 201"),
            ("9", f"elsewhere{os.sep}Survey 2019.pdf"),
        ):
            await press(app, pilot, "end", *typed, "tab")
            await settled(app, pilot)
            assert form_of(app).typed["evidence"] == f"{first}{tmp_path}{os.sep}{found}"
            assert app.focused is field
        await press(app, pilot, "tab")
        await settled(app, pilot)
        assert app.focused is form_of(app).controls()["state"]
        await press(app, pilot, "shift+tab", "home", "tab")
        assert app.focused is form_of(app).controls()["state"]


async def test_the_page_of_an_indicator_says_what_became_of_a_file(tmp_path: Path) -> None:
    path, places = survey(tmp_path), place(tmp_path, KINDS, [])
    async with opened(places, year=2018) as (app, pilot):
        await enter(app, pilot, "rest", 2018)
        await fill(app, pilot, value="50", evidence=str(path))
        await press(app, pilot, "ctrl+s")
        await settled(app, pilot)
    (places.store.parent / "evidence" / "Survey-2018.pdf").unlink()
    async with opened(places, year=2018) as (app, pilot):
        app.open("indicator", "rest", ())
        await settled(app, pilot)
        assert "evidence Survey-2018.pdf (missing)" in " ".join(screen_text(app).split())
        await press(app, pilot, "h")
        assert "evidence Survey-2018.pdf (missing)" in " ".join(screen_text(app).split())


async def test_a_figure_revised_in_the_grid_keeps_its_files(tmp_path: Path) -> None:
    path, places = survey(tmp_path), place(tmp_path, KINDS, [])
    async with opened(places, year=2018) as (app, pilot):
        await enter(app, pilot, "rest", 2018)
        await fill(app, pilot, value="50", evidence=str(path))
        await press(app, pilot, "ctrl+s", "escape")
        await settled(app, pilot)
        await open_grid(app, pilot, "rest", 2018)
        await type_in(app, pilot, "52")
        await save(app, pilot, source="Annual", reason="correction")
    first, second = readings(places, "rest", 2018)
    assert second.value == "52"
    assert second.evidence == first.evidence != ()
