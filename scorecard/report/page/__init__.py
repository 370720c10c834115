"""The interactive scorecard: one HTML file that needs nothing else, years and days inside."""
