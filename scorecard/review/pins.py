"""Pins: what reports that went out said, held against what comes out today."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from scorecard.assessment.all_series import AllSeries
from scorecard.assessment.assess import circumstances, judge
from scorecard.assessment.index import Index
from scorecard.assessment.series import read
from scorecard.messages import figures
from scorecard.messages.catalogue import words
from scorecard.messages.terms import reason_short, revision_reason, status_word
from scorecard.model.fault import Fault, Severity
from scorecard.model.number import NumberStyle, exact, without_end_zeros
from scorecard.model.plan import NUMERIC, Kind, Pin, PresentIds
from scorecard.model.reading import BOUNDS, Qualifier, ReadingKey
from scorecard.model.records import that_counts
from scorecard.model.restating import differ
from scorecard.model.status import Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from scorecard.model.plan import Indicator, Strategy
    from scorecard.model.reading import Reading
    from scorecard.model.records import Records
    from scorecard.model.scorecard import IndicatorResult, ReadingPoint, Scorecard


class Told(NamedTuple):
    """A figure as a report tells it, in plain digits, or in the word that a reading is stored as.

    ``exactly`` is what the text may be rounded from: both ends of a figure between two.
    """

    value: str
    qualifier: Qualifier = Qualifier.EXACT
    high: str | None = None
    exactly: tuple[Decimal, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What comes out for a pin: the figure, None for none, and the status, None where none is.

    ``point`` is the figure as it was assessed, ``result`` what it stands in.
    """

    told: Told | None
    point: ReadingPoint | None
    result: IndicatorResult | None

    @property
    def is_computed(self) -> bool:
        """Say whether the figure is made of others, and so by what the plan says."""
        point = self.point
        return point is not None and (point.reading is None or point.total is not None)

    @property
    def behind(self) -> tuple[Reading, ...]:
        """Return the readings the figure rests on."""
        return () if self.point is None else self.point.behind


@dataclass(frozen=True, slots=True)
class BrokenPin:
    """What a report said that would no longer come out.

    ``then`` is what comes out with the knowledge of the pin's day, ``now`` with that of today, both
    by the plan as it is. ``figure`` and ``status`` say which of the two is another now, ``never``
    that the figure was another on the day itself. ``by`` is the revision that brought what stands
    now, None where no record did; ``sides`` are those of two people who revised it at once.
    """

    pin: Pin
    indicator: Indicator
    subject: Indicator
    then: Outcome
    now: Outcome
    figure: bool
    never: bool
    status: bool
    by: Reading | None = None
    sides: tuple[Reading, ...] = ()

    @property
    def name(self) -> str:
        """Return the title of what the figure is of: indicator, entity and part."""
        title = self.indicator.title
        entity, part = self.pin.entity, self.pin.part
        for own in (
            None if entity is None else self.indicator.entity(entity),
            None if part is None else self.indicator.part(part),
        ):
            if own is not None:
                title = words.Changes.ENTITY.format(title=title, entity=own.title)
        return title


def broken_pins(
    strategy: Strategy,
    records: Records,
    *,
    year: int | None = None,
    as_of: date | None = None,
    contested: Mapping[ReadingKey, Sequence[Reading]] | None = None,
) -> tuple[BrokenPin, ...]:
    """Return the pins of a plan that no longer hold, in its order.

    A pin holds while the figure that comes out reads as it did, and was so on its day. A computed
    one may be shown with more decimals or fewer, for these are the plan's.

    Args:
        strategy: the plan with its pins.
        records: all revisions.
        year: pins of years up to this one; None for all.
        as_of: the day whose knowledge is used, and until which reports went out; None for all.
        contested: what two people revised at once, and the sides.
    """
    pins = [
        pin
        for pin in strategy.pins
        if (year is None or pin.year <= year) and (as_of is None or pin.on <= as_of)
    ]
    if not pins:
        return ()
    held = _Held(strategy, records, as_of, contested or {})
    return tuple(broken for pin in pins if (broken := held.broken(pin)) is not None)


def pins_of(card: Scorecard, told_in: str, on: date) -> Iterator[Pin]:
    """Yield the pins of a report: the figure each indicator stands at, and its status.

    Those of its entities and parts follow. A figure of an earlier year is pinned apart from the
    status, which is the scorecard's year's; what is not assessed has none.

    Args:
        card: what the report was made from.
        told_in: what the report is called.
        on: the day whose knowledge it was.
    """
    for result in card.indicators():
        pin = Pin(result.indicator.id, card.year, on, told_in)
        if result.indicator.faulty:
            continue
        yield from _pins_of(result, pin)
        for each in result.entities:
            yield from _pins_of(each.result, replace(pin, entity=each.entity.id))
        for part in result.parts:
            yield from _pins_of(part.result, replace(pin, part=part.part.name))


def _pins_of(result: IndicatorResult, pin: Pin) -> Iterator[Pin]:
    point = result.latest
    told = None if point is None else told_of(result, point)
    status = None if result.status is Status.NOT_ASSESSED else result.status
    if point is not None and told is not None:
        same_year = point.year == pin.year
        yield replace(
            pin,
            year=point.year,
            value=told.value,
            qualifier=told.qualifier,
            high=told.high,
            status=status if same_year else None,
        )
        status = None if same_year else status
    if status is not None:
        yield replace(pin, status=status)


class _Held:
    """Holds pins against what comes out, with each day's knowledge put in order once."""

    def __init__(
        self,
        strategy: Strategy,
        records: Records,
        as_of: date | None,
        contested: Mapping[ReadingKey, Sequence[Reading]],
    ) -> None:
        self._strategy, self._records, self._as_of = strategy, records, as_of
        self._contested = contested
        self._ids = PresentIds(strategy)
        self._indexes: dict[date | None, Index] = {}
        self._series: dict[tuple[date | None, int], AllSeries] = {}
        self._results: dict[tuple[date | None, date, int, str], IndicatorResult] = {}

    def broken(self, pin: Pin) -> BrokenPin | None:
        """Return what became of a pin; None for one that holds."""
        key = self._ids.key(pin.key)
        indicator = self._ids.indicators.get(key.indicator)
        if indicator is None or indicator.faulty:
            return None  # which the plan's own fault says
        then, now = self._outcome(key, pin.on, pin.on), self._outcome(key, self._as_of, pin.on)
        never = pin.value is not None and not (
            _rounds_to(pin, then) or self._stood_that_day(key, pin)
        )
        figure = pin.value is not None and not (
            _reads_as(pin, now.told) or (_rounds_to(pin, then) and _is_same(then, now))
        )
        status = pin.status is not None and _status(now) is not pin.status
        if not (never or figure or status):
            return None
        subject = indicator.measured(key.entity, key.part)
        broken = BrokenPin(pin, indicator, subject, then, now, figure, never, status)
        if never and not figure and not status:
            return broken
        sides = tuple(
            side
            for side in self._contested.get(key, ())
            if self._as_of is None or side.known_from <= self._as_of
        )
        by = self._changed_by(broken, key)
        return replace(broken, by=by, sides=sides if figure and len(sides) > 1 else ())

    def _outcome(self, key: ReadingKey, as_of: date | None, on: date) -> Outcome:
        """Return what comes out of a year with the knowledge of a day.

        Only what had come due when the report went out is asked for, whatever is known since.
        """
        whole = self._result(key, as_of, on)
        if key.entity is not None and key.part is not None:
            return self._of_both(key, as_of, whole.indicator)
        result: IndicatorResult | None = whole
        if key.entity is not None:
            result = next((e.result for e in whole.entities if e.entity.id == key.entity), None)
        elif key.part is not None:
            result = next((p.result for p in whole.parts if p.part.name == key.part), None)
        if result is None:
            return Outcome(None, None, None)
        point = next((point for point in result.readings if point.year == key.year), None)
        return Outcome(None if point is None else told_of(result, point), point, result)

    def _of_both(self, key: ReadingKey, as_of: date | None, indicator: Indicator) -> Outcome:
        """Return the figure of a part of an entity, which is entered and never judged."""
        own = indicator.measured(key.entity, key.part)
        entity = indicator.entity(key.entity or "")
        part = indicator.part(key.part or "")
        series = read(own, self._index(as_of).revisions(indicator, entity, part), key.year)
        point = next((point for point in series.points if point.year == key.year), None)
        return Outcome(None if point is None else _told(own, point, ()), point, None)

    def _result(self, key: ReadingKey, as_of: date | None, on: date) -> IndicatorResult:
        place = (as_of, on, key.year, key.indicator)
        if place not in self._results:
            around = circumstances(self._strategy, key.year, on)
            known = self._series.setdefault(
                (as_of, key.year), AllSeries(self._index(as_of), key.year)
            )
            indicator = self._ids.indicators[key.indicator]
            self._results[place] = judge(indicator, known, around)
        return self._results[place]

    def _index(self, as_of: date | None) -> Index:
        if as_of not in self._indexes:
            self._indexes[as_of] = Index(self._strategy, self._records, as_of)
        return self._indexes[as_of]

    def _stood_that_day(self, key: ReadingKey, pin: Pin) -> bool:
        """Say whether a report of that day may have said so, before what stood in the evening."""
        before = self._outcome(key, pin.on - timedelta(days=1), pin.on)
        if _rounds_to(pin, before):
            return True
        indicator = self._ids.indicators[key.indicator]
        subject = indicator.measured(key.entity, key.part)
        if subject.accumulate:
            return False  # what is entered is an amount, and what is told a total
        return any(
            _reads_as(pin, _told(subject, _point(subject, reading), ()))
            for reading in self._chain(key)
            if reading.known_from == pin.on and not reading.retracted
        )

    def _chain(self, key: ReadingKey) -> list[Reading]:
        """Return the revisions of a figure that count, the oldest first."""
        indicator = self._ids.indicators[key.indicator]
        entity = None if key.entity is None else indicator.entity(key.entity)
        part = None if key.part is None else indicator.part(key.part)
        revisions = self._index(self._as_of).revisions(indicator, entity, part)
        return that_counts([reading for reading in revisions if reading.year == key.year])

    def _changed_by(self, broken: BrokenPin, key: ReadingKey) -> Reading | None:
        """Return the revision that brought what stands now."""
        if broken.figure and not broken.now.is_computed and not broken.then.is_computed:
            chain = self._chain(key)
            while len(chain) > 1 and not differ(broken.subject, chain[-2], chain[-1]):
                chain.pop()
            return chain[-1] if chain else None
        keys = {self._ids.key(reading.key) for reading in self._resting(broken)}
        later = [
            chain[-1]
            for each in sorted(keys, key=_in_order)
            if (chain := self._chain(each)) and chain[-1].known_from > broken.pin.on
        ]
        return max(later, key=lambda reading: reading.rank, default=None)

    def _resting(self, broken: BrokenPin) -> Iterator[Reading]:
        """Yield what the figure rests on; where that stands, what the status rests on."""
        for outcome in (broken.then, broken.now):
            if broken.figure:
                yield from outcome.behind
            elif outcome.result is not None:
                for result in (outcome.result, *(e.result for e in outcome.result.entities)):
                    for point in result.readings:
                        yield from point.behind


def _in_order(key: ReadingKey) -> tuple[str, int, str, str]:
    return key.indicator, key.year, key.entity or "", key.part or ""


def _reads_alike(then: Outcome, now: Outcome) -> bool:
    return then.told is not None and now.told is not None and then.told[:3] == now.told[:3]


def _status(outcome: Outcome) -> Status | None:
    return None if outcome.result is None else outcome.result.status


# Digits and a point, so that a figure can be read back in every language.
_PLAIN = NumberStyle("", ".")
_NUMBER = re.compile("\u2212?[0-9]+(?:\\.[0-9]+)?")


def told_of(result: IndicatorResult, point: ReadingPoint) -> Told | None:
    """Return the figure of a reading of a result as a report tells it; None where there is none."""
    return _told(result.indicator, point, figures.lines_of(result))


def _told(
    indicator: Indicator, point: ReadingPoint, lines: Sequence[float | Decimal]
) -> Told | None:
    value = point.assessed
    if value is None or point.unknown or indicator.kind is Kind.QUALITATIVE:
        return None
    if indicator.kind is Kind.SCALE:
        return Told(indicator.levels[int(value)].key) if indicator.levels else None
    if indicator.kind is Kind.YES_NO:
        entered = None if point.reading is None else point.reading.value
        return Told(entered or ("yes" if value >= 1 else "no"))
    text = figures.reading(indicator, point, _PLAIN, lines)
    ends = [without_end_zeros(end.replace("\u2212", "-")) for end in _NUMBER.findall(text)]
    if not ends:
        return None
    between = point.interval if point.qualifier is Qualifier.BETWEEN else None
    exactly = (exact(value),) if between is None else (between.low, between.high)
    high = ends[1] if point.qualifier is Qualifier.BETWEEN and len(ends) > 1 else None
    return Told(ends[0], point.qualifier, high, exactly)


def _point(indicator: Indicator, reading: Reading) -> ReadingPoint:
    """Return one revision as a point of a series."""
    return next(iter(read(indicator, [reading], reading.year).points))


def _reads_as(pin: Pin, told: Told | None) -> bool:
    """Say whether a figure reads as a pin has it: 8605 and 8605.0 do, 5 and at least 5 do not."""
    if told is None or not _same_bound(pin, told):
        return False
    if not told.exactly:
        return told.value == pin.value
    ends = ((pin.value, told.value), (pin.high, told.high))
    return all(Decimal(was or 0) == Decimal(now or 0) for was, now in ends)


def _same_bound(pin: Pin, told: Told) -> bool:
    return pin.qualifier is told.qualifier or not {pin.qualifier, told.qualifier} & BOUNDS


def _rounds_to(pin: Pin, outcome: Outcome) -> bool:
    """Say whether a figure reads as a pin has it, or is computed and comes to that when rounded."""
    told = outcome.told
    if _reads_as(pin, told):
        return True
    if told is None or not told.exactly or not _same_bound(pin, told):
        return False
    point = outcome.point
    rounded = point is not None and (outcome.is_computed or point.fraction is not None)
    ends = [end for end in (pin.value, pin.high) if end is not None]
    return rounded and len(ends) == len(told.exactly) and all(map(_is_rounded, ends, told.exactly))


def _is_rounded(text: str, value: Decimal) -> bool:
    places = len(text.partition(".")[2])
    return abs(Decimal(text) - value) <= Decimal(1).scaleb(-places) / 2 + _SAME


_SAME = Decimal("1e-9")


def _is_same(then: Outcome, now: Outcome) -> bool:
    """Say whether a figure is what it was, however it is shown."""
    if then.told is None or now.told is None or then.told.qualifier is not now.told.qualifier:
        return False
    pairs = zip(then.told.exactly, now.told.exactly, strict=True)
    return bool(then.told.exactly) and all(abs(was - is_) <= _SAME for was, is_ in pairs)


def pin_faults(broken: Sequence[BrokenPin], plan: Strategy, file: str) -> list[Fault]:
    """Return what no longer comes out as warnings, each where its pin stands in the plan."""
    return [
        Fault(
            file,
            words.Pins.OF.format(id=one.indicator.id, what=pin_words(one, plan)),
            one.pin.line,
            one.pin.column,
            Severity.WARNING,
        )
        for one in broken
    ]


def pin_words(broken: BrokenPin, plan: Strategy) -> str:
    """Return what a report said, and what comes out instead, in one sentence."""
    said, pin = words.Pins, broken.pin
    figure = _figure_words(broken.subject, pin, plan)
    figure = figures.with_unit(broken.subject, figure) if figure else ""
    status = "" if pin.status is None else status_word(pin.status)
    template = said.SAID_BOTH if figure and status else said.SAID
    parts = [
        template.format(told_in=pin.told_in, what=figure or status, status=status, year=pin.year)
    ]
    if broken.never:
        parts.append(_then_words(broken, plan))
    if broken.figure and not (broken.never and _reads_alike(broken.then, broken.now)):
        parts.append(_now_words(broken, plan))
    if broken.sides:
        sides = (
            said.SIDE.format(figure=_revision_words(broken.subject, side, plan), by=side.by)
            for side in broken.sides
        )
        parts.append(said.CONTESTED.format(sides=words.LIST_SEPARATOR.join(sides)))
    if broken.status:
        parts.append(_status_words(broken))
    return figures.once_ended(said.SENTENCE.format(parts=said.SEPARATOR.join(parts)))


def _then_words(broken: BrokenPin, plan: Strategy) -> str:
    said, then = words.Pins, broken.then
    if then.told is None:
        template = said.NOTHING_THEN
    else:
        template = said.MADE_THEN if then.is_computed else said.STOOD_THEN
    figure = "" if then.told is None else _figure_words(broken.subject, then.told, plan)
    return str(template.format(figure=figure, day=figures.day(broken.pin.on)))


def _now_words(broken: BrokenPin, plan: Strategy) -> str:
    said, now, by = words.Pins, broken.now, broken.by
    figure = "" if now.told is None else _figure_words(broken.subject, now.told, plan)
    if by is None:
        return str(said.COMES_OUT.format(figure=figure) if figure else said.NOTHING_NOW)
    if figure:
        template = said.COMES_SINCE if now.is_computed else said.STANDS
    elif now.is_computed or broken.then.is_computed:
        template = said.NOTHING_SINCE
    else:
        template = said.TAKEN_BACK if by.retracted else said.NO_DATA
    filled = {"figure": figure, "day": figures.day(by.known_from), "why": by.no_data}
    return str(template.format(by=_by_words(broken, by), **filled))


def _status_words(broken: BrokenPin) -> str:
    said, result, by = words.Pins, broken.now.result, broken.by
    status = Status.NOT_ASSESSED if result is None else result.status
    word = status_word(status)
    if result is not None and result.reason is not None and status is Status.NOT_ASSESSED:
        word = words.Changes.NOT_ASSESSED.format(why=reason_short(result.reason))
    if broken.never or broken.figure:
        return str(said.STATUS_TOO.format(status=word))
    if _status(broken.then) is not broken.pin.status:
        return str(said.STATUS_BY_PLAN.format(status=word))
    judged = None if result is None else result.judgement
    if judged is not None and judged.known_from > broken.pin.on:
        named = said.BY_REASON.format(by=judged.by, reason=judged.because)
        return str(said.JUDGED.format(status=word, day=figures.day(judged.known_from), by=named))
    if by is None:
        return str(said.STATUS_TOO.format(status=word))
    named = _by_words(broken, by)
    return str(said.STATUS_SINCE.format(status=word, day=figures.day(by.known_from), by=named))


def _by_words(broken: BrokenPin, by: Reading) -> str:
    """Return who brought what stands now, why and from where; of an input, of which."""
    said = words.Pins
    reason = revision_reason(by.reason)
    text = said.BY_REASON.format(by=by.by, reason=reason) if reason else by.by
    source = figures.source_words(by.source) or by.source.address
    if source:
        text = said.WITH_SOURCE.format(by=text, source=source)
    pin = broken.pin
    if (by.year, by.entity, by.part) == (pin.year, pin.entity, pin.part) and (
        by.indicator in (broken.indicator.id, pin.indicator)
    ):
        return str(text)
    of = words.LIST_SEPARATOR.join(filter(None, (by.indicator, by.entity, by.part)))
    return str(said.INPUT.format(of=of, year=by.year, by=text))


def _figure_words(indicator: Indicator, told: Pin | Told, plan: Strategy) -> str:
    """Return a figure as people here write it; "" where a pin has none."""
    value, style = told.value, plan.style
    if value is None:
        return ""
    if indicator.kind not in NUMERIC:
        number = indicator.figure_of(value)
        done = figures.done_on(value) if indicator.kind is Kind.YES_NO else ""
        return done or (value if number is None else figures.figure(indicator, number, style))
    if told.high is not None:
        text = figures.between(indicator, value, told.high, style)
    else:
        text = words.QUALIFIER[told.qualifier] + figures.figure(indicator, value, style)
    return text


def _revision_words(indicator: Indicator, reading: Reading, plan: Strategy) -> str:
    return figures.revision(indicator, reading, plan.style) or figures.no_value(
        reading, reading.no_data
    )
