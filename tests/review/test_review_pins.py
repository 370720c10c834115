"""What a report said holds on its day, and breaks exactly when another figure comes out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.assessment.assess import assess
from scorecard.framework.build import build_strategy
from scorecard.framework.check import check_plan
from scorecard.framework.pins import pin_lines
from scorecard.messages import catalogue, figures
from scorecard.model.fault import Severity
from scorecard.model.fiscal import CALENDAR_YEARS
from scorecard.model.reading import Qualifier, Reading, ReadingKey, Source
from scorecard.model.records import Judgement, Records
from scorecard.model.status import Status
from scorecard.review.pins import broken_pins, pin_faults, pin_words, pins_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.model.plan import Pin, Strategy
    from scorecard.model.scorecard import IndicatorResult, Scorecard

PLAN = """\
[strategy]
title = "Plan"
period = [2017, 2021]
{head}

[[goal]]
id = "I"
title = "Goal"

  [[goal.indicator]]
  id = "parties"
  title = "States Parties"
  unit = "states"
  baseline = {{ year = 2016 }}
  target = {{ at_least = 130, by = 2020 }}
  formerly = ["states-parties"]

  [[goal.indicator]]
  id = "signatories"
  title = "Signatories"
  unit = "states"
  target = {{ at_least = 40, every_year = true }}
  breakdowns = {{ where = ["north \\"N\\"", "south"] }}

  [[goal.indicator]]
  id = "share"
  title = "Share"
  kind = "percent"
  derive = {{ share = ["parties", "signatories"] }}
  target = {{ at_least = 50, by = 2021 }}

  [[goal.indicator]]
  id = "women"
  title = "Women"
  kind = "percent"
  target = {{ at_least = 50, by = 2021 }}

  [[goal.indicator]]
  id = "cleared"
  title = "Cleared"
  unit = "km²"
  accumulate = true
  baseline = {{ year = 2016, value = 0 }}
  target = {{ at_least = 300, by = 2021 }}

  [[goal.indicator]]
  id = "done"
  title = "Completed"
  aggregate = "count"
  target = {{ at_least = 2, by = 2021 }}

    [goal.indicator.entities]
    chile = {{ title = "Chile", deadline = 2020-03-01 }}
    peru = {{ title = "Peru", deadline = 2019-03-01 }}

  [[goal.indicator]]
  id = "mean"
  title = "Mean"
  aggregate = "mean"
  target = {{ at_least = 20, by = 2021 }}

    [goal.indicator.entities]
    chile = {{ title = "Chile", target = {{ at_least = 20, by = 2020 }} }}
    peru = {{ title = "Peru" }}

  [[goal.indicator]]
  id = "law"
  title = "Law"
  kind = "yes_no"
  target = {{ done = true, by = 2020 }}

  [[goal.indicator]]
  id = "plan"
  title = "Plan"
  kind = "scale"
  levels = {{ none = "no plan", "so so" = "weak", strong = "strong" }}
  target = {{ reach = "strong", by = 2020 }}

  [[goal.indicator]]
  id = "voice"
  title = "Voice"
  kind = "qualitative"
"""


def plan(pins: str = "", head: str = "") -> Strategy:
    """Return the plan as its own reader takes it, pins and all."""
    checked = check_plan(PLAN.format(head=head) + "\n" + pins)
    assert [f for f in checked.faults if f.severity is Severity.ERROR] == []
    assert checked.plan is not None
    return build_strategy(checked.plan)


STYLES = ("", 'numbers = "1,234.5"', 'numbers = "1 234,5"')
NUMBERS = st.one_of(
    st.integers(-3, 200).map(str),
    st.sampled_from(("1234567", "8605", "8605.0", "0.125", "1.234", "12.3456789", "33.333", "0")),
)
# Which figure, and the values it may have.
PLACES: dict[ReadingKey, st.SearchStrategy[str]] = {
    ReadingKey("parties", 0): NUMBERS,
    ReadingKey("states-parties", 0): NUMBERS,
    ReadingKey("signatories", 0): NUMBERS,
    ReadingKey("signatories", 0, None, 'north "N"'): NUMBERS,
    ReadingKey("signatories", 0, None, "south"): NUMBERS,
    ReadingKey("women", 0): NUMBERS,
    ReadingKey("cleared", 0): NUMBERS,
    ReadingKey("done", 0, "chile"): st.sampled_from(("yes", "no", "2019-03-01", "2019-03", "2018")),
    ReadingKey("done", 0, "peru"): st.sampled_from(("yes", "no", "2019-02-28")),
    ReadingKey("mean", 0, "chile"): NUMBERS,
    ReadingKey("mean", 0, "peru"): NUMBERS,
    ReadingKey("law", 0): st.sampled_from(("yes", "no")),
    ReadingKey("plan", 0): st.sampled_from(("none", "so so", "strong")),
    ReadingKey("voice", 0): st.sampled_from(("heard", "not heard")),
}
NUMERIC = ("parties", "states-parties", "signatories", "mean")
DAYS = st.dates(date(2017, 1, 1), date(2024, 12, 31))


def moment(on: date) -> datetime:
    return datetime(on.year, on.month, on.day, 12, tzinfo=UTC)


@st.composite
def journals(draw: st.DrawFn) -> Records:
    """Draw what was entered over the years: revisions, gaps, things taken back, judgements."""
    readings: list[Reading] = []
    for number in range(draw(st.integers(1, 14))):
        key = draw(st.sampled_from(list(PLACES)))
        value: str | None = draw(PLACES[key])
        year, on = draw(st.integers(2016, 2021)), draw(DAYS)
        made = Reading(
            f"r{number:03}", key.indicator, year, value, moment(on), "Ana", key.entity, key.part,
            revision=number + 1, reason=draw(st.sampled_from(("", "recount"))),
        )  # fmt: skip
        sort = draw(st.integers(0, 9))
        if sort == 0:
            made = replace(made, value=None, no_data="nobody counted")
        elif sort == 1:
            made = replace(made, value=None, retracted=True)
        elif sort < 5 and key.indicator in NUMERIC and value is not None:
            qualifier = draw(st.sampled_from(list(Qualifier)))
            made = replace(made, qualifier=qualifier)
            if qualifier is Qualifier.BETWEEN:
                made = replace(made, high=str(Decimal(value) + 1))
        elif sort == 5 and key.indicator == "women":
            made = replace(made, value="33.3333333333", numerator="1", denominator="3")
        readings.append(made)
    judged = [
        Judgement(
            f"j{number}", "voice", draw(st.integers(2017, 2021)),
            draw(st.sampled_from((Status.ON_TRACK, Status.AT_RISK))), "Asked.", "Ben",
            moment(draw(DAYS)), revision=number + 1,
        )
        for number in range(draw(st.integers(0, 3)))
    ]  # fmt: skip
    return Records(tuple(readings), tuple(judged))


@given(journals(), st.integers(2017, 2021), DAYS, DAYS, st.sampled_from(STYLES))
@settings(deadline=None, max_examples=150)
def test_a_pin_holds_on_its_day_and_breaks_when_another_figure_comes_out(
    records: Records, year: int, on: date, later: date, head: str
) -> None:
    on = max(date(year, 1, 1), on)
    later = max(on, later)
    made = tuple(pins_of(assess(plan(head=head), records, year=year, as_of=on), 'R "1"\\', on))
    pinned = plan(pin_lines(made, plan(head=head)), head)
    assert pinned.pins == made

    assert broken_pins(pinned, records, as_of=on) == ()
    broken = {one.pin: one for one in broken_pins(pinned, records, as_of=later)}
    for pin in made:
        was, now = (
            outcome(assess(pinned, records, year=pin.year, as_of=day), pin.key)
            for day in (on, later)
        )
        one = broken.get(pin)
        assert one is None or not one.never
        if on >= date(pin.year, 12, 31) or later == on:  # no deadline came in between
            assert (one is not None and one.figure) == (pin.value is not None and was[0] != now[0])
            assert (one is not None and one.status) == (pin.status is not None and was[1] != now[1])
        if one is not None:
            assert pin_words(one, pinned).startswith('R "1"\\ said ')
            assert one.by is None or one.by.known_from > on


def outcome(card: Scorecard, key: ReadingKey) -> tuple[object, Status]:
    """Return the figure that a card shows, without what tells no figure apart, and the status."""
    result: IndicatorResult | None = card.find(key.indicator)
    assert result is not None
    for entity in result.entities if key.entity else ():
        if entity.entity.id == key.entity:
            result = entity.result
    for part in result.parts if key.part else ():
        if part.part.name == key.part:
            result = part.result
    point = next((point for point in result.readings if point.year == key.year), None)
    if point is None or point.assessed is None or point.unknown:
        return None, result.status
    bound = None if point.qualifier in (Qualifier.EXACT, Qualifier.ABOUT) else point.qualifier
    text = figures.of_result(result, point, None)
    entered = None if point.reading is None else point.reading.value
    if result.indicator.kind.value in ("yes_no", "scale"):
        return (entered or text), result.status
    return (text.rstrip("0").rstrip(".") if "." in text else text, bound), result.status


def entered(
    value: str | None,
    on: str,
    *,
    of: str = "parties",
    year: int = 2018,
    entity: str | None = None,
    by: str = "Ana",
    reason: str = "",
    source: str = "",
    **more: object,
) -> Reading:
    made = Reading(
        f"{of}-{year}-{entity}-{on}-{value}", of, year, value, moment(date.fromisoformat(on)), by,
        entity, reason=reason, source=Source(source),
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


def pin(value: str = "", *, of: str = "parties", year: int = 2018, **more: str) -> str:
    """Return a pin as a plan has it; ``more`` are keys as they are written there."""
    told = {"value": value, **more} if value else more
    on = told.pop("on", "2019-03-01")
    keys = "".join(f"{key} = {written}\n" for key, written in told.items())
    return (
        f'[[pin]]\nindicator = "{of}"\nyear = {year}\n{keys}on = {on}\n'
        'in = "Progress report 2018"\n'
    )


FIRST = entered("105", "2018-12-01", source="Monitor 2018")
RECOUNT = entered(
    "107", "2020-05-04", reason="recount", source="Cluster Munition Monitor 2020", revision=2
)
PARTIES_BEFORE = entered("100", "2017-01-01", year=2016)
SAID = "Progress report 2018 said "
SENTENCES = {
    "holds": (pin("105"), [FIRST], None),
    "revised to the same figure": (
        pin("105"),
        [FIRST, entered("105.0", "2020-01-01", revision=2)],
        None,
    ),
    "restated": (
        pin("105"),
        [FIRST, RECOUNT],
        (
            "105 states for 2018; 107 stands since 4 May 2020 (Ana: recount; Cluster Munition "
            "Monitor 2020)."
        ),
    ),
    "restated, then given another source": (
        pin("105"),
        [FIRST, RECOUNT, entered("107", "2021-01-01", revision=3, by="Ben")],
        (
            "105 states for 2018; 107 stands since 4 May 2020 (Ana: recount; Cluster Munition "
            "Monitor 2020)."
        ),
    ),
    "restated twice, and back": (
        pin("105"),
        [FIRST, RECOUNT, entered("105", "2021-01-01", revision=3)],
        None,
    ),
    "a bound now": (
        pin("105"),
        [FIRST, entered("105", "2020-01-01", revision=2, qualifier=Qualifier.AT_LEAST)],
        "105 states for 2018; at least 105 stands since 1 January 2020 (Ana).",
    ),
    "between two": (
        pin('"104–106"'),
        [entered("104", "2018-12-01", qualifier=Qualifier.BETWEEN, high="106"), RECOUNT],
        (
            "104–106 states for 2018; 107 stands since 4 May 2020 (Ana: recount; Cluster "
            "Munition Monitor 2020)."
        ),
    ),
    "taken back": (
        pin("105"),
        [FIRST, entered(None, "2020-01-01", revision=2, retracted=True, reason="wrong country")],
        "105 states for 2018; it was taken back on 1 January 2020 (Ana: wrong country).",
    ),
    "no data": (
        pin("105"),
        [FIRST, entered(None, "2020-01-01", revision=2, no_data="nobody counted")],
        "105 states for 2018; there is no data since 1 January 2020, nobody counted (Ana).",
    ),
    "never so": (
        pin("106"),
        [FIRST],
        "106 states for 2018; as known on 1 March 2019, 105 stood.",
    ),
    "never so, and another figure now": (
        pin("106"),
        [FIRST, RECOUNT],
        (
            "106 states for 2018; as known on 1 March 2019, 105 stood; 107 stands since "
            "4 May 2020 (Ana: recount; Cluster Munition Monitor 2020)."
        ),
    ),
    "never so, but so today": (
        pin("107"),
        [FIRST, RECOUNT],
        "107 states for 2018; as known on 1 March 2019, 105 stood.",
    ),
    "nothing was known": (
        pin("107"),
        [RECOUNT],
        "107 states for 2018; as known on 1 March 2019, there was no figure.",
    ),
    "so until that day": (
        pin("105", on="2020-05-04"),
        [FIRST, RECOUNT],
        (
            "105 states for 2018; 107 stands since 4 May 2020 (Ana: recount; Cluster Munition "
            "Monitor 2020)."
        ),
    ),
    "so in the morning of that day": (
        pin("105", on="2018-12-01"),
        [FIRST, entered("106", "2018-12-01", revision=2)],
        "105 states for 2018; 106 stands since 1 December 2018 (Ana).",
    ),
    "under a former id": (
        pin("105", of="states-parties"),
        [FIRST, replace(RECOUNT, indicator="states-parties")],
        (
            "105 states for 2018; 107 stands since 4 May 2020 (Ana: recount; Cluster Munition "
            "Monitor 2020)."
        ),
    ),
    "computed": (
        pin("50", of="share"),
        [
            FIRST,
            entered("210", "2018-12-01", of="signatories"),
            entered("200", "2020-02-02", of="signatories", by="Ben", revision=2),
        ],
        "50 % for 2018; 52.5 % comes out since 2 February 2020 (signatories, 2018, by Ben).",
    ),
    "computed, by another plan": (
        pin("48", of="share"),
        [FIRST, entered("210", "2018-12-01", of="signatories")],
        "48 % for 2018; what was known on 1 March 2019 makes 50 % by the plan as it is now.",
    ),
    "an entity, done on a day": (
        pin("true", of="done", year=2019, entity='"chile"', on="2020-01-01"),
        [
            entered("yes", "2019-12-01", of="done", entity="chile", year=2019),
            entered("no", "2020-12-01", of="done", entity="chile", year=2019, revision=2),
        ],
        "yes for 2019; no stands since 1 December 2020 (Ana).",
    ),
    "a level": (
        pin('"so so"', of="plan"),
        [
            entered("so so", "2018-12-01", of="plan"),
            entered("none", "2020-12-01", of="plan", revision=2),
        ],
        "level so so for 2018; level none stands since 1 December 2020 (Ana).",
    ),
    "a status that went with the figure": (
        pin("105", status='"off_track"'),
        [PARTIES_BEFORE, FIRST, entered("116", "2020-01-01", revision=2)],
        (
            "105 states for 2018, off track; 116 stands since 1 January 2020 (Ana); it is on "
            "track now."
        ),
    ),
    "a status by another plan": (
        pin("105", status='"on_track"'),
        [PARTIES_BEFORE, FIRST],
        (
            "105 states for 2018, on track; by the plan as it is now, with another target or "
            "method, it is off track."
        ),
    ),
    "a status by the baseline": (
        pin("105", status='"off_track"'),
        [PARTIES_BEFORE, FIRST, entered("80", "2020-01-01", year=2016, revision=2)],
        (
            "105 states for 2018, off track; it is on track now, by a figure known since 1 January "
            "2020 (parties, 2016, by Ana)."
        ),
    ),
    "a status that is none any more": (
        pin("105", status='"off_track"'),
        [FIRST, entered(None, "2020-01-01", revision=2, retracted=True)],
        (
            "105 states for 2018, off track; it was taken back on 1 January 2020 (Ana); it is not "
            "assessed (no reading) now."
        ),
    ),
    "a status alone": (
        pin(status='"achieved"'),
        [PARTIES_BEFORE, FIRST],
        (
            "achieved for 2018; by the plan as it is now, with another target or method, it is off "
            "track."
        ),
    ),
}


@pytest.mark.parametrize("case", SENTENCES)
def test_what_is_said_of_a_pin(case: str) -> None:
    pins, readings, said = SENTENCES[case]
    pinned = plan(pins, 'numbers = "1,234.5"')
    found = broken_pins(pinned, Records(tuple(readings)))
    assert [pin_words(one, pinned) for one in found] == ([] if said is None else [SAID + said])


def test_a_judgement_that_was_given_anew() -> None:
    pinned = plan(pin(of="voice", status='"on_track"'))
    judged = [
        Judgement("1", "voice", 2018, Status.ON_TRACK, "Heard.", "Ana", moment(date(2019, 1, 1))),
        Judgement("2", "voice", 2018, Status.AT_RISK, "Asked again.", "Ben",
                  moment(date(2019, 5, 1)), revision=2),
    ]  # fmt: skip
    (broken,) = broken_pins(pinned, Records(judgements=tuple(judged)))
    assert pin_words(broken, pinned) == (
        f"{SAID}on track for 2018; judged at risk on 1 May 2019 (Ben: Asked again.)."
    )
    assert broken_pins(pinned, Records(judgements=tuple(judged[:1]))) == ()


def test_two_who_revised_it_at_once_are_told() -> None:
    pinned = plan(pin("105"))
    other = replace(RECOUNT, id="other", value="106", by="Ben", entered_at=moment(date(2020, 5, 5)))
    records = Records((FIRST, RECOUNT, other))
    sides = {ReadingKey("parties", 2018): (RECOUNT, other)}
    (broken,) = broken_pins(pinned, records, contested=sides)
    assert pin_words(broken, pinned) == (
        f"{SAID}105 states for 2018; 106 stands since 5 May 2020 (Ben: recount; Cluster "
        "Munition Monitor 2020); it was revised twice at once, and nobody settled it: 107 (Ana), "
        "106 (Ben)."
    )
    (early,) = broken_pins(pinned, records, contested=sides, as_of=date(2020, 5, 4))
    assert early.sides == ()


def test_pins_of_later_years_and_of_reports_to_come_are_left_out() -> None:
    pinned = plan(pin("106") + pin("106", year=2019, on="2020-01-01"))
    records = Records((FIRST, RECOUNT))
    assert len(broken_pins(pinned, records)) == 2
    assert len(broken_pins(pinned, records, year=2018)) == 1
    assert len(broken_pins(pinned, records, as_of=date(2019, 12, 31))) == 1
    assert broken_pins(pinned, records, as_of=date(2019, 2, 28)) == ()


def test_what_came_due_since_is_not_held_against_a_report() -> None:
    """A report of October says what is on track; that December has passed since is no news."""
    pinned = plan(pin("105", status='"off_track"', on="2018-12-02", year=2018))
    records = Records((PARTIES_BEFORE, FIRST))
    assert broken_pins(pinned, records) == ()


def test_a_fault_stands_where_the_pin_does() -> None:
    pins = "\n" + pin("105") + pin("106", year=2017)
    pinned = plan(pins)
    found = broken_pins(pinned, Records((FIRST, RECOUNT)))
    faults = pin_faults(found, pinned, "plan.toml")
    lines = (PLAN.format(head="") + "\n" + pins).split("\n")
    assert [lines[fault.line - 1] for fault in faults] == ["[[pin]]", "[[pin]]"]
    assert faults[0].line < faults[1].line
    assert {fault.severity for fault in faults} == {Severity.WARNING}
    assert str(faults[0]).startswith("plan.toml:")
    assert "warning: parties: Progress report 2018 said 105 states" in str(faults[0])


def test_years_are_told_as_the_plan_counts_them() -> None:
    pinned = plan(pin("105", on="2019-08-01"), 'year_starts = "07-01"')
    catalogue.use(calendar=pinned.calendar)
    try:
        (broken,) = broken_pins(pinned, Records((FIRST, RECOUNT)))
        assert pin_words(broken, pinned).startswith(f"{SAID}105 states for 2018/19; 107 stands ")
    finally:
        catalogue.use(calendar=CALENDAR_YEARS)


def test_numbers_are_told_as_the_plan_writes_them() -> None:
    pinned = plan(pin('"1 234,5"'), 'numbers = "1 234,5"')
    now = entered("2345.5", "2020-01-01", revision=2)
    (broken,) = broken_pins(pinned, Records((entered("1234.5", "2018-12-01"), now)))
    assert "said 1\u202f234,5 states for 2018; 2\u202f345,5 stands" in pin_words(broken, pinned)


def test_a_pin_is_written_as_the_plan_reads_it_back() -> None:
    """Thousands, signs, quotes and what no number of TOML holds."""
    values = ["0.1", "1.234", "-5", "12345678901234567890", "0.1234567890123456789", "8605"]
    for head in STYLES:
        at_least = Qualifier.AT_LEAST
        for value in values:
            records = Records((entered(value, "2018-12-01"),))
            bound = Records((replace(records.readings[0], qualifier=at_least),))
            for one in (records, bound):
                made = tuple(told(one, head))
                assert plan(pin_lines(made, plan(head=head)), head).pins == made
                assert made[0].value == value


def told(records: Records, head: str) -> Iterator[Pin]:
    card = assess(plan(head=head), records, year=2018, as_of=date(2019, 3, 1))
    yield from (one for one in pins_of(card, "R", date(2019, 3, 1)) if one.value is not None)
