"""A strategy and its records into a scorecard; pure, standard library only."""

from __future__ import annotations

from scorecard.assessment.assess import assess, assess_indicator, roll_up_goal
from scorecard.assessment.entered import default_year

__all__ = ["assess", "assess_indicator", "default_year", "roll_up_goal"]
