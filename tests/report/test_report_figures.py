"""Figures as a report shows them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from scorecard.model.plan import Indicator, Kind
from scorecard.model.reading import Reading
from scorecard.report.figures import Figures, Sources


@pytest.mark.parametrize("text", ["yes", "no", "2020-02-27", "2020-02"])
def test_a_revision_of_an_answer_says_what_was_entered(text: str) -> None:
    entered = Reading("r", "done", 2020, text, datetime(2021, 1, 1, tzinfo=UTC), "ana")
    shown = Figures(None, Sources()).revision(Indicator("done", "Done", Kind.YES_NO), entered)
    assert shown.text == text
