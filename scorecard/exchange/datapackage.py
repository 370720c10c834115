"""A scorecard, its plan and its readings as a Frictionless Data Package: long tables, described."""

from __future__ import annotations

import hashlib
import json
import math
import re
import unicodedata
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from scorecard.exchange.formats import Export
from scorecard.exchange.history import in_order
from scorecard.exchange.long_csv import COLUMNS, csv_lines, guarded, reading_rows
from scorecard.messages.catalogue import plural, words, year_text
from scorecard.model.plan import Aim, Audience, Kind, PresentIds
from scorecard.model.reading import Reading, State
from scorecard.model.records import (
    closed_years,
    current,
    current_comments,
    current_decisions,
    current_priorities,
    newest,
)
from scorecard.model.scorecard import is_provisional
from scorecard.model.status import Status
from scorecard.model.text import Told
from scorecard.records.codec import moment_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from enum import StrEnum

    from scorecard.exchange.formats import Subject
    from scorecard.model.plan import (
        Baseline,
        Goal,
        Indicator,
        Milestone,
        Objective,
        Strategy,
        Target,
    )
    from scorecard.model.records import Comment, Judgement
    from scorecard.model.scorecard import (
        EntityResult,
        IndicatorResult,
        PartResult,
        ReadingPoint,
        RollUp,
    )

DESCRIPTOR = "datapackage.json"
READINGS = "readings"
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"

# Said in full, so that no reader has to guess it from what people wrote.
_DIALECT = {
    "delimiter": ",",
    "lineTerminator": "\n",
    "quoteChar": '"',
    "doubleQuote": True,
    "skipInitialSpace": False,
    "header": True,
}

_Cell = str | bool | float | None
_Row = dict[str, _Cell]

_JUDGED = ("status", "status_note", "status_reason", "sentence")
_ROLLED_UP = ("status", "status_reason", "sentence")
_ENTERED = (*COLUMNS, "part", "high", "evidence")
_OF = ("indicator", "entity", "part")
# Of what is not a text: what sort of value the column of a name holds, in whatever table.
_YEARS = ("year", "by_year", "first", "active_from", "active_to", "period_first", "period_last")
_DAYS = ("as_of", "by_day", "day", "decided", "entered_on", "first_day", "granted", "known_from")
_TYPES = {
    **dict.fromkeys(_YEARS, "year"),
    **dict.fromkeys((*_DAYS, "last_day", "latest", "published"), "date"),
    **dict.fromkeys(("decimals", "every", "number", "position", "revision"), "integer"),
    **dict.fromkeys(("value", "low", "high", "total", "tolerance", "weight"), "number"),
    **dict.fromkeys(("minimum", "maximum", "numerator", "denominator"), "number"),
    **dict.fromkeys(("expected", "ratio"), "number"),
    **dict.fromkeys(("accumulate", "as_published", "computed", "context"), "boolean"),
    **dict.fromkeys(("every_year", "in_force", "is_year", "low_open", "high_open"), "boolean"),
    **dict.fromkeys(("retracted",), "boolean"),
    "entered": "datetime",
}
_ENUMS: dict[str, type[StrEnum]] = {"status": Status, "kind": Kind, "aim": Aim}


@dataclass(frozen=True, slots=True)
class _Sort:
    """What a table holds: its columns, what tells its rows apart, and where columns lead.

    ``refs`` are (column, table, column there), ``texts`` columns that are text here alone.
    """

    columns: tuple[str, ...]
    key: tuple[str, ...]
    refs: tuple[tuple[str, str, str], ...] = ()
    texts: tuple[str, ...] = ()
    pairs: tuple[tuple[tuple[str, ...], str, tuple[str, ...]], ...] = field(default=())


_INDICATOR = ("indicator", "indicators", "id")
_YEAR = ("year", "years", "year")
_TABLES = {
    "strategy": _Sort(
        (
            *("title", "organisation", "description", "period_first", "period_last", "year"),
            *("year_text", "as_of", "year_starts", "language", "numbers", "version"),
        ),
        (),
        (_YEAR,),
    ),
    "years": _Sort(("year", "text", "first_day", "last_day"), ("year",)),
    "goals": _Sort(("id", "title", "description", "formerly", *_ROLLED_UP), ("id",)),
    "objectives": _Sort(
        ("id", "goal", "title", "description", "weight", "headline", "formerly", *_ROLLED_UP),
        ("id",),
        (("goal", "goals", "id"), ("headline", "indicators", "id")),
    ),
    "indicators": _Sort(
        (
            *("id", "goal", "objective", "title", "kind", "unit", "decimals", "minimum", "maximum"),
            *("direction", "definition", "source", "owner", "tags", "weight", "context"),
            *("accumulate", "aggregate", "derive", "derived_from", "active_from", "active_to"),
            *("every", "first", "formerly", "target_set_by", "method", *_JUDGED, "trend"),
            *("expected", "ratio"),
        ),
        ("id",),
        (("goal", "goals", "id"), ("objective", "objectives", "id")),
    ),
    "levels": _Sort(
        ("indicator", "level", "position", "title"), ("indicator", "level"), (_INDICATOR,)
    ),
    "entities": _Sort(
        (
            "indicator",
            "entity",
            "title",
            "active_from",
            "active_to",
            "latest",
            "formerly",
            *_JUDGED,
        ),
        ("indicator", "entity"),
        (_INDICATOR,),
    ),
    "deadlines": _Sort(
        ("indicator", "entity", "number", "day", "granted"),
        ("indicator", "entity", "number"),
        pairs=((("indicator", "entity"), "entities", ("indicator", "entity")),),
    ),
    "parts": _Sort(
        ("indicator", "part", "breakdown", "title", "formerly", *_JUDGED),
        ("indicator", "part"),
        (_INDICATOR,),
    ),
    "baselines": _Sort((*_OF, "year", "value"), (*_OF, "year"), (_INDICATOR, _YEAR)),
    "targets": _Sort(
        (
            *(*_OF, "number", "aim", "value", "low", "high", "by_day", "is_year", "by_year"),
            *("every_year", "tolerance", "decided", "why", "in_force"),
        ),
        (*_OF, "number"),
        (_INDICATOR,),
    ),
    "milestones": _Sort((*_OF, "year", "value"), (*_OF, "year"), (_INDICATOR, _YEAR)),
    READINGS: _Sort(
        (*_ENTERED,), ("indicator", "year", "entity", "part"), (_INDICATOR, _YEAR), ("value",)
    ),
    "figures": _Sort(
        (
            *(*_OF, "year", "year_text", "value", "total", "low", "high", "low_open", "high_open"),
            *("qualifier", "state", "text", "no_data", "computed"),
        ),
        ("indicator", "year", "entity", "part"),
        (_INDICATOR, _YEAR),
    ),
    "revisions": _Sort(
        (
            *(*_ENTERED, "retracted", "entered", "as_published", "id", "revision", "parent"),
            "known_from",
        ),
        ("id",),
        (_INDICATOR, _YEAR),
        ("value",),
    ),
    "judgements": _Sort(
        ("indicator", "year", "status", "because", "by", "entered_on"),
        ("indicator", "year"),
        (_INDICATOR, _YEAR),
    ),
    "comments": _Sort(("about", "year", "text", "by", "entered_on"), ("about", "year"), (_YEAR,)),
}


def package_export(subject: Subject) -> Export:
    """Return a package of long tables, each a CSV file, and the descriptor that explains them.

    The plan and the results are those of the scorecard; readings, revisions, judgements and
    comments are of every year, as known on its day. A text that a spreadsheet would run has an
    apostrophe before it, and its column stands under ``escaped``.
    """
    found = _Contents(subject)
    rows = found.tables()
    rows["years"] = [*found.years(rows)]
    decimal = "." if (style := found.strategy.style) is None else style.decimal
    files: dict[str, str | bytes] = {}
    resources = []
    for name, sort in _TABLES.items():
        data = _csv(sort, rows[name]).encode("utf-8", "replace")
        files[f"{name}.csv"] = data
        entered = sort.texts != ()
        resources.append(_resource(name, sort, data, decimal if entered else "."))
    descriptor = json.dumps(_descriptor(subject, resources), ensure_ascii=False, indent=2)
    whole = {DESCRIPTOR: (descriptor + "\n").encode("utf-8", "replace"), **files}
    return Export(whole, len(rows[READINGS]), tuple(found.left_out()))


def _descriptor(subject: Subject, resources: list[dict[str, Any]]) -> dict[str, Any]:
    strategy = subject.card.strategy
    title = words.DataPackage.TITLE.format(
        strategy=strategy.title, year=year_text(subject.card.year)
    )
    who = {"title": strategy.organisation, "roles": ["publisher"]}
    return {
        "$schema": _PROFILE,
        "name": _name(strategy.title),
        "title": title,
        **({"description": strategy.description} if strategy.description else {}),
        "created": subject.made,
        **({"contributors": [who]} if strategy.organisation else {}),
        "resources": resources,
    }


def _name(title: str) -> str:
    """Return a title as the name of a package, which has no years: it stays the same."""
    letters = re.sub(r"\W", " ", unicodedata.normalize("NFKD", title).lower())
    plain = re.sub(r"\b(19|20)[0-9]{2}\b", " ", letters).encode("ascii", "ignore").decode()
    return "-".join(re.findall("[a-z0-9]+", plain)) or "scorecard"


def _resource(name: str, sort: _Sort, data: bytes, decimal: str) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(column, sort, decimal) for column in (*sort.columns, "escaped")]
    }
    if sort.key:
        schema["primaryKey"] = [*sort.key]
    singles = [((column,), table, (there,)) for column, table, there in sort.refs]
    if leads := [
        {"fields": [*columns], "reference": {"resource": table, "fields": [*there]}}
        for columns, table, there in (*singles, *sort.pairs)
    ]:
        schema["foreignKeys"] = leads
    return {
        "name": name,
        "type": "table",
        "path": f"{name}.csv",
        "title": words.DataPackage.TABLES[name],
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "dialect": _DIALECT,
        "schema": schema,
    }


def _field(column: str, sort: _Sort, decimal: str) -> dict[str, Any]:
    said = words.DataPackage
    kind = _type(column, sort)
    text = said.FIELDS.get(column) or words.Workbook.MEANINGS[column]
    if column == "year":
        text = said.YEAR
    elif column == "value" and kind == "number":
        text = said.FIGURE
    found: dict[str, Any] = {"name": column, "type": kind, "description": text}
    if kind == "number" and decimal != ".":
        found["decimalChar"] = decimal
    if kind == "boolean":
        found |= {"trueValues": ["yes"], "falseValues": ["no"]}
    if column in sort.key and column in ("entity", "part"):
        # No part of a key may be missing: of the whole these are empty texts.
        found["missingValues"] = []
    elif column in sort.key:
        found["constraints"] = {"required": True}
    if column in _ENUMS:
        found["constraints"] = {"enum": [each.value for each in _ENUMS[column]]}
    return found


def _type(column: str, sort: _Sort) -> str:
    return "string" if column in sort.texts else _TYPES.get(column, "string")


def _csv(sort: _Sort, rows: Iterable[_Row]) -> str:
    texts = {column for column in sort.columns if _type(column, sort) == "string"}
    written = (
        guarded({column: _text(row.get(column)) for column in sort.columns}, texts) for row in rows
    )
    return "".join(csv_lines((*sort.columns, "escaped"), written))


def _text(cell: _Cell) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "yes" if cell else "no"
        case str():
            return cell
    return f"{Decimal(repr(cell)):f}".removesuffix(".0") if math.isfinite(cell) else ""


class _Contents:
    """What stands in the tables of a package.

    Args:
        subject: what is exported.
    """

    def __init__(self, subject: Subject) -> None:
        self._card = card = subject.card
        self._subject = subject
        self.strategy = card.strategy
        self._ids = PresentIds(card.strategy)
        self._records = records = subject.records
        chain = in_order(records, self._ids, card.as_of, None, card.strategy.calendar)
        entered = [each for each in chain if isinstance(each, Reading)]
        self._drafts = sum(reading.state is State.DRAFT for reading in entered)
        final = [reading for reading in entered if reading.state is not State.DRAFT]
        named = self._ids.indicators
        judged = [each for each in records.judgements if _known(each, card.as_of)]
        newest_of = newest(judged, lambda each: (self._ids.of(each.indicator), each.year))
        self._judgements = [each for each in newest_of.values() if each.indicator in named]
        ids = [*(each.indicator for each in final), *(each.indicator for each in judged)]
        self._unknown = [id_ for id_ in ids if id_ not in named]
        self._revisions = [reading for reading in final if reading.indicator in named]
        standing = current(records.readings, card.as_of, ids=self._ids).values()
        order = {indicator.id: n for n, indicator in enumerate(card.strategy.indicators())}
        kept = [(self._ids.key(r.key), r) for r in standing if r.indicator in named]
        kept.sort(key=lambda found: (order[found[0].indicator], found[1].year, found[1].rank))
        self._readings = [reading for _, reading in kept]
        comments = current_comments(records, card.as_of).values()
        self._comments = [c for c in comments if c.audience is Audience.PUBLIC and not c.draft]
        self._private = len(comments) - len(self._comments)
        commented = sum(_known(each, card.as_of) for each in records.comments)
        self._earlier = len(judged) - len(newest_of) + commented - len(comments)

    def tables(self) -> dict[str, list[_Row]]:
        """Return the rows of every table but that of the years."""
        rows: dict[str, list[_Row]] = {name: [] for name in _TABLES}
        rows["strategy"] = [self._of_strategy()]
        for goal in self._card.goals:
            at = goal.goal
            rows["goals"].append(
                {
                    "id": at.id,
                    "title": at.title,
                    "description": at.description,
                    "formerly": _listed(at.formerly),
                    **_rolled_up(goal.roll_up),
                }
            )
            self._add_indicators(rows, goal.indicators, at.id, "")
            for each in goal.objectives:
                objective = each.objective
                rows["objectives"].append(
                    {
                        "id": objective.id,
                        "goal": at.id,
                        "title": objective.title,
                        "description": objective.description,
                        "weight": objective.weight,
                        "headline": self._ids.of(objective.headline or ""),
                        "formerly": _listed(objective.formerly),
                        **_rolled_up(each.roll_up),
                    }
                )
                self._add_indicators(rows, each.indicators, at.id, objective.id)
        rows[READINGS] = [{**cells} for cells in reading_rows(self.strategy, self._readings)]
        rows["figures"] = [*self._of_figures()]
        rows["revisions"] = [*self._of_revisions()]
        rows["judgements"] = [*self._of_judgements()]
        rows["comments"] = [
            {
                "about": self._ids.of(comment.about),
                "year": str(comment.year),
                "text": comment.text,
                "by": comment.by,
                "entered_on": comment.known_from.isoformat(),
            }
            for comment in self._comments
        ]
        return rows

    def years(self, rows: Mapping[str, Sequence[_Row]]) -> Iterator[_Row]:
        """Yield a row for every year that other rows name."""
        calendar = self.strategy.calendar
        named = {str(row["year"]) for table in rows.values() for row in table if row.get("year")}
        for year in sorted({*map(int, named), *self.strategy.years()}):
            yield {
                "year": str(year),
                "text": calendar.text(year),
                "first_day": calendar.first_day(year).isoformat(),
                "last_day": calendar.last_day(year).isoformat(),
            }

    def left_out(self) -> Iterator[str]:
        """Yield a sentence for each sort of thing that is not in the package."""
        said, records, as_of = words.DataPackage, self._records, self._card.as_of
        yield said.RULES
        yield said.WORKED_OUT
        if any(isinstance(each.title, Told) for each in self._of_plan()):
            yield said.LANGUAGES
        if self._drafts:
            yield plural(said.DRAFTS, self._drafts)
        if self._unknown:
            listed = words.LIST_SEPARATOR.join(sorted({*self._unknown}))
            yield plural(said.UNKNOWN, len(self._unknown), listed=listed)
        files = {each.path for reading in self._revisions for each in reading.evidence}
        if files:
            yield plural(said.FILES, len(files))
        if self._private:
            yield plural(said.COMMENTS, self._private)
        if self._earlier:
            yield plural(said.EARLIER, self._earlier)
        board = (current_priorities, current_decisions, closed_years)
        if number := sum(len(found(records, as_of)) for found in board):
            yield plural(said.BOARD, number)

    def _of_plan(self) -> Iterator[Strategy | Goal | Objective | Indicator]:
        yield self.strategy
        yield from self.strategy.parents()
        yield from self.strategy.indicators()

    def _of_strategy(self) -> _Row:
        strategy, card = self.strategy, self._card
        return {
            "title": strategy.title,
            "organisation": strategy.organisation,
            "description": strategy.description,
            "period_first": str(strategy.period[0]),
            "period_last": str(strategy.period[1]),
            "year": str(card.year),
            "year_text": strategy.calendar.text(card.year),
            "as_of": _day(card.as_of),
            "year_starts": strategy.year_starts,
            "language": self._subject.language,
            "numbers": strategy.numbers,
            "version": self._subject.version,
        }

    def _add_indicators(
        self,
        rows: dict[str, list[_Row]],
        results: Iterable[IndicatorResult],
        goal: str,
        objective: str,
    ) -> None:
        for result in results:
            indicator = result.indicator
            rows["indicators"].append(
                {"goal": goal, "objective": objective, **self._of_indicator(result)}
            )
            rows["levels"] += [
                {"indicator": indicator.id, "level": each.key, "position": n, "title": each.title}
                for n, each in enumerate(indicator.levels)
            ]
            self._add_series(rows, result, {"indicator": indicator.id})
            for entity in result.entities:
                self._add_entity(rows, indicator, entity)
            for part in result.parts:
                self._add_part(rows, indicator, part)

    def _of_indicator(self, result: IndicatorResult) -> _Row:
        indicator = result.indicator
        derive, rhythm = indicator.derive, indicator.rhythm
        return {
            "id": indicator.id,
            "title": indicator.title,
            "kind": indicator.kind.value,
            "unit": indicator.unit,
            "decimals": indicator.decimals,
            "minimum": indicator.minimum,
            "maximum": indicator.maximum,
            "direction": indicator.direction,
            "definition": indicator.definition,
            "source": indicator.source,
            "owner": indicator.owner,
            "tags": _listed(indicator.tags),
            "weight": indicator.weight,
            "context": indicator.context,
            "accumulate": indicator.accumulate,
            "aggregate": indicator.aggregate,
            "derive": derive.rule.value if derive else "",
            "derived_from": _listed(map(self._ids.of, derive.ids)) if derive else "",
            "active_from": _year(indicator.active_from),
            "active_to": _year(indicator.active_to),
            "every": rhythm.every if rhythm else None,
            "first": _year(rhythm.first if rhythm else None),
            "formerly": _listed(indicator.formerly),
            "target_set_by": indicator.target_set_by,
            "method": result.method,
            **_judged(result),
            "trend": result.trend,
            "expected": result.expected,
            "ratio": result.ratio,
        }

    def _add_entity(
        self, rows: dict[str, list[_Row]], indicator: Indicator, found: EntityResult
    ) -> None:
        entity = found.entity
        of: _Row = {"indicator": indicator.id, "entity": entity.id}
        rows["entities"].append(
            {
                **of,
                "title": entity.title,
                "active_from": _year(entity.active_from),
                "active_to": _year(entity.active_to),
                "latest": _day(entity.latest),
                "formerly": _listed(entity.formerly),
                **_judged(found),
            }
        )
        rows["deadlines"] += [
            {**of, "number": n, "day": _day(each.day), "granted": _day(each.granted)}
            for n, each in enumerate(entity.deadlines, 1)
        ]
        # What has no target of its own is judged by the whole's, which stands with that.
        self._add_series(rows, found.result, of)

    def _add_part(
        self, rows: dict[str, list[_Row]], indicator: Indicator, found: PartResult
    ) -> None:
        part = found.part
        of: _Row = {"indicator": indicator.id, "part": part.name}
        rows["parts"].append(
            {
                **of,
                "breakdown": part.breakdown,
                "title": part.title,
                "formerly": _listed(part.formerly),
                **_judged(found.result),
            }
        )
        self._add_series(rows, found.result, of)

    def _add_series(self, rows: dict[str, list[_Row]], result: IndicatorResult, of: _Row) -> None:
        """Add what an indicator, an entity or a part was to reach, and where it started."""
        indicator = result.indicator
        rows["baselines"] += [of | _baseline(each) for each in indicator.baselines]
        rows["targets"] += [
            of | {"number": n, **_target(each), "in_force": each is result.target}
            for n, each in enumerate(indicator.targets, 1)
        ]
        rows["milestones"] += [of | _milestone(each) for each in indicator.milestones]

    def _of_figures(self) -> Iterator[_Row]:
        for result in self._subject.series.indicators():
            of: _Row = {"indicator": result.indicator.id}
            yield from self._of_points(result, of)
            for entity in result.entities:
                yield from self._of_points(entity.result, {**of, "entity": entity.entity.id})
            for part in result.parts:
                of_part: _Row = {**of, "part": part.part.name}
                yield from self._of_points(part.result, of_part)
                for entity in part.result.entities:
                    named: _Row = {**of_part, "entity": entity.entity.id}
                    yield from self._of_points(entity.result, named)

    def _of_points(self, result: IndicatorResult, of: _Row) -> Iterator[_Row]:
        for point in result.readings:
            yield of | {"year_text": self.strategy.calendar.text(point.year), **_figure(point)}

    def _of_revisions(self) -> Iterator[_Row]:
        cells = reading_rows(self.strategy, self._revisions)
        for reading, row in zip(self._revisions, cells, strict=True):
            yield {
                **row,
                "entered": moment_text(reading.entered_at),
                "as_published": "yes" if reading.as_published else "",
                "id": reading.id,
                "revision": reading.revision,
                "parent": reading.parent,
                "known_from": _day(reading.known_from),
            }

    def _of_judgements(self) -> Iterator[_Row]:
        for judgement in self._judgements:
            yield {
                "indicator": self._ids.of(judgement.indicator),
                "year": str(judgement.year),
                "status": judgement.status.value,
                "because": judgement.because,
                "by": judgement.by,
                "entered_on": _day(judgement.known_from),
            }


def _known(record: Comment | Judgement, as_of: date | None) -> bool:
    return as_of is None or record.known_from <= as_of


def _judged(found: IndicatorResult | EntityResult) -> _Row:
    return {
        "status": found.status.value,
        "status_note": found.note,
        "status_reason": found.reason,
        "sentence": found.sentence,
    }


def _rolled_up(found: RollUp) -> _Row:
    return {
        "status": found.status.value,
        "status_reason": found.reason,
        "sentence": found.sentence,
    }


def _baseline(baseline: Baseline) -> _Row:
    return {"year": str(baseline.year), "value": baseline.value}


def _milestone(milestone: Milestone) -> _Row:
    return {"year": str(milestone.year), "value": milestone.value}


def _target(target: Target) -> _Row:
    return {
        "aim": target.aim.value,
        "value": None if target.aim is Aim.BETWEEN else target.value,
        "low": target.low,
        "high": target.high,
        "by_day": _day(target.by),
        "is_year": target.by_is_year if target.by else None,
        "by_year": _year(target.by_year),
        "every_year": target.every_year,
        "tolerance": target.tolerance if target.every_year else None,
        "decided": _day(target.decided),
        "why": target.why,
    }


def _figure(point: ReadingPoint) -> _Row:
    reading, interval = point.reading, point.interval
    return {
        "year": str(point.year),
        "value": None if point.unknown else point.value,
        "total": point.total,
        "low": None if interval is None else float(interval.low),
        "high": None if interval is None else float(interval.high),
        "low_open": None if interval is None else interval.least.open,
        "high_open": None if interval is None else interval.most.open,
        "qualifier": point.alone.qualifier.value,
        "state": State.PROVISIONAL.value if is_provisional(point) else State.FINAL.value,
        "text": "" if reading is None else reading.value,
        "no_data": "" if reading is None else reading.no_data,
        "computed": reading is None,
    }


def _listed(names: Iterable[str]) -> str:
    return "; ".join(names)


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _year(year: int | None) -> str:
    return "" if year is None else str(year)
