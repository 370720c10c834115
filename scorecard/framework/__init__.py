"""The framework file: from indicators.toml to the model, with every fault named and placed."""

from __future__ import annotations

from typing import Any

from scorecard.framework.load import load_plan
from scorecard.framework.plan import Plan

__all__ = ["Plan", "json_schema", "load_plan"]


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of a plan as it is written."""
    from scorecard.framework.schema import json_schema as schema  # noqa: PLC0415 - seldom asked

    return schema()
