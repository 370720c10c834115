"""What other methods say of an indicator, in words, side by side with ours."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING

from scorecard.messages import figures
from scorecard.messages.catalogue import plural, words
from scorecard.messages.rollups import counts_words
from scorecard.model.methods import Method, RollUpRule
from scorecard.model.number import format_number, places_apart
from scorecard.model.scorecard import Measure
from scorecard.model.status import Note, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecard.model.number import NumberStyle
    from scorecard.model.plan import Indicator
    from scorecard.model.scorecard import Comparison, Counts, PeerVerdict, Point, Silence


# Where a cut must be passed: how many of them, the upper ones first; elsewhere it is reached.
_PASSED = {Method.EUROSTAT: 2, Method.ACHIEVEMENT: 1, Method.GROWTH: 4}
# Their words are names of classes, written with underscores.
_NAMES_OF_CLASSES = (Method.OPENSDG, Method.EUROSTAT)
# Decimals of a figure that may have been computed.
_PLACES = 4
# Their figures and cuts are parts, shown in per cent.
_PARTS = (Measure.GROWTH, Measure.PROJECTED_SHARE)


def method_words(method: str) -> str:
    """Return the name of a method."""
    return words.Methods.NAMES[method]


def view_words(said: PeerVerdict) -> str:
    """Return the name of a method with the view that was asked, where it has several."""
    view: str | None = words.Methods.VIEWS.get(f"{said.method.value} {said.measure.value}")
    return view or method_words(said.method)


def plain_word(said: PeerVerdict) -> str:
    """Return the peer's own word as its readers see it: "limited progress".

    Some are the names of classes, which their publishers show with blanks too.
    """
    return said.word.replace("_", " ") if said.method in _NAMES_OF_CLASSES else said.word


def silence_words(silence: Silence) -> str:
    """Return why a method says nothing."""
    return words.Methods.SILENCE[silence]


def peer_sentence(
    indicator: Indicator, said: PeerVerdict, status: str, style: NumberStyle | None = None
) -> str:
    """Return a verdict as one sentence, with the status it stands for, or why there is none."""
    name = view_words(said)
    if said.silence is not None:
        template = words.Methods.SILENT_WITH_A_WORD if said.word else words.Methods.SILENT
        return template.format(method=name, word=plain_word(said), why=silence_words(said.silence))
    shown = arithmetic(indicator, said, style)
    return words.Methods.SAID.format(
        method=name, word=plain_word(said), arithmetic=shown, status=status
    )


def arithmetic(indicator: Indicator, said: PeerVerdict, style: NumberStyle | None = None) -> str:
    """Return the figures behind a verdict, as the rest of a sentence; "" for a silent one."""
    if said.silence is not None:
        return ""
    shown: str = _template(said).format(
        base=_point(indicator, said.base, style),
        latest=_point(indicator, said.latest, style),
        target="" if said.target is None else figures.declared(indicator, said.target, style),
        due=said.target_year,
        made=_rate(indicator, said, said.made, style),
        needed=_rate(indicator, said, said.needed, style),
        figure=_figure(said, style),
        band="" if said.figure is None else _band(said, style),
        cuts=figures.listing([format_number(cut, style, 12) for cut in said.cuts]),
        way=words.Methods.BAD_WAY if said.note is Note.MOVING_AWAY else words.Methods.GOOD_WAY,
    )
    if said.zero_as is not None and (said.figure is not None or said.target == said.zero_as):
        shown += words.Methods.ZERO_AS.format(value=format_number(said.zero_as, style, 12))
    if said.scaled is not None and said.measure is Measure.GROWTH and said.scaled < 1:
        shown += words.Methods.SHRUNK.format(factor=format_number(said.scaled, style))
    return shown


def roll_up_words(
    rule: RollUpRule, word: str, figure: float | None, parts: tuple[int, int], counts: Counts
) -> str:
    """Return a published roll-up in one sentence.

    Args:
        rule: which.
        word: the peer's; "" where it gives none.
        figure: the mean behind it.
        parts: how many indicators had what is added up, of how many.
        counts: of the statuses below.
    """
    line = counts_words(counts) or words.NOTHING
    counted, total = parts
    if not word or figure is None:
        method = Method.OPENSDG if rule is RollUpRule.MEAN_SCORE else Method.SDSN
        said: str = words.Methods.NO_SCORE.format(
            method=method_words(method), counted=counted, total=total, counts=line
        )
        return said
    mean_score = rule is RollUpRule.MEAN_SCORE
    template: str = words.Methods.MEAN_SCORE if mean_score else words.Methods.WORST_TWO
    return template.format(
        figure=format_number(figure), word=word, counted=counted, total=total, counts=line
    )


def _template(said: PeerVerdict) -> str:
    """Choose the words that are true of a verdict."""
    catalogue = words.Methods
    by_measure: dict[Measure, str] = {
        Measure.RATIO: catalogue.RAW_RATIO if said.method is Method.UN else catalogue.RATIO,
        Measure.GROWTH: catalogue.THROUGH_ZERO if said.figure is None else catalogue.GROWTH,
        Measure.LEVEL: catalogue.LEVEL,
        Measure.PROJECTED_SHARE: catalogue.PROJECTED_SHARE,
        Measure.ARROW: catalogue.ARROW,
        Measure.COLOUR: catalogue.COLOUR,
        Measure.ACHIEVEMENT: catalogue.ACHIEVEMENT,
        Measure.SCORE: catalogue.SCORE,
    }
    if said.measure is Measure.ARROW and said.met:
        return str(catalogue.ARROW_MET)
    if said.measure is Measure.RATIO and said.met:
        return str(catalogue.MET)
    if said.measure in (Measure.RATIO, Measure.ARROW):
        if said.base_met:
            return str(catalogue.BASE_MET)
        if said.figure is None or not isfinite(said.figure):
            return str(catalogue.NOTHING_NEEDED)
    return by_measure[said.measure]


def _point(indicator: Indicator, point: Point | None, style: NumberStyle | None) -> str:
    if point is None:
        return ""
    computed = indicator.derive is not None or indicator.aggregate is not None
    if computed and all(start.value != point.value for start in indicator.baselines):
        value = figures.figure(indicator, point.value, style)
    else:
        value = figures.declared(indicator, point.value, style)
    return words.IN_YEAR.format(value=value, year=point.year)


def _rate(
    indicator: Indicator, said: PeerVerdict, rate: float | None, style: NumberStyle | None
) -> str:
    """Return a yearly rate: per cent of the level, or for an arrow points or units."""
    if rate is None:
        return ""
    if said.measure is not Measure.ARROW:
        return _percent(rate, style)
    if said.scaled is None:
        return figures.rate(indicator, rate, style)
    return words.Methods.POINTS.format(value=format_number(rate, style))


def _figure(said: PeerVerdict, style: NumberStyle | None) -> str:
    """Return what was banded, with decimals enough to stand on the right side of each cut."""
    if said.figure is None:
        return ""
    value, cuts = said.figure, said.cuts
    if said.measure in _PARTS:
        value, cuts = 100 * value, tuple(100 * cut for cut in cuts)
    text = format_number(value, style, places_apart(value, cuts, 2))
    percent = said.measure in (*_PARTS, Measure.ACHIEVEMENT)
    return words.PERCENT.format(value=text) if percent else text


def _band(said: PeerVerdict, style: NumberStyle | None) -> str:
    """Say between which cuts a figure lies."""
    cuts, passed = said.cuts, _PASSED.get(said.method, 0)
    place = len(cuts) if said.cut is None else cuts.index(said.cut)
    parts: list[str] = []
    if place < len(cuts):
        low = words.Methods.ABOVE if place < passed else words.Methods.AT_OR_ABOVE
        parts.append(low.format(cut=_cut(said, cuts[place], style)))
    if place:
        high = words.Methods.NOT_ABOVE if place - 1 < passed else words.Methods.UNDER
        parts.append(high.format(cut=_cut(said, cuts[place - 1], style)))
    if len(parts) == 1:
        return parts[0]
    both: str = words.Methods.BOTH.format(low=parts[0], high=parts[1])
    return both


def _cut(said: PeerVerdict, cut: float, style: NumberStyle | None) -> str:
    if said.measure in _PARTS:
        return _percent(cut, style)
    text = format_number(cut, style, 12)
    return words.PERCENT.format(value=text) if said.measure is Measure.ACHIEVEMENT else text


def _percent(part: float, style: NumberStyle | None) -> str:
    return words.PERCENT.format(value=format_number(100 * part, style))


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
    return plural(catalogue.AGREE, len(names), method=names[0], status=status)


def verdict_words(
    comparison: Comparison, said: PeerVerdict, style: NumberStyle | None = None
) -> str:
    """Return one method's verdict with its word and arithmetic."""
    line: str = words.Methods.LINE.format(
        method=named(comparison, said),
        word=plain_word(said),
        arithmetic=arithmetic(comparison.indicator, said, style),
    )
    return line


def path_words(comparison: Comparison) -> str:
    """Return what this tool's own rules say."""
    name = _marked(method_words(Method.PATH), own=comparison.method == Method.PATH)
    line: str = words.Methods.PATH_LINE.format(method=name, sentence=comparison.path.sentence)
    return line


def silent_words(comparison: Comparison) -> list[str]:
    """Return a line for each reason why methods say nothing, with the words they have for it."""
    by_reason: dict[Silence, list[str]] = {}
    for said in comparison.verdicts:
        if said.silence is not None:
            name = named(comparison, said)
            if said.word:
                name = words.Methods.WITH_WORD.format(method=name, word=plain_word(said))
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
    agreed = sum(len(c.statuses) == 1 for c in compared)
    said: str = words.Methods.TALLY.format(
        number=len(compared),
        agreed=agreed,
        near=len(compared) - agreed - disagreed,
        disagreed=disagreed,
    )
    return said


def _marked(name: str, *, own: bool) -> str:
    marked: str = words.Methods.OWN.format(method=name) if own else name
    return marked


def _opinions(comparison: Comparison) -> list[tuple[str, Status]]:
    """Return each method that says something, with the status it says."""
    found = (
        [(method_words(Method.PATH), comparison.path.status)] if comparison.reason is None else []
    )
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
