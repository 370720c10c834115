"""What members share, put together: never a figure that is not of all of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from scorecard.assessment.assess import assess
from scorecard.model.plan import Baseline, Entity, Goal, Indicator, Kind, Strategy
from scorecard.model.portfolio import Combine, Member, Portfolio, Shared
from scorecard.model.reading import Qualifier, Reading
from scorecard.model.records import Records
from scorecard.review.portfolio import Apart, Board, Opened, Split, most_have, put_together
from scorecard.review.portfolio_words import view_of

if TYPE_CHECKING:
    from scorecard.review.portfolio import Together

YEAR = 2020
REACHED = Indicator("reached", "Reached", unit="children")
SHARE = Indicator("share", "Share of girls", kind=Kind.PERCENT)
WHEN = datetime(2024, 1, 1, tzinfo=UTC)


def read(value: str, year: int = YEAR, **fields: object) -> Reading:
    found = Reading(f"r{year}", "reached", year, value, WHEN, "ana")
    return replace(found, **fields)  # type: ignore[arg-type]


def member(
    name: str,
    *readings: Reading,
    indicator: Indicator = REACHED,
    year_starts: str | None = None,
) -> Opened:
    """Return a member with one indicator; its readings are of that, whatever it is called."""
    plan = Strategy(
        f"Plan of {name}",
        (2018, 2022),
        goals=(Goal("I", "Goal", indicators=(indicator,)),),
        year_starts=year_starts,
    )
    own = tuple(replace(reading, indicator=indicator.id) for reading in readings)
    return Opened(Member(name.lower(), name), assess(plan, Records(readings=own), year=YEAR))


def together(
    *members: Opened,
    combine: Combine = Combine.SUM,
    id_: str = "reached",
    called: dict[str, str] | None = None,
) -> Together:
    return put_together(Shared(id_, "", combine, called or {}), members)


def said(found: Together) -> str:
    members = tuple(side.opened for side in found.sides)
    board = Board(Portfolio("Network"), YEAR, None, members=members, shared=(found,), chosen=True)
    return view_of(board).shared[0].said


def test_a_sum_of_what_all_have() -> None:
    found = together(member("Kenya", read("1200")), member("Peru", read("0.1")))
    assert found.point is not None
    assert found.point.value == 1200.1
    assert said(found) == "Together 1,200.1 children, the sum of 2 strategies."


def test_a_bound_makes_the_sum_a_bound() -> None:
    bound = read("1300", qualifier=Qualifier.AT_LEAST)
    found = together(member("Kenya", read("1200")), member("Peru", bound))
    assert said(found) == "Together at least 2,500 children, the sum of 2 strategies."


def test_bounds_of_both_sides_are_no_figure() -> None:
    found = together(
        member("Kenya", read("1", qualifier=Qualifier.AT_LEAST)),
        member("Peru", read("2", qualifier=Qualifier.AT_MOST)),
    )
    assert said(found) == "Nothing together: bounds of both sides leave it open."


def test_without_the_figure_of_one_there_is_no_sum() -> None:
    found = together(member("Kenya", read("1200")), member("Peru", read("900", year=2019)))
    assert found.point is None
    assert said(found) == "Nothing together: no figure for 2020: Peru."


def test_without_one_that_cannot_be_read_there_is_no_sum() -> None:
    shut = Opened(Member("mali", "Mali"), faults=("mali: gone",))
    found = together(member("Kenya", read("1200")), shut, shut)
    assert said(found) == "Nothing together: cannot be read: Mali and Mali."


def test_one_that_does_not_have_the_indicator_is_not_asked() -> None:
    other = member("Peru", read("1"), indicator=replace(REACHED, id="ninos"))
    assert said(together(member("Kenya", read("7")), other)).endswith("7 children, of 1 strategy.")
    found = together(member("Kenya", read("7")), other, called={"peru": "ninos"})
    assert said(found) == "Together 8 children, the sum of 2 strategies."
    found = together(member("Kenya", read("7")), other, called={"peru": "nino"})
    assert said(found) == 'Nothing together: no indicator "nino": Peru.'


def test_one_that_does_not_keep_it_that_year_lacks_nothing() -> None:
    later = replace(REACHED, active_from=2021)
    found = together(member("Kenya", read("7")), member("Peru", indicator=later))
    assert found.sides[1].apart is Apart.NOT_KEPT
    assert said(found) == "Together 7 children, of 1 strategy."


def test_a_faulty_indicator_is_a_gap() -> None:
    faulty = replace(REACHED, faulty=True)
    found = together(member("Kenya", read("7")), member("Peru", read("7"), indicator=faulty))
    assert said(found) == "Nothing together: at fault in its plan: Peru."


@pytest.mark.parametrize(
    ("other", "split", "why"),
    [
        (replace(REACHED, unit="households"), Split.UNITS, "children for Kenya, households for"),
        (replace(REACHED, unit=""), Split.UNITS, "children for Kenya, no unit for Peru"),
        (replace(REACHED, kind=Kind.YES_NO), Split.KINDS, "number for Kenya, yes or no for Peru"),
        (
            replace(REACHED, accumulate=True, baselines=(Baseline(2019, 0.0),)),
            Split.AMOUNTS,
            "the figure of a year for Kenya, a total since the baseline for Peru",
        ),
    ],
)
def test_what_differs_is_not_put_together(other: Indicator, split: Split, why: str) -> None:
    members = member("Kenya", read("1")), member("Peru", read("1"), indicator=other)
    found = together(*members)
    assert (found.split, found.point) == (split, None)
    assert said(found).startswith("Nothing together: it is ")
    assert why in said(found)
    assert said(together(*members, combine=Combine.LIST)).startswith("Compare with care: it is ")


def test_units_may_be_capitalised_otherwise() -> None:
    other = replace(REACHED, unit="Children ")
    found = together(member("Kenya", read("1")), member("Peru", read("1"), indicator=other))
    assert found.split is None


def test_percentages_are_pooled_and_never_summed_or_averaged() -> None:
    members = (
        member("Kenya", read("50", numerator="1", denominator="2"), indicator=SHARE),
        member("Peru", read("10", numerator="10", denominator="100"), indicator=SHARE),
    )
    assert together(*members, id_="share").split is Split.NOT_SUMMED
    found = together(*members, id_="share", combine=Combine.POOLED)
    assert said(found) == "Together 10.8 %, 11 of 102, pooled from 2 strategies."
    alone = member("Mali", read("40"), indicator=SHARE)
    lacks = together(*members, alone, id_="share", combine=Combine.POOLED)
    assert said(lacks) == "Nothing together: no numerator and denominator for 2020: Mali."
    assert together(member("A", read("1")), combine=Combine.POOLED).split is Split.NOT_POOLED


def test_a_number_of_per_cent_is_not_summed() -> None:
    per_cent = replace(REACHED, unit="%")
    assert together(member("A", read("1"), indicator=per_cent)).split is Split.NOT_SUMMED


def test_a_total_with_a_gap_is_none() -> None:
    adding = replace(REACHED, accumulate=True, baselines=(Baseline(2017, 100.0),))
    whole = [read("5", year) for year in (2018, 2019, 2020)]
    found = together(member("A", *whole, indicator=adding))
    assert said(found) == "Together 115 children, of 1 strategy."
    found = together(member("A", whole[0], whole[2], indicator=adding))
    assert found.sides[0].apart is Apart.GAP


def test_a_list_comes_to_nothing() -> None:
    found = together(member("A", read("1")), member("B", read("2")), combine=Combine.LIST)
    assert said(found) == ""
    assert said(together(combine=Combine.LIST)) == "Nothing together: no strategy has it."
    assert said(together()) == "Nothing together: no strategy has it."


def test_a_sum_too_large_for_arithmetic_is_none() -> None:
    huge = "9" * 308 + "0"
    found = together(member("A", read(huge)), member("B", read(huge)))
    assert found.point is None


def test_a_figure_of_entities_is_of_all_of_them() -> None:
    kept = replace(REACHED, entities=(Entity("x", "X"),))
    assert together(member("A", indicator=kept)).sides[0].apart is Apart.NO_FIGURE


def test_years_that_differ_are_told_and_written_as_each_member_does() -> None:
    members = member("Kenya", read("1")), member("Nepal", read("2"), year_starts="07-01")
    found = together(*members)
    board = Board(Portfolio("Network"), YEAR, None, members=members, shared=(found,), chosen=False)
    view = view_of(board)
    assert (
        "Not all count years alike: 2020 of Kenya runs from 1 January 2020 to 31 December 2020; "
        "2020/21 of Nepal runs from 1 July 2020 to 30 June 2021." in view.remarks
    )
    assert (
        "2020 is the latest year that most of them have entered at least half of." in view.remarks
    )
    assert [m.entered for m in view.members] == [
        "0 of 0 entered for 2020",
        "0 of 0 entered for 2020/21",
    ]
    assert view.shared[0].remarks == ("The figures are not of the same twelve months.",)
    alike = view_of(replace(board, members=members[1:], shared=()))
    assert alike.title == "Network: 2020/21"


@pytest.mark.parametrize(
    ("years", "latest"),
    [
        ([], None),
        ([[2019]], 2019),
        ([[2019], []], None),
        ([[2021, 2019], [2019]], 2019),
        ([[2022], [2021]], None),  # one that has a later year need not have this one
        ([[2022, 2021], [2022], [2018]], 2022),
    ],
)
def test_the_latest_year_that_most_have(years: list[list[int]], latest: int | None) -> None:
    assert most_have(years) == latest
