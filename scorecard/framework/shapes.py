"""The shapes of a plan's tables, as pydantic models that find faults and nothing else.

What pydantic makes of a table is thrown away. What is sound is built from the tables as they were
read (see :mod:`scorecard.framework.build`), so that no fault in one key costs the others. Editors
are told the same shapes (see :mod:`scorecard.framework.schema`).
"""

from __future__ import annotations

import math
import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError, PydanticKnownError, core_schema

from scorecard.model.methods import PUBLISHED, SDSN_MEASURES, UN_MEASURES, Method, RollUpRule
from scorecard.model.number import whole_number
from scorecard.model.plan import (
    IATI_ORGANISATION_TYPES,
    IATI_SCOPES,
    IATI_STATUSES,
    RENAMED,
    TARGET_SET_BY,
    TLS_MODES,
    Aggregate,
    Audience,
    Direction,
    Kind,
    Section,
)
from scorecard.model.status import Status
from scorecard.model.text import CONTROLS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue


class Shape(BaseModel):
    """A table whose keys are all known."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, hide_input_in_errors=True)


MAX_ID = 80
# Line and paragraph separators break a line too.
_BREAKS = "\n\r\u2028\u2029\u0085\u000b\u000c"


def control_character(text: str, *, one_line: bool) -> str:
    """Return the first character a terminal would act on, or "" when there is none."""
    found = re.search(f"[{CONTROLS}\r\n\t]" if one_line else f"[{CONTROLS}\r]", text)
    return found[0] if found else ""


def text_flaw(text: str, *, one_line: bool) -> str:
    """Name what is wrong with a text: ``blank``, ``line_break``, ``control_character`` or ""."""
    if not text.strip():
        return "blank"
    character = control_character(text, one_line=one_line)
    if not character:
        return ""
    return "line_break" if character in _BREAKS else "control_character"


def id_flaw(text: str) -> str:
    """Name what is wrong with an id, as :func:`text_flaw` does, or ""."""
    if not text.strip():
        return "blank"
    if control_character(text, one_line=True):
        return "control_character"
    if any(character.isspace() for character in text):
        return "id_space"
    if len(text) > MAX_ID:
        return "id_long"
    # A leading hyphen would be taken for an option wherever an id is typed in a command.
    return "id_hyphen" if text.startswith("-") else ""


FIRST_YEAR, LAST_YEAR = 1900, 2200
_YEAR_SCHEMA = {"type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_YEAR}
_DAY_SCHEMA = {"type": "string", "format": "date"}
_LEVEL_SCHEMA = {"type": "string", "minLength": 1}


def _flaw(code: str, **context: Any) -> PydanticCustomError:
    """Return an error of our own: the code is worded in ``faults``, like pydantic's types."""
    return PydanticCustomError("plan_flaw", "{code}", {"code": code, **context})


def _one_line(value: str) -> str:
    if code := text_flaw(value, one_line=True):
        raise _flaw(code)
    return value


def _note(value: str) -> str:
    return _one_line(value) if value else value


def _prose(value: str) -> str:
    if value and (code := text_flaw(value, one_line=False)):
        raise _flaw(code)
    return value


def _id(value: str) -> str:
    if code := id_flaw(value):
        raise _flaw(code)
    return value


def _name(value: str) -> str:
    code = text_flaw(value, one_line=True) or ("id_long" if len(value) > MAX_ID else "")
    if code or value.startswith("-"):
        raise _flaw(code or "id_hyphen")
    return value


def _year(value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, int):
        raise _flaw("year")
    if not FIRST_YEAR <= value <= LAST_YEAR:
        raise _flaw("year_range")
    return value


def _day(value: Any) -> Any:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise _flaw("day")
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise _flaw("year_range")
    return value


def _year_or_day(value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, (int, date)) or isinstance(value, datetime):
        raise _flaw("year_or_day")
    return _year(value) if isinstance(value, int) else _day(value)


def _year_key(value: str) -> str:
    year = whole_number(value, most_digits=4)
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        raise _flaw("year_key")
    return value


def _number_or_level(value: Any) -> Any:
    if isinstance(value, str):
        return _one_line(value)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise _flaw("number_or_level")
    if not _finite(value):
        raise _flaw("finite")
    return value


def _baseline_value(value: Any) -> Any:
    return value if isinstance(value, bool) else _number_or_level(value)


def _pinned_value(value: Any) -> Any:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    return _baseline_value(value)


def _finite(value: float) -> bool:
    try:
        return math.isfinite(value)
    except OverflowError:  # a whole number too large for arithmetic
        return False


def _true(value: bool) -> bool:
    if not value:
        raise _flaw("only_true")
    return value


_LINE_PATTERN = r"^[^\x00-\x1f\x7f]*$"
OneLine = Annotated[
    str,
    AfterValidator(_one_line),
    WithJsonSchema({"type": "string", "minLength": 1, "pattern": _LINE_PATTERN}),
]
# A line that may as well be empty, which says no more than leaving the key out.
Note = Annotated[
    str, AfterValidator(_note), WithJsonSchema({"type": "string", "pattern": _LINE_PATTERN})
]
Prose = Annotated[str, AfterValidator(_prose), WithJsonSchema({"type": "string"})]
Id = Annotated[
    str,
    AfterValidator(_id),
    WithJsonSchema({"type": "string", "maxLength": MAX_ID, "pattern": r"^[^\s\x00-\x1f\x7f-]\S*$"}),
]
# What readings are kept under, as an id; people choose its words, spaces and all.
Name = Annotated[
    str,
    AfterValidator(_name),
    WithJsonSchema(
        {"type": "string", "maxLength": MAX_ID, "pattern": r"^[^\x00-\x1f\x7f-][^\x00-\x1f\x7f]*$"}
    ),
]
Number = Annotated[float, Field(allow_inf_nan=False)]
Year = Annotated[Any, PlainValidator(_year), WithJsonSchema(_YEAR_SCHEMA)]
Day = Annotated[Any, PlainValidator(_day), WithJsonSchema(_DAY_SCHEMA)]
YearOrDay = Annotated[
    Any,
    PlainValidator(_year_or_day),
    WithJsonSchema({"anyOf": [_YEAR_SCHEMA, _DAY_SCHEMA]}),
]
YearKey = Annotated[str, AfterValidator(_year_key)]
NumberOrLevel = Annotated[
    Any,
    PlainValidator(_number_or_level),
    WithJsonSchema({"anyOf": [{"type": "number"}, _LEVEL_SCHEMA]}),
]
BaselineValue = Annotated[
    Any,
    PlainValidator(_baseline_value),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "boolean"}, _LEVEL_SCHEMA]}),
]
PinnedValue = Annotated[
    Any,
    PlainValidator(_pinned_value),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "boolean"}, _LEVEL_SCHEMA]}),
]
# The statuses of an indicator; objectives and goals have one more.
_OF_INDICATORS = [status for status in Status if status is not Status.PARTLY_ACHIEVED]


class OneOf:
    """Of a text: it is one of some words."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(str(word) for word in words)

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Return the rule as pydantic checks it and draws it for editors."""
        return core_schema.no_info_plain_validator_function(
            self._check,
            json_schema_input_schema=core_schema.literal_schema([*self.words]),
        )

    def _check(self, value: Any) -> Any:
        if value not in self.words:
            raise _flaw("choice", choices=self.words)
        return value


class InLanguages:
    """A text, or a table of it in several languages by their codes.

    Args:
        check: holds one text against what it must be.
        schema: the same as JSON Schema says it.
    """

    def __init__(self, check: Callable[[str], str], schema: dict[str, Any]) -> None:
        self._check_text = check
        many = {"type": "object", "minProperties": 1, "additionalProperties": schema}
        self._schema = {"anyOf": [schema, many]}

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Return the rule as pydantic checks it."""
        return core_schema.no_info_plain_validator_function(self._check)

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Return the rule as it is drawn for editors."""
        return self._schema

    def _check(self, value: Any) -> Any:
        if isinstance(value, dict):
            if not value:
                raise _flaw("blank")
            for code in value:
                if not _CODE.fullmatch(code):
                    raise _flaw("language_code", given=code)
                if not isinstance(value[code], str):
                    raise _flaw("language_text", given=code)
        elif not isinstance(value, str):
            raise PydanticKnownError("string_type")
        for text in value.values() if isinstance(value, dict) else [value]:
            self._check_text(text)
        return value


_CODE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})?")
# Texts that are shown, which may be in several languages.
Title = Annotated[
    Any, InLanguages(_one_line, {"type": "string", "minLength": 1, "pattern": _LINE_PATTERN})
]
SaidNote = Annotated[Any, InLanguages(_note, {"type": "string", "pattern": _LINE_PATTERN})]
SaidProse = Annotated[Any, InLanguages(_prose, {"type": "string"})]
OnlyTrue = Annotated[bool, AfterValidator(_true), WithJsonSchema({"const": True})]
Ratio = Annotated[Number, Field(ge=0, le=1)]


def _as_list(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


class TargetShape(Shape):
    """What an indicator must reach and by when, or what must hold every year."""

    at_least: Number | None = Field(None, description="The value to rise to, in the unit.")
    at_most: Number | None = Field(None, description="The value to fall to, in the unit.")
    between: Annotated[list[Number], Field(min_length=2, max_length=2)] | None = Field(
        None, description="The lowest and the highest value that hold, every year."
    )
    reach: OneLine | None = Field(None, description="The level of the scale to reach.")
    done: OnlyTrue | None = Field(None, description="For yes_no: it must be done.")
    by: YearOrDay | None = Field(None, description="The year by whose end, or the day by which.")
    every_year: OnlyTrue | None = Field(None, description="The target must hold every year.")
    tolerance: Annotated[Number, Field(ge=0)] | None = Field(
        None, description="With every_year: how far beside the target still reads at risk."
    )
    decided: Day | None = Field(None, description="For a revised target: the day it was decided.")
    why: OneLine | None = Field(None, description="For a revised target: why it was revised.")


class BaselineShape(Shape):
    """Where an indicator stood at the start."""

    year: Year = Field(description="The year of the baseline.")
    value: BaselineValue | None = Field(
        None, description="Its value; without one, that year's reading serves."
    )


_Item = TypeVar("_Item")
_AtLeastOne = Annotated[list[_Item], Field(min_length=1)]
Targets = Annotated[
    list[TargetShape],
    Field(min_length=1),
    BeforeValidator(_as_list, json_schema_input_type=TargetShape | _AtLeastOne[TargetShape]),
]
Baselines = Annotated[
    list[BaselineShape],
    Field(min_length=1),
    BeforeValidator(_as_list, json_schema_input_type=BaselineShape | _AtLeastOne[BaselineShape]),
]


class DeadlineShape(Shape):
    """A day by which an entity must be done; an extension may say when it was granted."""

    date: Day = Field(description="The day by which it must be done.")
    granted: Day | None = Field(
        None,
        description="For an extension: the day it was granted; without it, it counts from the "
        "day the date before it passes.",
    )


def _dated(value: Any) -> Any:
    return value if isinstance(value, dict) else {"date": value}


DeadlineItem = Annotated[
    DeadlineShape, BeforeValidator(_dated, json_schema_input_type=Day | DeadlineShape)
]
Deadlines = Annotated[
    list[DeadlineItem],
    Field(min_length=1),
    BeforeValidator(_as_list, json_schema_input_type=DeadlineItem | _AtLeastOne[DeadlineItem]),
]


_Positive = Annotated[Number, Field(gt=0)]
_Two = Annotated[list[Number], Field(min_length=2, max_length=2)]
_Three = Annotated[list[Number], Field(min_length=3, max_length=3)]
_Four = Annotated[list[Number], Field(min_length=4, max_length=4)]
_RATIO_CUTS = "Cuts of the ratio of growth made to growth needed, from the best."
_GROWTH_CUTS = "Without a target: cuts of growth a year (0.01 is 1 %), from the best."


class OpenSdgShape(Shape):
    """[assessment.opensdg], or the key opensdg of an indicator."""

    cuts: _Three | None = Field(None, description=_RATIO_CUTS)
    growth_cuts: _Three | None = Field(None, description=_GROWTH_CUTS)
    limit: _Positive | None = Field(
        None, description="A natural limit, such as 100, near which the cuts of growth shrink."
    )
    zero_as: _Positive | None = Field(
        None, description="What stands in for a base or a target of zero; 0.001 as published."
    )


class EurostatShape(Shape):
    """[assessment.eurostat], or the key eurostat of an indicator."""

    cuts: _Three | None = Field(None, description=_RATIO_CUTS)
    growth_cuts: _Four | None = Field(None, description=_GROWTH_CUTS)
    zero_as: _Positive | None = Field(
        None, description="What stands in for a base or a target of zero; 0.001 as published."
    )


class UnShape(Shape):
    """[assessment.un], or the key un of an indicator."""

    measure: Annotated[str, OneOf(UN_MEASURES)] | None = Field(
        None, description="What gives the status; chart when left out."
    )
    cuts: _Three | None = Field(None, description=_RATIO_CUTS)
    growth_cuts: _Three | None = Field(None, description=_GROWTH_CUTS)
    share_cuts: _Two | None = Field(
        None, description="Cuts of the share of the way projected for the target's year."
    )
    level_cuts: Annotated[list[Number], Field(min_length=2)] | None = Field(
        None, description="Where one level ends and the next begins, in the unit, from the best."
    )
    level_words: Annotated[list[OneLine], Field(min_length=3)] | None = Field(
        None, description="The levels' names, from the best: one more than level_cuts has."
    )
    base_within: Annotated[int, Field(ge=0, le=100)] | None = Field(
        None, description="So many years after the base year a reading may still be the base."
    )


class SdsnShape(Shape):
    """[assessment.sdsn], or the key sdsn of an indicator."""

    measure: Annotated[str, OneOf(SDSN_MEASURES)] | None = Field(
        None, description="What gives the status; arrow when left out."
    )
    cuts: _Three | None = Field(
        None, description="Cuts of the ratio of the pace made to the pace needed, from the best."
    )
    optimum: Number | None = Field(None, description="The best value, which scores 100.")
    green: Number | None = Field(
        None, description="From this value on the colour is green; the target when left out."
    )
    red: Number | None = Field(None, description="From this value on it is no longer red.")
    lower_bound: Number | None = Field(None, description="The worst value, which scores 0.")
    window: Annotated[list[Year], Field(min_length=2, max_length=2)] | None = Field(
        None, description="The first and the last year whose readings count for the arrow."
    )


class AchievementShape(Shape):
    """[assessment.achievement], or the key achievement of an indicator."""

    cuts: _Four | None = Field(
        None, description="Cuts of the result in per cent of the target, from the best."
    )


class OkrShape(Shape):
    """[assessment.okr], or the key okr of an indicator."""

    cuts: _Two | None = Field(
        None, description="Cuts of the part of the way made, for green and for yellow."
    )


class GrowthShape(Shape):
    """[assessment.growth], or the key growth of an indicator."""

    cuts: _Four | None = Field(
        None, description="Cuts of growth a year (0.01 is 1 %), from the best."
    )


class MethodTables(Shape):
    """The tables of parameters, by the name of their method."""

    opensdg: OpenSdgShape | None = Field(None, description="Parameters of the method opensdg.")
    eurostat: EurostatShape | None = Field(None, description="Parameters of the method eurostat.")
    un: UnShape | None = Field(None, description="Parameters of the method un.")
    sdsn: SdsnShape | None = Field(None, description="Parameters of the method sdsn.")
    achievement: AchievementShape | None = Field(
        None, description="Parameters of the method achievement."
    )
    okr: OkrShape | None = Field(None, description="Parameters of the method okr.")
    growth: GrowthShape | None = Field(None, description="Parameters of the method growth.")


# By the names of the published methods; each has its table.
METHOD_SHAPES: dict[str, type[Shape]] = {
    name: get_args(MethodTables.model_fields[name].annotation)[0] for name in PUBLISHED
}


class DeriveShape(Shape):
    """How an indicator is computed from others; exactly one of the three."""

    sum: Annotated[list[Id], Field(min_length=1)] | None = Field(
        None, description="Ids of the indicators to add up."
    )
    difference: Annotated[list[Id], Field(min_length=2, max_length=2)] | None = Field(
        None, description="Two ids: the first minus the second."
    )
    share: Annotated[list[Id], Field(min_length=2, max_length=2)] | None = Field(
        None, description="Two ids: 100 times the first divided by the second."
    )


class ActiveShape(Shape):
    """The years in which an indicator is kept."""

    from_: Year | None = Field(None, alias="from", description="The first year.")
    to: Year | None = Field(None, description="The last year.")


class RuleShape(MethodTables):
    """How statuses are decided; the keys of [assessment], and of an indicator to override it."""

    method: Annotated[str, OneOf(Method)] | None = Field(
        None, description="The method of assessment."
    )
    on_track: Ratio | None = Field(
        None, description="From this part of the expected movement on: on track."
    )
    at_risk: Ratio | None = Field(
        None, description="From this part of the expected movement on: at risk; below: off track."
    )
    stale_after: Annotated[int, Field(ge=0, le=100)] | None = Field(
        None, description="After how many years a latest reading is too old to judge by."
    )
    require_comment: list[Annotated[str, OneOf(_OF_INDICATORS)]] | None = Field(
        None, description="The statuses that ask for a comment; an empty list asks for none."
    )


class AssessmentShape(RuleShape):
    """[assessment]: the rules for every indicator that has none of its own."""

    roll_up: Annotated[str, OneOf(RollUpRule)] | None = Field(
        None, description="How indicators add up; points, this tool's own, when left out."
    )


# Editors offer what is usual first.
_BOARD_FIRST = WithJsonSchema({"enum": [*map(str, reversed(Audience))], "type": "string"})


class ReportShape(Shape):
    """[report]: what the progress report holds, for whom, and how it is laid out."""

    sections: Annotated[list[Annotated[str, OneOf(Section)]], Field(min_length=1)] | None = Field(
        None, description="Its sections in their order; all of them when left out."
    )
    audience: Annotated[str, OneOf(Audience), _BOARD_FIRST] | None = Field(
        None, description="For whom it is made where the command does not say; board when left out."
    )
    charts: bool | None = Field(None, description="Whether charts are drawn beside it.")
    templates: OneLine | None = Field(
        None, description="A folder with templates of your own, beside this file."
    )


class RecordsShape(Shape):
    """[records]: where the readings are kept, if that is not a file beside the plan."""

    store: OneLine | None = Field(
        None, description="A server's store: postgresql://host/database?store=name."
    )
    tls: Annotated[str, OneOf(TLS_MODES)] | None = Field(
        None, description="The least the connection to a server must be, such as verify-full."
    )


class SdmxShape(Shape):
    """[sdmx]: what an export for statisticians cannot know by itself."""

    agency: OneLine | None = Field(None, description="The id of the agency that maintains it.")
    structure: OneLine | None = Field(
        None, description="The id of the data structure; SCORECARD when left out."
    )
    version: OneLine | None = Field(None, description="Its version; 1.0.0 when left out.")
    area: OneLine | None = Field(
        None, description="The code of the area all figures are about; none when left out."
    )


class Code:
    """Of a text: it is written as codes of a list are."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Return the rule as pydantic checks it and draws it for editors."""
        return core_schema.no_info_after_validator_function(
            self._check, core_schema.str_schema(strict=True)
        )

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Return the pattern for editors."""
        return {"type": "string", "pattern": f"^{self.pattern}$"}

    def _check(self, value: str) -> str:
        if re.fullmatch(self.pattern, value) is None:
            raise _flaw("code")
        return value


_Identifier = Annotated[str, Code(r"[^\s/&|?\x00-\x1f\x7f]+")]
_Share = Annotated[Number, Field(gt=0, le=100)]


class IatiShape(Shape):
    """[iati]: what `export --format iati` says beside the results."""

    organisation: _Identifier | None = Field(
        None, description="The reporting organisation's identifier, such as GB-CHC-1234567."
    )
    organisation_type: Annotated[str, OneOf(IATI_ORGANISATION_TYPES)] | None = Field(
        None, description="What sort of organisation it is."
    )
    name: OneLine | None = Field(
        None, description="Its name; the organisation of [strategy] when left out."
    )
    activity: _Identifier | None = Field(
        None, description="The strategy's own identifier; it begins with the organisation's."
    )
    activity_status: Annotated[str, OneOf(IATI_STATUSES)] | None = Field(
        None, description="How far the strategy is; by its period when left out."
    )
    scope: Annotated[str, OneOf(IATI_SCOPES)] | None = Field(
        None, description="How far it reaches."
    )
    sectors: (
        Annotated[dict[Annotated[str, Code("[0-9]{5}")], _Share], Field(min_length=1)] | None
    ) = Field(None, description="DAC codes of five digits, each with its part of 100 %.")
    countries: (
        Annotated[dict[Annotated[str, Code("[A-Z]{2}")], _Share], Field(min_length=1)] | None
    ) = Field(None, description="Countries by their two letters, each with its part of 100 %.")
    regions: (
        Annotated[dict[Annotated[str, Code("[0-9]{2,5}")], _Share], Field(min_length=1)] | None
    ) = Field(None, description="DAC codes of regions, each with its part of 100 %.")
    currency: Annotated[str, Code("[A-Z]{3}")] | None = Field(
        None, description="The usual currency by its three letters, such as USD."
    )
    language: Annotated[str, Code("[a-z]{2}")] | None = Field(
        None, description="The language the plan is written in; that of [strategy] when left out."
    )


class EntityShape(Shape):
    """One state, region or partner an indicator is kept for."""

    title: Title | None = Field(None, description="Its name; its id when left out.")
    formerly: list[Id] | None = Field(None, description="Ids it had before.")
    from_: Year | None = Field(None, alias="from", description="The first year it is kept.")
    to: Year | None = Field(None, description="The last year it is kept.")
    baseline: Baselines | None = Field(None, description="Where it stood at the start.")
    target: Targets | None = Field(None, description="What it must reach.")
    deadline: Deadlines | None = Field(
        None, description="The day by which it must be done; in a list, then each extension."
    )


class PartShape(Shape):
    """One part of a breakdown, such as women."""

    title: Title | None = Field(None, description="What it is called; its name when left out.")
    formerly: list[Name] | None = Field(None, description="Names it had before.")
    baseline: Baselines | None = Field(None, description="Where it stood at the start.")
    target: Targets | None = Field(None, description="What it must reach.")
    milestones: dict[YearKey, NumberOrLevel] | None = Field(
        None, description="Targets for years on the way, by year."
    )


class IndicatorShape(RuleShape):
    """One [[goal.indicator]] or [[goal.objective.indicator]]."""

    id: Id = Field(description="The short name readings are kept under; unique in the file.")
    title: Title = Field(description="What is measured, on one line.")
    kind: Annotated[str, OneOf(Kind)] | None = Field(
        None, description="What sort of value it takes; number when left out."
    )
    unit: SaidNote | None = Field(None, description="What a number counts, such as states or US$.")
    decimals: Annotated[int, Field(ge=0, le=10)] | None = Field(
        None, description="The most decimals a value has."
    )
    min: Number | None = Field(None, description="The lowest value possible.")
    max: Number | None = Field(None, description="The highest value possible.")
    levels: Annotated[dict[OneLine, OneLine], Field(min_length=2)] | None = Field(
        None, description="For kind scale: each level with its criterion, worst first."
    )
    baseline: Baselines | None = Field(
        None, description="Where it stood at the start; a list starts the series anew each time."
    )
    target: Targets | None = Field(
        None, description="What it must reach; in a list, each after the first revises it."
    )
    target_set_by: Annotated[str, OneOf(TARGET_SET_BY)] | None = Field(
        None, description="Who set the target: the strategy, its wording, or an example."
    )
    milestones: dict[YearKey, NumberOrLevel] | None = Field(
        None, description="Targets for years on the way, by year."
    )
    direction: Annotated[str, OneOf(Direction)] | None = Field(
        None, description="Without a target: which way is good."
    )
    definition: SaidProse | None = Field(None, description="What exactly is counted, and how.")
    source: SaidNote | None = Field(None, description="Where the readings come from.")
    owner: Note | None = Field(None, description="Who looks after it.")
    tags: list[OneLine] | None = Field(None, description="Words to find it by.")
    weight: Annotated[Number, Field(gt=0)] | None = Field(
        None, description="How much it counts in its objective; 1 when left out."
    )
    context: bool | None = Field(None, description="Shown, never scored.")
    accumulate: bool | None = Field(
        None, description="Readings are yearly amounts; the baseline plus their sum is assessed."
    )
    every: Annotated[int, Field(ge=2, le=100)] | None = Field(
        None, description="It is kept every so many years, and due in those alone."
    )
    first: Year | None = Field(
        None, description="With every: the first year; the baseline's when left out."
    )
    derive: DeriveShape | None = Field(None, description="Computed from other indicators.")
    active: ActiveShape | None = Field(None, description="The years in which it is kept.")
    formerly: list[Id] | None = Field(None, description="Ids it had before.")
    aggregate: Annotated[str, OneOf(Aggregate)] | None = Field(
        None, description="The figure the entities make together."
    )
    latest: Day | None = Field(
        None, description="No entity's deadline counts beyond this day, whatever was granted."
    )
    entities: Annotated[dict[str, EntityShape], Field(min_length=1)] | None = Field(
        None, description="The states, regions or partners it is kept for, by id."
    )
    breakdowns: (
        Annotated[dict[OneLine, Annotated[list[Name], Field(min_length=1)]], Field(min_length=1)]
        | None
    ) = Field(None, description='The parts it is told by, such as sex = ["women", "men"].')
    adds_up: bool | None = Field(
        None, description="Whether the parts of a breakdown make up the whole; true when left out."
    )
    parts: dict[str, PartShape] | None = Field(
        None, description="A title, target or baseline of parts, by their names in breakdowns."
    )


class ObjectiveShape(Shape):
    """One [[goal.objective]], without its indicators."""

    id: Id = Field(description="Its number or short name; unique in the file.")
    title: Title = Field(description="The objective in words, on one line.")
    description: SaidProse | None = Field(None, description="More about it.")
    headline: Id | None = Field(
        None, description="The id of the indicator whose status the objective takes."
    )
    weight: Annotated[Number, Field(gt=0)] | None = Field(
        None, description="How much it counts in its goal; 1 when left out."
    )
    formerly: list[Id] | None = Field(None, description="Ids it had before.")


class GoalShape(Shape):
    """One [[goal]], without what is in it."""

    id: Id = Field(description="Its number or short name; unique in the file.")
    title: Title = Field(description="The goal in words, on one line.")
    description: SaidProse | None = Field(None, description="More about it.")
    formerly: list[Id] | None = Field(None, description="Ids it had before.")


class PinShape(Shape):
    """One [[pin]]: what a report that went out said of a figure."""

    indicator: Id = Field(description="The id of the indicator.")
    entity: Id | None = Field(None, description="The id of the entity whose figure it is.")
    part: Name | None = Field(None, description="The name of the part whose figure it is.")
    year: Year = Field(description="The year that the figure is of.")
    value: PinnedValue | None = Field(
        None,
        description='The figure as it was told: 105, "at least 40", "5–6", true, or a level.',
    )
    status: Annotated[str, OneOf(_OF_INDICATORS)] | None = Field(
        None, description="The status that was told for the year."
    )
    on: Day = Field(description="The day whose knowledge it was.")
    in_: OneLine = Field(alias="in", description="What said it, such as Progress report 2018.")


class StrategyShape(Shape):
    """[strategy]: the head of the plan."""

    title: Title = Field(description="The strategy's name.")
    organisation: SaidNote | None = Field(None, description="Whose strategy it is.")
    period: Annotated[list[Year], Field(min_length=2, max_length=2)] = Field(
        description="Its first and its last year."
    )
    numbers: OneLine | None = Field(
        None, description="The number 1234.5 as people here write it, such as 1,234.5."
    )
    language: OneLine | None = Field(
        None, description="The language of screens and reports, such as en; en when left out."
    )
    dates: OneLine | None = Field(
        None, description="31 December 2018 as people here write it, such as 31/12/2018."
    )
    year_starts: OneLine | None = Field(
        None,
        description="The month and day on which fiscal years begin, such as 07-01; left out for "
        "calendar years. A year is the one it begins in.",
    )
    labels: dict[Annotated[str, OneOf(RENAMED)], OneLine] | None = Field(
        None, description="Words of your own for those of this tool, such as entity."
    )
    description: SaidProse | None = Field(None, description="More about it.")
