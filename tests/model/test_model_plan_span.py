"""A day as exactly as it is known."""

from __future__ import annotations

from datetime import date

import pytest

from scorecard.model.fiscal import Span, span_of


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("2020-02-27", Span(date(2020, 2, 27), date(2020, 2, 27))),
        ("2020-02", Span(date(2020, 2, 1), date(2020, 2, 29))),
        ("2019-12", Span(date(2019, 12, 1), date(2019, 12, 31))),
        ("2020", Span(date(2020, 1, 1), date(2020, 12, 31))),
        ("9999-11", Span(date(9999, 11, 1), date(9999, 11, 30))),
        ("9999-12", Span(date(9999, 12, 1), date(9999, 12, 31))),
        ("2020-13", None),
        ("2019-02-29", None),
        ("0000", None),
        ("yes", None),
        ("20200227", None),
        ("2020-2-7", None),
        ("٢٠٢٠", None),
    ],
)
def test_a_day_as_exactly_as_it_is_known(text: str, span: Span | None) -> None:
    assert span_of(text) == span
