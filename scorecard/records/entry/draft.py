"""A draft: a reading as people typed it, and the check that makes an entry of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from scorecard.messages.catalogue import words
from scorecard.messages.offers import did_you_mean
from scorecard.model.fault import ScorecardError
from scorecard.model.nearest import nearest, plain_look
from scorecard.model.number import whole_number
from scorecard.model.present_ids import PresentIds
from scorecard.model.reading import Source, State
from scorecard.model.text import quoted
from scorecard.records.entry.dates import DateFault, days_of
from scorecard.records.entry.entities import read_entity, read_value
from scorecard.records.entry.entry import Entry
from scorecard.records.entry.hygiene import line_fault, note_fault
from scorecard.records.entry.values import ValueFault
from scorecard.records.entry.words import (
    read_flags,
    read_qualifier,
    read_reason,
    read_retracted,
    read_word,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecard.model.entity import Entity
    from scorecard.model.indicator import Indicator
    from scorecard.model.number import NumberStyle
    from scorecard.model.strategy import Strategy
    from scorecard.records.entry.values import Measure
    from scorecard.records.entry.words import Problems

FIRST_YEAR = 1900
LAST_YEAR = 2100
# Looking for the nearest name is slow; a file full of unknown ones is answered without.
_NAMES_LOOKED_UP = 50


@dataclass(frozen=True, slots=True)
class Draft:
    """A reading as people typed it: every field is text, empty when not given.

    The fields mean what they mean in a reading. ``source`` is the source's title, ``flags`` are
    separated by ``;`` or ``,``, and ``retracted`` is "yes" for a reading that is taken back.
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
    published: str = ""
    note: str = ""
    reason: str = ""
    no_data: str = ""
    by: str = ""
    retracted: str = ""


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
    """

    def __init__(
        self,
        strategy: Strategy,
        *,
        style: NumberStyle | None = None,
        as_published: bool = False,
        today: date | None = None,
    ) -> None:
        self._style = style or strategy.style
        self._as_published = as_published
        self._today = today or datetime.now().astimezone().date()
        self.ids = PresentIds(strategy)
        self._places = self.ids.indicators
        self._objectives = {o.id for goal in strategy.goals for o in goal.objectives}
        self._goals = {goal.id for goal in strategy.goals} - self._objectives
        self._unknown: dict[str, str] = {}

    def check(self, draft: Draft) -> Entry:
        """Make an entry of a draft, its indicator under its current id.

        Raises:
            EntryRefused: with everything that is wrong with it.
        """
        problems: Problems = []
        indicator = self._indicator(draft, problems)
        entity = None
        if indicator is not None:
            entity = read_entity(indicator, draft.entity.strip(), problems)
        year = self._year(draft.year.strip(), problems)
        measure, no_data, retracted = self._said(indicator, entity, draft, problems)
        entry = Entry(
            indicator=indicator.id if indicator is not None else "",
            year=year,
            value=measure.value if measure is not None else None,
            entity=entity.id if entity is not None else None,
            numerator=measure.numerator if measure is not None else None,
            denominator=measure.denominator if measure is not None else None,
            qualifier=read_qualifier(indicator, measure, draft, problems),
            state=read_word("state", draft.state, tuple(State), problems) or State.FINAL,
            flags=read_flags(draft.flags, problems),
            source=Source(
                *(_line(c, draft, problems) for c in ("source", "edition", "address", "page"))
            ),
            published=(published := self._published(draft.published, problems)),
            as_published=self._as_published and published is not None,
            note=_note(draft.note, problems),
            reason=read_reason(_line("reason", draft, problems)),
            no_data=no_data,
            retracted=retracted,
            by=_line("by", draft, problems),
        )
        if problems:
            raise EntryRefused(problems)
        return entry

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
        if name not in self._unknown and len(self._unknown) < _NAMES_LOOKED_UP:
            look = plain_look(name)
            near = [i.id for i in self._places.values() if plain_look(i.title) == look]
            near += [self.ids.of(id_) for id_ in nearest(name, self._places)]
            self._unknown[name] = did_you_mean(dict.fromkeys(near))
        hint = self._unknown.get(name, "")
        return words.Entry.UNKNOWN_INDICATOR.format(name=quoted(name), hint=hint)

    def _year(self, text: str, problems: Problems) -> int:
        """Return the year, or 0 with a problem."""
        year = whole_number(text, most_digits=4)
        if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
            said = words.Entry.WRONG_YEAR if text else words.Entry.EMPTY_YEAR
            what = said.format(text=quoted(text), first=FIRST_YEAR, last=LAST_YEAR)
            problems.append(("year", what))
            return 0
        if year > self._today.year:
            problems.append(("year", words.Entry.YEAR_TO_COME.format(text=text)))
            return 0
        return year

    def _said(
        self,
        indicator: Indicator | None,
        entity: Entity | None,
        draft: Draft,
        problems: Problems,
    ) -> tuple[Measure | None, str, bool]:
        """Return the value, or why there is none, or that the reading is taken back."""
        said = words.Entry
        no_data = _line("no_data", draft, problems)
        retracted = read_retracted(draft.retracted, problems)
        given = [c for c in ("value", "numerator", "denominator") if getattr(draft, c).strip()]
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
            typed = (draft.value, draft.numerator.strip(), draft.denominator.strip())
            year = whole_number(draft.year.strip(), most_digits=4) or 0
            try:
                measure = read_value(indicator, entity, typed, year, self._style, self._today)
            except ValueFault as fault:
                problems.append((fault.column, str(fault)))
            else:
                return measure, "", False
        return None, "", False

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
