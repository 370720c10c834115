"""A reading as typed, checked against the plan, with every problem named."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from scorecard import clock
from scorecard.messages.catalogue import did_you_mean, either, words
from scorecard.model.fault import ScorecardError
from scorecard.model.fiscal import span_of
from scorecard.model.number import take_qualifier
from scorecard.model.plan import Kind, PresentIds
from scorecard.model.reading import Flag, Qualifier, RevisionReason, Source, State
from scorecard.model.text import folded, nearest, quoted, sharing_words
from scorecard.records.entry import Entry
from scorecard.records.evidence import read_evidence
from scorecard.records.values import (
    DateFault,
    Measure,
    ValueFault,
    days_of,
    line_fault,
    note_fault,
    read_measure,
    year_fault,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from enum import StrEnum
    from pathlib import Path

    from scorecard.model.fiscal import FiscalCalendar
    from scorecard.model.number import NumberStyle
    from scorecard.model.plan import Entity, Indicator, Part, Strategy
    from scorecard.model.reading import EvidenceFile

    Problems = list[tuple[str, str]]
    """What is wrong so far, as (column, what); every reader adds to it."""

    Word = TypeVar("Word", bound=StrEnum)

# Looking for the nearest name is slow; a file full of unknown ones is answered without.
_NAMES_LOOKED_UP = 50
_OFFERED = 3
_NAMED = 8  # so many entities are listed; of more, the number is told
_MOST_FLAGS = 12
_STATES = tuple(State)
_DATED = re.compile(r"[0-9]{4}(-[0-9]{1,2}){0,2}")


class Draft(NamedTuple):
    """A reading as people typed it: every field is text, empty when not given.

    The fields mean what they mean in a reading. ``source`` is the source's title, ``flags`` are
    separated by ``;`` or ``,``, and ``retracted`` is "yes" for a reading that is taken back.
    ``seen`` is the id of the revision a person saw who typed it, "none" where nothing stood then;
    it is not checked here. A figure between two may stand in the value alone ("5\u20136"), or its
    upper end in ``high``.
    """

    indicator: str = ""
    year: str = ""
    value: str = ""
    entity: str = ""
    numerator: str = ""
    denominator: str = ""
    qualifier: str = ""
    state: str = ""
    flags: str = ""
    source: str = ""
    edition: str = ""
    address: str = ""
    page: str = ""
    evidence: str = ""
    published: str = ""
    note: str = ""
    reason: str = ""
    no_data: str = ""
    by: str = ""
    retracted: str = ""
    seen: str = ""
    high: str = ""
    part: str = ""


class EntryRefused(ScorecardError):
    """A draft that cannot be entered; ``problems`` are all of them as (column, what)."""

    def __init__(self, problems: Sequence[tuple[str, str]]) -> None:
        self.problems = tuple(problems)
        super().__init__(*(f"{column}: {what}" for column, what in self.problems))


def check_draft(
    strategy: Strategy,
    draft: Draft,
    *,
    style: NumberStyle | None = None,
    as_published: bool = False,
    today: date | None = None,
) -> Entry:
    """Make an entry of a draft; see :class:`DraftCheck`, which is quicker for many.

    Raises:
        EntryRefused: with everything that is wrong with it.
    """
    return DraftCheck(strategy, style=style, as_published=as_published, today=today).check(draft)


class DraftCheck:
    """Checks drafts against one strategy.

    Args:
        strategy: the plan; its indicators, and its way of writing numbers.
        style: how these drafts write numbers, where it is not the plan's way.
        as_published: the entries are back-filled history, known from their ``published`` day.
        today: the day that divides what may have been measured from what is to come.
        evidence: the folder that files named without a digest are in.
    """

    def __init__(
        self,
        strategy: Strategy,
        *,
        style: NumberStyle | None = None,
        as_published: bool = False,
        today: date | None = None,
        evidence: Path | None = None,
    ) -> None:
        self._evidence = evidence
        self._style = style or strategy.style
        self._calendar = strategy.calendar
        self._as_published = as_published
        self._today = today or clock.today()
        self.ids = PresentIds(strategy)
        self._places = self.ids.indicators
        self._objectives = {o.id for goal in strategy.goals for o in goal.objectives}
        self._goals = {goal.id for goal in strategy.goals} - self._objectives
        self._unknown: dict[str, tuple[str, ...]] = {}
        self._sources: dict[tuple[str, str, str, str], Source] = {}

    def check(self, draft: Draft) -> Entry:
        """Make an entry of a draft, its indicator under its current id.

        Raises:
            EntryRefused: with everything that is wrong with it.
        """
        problems: Problems = []
        indicator = self._indicator(draft, problems)
        entity = part = None
        if indicator is not None:
            entity = read_entity(indicator, draft.entity.strip(), problems)
            part = read_part(indicator, draft.part.strip(), problems)
        year = self._year(draft.year.strip(), problems)
        measure, no_data, retracted = self._said(indicator, entity, part, year, draft, problems)
        entry = Entry(
            indicator=indicator.id if indicator is not None else "",
            year=year,
            value=measure.value if measure is not None else None,
            high=measure.high if measure is not None else None,
            entity=entity.id if entity is not None else None,
            part=part.name if part is not None else None,
            numerator=measure.numerator if measure is not None else None,
            denominator=measure.denominator if measure is not None else None,
            qualifier=_read_qualifier(indicator, measure, draft, problems),
            state=read_word("state", draft.state, _STATES, problems) or State.FINAL,
            flags=_read_flags(draft.flags, problems),
            source=self._source(draft, problems),
            evidence=self._files(draft.evidence, problems),
            published=(published := self._published(draft.published, problems)),
            as_published=self._as_published and published is not None,
            note=_note(draft.note, problems),
            reason=_read_reason(_line("reason", draft, problems)),
            no_data=no_data,
            retracted=retracted,
            by=_line("by", draft, problems),
        )
        if problems:
            raise EntryRefused(problems)
        return entry

    def _source(self, draft: Draft, problems: Problems) -> Source:
        """Return the source of a draft; thousands of them share a few."""
        texts = (draft.source, draft.edition, draft.address, draft.page)
        found = self._sources.get(texts)
        if found is None:
            faults = len(problems)
            found = Source(
                *(_line(c, draft, problems) for c in ("source", "edition", "address", "page"))
            )
            if len(problems) == faults:
                self._sources[texts] = found
        return found

    def _indicator(self, draft: Draft, problems: Problems) -> Indicator | None:
        """Find the indicator a draft is for; None, with a problem, where none can take it."""
        name = draft.indicator.strip()
        found = self._places.get(name)
        what = ""
        if found is None:
            what = self._no_indicator(name)
        elif found.faulty:
            what = words.Entry.FAULTY.format(id=found.id)
        elif found.derive is not None:
            inputs = words.LIST_SEPARATOR.join(found.derive.ids)
            what = words.Entry.COMPUTED.format(id=found.id, inputs=inputs)
        if what:
            problems.append(("indicator", what))
            return None
        return found

    def _no_indicator(self, name: str) -> str:
        if not name:
            return words.Entry.EMPTY_INDICATOR
        if name in self._goals:
            return words.Entry.IS_GOAL.format(name=name)
        if name in self._objectives:
            return words.Entry.IS_OBJECTIVE.format(name=name)
        hint = did_you_mean(self.offers(name))
        return words.Entry.UNKNOWN_INDICATOR.format(name=quoted(name), hint=hint)

    def offers(self, name: str) -> tuple[str, ...]:
        """Return the ids of the indicators whose title or id is nearest to an unknown name."""
        if name not in self._unknown and len(self._unknown) < _NAMES_LOOKED_UP:
            plain = folded(name)
            titles = {i.title: i.id for i in self._places.values()}
            near = [id_ for title, id_ in titles.items() if folded(title) == plain]
            near += [self.ids.of(id_) for id_ in nearest(name, self._places)]
            near += [titles[title] for title in nearest(name, titles)]
            said = {f"{id_} {title}": id_ for title, id_ in titles.items()}
            near += [said[each] for each in sharing_words(name, said)]
            self._unknown[name] = tuple([*dict.fromkeys(near)][:_OFFERED])
        return self._unknown.get(name, ())

    def _year(self, text: str, problems: Problems) -> int:
        """Return the year, or 0 with a problem."""
        year = self._calendar.parse(text)
        if year is None:
            problems.append(("year", year_fault(text, self._calendar)))
            return 0
        if year > self._calendar.of(self._today):
            problems.append(("year", words.Entry.YEAR_TO_COME.format(year=year)))
            return 0
        return year

    def _said(
        self,
        indicator: Indicator | None,
        entity: Entity | None,
        part: Part | None,
        year: int,
        draft: Draft,
        problems: Problems,
    ) -> tuple[Measure | None, str, bool]:
        """Return the value, or why there is none, or that the reading is taken back."""
        said = words.Entry
        no_data = _line("no_data", draft, problems)
        retracted = _read_retracted(draft.retracted, problems)
        columns = ("value", "high", "numerator", "denominator")
        given = [column for column in columns if getattr(draft, column).strip()]
        if retracted and no_data:
            problems.append(("no_data", said.BOTH_SAID))
        if retracted and not draft.reason.strip():
            problems.append(("reason", said.WHY_TAKEN_BACK))
        if retracted or no_data:
            holds = said.HOLDS_TAKEN_BACK if retracted else said.HOLDS_NO_DATA
            problems.extend(
                (column, holds.format(text=quoted(getattr(draft, column).strip())))
                for column in given
            )
            return None, no_data, retracted
        if not given:
            problems.append(("value", said.EMPTY_VALUE))
        elif indicator is not None and bool(entity) == bool(indicator.entities):
            of = indicator if part is None else indicator.own_part(part)

            def read(value: str) -> Measure:
                typed = (value, draft.numerator.strip(), draft.denominator.strip())
                return _read_value(
                    of, entity, typed, year, self._style, self._today, self._calendar
                )

            try:
                measure = _with_high(read, draft.value, draft.high)
            except ValueFault as fault:
                problems.append((fault.column, str(fault)))
            else:
                return measure, "", False
        return None, "", False

    def _files(self, text: str, problems: Problems) -> tuple[EvidenceFile, ...]:
        if not text.strip():
            return ()
        try:
            return read_evidence(text, self._evidence)
        except ScorecardError as error:
            problems.append(("evidence", str(error).removeprefix("evidence: ")))
        return ()

    def _published(self, text: str, problems: Problems) -> date | None:
        if not text.strip():
            return None
        try:
            first, last = days_of(text)
        except DateFault as fault:
            problems.append(("published", str(fault)))
            return None
        if first > self._today:
            problems.append(("published", words.Entry.TO_COME.format(text=text.strip())))
        return last


def _line(column: str, draft: Draft, problems: Problems) -> str:
    """Return a text of one line exactly as typed; one of spaces alone counts as empty."""
    text: str = getattr(draft, column)
    if not text.strip():
        return ""
    fault = line_fault(text)
    if fault:
        problems.append((column, words.Entry.TEXT.format(fault=fault)))
    return text


def _note(text: str, problems: Problems) -> str:
    """Return a text of several lines exactly as typed; one of spaces alone counts as empty."""
    if not text.strip():
        return ""
    fault = note_fault(text)
    if fault:
        problems.append(("note", words.Entry.TEXT.format(fault=fault)))
    return text


def read_entity(indicator: Indicator, name: str, problems: Problems) -> Entity | None:
    """Return the entity a draft names by its id, a former one, or its title.

    Returns:
        None for an indicator that has none, and, with a problem, where the name fits nothing.
    """
    if not indicator.entities:
        if name:
            what = words.Entry.NO_ENTITIES.format(id=indicator.id, name=quoted(name))
            problems.append(("entity", what))
        return None
    found = indicator.entity(name) if name else None
    if found is None and name:
        plain = folded(name)
        alike = [e for e in indicator.entities if plain in (folded(e.id), folded(e.title))]
        found = alike[0] if len(alike) == 1 else None
    if found is None:
        problems.append(("entity", _no_entity(indicator, name)))
    return found


def read_part(indicator: Indicator, name: str, problems: Problems) -> Part | None:
    """Return the part a draft names by its name, a former one, or its title.

    Returns:
        None for the whole, and, with a problem, where the name fits nothing.
    """
    if not name:
        return None
    found = indicator.part(name)
    if found is None:
        plain = folded(name)
        alike = [p for p in indicator.parts if plain in (folded(p.name), folded(p.title))]
        found = alike[0] if len(alike) == 1 else None
    if found is None:
        problems.append(("part", _no_part(indicator, name)))
    return found


def _no_part(indicator: Indicator, name: str) -> str:
    said = words.Entry
    if not indicator.parts:
        return said.NO_PARTS.format(id=indicator.id, name=quoted(name))
    names = [part.name for part in indicator.parts]
    titles = {part.title: part.name for part in indicator.parts}
    near = dict.fromkeys(titles.get(found, found) for found in nearest(name, [*names, *titles]))
    hint = did_you_mean(near) or said.IT_IS.format(listed=either(names))
    return said.UNKNOWN_PART.format(id=indicator.id, name=quoted(name), hint=hint)


def _with_high(read: Callable[[str], Measure], value: str, high: str) -> Measure:
    """Read a value, its upper end from a field of its own where that holds one.

    Raises:
        ValueFault: either does not fit the kind, or both ends are told twice and differ.
    """
    measure = read(value)
    if not high.strip():
        return measure
    if measure.high is None:
        return read(f"{value.strip()} \u2013 {high.strip()}")
    written = read(high).value
    if Decimal(written) != Decimal(measure.high):
        told = {"value": quoted(value.strip()), "written": measure.high}
        raise ValueFault("high", words.Entry.TWO_HIGHS.format(high=quoted(high.strip()), **told))
    return measure


def _read_value(
    indicator: Indicator,
    entity: Entity | None,
    typed: tuple[str, str, str],
    year: int,
    style: NumberStyle | None,
    today: date,
    calendar: FiscalCalendar,
) -> Measure:
    """Read what people typed as the value of an indicator, or of one of its entities.

    Args:
        indicator: the indicator.
        entity: the entity the reading is for; of one with a deadline the value is yes, no, or
            when it was done: a day, a month or a year.
        typed: value, numerator and denominator.
        year: the reading's; what is done later belongs to a later reading. 0 is not known.
        style: how numbers are written, None when the plan does not say.
        today: the day that divides what was done from what is to come.
        calendar: from which day to which a year runs.

    Raises:
        ValueFault: it does not fit the kind.
    """
    text = typed[0].strip()
    own = indicator if entity is None else indicator.own(entity)
    if entity is None or not entity.deadlines:
        return read_measure(own, *typed, style)
    if calendar.is_fiscal and span_of(text) is None:
        named = calendar.parse(text)
        text = text if named is None else str(named)
    if len(text) >= len("2020") and _DATED.fullmatch(text):
        return _done_on(text, year, today, calendar)
    try:
        return read_measure(own, *typed, style)
    except ValueFault as fault:
        if fault.column != "value":
            raise
        raise ValueFault("value", words.Entry.NOT_DONE.format(text=quoted(text))) from None


def _done_on(text: str, year: int, today: date, calendar: FiscalCalendar) -> Measure:
    """Read when something with a deadline was done: a day, a month or a year."""
    done = span_of(text, calendar)
    if done is None:
        raise ValueFault("value", words.Entry.NOT_A_DAY.format(text=quoted(text)))
    later = calendar.of(done.first)
    shown = calendar.text(later) if done.is_year else text
    if done.first > today:
        raise ValueFault("value", words.Entry.DONE_TO_COME.format(text=shown))
    if year and later > year:
        what = words.Entry.DONE_LATER.format(text=shown, year=year, later=later)
        raise ValueFault("value", what)
    return Measure(text)


def _no_entity(indicator: Indicator, name: str) -> str:
    ids = [entity.id for entity in indicator.entities]
    said = words.Entry
    few = len(ids) <= _NAMED
    listed = either(ids) if few else said.ONE_OF_SUCH.format(number=len(ids), first=ids[0])
    if not name:
        return said.EMPTY_ENTITY.format(id=indicator.id, listed=listed)
    titles = {entity.title: entity.id for entity in indicator.entities}
    near = dict.fromkeys(titles.get(found, found) for found in nearest(name, [*ids, *titles]))
    hint = did_you_mean(near) or said.IT_IS.format(listed=listed)
    return said.UNKNOWN_ENTITY.format(id=indicator.id, name=quoted(name), hint=hint)


def _read_qualifier(
    indicator: Indicator | None, measure: Measure | None, draft: Draft, problems: Problems
) -> Qualifier:
    """Return the qualifier from the value or from its own column, which must agree."""
    said = words.Entry
    stated = _lone_qualifier(draft.qualifier, problems)
    written = measure.qualifier if measure is not None else None
    if stated is not None and written is not None and stated is not written:
        value = quoted(draft.value.strip())
        what = said.TWO_QUALIFIERS.format(stated=stated, value=value, written=written)
        problems.append(("qualifier", what))
    found = stated or written or Qualifier.EXACT
    numeric = indicator is None or indicator.kind in (Kind.NUMBER, Kind.PERCENT)
    if found is not Qualifier.EXACT and not numeric:
        id_ = indicator.id if indicator else ""
        problems.append(("qualifier", said.NOT_A_NUMBER.format(qualifier=found, id=id_)))
    elif found is Qualifier.BETWEEN and measure is not None and measure.high is None:
        problems.append(("qualifier", said.NEEDS_BOTH))
    elif found is not Qualifier.EXACT and (draft.no_data.strip() or draft.retracted.strip()):
        problems.append(("qualifier", said.NO_VALUE.format(qualifier=found)))
    return found


def read_word(column: str, text: str, known: tuple[Word, ...], problems: Problems) -> Word | None:
    """Return the word of a closed list; None when ``text`` is empty or, with a problem, none."""
    if not text.strip():
        return None
    for word in known:
        if folded(word) == folded(text):
            return word
    problems.append((column, _no_word(column, text, known)))
    return None


def _read_flags(text: str, problems: Problems) -> tuple[Flag, ...]:
    """Return the flags, separated by ``;`` or ``,``: each once, in the order of the list."""
    if not text.strip():
        return ()
    parts = dict.fromkeys(part.strip() for part in re.split("[;,]", text))
    if len(parts) > _MOST_FLAGS:
        what = words.Entry.MANY_FLAGS.format(number=f"{len(parts):,}", listed=either([*Flag]))
        problems.append(("flags", what))
        return ()
    given = {read_word("flags", part, tuple(Flag), problems) for part in parts}
    return tuple(flag for flag in Flag if flag in given)


def _read_reason(text: str) -> str:
    """Return a reason, one of the standard ones in its standard spelling."""
    if not text:
        return ""
    plain = folded(text)
    return next((reason.value for reason in RevisionReason if reason.value == plain), text)


def _read_retracted(text: str, problems: Problems) -> bool:
    """Return whether a reading is marked as taken back: yes, or no when empty."""
    word = text.strip().lower()
    if word not in ("", "yes", "no"):
        problems.append(("retracted", words.Entry.YES_OR_NO.format(text=quoted(text.strip()))))
    return word == "yes"


def _lone_qualifier(text: str, problems: Problems) -> Qualifier | None:
    """Read a qualifier that stands alone: ``at least``, or its sign ``\u2265``."""
    if not text.strip():
        return None
    found, rest = take_qualifier(text)
    if found is None or rest:
        problems.append(("qualifier", _no_word("qualifier", text, tuple(Qualifier))))
        return None
    return found


def _no_word(column: str, text: str, known: tuple[Word, ...]) -> str:
    near = did_you_mean(nearest(text, known))
    return words.Entry.NO_WORD[column].format(
        text=quoted(text.strip()), near=near, listed=either([*known])
    )
