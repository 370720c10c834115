"""The one table of commands: it feeds the keys, the palette, the footer and the help."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from scorecard.tui.command import Command
from scorecard.tui.entry_commands import ENTRY_COMMANDS
from scorecard.tui.review_commands import REVIEW_COMMANDS

_SHOWS_YEAR = ("scorecard", "indicator", "due", "review", "report")

COMMANDS = (
    Command(
        "open",
        ("enter",),
        "enter",
        "Open",
        "Open the indicator under the cursor; fold or unfold a goal or objective.",
        ("scorecard",),
        footer="open",
        palette=False,
    ),
    Command(
        "back",
        ("escape",),
        "esc",
        "Back",
        "Go back to where you came from.",
        ("indicator", "problems", "help", "due", "review", "report", "entry", "ask"),
        footer="back",
        palette=False,
    ),
    *ENTRY_COMMANDS,
    *REVIEW_COMMANDS,
    Command(
        "year-back",
        ("[",),
        "[",
        "Year before",
        "Show the scorecard of the year before.",
        _SHOWS_YEAR,
        footer="year",
        footer_on=("scorecard", "due", "review", "report"),
    ),
    Command(
        "year-on",
        ("]",),
        "]",
        "Year after",
        "Show the scorecard of the year after.",
        _SHOWS_YEAR,
        footer="year",
        footer_on=("scorecard", "due", "review", "report"),
    ),
    Command(
        "exceptions-first",
        ("f",),
        "f",
        "Exceptions first",
        "List the indicators with the worst on top; once more for the order of the plan.",
        ("scorecard",),
        footer="exceptions",
    ),
    Command(
        "filter",
        ("/",),
        "/",
        "Filter",
        "Keep rows by words, or by tag:funding, owner:ana, status:missed.",
        ("scorecard",),
        footer="filter",
    ),
    Command(
        "keep-filter",
        ("enter",),
        "enter",
        "Keep the filter",
        "Go to the rows the filter leaves.",
        ("filter",),
        palette=False,
    ),
    Command(
        "drop-filter",
        ("escape",),
        "esc",
        "Drop the filter",
        "Take the filter away and show everything.",
        ("filter",),
        palette=False,
    ),
    Command(
        "next-status",
        ("s",),
        "s",
        "One status",
        "Keep the indicators of one status, worst first; again for the next, at last all.",
        ("scorecard",),
    ),
    Command(
        "clear-filter",
        ("escape",),
        "esc",
        "Show all",
        "Take every filter away.",
        ("scorecard",),
    ),
    Command(
        "fold",
        ("space",),
        "space",
        "Fold, unfold",
        "Hide or show what stands below a goal or objective.",
        ("scorecard",),
        palette=False,
    ),
    Command(
        "fold-in",
        ("left",),
        "left",
        "Fold",
        "Hide what stands below; where nothing does, go to the heading above.",
        ("scorecard",),
        palette=False,
    ),
    Command(
        "fold-out",
        ("right",),
        "right",
        "Unfold",
        "Show what stands below; where it shows already, go into it.",
        ("scorecard",),
        palette=False,
    ),
    Command(
        "fold-all",
        ("-",),
        "-",
        "Fold all",
        "Show the goals alone; once more to show everything.",
        ("scorecard",),
    ),
    Command(
        "next-indicator",
        ("n", "right"),
        "n",
        "Next indicator",
        "Show the next indicator of the list you came from.",
        ("indicator",),
        footer="next",
    ),
    Command(
        "previous-indicator",
        ("N", "left"),
        "N",
        "Indicator before",
        "Show the indicator before this one in the list you came from.",
        ("indicator",),
    ),
    Command(
        "history",
        ("h",),
        "h",
        "History",
        "Show every revision: who, when, from what to what, why; once more for the readings.",
        ("indicator",),
        footer="history",
    ),
    Command(
        "definition",
        ("d",),
        "d",
        "Definition",
        "Show what is counted, and how, in the place of the chart; once more for the chart.",
        ("indicator",),
        footer="definition",
    ),
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
        ("home", "g", "ctrl+home"),
        "home",
        "First row",
        "Go to the first row; g does the same.",
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


def commands_of(place: str) -> tuple[Command, ...]:
    """Return the commands of one screen, of lists, or of the app, in the order of the table."""
    return tuple(command for command in COMMANDS if place in command.where)


def bindings(place: str) -> list[BindingType]:
    """Return the key bindings for a screen's, a list's or the app's class."""
    return [
        Binding(
            ",".join(command.keys),
            command.action,
            command.label,
            show=bool(command.footer),
            key_display=command.key,
            tooltip=command.help,
            id=f"{place}.{command.id}",
        )
        for command in commands_of(place)
    ]


def footer_of(place: str, most: int = 5) -> tuple[tuple[str, str, Command], ...]:
    """Return the keys and words of a screen's footer, at most ``most`` of them.

    Each comes with the command a click on it runs. Commands with the same word share a place:
    ``[ ]`` stand together before ``year``. Help comes last and is never left out.
    """
    found: dict[str, list[Command]] = {}
    for command in COMMANDS:
        where = command.where if command.footer_on is None else command.footer_on
        if command.footer and not {place, "app"}.isdisjoint(where):
            found.setdefault(command.footer, []).append(command)
    if place == "help":
        found.pop("help", None)
    helps = found.pop("help", [])
    chosen = list(found.items())[: most - bool(helps)]
    chosen += [("help", helps)] if helps else []
    return tuple((" ".join(c.key for c in of), word, of[-1]) for word, of in chosen)
