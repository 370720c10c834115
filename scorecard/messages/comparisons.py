"""A comparison of methods, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.messages import figures
from scorecard.messages.catalogue import words
from scorecard.messages.peers import arithmetic, method_words, silence_words, view_words
from scorecard.model.status import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecard.model.comparison import Comparison
    from scorecard.model.number import NumberStyle
    from scorecard.model.peer import PeerVerdict, Silence


def summary_words(comparison: Comparison) -> str:
    """Return whether the methods agree, and who says what where they do not."""
    catalogue, statuses = words.Methods, comparison.statuses
    said: str
    if comparison.reason is not None:
        said = catalogue.NOT_SCORED.format(why=words.REASON[comparison.reason])
        return said
    if not statuses:
        return str(catalogue.NONE_SAYS)
    parties = [_party(comparison, status) for status in statuses]
    if comparison.disagree or len(statuses) > 1:
        listed = words.Methods.PARTIES.join(parties)
        template = catalogue.DISAGREE if comparison.disagree else catalogue.AGREE_NEARLY
        said = template.format(parties=listed)
        return said
    names, status = _who(comparison, statuses[0]), words.STATUS[statuses[0]]
    if len(names) == 1:
        said = catalogue.ONE_SAYS.format(method=names[0], status=status)
    else:
        said = catalogue.ALL_AGREE.format(number=len(names), status=status)
    return said


def verdict_words(
    comparison: Comparison, said: PeerVerdict, style: NumberStyle | None = None
) -> str:
    """Return one method's verdict with its word and arithmetic."""
    line: str = words.Methods.LINE.format(
        method=named(comparison, said),
        word=said.word,
        arithmetic=arithmetic(comparison.indicator, said, style),
    )
    return line


def path_words(comparison: Comparison) -> str:
    """Return what this tool's own rules say."""
    name = _marked(method_words("path"), own=comparison.method == "path")
    line: str = words.Methods.PATH_LINE.format(method=name, sentence=comparison.path.sentence)
    return line


def silent_words(comparison: Comparison) -> list[str]:
    """Return a line for each reason why methods say nothing, with the words they have for it."""
    by_reason: dict[Silence, list[str]] = {}
    for said in comparison.verdicts:
        if said.silence is not None:
            name = named(comparison, said)
            if said.word:
                name = words.Methods.WITH_WORD.format(method=name, word=said.word)
            by_reason.setdefault(said.silence, []).append(name)
    return [
        words.Methods.SAYS_NOTHING.format(methods=figures.listing(names), why=silence_words(why))
        for why, names in by_reason.items()
    ]


def named(comparison: Comparison, said: PeerVerdict) -> str:
    """Return the name of a verdict's method, marked where the plan names it."""
    return _marked(view_words(said), own=said.method.value == comparison.method)


def tally_words(comparisons: Sequence[Comparison]) -> str:
    """Return on how many indicators the methods agree."""
    compared = [c for c in comparisons if len(_opinions(c)) > 1]
    disagreed = sum(c.disagree for c in compared)
    said: str = words.Methods.TALLY.format(
        number=len(compared), agreed=len(compared) - disagreed, disagreed=disagreed
    )
    return said


def _marked(name: str, *, own: bool) -> str:
    marked: str = words.Methods.OWN.format(method=name) if own else name
    return marked


def _opinions(comparison: Comparison) -> list[tuple[str, Status]]:
    """Return each method that says something, with the status it says."""
    found = [(method_words("path"), comparison.path.status)] if comparison.reason is None else []
    found += [(view_words(v), v.status) for v in comparison.verdicts if v.status is not None]
    return [(name, status) for name, status in found if status is not Status.NOT_ASSESSED]


def _who(comparison: Comparison, status: Status) -> list[str]:
    return [name for name, said in _opinions(comparison) if said is status]


def _party(comparison: Comparison, status: Status) -> str:
    party: str = words.Methods.PARTY.format(
        status=words.STATUS[status],
        methods=words.LIST_SEPARATOR.join(_who(comparison, status)),
    )
    return party
