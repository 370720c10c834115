"""The JSON Schema of a plan as it is written, for editors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import Field
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from scorecard.framework import shapes
from scorecard.framework.shapes import Shape
from scorecard.model.plan import NUMERIC, Aggregate, Aim, Derivation, Kind

if TYPE_CHECKING:
    from pydantic_core import core_schema


class ObjectiveTree(shapes.ObjectiveShape):
    """One [[goal.objective]]."""

    indicator: list[shapes.IndicatorShape] | None = Field(None, description="Its indicators.")


class GoalTree(shapes.GoalShape):
    """One [[goal]]."""

    objective: list[ObjectiveTree] | None = Field(None, description="Its objectives.")
    indicator: list[shapes.IndicatorShape] | None = Field(
        None, description="Indicators of its own."
    )


class PlanShape(Shape):
    """A whole indicators.toml."""

    strategy: shapes.StrategyShape = Field(description="The head of the plan.")
    assessment: shapes.AssessmentShape | None = Field(
        None, description="Rules for every indicator that has none of its own."
    )
    report: shapes.ReportShape | None = Field(
        None, description="What the progress report holds, and for whom."
    )
    records: shapes.RecordsShape | None = Field(
        None, description="Where the readings are kept, if not in a file beside the plan."
    )
    sdmx: shapes.SdmxShape | None = Field(
        None, description="How statisticians name the data structure of an export."
    )
    iati: shapes.IatiShape | None = Field(
        None, description="What an export in the IATI standard says beside the results."
    )
    goal: list[GoalTree] = Field(description="The goals.")
    pin: list[shapes.PinShape] | None = Field(
        None, description="What reports that went out said of figures."
    )


class TomlSchema(GenerateJsonSchema):
    """Leaves out what TOML does not have: null, and default values nobody writes."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """Return the schema without the null: in TOML a key is left out instead."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Return the schema without its default."""
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, schema: object) -> bool:
        """Leave out titles that only repeat the key."""
        return False


_DRAFT = "http://json-schema.org/draft-07/schema#"  # the draft that TOML editors know best
_YEAR_PATTERN = "^(19[0-9]{2}|2[01][0-9]{2}|2200)$"


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of a plan, as TOML editors see one: dates are text.

    It is drawn from the shapes; what only holds between keys, such as one aim in a target, is
    added here. Rules that need more than one indicator are left to ``scorecard check``.
    """
    schema = PlanShape.model_json_schema(
        schema_generator=TomlSchema, ref_template="#/definitions/{model}"
    )
    definitions: dict[str, Any] = schema.pop("$defs")
    schema = {"$schema": _DRAFT, **schema, "title": "indicators.toml", "definitions": definitions}
    for definition in definitions.values():
        del definition["title"]  # the shape's name, which is the code's and no user's
    definitions["TargetShape"] |= _target_rules()
    definitions["DeriveShape"]["oneOf"] = [_needs(key) for key in Derivation]
    definitions["ActiveShape"]["anyOf"] = [_needs("from"), _needs("to")]
    definitions["PinShape"]["anyOf"] = [_needs("value"), _needs("status")]
    indicator = definitions["IndicatorShape"]
    indicator["properties"]["target"] |= _targets()
    # A deadline asks whether an entity is done: it has no figure of its own.
    definitions["EntityShape"]["dependencies"] = {
        "deadline": {"properties": {"target": False, "baseline": False}}
    }
    definitions["EntityShape"]["properties"]["target"] |= _targets()
    indicator["properties"]["entities"]["propertyNames"] = indicator["properties"]["id"]
    indicator["dependencies"] = {
        "aggregate": ["entities"],
        "first": ["every"],
        "parts": ["breakdowns"],
        "adds_up": ["breakdowns"],
        "breakdowns": {"properties": {"derive": False}},
    }
    part = definitions["PartShape"]
    part["properties"]["target"] |= _targets()
    for holder in (indicator, part):
        holder["properties"]["milestones"] |= _milestones(holder)
    indicator["properties"]["parts"]["propertyNames"] = {"minLength": 1}
    for chosen in ("levels", "breakdowns"):
        indicator["properties"][chosen]["additionalProperties"] = False
    for chosen in ("sectors", "countries", "regions"):
        definitions["IatiShape"]["properties"][chosen]["additionalProperties"] = False
    indicator["allOf"] = _kind_rules()
    return schema


def _needs(*keys: str) -> dict[str, Any]:
    return {"required": list(keys)}


def _target_rules() -> dict[str, Any]:
    return {
        "allOf": [
            {"oneOf": [_needs(aim) for aim in Aim]},
            {"oneOf": [_needs("by"), _needs("every_year")]},
        ],
        "dependencies": {
            "between": ["every_year"],
            "tolerance": {
                "required": ["every_year"],
                "anyOf": [*map(_needs, (Aim.AT_LEAST, Aim.AT_MOST, Aim.BETWEEN))],
            },
        },
    }


def _targets() -> dict[str, Any]:
    """Return one target, or a list whose first is the original and whose others revise it."""
    target = {"$ref": "#/definitions/TargetShape"}
    first = {"allOf": [target, {"not": _needs("decided")}]}
    revised = {"allOf": [target, _needs("decided", "why")]}
    many = {"type": "array", "minItems": 1, "items": [first], "additionalItems": revised}
    return {"anyOf": [first, many]}


def _milestones(indicator: dict[str, Any]) -> dict[str, Any]:
    value = indicator["properties"]["milestones"]["additionalProperties"]
    return {"patternProperties": {_YEAR_PATTERN: value}, "additionalProperties": False}


def _kind_rules() -> list[dict[str, Any]]:
    """Return what each kind asks for: which aims, which keys, which values."""
    numbers = (Aim.AT_LEAST, Aim.AT_MOST, Aim.BETWEEN)
    plain = ["decimals", "min", "max", "derive", "breakdowns"]
    number = {"type": "number"}
    return [
        _kind(NUMERIC, numbers, ["levels"], value=number, default=True),
        _kind((Kind.PERCENT,), numbers, []),
        _kind(
            (Kind.YES_NO,), (Aim.DONE,), [*plain, "levels", "milestones"], value={"type": "boolean"}
        ),
        _kind((Kind.SCALE,), (Aim.REACH,), plain, value={"type": "string"}, needs=["levels"]),
        _kind((Kind.QUALITATIVE,), (), [*plain, "levels", "milestones", "baseline", "direction"]),
        {
            "if": {
                "properties": {"aggregate": {"const": Aggregate.POOLED.value}},
                **_needs("aggregate"),
            },
            "then": {"properties": {"kind": {"const": Kind.PERCENT.value}}, **_needs("kind")},
        },
        {
            "if": _needs("every"),
            "then": {
                "anyOf": [_needs("first"), _needs("baseline")],
                "properties": {"accumulate": {"const": False}},
            },
        },
        {
            "if": {"properties": {"accumulate": {"const": True}}, **_needs("accumulate")},
            "then": {
                **_needs("baseline"),
                "properties": {"kind": {"const": Kind.NUMBER.value}, "derive": False},
            },
        },
    ]


def _kind(
    kinds: tuple[Kind, ...],
    aims: tuple[Aim, ...],
    without: list[str],
    *,
    value: dict[str, Any] | None = None,
    needs: list[str] | None = None,
    default: bool = False,
) -> dict[str, Any]:
    """Return the rule for some kinds; ``default`` when it holds without a kind as well."""
    condition: dict[str, Any] = {"properties": {"kind": {"enum": [kind.value for kind in kinds]}}}
    if not default:
        condition |= _needs("kind")
    # What entities make together may be of another kind than their readings.
    condition |= {"not": _needs("aggregate")}
    aim = {"anyOf": [_needs(aim) for aim in aims]}
    keys: dict[str, Any] = {"target": _one_or_many(aim) if aims else False}
    if value is not None:
        keys["baseline"] = _one_or_many({"properties": {"value": value}})
        keys["milestones"] = {"additionalProperties": value}
    keys |= dict.fromkeys(without, False)
    return {"if": condition, "then": {"properties": keys, **({"required": needs} if needs else {})}}


def _one_or_many(rule: dict[str, Any]) -> dict[str, Any]:
    """Return a rule that holds for a table, and for each table of a list."""
    return {
        "if": {"type": "array"},
        "then": {"items": rule},
        "else": rule,
    }
