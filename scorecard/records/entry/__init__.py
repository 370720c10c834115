"""Readings and judgements on their way in: what people typed, checked, numbered, limited."""
