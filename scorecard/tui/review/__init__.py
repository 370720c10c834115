"""The review of a year: what changed, finding by finding."""
