"""The colours of pages and charts, light and dark; the screens' themes are made of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scorecard.model.status import Status

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Colours:
    """What is painted on ``paper``; each status has an ink that reads on it as text does."""

    paper: str
    ink: str
    dim: str
    grid: str
    band: str
    link: str
    inks: Mapping[Status, str]

    def named(self) -> dict[str, str]:
        """Return every colour by name; a status has its own."""
        plain = ("paper", "ink", "dim", "grid", "band", "link")
        return {name: getattr(self, name) for name in plain} | {
            status.value.replace("_", "-"): ink for status, ink in self.inks.items()
        }


LIGHT: Final = Colours(
    paper="#ffffff",
    ink="#1b2129",
    dim="#59636f",
    grid="#e1e5ea",
    band="#f3f5f8",
    link="#0058a3",
    inks={
        Status.ACHIEVED: "#004f8a",
        Status.ON_TRACK: "#0063a8",
        Status.AT_RISK: "#785800",
        Status.OFF_TRACK: "#a84300",
        Status.MISSED: "#b01e00",
        Status.PARTLY_ACHIEVED: "#785800",
        Status.NOT_ASSESSED: "#4d5763",
    },
)
DARK: Final = Colours(
    paper="#11161d",
    ink="#e6e9ee",
    dim="#9aa5b3",
    grid="#364252",
    band="#1a222c",
    link="#8fc7f5",
    inks={
        Status.ACHIEVED: "#8fd3ff",
        Status.ON_TRACK: "#56b4e9",
        Status.AT_RISK: "#f0e442",
        Status.OFF_TRACK: "#ff9e4a",
        Status.MISSED: "#ff8066",
        Status.PARTLY_ACHIEVED: "#f0e442",
        Status.NOT_ASSESSED: "#b3bcc8",
    },
)


CSS: Final = """\
:root {{ color-scheme: light dark; {light} }}
@media screen and (prefers-color-scheme: dark) {{
:root {{ {dark} }}
{charts}}}
"""


def page_colours(in_the_dark: str = "") -> str:
    """Return the style rules that give a page its colours by name; paper is always light.

    Args:
        in_the_dark: other rules that hold in the dark alone, such as those of charts.
    """
    light, dark = (
        " ".join(f"--{name}: {colour};" for name, colour in colours.named().items())
        for colours in (LIGHT, DARK)
    )
    return (
        f":root {{ color-scheme: light dark; {light} }}\n"
        "@media screen and (prefers-color-scheme: dark) {\n"
        f":root {{ {dark} }}\n{in_the_dark}}}\n"
    )


def chart_colours(within: str = "") -> str:
    """Return the style rules that repaint a chart for the dark: every light colour it is drawn in.

    Args:
        within: what stands before each selector.
    """
    light, dark = LIGHT.named(), DARK.named()
    swapped = {light[name]: dark[name] for name in light}
    return "".join(
        f'{within}[{paint}="{colour}"]{{{paint}:{instead}}}\n'
        for colour, instead in swapped.items()
        for paint in ("fill", "stroke")
    )
