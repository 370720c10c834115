"""One indicator, and one entity of it."""
