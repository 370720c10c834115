"""Readings and scorecards in and out of other formats; each part loads when it is first used."""
