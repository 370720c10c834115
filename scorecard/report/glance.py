"""The first half page: how many stand where, the news, and what the board is asked for."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from scorecard.messages.catalogue import words
from scorecard.messages.figures import listing
from scorecard.model.priority import PriorityState
from scorecard.model.status import Reason, Status
from scorecard.report.brief import still_due
from scorecard.report.figures import decided_by
from scorecard.report.indicators import WORST_FIRST, gravity, status_view
from scorecard.report.parts import CountView, News
from scorecard.report.verdict import verdict
from scorecard.review.concerns import concerns as find_concerns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from scorecard.model.scorecard import Counts, IndicatorResult
    from scorecard.report.brief import Brief
    from scorecard.report.writer import Writer

# What fits half a page; the rest stands under its objective.
MOST_NEWS = 3
# Of what is told by its title alone.
MOST_TITLES = 6


def glance(writer: Writer) -> dict[str, Any]:
    """Return what the first section prints, by name."""
    good, concerns, waiting = _chosen(writer)
    return {
        "verdict": verdict(writer.card),
        "counts": counts_views(writer.card.counts),
        "concerns": _news(writer, concerns),
        "waiting": _news(writer, waiting, MOST_TITLES),
        "good": _news(writer, good),
        "asked": tuple(_asked(writer.brief)) if writer.brief.for_board else (),
    }


def number_glance(writer: Writer) -> None:
    """Number the sources of the first section, in the order it shows them."""
    good, concerns, _ = _chosen(writer)  # what waits is told by its title
    for result in chain.from_iterable(some[:MOST_NEWS] for some in (good, concerns)):
        writer.figures.refs(decided_by(result))


def _chosen(writer: Writer) -> tuple[list[IndicatorResult], ...]:
    """Return the good news, the concerns and what is due and not known, the first ones first."""
    good = sorted(
        (r for r in writer.results if r.status in (Status.ACHIEVED, Status.ON_TRACK)),
        key=gravity,
        reverse=True,
    )
    waiting = [r for r in writer.results if r.reason is Reason.DUE_NO_READING]
    # What an objective hangs on comes before the rest of the same gravity.
    headlines = {o.headline for goal in writer.card.strategy.goals for o in goal.objectives}
    concerns = sorted(
        find_concerns(writer.card), key=lambda r: (gravity(r), r.indicator.id not in headlines)
    )
    return good, concerns, waiting


def counts_views(counts: Counts) -> tuple[CountView, ...]:
    """Return how many stand at each status that any stands at, the worst first."""
    return tuple(
        CountView(status_view(status), counts.of(status))
        for status in WORST_FIRST
        if counts.of(status)
    )


def _news(writer: Writer, results: Sequence[IndicatorResult], most: int = MOST_NEWS) -> News | None:
    shown = results[:most]
    if not shown:
        return None
    return News(tuple(writer.view(result) for result in shown), len(results) - len(shown))


def _asked(brief: Brief) -> Iterator[str]:
    """Yield what waits for the board's word, as far as it is known."""
    still = still_due(brief)
    unsettled = Counter(priority.year for priority in still.priorities)
    for year, number in sorted(unsettled.items()):
        said = words.Report.SETTLE_ONE if number == 1 else words.Report.SETTLE
        yield said.format(number=number, year=year)
    after = brief.card.year + 1
    number = sum(o.priority.state is PriorityState.PROPOSED for o in brief.board.next)
    if number:
        said = words.Report.ADOPT_ONE if number == 1 else words.Report.ADOPT
        yield said.format(number=number, year=after)
    if still.decisions:
        number = len(still.decisions)
        said = words.Report.OVERDUE_ONE if number == 1 else words.Report.OVERDUE
        yield said.format(number=number, refs=listing([d.ref for d in still.decisions]))
