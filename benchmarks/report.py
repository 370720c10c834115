"""What a report costs, and how it grows with its length; prints, never gates."""

from __future__ import annotations

from datetime import UTC, date, datetime

from timing import heading, medians, row

from scorecard.assessment.assess import assess
from scorecard.model.plan import Aim, Baseline, Goal, Indicator, Objective, Strategy, Target
from scorecard.model.reading import Reading, Source
from scorecard.model.records import Comment, Records
from scorecard.model.scorecard import Scorecard
from scorecard.report.brief import make_brief
from scorecard.report.maker import make_report
from scorecard.review.restated import restatements

LAST = 2035
ENTERED = datetime(2036, 1, 1, tzinfo=UTC)
Case = tuple[Scorecard, Records]


def indicator(number: int, first: int) -> Indicator:
    return Indicator(
        f"i{number}",
        f"Indicator number {number} of the strategy",
        unit="states",
        baselines=(Baseline(first - 1, 100.0),),
        targets=(Target(Aim.AT_LEAST, 200.0, by=date(LAST + 5, 12, 31)),),
        definition="What is counted, in a sentence.",
    )


def case(indicators: int, years: int) -> Case:
    """Return a scorecard of so many indicators with so many years, a tenth of it restated."""
    first = LAST - years + 1
    declared = tuple(indicator(n, first) for n in range(indicators))
    readings = [
        Reading(
            f"{i.id}-{year}-{revision}",
            i.id,
            year,
            str(100 + year - first + revision),
            ENTERED,
            "benchmark",
            revision=revision,
            source=Source("Yearbook", str(year)),
            reason="" if revision == 1 else "restated by source",
        )
        for n, i in enumerate(declared)
        for year in range(first, LAST + 1)
        for revision in ((1, 2) if (n + year) % 10 == 0 else (1,))
    ]
    comments = tuple(
        Comment(f"c{i.id}", i.id, LAST, "We did this.\n\nIt led to that.", "benchmark", ENTERED)
        for i in declared[::10]
    )
    objectives = tuple(
        Objective(f"o{n}", f"Objective {n}", declared[n : n + 10]) for n in range(0, indicators, 10)
    )
    goals = tuple(
        Goal(f"G{n}", f"Goal {n}", objectives[n : n + 10]) for n in range(0, len(objectives), 10)
    )
    strategy = Strategy("Benchmark", (first, LAST), goals=goals)
    records = Records(readings=tuple(readings), comments=comments)
    return assess(strategy, records, year=LAST), records


def made(data: Case) -> str:
    card, records = data
    found = restatements(card.strategy, records, year=card.year, as_of=None)
    return make_report(make_brief(card, records, restatements=found, plan_digest="0" * 64))


def main() -> None:
    cases = {"small": case(100, 20), "large": case(1_000, 20)}
    lengths = {name: len(made(data)) for name, data in cases.items()}
    times = medians(
        {
            "small": lambda: made(cases["small"]),
            "large": lambda: made(cases["large"]),
            "assess": lambda: assess(
                cases["large"][0].strategy, cases["large"][1], year=LAST, as_of=None
            ),
        },
        rounds=5,
    )
    heading("Reports of 20 years")
    for name, number in (("small", "100"), ("large", "1,000")):
        took, length = times[name] * 1e3, lengths[name]
        print(f"{number} indicators: {took:,.0f} ms for {length:,} characters")
    longer = lengths["large"] / lengths["small"]
    row(
        "1,000 indicators against 100", times["large"] / times["small"], f"{longer:.1f}, its length"
    )
    row("a report of 1,000 against assessing them once", times["large"] / times["assess"], "none")


if __name__ == "__main__":
    main()
