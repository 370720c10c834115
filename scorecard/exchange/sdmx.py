"""SDMX-CSV 2.0: every figure as an observation, and the structure of the data beside it."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from scorecard.exchange.formats import Export
from scorecard.exchange.observations import guarded, observations
from scorecard.messages.catalogue import words
from scorecard.messages.figures import baseline, is_percent, source_words, target_words
from scorecard.model.fault import ScorecardError
from scorecard.model.text import versions

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping

    from scorecard.exchange.formats import Subject
    from scorecard.exchange.observations import Observation
    from scorecard.model.plan import Entity, Indicator, Part, SdmxSettings, Strategy
    from scorecard.model.scorecard import IndicatorResult

DATA, STRUCTURE = "data.csv", "structure.xml"
_TOTAL, _NOT_APPLICABLE = "_T", "_Z"
_LISTS = {
    "FREQ": "CL_FREQ",
    "REF_AREA": "CL_AREA",
    "INDICATOR": "CL_INDICATOR",
    "ENTITY": "CL_ENTITY",
    "BREAKDOWN": "CL_BREAKDOWN",
}
_TIME, _VALUE = "TIME_PERIOD", "OBS_VALUE"
_DIMENSIONS = (*_LISTS, _TIME)
# What is said of a whole series; all else of each observation.
_OF_SERIES = ("UNIT_MEASURE", "TARGET", "BASELINE", "REPORTING_YEAR_START_DAY")
_NUMBERS = ("LOWER_BOUND", "UPPER_BOUND")
_ATTRIBUTES = (
    "TEXT_VALUE",
    "UNIT_MEASURE",
    "OBS_STATUS",
    *_NUMBERS,
    "COMMENT_OBS",
    "SOURCE",
    "TARGET",
    "BASELINE",
    "UPDATED",
    "REPORTING_YEAR_START_DAY",
)
# A file replaces what it had before: it holds the figures that stand.
_REPLACE = "R"
# So a number is written that is not there: nobody knows it, or it was said in words.
_NO_NUMBER = "NaN"


def sdmx_export(subject: Subject) -> Export:
    """Return the figures as SDMX-CSV with their structure as SDMX-ML 3.0.

    Raises:
        ScorecardError: the plan names no agency.
    """
    settings = subject.card.strategy.sdmx
    if not settings.agency:
        raise ScorecardError(words.Sdmx.NO_AGENCY)
    found = observations(subject)
    codes = _Codes(subject.card.strategy)
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("STRUCTURE", "STRUCTURE_ID", "ACTION", *_DIMENSIONS, _VALUE, *_ATTRIBUTES))
    flow = f"{settings.agency}:{settings.structure}({settings.version})"
    rows = _Rows(subject, codes)
    for made in found.all:
        cells = rows.cells(made)
        ordered = (cells.get(name, "") for name in (*_DIMENSIONS, _VALUE, *_ATTRIBUTES))
        writer.writerow(("dataflow", flow, _REPLACE, *ordered))
    files = {DATA: text.getvalue(), STRUCTURE: _Structure(subject, codes).text()}
    return Export(files, found.figures, (*found.left_out, words.Sdmx.STATUSES))


class _Codes:
    """The codes of each list, each with its name: those of the plan, whatever was entered.

    A name is a text in the language of the file; a title is by the codes of its languages.
    """

    def __init__(self, strategy: Strategy) -> None:
        said, area = words.Sdmx, strategy.sdmx.area
        self._own = strategy.language
        named = said.NOT_APPLICABLE if area == _NOT_APPLICABLE else said.AREA.format(code=area)
        self.lists: dict[str, dict[str, str | Mapping[str, str]]] = {
            "CL_FREQ": {"A": said.ANNUAL},
            "CL_AREA": {area: named},
            "CL_INDICATOR": {},
            "CL_ENTITY": {_TOTAL: said.TOTAL},
            "CL_BREAKDOWN": {_TOTAL: said.TOTAL},
            "CL_OBS_STATUS": dict(said.STATUS),
        }
        self._given: dict[Hashable, str] = {}
        for indicator in strategy.indicators():
            self.indicator(indicator)
            for entity in indicator.entities:
                self.entity(entity)
            for part in indicator.parts:
                self.part(part)

    def _of(self, list_: str, key: Hashable, like: str, name: str, of: str = "") -> str:
        """Return the code of a thing: what it is called, as far as SDMX takes that."""
        if (list_, key) not in self._given:
            plain = unicodedata.normalize("NFKD", like).encode("ascii", "ignore").decode()
            base = re.sub(r"[^A-Za-z0-9_@$-]+", "_", plain).strip("_") or "X"
            # A spreadsheet might run it, or a reader of tables take it for an empty cell.
            base = f"_{base}" if base[0] in "-@" or guarded(base) != base else base
            taken = {code.casefold() for code in self.lists[list_]}
            code, number = base, 2
            while code.casefold() in taken:
                code, number = f"{base}_{number}", number + 1
            told = versions(name, self._own).items()
            self.lists[list_][code] = {
                in_: words.Sdmx.PART.format(breakdown=of, title=title) if of else title
                for in_, title in told
            }
            self._given[list_, key] = code
        return self._given[list_, key]

    def indicator(self, indicator: Indicator) -> str:
        return self._of("CL_INDICATOR", indicator.id, indicator.id, indicator.title)

    def entity(self, entity: Entity | None) -> str:
        if entity is None:
            return _TOTAL
        return self._of("CL_ENTITY", (entity.id, entity.title), entity.id, entity.title)

    def part(self, part: Part | None) -> str:
        if part is None:
            return _TOTAL
        like = f"{part.breakdown}_{part.name}"
        return self._of(
            "CL_BREAKDOWN",
            (part.breakdown, part.name, part.title),
            like,
            part.title,
            part.breakdown,
        )


class _Rows:
    """Observations as cells by column."""

    def __init__(self, subject: Subject, codes: _Codes) -> None:
        card = subject.series
        self._calendar = card.strategy.calendar
        self._style = card.strategy.style
        self._area = card.strategy.sdmx.area
        self._codes = codes
        self._results = {result.indicator.id: result for result in card.indicators()}

    def cells(self, made: Observation) -> Mapping[str, str]:
        """Return the cells of an observation that are not empty."""
        indicator, reading = made.indicator, made.reading
        fiscal = self._calendar.is_fiscal
        of = indicator.measured(made.entity.id if made.entity else None, None)
        cells = {
            "FREQ": "A",
            "REF_AREA": self._area,
            "INDICATOR": self._codes.indicator(indicator),
            "ENTITY": self._codes.entity(made.entity),
            "BREAKDOWN": self._codes.part(made.part),
            # A year that begins on another day than 1 January is a reporting year.
            _TIME: f"{made.year}-A1" if fiscal else str(made.year),
            _VALUE: made.value or _NO_NUMBER,
            "TEXT_VALUE": made.text,
            "UNIT_MEASURE": "%" if is_percent(of) else of.unit,
            "OBS_STATUS": made.status,
            "LOWER_BOUND": made.low,
            "UPPER_BOUND": made.high,
            "COMMENT_OBS": made.comment,
            "SOURCE": "" if reading is None else source_words(reading.source),
            "UPDATED": "" if reading is None else reading.known_from.isoformat(),
            **self._plan(made),
        }
        if fiscal:
            start = f"--{self._calendar.month:02}-{self._calendar.day:02}"
            cells["REPORTING_YEAR_START_DAY"] = start
        as_they_are = {_VALUE, *_NUMBERS, "REPORTING_YEAR_START_DAY"}
        return {
            name: cell if name in as_they_are else guarded(" ".join(cell.split()))
            for name, cell in cells.items()
        }

    def _plan(self, made: Observation) -> dict[str, str]:
        """Return the target in force and the baseline of what an observation is of."""
        result = self._result(made)
        if result is None:
            return {}
        target = result.target
        asked = "" if target is None else target_words(result.indicator, target, self._style)
        return {
            "TARGET": asked,
            "BASELINE": "" if result.baseline is None else baseline(result, self._style),
        }

    def _result(self, made: Observation) -> IndicatorResult | None:
        """Return the result of whole, entity or part; none is of an entity's part."""
        whole = self._results[made.indicator.id]
        if made.entity is not None and made.part is not None:
            return None
        if made.entity is not None:
            return next((e.result for e in whole.entities if e.entity.id == made.entity.id), None)
        if made.part is not None:
            return next((p.result for p in whole.parts if p.part.name == made.part.name), None)
        return whole


class _Structure:
    """The structure of the data, as SDMX-ML 3.0: codes, concepts, dimensions, attributes."""

    def __init__(self, subject: Subject, codes: _Codes) -> None:
        self._subject = subject
        self._settings: SdmxSettings = subject.card.strategy.sdmx
        self._codes = codes

    def text(self) -> str:
        """Return the document."""
        return "\n".join(self._lines()) + "\n"

    def _urn(self, package: str, sort: str, id_: str, item: str = "") -> str:
        settings = self._settings
        named = f"{settings.agency}:{id_}({settings.version})"
        return f"urn:sdmx:org.sdmx.infomodel.{package}.{sort}={named}{item and f'.{item}'}"

    def _maintained(self, tag: str, id_: str, name: str | Mapping[str, str]) -> Iterator[str]:
        settings = self._settings
        yield (
            f"<str:{tag} id={quoteattr(id_)} agencyID={quoteattr(settings.agency)} "
            f'version={quoteattr(settings.version)} isExternalReference="false">'
        )
        yield self._names(name)

    def _names(self, name: str | Mapping[str, str]) -> str:
        """Return a name in each language it is told in."""
        told = {self._subject.language: name} if isinstance(name, str) else name
        return "".join(
            f"<com:Name xml:lang={quoteattr(code)}>{_text(text)}</com:Name>"
            for code, text in told.items()
        )

    def _lines(self) -> Iterator[str]:
        settings, strategy = self._settings, self._subject.card.strategy
        title = versions(strategy.title, strategy.language)
        yield '<?xml version="1.0" encoding="UTF-8"?>'
        base = "http://www.sdmx.org/resources/sdmxml/schemas/v3_0"
        yield (
            f'<mes:Structure xmlns:mes="{base}/message" xmlns:str="{base}/structure" '
            f'xmlns:com="{base}/common">'
        )
        yield "<mes:Header>"
        yield f"<mes:ID>{settings.structure}</mes:ID><mes:Test>false</mes:Test>"
        yield f"<mes:Prepared>{escape(self._subject.made)}</mes:Prepared>"
        yield f"<mes:Sender id={quoteattr(settings.agency)}/>"
        yield "</mes:Header>"
        yield "<mes:Structures>"
        yield "<str:Codelists>"
        for list_, codes in self._codes.lists.items():
            yield from self._maintained("Codelist", list_, words.Sdmx.LISTS[list_])
            yield from self._items("Code", codes)
            yield "</str:Codelist>"
        yield "</str:Codelists>"
        yield "<str:ConceptSchemes>"
        yield from self._maintained("ConceptScheme", "CONCEPTS", title)
        yield from self._items("Concept", words.Sdmx.CONCEPTS)
        yield "</str:ConceptScheme>"
        yield "</str:ConceptSchemes>"
        yield "<str:Dataflows>"
        yield from self._maintained("Dataflow", settings.structure, title)
        yield (
            "<str:Structure>"
            f"{self._urn('datastructure', 'DataStructure', settings.structure)}</str:Structure>"
        )
        yield "</str:Dataflow>"
        yield "</str:Dataflows>"
        yield "<str:DataStructures>"
        yield from self._maintained("DataStructure", settings.structure, title)
        yield "<str:DataStructureComponents>"
        yield from self._dimensions()
        yield from self._attributes()
        yield '<str:MeasureList id="MeasureDescriptor">'
        yield f'<str:Measure id="{_VALUE}">{self._concept(_VALUE)}'
        yield f"{_format('Double')}</str:Measure>"
        yield "</str:MeasureList>"
        yield "</str:DataStructureComponents>"
        yield "</str:DataStructure>"
        yield "</str:DataStructures>"
        yield "</mes:Structures>"
        yield "</mes:Structure>"

    def _items(self, tag: str, named: Mapping[str, str | Mapping[str, str]]) -> Iterator[str]:
        for id_, name in named.items():
            yield f"<str:{tag} id={quoteattr(id_)}>{self._names(name)}</str:{tag}>"

    def _concept(self, id_: str) -> str:
        urn = self._urn("conceptscheme", "Concept", "CONCEPTS", id_)
        return f"<str:ConceptIdentity>{urn}</str:ConceptIdentity>"

    def _coded(self, list_: str) -> str:
        urn = self._urn("codelist", "Codelist", list_)
        return (
            "<str:LocalRepresentation>"
            f"<str:Enumeration>{urn}</str:Enumeration></str:LocalRepresentation>"
        )

    def _dimensions(self) -> Iterator[str]:
        yield '<str:DimensionList id="DimensionDescriptor">'
        for place, (id_, list_) in enumerate(_LISTS.items(), 1):
            yield f'<str:Dimension id="{id_}" position="{place}">{self._concept(id_)}'
            yield f"{self._coded(list_)}</str:Dimension>"
        yield f'<str:TimeDimension id="{_TIME}">{self._concept(_TIME)}'
        yield f"{_format('ObservationalTimePeriod')}</str:TimeDimension>"
        yield "</str:DimensionList>"

    def _attributes(self) -> Iterator[str]:
        yield '<str:AttributeList id="AttributeDescriptor">'
        for id_ in _ATTRIBUTES:
            yield f'<str:Attribute id="{id_}" usage="optional">{self._concept(id_)}'
            if id_ == "OBS_STATUS":
                yield self._coded("CL_OBS_STATUS")
            else:
                yield _format("Double" if id_ in _NUMBERS else "String")
            of = "".join(f"<str:Dimension>{name}</str:Dimension>" for name in _LISTS)
            whole = id_ in _OF_SERIES
            of = of if whole else "<str:Observation/>"
            yield f"<str:AttributeRelationship>{of}</str:AttributeRelationship></str:Attribute>"
        yield "</str:AttributeList>"


def _format(sort: str) -> str:
    return f'<str:LocalRepresentation><str:TextFormat textType="{sort}"/></str:LocalRepresentation>'


def _text(text: str) -> str:
    """Return a text that stands in XML, without what no XML may hold."""
    return escape(
        re.sub("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)
    )
