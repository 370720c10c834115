"""Scorecard keeps a strategy honest: goals, objectives, indicators, yearly readings, and why."""

__version__ = "1.0.0"
