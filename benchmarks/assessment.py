"""What assessing costs, and how it grows; prints, never gates."""

from __future__ import annotations

from datetime import UTC, date, datetime

from timing import heading, medians, row

from scorecard.assessment import assess
from scorecard.model.indicator import Baseline, Indicator
from scorecard.model.reading import Reading
from scorecard.model.records import Records
from scorecard.model.strategy import Goal, Objective, Strategy
from scorecard.model.target import Aim, Target

YEARS = range(2011, 2022)
ENTERED = datetime(2022, 1, 1, tzinfo=UTC)


def indicator(number: int) -> Indicator:
    target = Target(
        Aim.AT_LEAST, 130.0, by=date(2020, 12, 31), declared={"at_least": 130, "by": 2020}
    )
    return Indicator(
        f"i{number}", f"Indicator {number}", baselines=(Baseline(2010, 100.0),), targets=(target,)
    )


def case(indicators: int, editions: int = 1) -> tuple[Strategy, Records]:
    """Return a strategy of so many indicators, each with 11 years in so many editions."""
    declared = tuple(indicator(n) for n in range(indicators))
    objectives = tuple(
        Objective(f"o{n}", f"Objective {n}", declared[n : n + 10]) for n in range(0, indicators, 10)
    )
    readings = tuple(
        Reading(
            f"{i.id}-{y}-{e}", i.id, y, str(100 + y - 2010), ENTERED, "benchmark", revision=e + 1
        )
        for i in declared
        for y in YEARS
        for e in range(editions)
    )
    strategy = Strategy("Benchmark", (2011, 2021), goals=(Goal("G", "Goal", objectives),))
    return strategy, Records(readings=readings)


def main() -> None:
    one, hundred, thousand = case(1), case(100), case(1_000)
    editions = case(100, editions=10)

    def run(data: tuple[Strategy, Records]) -> object:
        return assess(data[0], data[1], year=2020)

    times = medians(
        {
            "one": lambda: [run(one) for _ in range(50)],
            "hundred": lambda: run(hundred),
            "thousand": lambda: run(thousand),
            "editions": lambda: run(editions),
        },
        rounds=7,
    )
    heading("Assessment")
    per_series = times["thousand"] / 1000
    print(f"one series of 11 readings with its explanation: {per_series * 1e6:.1f} µs")
    print(f"a whole strategy of one indicator: {times['one'] / 50 * 1e6:.1f} µs")
    row("1,000 indicators against 100", times["thousand"] / times["hundred"], "11")
    row("100 indicators, ten times the readings", times["editions"] / times["hundred"], "11")


if __name__ == "__main__":
    main()
