"""Made-up plans, spreadsheets, journals and command lines, each run through the real commands."""
