"""The commands of the board's year: comments, priorities, decisions, closing; part of the table."""

from __future__ import annotations

from scorecard.tui.command import Command

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
