"""The themes: a dark, a light and a high-contrast one, safe for red-green weakness.

Good is blue, a warning yellow, bad orange to red: after Okabe and Ito's palette, these stay apart
for every common kind of colour vision. Shapes and words say the same.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual.theme import Theme

from scorecard.report import colours


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours the screens paint text with, on ``background``; ``cursor`` lies behind a row."""

    background: str
    text: str
    dim: str
    cursor: str
    bar: str  # behind the title and the keys
    path: str  # the path to the target in a chart
    achieved: str
    on_track: str
    at_risk: str
    off_track: str
    missed: str
    partly_achieved: str
    not_assessed: str

    def inks(self) -> dict[str, str]:
        """Return the colours of text by name; a status has its own name."""
        return {
            "text": self.text,
            "dim": self.dim,
            "path": self.path,
            "achieved": self.achieved,
            "on_track": self.on_track,
            "at_risk": self.at_risk,
            "off_track": self.off_track,
            "missed": self.missed,
            "partly_achieved": self.partly_achieved,
            "not_assessed": self.not_assessed,
        }


def _palette(of: colours.Colours, background: str, cursor: str, bar: str) -> Palette:
    """Return the palette of the colours that pages and charts have too."""
    inks = {status.value: ink for status, ink in of.inks.items()}
    return Palette(background, of.ink, of.dim, cursor, bar, path=of.dim, **inks)


DARK = _palette(colours.DARK, colours.DARK.paper, cursor="#2b3a4d", bar="#1d2732")
LIGHT = _palette(colours.LIGHT, "#fbfaf7", cursor="#d5e3f0", bar="#e9e6df")
CONTRAST = Palette(
    background="#000000",
    text="#ffffff",
    dim="#dddddd",
    cursor="#00408a",
    bar="#1a1a1a",
    path="#ffffff",
    achieved="#a6dcff",
    on_track="#6cc4ff",
    at_risk="#fff04d",
    off_track="#ffab5c",
    missed="#ff9580",
    partly_achieved="#fff04d",
    not_assessed="#e6e6e6",
)


def _theme(name: str, palette: Palette, *, dark: bool) -> Theme:
    return Theme(
        name=name,
        primary=palette.on_track,
        secondary=palette.achieved,
        accent=palette.on_track,
        warning=palette.at_risk,
        error=palette.off_track,
        success=palette.on_track,
        foreground=palette.text,
        background=palette.background,
        surface=palette.background,
        panel=palette.bar,
        dark=dark,
        variables={
            "bar": palette.bar,
            "dim": palette.dim,
            "field": palette.cursor,
            "scrollbar": palette.dim,
            "scrollbar-hover": palette.text,
            "scrollbar-active": palette.on_track,
            "scrollbar-background": palette.background,
            "scrollbar-background-hover": palette.background,
            "scrollbar-background-active": palette.background,
            "scrollbar-corner-color": palette.background,
        },
    )


DEFAULT_THEME = "scorecard-dark"
PALETTES = {
    "scorecard-dark": DARK,
    "scorecard-light": LIGHT,
    "scorecard-contrast": CONTRAST,
}
THEMES = (
    _theme("scorecard-dark", DARK, dark=True),
    _theme("scorecard-light", LIGHT, dark=False),
    _theme("scorecard-contrast", CONTRAST, dark=True),
)


def palette_of(theme: Theme) -> Palette:
    """Return the palette to paint with on a theme; a built-in one gets the dark or light one."""
    return PALETTES.get(theme.name, DARK if theme.dark else LIGHT)
