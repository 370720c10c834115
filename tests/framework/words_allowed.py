"""The words that a key of a plan may hold, as the schema offers them to editors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scorecard.framework.schema import json_schema

if TYPE_CHECKING:
    from collections.abc import Iterator


def words_allowed() -> dict[str, set[str]]:
    """Return the words of each key that has a list of them; of tables, of all that have the key."""
    found: dict[str, set[str]] = {}
    for shape in json_schema()["definitions"].values():
        for key, schema in shape["properties"].items():
            for words in _enums(schema):
                found.setdefault(key, set()).update(words)
    return found


def _enums(schema: Any) -> Iterator[list[str]]:
    if isinstance(schema, dict):
        if "enum" in schema:
            yield schema["enum"]
        for inner in schema.values():
            yield from _enums(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from _enums(inner)
