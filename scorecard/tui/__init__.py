"""The terminal screens: what a Scorecard says, drawn with Textual; no figure is computed here."""
