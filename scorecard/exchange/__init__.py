"""Readings and scorecards in and out of other formats."""
