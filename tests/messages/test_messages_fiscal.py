"""Years in sentences of a plan whose years are fiscal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scorecard.messages.catalogue import use, words
from scorecard.model.fiscal import FiscalCalendar

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def july() -> Iterator[None]:
    use(calendar=FiscalCalendar(7))
    yield
    use()


def test_a_year_is_written_as_the_plan_counts_it() -> None:
    assert words.ScreenWords.OUT_OF_PERIOD.format(first=2017, last=2021).count("/") == 2


def test_a_count_or_the_number_of_a_revision_is_no_year() -> None:
    said = words.Care.OVER_NONE.format(over=3, last=1)

    assert "/" not in said
    assert "1" in said
