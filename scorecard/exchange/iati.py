"""A strategy and its results as an activity of the IATI standard, version 2.03.

A goal's own indicators are a result, and so are those of each objective. The order of the children
of an element is the schema's: in a baseline a link goes before the comment, in an actual behind.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from math import isfinite
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from scorecard.exchange.formats import Export
from scorecard.messages import figures
from scorecard.messages.catalogue import plural, preferred, words, year_text
from scorecard.model.fault import ScorecardError
from scorecard.model.number import MAX_DIGITS, exact, format_number
from scorecard.model.plan import (
    IATI_ORGANISATION_TYPES,
    IATI_SCOPES,
    IATI_STATUSES,
    NUMERIC,
    Aggregate,
    Aim,
    Direction,
    Kind,
    PresentIds,
)
from scorecard.model.reading import Flag, Qualifier, ReadingKey, Source, State
from scorecard.model.records import (
    closed_years,
    current,
    current_comments,
    current_decisions,
    current_priorities,
    known,
    newest,
)
from scorecard.model.scorecard import BaselineOrigin, Point, ReadingPoint, is_break
from scorecard.model.text import versions, visible, visible_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from scorecard.exchange.formats import Subject
    from scorecard.model.plan import Goal, IatiSettings, Indicator, Objective, Target
    from scorecard.model.reading import Reading
    from scorecard.model.scorecard import IndicatorResult

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_OUTCOME, _IMPACT = "2", "3"
_IMPLEMENTING = "4"
_SECTOR_UNSPECIFIED = (("99810", 100.0),)
_REGION_UNSPECIFIED = (("998", 100.0),)
_RESULTS_DOCUMENT = "A08"
_OWN_VOCABULARY = "99"
_MEASURES = {
    Kind.NUMBER: "1",
    Kind.PERCENT: "2",
    Kind.YES_NO: "1",
    Kind.SCALE: "4",
    Kind.QUALITATIVE: "5",
}
_PERCENTAGE = "2"
_RISES = frozenset({Aim.AT_LEAST, Aim.REACH, Aim.DONE})
# The figure of the whole is another thing than that of each of its entities.
_OF_ANOTHER_KIND = frozenset({Aggregate.COUNT, Aggregate.SHARE})
_DECLARED = (None, BaselineOrigin.DECLARED, BaselineOrigin.READING)
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+", re.IGNORECASE)
_MIME = {
    ".pdf": "application/pdf",
    ".csv": "text/csv",
    ".doc": "application/msword",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xls": "application/vnd.ms-excel",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

Dimensions = tuple[tuple[str, str], ...]


def iati_export(subject: Subject) -> Export:
    """Return the strategy as one file of one activity, and what the standard has no place for.

    Raises:
        ScorecardError: the plan does not say who publishes.
    """
    _check(subject)
    activity = _Activity(subject)
    root = activity.written()
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    return Export(
        {"": f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'},
        activity.figures,
        tuple(activity.left_out()),
    )


def _check(subject: Subject) -> None:
    """Refuse a plan that lacks what nobody but its people can say."""
    strategy, said = subject.card.strategy, words.Iati
    settings = strategy.iati
    if settings.faulty:
        raise ScorecardError(said.FAULTY)
    missing = []
    if not settings.organisation:
        missing.append(said.NO_ORGANISATION)
    if not settings.organisation_type:
        types = words.LIST_SEPARATOR.join(IATI_ORGANISATION_TYPES)
        missing.append(said.NO_TYPE.format(types=types))
    if not (settings.name or strategy.organisation.strip()):
        missing.append(said.NO_NAME)
    if missing:
        raise ScorecardError(*missing)


@dataclass(frozen=True, slots=True)
class _Line:
    """One series of an indicator: that of the whole, or of what its dimensions name.

    ``result`` is None for a part of one entity, which is not judged and has no target. ``sums``
    says that its readings are the amounts of their years.
    """

    indicator: Indicator
    points: Mapping[int, ReadingPoint]
    dimensions: Dimensions = ()
    result: IndicatorResult | None = None
    target: Target | None = None
    sums: bool = False


@dataclass(frozen=True, slots=True)
class _Measured:
    """What is one indicator in the file: its series are all of one measure."""

    title: str
    code: str
    lines: Sequence[_Line]


class _Activity:
    """Writes the activity, and counts what is and what cannot be said.

    Attributes:
        figures: how many figures are in it.
        left: how many of each sort are not, by the names in the catalogue.
    """

    def __init__(self, subject: Subject) -> None:
        self._card, self._strategy = subject.series, subject.card.strategy
        self._records, self._made = subject.records, subject.made
        self._calendar, self._style = self._strategy.calendar, self._strategy.style
        settings = self._strategy.iati
        self._own = settings.language or self._strategy.language
        self._language = _code(preferred() or self._own)
        self._written: dict[str, Reading] = {}
        self.figures = 0
        self.left: Counter[str] = Counter()
        ids = PresentIds(self._strategy)
        as_of = self._card.as_of
        self._standing = current(self._records.readings, as_of, ids=ids)
        last = newest(known(self._records.readings, as_of), lambda r: ids.key(r.key)).values()
        self._first = min((key.year for key in self._standing), default=self._card.year)
        self.left["drafts"] = sum(r.state is State.DRAFT and not r.retracted for r in last)

    def written(self) -> ET.Element:
        """Return the whole file."""
        root = ET.Element("iati-activities", {"version": "2.03", "generated-datetime": self._made})
        settings = self._strategy.iati
        activity = _add(
            root,
            "iati-activity",
            default_currency=settings.currency,
            last_updated_datetime=self._made,
        )
        activity.set(_LANGUAGE, self._language)
        self._head(activity, settings)
        for goal in self._card.goals:
            self._result(activity, goal.goal, goal.indicators, _IMPACT)
            for objective in goal.objectives:
                self._result(
                    activity, objective.objective, objective.indicators, _OUTCOME, goal.goal
                )
            if not goal.indicators and not goal.objectives:
                self.left["empty"] += 1
        return root

    def _head(self, activity: ET.Element, settings: IatiSettings) -> None:
        strategy = self._strategy
        first, last = strategy.period
        name = settings.name or strategy.organisation
        type_ = IATI_ORGANISATION_TYPES[settings.organisation_type]
        identifier = settings.activity or f"{settings.organisation}-STRATEGY-{first}-{last}"
        _add(activity, "iati-identifier").text = visible(identifier)
        publisher = {"ref": settings.organisation, "type": type_}
        self._told(_add(activity, "reporting-org", **publisher), name)
        self._told(_add(activity, "title"), strategy.title)
        description = strategy.description if strategy.description.strip() else strategy.title
        self._told(_add(activity, "description", type="1"), description)
        implementer = _add(activity, "participating-org", **publisher, role=_IMPLEMENTING)
        self._told(implementer, name)
        self._dates(activity, settings)
        if settings.scope:
            _add(activity, "activity-scope", code=IATI_SCOPES[settings.scope])
        regions = settings.regions or (() if settings.countries else _REGION_UNSPECIFIED)
        several = len(settings.countries) + len(regions) > 1
        for code, share in settings.countries:
            _add(activity, "recipient-country", code=code, percentage=_share(share, several))
        for code, share in regions:
            _add(
                activity,
                "recipient-region",
                code=code,
                vocabulary="1",
                percentage=_share(share, several),
            )
        sectors = settings.sectors or _SECTOR_UNSPECIFIED
        for code, share in sectors:
            _add(
                activity,
                "sector",
                vocabulary="1",
                code=code,
                percentage=_share(share, len(sectors) > 1),
            )

    def _dates(self, activity: ET.Element, settings: IatiSettings) -> None:
        """Add the status and the days of the period; what has not come is only planned."""
        first, last = self._strategy.period
        start, end = self._calendar.first_day(first), self._calendar.last_day(last)
        today = date.fromisoformat(self._made[:10])
        usual = "pipeline" if today < start else "closed" if today > end else "implementation"
        status = settings.activity_status or usual
        _add(activity, "activity-status", code=IATI_STATUSES[status])
        begun = start <= today and status not in ("pipeline", "cancelled")
        ended = end < today and status == "closed"
        days = {"1": start, "2": start if begun else None, "3": end, "4": end if ended else None}
        for type_, day in days.items():
            if day is not None:
                _add(activity, "activity-date", type=type_, iso_date=day.isoformat())

    def _result(
        self,
        activity: ET.Element,
        node: Goal | Objective,
        results: Sequence[IndicatorResult],
        type_: str,
        goal: Goal | None = None,
    ) -> None:
        """Add a goal with indicators of its own, or an objective; neither is one without any."""
        kept = [result for result in results if not result.indicator.faulty]
        if not kept:
            self.left["empty"] += goal is not None
            return
        said = words.Iati
        result = _add(activity, "result", type=type_)
        self._told(_add(result, "title"), node.title, node.id)
        part_of = "" if goal is None else said.PART_OF.format(id=goal.id, title=goal.title)
        description = _narrated(result, "description", part_of, node.description)
        if description is not None:
            self._told(description, node.description, shown=False)
        for each in kept:
            for measured in self._measured(each):
                self._indicator(result, each, measured)

    def _told(self, parent: ET.Element, text: str, id_: str = "", *, shown: bool = True) -> None:
        """Add a text of the plan in each language it is told in, or in all but the shown one."""
        found: dict[str, str] = {}
        for code, version in versions(text, self._own).items():
            found.setdefault(_code(code), version)
        for code, version in [*found.items()][not shown :]:
            line = words.Iati.TITLE.format(id=id_, title=version) if id_ else version
            narrative = _narrative(parent, line)
            if code != self._language:
                narrative.set(_LANGUAGE, code)

    def _measured(self, result: IndicatorResult) -> Iterator[_Measured]:
        """Yield an indicator, and once more what its entities say that is of another measure."""
        indicator = result.indicator
        sums = indicator.accumulate
        whole = [self._line(result, indicator.targets, sums=sums)]
        apart: dict[Kind, list[_Line]] = {}
        parts = _names((part.name, part.title) for part in indicator.parts)
        for part in result.parts:
            named: Dimensions = ((part.part.breakdown, parts[part.part.name]),)
            whole.append(self._line(part.result, part.part.targets, named, sums=sums))
        names = _names((entity.id, entity.title) for entity in indicator.entities)
        for found in result.entities:
            entity, kind = found.entity, found.result.indicator.kind
            dimensions = ((words.Iati.ENTITY, names[entity.id]),)
            # What is to be done by a day has a target that the plan does not write as one.
            aims = entity.targets or entity.deadlines
            line = self._line(found.result, aims, dimensions, sums=sums)
            self.left["revised"] += max(len(entity.deadlines) - 1, 0)
            same = kind is indicator.kind and indicator.aggregate not in _OF_ANOTHER_KIND
            lines = whole if same else apart.setdefault(kind, [])
            lines.append(line)
            for part_ in indicator.parts:
                own = indicator.measured(entity.id, part_.name)
                points = self._entered(indicator, own, entity.id, part_.name)
                if points:
                    named = (*dimensions, (part_.breakdown, parts[part_.name]))
                    lines.append(_Line(own, points, named, sums=sums))
        yield _Measured(indicator.title, indicator.id, whole)
        for kind, lines in apart.items():
            title = words.Iati.EACH.format(title=indicator.title, entity=words.Iati.ENTITY)
            yield _Measured(title, f"{indicator.id}:{kind.value}", lines)

    def _line(
        self,
        result: IndicatorResult,
        aims: Sequence[object],
        dimensions: Dimensions = (),
        *,
        sums: bool,
    ) -> _Line:
        """Return the series of a result; a target that is not its own is not one of its line."""
        indicator, target = result.indicator, None
        if aims:
            target = result.target or indicator.target_on(self._card.last_day)
        self.left["revised"] += max(len(indicator.targets) - 1, 0)
        self.left["baselines"] += max(len(indicator.baselines) - 1, 0)
        if target is not None:
            self.left["aims"] += target.aim in (Aim.AT_LEAST, Aim.AT_MOST)
            self.left["ranges"] += target.aim is Aim.BETWEEN
            self.left["tolerances"] += target.tolerance > 0
        points = {point.year: point for point in result.readings}
        return _Line(indicator, points, dimensions, result, target, sums)

    def _entered(
        self, indicator: Indicator, own: Indicator, entity: str, part: str
    ) -> dict[int, ReadingPoint]:
        """Return what was entered of a part of one entity, by year."""
        found = {}
        for year in range(self._first, self._card.year + 1):
            reading = self._standing.get(ReadingKey(indicator.id, year, entity, part))
            if reading is not None:
                found[year] = ReadingPoint(year, own.figure_of(reading.value), reading)
        return found

    def _indicator(self, parent: ET.Element, result: IndicatorResult, measured: _Measured) -> None:
        lines = measured.lines
        subject, target = lines[0].indicator, _target_of(lines)
        is_percent = figures.is_percent(subject)
        indicator = _add(
            parent,
            "indicator",
            measure=_PERCENTAGE if is_percent else _MEASURES[subject.kind],
            ascending=_ascending(subject, target),
            # Whether numbers of several may be added up, the plan does not say.
            aggregation_status="" if subject.kind is Kind.NUMBER and not is_percent else "0",
        )
        self._told(_add(indicator, "title"), measured.title)
        description = _narrated(indicator, "description", *self._description(subject, lines))
        if description is not None:
            self._told(description, subject.definition, shown=False)
        _add(indicator, "reference", vocabulary=_OWN_VOCABULARY, code=measured.code)
        for line in lines:
            self._baseline(indicator, line)
        targets = [self._targets(line) for line in lines]
        years = {year for year in self._strategy.years() if result.indicator.due_in(year)}
        years.update(*targets)
        actuals = [
            {
                year: found
                for year, point in line.points.items()
                if (found := self._said(line, point))
            }
            for line in lines
        ]
        years.update(*actuals)
        for year in sorted(years):
            period = _add(indicator, "period")
            _add(period, "period-start", iso_date=self._calendar.first_day(year).isoformat())
            _add(period, "period-end", iso_date=self._calendar.last_day(year).isoformat())
            for line, by_year in zip(lines, targets, strict=True):
                if year in by_year:
                    value, comment = by_year[year]
                    made = _add(period, "target", value=value)
                    _dimensioned(made, line.dimensions)
                    _narrated(made, "comment", comment)
            for line, by_year_ in zip(lines, actuals, strict=True):
                for point, more in by_year_.get(year, ()):
                    self._actual(period, line, point, more)

    def _description(self, subject: Indicator, lines: Sequence[_Line]) -> Iterator[str]:
        said, kind = words.Iati, subject.kind
        yield subject.definition.strip()
        if subject.unit and kind in NUMERIC:
            yield said.UNIT.format(unit=subject.unit)
        if kind is Kind.YES_NO:
            yield said.YES_NO
        if kind is Kind.SCALE:
            levels = [
                said.LEVEL.format(number=n, level=figures.level_words(subject, n))
                for n in range(len(subject.levels))
            ]
            yield said.LEVELS.format(levels=words.LIST_SEPARATOR.join(levels))
        if subject.accumulate:
            yield said.SUMMED
        if subject.rhythm is not None:
            yield said.ROUNDS.format(every=figures.kept_every(subject))
        for line in lines:
            if line.target is not None and line.target.aim is Aim.BETWEEN:
                named = words.LIST_SEPARATOR.join(value for _, value in line.dimensions)
                target = figures.target_words(line.indicator, line.target, self._style)
                yield (
                    said.TARGET_OF.format(of=named, target=target)
                    if named
                    else (said.TARGET.format(target=target))
                )
        if subject.context:
            yield said.CONTEXT
        if subject.source.strip():
            yield figures.ended(said.SOURCE.format(source=subject.source))

    def _baseline(self, indicator: ET.Element, line: _Line) -> None:
        """Add where a series starts: as it was declared, or the reading that the plan names."""
        result, subject = line.result, line.indicator
        start, entered = _start(line)
        if result is None or start is None or (entered is not None and entered.unknown):
            return
        comment = figures.baseline(
            replace(result, baseline=start, baseline_reading=entered), self._style
        )
        is_exact = entered is None or entered.qualifier is Qualifier.EXACT
        is_sure = is_exact and not (entered and figures.marks(entered))
        if is_sure and subject.kind in NUMERIC and not self._calendar.is_fiscal:
            comment = ""  # it says no more than the value and the year
        made = _add(indicator, "baseline", year=str(start.year), value=_plain(start.value))
        _dimensioned(made, line.dimensions)
        _narrated(made, "comment", comment)

    def _targets(self, line: _Line) -> dict[int, tuple[str, str]]:
        """Return what is asked by year, with its words; what the path expects between is not."""
        subject, target = line.indicator, line.target
        if target is None or target.aim is Aim.BETWEEN:
            return {}
        told = figures.decided_words(subject, target, self._style)
        asked = [figures.capitalised(figures.ended(told))]
        if not line.dimensions:
            asked.append(words.Report.SET_BY.get(subject.target_set_by, ""))
        comment = " ".join(filter(None, asked))
        if target.every_year:
            years = [year for year in self._strategy.years() if subject.due_in(year)]
            return {year: (_plain(target.value), comment) for year in years}
        found = {}
        for milestone in subject.milestones:
            way = replace(target, value=milestone.value)
            need = figures.need(subject, way, self._style)
            said = words.Iati.MILESTONE.format(need=need, target=told)
            found[milestone.year] = (_plain(milestone.value), figures.capitalised(said))
        if target.by_year is not None:
            found[target.by_year] = (_plain(target.value), comment)
        return found

    def _said(self, line: _Line, point: ReadingPoint) -> list[tuple[ReadingPoint, Dimensions]]:
        """Return the figures of a year, with what tells one apart; none where there is none.

        Of amounts that add up the target asks of the total, which so is the figure; the year's
        amount stands beside it.
        """
        if line.indicator.kind is Kind.QUALITATIVE:
            entered = point.reading is not None and (point.reading.value or "").strip()
            return [(point, ())] if entered else []
        found: list[tuple[ReadingPoint, Dimensions]] = []
        if not line.sums:
            found = [(point, ())]
        else:
            amount = ((words.Iati.AMOUNT, year_text(point.year)),)
            found = [(point.alone, amount)]
            if point.total is not None:
                gap = _has_gap(line, point.year)
                self.left["gaps"] += gap
                found[:0] = [] if gap else [(point, ())]
        known_ = [
            each for each in found if (value := each[0].assessed) is not None and isfinite(value)
        ]
        sure = [each for each in known_ if not each[0].unknown]
        self.left["unknown"] += len(known_) - len(sure)
        return sure

    def _actual(
        self, period: ET.Element, line: _Line, point: ReadingPoint, more: Dimensions
    ) -> None:
        self.figures += 1
        is_text = line.indicator.kind is Kind.QUALITATIVE
        value = "" if is_text or point.assessed is None else _plain(point.assessed)
        actual = _add(period, "actual", value=value)
        _dimensioned(actual, (*line.dimensions, *more))
        reading = None if point.total is not None else point.reading
        source = Source() if reading is None else reading.source
        _narrated(actual, "comment", *self._comment(line.indicator, point, reading))
        if _is_link(source.address):
            _link(actual, source)
        if reading is not None:
            self._written[reading.id] = reading
        self.left["bounds"] += point.qualifier is not Qualifier.EXACT
        self.left["restated"] += reading is not None and point.restated is not None

    def _comment(
        self, subject: Indicator, point: ReadingPoint, reading: Reading | None
    ) -> Iterator[str]:
        """Yield what a figure says beside its number."""
        entered = None if reading is None else reading.value
        match subject.kind:
            case Kind.QUALITATIVE:
                yield entered or ""
            case Kind.SCALE:
                yield figures.level_words(subject, point.assessed or 0.0)
            case Kind.YES_NO:
                done = figures.done_on(entered or "")
                yield done or figures.reading(subject, point, self._style)
            case _ if point.qualifier is not Qualifier.EXACT:
                figure = figures.reading(subject, point, self._style)
                yield figures.qualifier(point) + figures.with_unit(subject, figure)
        yield figures.marks(point)
        if is_break(point):
            yield words.FLAG[Flag.BREAK]
        if point.fraction is not None:
            part, whole = (format_number(number, self._style) for number in point.fraction)
            yield words.BASE.format(part=part, whole=whole)
        if reading is not None:
            yield reading.note
            source = figures.source_words(reading.source)
            if not _is_link(reading.source.address):
                told = words.LIST_SEPARATOR.join(filter(None, (source, reading.source.address)))
                yield figures.ended(words.Iati.SOURCE.format(source=told)) if told.strip() else ""

    def left_out(self) -> Iterator[str]:
        """Yield a sentence for each sort of what is not in the file, once it is written."""
        self._count_records()
        for sort, forms in words.Iati.LEFT_OUT.items():
            if self.left[sort]:
                yield plural(forms, self.left[sort], year=self._card.year)

    def _count_records(self) -> None:
        """Count what people entered that is not in the file."""
        card, records, left = self._card, self._records, self.left
        for reading in self._standing.values():
            if reading.year > card.year:
                left["later"] += 1
            elif reading.id not in self._written:
                left["no_data" if reading.value is None else "aside"] += 1
        left["entered"] = len(self._written)
        left["evidence"] = len({f.path for r in self._written.values() for f in r.evidence})
        left["statuses"] = card.counts.total
        judged = [j for j in records.judgements if card.as_of is None or j.known_from <= card.as_of]
        left["judgements"] = len(newest(judged, lambda j: (j.indicator, j.year)))
        left["comments"] = len(current_comments(records, card.as_of))
        left["board"] = (
            len(current_priorities(records, card.as_of))
            + len(current_decisions(records, card.as_of))
            + len(closed_years(records, card.as_of))
        )
        for indicator in self._strategy.indicators():
            left["weights"] += indicator.weight != 1
            left["owners"] += bool(indicator.owner or indicator.tags)
        for goal in self._strategy.goals:
            for objective in goal.objectives:
                left["weights"] += (objective.weight != 1) + bool(objective.headline)


def _add(parent: ET.Element, tag: str, **attributes: str) -> ET.Element:
    """Add an element; an attribute that says nothing is left out."""
    told = {name.replace("_", "-"): visible(text) for name, text in attributes.items() if text}
    return ET.SubElement(parent, tag, told)


def _narrated(parent: ET.Element, tag: str, *texts: str) -> ET.Element | None:
    """Add an element with what it says, a line for each text; none that says nothing."""
    text = "\n".join(text.strip() for text in texts if text.strip())
    if not text:
        return None
    made = _add(parent, tag)
    _narrative(made, text)
    return made


def _narrative(parent: ET.Element, text: str) -> ET.Element:
    made = _add(parent, "narrative")
    made.text = visible_lines(text.strip())
    return made


def _code(language: str) -> str:
    """Return the code of a language without its region, which the standard's list has not."""
    return language.partition("-")[0]


def _dimensioned(parent: ET.Element, dimensions: Dimensions) -> None:
    for name, value in dimensions:
        _add(parent, "dimension", name=name, value=value)


def _link(actual: ET.Element, source: Source) -> None:
    address = source.address.strip()
    ending = re.search(r"\.[a-z]+$", urlsplit(address).path.lower())
    mime = _MIME.get(ending[0], "") if ending else ""
    link = _add(actual, "document-link", format=mime or "text/html", url=address)
    _narrated(link, "title", figures.source_words(source) or address)
    _add(link, "category", code=_RESULTS_DOCUMENT)


def _is_link(address: str) -> bool:
    """Say whether a text is an address that a reader's program may follow."""
    address = address.strip()
    if not address.isprintable() or _ADDRESS.fullmatch(address) is None:
        return False
    try:
        return bool(urlsplit(address).hostname)
    except ValueError:
        return False


def _names(titles: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return a name for each id: its title, and the id with it where others are called so too."""
    listed = list(titles)
    times = Counter(title for _, title in listed)
    return {
        id_: title if times[title] == 1 else words.LEVEL_MEANS.format(level=title, criterion=id_)
        for id_, title in listed
    }


def _target_of(lines: Sequence[_Line]) -> Target | None:
    return next((line.target for line in lines if line.target is not None), None)


def _start(line: _Line) -> tuple[Point | None, ReadingPoint | None]:
    """Return where a series starts, as declared, and the reading where the plan names one."""
    result = line.result
    if result is None or line.indicator.kind is Kind.QUALITATIVE:
        return None, None
    if result.baseline is not None and result.explanation.baseline_origin in _DECLARED:
        return result.baseline, result.baseline_reading
    given = [b for b in line.indicator.baselines if b.value is not None]
    return (Point(given[-1].year, given[-1].value or 0.0) if given else None), None


def _has_gap(line: _Line, year: int) -> bool:
    """Say whether a year before has no amount, so that a total would take it for nothing."""
    start, _ = _start(line)
    return start is not None and any(
        line.indicator.active_in(each)
        and (each not in line.points or line.points[each].value is None)
        for each in range(start.year + 1, year)
    )


def _ascending(subject: Indicator, target: Target | None) -> str:
    """Return whether more is better, as the standard writes it; empty where nothing says so."""
    if target is not None:
        rises = {**dict.fromkeys(_RISES, "1"), Aim.AT_MOST: "0"}
        return rises.get(target.aim, "")
    return {Direction.INCREASE: "1", Direction.DECREASE: "0", None: ""}[subject.direction]


def _plain(value: float) -> str:
    """Return a number in plain digits with a point: all of those that people may have entered."""
    number = exact(value)
    if len(number.as_tuple().digits) > MAX_DIGITS:
        number = exact(float(number))  # computed: a third has no last digit
    text = f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def _share(percentage: float, several: bool) -> str:
    """Return a part of 100 %; of a single one it is not said."""
    return _plain(percentage) if several else ""
