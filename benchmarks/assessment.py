"""What assessing costs, and how it grows; prints, never gates."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import plain
from timing import heading, row

from scorecard.assessment.assess import assess
from scorecard.model.plan import Aim, Baseline, Goal, Indicator, Objective, Strategy, Target
from scorecard.model.reading import Reading
from scorecard.model.records import Records
from scorecard.model.scorecard import Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

YEARS = range(2011, 2022)
DUE = 2025
ENTERED = datetime(2022, 1, 1, tzinfo=UTC)
# So many series in one run, and how many rounds of each.
SIZES = {100: 200, 10_000: 20, 100_000: 5}
# Enough calls of the sums for the clock, and enough series of a small case.
CALLS, AT_LEAST = 3_000, 1_000


def indicator(number: int) -> Indicator:
    declared = {"at_least": 130, "by": DUE}
    target = Target(Aim.AT_LEAST, 130.0, by=date(DUE, 12, 31), declared=declared)
    return Indicator(
        f"i{number}", f"Indicator {number}", baselines=(Baseline(2010, 100.0),), targets=(target,)
    )


def value_of(year: int) -> str:
    """Return the figure of a year: on the way, and at risk in the last one."""
    return str(100 + 1.5 * (year - 2010))


def case(indicators: int, editions: int = 1) -> tuple[Strategy, Records]:
    """Return a strategy of so many indicators, each with 11 years in so many editions."""
    declared = tuple(indicator(n) for n in range(indicators))
    objectives = tuple(
        Objective(f"o{n}", f"Objective {n}", declared[n : n + 10]) for n in range(0, indicators, 10)
    )
    readings = tuple(
        Reading(f"{i.id}-{y}-{e}", i.id, y, value_of(y), ENTERED, "benchmark", revision=e + 1)
        for i in declared
        for y in YEARS
        for e in range(editions)
    )
    strategy = Strategy("Benchmark", (2011, 2021), goals=(Goal("G", "Goal", objectives),))
    return strategy, Records(readings=readings)


def run(data: tuple[Strategy, Records]) -> object:
    return assess(data[0], data[1], year=YEARS[-1])


def check(data: tuple[Strategy, Records]) -> None:
    """Fail unless all 11 readings were used and the explanation has all it is to have."""
    result = assess(data[0], data[1], year=YEARS[-1]).indicators()[-1]
    said = result.explanation
    assert len(result.readings) == len(YEARS)
    assert said.rule is Rule.RATIO
    assert len(said.path) == 2
    assert None not in (said.baseline, said.expected, said.actual, said.ratio, said.cut)


def sums() -> None:
    """Do the sums of one series over and over."""
    years, values = tuple(YEARS), tuple(float(value_of(year)) for year in YEARS)
    for _ in range(CALLS):
        plain.verdict(years, values, YEARS[0], 130.0, DUE)


def least(cases: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Run the cases in turn, round after round, and return the least seconds each worked.

    What else a shared machine does can only add.
    """
    times: dict[str, list[float]] = {name: [] for name in cases}
    for _ in range(rounds):
        for name, function in cases.items():
            start = time.process_time()
            function()
            times[name].append(time.process_time() - start)
    return {name: min(values) for name, values in times.items()}


def against_sums(size: int, rounds: int) -> None:
    """Print what one of so many series costs; the sums are done between the runs."""
    data = case(size)
    check(data)
    times = max(1, AT_LEAST // size)
    cases = {"sums": sums, "series": lambda: [run(data) for _ in range(times)]}
    seconds = least(cases, rounds)
    cost, alone = seconds["series"] / times / size, seconds["sums"] / CALLS
    what = f"one of {size:,} series, {cost * 1e6:.1f} µs, against its sums, {alone * 1e6:.2f} µs"
    row(what, cost / alone, "none")


def growth() -> None:
    """Print what ten times the indicators or readings cost."""
    one, hundred, thousand = case(1), case(100), case(1_000)
    editions = case(100, editions=10)
    times = least(
        {
            "one": lambda: [run(one) for _ in range(50)],
            "hundred": lambda: run(hundred),
            "thousand": lambda: run(thousand),
            "editions": lambda: run(editions),
        },
        rounds=15,
    )
    print(f"a whole strategy of one indicator: {times['one'] / 50 * 1e6:.1f} µs")
    row("1,000 indicators against 100", times["thousand"] / times["hundred"], "11")
    row("100 indicators, ten times the readings", times["editions"] / times["hundred"], "11")


def main() -> None:
    heading("Assessment: series of 11 readings, each with its explanation")
    for size, rounds in SIZES.items():
        against_sums(size, rounds)
    growth()


if __name__ == "__main__":
    main()
