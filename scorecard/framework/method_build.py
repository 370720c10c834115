"""From checked tables to the parameters of the published methods."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorecard.model.methods import Parameters

_TABLES = ("opensdg", "eurostat", "un", "sdsn", "achievement", "okr", "growth")


def build_parameters(table: Mapping[str, Any], defaults: Mapping[str, Any]) -> Parameters | None:
    """Return the parameters of an indicator; None where the plan has none, so all as published.

    Args:
        table: the indicator's; a key in a table of its own goes before the same key of
            ``defaults``.
        defaults: of [assessment].
    """
    given = {name: {**defaults.get(name, {}), **table.get(name, {})} for name in _TABLES}
    if not any(given.values()):
        return None
    from scorecard.model.methods import AS_PUBLISHED  # noqa: PLC0415 - most plans name none

    made = {
        name: getattr(AS_PUBLISHED, name)._replace(**{k: _value(v) for k, v in keys.items()})
        for name, keys in given.items()
        if keys
    }
    return AS_PUBLISHED._replace(**made)


def _value(value: Any) -> Any:
    """Return a number as a float and a list as a tuple; years and texts as they are."""
    if isinstance(value, list):
        return tuple(value)
    return value
