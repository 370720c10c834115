"""Published methods by name: each says what its peer would publish of a series."""
