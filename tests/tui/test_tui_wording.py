"""Nothing is recognised by its wording: with other words the screens do the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from board_support import board_place
from entry_support import KINDS
from tui_support import opened, place, press, session, settled

from scorecard.messages import english
from scorecard.review.due import DueKind
from scorecard.tui.board.lists import DecisionsScreen, PrioritiesScreen
from scorecard.tui.forms.reading import ReadingForm
from scorecard.tui.screens.due import DueScreen
from scorecard.tui.widgets.table import SectionList

if TYPE_CHECKING:
    from pathlib import Path


def test_an_empty_value_is_told_by_what_is_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(english.Entry, "EMPTY_VALUE", "nothing stands there")
    loaded = session(place(tmp_path), 2020).loaded
    assert loaded is not None
    assert loaded.card is not None
    assert loaded.records is not None
    strategy = loaded.card.strategy
    wells = strategy.find("wells")
    assert wells is not None
    form = ReadingForm(strategy, loaded.records, wells, 2020)
    assert form.check({**form.initial, "note": "why"}).problems == {
        "value": english.ScreenForm.EMPTY
    }
    assert form.check({**form.initial, "value": "x"}).problems["value"] != english.ScreenForm.EMPTY


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("sort", "kind"), [("priorities", PrioritiesScreen), ("decisions", DecisionsScreen)]
)
async def test_a_change_of_the_board_opens_its_list(
    sort: str, kind: type, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("PRIORITIES", "DECISIONS", "CLOSED"):
        monkeypatch.setattr(english.Changes, name, "What the board did")
    async with opened(board_place(tmp_path), year=2019) as (app, pilot):
        await press(app, pilot, "v")
        app.screen.query_one("#changes", SectionList).go_to(f"{sort}:0")
        await settled(app, pilot)
        await press(app, pilot, "enter")
        assert isinstance(app.screen, kind)


@pytest.mark.asyncio
async def test_what_is_to_be_judged_comes_after_what_is_to_be_entered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(english.Report, "UNJUDGED", english.Report.LACKING[DueKind.MISSING])
    async with opened(place(tmp_path, KINDS, ()), year=2020) as (app, pilot):
        await press(app, pilot, "m")
        assert isinstance(app.screen, DueScreen)
        await press(app, pilot, "end")
        assert app.screen.indicator_here == "voice"
