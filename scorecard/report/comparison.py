"""The annex of other methods: what each says of an indicator, and how often it agrees."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scorecard.messages.catalogue import words
from scorecard.messages.fields import capitalised
from scorecard.messages.peers import plain_word, view_words
from scorecard.model.comparison import agree
from scorecard.model.status import Status
from scorecard.report.comparison_parts import ComparisonView, MethodsRow, MethodsView
from scorecard.report.indicators import result_status
from scorecard.review.move import Move, move_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scorecard.model.peer import PeerVerdict
    from scorecard.model.scorecard import IndicatorResult
    from scorecard.report.brief import Brief

# With the titles and our own status, as many columns as a page is wide.
METHODS_IN_A_TABLE = 4


class _Compared(NamedTuple):
    """One indicator, and by the name of each method that speaks of it what that says."""

    result: IndicatorResult
    said: dict[str, PeerVerdict]


def comparison_view(brief: Brief) -> ComparisonView | None:
    """Return what published methods say, in words; None where none says anything.

    What is not to be scored at all is not compared.
    """
    results = {result.indicator.id: result for result in brief.card.indicators()}
    methods: dict[str, None] = {}
    compared: list[_Compared] = []
    for each in brief.comparisons:
        if each.reason is None:
            methods |= dict.fromkeys(view_words(verdict) for verdict in each.verdicts)
            said = {view_words(v): v for v in each.verdicts if _status(v) is not None}
            compared.append(_Compared(results[each.indicator.id], said))
    speaking = [name for name in methods if any(name in each.said for each in compared)]
    if not speaking:
        return None
    silent = [each.result.indicator.title for each in compared if not each.said]
    listed = words.Report.SEPARATOR.join(silent)
    return ComparisonView(
        tuple(_table(compared, some) for some in _shared_out(speaking)),
        tuple(line for name in speaking for line in _agreement(compared, name)),
        words.Report.NO_METHOD.format(titles=listed) if silent else "",
    )


def _status(said: PeerVerdict) -> Status | None:
    """Return the status a verdict stands for; None where the method says nothing."""
    return None if said.status is Status.NOT_ASSESSED else said.status


def _shared_out(methods: Sequence[str]) -> Iterable[Sequence[str]]:
    """Share methods out over as few tables as hold them, about as many in each."""
    tables = -(-len(methods) // METHODS_IN_A_TABLE)
    ends = [len(methods) * number // tables for number in range(tables + 1)]
    return [methods[ends[number] : ends[number + 1]] for number in range(tables)]


def _table(compared: Iterable[_Compared], methods: Sequence[str]) -> MethodsView:
    """Return the table of a few methods, with the indicators that one of them speaks of."""
    rows = tuple(
        MethodsRow(
            each.result.indicator.title,
            result_status(each.result),
            tuple(_words(each.result, each.said.get(name)) for name in methods),
        )
        for each in compared
        if any(name in each.said for name in methods)
    )
    return MethodsView(tuple(capitalised(name) for name in methods), rows)


def _words(result: IndicatorResult, said: PeerVerdict | None) -> str:
    """Return a method's own word, and whether it is higher or lower than the status here."""
    status = None if said is None else _status(said)
    if said is None or status is None:
        return ""
    template = words.Report.METHOD_SAYS
    if result.status is not Status.NOT_ASSESSED and not agree(result.status, status):
        higher = move_of(result.status, status) is Move.BETTER
        template = words.Report.METHOD_HIGHER if higher else words.Report.METHOD_LOWER
    return str(template.format(word=plain_word(said)))


def _agreement(compared: Iterable[_Compared], name: str) -> Iterable[str]:
    """Yield on how many indicators a method agrees with the status here, in one sentence.

    The method that gave an indicator its status does not count there: it agrees with itself.
    """
    pairs = [
        (each.result.status, status)
        for each in compared
        if name in each.said
        for status in (_status(each.said[name]),)
        if status is not None
        and each.result.status is not Status.NOT_ASSESSED
        and not _is_own(each.result, each.said[name])
    ]
    if not pairs:
        return
    differing = [pair for pair in pairs if not agree(*pair)]
    higher = sum(move_of(*pair) is Move.BETTER for pair in differing)
    agreed, lower = len(pairs) - len(differing), len(differing) - higher
    template = words.Report.METHOD_AGREES[bool(higher), bool(lower)]
    yield template.format(
        method=capitalised(name), agreed=agreed, number=len(pairs), higher=higher, lower=lower
    )


def _is_own(result: IndicatorResult, said: PeerVerdict) -> bool:
    own = result.explanation.peer
    return own is not None and (own.method, own.measure) == (said.method, said.measure)
