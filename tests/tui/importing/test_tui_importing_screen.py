"""What a file would do, checked on the screen: asked about, taken in as one step, or left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from entity_support import named_place
from importing_support import FIGURES, answer, asked, asks_for_a_name, import_screen, preview, sheet
from tui_support import entry, main_screen, opened, place, press, screen_text, settled, until

from scorecard.exchange.import_names import names_beside, read_names, write_names
from scorecard.exchange.table import Row
from scorecard.model.reading import ReadingKey
from scorecard.records.draft import Draft
from scorecard.records.store import Store
from scorecard.tui.importing.rows import Choices, ImportRow, Sort
from scorecard.tui.importing.screen import ImportScreen
from scorecard.tui.preferences import import_folder

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.tui.app import ScorecardApp
    from scorecard.workspace import Places

RIGHT = "indicator,year,value\nwells,2020,175\nwells,2019,155\npupils,2020,85\n"
DOUBTED = "indicator,year,value\nwells,2020,1750\npupils,2020,85\n"


def values(places: Places) -> dict[tuple[str, int], str | None]:
    records = Store.open(places.store).records()
    return {(r.indicator, r.year): r.value for r in records.readings}


def sorts(app: ScorecardApp) -> list[tuple[int, str]]:
    return [(row.number, row.sort.value) for row in import_screen(app)._rows]


@pytest.mark.asyncio
async def test_what_asks_for_a_look_stands_first_and_each_row_says_all_of_it(
    tmp_path: Path,
) -> None:
    places, path = place(tmp_path), sheet(tmp_path)
    async with opened(places, year=2020) as (app, pilot):
        screen = await preview(app, pilot, path)
        assert sorts(app) == [
            (5, "refused"), (6, "refused"), (3, "changed"), (2, "new"), (4, "new"), (7, "same"),
        ]  # fmt: skip
        assert "2 refused · 1 changed · 2 new · 1 the same" in screen_text(app)
        assert 'In row 5: 8o. value: "8o" is not a number' in screen_text(app)
        await press(app, pilot, "down", "down")
        text = screen_text(app)
        assert "In row 3: 155. 150 stands now. The year before: 125 (2018)." in text
        await press(app, pilot, "enter")
        assert asked(app) == "Wells drilled, 2019"
        await press(app, pilot, "escape", "f")
        assert {row.sort for row in screen._rows} == {Sort.REFUSED}
        await press(app, pilot, "f")
        assert {row.sort for row in screen._rows} == {Sort.CHANGED, Sort.NEW}
        await press(app, pilot, "f", "slash", *"pupils", "enter")
        assert [row.number for row in screen._rows] == [5, 6]
        await press(app, pilot, "slash", "escape")
        assert len(screen._rows) == 6


@pytest.mark.asyncio
async def test_a_file_is_taken_in_as_one_step_that_undo_takes_back(tmp_path: Path) -> None:
    places, path = place(tmp_path), sheet(tmp_path, text=RIGHT)
    before = values(places)
    async with opened(places, year=2020, who=lambda: "Ana") as (app, pilot):
        await press(app, pilot, "i", "enter", "s")
        assert asked(app) == "Import 3 readings?"
        assert values(places) == before
        await press(app, pilot, "enter")
        assert app.screen is main_screen(app)
        assert "Imported 3 readings." in screen_text(app)
        assert values(places) == before | {
            ("wells", 2020): "175", ("wells", 2019): "155", ("pupils", 2020): "85",
        }  # fmt: skip
        assert {r.by for r in Store.open(places.store).records().readings} == {"tester", "Ana"}
        assert import_folder() == str(path.parent)
        await press(app, pilot, "u")
        assert "3 readings are as they were before" in screen_text(app)
        assert values(places) == before | {("wells", 2020): None, ("pupils", 2020): None}


@pytest.mark.asyncio
async def test_of_two_revisions_of_one_reading_undo_brings_back_what_stood_before_both(
    tmp_path: Path,
) -> None:
    text = "indicator,year,value,published\nwells,2019,155,2020-01-31\nwells,2019,160,2020-02-28\n"
    places, path = place(tmp_path), sheet(tmp_path, text=text)
    async with opened(places, year=2020) as (app, pilot):
        await preview(app, pilot, path)
        await press(app, pilot, "s", "enter")
        assert values(places)["wells", 2019] == "160"
        await press(app, pilot, "u")
        assert values(places)["wells", 2019] == "150"


@pytest.mark.asyncio
async def test_leaving_takes_nothing_in_and_asks_where_answers_would_be_lost(
    tmp_path: Path,
) -> None:
    places, path = place(tmp_path), sheet(tmp_path)
    before = values(places)
    async with opened(places, year=2020) as (app, pilot):
        await preview(app, pilot, path)
        await press(app, pilot, "s")
        assert asks_for_a_name(app)
        await press(app, pilot, "escape", "escape")
        assert app.screen is main_screen(app)
        await preview(app, pilot, path)
        await press(app, pilot, "end", "up", "space", "escape")
        assert asked(app) == "Nothing is imported yet"
        await answer(app, pilot, "stay")
        await press(app, pilot, "escape")
        await answer(app, pilot, "discard")
        assert app.screen is main_screen(app)
    assert values(places) == before


@pytest.mark.asyncio
async def test_quitting_asks_once_where_answers_would_be_lost(tmp_path: Path) -> None:
    places, path = place(tmp_path), sheet(tmp_path, text=RIGHT)
    async with opened(places, year=2020) as (app, pilot):
        await preview(app, pilot, path)
        await press(app, pilot, "space", "q")
        assert asked(app) == "Nothing is imported yet"
        await press(app, pilot, "enter")
        assert not app.is_running


@pytest.mark.asyncio
async def test_what_is_right_is_taken_and_the_rest_is_left_once_that_is_agreed(
    tmp_path: Path,
) -> None:
    places, path = place(tmp_path), sheet(tmp_path)
    async with opened(places, year=2020) as (app, pilot):
        await preview(app, pilot, path)
        await press(app, pilot, "s", *"none", "enter")
        assert asked(app) == "1 row cannot be taken in"
        await answer(app, pilot, "leave")
        assert asked(app) == "Import 3 readings?"
        assert "2 rows are left out." in screen_text(app)
        await answer(app, pilot, "import")
        assert "Imported 3 readings. 2 rows are left out." in screen_text(app)
    assert ("pupils", 2020) not in values(places)


@pytest.mark.asyncio
async def test_a_name_the_plan_does_not_know_is_asked_about_once(tmp_path: Path) -> None:
    text = FIGURES.replace("8o", "85").replace("pupil,2020", "pupil,2018")
    text += "pupil,2021,90,,\npupil,2017,5o,,\n"
    places, path = place(tmp_path), sheet(tmp_path, text=text)
    async with opened(places, year=2020) as (app, pilot):
        await preview(app, pilot, path)
        await press(app, pilot, "s")
        shown = screen_text(app)
        assert 'The plan knows no "pupil" (row 6, row 8, row 9)' in shown
        lines = [line for line in shown.splitlines() if "  pupils" in line or "  wells" in line]
        assert [line.split()[-1] for line in lines] == ["pupils", "wells"]  # the nearest first
        await press(app, pilot, "escape")
        assert sorts(app)[:3] == [(6, "refused"), (8, "refused"), (9, "refused")]
        await press(app, pilot, "s", "enter")
        # Its name is answered; what else is wrong with a row is another question.
        assert asked(app) == "1 row cannot be taken in"
        assert "Pupils in school" in screen_text(app)
        await answer(app, pilot, "leave")
        assert asked(app) == "Import 6 readings?"
        kept = names_beside(places.store)
        assert not kept.exists()
        await answer(app, pilot, "import")
        assert read_names(kept) == {"pupil": "pupils"}
        # What was agreed is not asked again, and what the plan has no more is told.
        write_names(kept, {"pupil": "pupils", "Wells": "gone"})
        await preview(app, pilot, sheet(tmp_path, text="indicator,year,value\npupil,2021,91\n"))
        assert sorts(app) == [(2, "changed")]
        assert '"gone"' in screen_text(app)
    assert values(places)["pupils", 2021] == "90"


@pytest.mark.asyncio
async def test_a_figure_that_looks_wrong_is_taken_or_left_by_a_person(tmp_path: Path) -> None:
    places, path = place(tmp_path), sheet(tmp_path, text=DOUBTED)
    async with opened(places, year=2020) as (app, pilot):
        await preview(app, pilot, path)
        assert sorts(app)[0] == (2, "doubted")
        assert "looks wrong" in screen_text(app)
        await press(app, pilot, "s")
        assert asked(app) == "1 figure looks wrong"
        await answer(app, pilot, "leave")
        assert asked(app) == "Import 1 reading?"
        await answer(app, pilot, "back")
        assert sorts(app) == [(3, "new"), (2, "left")]
        await press(app, pilot, "end", "space")
        assert sorts(app) == [(2, "new"), (3, "new")]
        await press(app, pilot, "s")
        assert asked(app) == "Import 2 readings?"
        await answer(app, pilot, "back")
        await press(app, pilot, "escape")
        await answer(app, pilot, "discard")
        await preview(app, pilot, path)
        await press(app, pilot, "s")
        await answer(app, pilot, "take")
        assert asked(app) == "Import 2 readings?"
        await answer(app, pilot, "import")
    assert values(places)["wells", 2020] == "1750"


@pytest.mark.asyncio
async def test_a_figure_somebody_changed_meanwhile_is_told_and_nothing_is_saved(
    tmp_path: Path,
) -> None:
    places, path = place(tmp_path), sheet(tmp_path, text=RIGHT)
    async with opened(places, year=2020) as (app, pilot):
        await preview(app, pilot, path)
        await press(app, pilot, "s")
        other = entry("wells", 2019, "152", reason="correction")
        Store.open(places.store).add([other], by="Bo")
        await answer(app, pilot, "import")
        screen = import_screen(app)
        text = " ".join(screen_text(app).split())
        assert "Bo" in text
        assert "152" in text
        assert ("wells", 2020) not in values(places)
        row = next(row for row in screen._rows if row.number == 3)
        assert row.stands == "152"
        await press(app, pilot, "s")
        await answer(app, pilot, "import")
    assert values(places)["wells", 2019] == "155"


@pytest.mark.asyncio
async def test_what_was_read_counts_whatever_becomes_of_the_file(tmp_path: Path) -> None:
    places, path = place(tmp_path), sheet(tmp_path, text=RIGHT)
    async with opened(places, year=2020) as (app, pilot):
        await preview(app, pilot, path)
        sheet(tmp_path, text=RIGHT.replace("175", "999"))
        Store.open(places.store).add([entry("pumps", 2020, "8")], by="Bo")
        app.work(app.session.load)
        await settled(app, pilot)
        path.unlink()
        await press(app, pilot, "s", "enter")
        await until(lambda: app.screen is main_screen(app))
    assert values(places)["wells", 2020] == "175"


@pytest.mark.asyncio
async def test_a_file_that_changes_nothing_says_so(tmp_path: Path) -> None:
    path = sheet(tmp_path, text="indicator,year,value\nwells,2019,150\n")
    async with opened(place(tmp_path), year=2020) as (app, pilot):
        await preview(app, pilot, path)
        await press(app, pilot, "s")
        assert "Nothing to import" in screen_text(app)
        await press(app, pilot, "space")
        assert sorts(app) == [(2, "same")]


@pytest.mark.asyncio
async def test_a_whole_history_is_left_to_the_command(tmp_path: Path) -> None:
    path = sheet(tmp_path, text="indicator,year,value,entered\n")
    async with opened(place(tmp_path), year=2020) as (app, pilot):
        await preview(app, pilot, path)
        assert "whole history" in screen_text(app)


@pytest.mark.asyncio
async def test_text_of_a_file_is_never_markup(tmp_path: Path) -> None:
    text = FIGURES.replace("8o", "[red]8o[/]")
    async with opened(place(tmp_path), year=2020) as (app, pilot):
        await preview(app, pilot, sheet(tmp_path, text=text))
        assert "[red]8o[/]" in screen_text(app)


@pytest.mark.asyncio
async def test_of_a_long_file_the_first_rows_are_listed_and_all_are_taken_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scorecard.tui.importing.screen._MOST", 2)
    told: list[tuple[int, int]] = []
    real = ImportScreen.Progressed

    class Noted(real):  # type: ignore[misc, valid-type]
        def __init__(self, done: int, total: int) -> None:
            told.append((done, total))
            super().__init__(done, total)

    monkeypatch.setattr(ImportScreen, "Progressed", Noted)
    places, path = place(tmp_path), sheet(tmp_path, text=RIGHT)
    async with opened(places, year=2020) as (app, pilot):
        await preview(app, pilot, path)
        assert len(sorts(app)) == 2
        assert "Listed: the first 2" in screen_text(app)
        await press(app, pilot, "slash", *"pupils", "enter")
        assert sorts(app) == [(4, "new")]
        await press(app, pilot, "s", "enter")
    assert values(places)["wells", 2020] == "175"
    assert told[-1] == (3, 3)


@pytest.mark.asyncio
async def test_cells_without_a_figure_are_kept_as_no_data_or_left_out(tmp_path: Path) -> None:
    text = "indicator,year,value\nwells,2020,n/a\npumps,2020,..\npupils,2020,85\n"
    places, path = place(tmp_path), sheet(tmp_path, text=text)
    async with opened(places, year=2020) as (app, pilot):
        await preview(app, pilot, path)
        assert '"n/a" says that there is no figure; s asks why' in screen_text(app)
        await press(app, pilot, "s")
        assert asked(app) == "2 cells say that there is no figure"
        assert '"n/a", ".." (row 2, row 3)' in screen_text(app)
        await answer(app, pilot, "take")
        assert "Why there is none is needed." in screen_text(app)
        await press(app, pilot, *"not counted", "enter")
        assert asked(app) == "Import 3 readings?"
        await answer(app, pilot, "back")
        assert "no data" in screen_text(app)
        await press(app, pilot, "s", "enter")
    stored = Store.open(places.store).records().readings
    assert {r.no_data for r in stored if r.year == 2020} == {"", "not counted"}
    async with opened(places, year=2020) as (app, pilot):
        await preview(app, pilot, sheet(tmp_path, text="indicator,year,value\npumps,2021,-\n"))
        await press(app, pilot, "s")
        await answer(app, pilot, "leave")
        assert "Nothing to import" in screen_text(app)


@pytest.mark.asyncio
async def test_footnote_marks_are_kept_as_notes_once_somebody_says_so(tmp_path: Path) -> None:
    text = "indicator,year,value\nwells,2020,175*\npupils,2020,85\n"
    places, path = place(tmp_path), sheet(tmp_path, text=text)
    async with opened(places, year=2020) as (app, pilot):
        await preview(app, pilot, path)
        assert sorts(app)[0] == (2, "refused")
        await press(app, pilot, "s")
        assert asked(app) == "1 figure has a footnote mark"
        await press(app, pilot, "enter", "enter")
    wells = next(r for r in Store.open(places.store).records().readings if r.value == "175")
    assert "*" in wells.note


@pytest.mark.asyncio
@pytest.mark.parametrize("name", ["wells", "Boreholes"])
async def test_a_reading_changed_since_the_sheet_was_made_is_asked_about(
    tmp_path: Path, name: str
) -> None:
    places = place(tmp_path)
    store = Store.open(places.store)
    seen = store.head(ReadingKey("wells", 2019))
    assert seen is not None
    store.add([entry("wells", 2019, "152", reason="correction")], by="Bo")
    write_names(names_beside(places.store), {"Boreholes": "wells"})
    path = sheet(tmp_path, text=f"indicator,year,value,seen\n{name},2019,155,{seen.id}\n")
    async with opened(places, year=2020) as (app, pilot):
        await preview(app, pilot, path)
        said = " ".join(screen_text(app).split())
        assert "changed here since the sheet was made: 152, by Bo on" in said
        await press(app, pilot, "s")
        assert asked(app) == "1 reading was changed here since the sheet was made"
        await press(app, pilot, "enter", "enter")
    assert values(places)["wells", 2019] == "155"


@pytest.mark.asyncio
async def test_where_no_row_can_be_taken_in_that_is_said(tmp_path: Path) -> None:
    path = sheet(tmp_path, text="indicator,year,value\nwells,2020,8o\n")
    async with opened(place(tmp_path), year=2020) as (app, pilot):
        await preview(app, pilot, path)
        await press(app, pilot, "s")
        assert "no row can be taken in" in screen_text(app)


def workbook(folder: Path, **sheets: list[list[object]]) -> Path:
    """Write a workbook of sheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        found = book.create_sheet(name)
        for row in rows:
            found.append(row)
    book.save(folder / "figures.xlsx")
    return folder / "figures.xlsx"


WIDE: list[list[object]] = [["Results"], ["Indicator", 2019, 2020], ["Wells drilled", 155, 175]]


@pytest.mark.asyncio
async def test_a_wide_sheet_of_a_workbook_is_taken_in(tmp_path: Path) -> None:
    places, path = place(tmp_path), workbook(tmp_path, Results=WIDE)
    async with opened(places, year=2020) as (app, pilot):
        await preview(app, pilot, path)
        text = screen_text(app)
        assert "Wide: indicators down in column A" in text
        assert "Import figures.xlsx, sheet Results" in text
        assert " C3  " in text
        assert "In Results!" in text
        await press(app, pilot, "s", "enter")
    assert values(places)["wells", 2020] == "175"


@pytest.mark.asyncio
async def test_of_several_sheets_one_is_chosen_and_another_later(tmp_path: Path) -> None:
    other = [["Indicator", 2021], ["Pupils in school", 91]]
    path = workbook(tmp_path, Results=WIDE, Later=other)
    async with opened(place(tmp_path), year=2020) as (app, pilot):
        app.open("import", path)
        await settled(app, pilot)
        assert asks_for_a_name(app)
        assert "Which sheet of figures.xlsx is to be read?" in screen_text(app)
        await press(app, pilot, *"lat", "enter")
        assert [row.title for row in import_screen(app)._rows] == ["Pupils in school"]
        await press(app, pilot, "o", "enter")
        assert {row.title for row in import_screen(app)._rows} == {"Wells drilled"}
        await preview(app, pilot, workbook(tmp_path, Results=WIDE))
        await press(app, pilot, "o")
        assert "There is no other sheet in this file." in screen_text(app)


@pytest.mark.asyncio
async def test_a_column_nobody_knows_is_left_out_by_its_name(tmp_path: Path) -> None:
    text = "indicator,year,value,colour,shape\nwells,2020,175,blue,round\n"
    async with opened(place(tmp_path), year=2020) as (app, pilot):
        app.open("import", sheet(tmp_path, text=text))
        await settled(app, pilot)
        assert asked(app) == 'The tool knows no column "colour"'
        await press(app, pilot, "escape")
        assert 'unknown column "colour"' in " ".join(screen_text(app).split())
        await press(app, pilot, "x", *"colour", "enter")
        assert asked(app) == 'The tool knows no column "shape"'
        await press(app, pilot, "enter")
        assert [sort for _, sort in sorts(app)] == ["new"]


@pytest.mark.asyncio
async def test_an_answer_by_a_deadline_is_no_percentage(tmp_path: Path) -> None:
    text = "indicator,entity,year,value\ndeadlines,niger,2020,yes\n"
    async with opened(named_place(tmp_path), year=2020) as (app, pilot):
        screen = await preview(app, pilot, sheet(tmp_path, text=text))
        assert [row.understood for row in screen._rows] == ["yes"]


@pytest.mark.asyncio
async def test_a_name_may_stand_for_one_an_indicator_is_kept_for(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Indicator", 2020], ["North", 31], ["The South", 21]]
    places, path = named_place(tmp_path), workbook(tmp_path, Results=rows)
    async with opened(places, year=2020) as (app, pilot):
        screen = await preview(app, pilot, path)
        await press(app, pilot, "end", "s")
        assert "Wells by region, North" in screen_text(app)
        await press(app, pilot, "enter")
        path.unlink()  # what was read counts where it can be read no more
        await press(app, pilot, *"south", "enter")
        assert sorted(row.title for row in screen._rows) == [
            "Wells by region, North", "Wells by region, South",
        ]  # fmt: skip
        await press(app, pilot, "escape", "s", "enter")
    heads = Store.open(places.store)
    assert heads.head(ReadingKey("wells", 2020, "north")) is not None


def test_what_was_chosen_of_rows_moves_with_their_places() -> None:
    def rows(*places: str) -> list[ImportRow]:
        found = (Row(n, Draft(), place=place) for n, place in enumerate(places))
        return [ImportRow(Sort.NEW, row, "Wells") for row in found]

    choices = Choices(left=frozenset({0}), sure=frozenset({1, 2}))
    now = choices.moved(rows("B1", "B2", "B3"), rows("B3", "A9", "B1"))
    assert (now.left, now.sure) == (frozenset({2}), frozenset({0}))
