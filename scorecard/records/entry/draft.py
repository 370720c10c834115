"""A draft: a reading as people typed it, and the check that makes an entry of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from scorecard.model.fault import ScorecardError
from scorecard.model.nearest import did_you_mean, nearest, plain_look
from scorecard.model.reading import ReadingKey, Source, State
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
        # The first in the plan wins, and an id of today over a former one.
        backwards = tuple(strategy.indicators())[::-1]
        self._places = {old: i for i in backwards for old in i.formerly}
        self._places |= {i.id: i for i in backwards}
        self._parents = {goal.id: "goal" for goal in strategy.goals}
        for goal in strategy.goals:
            self._parents |= {objective.id: "objective" for objective in goal.objectives}
        self._unknown: dict[str, str] = {}

    def current_id(self, id_: str) -> str:
        """Return the id an indicator has now, given that or a former one; an unknown one as is."""
        found = self._places.get(id_)
        return found.id if found is not None else id_

    def current_key(self, key: ReadingKey) -> ReadingKey:
        """Return the key of a reading under the ids indicator and entity have now."""
        found = self._places.get(key.indicator)
        if found is None:
            return key
        entity = found.entity(key.entity) if key.entity is not None else None
        return ReadingKey(found.id, key.year, key.entity if entity is None else entity.id)

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
            what = f"the declaration of {found.id} in the plan has a fault; mend that first"
        elif found.derive is not None:
            inputs = ", ".join(found.derive.ids)
            what = f"{found.id} is computed from {inputs}, so it takes no readings of its own"
        if what:
            problems.append(("indicator", what))
            return None
        return found

    def _no_indicator(self, name: str) -> str:
        if not name:
            return "is empty; write the indicator's id"
        if name in self._parents:
            parent = self._parents[name]
            return f'"{name}" is {"an" if parent[0] == "o" else "a"} {parent}; name an indicator'
        if name not in self._unknown and len(self._unknown) < _NAMES_LOOKED_UP:
            look = plain_look(name)
            near = [i.id for i in self._places.values() if plain_look(i.title) == look]
            near += [self.current_id(id_) for id_ in nearest(name, self._places)]
            self._unknown[name] = did_you_mean(dict.fromkeys(near))
        return f"the plan has no indicator {quoted(name)}{self._unknown.get(name, '')}"

    def _year(self, text: str, problems: Problems) -> int:
        """Return the year, or 0 with a problem."""
        if not re.fullmatch("[0-9]{4}", text) or not FIRST_YEAR <= int(text) <= LAST_YEAR:
            said = f"{quoted(text)} is not a year" if text else "is empty"
            problems.append(("year", f"{said}; write four digits from {FIRST_YEAR} to {LAST_YEAR}"))
            return 0
        if int(text) > self._today.year:
            what = f"{text} is still to come; a reading says what was measured"
            problems.append(("year", what))
            return 0
        return int(text)

    def _said(
        self,
        indicator: Indicator | None,
        entity: Entity | None,
        draft: Draft,
        problems: Problems,
    ) -> tuple[Measure | None, str, bool]:
        """Return the value, or why there is none, or that the reading is taken back."""
        no_data = _line("no_data", draft, problems)
        retracted = read_retracted(draft.retracted, problems)
        given = [c for c in ("value", "numerator", "denominator") if getattr(draft, c).strip()]
        if retracted and no_data:
            problems.append(("no_data", "is given, but the reading is marked as taken back"))
        if retracted and not draft.reason.strip():
            problems.append(("reason", "is empty; say why the reading is taken back"))
        if retracted or no_data:
            why = "the reading is marked as taken back" if retracted else "no_data is given"
            problems.extend(
                (column, f"holds {quoted(getattr(draft, column).strip())}, but {why}; keep one")
                for column in given
            )
            return None, no_data, retracted
        if not given:
            what = "is empty; write the value, or say in no_data why there is none"
            problems.append(("value", what))
        elif indicator is not None and bool(entity) == bool(indicator.entities):
            typed = (draft.value, draft.numerator.strip(), draft.denominator.strip())
            year = int(draft.year) if draft.year.strip().isdigit() else 0
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
            problems.append(("published", f"{text.strip()} is still to come"))
        return last


def _line(column: str, draft: Draft, problems: Problems) -> str:
    """Return a text of one line exactly as typed; one of spaces alone counts as empty."""
    text: str = getattr(draft, column)
    if not text.strip():
        return ""
    fault = line_fault(text)
    if fault:
        problems.append((column, f"the text {fault}"))
    return text


def _note(text: str, problems: Problems) -> str:
    """Return a text of several lines exactly as typed; one of spaces alone counts as empty."""
    if not text.strip():
        return ""
    fault = note_fault(text)
    if fault:
        problems.append(("note", f"the text {fault}"))
    return text
