"""The types of a plan's values, each checked, each with its part of the JSON Schema."""

from __future__ import annotations

import math
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, Field, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from scorecard.framework import text
from scorecard.model.number import whole_number

FIRST_YEAR, LAST_YEAR = 1900, 2200
_YEAR_SCHEMA = {"type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_YEAR}
_DAY_SCHEMA = {"type": "string", "format": "date"}
_LEVEL_SCHEMA = {"type": "string", "minLength": 1}


def _flaw(code: str) -> PydanticCustomError:
    """Return an error of our own: the code is worded in ``wording``, like pydantic's types."""
    return PydanticCustomError("plan_flaw", "{code}", {"code": code})


def _one_line(value: str) -> str:
    if code := text.text_flaw(value, one_line=True):
        raise _flaw(code)
    return value


def _note(value: str) -> str:
    return _one_line(value) if value else value


def _prose(value: str) -> str:
    if value and (code := text.text_flaw(value, one_line=False)):
        raise _flaw(code)
    return value


def _id(value: str) -> str:
    if code := text.id_flaw(value):
        raise _flaw(code)
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
    WithJsonSchema(
        {"type": "string", "maxLength": text.MAX_ID, "pattern": r"^[^\s\x00-\x1f\x7f-]\S*$"}
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
OnlyTrue = Annotated[bool, AfterValidator(_true), WithJsonSchema({"const": True})]
Ratio = Annotated[Number, Field(ge=0, le=1)]
