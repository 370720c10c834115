"""The progress report of a year: a scorecard, and what people wrote of it, as Markdown."""
