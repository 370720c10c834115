"""The scorecard: goals, objectives and indicators in one table."""
