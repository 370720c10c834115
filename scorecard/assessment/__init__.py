"""A strategy and its records into a scorecard; pure, standard library only."""
