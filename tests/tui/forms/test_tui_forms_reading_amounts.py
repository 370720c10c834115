"""What the form says beside an amount: it is never set beside a total as if it were one."""

from __future__ import annotations

from series_case import by, indicator, plan, readings, states

from scorecard.assessment.assess import assess
from scorecard.model.plan import Aim, Indicator
from scorecard.model.records import Records
from scorecard.tui.forms.reading import ReadingForm
from scorecard.tui.forms.reading_screen import FormWords
from scorecard.tui.look.glyphs import UNICODE


def facts(subject: Indicator, entered: dict[int, object], year: int) -> str:
    """Return what stands beside the field of a year."""
    strategy, records = plan(subject), Records(tuple(readings(entered)))
    form = ReadingForm(strategy, records, subject, year)
    card = assess(strategy, records, year=year)
    return FormWords(form, card, records, UNICODE).facts()


def test_the_total_is_named_beside_the_last_amount_and_in_what_is_expected() -> None:
    total = states(by(2020, value=500.0), baseline=(2016, 100.0), accumulate=True)
    said = facts(total, {2017: 100, 2018: 50}, 2019)
    assert "Last: 50 in 2018. The total was then 250." in said
    assert "The path expects a total of 400 by 2019." in said


def test_without_a_path_the_target_is_one_of_the_total() -> None:
    spent = indicator(by(2020, Aim.AT_MOST, 500.0), baseline=(2018, 0.0), accumulate=True)
    assert "Target of the total: at most 500 by 2020." in facts(spent, {}, 2017)


def test_what_is_no_amount_is_said_as_ever() -> None:
    said = facts(states(), {2017: 102}, 2018)
    assert "Last: 102 in 2017." in said
    assert "total" not in said
