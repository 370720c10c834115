"""What the store asks of people: what waits, what was put back, what is contested."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from entity_support import PLAN
from entry_support import answer, enter, fill
from store_support import KEY, bar, flat, forked
from tui_support import SMALL, entry, opened, place, press, screen_text, settled

from scorecard.model.reading import ReadingKey
from scorecard.records.store import Store, open_store
from scorecard.tui.indicator.entity import EntityScreen
from scorecard.tui.screens.ask import AskScreen
from scorecard.tui.screens.contested import ContestedScreen
from scorecard.tui.store_state import StoreState

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.model.reading import Reading
    from scorecard.workspace import Places


def standing(places: Places) -> Reading:
    """Return the revision of the contested reading that stands."""
    head = open_store(places.store).head(KEY)
    assert head is not None
    return head


@pytest.mark.asyncio
async def test_a_contested_reading_is_marked_wherever_it_is_shown(tmp_path: Path) -> None:
    async with opened(forked(tmp_path), year=2019) as (app, pilot):
        assert "1 reading is contested; ! settles it." in screen_text(app)
        app.open("indicator", "wells", ())
        await settled(app, pilot)
        row = next(line for line in screen_text(app).splitlines() if line.startswith(" 2019"))
        assert row.split()[1:3] == ["160", "!"]
        assert not any("!" in x for x in screen_text(app).splitlines() if x.startswith(" 2018"))
        await press(app, pilot, "escape", "g")
        await settled(app, pilot)
        assert "160!" in screen_text(app)


@pytest.mark.asyncio
async def test_one_is_chosen_and_stands_as_the_next_revision(tmp_path: Path) -> None:
    places = forked(tmp_path)
    async with opened(places, year=2019) as (app, pilot):
        await press(app, pilot, "!")
        assert isinstance(app.screen, ContestedScreen)
        text = screen_text(app)
        assert "Wells drilled, 2019" in text
        newest, older = (line for line in text.splitlines() if "revision 2" in line)
        assert newest.split()[:4] == ["160", "counts", "now", "Ben"]
        assert older.split()[:2] == ["155", "Ana"]
        await press(app, pilot, "end", "enter")
        assert isinstance(app.screen, AskScreen)
        assert "Wells drilled, 2019: 155, by Ana." in flat(screen_text(app))
        await answer(app, pilot, "stand")
        assert "Wells drilled, 2019: 155. Settled." in flat(screen_text(app))
        await press(app, pilot, "escape")
        assert "contested" not in screen_text(app)
    store = open_store(places.store)
    assert not store.contested()
    head = store.head(KEY)
    assert head is not None
    assert (head.value, head.revision, head.reason) == ("155", 3, "correction")
    assert len(store.history(KEY)) == 4


@pytest.mark.asyncio
async def test_it_may_stay_contested(tmp_path: Path) -> None:
    places = forked(tmp_path)
    before = places.store.read_bytes()
    async with opened(places, year=2019) as (app, pilot):
        await press(app, pilot, "!", "home", "enter")
        assert "Choose the one that is to stand." in flat(screen_text(app))
        await press(app, pilot, "end", "enter")
        await answer(app, pilot, "leave")
        await press(app, pilot, "escape")
        assert "1 reading is contested" in screen_text(app)
    assert places.store.read_bytes() == before


@pytest.mark.asyncio
async def test_a_side_that_came_meanwhile_is_not_settled_unseen(tmp_path: Path) -> None:
    places = forked(tmp_path)
    async with opened(places, year=2019) as (app, pilot):
        await press(app, pilot, "!", "end", "enter")
        Store.open(places.store).add([entry("wells", 2019, "170", reason="late")], by="Cy")
        await answer(app, pilot, "stand")
        assert "NOT saved: Cy changed wells 2019" in flat(screen_text(app))
    assert open_store(places.store).contested()


@pytest.mark.asyncio
async def test_the_board_looks_and_settles_nothing(tmp_path: Path) -> None:
    places = forked(tmp_path)
    async with opened(places, year=2019, board=True) as (app, pilot):
        app.open("contested")
        await settled(app, pilot)
        await press(app, pilot, "end", "enter")
        assert "read-only" in screen_text(app)
        assert isinstance(app.screen, ContestedScreen)


@pytest.mark.asyncio
async def test_a_contested_reading_of_a_name_is_marked_with_it(tmp_path: Path) -> None:
    key = ReadingKey("deadlines", 2020, "cote")
    first = [entry("deadlines", 2020, "no", entity="cote")]
    places = forked(tmp_path, PLAN, first, key, ("2020-05-31", "2020-06-30"))
    async with opened(places, year=2020) as (app, pilot):
        app.open("indicator", "deadlines", ())
        await settled(app, pilot)
        rows = [line for line in screen_text(app).splitlines() if "Côte d'Ivoire !" in line]
        assert len(rows) == 1
        app.open("entity", "deadlines", "cote", ())
        await settled(app, pilot)
        assert isinstance(app.screen, EntityScreen)
        assert "2020-06-30 !" in screen_text(app)
        await press(app, pilot, "!")
        assert "Deadlines met, Côte d'Ivoire, 2020" in screen_text(app)
        await press(app, pilot, "end", "enter")
        await answer(app, pilot, "stand")
    assert not open_store(places.store).contested()


@pytest.mark.asyncio
async def test_what_waits_is_said_while_it_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = place(tmp_path)
    async with opened(places, year=2019) as (app, pilot):
        assert bar(app).size.height == 1
        monkeypatch.setattr(Store, "waiting", property(lambda _: 3))
        await press(app, pilot, "r")
        said = "Saved on this computer only; 3 waiting for the shared folder."
        assert said in flat(screen_text(app))
        await press(app, pilot, "down", "r")
        assert said in flat(screen_text(app))
        monkeypatch.undo()
        await press(app, pilot, "r")
        assert said not in flat(screen_text(app))


@pytest.mark.asyncio
async def test_a_save_that_waits_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(place(tmp_path), year=2020) as (app, pilot):
        monkeypatch.setattr(Store, "waiting", property(lambda _: 1))
        await enter(app, pilot, "wells")
        await fill(app, pilot, value="170")
        await press(app, pilot, "ctrl+s")
        await settled(app, pilot)
        text = flat(screen_text(app))
        assert "Saved. Saved on this computer only; 1 waiting for the shared folder." in text


@pytest.mark.asyncio
async def test_what_was_put_back_is_said_once(tmp_path: Path) -> None:
    places = place(tmp_path)
    # This computer has its copy from the first save on.
    open_store(places.store).add([entry("wells", 2019, "151", reason="late")], by="tester")
    whole = places.store.read_bytes()
    async with opened(places, year=2019) as (app, pilot):
        places.store.write_bytes(b"".join(whole.splitlines(True)[:-1]))
        await press(app, pilot, "r")
        await settled(app, pilot)
        said = "1 line that the shared file had lost was put back from this computer."
        assert said in flat(screen_text(app))
        await press(app, pilot, "down")
        await press(app, pilot, "r")
        await settled(app, pilot)
        assert said not in flat(screen_text(app))
    assert places.store.read_bytes() == whole


def test_former_ids_are_told_by_those_of_today(tmp_path: Path) -> None:
    places = forked(tmp_path)
    from scorecard.framework.load import load_plan

    renamed = SMALL.replace('id = "wells"', 'id = "boreholes"\n    formerly = ["wells"]')
    places.plan.write_text(renamed, encoding="utf-8")
    strategy = load_plan(places.plan).strategy
    assert strategy is not None
    state = StoreState.of(open_store(places.store), strategy)
    assert state.years_of("boreholes") == {2019}
    assert [reading.by for reading in state.contested[ReadingKey("boreholes", 2019)]]


def test_news_are_what_was_put_back_since() -> None:
    assert StoreState().news(None) == ""
    assert StoreState(put_back=2).news(StoreState(put_back=2)) == ""
    assert StoreState(put_back=3).news(StoreState(put_back=2)).startswith("1 line ")
    assert StoreState(put_back=51).news(None).startswith("51 lines ")


@pytest.mark.asyncio
@pytest.mark.parametrize(("row", "stands"), [("end", "155"), ("down", "160")])
async def test_a_settlement_is_undone_as_any_save(row: str, stands: str, tmp_path: Path) -> None:
    places = forked(tmp_path)
    async with opened(places, year=2019) as (app, pilot):
        await press(app, pilot, "!", "home", row, "enter")
        assert "it stays settled, for you have seen both" in flat(screen_text(app))
        await answer(app, pilot, "stand")
        assert standing(places).value == stands
        await press(app, pilot, "u")
        text = flat(screen_text(app))
        was = "" if stands == "160" else f", was {stands}"
        assert f"Undone. Wells drilled, 2019: 160{was}. Saved. It stays settled" in text
        await press(app, pilot, "u")
        assert "Nothing was saved in this session" in flat(screen_text(app))
    store = open_store(places.store)
    assert standing(places).value == "160"
    assert standing(places).revision == 4
    assert not store.contested()


@pytest.mark.asyncio
async def test_a_settlement_somebody_revised_since_is_not_undone(tmp_path: Path) -> None:
    places = forked(tmp_path)
    async with opened(places, year=2019) as (app, pilot):
        await press(app, pilot, "!", "end", "enter")
        await answer(app, pilot, "stand")
        Store.open(places.store).add([entry("wells", 2019, "170", reason="late")], by="Cy")
        await press(app, pilot, "u")
        assert "NOT saved: Cy changed wells 2019" in flat(screen_text(app))
    assert standing(places).value == "170"
