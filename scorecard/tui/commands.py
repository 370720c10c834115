"""The commands of the screens: one table for keys, footer, palette and help."""

from __future__ import annotations

from dataclasses import dataclass

from textual.binding import Binding, BindingType


@dataclass(frozen=True, slots=True)
class Command:
    """Something a person can ask for.

    ``keys`` are Textual's names, ``key`` how they are shown. ``where`` names the screens (or
    ``app``: everywhere; ``list``: wherever there are rows). ``footer`` is the word beside the key
    in the footer, empty for those that only the help and the palette name; neighbours with the
    same word share it. ``action`` is the method that does it, ``action_`` left out.
    """

    id: str
    keys: tuple[str, ...]
    key: str
    label: str
    help: str
    where: tuple[str, ...]
    footer: str = ""
    palette: bool = True

    @property
    def action(self) -> str:
        """Return the name of the method that does it."""
        return self.id.replace("-", "_")


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


_LISTS = ("priorities", "decisions")
# Where what the cursor stands on may have a comment.
_COMMENTED = ("scorecard", "indicator", "due", "review", *_LISTS)
_FROM = ("scorecard", "indicator", "due", "review", "report")

BOARD_COMMANDS = (
    Command(
        "comment",
        ("c",),
        "c",
        "Comment",
        "Write, change or read the year's comment on the indicator, objective or goal in question.",
        _COMMENTED,
        footer="comment",
    ),
    Command(
        "add-record",
        ("a",),
        "a",
        "Add",
        "Add a priority or a decision; in the review, a priority for the next year.",
        ("review", *_LISTS),
        footer="add",
    ),
    Command(
        "revise-record",
        ("enter", "e"),
        "enter",
        "Open, revise",
        "Open the priority or decision under the cursor and change its words.",
        _LISTS,
        footer="open",
        palette=False,
    ),
    Command(
        "adopt-priority",
        ("o",),
        "o",
        "Adopt",
        "Adopt the proposed priority; one that was settled is taken up again, with a word why.",
        ("priorities",),
        footer="adopt",
    ),
    Command(
        "record-done",
        ("d",),
        "d",
        "Done",
        "Say that the priority or the decision under the cursor is done.",
        _LISTS,
        footer="done",
    ),
    Command(
        "carry-over",
        ("f",),
        "f",
        "Carry over",
        "Carry the priority forward: it is proposed anew for the next year.",
        ("priorities",),
        footer="carry over",
    ),
    Command(
        "drop-record",
        ("delete",),
        "delete",
        "Drop, withdraw",
        "Drop the priority, or withdraw the decision; it asks why, and the history stays.",
        _LISTS,
        footer="drop",
    ),
    Command(
        "settle-due",
        ("enter",),
        "enter",
        "See to it",
        "Open what the row asks for: the form, the comment, or what became of it.",
        ("due",),
        footer="see to it",
        palette=False,
    ),
    Command(
        "show-due",
        ("o",),
        "o",
        "Open the indicator",
        "Open the indicator in question: its chart, readings, history and definition.",
        ("due",),
        footer="open",
    ),
    Command(
        "priorities",
        ("P",),
        "P",
        "Priorities",
        "Show last year's priorities and what became of them, this year's and the next one's.",
        (*_FROM, "decisions"),
        footer="priorities",
    ),
    Command(
        "decisions",
        ("D",),
        "D",
        "Decisions",
        "Show the decisions of the year's meetings and those still open from before.",
        (*_FROM, "priorities"),
        footer="decisions",
    ),
    Command(
        "close-year",
        ("C",),
        "C",
        "Close the year",
        "Close the year shown once the board has approved; it says first what is still due.",
        (*_FROM, *_LISTS),
    ),
    Command(
        "reopen-year",
        ("O",),
        "O",
        "Reopen the year",
        "Open the closed year that is shown again; it asks why.",
        (*_FROM, *_LISTS),
    ),
)


ENTITY_COMMANDS = (
    Command(
        "by-entity",
        ("b",),
        "b",
        "By name, or over the years",
        "Show the states, regions or partners it is kept for, or the chart and the years.",
        ("indicator",),
        footer="names",
    ),
    Command(
        "filter-entities",
        ("/",),
        "/",
        "Filter the names",
        "Keep states, regions or partners by letters of the name, or by status:missed.",
        ("indicator",),
        footer="filter",
    ),
    Command(
        "entity-status",
        ("s",),
        "s",
        "One status",
        "Keep those of one status, worst first; again for the next, at last all.",
        ("indicator",),
    ),
    Command(
        "entity-order",
        ("f",),
        "f",
        "Worst first, or by name",
        "List the worst on top, then those due next; once more to list them by name.",
        ("indicator",),
    ),
    Command(
        "next-entity",
        ("n", "right"),
        "n",
        "Next",
        "Show the next one of the list you came from.",
        ("entity",),
        footer="next",
    ),
    Command(
        "previous-entity",
        ("N", "left"),
        "N",
        "Before",
        "Show the one before it in the list you came from.",
        ("entity",),
    ),
    Command(
        "what-if",
        ("w",),
        "w",
        "What if",
        "Suppose a reading of the year, and see the status it would give; nothing is saved.",
        ("indicator", "entity"),
        footer="what if",
    ),
    Command(
        "compare-methods",
        ("M",),
        "M",
        "Methods",
        "Show what each published method would say, and where they disagree.",
        ("scorecard", "indicator"),
        footer="methods",
    ),
    Command(
        "open-compared",
        ("enter",),
        "enter",
        "Open",
        "Open the indicator in question.",
        ("compare",),
        footer="open",
        palette=False,
    ),
    Command(
        "contested",
        ("exclamation_mark",),
        "!",
        "Contested",
        "List readings that two people revised at once, and let one of them stand.",
        ("scorecard", "indicator", "entity", "grid", "due", "review", "report"),
    ),
    Command(
        "settle-contested",
        ("enter",),
        "enter",
        "Let it stand",
        "Let what is under the cursor stand; it becomes the next revision.",
        ("contested",),
        footer="let it stand",
        palette=False,
    ),
    Command(
        "choose-entity",
        ("enter",),
        "enter",
        "Enter a reading",
        "Enter a reading of the one under the cursor.",
        ("choose",),
        footer="choose",
        palette=False,
    ),
    Command(
        "choose-up",
        ("up",),
        "up",
        "Up",
        "Go up one name while you type.",
        ("choose",),
        palette=False,
    ),
    Command(
        "choose-down",
        ("down",),
        "down",
        "Down",
        "Go down one name while you type.",
        ("choose",),
        palette=False,
    ),
)


ENTRY_COMMANDS = (
    Command(
        "enter-reading",
        ("e",),
        "e",
        "Enter a reading",
        "Enter the reading of the indicator under the cursor for the year shown, or correct it.",
        ("scorecard", "indicator", "entity", "due", "grid"),
        footer="enter",
    ),
    Command(
        "correct-reading",
        ("enter",),
        "enter",
        "Correct",
        "Correct the reading under the cursor; among names, open the one under it.",
        ("indicator", "entity"),
        footer="correct",
    ),
    Command(
        "retract-reading",
        ("delete",),
        "delete",
        "Take back",
        "Take back the reading under the cursor; it asks why, and the history stays.",
        ("indicator", "entity"),
    ),
    Command(
        "undo",
        ("u",),
        "u",
        "Undo",
        "Undo the last save since scorecard was opened; in the year grid, first the last edit.",
        (
            "scorecard",
            "indicator",
            "entity",
            "due",
            "grid",
            "review",
            "priorities",
            "decisions",
            "contested",
        ),
        footer="undo",
    ),
    Command(
        "save",
        ("ctrl+s",),
        "ctrl+s",
        "Save",
        "Save and go back; enter in the last field of a form saves too.",
        ("entry", "bulk", "record"),
        footer="save",
    ),
    Command(
        "save-next",
        ("ctrl+n",),
        "ctrl+n",
        "Save, next due",
        "Save what is typed, if anything, and go on to the next indicator that is due.",
        ("entry",),
        footer="next due",
    ),
    Command(
        "no-data",
        ("f4",),
        "f4",
        "No data",
        "Say why there is no data instead of a value; once more for the value.",
        ("entry",),
        footer="no data",
    ),
    Command(
        "other-answer",
        ("right", "down"),
        "right",
        "Next answer",
        "Go to the next answer; enter gives it.",
        ("ask",),
        palette=False,
    ),
    Command(
        "answer-before",
        ("left", "up"),
        "left",
        "Answer before",
        "Go to the answer before.",
        ("ask",),
        palette=False,
    ),
)


GRID_COMMANDS = (
    Command(
        "grid",
        ("g",),
        "g",
        "Year grid",
        "Show every indicator over every year, as in a spreadsheet, and type into it.",
        ("scorecard", "indicator", "due", "review", "report"),
        footer="grid",
    ),
    Command(
        "edit-cell",
        ("enter", "f2"),
        "enter",
        "Edit",
        "Type into the cell under the cursor; a figure typed at once does the same.",
        ("grid",),
        footer="edit",
        palette=False,
    ),
    Command(
        "fold-names",
        ("space",),
        "space",
        "Fold names out",
        "Show a row for each one an indicator is kept for by name, or hide them; so does enter.",
        ("grid",),
    ),
    Command(
        "clear-cell",
        ("delete", "backspace"),
        "delete",
        "Clear",
        "Drop what is typed in the cell; where nothing is, take the reading back.",
        ("grid",),
    ),
    Command(
        "no-data-here",
        ("f4", "n"),
        "f4",
        "No data",
        "Say why there is no data for the cell; n does the same where it is no answer.",
        ("grid",),
        footer="no data",
    ),
    Command(
        "save-edits",
        ("s", "ctrl+s"),
        "s",
        "Save all",
        "List every change, ask for the source, and save all of them or none.",
        ("grid",),
        footer="save",
    ),
    Command(
        "cell-before",
        ("left",),
        "left",
        "Year before",
        "Go to the year before, in the same row.",
        ("cells",),
        palette=False,
    ),
    Command(
        "cell-after",
        ("right",),
        "right",
        "Year after",
        "Go to the next year, in the same row.",
        ("cells",),
        palette=False,
    ),
    Command(
        "next-cell",
        ("tab",),
        "tab",
        "Next cell",
        "Go to the next cell; from the last year, to the next indicator.",
        ("cells",),
        palette=False,
    ),
    Command(
        "previous-cell",
        ("shift+tab",),
        "shift+tab",
        "Cell before",
        "Go to the cell before; from the first year, to the indicator above.",
        ("cells",),
        palette=False,
    ),
    Command(
        "first-cell",
        ("ctrl+left",),
        "ctrl+left",
        "First year",
        "Go to the first year of the row.",
        ("cells",),
        palette=False,
    ),
    Command(
        "last-cell",
        ("ctrl+right",),
        "ctrl+right",
        "Last year",
        "Go to the last year of the row.",
        ("cells",),
        palette=False,
    ),
    Command(
        "take-typed",
        ("enter", "down"),
        "enter",
        "Done, down",
        "Take what is typed and go to the row below; the down key does the same.",
        ("cell",),
        palette=False,
    ),
    Command(
        "take-typed-up",
        ("up",),
        "up",
        "Done, up",
        "Take what is typed and go to the row above.",
        ("cell",),
        palette=False,
    ),
    Command(
        "take-typed-on",
        ("tab",),
        "tab",
        "Done, next",
        "Take what is typed and go to the next cell.",
        ("cell",),
        palette=False,
    ),
    Command(
        "take-typed-before",
        ("shift+tab",),
        "shift+tab",
        "Done, before",
        "Take what is typed and go to the cell before.",
        ("cell",),
        palette=False,
    ),
    Command(
        "drop-typed",
        ("escape",),
        "esc",
        "Leave it",
        "Close the cell and leave it as it was.",
        ("cell",),
        palette=False,
    ),
    Command(
        "unsaved",
        ("U",),
        "U",
        "Unsaved text",
        "List the forms and cells that hold text typed and not saved.",
        ("scorecard", "indicator", "due", "priorities", "decisions"),
    ),
    Command(
        "open-unsaved",
        ("enter", "e"),
        "enter",
        "Open",
        "Open the form or the grid that holds the text.",
        ("unsaved",),
        footer="open",
        palette=False,
    ),
    Command(
        "copy",
        ("y",),
        "y",
        "Copy",
        "Copy the sentence of what the cursor stands on to the terminal's clipboard.",
        ("scorecard", "indicator", "entity", "due", "review", "grid", "priorities", "decisions"),
    ),
)


# The screens that can be reached from one another.
_REVIEW_COMMANDS_FROM = (
    "scorecard",
    "indicator",
    "due",
    "review",
    "report",
    "priorities",
    "decisions",
)

REVIEW_COMMANDS = (
    Command(
        "page-before",
        ("left", "pageup", "backspace"),
        "left",
        "Finding before",
        "Show the finding before this one; page up does the same.",
        ("review",),
        footer="page",
    ),
    Command(
        "page-on",
        ("right", "space", "pagedown"),
        "right",
        "Next finding",
        "Show the next missed or off-track indicator, at last the next year's priorities.",
        ("review",),
        footer="page",
    ),
    Command(
        "overview",
        ("home",),
        "home",
        "Overview",
        "Show what changed since the year before.",
        ("review",),
    ),
    Command(
        "last-page",
        ("end",),
        "end",
        "Next priorities",
        "Show the last page: the priorities of the next year.",
        ("review",),
        palette=False,
    ),
    Command(
        "open-indicator",
        ("enter",),
        "enter",
        "Open",
        "Open the indicator in question: its chart, readings, history and definition.",
        ("review",),
        footer="open",
        palette=False,
    ),
    Command(
        "write-report",
        ("w",),
        "w",
        "Write the report",
        "Write the report to a file as Markdown, its charts beside it; .html is one page.",
        ("report",),
        footer="write",
    ),
    Command(
        "report-charts",
        ("c",),
        "c",
        "Charts",
        "Write the report with charts, or without.",
        ("report",),
        footer="charts",
    ),
    Command(
        "report-audience",
        ("f",),
        "f",
        "For whom",
        "Make the report for the board, for donors or for everybody.",
        ("report",),
        footer="for whom",
    ),
    Command(
        "replace-report",
        ("R",),
        "R",
        "Replace the edited report",
        "Put the new report in the place of the one that was edited and kept.",
        ("report",),
        palette=False,
    ),
    Command(
        "report-as-of",
        ("a",),
        "a",
        "As of a day",
        "Use only what was known on a day, as --as-of does; an empty day uses everything.",
        ("report",),
        footer="as of",
    ),
    Command(
        "keep-field",
        ("enter",),
        "enter",
        "Done",
        "Use what is typed.",
        ("field",),
        palette=False,
    ),
    Command(
        "drop-field",
        ("escape",),
        "esc",
        "Leave it",
        "Close the field and change nothing.",
        ("field",),
        palette=False,
    ),
    Command("yes", ("y",), "y", "Yes", "Do what is asked.", ("question",), palette=False),
    Command(
        "no",
        ("n", "escape"),
        "n",
        "No",
        "Leave everything as it is; escape does the same.",
        ("question",),
        palette=False,
    ),
    Command(
        "review",
        ("v",),
        "v",
        "Review",
        "Show what changed since the year before, then what went wrong, one finding a page.",
        tuple(place for place in _REVIEW_COMMANDS_FROM if place != "review"),
        footer="review",
    ),
    Command(
        "due",
        ("m",),
        "m",
        "Due",
        "List what is still to do for the year: readings, comments, priorities, decisions.",
        tuple(place for place in _REVIEW_COMMANDS_FROM if place != "due"),
        footer="due",
    ),
    Command(
        "report",
        ("x",),
        "x",
        "Report",
        "Show the year's progress report, and write it to a file.",
        tuple(place for place in _REVIEW_COMMANDS_FROM if place != "report"),
        footer="report",
    ),
)


OPEN_COMMANDS = (
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
)
SCORECARD_COMMANDS = (
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
)
INDICATOR_COMMANDS = (
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
        ("indicator", "entity"),
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
)


COMMANDS = (
    *OPEN_COMMANDS,
    *BACK_COMMANDS,
    *ENTRY_COMMANDS,
    *GRID_COMMANDS,
    *REVIEW_COMMANDS,
    *BOARD_COMMANDS,
    *YEAR_COMMANDS,
    *SCORECARD_COMMANDS,
    *INDICATOR_COMMANDS,
    *ENTITY_COMMANDS,
    *LIST_COMMANDS,
    *APP_COMMANDS,
)
# What the footer of a screen names, the most useful first; what finds no room is left out, and
# help never is.
FOOTERS: dict[str, tuple[str, ...]] = {
    "scorecard": (
        "open", "enter-reading", "year-back", "year-on", "report", "grid", "review", "due",
        "comment", "filter", "quit", "exceptions-first", "priorities",
    ),
    "indicator": (
        "back", "enter-reading", "comment", "next-indicator", "correct-reading", "history",
        "definition", "what-if", "compare-methods", "by-entity",
    ),
    "entity": (
        "back", "enter-reading", "next-entity", "correct-reading", "history", "what-if",
        "year-back", "year-on",
    ),
    "compare": ("back", "open-compared", "year-back", "year-on"),
    "contested": ("back", "settle-contested", "undo"),
    "choose": ("back", "choose-entity"),
    "due": ("back", "settle-due", "show-due", "year-back", "year-on", "grid"),
    "review": (
        "back", "page-before", "page-on", "comment", "open-indicator", "year-back", "year-on",
        "add-record", "priorities", "decisions",
    ),
    "priorities": (
        "back", "add-record", "adopt-priority", "record-done", "carry-over", "drop-record",
        "revise-record", "year-back", "year-on", "decisions",
    ),
    "decisions": (
        "back", "add-record", "record-done", "revise-record", "drop-record", "year-back",
        "year-on", "priorities",
    ),
    "report": (
        "back", "write-report", "report-charts", "report-audience", "report-as-of", "year-back",
        "year-on",
    ),
    "grid": ("back", "edit-cell", "save-edits", "undo", "no-data-here", "enter-reading"),
    "entry": ("back", "save", "save-next", "no-data"),
    "record": ("back", "save"),
    "bulk": ("back", "save"),
    "unsaved": ("back", "open-unsaved", "quit"),
    "problems": ("back", "quit"),
    "help": ("back", "quit"),
    "ask": ("back", "quit"),
}  # fmt: skip


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
    by_id = {command.id: command for command in COMMANDS}
    found: dict[str, list[Command]] = {}
    for id_ in FOOTERS[place]:
        found.setdefault(by_id[id_].footer, []).append(by_id[id_])
    helps = [] if place == "help" else [by_id["help"]]
    chosen = list(found.items())[: most - bool(helps)]
    chosen += [("help", helps)] if helps else []
    return tuple((" ".join(c.key for c in of), word, of[-1]) for word, of in chosen)
