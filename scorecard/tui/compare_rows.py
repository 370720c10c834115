"""What every method says of the indicators, as rows: in the peer's word and in ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.messages import status_word
from scorecard.messages.catalogue import words
from scorecard.messages.comparisons import named, path_words, summary_words, verdict_words
from scorecard.messages.peers import method_words, peer_sentence, silence_words
from scorecard.model.comparison import agree
from scorecard.model.status import Status
from scorecard.tui.widgets.section_list import SectionRow, headed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scorecard.model.comparison import Comparison
    from scorecard.model.number import NumberStyle
    from scorecard.model.peer import PeerVerdict
    from scorecard.tui.glyphs import Glyphs


def compare_rows(
    comparisons: Sequence[Comparison], glyphs: Glyphs, style: NumberStyle | None
) -> list[SectionRow]:
    """Return a section for each indicator: our status, the method, what it says itself.

    The plan's own method carries a star; a status other than that one's carries a word.
    """
    rows: list[SectionRow] = []
    for comparison in comparisons:
        indicator = comparison.indicator
        said = words.ScreenCompare.HEADING
        heading = said.format(title=indicator.title, word=_word(comparison))
        lines = [] if comparison.reason else list(_methods(comparison, glyphs, style))
        section = headed(heading, lines, detail=summary_words(comparison), key=indicator.id)
        rows += [section[0], _leading(section[1], indicator.id), *section[2:]]
    return rows


def _leading(row: SectionRow, id_: str) -> SectionRow:
    """Return a heading that opens its indicator."""
    return SectionRow(row.cells, row.key, row.title, row.detail, heading=True, opens=id_, about=id_)


def _word(comparison: Comparison) -> str:
    """Say in a word or two whether the methods agree."""
    said, statuses = words.ScreenCompare, comparison.statuses
    if comparison.reason is not None:
        return said.NOT_COMPARED
    if not statuses:
        return said.SILENT
    if comparison.disagree:
        return said.DISAGREE
    voices = [v for v in comparison.verdicts if v.status not in (None, Status.NOT_ASSESSED)]
    return said.AGREE if len(voices) > 1 else said.ONE


def _methods(
    comparison: Comparison, glyphs: Glyphs, style: NumberStyle | None
) -> Iterator[SectionRow]:
    """Yield our own rules first, then every method that speaks, then those that do not."""
    own, said = _own_status(comparison), words.ScreenCompare
    path = comparison.path
    name = method_words("path")
    if comparison.method == "path":
        name = words.Methods.OWN.format(method=name)
    yield _row(
        comparison, glyphs, (path.status, own), name, (said.OWN_RULES, path_words(comparison))
    )
    for verdict in sorted(comparison.verdicts, key=lambda v: v.silence is not None):
        method = named(comparison, verdict)
        if verdict.status is not None:
            word = said.SAYS.format(word=verdict.word)
            arithmetic = verdict_words(comparison, verdict, style)
            yield _row(comparison, glyphs, (verdict.status, own), method, (word, arithmetic))
        else:
            yield _silent(comparison, verdict, method, glyphs)


def _row(
    comparison: Comparison,
    glyphs: Glyphs,
    statuses: tuple[Status, Status | None],
    method: str,
    says: tuple[str, str],
) -> SectionRow:
    status, own = statuses
    assessed = status is not Status.NOT_ASSESSED
    other = assessed and own is not None and not agree(status, own)
    cells = (
        (f"{glyphs.mark(status)} {status_word(status)}", status.value),
        (method, "text"),
        (words.ScreenCompare.DIFFERS.format(word=says[0]), "at_risk")
        if other
        else (says[0], "text"),
    )
    id_ = comparison.indicator.id
    return SectionRow(cells, f"{id_} {method}", method, says[1], opens=id_, about=id_)


def _silent(
    comparison: Comparison, verdict: PeerVerdict, method: str, glyphs: Glyphs
) -> SectionRow:
    """Return the row of a method that says nothing, with why."""
    why = "" if verdict.silence is None else silence_words(verdict.silence)
    said = words.ScreenCompare
    if verdict.word:
        why = said.WITH_WHY.format(said=said.SAYS.format(word=verdict.word), why=why)
    detail = peer_sentence(comparison.indicator, verdict, "")
    nothing = f"{glyphs.mark(Status.NOT_ASSESSED)} {said.NOTHING}"
    cells = ((nothing, "dim"), (method, "dim"), (why, "dim"))
    id_ = comparison.indicator.id
    return SectionRow(cells, f"{id_} {method}", method, detail, opens=id_, about=id_)


def _own_status(comparison: Comparison) -> Status | None:
    """Return what the plan's own method says; None where it says nothing."""
    found = [comparison.path.status] if comparison.method == "path" else []
    found += [
        verdict.status
        for verdict in comparison.verdicts
        if verdict.method.value == comparison.method and verdict.status is not None
    ]
    status = next(iter(found), None)
    return None if status is Status.NOT_ASSESSED else status
