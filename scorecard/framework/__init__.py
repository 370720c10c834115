"""The framework file: from indicators.toml to the model, with every fault named and placed."""

from scorecard.framework.load import load_plan
from scorecard.framework.plan import Plan
from scorecard.framework.schema import json_schema

__all__ = ["Plan", "json_schema", "load_plan"]
