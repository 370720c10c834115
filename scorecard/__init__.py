"""Scorecard keeps a strategy honest: goals, objectives, indicators, yearly readings, and why."""

__version__ = "0.1.0"
