"""Every figure of a scorecard as an observation, for the formats that statisticians read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from scorecard.exchange.cells import plain_digits
from scorecard.exchange.long_csv import would_run
from scorecard.messages.catalogue import plural, words
from scorecard.model.number import LongNumber
from scorecard.model.plan import NUMERIC, Kind, PresentIds
from scorecard.model.reading import (
    BOUNDS,
    LOWER_BOUNDS,
    UPPER_BOUNDS,
    Flag,
    Qualifier,
    ReadingKey,
    State,
)
from scorecard.model.records import current, current_comments, known, newest
from scorecard.model.scorecard import is_provisional

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from decimal import Decimal

    from scorecard.exchange.formats import Subject
    from scorecard.model.plan import Entity, Indicator, Part
    from scorecard.model.reading import Reading
    from scorecard.model.records import Decision, Judgement, Priority
    from scorecard.model.scorecard import ReadingPoint

_Dated = TypeVar("_Dated", "Judgement", "Priority", "Decision")
# What stands before a note between brackets of a figure that nobody entered.
COMPUTED = "computed"
_AND, _OF = "and", "of"
# The letters of the list of SDMX; of several the first that holds is written.
MISSING, NORMAL = "O", "A"
BREAK, LOW_RELIABILITY, ESTIMATED, PROVISIONAL = "B", "U", "E", "P"
_APOSTROPHE = "'"
# What a reader of tables takes for an empty cell.
_TAKEN_FOR_EMPTY = frozenset(
    {"", "#n/a", "#n/a n/a", "#na", "-1.#ind", "-1.#qnan", "-nan", "1.#ind", "1.#qnan", "<na>"}
    | {"n/a", "na", "nan", "none", "null"}
)


@dataclass(frozen=True, slots=True)
class Observation:
    """One figure of an indicator and year, of the whole or of an entity, a part, or both.

    ``value`` is a number in plain digits, None where there is none; ``text`` what was entered
    where that is no number: yes or no, the day something was done, a level, evidence in words.
    ``low`` and ``high`` are the ends of a figure that is only a bound, or "". A computed figure has
    no ``reading``.
    """

    indicator: Indicator
    year: int
    entity: Entity | None
    part: Part | None
    value: str | None
    text: str = ""
    qualifier: Qualifier = Qualifier.EXACT
    low: str = ""
    high: str = ""
    provisional: bool = False
    flags: tuple[Flag, ...] = ()
    reading: Reading | None = None

    @property
    def status(self) -> str:
        """Return the letter of SDMX for how it is known."""
        if self.reading is not None and self.reading.no_data:
            return MISSING
        letters = {Flag.BREAK: BREAK, Flag.LOW_RELIABILITY: LOW_RELIABILITY}
        letters |= {Flag.ESTIMATED: ESTIMATED}
        for flag, letter in letters.items():
            if flag in self.flags:
                return letter
        return PROVISIONAL if self.provisional else NORMAL

    @property
    def said(self) -> tuple[str, ...]:
        """Return what is said of the figure beside its number, in words that never change."""
        pieces = [] if self.reading is not None else [COMPUTED]
        if self.qualifier is Qualifier.BETWEEN:
            pieces.append(f"{self.qualifier.value} {self.low} {_AND} {self.high}")
        elif self.qualifier is not Qualifier.EXACT:
            pieces.append(f"{self.qualifier.value} {self.value}")
        if self.indicator.kind_for(self.entity) is not Kind.QUALITATIVE and self.text:
            pieces.append(self.text)
        if self.reading is not None and self.reading.numerator and self.reading.denominator:
            pieces.append(f"{self.reading.numerator} {_OF} {self.reading.denominator}")
        if self.provisional:
            pieces.append(State.PROVISIONAL.value)
        return (*pieces, *(flag.value for flag in self.flags))

    @property
    def comment(self) -> str:
        """Return what is said of it, between brackets where it is more than a note.

        Of what has no figure it is the reason why.
        """
        if self.reading is not None and self.reading.no_data:
            return self.reading.no_data
        note = "" if self.reading is None else self.reading.note
        # A note may begin with a bracket of its own.
        told = f"[{', '.join(self.said)}]" if self.said or note.startswith("[") else ""
        return " ".join(filter(None, (told, note)))


@dataclass(frozen=True, slots=True)
class Observations:
    """All figures up to the scorecard's year, in the order of the plan.

    ``left_out`` are sentences on what no such format has room for.
    """

    all: tuple[Observation, ...]
    left_out: tuple[str, ...]

    @property
    def figures(self) -> int:
        """Return how many hold a figure, a word, or why there is none."""
        return len(self.all)


def observations(subject: Subject) -> Observations:
    """Return every figure that stands, entered or computed, and what is left out."""
    return _Gathering(subject).made()


class _Gathering:
    """The work of it."""

    def __init__(self, subject: Subject) -> None:
        self._card = card = subject.series
        self._records = subject.records
        self._ids = PresentIds(card.strategy)
        indicators = card.strategy.indicators()
        self._order = {each.id: place for place, each in enumerate(indicators)}
        self._unknown = 0
        self._boundless = 0

    def made(self) -> Observations:
        card = self._card
        stands = current(self._records.readings, card.as_of, ids=self._ids)
        entered = {key: r for key, r in stands.items() if key.year <= card.year}
        found = [made for key, reading in entered.items() if (made := self._entered(key, reading))]
        found += [made for made in self._computed() if self._key(made) not in entered]
        found.sort(key=self._place)
        later = len(stands) - len(entered)
        return Observations(tuple(found), tuple(self._left_out(found, stands, later)))

    def _place(self, made: Observation) -> tuple[int, int, int, int]:
        """Return what orders observations: the plan, the whole first, then the years."""
        indicator = made.indicator
        part = 0 if made.part is None else 1 + indicator.parts.index(made.part)
        entity = 0 if made.entity is None else 1 + indicator.entities.index(made.entity)
        return self._order[indicator.id], entity, part, made.year

    @staticmethod
    def _key(made: Observation) -> ReadingKey:
        entity = None if made.entity is None else made.entity.id
        part = None if made.part is None else made.part.name
        return ReadingKey(made.indicator.id, made.year, entity, part)

    def _entered(self, key: ReadingKey, reading: Reading) -> Observation | None:
        """Return a reading as an observation; None of what the plan does not have."""
        indicator = self._ids.indicators.get(key.indicator)
        if indicator is None or indicator.faulty:
            self._unknown += 1
            return None
        entity = None if key.entity is None else indicator.entity(key.entity)
        part = None if key.part is None else indicator.part(key.part)
        lost = (key.entity is not None and entity is None) or (
            key.part is not None and part is None
        )
        if lost or bool(entity) != bool(indicator.entities):
            self._unknown += 1
            return None
        kind = indicator.kind_for(entity)
        value: str | None = reading.value
        text = ""
        if value is not None and kind not in NUMERIC:
            figure = indicator.measured(key.entity, None).figure_of(value)
            text, value = value, None if figure is None else plain_digits(figure)
        return Observation(
            indicator,
            key.year,
            entity,
            part,
            value,
            text,
            reading.qualifier,
            *_ends(reading.qualifier, value, reading.high),
            provisional=reading.state is State.PROVISIONAL,
            flags=reading.flags,
            reading=reading,
        )

    def _computed(self) -> Iterator[Observation]:
        """Yield the figures that nobody entered."""
        for result in self._card.indicators():
            indicator = result.indicator
            if indicator.faulty:
                continue
            series: list[tuple[Entity | None, Part | None, Sequence[ReadingPoint]]]
            series = [(None, None, result.readings)]
            series += [(None, each.part, each.result.readings) for each in result.parts]
            series += [(each.entity, None, each.result.readings) for each in result.entities]
            for entity, part, points in series:
                for point in points:
                    if point.reading is None and point.value is not None:
                        made = self._of_point(indicator, entity, part, point)
                        if made is not None:
                            yield made

    def _of_point(
        self, indicator: Indicator, entity: Entity | None, part: Part | None, point: ReadingPoint
    ) -> Observation | None:
        """Return a computed figure as an observation; None of one that may be anything."""
        value = point.value
        bounded = any(reading.qualifier in BOUNDS for reading in point.of_year)
        if value is None or point.unknown or (point.total is not None and bounded):
            self._boundless += 1
            return None
        qualifier, low, high = Qualifier.EXACT, "", ""
        if point.total is None:
            qualifier = point.qualifier
        if point.interval is not None and point.total is None and qualifier in BOUNDS:
            low, high = _end(point.interval.low), _end(point.interval.high)
        flags = tuple(f for f in Flag if any(f in reading.flags for reading in point.of_year))
        return Observation(
            indicator,
            point.year,
            entity,
            part,
            _digits(value),
            qualifier=qualifier,
            low=low,
            high=high,
            provisional=is_provisional(point.alone),
            # A break in one of many figures starts none of their sum anew.
            flags=tuple(flag for flag in flags if flag is not Flag.BREAK),
        )

    def _by(self, records: Iterable[_Dated]) -> Iterator[_Dated]:
        """Yield what was known on the day of the scorecard."""
        as_of = self._card.as_of
        return (one for one in records if as_of is None or one.known_from <= as_of)

    def _left_out(
        self, found: Iterable[Observation], stands: Mapping[ReadingKey, Reading], later: int
    ) -> Iterator[str]:
        said, card, records = words.Observations, self._card, self._records
        entered = [made.reading for made in found if made.reading is not None]
        revisions = [r for r in known(records.readings, card.as_of) if r.state is not State.DRAFT]
        drafts = newest(known(records.readings, card.as_of), lambda r: self._ids.key(r.key))
        indicators = [i for i in card.strategy.indicators() if not i.faulty]
        for forms, number in (
            (said.LATER, later),
            (said.UNKNOWN, self._unknown),
            (said.BOUNDLESS, self._boundless),
            (said.DRAFTS, sum(r.state is State.DRAFT for r in drafts.values())),
            (said.EARLIER, len(revisions) - len(stands)),
            (said.TOTALS, sum(i.accumulate for i in indicators)),
            (said.EVIDENCE, sum(len(r.evidence) for r in entered)),
            (said.ON_THE_WAY, sum(map(_on_the_way, indicators))),
            (said.JUDGEMENTS, len({(j.indicator, j.year) for j in self._by(records.judgements)})),
            (said.COMMENTS, len(current_comments(records, card.as_of))),
            (said.PRIORITIES, len({each.ref for each in self._by(records.priorities)})),
            (said.DECISIONS, len({each.ref for each in self._by(records.decisions)})),
        ):
            if number > 0:
                yield plural(forms, number, year=card.year)


def _on_the_way(indicator: Indicator) -> int:
    """Return how many milestones there are, and targets that another one took the place of."""
    number = len(indicator.milestones) + max(0, len(indicator.targets) - 1)
    return number + sum(len(p.milestones) + max(0, len(p.targets) - 1) for p in indicator.parts)


def _ends(qualifier: Qualifier, value: str | None, high: str | None) -> tuple[str, str]:
    """Return the lower and the upper end of a figure that is only a bound."""
    lower = qualifier in LOWER_BOUNDS or qualifier is Qualifier.BETWEEN
    upper = (value if qualifier in UPPER_BOUNDS else high) or ""
    return (value or "" if lower else ""), upper


def _end(value: Decimal) -> str:
    if not value.is_finite():
        return ""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _digits(value: float) -> str:
    return f"{value.exact:f}" if isinstance(value, LongNumber) else plain_digits(value)


def guarded(cell: str) -> str:
    """Return a text that no spreadsheet runs and no reader of tables takes for nothing."""
    text = cell.strip()
    return f"{_APOSTROPHE}{text}" if _is_risky(text) else text


def unguarded(cell: str) -> str:
    """Return a text as it was before it was guarded."""
    bare = cell.removeprefix(_APOSTROPHE)
    return bare if bare != cell and _is_risky(bare) else cell


def _is_risky(text: str) -> bool:
    """Say whether a text needs an apostrophe: one that looks guarded, too."""
    bare = text.lstrip(_APOSTROPHE)
    return would_run(bare) or (bool(bare) and bare.casefold() in _TAKEN_FOR_EMPTY)
