"""The sentence that says why an indicator or an entity has its status."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import cycle
from typing import TYPE_CHECKING

from scorecard.messages import figures
from scorecard.messages.catalogue import words, year_of
from scorecard.messages.entities import entities_words, not_pooled
from scorecard.messages.fields import FIELDS, Fields
from scorecard.messages.figures import by_when, capitalised, ended, once_ended
from scorecard.messages.parts import missing_parts
from scorecard.model.plan import Aim, Kind
from scorecard.model.scorecard import Rule
from scorecard.model.status import Note, Reason, Status

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from scorecard.model.fiscal import Span
    from scorecard.model.number import NumberStyle
    from scorecard.model.scorecard import Explanation, IndicatorResult


_SILENT = frozenset({Reason.RETIRED, Reason.FAULT})
_parts: dict[str, list[str | Callable[[Fields], str]]] = {}


@dataclass(frozen=True, slots=True)
class Teller:
    """What makes the sentences of one scorecard's results.

    ``year`` is the scorecard's; ``style`` says how numbers are written, None for 1,234.5.
    """

    year: int
    style: NumberStyle | None = None

    def __call__(self, result: IndicatorResult) -> str:
        """Say of a result: the figure, what it was held against, the status."""
        fields = Fields(result, self.year, self.style)
        said = capitalised(_filled(_template(fields), fields))
        if result.explanation.rule is Rule.MISSED:
            said += _later(fields)
        if result.readings and result.readings[-1] is not result.latest:
            said += _no_data(fields)
        if result.note is Note.EXTENDED:
            said += _extended(result)
        if result.next_due is not None and result.next_due > self.year:
            said += " " + words.NEXT_DUE.format(year=result.next_due)
        if result.entities:
            said += _of_entities(result, self.year)
        missing = missing_parts(result, self.year)
        return once_ended(f"{said} {missing}" if missing else said)


def _filled(template: str, fields: Fields) -> str:
    """Fill a template; what it is made of is worked out once."""
    parts = _parts.get(template)
    if parts is None:
        pieces = re.split(r"\{(\w+)\}", template)
        parts = [FIELDS[text] if odd else text for text, odd in zip(pieces, cycle((0, 1)))]
        _parts[template] = parts
    return "".join([part if isinstance(part, str) else part(fields) for part in parts])


def _template(fields: Fields) -> str:
    """Choose the words of the rule that decided, or the variant that is true of the case."""
    rule = fields.explanation.rule
    if rule is Rule.DUE_NO_READING and fields.target is not None and fields.target.every_year:
        return words.PERIOD_OVER
    variants, usual = _VARIANTS, words.SENTENCES
    if fields.target is not None and fields.target.aim is Aim.DONE:
        variants, usual = _DONE_VARIANTS, words.DONE_SENTENCES
    elif fields.indicator.kind is Kind.QUALITATIVE:
        variants = _JUDGED_VARIANTS
    variant = variants.get(rule)
    if variant is not None and variant[0](fields):
        return variant[1]()
    return usual.get(rule) or words.SENTENCES[rule]


def _moves_away(fields: Fields) -> bool:
    return (fields.explanation.ratio or 0.0) < 0


def _is_as_expected(fields: Fields) -> bool:
    actual, expected = fields.explanation.actual, fields.explanation.expected
    return actual is not None and actual.year == fields.year and actual.value == expected


def _is_just_short(fields: Fields) -> bool:
    """Say whether it falls short by less than can be told: of what must be under or over it."""
    return fields.explanation.shortfall == 0


def _was_met_before(fields: Fields) -> bool:
    """Say whether a target met late had been met in time and lost."""
    met, broken = fields.explanation.met, fields.explanation.broken
    return met is not None and bool(broken) and met < broken[0]


# By rule: when its usual words would not be true, and what is said instead, in the language in use.
_Variants = dict[Rule, tuple["Callable[[Fields], bool]", "Callable[[], str]"]]
_VARIANTS: _Variants = {
    Rule.RATIO: (_moves_away, lambda: words.AWAY),
    Rule.AT_OR_BEYOND_PATH: (_is_as_expected, lambda: words.AS_EXPECTED),
    Rule.MET_BY_DUE: (lambda f: f.explanation.date_unknown, lambda: words.DATE_UNKNOWN),
    Rule.MET_LATE: (_was_met_before, lambda: words.MET_AGAIN),
    Rule.DUE_NO_READING: (lambda f: f.result.latest is None, lambda: words.DUE_NEVER_READ),
    Rule.MISSED: (_is_just_short, lambda: words.JUST_MISSED),
    Rule.OVERSPENT: (_is_just_short, lambda: words.JUST_OVERSPENT),
    Rule.BROKEN: (_is_just_short, lambda: words.JUST_BROKEN),
    Rule.WITHIN_TOLERANCE: (_is_just_short, lambda: words.JUST_WITHIN_TOLERANCE),
    Rule.ENTITIES: (lambda f: f.result.reason is not None, lambda: words.ENTITIES_UNASSESSED),
}
_DONE_VARIANTS: _Variants = {
    Rule.MET_BY_DUE: (lambda f: f.explanation.date_unknown, lambda: words.DONE_DATE_UNKNOWN),
    Rule.DUE_NO_READING: (lambda f: f.result.latest is None, lambda: words.DONE_NEVER_READ),
}
_JUDGED_VARIANTS: _Variants = {
    Rule.STALE: (lambda _: True, lambda: words.LAST_JUDGED),
    Rule.UNJUDGED: (lambda f: f.result.latest is not None, lambda: words.EVIDENCE_WAITS),
}


def _later(fields: Fields) -> str:
    """Say where it stood since a reading that decided."""
    actual, latest, target = fields.explanation.actual, fields.result.latest, fields.target
    if latest is None or actual is None or latest.year <= actual.year:
        return ""
    if target is not None and target.aim is Aim.DONE:
        return ""
    return " " + _filled(words.LATER, fields)


def _no_data(fields: Fields) -> str:
    """Repeat why there is no figure, where that is the latest word on the year in question."""
    latest, due = fields.result.latest, fields.explanation.due
    wanted = {fields.year}
    if due is not None and fields.explanation.rule is Rule.DUE_NO_READING:
        wanted.add(year_of(due))
    none = [
        (point.year, ended(point.reading.no_data))
        for point in fields.result.readings
        if point.reading is not None and point.reading.no_data
        if latest is None or point.year > latest.year
    ]
    said = [(year, why) for year, why in none if year in wanted]
    if latest is None and not said:
        said = none[-1:]  # where there is no figure at all, why there was none is all there is
    return "".join(f" {words.NO_DATA.format(year=year, why=why)}" for year, why in said)


def _extended(result: IndicatorResult) -> str:
    """Say when a target was due at first."""
    first, target = result.indicator.targets[0], result.target
    if target is None or target.by is None or first.by is None:
        return ""
    before, now = by_when(first, first.by), by_when(target, target.by)
    return " " + words.EXTENDED.format(first=before, by=now)


def _of_entities(result: IndicatorResult, year: int) -> str:
    """Say what became of the entities, unless nothing is said of the indicator at all."""
    if result.reason in _SILENT:
        return ""
    said = (entities_words(result.entities, year), not_pooled(result, year))
    return "".join(f" {each}" for each in said if each)


@dataclass(frozen=True, slots=True)
class DeadlineTeller:
    """Makes the sentence of one entity.

    ``original`` is its first deadline, ``done`` when it was done, ``beyond`` its deadline in force
    where that is later than any may be.
    """

    original: date
    done: Span | None = None
    beyond: date | None = None

    def __call__(self, result: IndicatorResult) -> str:
        """Say when it was done or is due, and what that makes of it."""
        explanation, due = result.explanation, result.explanation.due
        day = "" if due is None else figures.day(due)
        said = self._said(explanation, day)
        if result.status is Status.NOT_ASSESSED:
            said += words.Deadlines.END
        elif result.status is not Status.MISSED:
            status = capitalised(words.STATUS[result.status])
            said += words.Deadlines.STATUS.format(status=status)
        else:
            said += words.Deadlines.END
        if due != self.original and result.note in (Note.EXTENDED, Note.LOST):
            said += words.Deadlines.FIRST.format(day=figures.day(self.original))
        if self.beyond is not None:
            said += words.Deadlines.CAPPED.format(day=figures.day(self.beyond))
        return said

    def _said(self, explanation: Explanation, day: str) -> str:
        rule, years = explanation.rule, figures.years(explanation.broken)
        if self.done is not None:
            return self._done(explanation, self.done, day)
        if rule is Rule.LOST:
            return words.Deadlines.LOST.format(met=explanation.met, years=years, day=day)
        if rule is Rule.MISSED:
            return words.Deadlines.MISSED.format(day=day)
        waits = rule is Rule.DUE_NO_READING
        return (words.Deadlines.WAITS if waits else words.Deadlines.AHEAD).format(day=day)

    def _done(self, explanation: Explanation, done: Span, day: str) -> str:
        said = done_words(done)
        if explanation.date_unknown:
            said += words.Deadlines.DAY_UNKNOWN
        if explanation.broken:
            said += words.Deadlines.AGAIN.format(years=figures.years(explanation.broken))
        said += words.Deadlines.DUE.format(day=day)
        return said + (words.Deadlines.LATE if explanation.rule is Rule.MET_LATE else "")


def done_words(done: Span) -> str:
    """Return when something was done, as exactly as it is known."""
    if done.is_day:
        return words.Deadlines.DONE_ON.format(day=figures.day(done.first))
    if done.is_year:
        return words.Deadlines.DONE_IN.format(year=year_of(done.first))
    month = words.MONTHS[done.first.month - 1]
    return words.Deadlines.DONE_IN_MONTH.format(month=month, year=str(done.first.year))
