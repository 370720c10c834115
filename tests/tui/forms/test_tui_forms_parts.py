"""The form of a reading told by parts: the whole and each part, saved together as one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from entry_support import answer, enter, form_of
from parts_support import ENTRIES, PLAN, figure, parted_place, stands
from tui_support import entry, opened, place, press, screen_text, settled

from scorecard.model.reading import Source
from scorecard.records.store import Store
from scorecard.tui.forms.parts import column_of
from scorecard.tui.screens.ask import AskScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from scorecard.tui.app import ScorecardApp

pytestmark = pytest.mark.asyncio


async def type_parts(app: ScorecardApp, pilot: Pilot[None], **parts: str) -> None:
    for part, text in parts.items():
        form_of(app).type_in(column_of(part), text)
    await settled(app, pilot)


def flat(app: ScorecardApp) -> str:
    return " ".join(screen_text(app).split())


async def test_the_form_has_a_field_for_each_part_with_its_last_figure(tmp_path: Path) -> None:
    async with opened(parted_place(tmp_path), year=2020) as (app, pilot):
        await enter(app, pilot, "wells")
        lines = [line.split() for line in screen_text(app).splitlines()]
        assert ["The", "north", "Last:", "85", "in", "2019."] in lines
        assert ["south", "Last:", "65", "in", "2019."] in lines
        assert ["drinking"] in lines
        await type_parts(app, pilot, north="90")
        assert "understood: 90 wells" in screen_text(app)


async def test_whole_and_parts_are_one_save_and_one_undo(tmp_path: Path) -> None:
    places = parted_place(tmp_path)
    async with opened(places, year=2020, who=lambda: "Ana") as (app, pilot):
        await enter(app, pilot, "wells")
        form_of(app).type_in("value", "190")
        form_of(app).type_in("source", "Survey")
        await type_parts(app, pilot, north="100", south="90")
        await press(app, pilot, "ctrl+s")
        assert "3 readings saved." in screen_text(app)
        assert [figure(places, 2020, part) for part in (None, "north", "south")] == [
            "190", "100", "90",
        ]  # fmt: skip
        north = stands(places, 2020, "north")
        assert north is not None
        assert (north.source.title, north.by) == ("Survey", "Ana")
        assert figure(places, 2020, "drinking") is None
        await press(app, pilot, "u")
        assert [figure(places, 2020, part) for part in (None, "north", "south")] == [None] * 3


async def test_the_whole_may_be_left_empty_where_a_part_is_given(tmp_path: Path) -> None:
    places = parted_place(tmp_path)
    async with opened(places, year=2020) as (app, pilot):
        await enter(app, pilot, "wells")
        await type_parts(app, pilot, north="100")
        await press(app, pilot, "ctrl+s")
    assert figure(places, 2020, "north") == "100"
    assert stands(places, 2020) is None


async def test_a_part_that_is_not_touched_stays_and_a_changed_one_needs_a_reason(
    tmp_path: Path,
) -> None:
    places = parted_place(tmp_path)
    async with opened(places, year=2019) as (app, pilot):
        await enter(app, pilot, "wells")
        form_of(app).type_in("value", "151")
        await type_parts(app, pilot, south="66")
        await press(app, pilot, "ctrl+s")
        assert "reason" in flat(app).lower()
        form_of(app).type_in("reason", "correction")
        await settled(app, pilot)
        await press(app, pilot, "ctrl+s")
    history = Store.open(places.store).records().readings
    revised = [(r.part, r.value) for r in history if r.revision > 1]
    assert revised == [(None, "151"), ("south", "66")]


async def test_a_part_is_blamed_for_its_own_fault_and_for_being_emptied(tmp_path: Path) -> None:
    places = parted_place(tmp_path)
    async with opened(places, year=2019) as (app, pilot):
        await enter(app, pilot, "wells")
        await type_parts(app, pilot, north="many", south="")
        await press(app, pilot, "ctrl+s")
        text = flat(app)
        assert '"many" is not a number' in text
        assert "A figure stands here" in text
        assert form_of(app).focused is form_of(app).controls()[column_of("north")]
    assert figure(places, 2019, "south") == "65"


async def test_a_part_somebody_changed_meanwhile_is_asked_about(tmp_path: Path) -> None:
    places = parted_place(tmp_path)
    async with opened(places, year=2019) as (app, pilot):
        await enter(app, pilot, "wells")
        form_of(app).type_in("value", "151")
        await type_parts(app, pilot, south="66")
        form_of(app).type_in("reason", "correction")
        other = entry("wells", 2019, "60", part="south", reason="correction")
        Store.open(places.store).add([other], by="Bo")
        await press(app, pilot, "ctrl+s")
        assert "Bo" in screen_text(app)
        await answer(app, pilot, "mine")
    assert figure(places, 2019, "south") == "66"


async def test_what_is_typed_of_parts_is_kept_and_offered_again(tmp_path: Path) -> None:
    places = parted_place(tmp_path)
    async with opened(places, year=2020) as (app, pilot):
        await enter(app, pilot, "wells")
        await type_parts(app, pilot, south="66")
        form_of(app).keep()
    async with opened(places, year=2020) as (app, pilot):
        await enter(app, pilot, "wells")
        assert form_of(app).typed[column_of("south")] == "66"


async def test_a_file_named_with_the_figures_is_evidence_of_each(tmp_path: Path) -> None:
    places = parted_place(tmp_path)
    (tmp_path / "count.pdf").write_bytes(b"counted")
    async with opened(places, year=2020) as (app, pilot):
        await enter(app, pilot, "wells")
        form_of(app).type_in("value", "190")
        form_of(app).type_in("evidence", str(tmp_path / "count.pdf"))
        await type_parts(app, pilot, north="100")
        await press(app, pilot, "ctrl+s")
        assert "2 readings saved." in screen_text(app)
    for part in (None, "north"):
        found = stands(places, 2020, part)
        assert found is not None
        assert [each.path for each in found.evidence] == ["count.pdf"]


async def test_what_is_due_next_begins_at_the_part_that_is_due(tmp_path: Path) -> None:
    places = parted_place(tmp_path)
    whole = entry("wells", 2020, "190", source=Source("Survey"))
    Store.open(places.store).add([whole], by="Bo")
    async with opened(places, year=2020) as (app, pilot):
        await enter(app, pilot, "pumps")
        while form_of(app).form.indicator.id != "wells":
            await press(app, pilot, "ctrl+n")
        form = form_of(app)
        assert form.focused is form.controls()[column_of("north")]


async def test_the_due_list_opens_the_form_at_the_part(tmp_path: Path) -> None:
    places = parted_place(tmp_path)
    Store.open(places.store).add([entry("wells", 2020, "190")], by="Bo")
    async with opened(places, year=2020) as (app, pilot):
        await press(app, pilot, "m")
        lines = [line for line in screen_text(app).splitlines() if "south" in line]
        assert lines
        while "south" not in app.screen.text_here:  # type: ignore[attr-defined]
            await press(app, pilot, "down")
        await press(app, pilot, "enter")
        form = form_of(app)
        assert form.focused is form.controls()[column_of("south")]


async def test_parts_that_do_not_come_to_their_total_are_asked_about(tmp_path: Path) -> None:
    places = parted_place(tmp_path)
    async with opened(places, year=2020) as (app, pilot):
        await enter(app, pilot, "wells")
        form_of(app).type_in("value", "190")
        await type_parts(app, pilot, north="100", south="91")
        await press(app, pilot, "ctrl+s")
        assert isinstance(app.screen, AskScreen)
        assert "100 The north and 91 south come to 191" in screen_text(app)
        assert stands(places, 2020) is None
        await answer(app, pilot, "save")
    assert figure(places, 2020, "south") == "91"


async def test_an_earlier_total_that_is_the_sum_of_parts_is_the_last_figure(
    tmp_path: Path,
) -> None:
    parts = [each for each in ENTRIES if each.indicator == "wells" and each.part is not None]
    places = place(tmp_path, PLAN, parts)
    async with opened(places, year=2020) as (app, pilot):
        await enter(app, pilot, "wells")
        assert "Last: 150 (sum of The north and south) in 2019." in flat(app)
        assert "No reading of an earlier year." not in flat(app)


async def test_an_earlier_figure_of_the_whole_that_is_newer_than_a_sum_is_the_last_one(
    tmp_path: Path,
) -> None:
    places = place(tmp_path, PLAN, (*ENTRIES[-4:-2], entry("wells", 2019, "140")))
    async with opened(places, year=2020) as (app, pilot):
        await enter(app, pilot, "wells")
        assert "Last: 140 in 2019." in flat(app)


SHARES = PLAN.replace('unit = "wells"', 'kind = "percent"')


async def test_a_part_takes_a_fraction_where_it_is_a_percentage_and_no_data_with_why(
    tmp_path: Path,
) -> None:
    assert SHARES != PLAN
    places = place(tmp_path, SHARES, ())
    async with opened(places, year=2019, who=lambda: "Ana", size=(100, 50)) as (app, pilot):
        await enter(app, pilot, "wells")
        await type_parts(app, pilot, north="34/136", south="no data")
        await press(app, pilot, "ctrl+s")
        assert "Say why, as in: no data: the survey was put off" in flat(app)
        await type_parts(app, pilot, south="No data: flooded")
        assert "no data: flooded" in flat(app), "as it is understood"
        await press(app, pilot, "ctrl+s")
        north, south = (stands(places, 2019, part) for part in ("north", "south"))
        assert north is not None
        assert south is not None
        assert (north.value, north.numerator, north.denominator) == ("25", "34", "136")
        assert (south.value, south.no_data) == (None, "flooded")
        await enter(app, pilot, "wells")
        typed = form_of(app).begun_with
        assert typed[column_of("north")] == "34/136"
        assert typed[column_of("south")] == "no data: flooded"
        await type_parts(app, pilot, drinking="12")
        await press(app, pilot, "ctrl+s")
        await settled(app, pilot)
        assert stands(places, 2019, "north") == north, "what is not touched stays"


async def test_a_number_takes_no_fraction(tmp_path: Path) -> None:
    places = parted_place(tmp_path)
    async with opened(places, year=2020) as (app, pilot):
        await enter(app, pilot, "wells")
        await type_parts(app, pilot, north="34/136")
        await press(app, pilot, "ctrl+s")
        assert figure(places, 2020, "north") is None
        assert form_of(app).is_current
