"""What a scorecard leaves to ask: what changed, what went wrong, what was restated, what is due."""
