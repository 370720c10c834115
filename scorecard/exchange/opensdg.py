"""A data folder of Open SDG: data, metadata and configuration written, and the data read."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from scorecard.exchange.formats import Export
from scorecard.exchange.headers import column_of, folded
from scorecard.exchange.long_csv import csv_records, csv_text, read_bytes
from scorecard.exchange.observations import (
    BREAK,
    COMPUTED,
    ESTIMATED,
    LOW_RELIABILITY,
    MISSING,
    NORMAL,
    PROVISIONAL,
    guarded,
    observations,
    unguarded,
)
from scorecard.exchange.table import Row, Table
from scorecard.messages.catalogue import plural, words, year_text
from scorecard.messages.figures import is_percent, source_words, target_words
from scorecard.model.fault import Fault, ScorecardError
from scorecard.model.number import bare_number
from scorecard.model.plan import NUMERIC, Aim, Kind
from scorecard.model.reading import BOUNDS, Flag, Qualifier, State
from scorecard.model.status import GRAVE, Status
from scorecard.model.text import quoted, versions
from scorecard.records.draft import Draft

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from scorecard.exchange.formats import Subject
    from scorecard.exchange.observations import Observation
    from scorecard.exchange.plan_names import PlanNames
    from scorecard.model.plan import Entity, Indicator, Part, Strategy
    from scorecard.model.scorecard import IndicatorResult, Scorecard


class _Column(StrEnum):
    """A column of Open SDG's that says nothing of whose figure it is."""

    YEAR = "Year"
    UNITS = "Units"
    STATUS = "Observation status"
    COMMENT = "COMMENT_OBS"
    VALUE = "Value"
    # Those that no reading has.
    MULTIPLIER = "Unit multiplier"
    SERIES = "Series"
    GEO_CODE = "GeoCode"
    UNIT_MEASURE = "Unit measure"
    SDMX_UNIT = "UNIT_MEASURE"
    SDMX_SERIES = "SERIES"
    SDMX_COMMENT = "COMMENT_TS"
    UPDATED = "DATA_LAST_UPDATE"
    PROGRESS = "Progress"


_COLUMNS = frozenset(map(str, _Column))
_READ = (_Column.YEAR, _Column.STATUS, _Column.COMMENT, _Column.VALUE)
_PREFIX = "indicator_"
_DATA = "data"
# What Open SDG calls how far an indicator is; the worst has a name of its own.
_PROGRESS = {
    Status.ACHIEVED: "target_achieved",
    Status.ON_TRACK: "substantial_progress",
    Status.AT_RISK: "moderate_progress",
    Status.OFF_TRACK: "limited_progress",
    Status.MISSED: "limited_progress",
}
_DETERIORATION, _NOT_AVAILABLE = "deterioration", "not_available"
_FLAGS = {
    BREAK: Flag.BREAK.value,
    LOW_RELIABILITY: Flag.LOW_RELIABILITY.value,
    ESTIMATED: Flag.ESTIMATED.value,
}
# What YAML does not take as it is, or folds into a blank.
_UNPRINTABLE = re.compile("[\x7f-\xa0\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
# Open SDG shows texts of metadata and configuration as Markdown, in which a tag is one.
_TAG = re.compile("<(?=[A-Za-z/!?])")
_WORD = 2**63
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]{1,2})?")
_SAID = re.compile(r"\[([^\[\]]*)\]\s*(.*)", re.DOTALL)
_FRACTION = re.compile(r"(-?[0-9.]+) of (-?[0-9.]+)")
_BETWEEN = re.compile(r"between (\S+) and (\S+)")


def opensdg_export(subject: Subject) -> Export:
    """Return the figures as a data folder of Open SDG, as sdg-build 2 reads one."""
    return _Writer(subject).made()


class _Columns:
    """What the columns of an indicator's file are called.

    A breakdown may be called as a column of Open SDG's is; then it gets a number.
    """

    def __init__(self, strategy: Strategy, indicator: Indicator) -> None:
        taken = {folded(name) for name in _Column}
        self.breakdowns: dict[str, str] = {}
        self.entity = self._free(strategy.labels.get("entity") or words.OpenSdg.ENTITY, taken)
        for parts in indicator.breakdowns:
            name = parts[0].breakdown
            self.breakdowns[name] = self._free(name, taken)

    @staticmethod
    def _free(name: str, taken: set[str]) -> str:
        found, number = guarded(name), 2
        found = found[:1].upper() + found[1:]
        base = found
        while folded(found) in taken:
            found, number = f"{base} {number}", number + 1
        taken.add(folded(found))
        return found


def slugs(strategy: Strategy) -> dict[str, str]:
    """Return by its id what the files of each indicator are called.

    Open SDG takes goal and target from what stands before the first two hyphens: the places of
    goal and objective, 0 for a goal's own. Behind them stands the id, which never changes.
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for goal_place, goal in enumerate(strategy.goals, 1):
        groups = [(0, goal.indicators)]
        groups += [(n, objective.indicators) for n, objective in enumerate(goal.objectives, 1)]
        for place, indicators in groups:
            for indicator in indicators:
                plain = "".join(c if c.isalnum() or c == "_" else "-" for c in indicator.id)
                slug, number = plain, 2
                while folded(slug) in taken:
                    slug, number = f"{plain}-{number}", number + 1
                taken.add(folded(slug))
                found[indicator.id] = f"{goal_place}-{place}-{slug}"
    return found


class _Writer:
    """The work of an export."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._card: Scorecard = subject.card
        self._strategy = subject.card.strategy
        self._slugs = slugs(self._strategy)
        texts = [each.title for each in self._strategy.parents()]
        texts += [text for each in self._strategy.indicators() for text in _texts(each)]
        texts += [self._strategy.title, self._strategy.organisation]
        told = dict.fromkeys(code for text in texts for code in versions(text, subject.language))
        # The other languages that texts of the plan are told in.
        self._others = [code for code in told if code != subject.language]

    def made(self) -> Export:
        found = observations(self._subject)
        by_indicator: dict[str, list[Observation]] = {}
        for each in found.all:
            by_indicator.setdefault(each.indicator.id, []).append(each)
        files: dict[str, str] = {}
        for result, goal, objective in self._results():
            indicator = result.indicator
            if indicator.faulty:
                continue
            slug, rows = self._slugs[indicator.id], by_indicator.get(indicator.id, [])
            if rows:
                files[f"{_DATA}/{_PREFIX}{slug}.csv"] = self._data(indicator, rows)
            files[f"indicator-config/{slug}.yml"] = _yaml(self._configuration(result, slug, rows))
            files[f"meta/{slug}.yml"] = _yaml(self._metadata(result, goal, objective, rows))
            for code in self._others:
                told = self._in_language(code, indicator, goal, objective)
                files[f"meta/{code}/{slug}.yml"] = _yaml(told)
        return Export(files | self._site(), found.figures, (*found.left_out, *_left_out(found.all)))

    def _results(self) -> Iterator[tuple[IndicatorResult, str, str]]:
        """Yield each result with the titles of its goal and objective."""
        for goal in self._card.goals:
            yield from ((result, goal.goal.title, "") for result in goal.indicators)
            for objective in goal.objectives:
                titles = goal.goal.title, objective.objective.title
                yield from ((result, *titles) for result in objective.indicators)

    # The data.

    def _data(self, indicator: Indicator, rows: Sequence[Observation]) -> str:
        columns = _Columns(self._strategy, indicator)
        header: list[str] = [_Column.YEAR]
        if indicator.entities:
            header.append(columns.entity)
        header += columns.breakdowns.values()
        header += [_Column.UNITS, _Column.STATUS, _Column.COMMENT, _Column.VALUE]
        text = io.StringIO(newline="")
        writer = csv.DictWriter(text, header, restval="", lineterminator="\n")
        writer.writeheader()
        for made in rows:
            own = indicator.measured(made.entity.id if made.entity else None, None)
            cells: dict[str, str] = {
                _Column.YEAR: str(made.year),
                _Column.UNITS: guarded(_units(own)),
                _Column.STATUS: made.status,
                _Column.COMMENT: guarded(
                    made.text if own.kind is Kind.QUALITATIVE and made.text else made.comment
                ),
                _Column.VALUE: _number(made.value or ""),
            }
            if made.entity is not None:
                cells[columns.entity] = _entity_cell(indicator, made.entity)
            if made.part is not None:
                cells[columns.breakdowns[made.part.breakdown]] = _part_cell(indicator, made.part)
            writer.writerow(cells)
        return text.getvalue()

    # What is said of an indicator.

    def _configuration(
        self, result: IndicatorResult, slug: str, rows: Sequence[Observation]
    ) -> dict[str, object]:
        indicator = result.indicator
        plain = indicator.kind is Kind.QUALITATIVE
        progress = _PROGRESS.get(result.status, _NOT_AVAILABLE)
        if result.status is Status.OFF_TRACK and result.note in GRAVE:
            progress = _DETERIORATION
        return {
            "indicator_number": slug,
            "indicator_name": indicator.title,
            "graph_title": indicator.title,
            "graph_type": "binary" if indicator.kind is Kind.YES_NO else "line",
            "computation_units": _units(indicator),
            "national_geographical_coverage": self._strategy.organisation or self._strategy.title,
            "reporting_status": "complete" if rows else "notstarted",
            "data_non_statistical": plain,
            "data_footnote": self._footnote(indicator),
            "graph_target_lines": self._target_line(result),
            "graph_series_breaks": _breaks(rows),
            "auto_progress_calculation": False,
            "progress_status": progress,
            "tags": list(indicator.tags),
        }

    def _footnote(self, indicator: Indicator) -> str:
        """Return what the numbers of the years and of the levels mean."""
        said, told = words.OpenSdg, []
        if self._strategy.calendar.is_fiscal:
            first = self._card.year
            told.append(said.FISCAL.format(first=first, year=year_text(first)))
        if indicator.kind is Kind.SCALE:
            levels = (f"{n} = {level.title}" for n, level in enumerate(indicator.levels))
            told.append(said.LEVELS.format(listed=words.LIST_SEPARATOR.join(levels)))
        return " ".join(told)

    def _target_line(self, result: IndicatorResult) -> list[dict[str, object]]:
        indicator, target = result.indicator, result.target
        if target is None or target.aim not in (Aim.AT_LEAST, Aim.AT_MOST):
            return []
        if indicator.accumulate:
            return []  # it asks of the total, and the chart shows the amounts of the years
        words_of_it = target_words(indicator, target, self._strategy.style)
        value = int(target.value) if target.value.is_integer() else target.value
        return [{"value": value, "label_content": words_of_it}]

    def _metadata(
        self, result: IndicatorResult, goal: str, objective: str, rows: Sequence[Observation]
    ) -> dict[str, object]:
        indicator = result.indicator
        sources = [made.reading.source for made in rows if made.reading and made.reading.source]
        listed = "\n".join(f"- {each}" for each in dict.fromkeys(map(source_words, sources)))
        target = target_words(indicator, result.target, self._strategy.style)
        return {
            "SDG_GOAL": goal,
            "SDG_TARGET": objective,
            "SDG_INDICATOR": indicator.title,
            "STAT_CONC_DEF": indicator.definition,
            "UNIT_MEASURE": _units(indicator),
            "DATA_SOURCE": "\n\n".join(filter(None, (indicator.source, listed))),
            "COMPILING_ORG": self._strategy.organisation,
            "CONTACT_NAME": indicator.owner,
            "OTHER_DOC": words.OpenSdg.TARGET.format(target=target, sentence=result.sentence),
        }

    def _in_language(
        self, code: str, indicator: Indicator, goal: str, objective: str
    ) -> Mapping[str, object]:
        """Return what is said of an indicator in another language, in metadata and configuration.

        The fields of both stand here: sdg-build keeps those of the last folder it reads.
        """
        title, organisation = _in(code, indicator.title), self._strategy.organisation
        return {
            "indicator_name": title,
            "graph_title": title,
            "computation_units": _in(code, _units(indicator)),
            "national_geographical_coverage": _in(code, organisation or self._strategy.title),
            "SDG_GOAL": _in(code, goal),
            "SDG_TARGET": _in(code, objective),
            "SDG_INDICATOR": title,
            "STAT_CONC_DEF": _in(code, indicator.definition),
            "UNIT_MEASURE": _in(code, _units(indicator)),
            "COMPILING_ORG": _in(code, organisation),
        }

    # What is said of the whole.

    def _titles(self, code: str) -> Iterator[tuple[str, Mapping[str, object]]]:
        """Yield what sdg-build translates into a language, by the file it looks for it in."""
        goals: dict[str, object] = {}
        targets: dict[str, object] = {}
        for goal_place, goal in enumerate(self._strategy.goals, 1):
            title = _in(code, goal.title)
            goals |= {f"{goal_place}-title": title, f"{goal_place}-short": title}
            targets[f"{goal_place}-0-title"] = title
            for place, objective in enumerate(goal.objectives, 1):
                targets[f"{goal_place}-{place}-title"] = _in(code, objective.title)
        yield "global_goals", goals
        yield "global_targets", targets
        cells: dict[str, object] = {}
        for indicator in self._strategy.indicators():
            named = [(_entity_cell(indicator, each), each.title) for each in indicator.entities]
            named += [(_part_cell(indicator, each), each.title) for each in indicator.parts]
            for cell, text in (*named, (guarded(_units(indicator)), _units(indicator))):
                if (told := _in(code, text)) != text:
                    cells.setdefault(cell, told)
        if cells:
            yield "data", cells

    def _site(self) -> dict[str, str]:
        strategy, language = self._strategy, self._subject.language
        fields = [*_FIELDS_OF_CONFIGURATION, *_FIELDS_OF_METADATA]
        schema = {
            "metadata": {
                "meta": [
                    {"name": name, "field": {"element": element, "label": name, "scope": scope}}
                    for name, element, scope in fields
                ]
            }
        }
        files: dict[str, Mapping[str, object]] = {
            "config_data.yml": {
                "languages": [language, *self._others],
                "site_dir": "_site",
                "schema_file": "metadata_schema.yml",
                "src_dir": "",
                "inputs": [
                    {"class": "InputCsvData", "path_pattern": f"{_DATA}/*-*.csv"},
                    {
                        "class": "InputYamlMeta",
                        "path_pattern": "indicator-config/*-*.yml",
                        "git": False,
                    },
                    {"class": "InputYamlMeta", "path_pattern": "meta/*-*.yml", "git": False},
                ],
                "translations": [{"class": "TranslationInputYaml", "source": "translations"}],
                # As sdg-build has them, with the comment: without it a row that has one would
                # count as broken down.
                "indicator_options": {
                    "non_disaggregation_columns": [*_Column],
                    "observation_attributes": [_Column.COMMENT],
                    "series_column": "Series",
                    "unit_column": _Column.UNITS,
                },
                "docs_branding": strategy.title,
            },
            "metadata_schema.yml": {"prose": schema},
        }
        for code in (language, *self._others):
            files |= {f"translations/{code}/{name}.yml": each for name, each in self._titles(code)}
        return {path: _yaml(content) for path, content in files.items()}


_FIELDS_OF_CONFIGURATION = (
    *((name, "text", "data") for name in ("indicator_number", "indicator_name", "graph_title")),
    *((name, "text", "data") for name in ("graph_type", "computation_units", "data_footnote")),
    *((name, "text", "data") for name in ("national_geographical_coverage", "progress_status")),
    ("reporting_status", "text", "data"),
    ("data_non_statistical", "checkbox", "data"),
    ("auto_progress_calculation", "checkbox", "data"),
)
_FIELDS_OF_METADATA = tuple(
    (name, "text", "national")
    for name in (
        *("SDG_GOAL", "SDG_TARGET", "SDG_INDICATOR", "STAT_CONC_DEF", "UNIT_MEASURE"),
        *("DATA_SOURCE", "COMPILING_ORG", "CONTACT_NAME", "OTHER_DOC"),
    )
)


def _texts(indicator: Indicator) -> Iterator[str]:
    """Yield the texts of an indicator that may be told in several languages."""
    yield from (indicator.title, indicator.definition, indicator.unit)
    yield from (entity.title for entity in indicator.entities)
    yield from (part.title for part in indicator.parts)


def _in(code: str, text: str) -> str:
    """Return a text in a language, or as it is shown where it is not told in that."""
    return versions(text, "").get(code, text)


def _units(indicator: Indicator) -> str:
    """Return the unit of a figure, and of a word what its number means."""
    match indicator.kind:
        case Kind.YES_NO:
            return words.OpenSdg.YES_NO
        case Kind.SCALE:
            return words.OpenSdg.LEVEL
    return "%" if is_percent(indicator) else indicator.unit


def _number(value: str) -> str:
    """Return a number so that a reader of tables takes it for one: none of more than 64 bits."""
    return value if value == "" or abs(Decimal(value)) < _WORD else f"{Decimal(value):E}"


def _breaks(rows: Sequence[Observation]) -> list[dict[str, object]]:
    """Return where the series of the whole starts anew: between two places of the chart.

    The chart has a place for each year of which there is a row, and none for those between.
    """
    places = {year: place for place, year in enumerate(sorted({made.year for made in rows}))}
    return [
        {"value": places[made.year] - 0.5}
        for made in rows
        if Flag.BREAK in made.flags
        and made.entity is None
        and made.part is None
        and places[made.year]
    ]


def _entity_cell(indicator: Indicator, entity: Entity) -> str:
    """Return an entity's title, or its id where the title is not its alone."""
    alike = [
        e for e in indicator.entities if folded(entity.title) in (folded(e.id), folded(e.title))
    ]
    return guarded(entity.title if alike == [entity] else entity.id)


def _part_cell(indicator: Indicator, part: Part) -> str:
    """Return a part's title, or its name where the title is not its alone."""
    alike = [p for p in indicator.parts if folded(part.title) in (folded(p.name), folded(p.title))]
    return guarded(part.title if alike == [part] else part.name)


def _left_out(found: Sequence[Observation]) -> Iterator[str]:
    """Yield what this format in particular cannot say, or says in a comment alone."""
    said = words.OpenSdg
    of_words = [
        m for m in found if m.reading and m.indicator.kind_for(m.entity) is Kind.QUALITATIVE
    ]
    for forms, number in (
        (said.BOUNDS, sum(made.qualifier in BOUNDS for made in found)),
        (said.SOURCES, sum(bool(made.reading and made.reading.source) for made in found)),
        (said.NOTES, sum(bool(made.reading and made.reading.note) for made in of_words)),
    ):
        if number:
            yield plural(forms, number)
    yield said.STATUSES


def _yaml(content: Mapping[str, object]) -> str:
    """Return a table as YAML, a line for each key; what JSON says YAML says too."""
    lines = (f"{json.dumps(key)}: {_json(value)}\n" for key, value in content.items())
    return "".join(lines)


def _json(value: object) -> str:
    text = _TAG.sub("&lt;", json.dumps(value, ensure_ascii=False, allow_nan=False))
    return _UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


# The way in.


def is_open_sdg(path: Path, header: Sequence[str]) -> bool:
    """Say whether a file is one of Open SDG's with more than years and values."""
    cells = [cell.strip() for cell in header]
    named = path.stem.startswith(_PREFIX) and len(cells) > 2
    return named and cells[0] == _Column.YEAR and cells[-1] == _Column.VALUE


def open_sdg_files(folder: Path) -> list[Path]:
    """Return the data files of a folder, which is the whole one or that of the data.

    Raises:
        ScorecardError: there are none.
    """
    for place in (folder / _DATA, folder):
        if found := sorted(place.glob(f"{_PREFIX}*.csv")):
            return found
    raise ScorecardError(Fault(str(folder), words.OpenSdg.NO_FILES))


def read_open_sdg(
    files: Sequence[Path], strategy: Strategy, names: PlanNames, ignore: Sequence[str] = ()
) -> Table:
    """Return the readings of data files of Open SDG.

    Raises:
        ScorecardError: a file cannot be read, or is none of these.
    """
    return _Reader(strategy, names, ignore).of(files)


class _Reader:
    """The work of reading."""

    def __init__(self, strategy: Strategy, names: PlanNames, ignore: Sequence[str]) -> None:
        self._strategy = strategy
        self._names = names
        self._written = {slug: id_ for id_, slug in slugs(strategy).items()}
        self._ignore = {folded(name): name for name in ignore}
        self._ignored: dict[str, None] = {}
        self._left_out: dict[str, None] = {}
        self._passed: Counter[str] = Counter()
        self._number = 0

    def of(self, files: Sequence[Path]) -> Table:
        rows = tuple(row for path in files for row in self._file(path))
        said, separator = words.OpenSdg, words.LIST_SEPARATOR
        remarks = [
            plural(forms, self._passed[name])
            for name, forms in ((COMPUTED, said.COMPUTED), ("", said.EMPTY))
            if self._passed[name]
        ]
        if self._left_out:
            remarks.append(words.Layout.LEFT_OUT.format(listed=separator.join(self._left_out)))
        if self._ignored:
            remarks.append(words.Layout.IGNORED.format(listed=separator.join(self._ignored)))
        return Table(
            rows,
            ("indicator", "year", "value", "entity", "part", "state", "flags", "note", "no_data"),
            layout=plural(said.LAYOUT, len(files)),
            left_out=(*self._left_out, *self._ignored),
            remarks=tuple(remarks),
        )

    def _file(self, path: Path) -> Iterator[Row]:
        text = csv_text(read_bytes(path), path)
        former = csv.field_size_limit(len(text) + 1)
        try:
            records = [*csv_records(text, ",", path)]
        finally:
            csv.field_size_limit(former)
        header = [cell.strip() for cell in records[0][1]]
        twice = [name for name, number in Counter(header).items() if number > 1]
        if _Column.YEAR not in header or _Column.VALUE not in header or twice:
            raise ScorecardError(Fault(str(path), words.OpenSdg.NO_HEADER))
        stem = path.stem.removeprefix(_PREFIX)
        bare = re.sub(r"^[0-9]+-[0-9]+-", "", stem)
        ours = self._written.get(stem)
        found = self._names.find(ours or stem) or self._names.find(bare)
        for number, cells in records[1:]:
            named = dict(zip(header, (cell.strip() for cell in cells), strict=False))
            place = words.OpenSdg.PLACE.format(file=path.name, number=number)
            row = self._row(found.indicator if found else None, bare, named, place)
            if len(cells) > len(header):
                self._number += 1
                problem = (words.CsvFile.WHOLE_ROW, words.OpenSdg.TOO_WIDE)
                row = Row(self._number, Draft(), (problem,), place=place)
            if row is not None:
                yield row

    def _row(
        self, indicator: Indicator | None, name: str, cells: Mapping[str, str], place: str
    ) -> Row | None:
        """Return a row as a reading; None of one that says nothing, or what the plan computes."""
        fields = {"indicator": name, "year": cells.get(_Column.YEAR, "")}
        value, comment = cells.get(_Column.VALUE, ""), unguarded(cells.get(_Column.COMMENT, ""))
        problems: list[tuple[str, str]] = []
        if indicator is None:
            fields["value"] = value
        else:
            fields["indicator"] = indicator.id
            self._place(indicator, cells, fields, problems)
            why = self._passing(indicator, fields, value, comment, cells.get(_Column.STATUS, ""))
            if why is not None and not problems:
                self._passed[why] += 1
                return None
            if cells.get(_Column.STATUS) == MISSING and not value:
                fields["no_data"] = comment
            else:
                self._figure(indicator, fields, value, comment, problems)
            self._known_how(cells, fields, problems)
        self._number += 1
        draft = Draft(**fields)
        return Row(
            self._number, draft, tuple(problems), place=place, written=value, figure_only=True
        )

    def _place(
        self,
        indicator: Indicator,
        cells: Mapping[str, str],
        fields: dict[str, str],
        problems: list[tuple[str, str]],
    ) -> None:
        """Put whose figure it is into the fields: the whole's, an entity's, a part's."""
        columns = _Columns(self._strategy, indicator)
        breakdowns = {folded(header) for header in columns.breakdowns.values()}
        breakdowns |= {folded(name) for name in columns.breakdowns}
        for column, cell in cells.items():
            if folded(column) in self._ignore:
                self._ignored[column] = None
            elif not cell or not column or column in _READ:
                continue
            elif column == _Column.MULTIPLIER:
                if cell not in ("0", "1", "Units"):
                    problems.append((column, words.OpenSdg.MULTIPLIED.format(text=quoted(cell))))
            elif column in _COLUMNS:
                self._left_out[column] = None
            elif folded(column) in breakdowns:
                if fields.get("part"):
                    problems.append((column, words.OpenSdg.TWO_PARTS))
                known = self._names.part(indicator, unguarded(cell))
                fields["part"] = unguarded(cell) if known is None else known
            elif indicator.entities and (
                folded(column) == folded(columns.entity)
                or column_of(column) == "entity"
                # Under whatever an entity is called in another language.
                or self._names.entity(indicator, unguarded(cell))
            ):
                known = self._names.entity(indicator, unguarded(cell))
                fields["entity"] = unguarded(cell) if known is None else known
            else:
                what = words.OpenSdg.NO_BREAKDOWN.format(id=indicator.id, text=quoted(cell))
                problems.append((column, what))

    @staticmethod
    def _passing(
        indicator: Indicator, fields: Mapping[str, str], value: str, comment: str, status: str
    ) -> str | None:
        """Return why a row is passed over, a word for it; None where it is a reading."""
        marked = _SAID.match(comment) if indicator.kind is not Kind.QUALITATIVE else None
        computed = marked is not None and marked[1].split(", ")[0] == COMPUTED
        if computed or indicator.derive or (indicator.entities and not fields.get("entity")):
            return COMPUTED
        says = status == MISSING or indicator.kind is Kind.QUALITATIVE
        return "" if not value and not (says and comment) else None

    def _figure(
        self,
        indicator: Indicator,
        fields: dict[str, str],
        value: str,
        comment: str,
        problems: list[tuple[str, str]],
    ) -> None:
        """Put the figure into the fields, and what its comment says of it."""
        own = indicator.measured(fields.get("entity") or None, None)
        if own.kind is Kind.QUALITATIVE:
            fields["value"] = comment
            return
        if _NUMBER.fullmatch(value) is None:
            problems.append((_Column.VALUE, words.OpenSdg.NO_NUMBER.format(text=quoted(value))))
            return
        number = Decimal(value)
        said = _said_in(comment, own, number)
        fields.update(said)
        if "value" not in said:
            text = _in_words(own, number)
            if text is None:
                problems.append((_Column.VALUE, words.OpenSdg.NO_WORD.format(text=quoted(value))))
            else:
                fields["value"] = text

    @staticmethod
    def _known_how(
        cells: Mapping[str, str], fields: dict[str, str], problems: list[tuple[str, str]]
    ) -> None:
        """Put state and flag into the fields as the letter says, where no words said more."""
        letter = cells.get(_Column.STATUS, "")
        if letter == MISSING and "no_data" in fields:
            return
        if letter == PROVISIONAL:
            fields.setdefault("state", State.PROVISIONAL.value)
        elif letter in _FLAGS:
            fields.setdefault("flags", _FLAGS[letter])
        elif letter not in ("", NORMAL):
            problems.append((_Column.STATUS, words.OpenSdg.NO_STATUS.format(text=quoted(letter))))


def _in_words(own: Indicator, number: Decimal) -> str | None:
    """Return what a number stands for as it is entered; None where it stands for nothing."""
    if own.kind in NUMERIC:
        return bare_number(f"{number:f}")
    texts = ["no", "yes"] if own.kind is Kind.YES_NO else [level.key for level in own.levels]
    return next((text for place, text in enumerate(texts) if number == place), None)


def _said_in(comment: str, own: Indicator, number: Decimal) -> dict[str, str]:
    """Return what stands between brackets before a note, by field, and the note.

    Where not all of it is understood, the whole of it is a note.
    """
    match = _SAID.match(comment)
    plain = {"note": comment} if comment else {}
    if match is None:
        return plain
    pieces, flags, found = match[1].split(", "), list[str](), dict[str, str]()
    while pieces and pieces[-1] in {flag.value for flag in Flag}:
        flags.insert(0, pieces.pop())
    if pieces and pieces[-1] == State.PROVISIONAL.value:
        found["state"] = pieces.pop()
    fraction = _FRACTION.fullmatch(pieces[-1]) if pieces and own.kind in NUMERIC else None
    if fraction is not None:
        found |= {"numerator": bare_number(fraction[1]), "denominator": bare_number(fraction[2])}
        pieces.pop()
    text = ", ".join(pieces)
    if text:
        figure = _bounded(text, number) if own.kind in NUMERIC else _worded(text, own, number)
        if not figure:
            return plain
        found |= figure
    return found | {"flags": "; ".join(flags)} | ({"note": match[2]} if match[2] else {})


def _worded(text: str, own: Indicator, number: Decimal) -> dict[str, str]:
    """Return a word that is worth a number, as a field."""
    return {"value": text} if own.figure_of(text) == float(number) else {}


def _bounded(text: str, number: Decimal) -> dict[str, str]:
    """Return the fields of "at least 5" or "between 5 and 6"; none where it is another number."""
    between = _BETWEEN.fullmatch(text)
    qualifier, _, rest = text.rpartition(" ")
    low, high = (between[1], between[2]) if between else (rest, "")
    if between:
        qualifier = Qualifier.BETWEEN.value
    known = {each.value for each in Qualifier if each is not Qualifier.EXACT}
    ends = [end for end in (low, high) if end]
    if qualifier not in known or not all(map(_NUMBER.fullmatch, ends)) or Decimal(low) != number:
        return {}
    found = {"value": bare_number(f"{number:f}"), "qualifier": qualifier}
    return found | ({"high": bare_number(f"{Decimal(high):f}")} if high else {})
