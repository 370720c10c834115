"""Every sentence an indicator may get, written out."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest
from series_case import (
    assessed,
    at_most,
    by,
    card,
    done_by,
    each_year,
    indicator,
    judged,
    milestones,
    plan,
    reading,
    readings,
    scale,
    states,
)

from scorecard.messages import english as words
from scorecard.messages.sentences import Teller
from scorecard.model.plan import Aim, Derivation, Derive, Indicator, Kind, Thresholds
from scorecard.model.reading import Flag, Qualifier, State
from scorecard.model.scorecard import Rule
from scorecard.model.status import Status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scorecard.model.reading import Reading

CCM = states(unit="states")
NONE_LEFT = indicator(at_most(0, 2021), baseline=(2016, 17.0))
FUNDING = indicator(by(2021, value=40.0), baseline=(2012, 32.0), unit="US$ million")
SHARE = indicator(by(2021, value=50.0), baseline=(2016, 10.0), kind=Kind.PERCENT)
ADOPTED = indicator(done_by(2019), kind=Kind.YES_NO)
NO_USE = indicator(each_year(Aim.AT_MOST))
BAND = indicator(each_year(Aim.BETWEEN, low=40.0, high=60.0, tolerance=3.0))
OPENED = indicator(each_year(Aim.DONE, 1.0), kind=Kind.YES_NO)
LAW = Indicator("x", "Participation", kind=Kind.QUALITATIVE)
TOTAL = states(by(2020, value=500.0), baseline=(2016, 100.0), accumulate=True, unit="people")
BUDGET = states(by(2020, Aim.AT_MOST, 500.0), baseline=(2016, 100.0), accumulate=True, unit="US$")
MOVED = states(by(2020), by(2022, decided=date(2019, 6, 1)))
LEVELS = scale(2, baseline=(2016, 0.0))
LOW: dict[str, Any] = {"qualifier": Qualifier.AT_LEAST}
HIGH: dict[str, Any] = {"qualifier": Qualifier.AT_MOST}
AS_ESTIMATE: dict[str, Any] = {
    "state": State.PROVISIONAL,
    "flags": (Flag.ESTIMATED, Flag.LOW_RELIABILITY),
}
HELD = dict.fromkeys(range(2017, 2022), 0)

Entered: TypeAlias = "Sequence[Reading] | Mapping[int, object]"
# What each case is called in the table of sentences, beside the tests' other texts.
CASES: list[tuple[str, Indicator, Entered, int]] = [
    # On the path.
    ("a third of the way", CCM, {2018: 105}, 2018),
    ("another share", CCM, {2019: 107}, 2019),
    ("half of the way", CCM, {2018: 107.5}, 2018),
    ("none of the way", CCM, {2018: 100}, 2018),
    ("nearly none of it", CCM, {2018: 100.01}, 2018),
    ("just under a cut", CCM, {2018: "108.999"}, 2018),
    ("at the cut", CCM, {2018: "109"}, 2018),
    ("just under the path", CCM, {2018: "114.9999"}, 2018),
    ("away", CCM, {2018: 99}, 2018),
    ("moving away", CCM, {2018: 95}, 2018),
    ("beyond the path", CCM, {2018: 116}, 2018),
    ("on the path", CCM, {2018: 115}, 2018),
    ("one of it", NONE_LEFT, {2020: 1}, 2020),
    ("an older reading", CCM, {2018: 105}, 2019),
    ("an older one exactly there", CCM, {2018: "122.5"}, 2019),
    ("percent", SHARE, {2018: 20}, 2018),
    ("money", FUNDING, {2019: "33.3"}, 2019),
    ("no movement yet", states(milestones=milestones({2018: 100})), {2018: "99.99"}, 2018),
    ("met at the baseline", states(baseline=(2016, 135.0)), {2018: 129}, 2018),
    ("provisional and estimated", CCM, [reading(2018, 105, **AS_ESTIMATE)], 2018),
    ("about", CCM, [reading(2018, 105, qualifier=Qualifier.ABOUT)], 2018),
    ("a baseline of the year before", indicator(by(2020)), {2016: 93, 2018: 105}, 2018),
    ("a first reading for baseline", indicator(by(2020)), {2017: 93, 2018: 105}, 2018),
    ("a total", TOTAL, {2017: 100, 2018: 50}, 2018),
    ("a level", LEVELS, {2018: "none"}, 2018),
    ("a level as expected", LEVELS, {2018: "weak"}, 2018),
    ("extended", MOVED, {2019: 110}, 2019),
    # Met, missed, lost.
    ("met early", CCM, {2018: 131}, 2018),
    ("met early, slipping", CCM, {2017: 145, 2018: 140, 2019: 131}, 2019),
    ("met when due", CCM, {2020: 130}, 2020),
    ("met, date unknown", CCM, {2018: 105, 2021: 131}, 2021),
    ("met late", CCM, {2020: 110, 2021: 131}, 2021),
    ("met again", CCM, {2020: 131, 2021: 128, 2022: 132}, 2022),
    ("missed", CCM, {2020: 110}, 2020),
    ("missed by one", CCM, {2020: 129}, 2020),
    ("missed by a hair", CCM, {2020: "129.9999"}, 2020),
    ("missed, and since", CCM, {2020: 110, 2021: 112}, 2021),
    ("missed, read later", CCM, {2018: 105, 2021: 112}, 2021),
    ("missed, falling", NONE_LEFT, {2021: 13}, 2021),
    ("a lower bound", NONE_LEFT, [reading(2021, 0, **LOW)], 2021),
    ("an upper bound", CCM, [reading(2020, 130, **HIGH)], 2020),
    ("missed, a level", LEVELS, {2020: "none"}, 2020),
    ("met, from the first reading", indicator(by(2020)), {2017: 93, 2020: 130}, 2020),
    ("lost", CCM, {2020: 131, 2021: 128}, 2021),
    ("a total, a year not in yet", TOTAL, {2017: 100, 2018: 50}, 2019),
    ("over the ceiling", BUDGET, {2017: 300, 2018: 101}, 2018),
    ("under the ceiling, above the line", BUDGET, {2017: 150}, 2017),
    ("under the line", BUDGET, {2017: 90}, 2017),
    ("the ceiling kept", BUDGET, {2017: 90, 2018: 90, 2019: 90, 2020: 90}, 2020),
    ("a total that is enough", TOTAL, {2017: 100, 2019: 300}, 2019),
    # No status.
    ("context", states(context=True, unit="people"), {2018: "8605"}, 2018),
    ("context, nothing read", states(context=True), {}, 2018),
    ("over", states(active_to=2017), {2017: 102}, 2018),
    ("still to start", states(active_from=2019), {}, 2018),
    ("a fault", states(faulty=True), {2018: 105}, 2018),
    ("no target", indicator(unit="states"), {2018: 105}, 2018),
    ("no target, nothing read", indicator(), {}, 2018),
    ("no reading", CCM, {}, 2018),
    ("nothing to measure from", indicator(by(2020)), {2014: 93}, 2018),
    ("a break", CCM, [reading(2018, 130, flags=(Flag.BREAK,))], 2018),
    ("only a baseline", CCM, {2016: 100}, 2018),
    ("only a baseline, due", CCM, {2016: 100}, 2020),
    ("due, older reading", FUNDING, {2020: "33.3"}, 2021),
    ("due, falling", NONE_LEFT, {2020: 14}, 2021),
    ("due, percent", SHARE, [reading(2020, 30, **AS_ESTIMATE)], 2021),
    ("due long ago", CCM, {2019: 107}, 2022),
    ("due, nothing read", CCM, {}, 2020),
    ("due on a day", states(by(date(2020, 6, 30))), {2019: 107}, 2020),
    (
        "due, no data",
        FUNDING,
        [*readings({2020: "33.3"}), reading(2021, no_data="no survey")],
        2021,
    ),
    ("no data, older reading", CCM, [*readings({2018: 105}), reading(2019, no_data="Late!")], 2019),
    ("stale", states(by(2024)), {2017: 102}, 2020),
    ("a total with a gap", TOTAL, {2017: 100, 2019: 100}, 2019),
    # Every year.
    ("held so far", NO_USE, {2017: 0, 2018: 0}, 2018),
    ("held so far, a year unknown", NO_USE, {2017: 0, 2019: 0}, 2019),
    ("held now, broken before", NO_USE, {2017: 2, 2018: 0}, 2018),
    ("broken", NO_USE, {2017: 0, 2018: 3}, 2018),
    ("broken, one", NO_USE, {2017: 1}, 2017),
    ("may hold or not", NO_USE, [reading(2017, 0, **LOW)], 2017),
    ("within the tolerance", BAND, {2017: 62}, 2017),
    ("held to the end", NO_USE, HELD, 2021),
    ("broken in the period", NO_USE, HELD | {2017: 2, 2019: 1}, 2021),
    ("broken in every year", NO_USE, dict.fromkeys(HELD, 1), 2021),
    ("broken whenever read", NO_USE, {2017: 2, 2018: 1, 2021: 1}, 2021),
    ("held but for one year", NO_USE, {y: 0 for y in HELD if y != 2019}, 2021),
    ("nothing read in the period", NO_USE, {2016: 0}, 2018),
    ("stale, every year", NO_USE, {2017: 0}, 2020),
    ("done every year", OPENED, {2017: "yes", 2019: "yes"}, 2019),
    ("not done this year", OPENED, {2017: "yes", 2018: "no"}, 2018),
    # Yes or no, once.
    ("done", ADOPTED, {2018: "yes"}, 2018),
    ("done in time", ADOPTED, {2019: "yes", 2020: "yes"}, 2020),
    ("done late", ADOPTED, {2019: "no", 2020: "yes"}, 2020),
    ("done, date unknown", ADOPTED, {2018: "no", 2020: "yes"}, 2020),
    ("undone", ADOPTED, {2017: "yes", 2018: "no"}, 2018),
    ("not done at the date", ADOPTED, {2019: "no"}, 2019),
    ("not due", ADOPTED, {2018: "no"}, 2018),
    ("not due, nothing said", ADOPTED, {}, 2018),
    ("due, said before", ADOPTED, {2018: "no"}, 2019),
    ("due, nothing said", ADOPTED, {}, 2019),
    # Evidence in words.
    ("not judged", LAW, {}, 2018),
    ("not judged, evidence there", LAW, {2018: "Survivors spoke."}, 2018),
]
TABLE = Path(__file__).parents[1] / "golden" / "sentences.txt"


def table() -> dict[str, str]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return dict(line.split(": ", 1) for line in lines if line and not line.startswith("#"))


@pytest.mark.parametrize(
    ("name", "subject", "entered", "year"), CASES, ids=[case[0] for case in CASES]
)
def test_the_table(name: str, subject: Indicator, entered: Entered, year: int) -> None:
    assert assessed(subject, entered, year).sentence == table()[name]


def test_the_table_has_every_case_once() -> None:
    names = [case[0] for case in CASES]
    assert names == list(table())
    assert len(set(names)) == len(names)


def test_every_rule_has_a_case() -> None:
    rules = {
        assessed(subject, entered, year).explanation.rule for _, subject, entered, year in CASES
    }
    # Judgements, published methods and entities have cases of their own.
    assert rules == set(Rule) - {
        Rule.JUDGED,
        Rule.PEER,
        Rule.ENTITIES,
        Rule.NONE_DUE,
        Rule.UNHEARD,
    }
    assert set(words.SENTENCES) == set(Rule)


@pytest.mark.parametrize(
    ("name", "subject", "entered", "year"), CASES, ids=[case[0] for case in CASES]
)
def test_no_sentence_has_a_hole(name: str, subject: Indicator, entered: Entered, year: int) -> None:
    assert not re.search(r"\s[,;.:]|\s\s|[,;]\.", assessed(subject, entered, year).sentence), name


def test_a_period_that_ended_without_a_reading() -> None:
    assert assessed(NO_USE, {}, 2021).sentence == (
        "None in any year: the period is over, without a reading of it."
    )
    assert assessed(OPENED, {}, 2021).sentence == (
        "To be done every year: the period is over, without a reading of it."
    )


def test_a_judgement_with_name_and_reason() -> None:
    word = judged(2018, Status.ON_TRACK)
    assert assessed(LAW, {}, 2018, judgements=[word]).sentence == (
        "Judged on track for 2018 by Ana: the law was passed."
    )
    seen = judged(2018, Status.MISSED, because="Nobody came! ")
    assert assessed(LAW, {}, 2020, judgements=[seen]).sentence == (
        "Judged missed for 2018 by Ana: Nobody came! "
    )
    assert assessed(LAW, {}, 2021, judgements=[word]).sentence == (
        "Last judged on track for 2018 by Ana, more than 2 years ago."
    )
    hasty = replace(LAW, thresholds=Thresholds(stale_after=1))
    assert assessed(hasty, {}, 2020, judgements=[word]).sentence.endswith("more than 1 year ago.")


def test_evidence_shown_for_context() -> None:
    shown = replace(LAW, context=True)
    assert assessed(shown, {2018: "Survivors spoke."}, 2018).sentence == (
        "Evidence for 2018; shown for context, never scored."
    )


def test_marks_and_figures_of_a_derived_one() -> None:
    share = indicator(
        by(2020, value=50.0),
        id="d",
        baseline=(2016, 10.0),
        derive=Derive(Derivation.SHARE, ("a", "b")),
        kind=Kind.PERCENT,
    )
    strategy = plan(share, indicator(id="a"), indicator(id="b"))
    entered = [reading(2018, 1, "a", state=State.PROVISIONAL), reading(2018, 3, "b")]
    sentence = card(strategy, entered, 2018).indicators()[0].sentence
    assert sentence == "33.3 % in 2018 (1 of 3, provisional); the path expected 30 %. On track."
    upper = [reading(2020, 3, "a", **HIGH), reading(2020, 3, "b")]
    assert card(strategy, upper, 2020).indicators()[0].sentence == (
        "At most 100 % in 2020 (3 of 3); at least 50 % was due by 2020: this is only an upper "
        "bound, so it may be anything from missed to achieved."
    )


@pytest.mark.parametrize("hostile", ["{latest}", "{0.__class__}", "%s %(x)s", "[b]bold[/b]", "{"])
def test_user_text_is_never_interpreted(hostile: str) -> None:
    subject = states(unit=hostile)
    assert assessed(subject, {2018: 105}, 2018).sentence.startswith(f"105 {hostile} in 2018;")
    word = judged(2018, Status.ON_TRACK, because=hostile)
    assert f"Ana: {hostile}" in assessed(LAW, {}, 2018, judgements=[word]).sentence
    silent = [reading(2018, no_data=hostile)]
    assert f"No data for 2018: {hostile}" in assessed(CCM, silent, 2018).sentence


def test_value_and_expected_differ_on_paper_when_they_differ() -> None:
    derived = indicator(
        by(2020), id="d", baseline=(2016, 100.0), derive=Derive(Derivation.SUM, ("a", "b"))
    )
    strategy = plan(derived, indicator(id="a"), indicator(id="b"))
    entered = [reading(2018, "114.9991", "a"), reading(2018, "0.0001", "b")]
    sentence = card(strategy, entered, 2018).indicators()[0].sentence
    assert sentence.startswith("114.999 in 2018; the path expected 115:")


def test_it_is_said_of_the_scorecards_year() -> None:
    subject = states(active_to=2017)
    assert "in 2019" in assessed(subject, {}, 2019).sentence
    assert Teller(2018)(assessed(subject, {}, 2019)).startswith("It is not kept in 2018")
