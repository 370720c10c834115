"""Every method's verdict on each indicator, so that a board sees what another agency would say."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scorecard.assessment.all_series import AllSeries
from scorecard.assessment.assess import circumstances, judge, year_of
from scorecard.assessment.index import Index
from scorecard.assessment.judge import evidence_of
from scorecard.assessment.methods.choose import compare
from scorecard.model.methods import Method
from scorecard.model.scorecard import Comparison
from scorecard.model.status import Reason

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from scorecard.assessment.case import Circumstances
    from scorecard.model.plan import Indicator, Strategy
    from scorecard.model.records import Records

_NOT_JUDGED = (Reason.CONTEXT, Reason.RETIRED, Reason.FAULT)


def compare_methods(
    strategy: Strategy,
    records: Records,
    year: int | None = None,
    as_of: date | None = None,
    ids: Collection[str] | None = None,
) -> tuple[Comparison, ...]:
    """Return what every method says of each indicator, in the order of the plan.

    Args:
        strategy: the plan.
        records: all revisions of everything entered.
        year: the scorecard's year; None for the latest that is at least half entered.
        as_of: the day whose knowledge is used; None for all there is.
        ids: of the indicators to compare; None for all of them.
    """
    index = Index(strategy, records, as_of)
    year = year_of(strategy, index) if year is None else year
    known = AllSeries(index, year)
    around = circumstances(strategy, year, as_of)
    chosen = [i for i in index.indicators if ids is None or i.id in ids]
    return tuple(_comparison(indicator, known, around) for indicator in chosen)


def _comparison(indicator: Indicator, known: AllSeries, around: Circumstances) -> Comparison:
    method = indicator.thresholds.method
    own = replace(indicator, thresholds=replace(indicator.thresholds, method=Method.PATH.value))
    path = judge(own, known, around)
    if path.reason in _NOT_JUDGED:
        return Comparison(indicator, method, path, reason=path.reason)
    evidence = evidence_of(own, known.of(own.id), around)
    return Comparison(indicator, method, path, compare(evidence))
