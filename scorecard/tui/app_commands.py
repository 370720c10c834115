"""The commands of every screen and of every list; part of the one table."""

from __future__ import annotations

from scorecard.tui.command import Command

_SHOWS_YEAR = (
    "scorecard", "indicator", "entity", "compare", "due", "review", "report", "priorities",
    "decisions",
)  # fmt: skip

BACK_COMMANDS = (
    Command(
        "back",
        ("escape",),
        "esc",
        "Back",
        "Go back to where you came from.",
        (
            "indicator",
            "entity",
            "compare",
            "contested",
            "choose",
            "problems",
            "help",
            "due",
            "review",
            "report",
            "entry",
            "ask",
            "grid",
            "bulk",
            "unsaved",
            "record",
            "priorities",
            "decisions",
        ),
        footer="back",
        palette=False,
    ),
)
YEAR_COMMANDS = (
    Command(
        "year-back",
        ("[",),
        "[",
        "Year before",
        "Show the scorecard of the year before.",
        _SHOWS_YEAR,
        footer="year",
    ),
    Command(
        "year-on",
        ("]",),
        "]",
        "Year after",
        "Show the scorecard of the year after.",
        _SHOWS_YEAR,
        footer="year",
    ),
)
LIST_COMMANDS = (
    Command(
        "up", ("up", "k"), "up", "Up", "Go up one row; k does the same.", ("list",), palette=False
    ),
    Command(
        "down",
        ("down", "j"),
        "down",
        "Down",
        "Go down one row; j does the same.",
        ("list",),
        palette=False,
    ),
    Command(
        "page-up",
        ("pageup",),
        "page up",
        "Page up",
        "Go up one screenful.",
        ("list",),
        palette=False,
    ),
    Command(
        "page-down",
        ("pagedown",),
        "page down",
        "Page down",
        "Go down one screenful.",
        ("list",),
        palette=False,
    ),
    Command(
        "top",
        ("home", "ctrl+home"),
        "home",
        "First row",
        "Go to the first row.",
        ("list",),
        palette=False,
    ),
    Command(
        "bottom",
        ("end", "G", "ctrl+end"),
        "end",
        "Last row",
        "Go to the last row; G does the same.",
        ("list",),
        palette=False,
    ),
)
APP_COMMANDS = (
    Command(
        "problems",
        ("p",),
        "p",
        "Problems",
        "Show what is wrong with the plan and the data, by file and line.",
        ("app",),
    ),
    Command(
        "reload",
        ("r",),
        "r",
        "Reload",
        "Read the plan and the data again; it also happens by itself when they change.",
        ("app",),
    ),
    Command(
        "change-theme",
        ("t",),
        "t",
        "Theme",
        "Choose the colours: dark, light, high contrast, or another.",
        ("app",),
    ),
    Command(
        "help",
        ("?", "f1"),
        "?",
        "Help",
        "Show the keys and what the marks mean.",
        ("app",),
        footer="help",
    ),
    Command("quit", ("q",), "q", "Quit", "Leave.", ("app",), footer="quit"),
)
