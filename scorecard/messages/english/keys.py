"""The commands of the screens: what they are called, what they do, their words in a footer."""

from __future__ import annotations


class Keys:
    """By the name each command has in the table of keys."""

    # As they are called on a keyboard, or drawn; all others are called the same everywhere.
    NAMES = {
        "enter": "enter",
        "space": "space",
        "delete": "delete",
        "home": "home",
        "end": "end",
        "page up": "page up",
        "page down": "page down",
        "left": "left",
        "right": "right",
        "up": "up",
        "down": "down",
        "ctrl+left": "ctrl+left",
        "ctrl+right": "ctrl+right",
    }
    # What it is called, and what it does; help and palette say both.
    COMMANDS = {
        "open": (
            "Open",
            "Open the indicator under the cursor; fold or unfold a goal or objective.",
        ),
        "back": ("Back", "Go back to where you came from."),
        "enter-reading": (
            "Enter a reading",
            (
                "Enter the reading of the indicator under the cursor for the year shown, or"
                " correct it."
            ),
        ),
        "correct-reading": (
            "Correct",
            "Correct the reading under the cursor; among names, open the one under it.",
        ),
        "retract-reading": (
            "Take back",
            "Take back the reading under the cursor; it asks why, and the history stays.",
        ),
        "undo": (
            "Undo",
            "Undo the last save since scorecard was opened; in the year grid, first the last edit.",
        ),
        "save": ("Save", "Save and go back; enter in the last field of a form saves too."),
        "save-next": (
            "Save, next due",
            "Save what is typed, if anything, and go on to the next indicator that is due.",
        ),
        "no-data": (
            "No data",
            "Say why there is no data instead of a value; once more for the value.",
        ),
        "complete-files": (
            "Next field",
            "Go to the next field; where a path of a file is typed, write it out first.",
        ),
        "other-answer": ("Next answer", "Go to the next answer; enter gives it."),
        "answer-before": ("Answer before", "Go to the answer before."),
        "grid": (
            "Year grid",
            "Show every indicator over every year, as in a spreadsheet, and type into it.",
        ),
        "edit-cell": (
            "Edit",
            "Type into the cell under the cursor; a figure typed at once does the same.",
        ),
        "fold-names": (
            "Fold names out",
            (
                "Show a row for each one an indicator is kept for by name, or hide them; so"
                " does enter."
            ),
        ),
        "clear-cell": (
            "Clear",
            "Drop what is typed in the cell; where nothing is, take the reading back.",
        ),
        "no-data-here": (
            "No data",
            "Say why there is no data for the cell; n does the same where it is no answer.",
        ),
        "save-edits": (
            "Save all",
            "List every change, ask for the source, and save all of them or none.",
        ),
        "cell-before": ("Year before", "Go to the year before, in the same row."),
        "cell-after": ("Year after", "Go to the next year, in the same row."),
        "next-cell": (
            "Next cell",
            "Go to the next cell; from the last year, to the next indicator.",
        ),
        "previous-cell": (
            "Cell before",
            "Go to the cell before; from the first year, to the indicator above.",
        ),
        "first-cell": ("First year", "Go to the first year of the row."),
        "last-cell": ("Last year", "Go to the last year of the row."),
        "take-typed": (
            "Done, down",
            "Take what is typed and go to the row below; the down key does the same.",
        ),
        "take-typed-up": ("Done, up", "Take what is typed and go to the row above."),
        "take-typed-on": ("Done, next", "Take what is typed and go to the next cell."),
        "take-typed-before": ("Done, before", "Take what is typed and go to the cell before."),
        "drop-typed": ("Leave it", "Close the cell and leave it as it was."),
        "import-file": (
            "Import a file",
            "Choose a sheet of readings, see what it would change, and take it in or not.",
        ),
        "choose-file": ("Open", "Open the folder under the cursor, or see what the file holds."),
        "complete-path": ("Complete", "Write the name under the cursor out."),
        "open-row": ("Open", "Show the whole of the row under the cursor."),
        "take-file": (
            "Import",
            "Ask what is open, one question after another, then take the readings in.",
        ),
        "leave-row": ("Leave out", "Leave the row under the cursor out, or take it after all."),
        "show-rows": (
            "Show",
            "Show what asks for a look alone, then what would be taken in, then every row.",
        ),
        "choose-sheet": ("Other sheet", "Read another sheet of the workbook."),
        "leave-column": (
            "Leave a column out",
            "Leave a column out that the tool does not know, and read the rest anew.",
        ),
        "filter-rows": ("Filter", "Keep the rows that hold the words you type."),
        "unsaved": ("Unsaved text", "List the forms and cells that hold text typed and not saved."),
        "open-unsaved": ("Open", "Open the form or the grid that holds the text."),
        "copy": (
            "Copy",
            "Copy the sentence of what the cursor stands on to the terminal's clipboard.",
        ),
        "page-before": (
            "Finding before",
            "Show the finding before this one; page up does the same.",
        ),
        "page-on": (
            "Next finding",
            "Show the next missed or off-track indicator, at last the next year's priorities.",
        ),
        "overview": ("Overview", "Show what changed since the year before."),
        "last-page": ("Next priorities", "Show the last page: the priorities of the next year."),
        "open-indicator": (
            "Open",
            "Open the indicator in question: its chart, readings, history and definition.",
        ),
        "take-note": ("Note", "Note something on the page in front; it goes into the minutes."),
        "take-decision": (
            "Decide",
            "Enter what is decided on the page in front, and how it was voted on.",
        ),
        "take-priority": (
            "Set a priority",
            "Set a priority for the next year on the page in front, adopted or proposed.",
        ),
        "name-present": ("Present", "Name who is present at the meeting."),
        "write-minutes": (
            "Write the minutes",
            "Write the minutes so far to their file, and say where it is.",
        ),
        "meeting-before": ("Page before", "Show the page before."),
        "meeting-on": ("Next page", "Show the next page."),
        "read-on": (
            "Read on",
            "Go down one screenful, and from the end of a page to the next; so does page down.",
        ),
        "read-back": (
            "Read back",
            "Go up one screenful, and from the top of a page to the page before.",
        ),
        "first-page": ("First page", "Show the opening page: how it stands, what is asked."),
        "closing-page": ("Last page", "Show the closing page: what was decided, what comes next."),
        "goal-page": ("A goal", "Show the page of a goal: 1 the first, 2 the second."),
        "findings": ("Findings", "Show the first missed or off-track indicator."),
        "asked": ("Decisions sought", "Show what the board is asked to decide, in full."),
        "write-report": (
            "Write the report",
            "Write the report to a file as Markdown, its charts beside it; .html is one page.",
        ),
        "report-charts": ("Charts", "Write the report with charts, or without."),
        "report-brief": ("Brief", "Make the report of two printed pages, or the whole one."),
        "report-audience": (
            "For whom",
            "Make the report for the board, for donors or for everybody.",
        ),
        "replace-report": (
            "Replace the edited report",
            "Put the new report in the place of the one that was edited and kept.",
        ),
        "report-as-of": (
            "As of a day",
            "Use only what was known on a day, as --as-of does; an empty day uses everything.",
        ),
        "keep-field": ("Done", "Use what is typed."),
        "drop-field": ("Leave it", "Close the field and change nothing."),
        "yes": ("Yes", "Do what is asked."),
        "no": ("No", "Leave everything as it is; escape does the same."),
        "review": (
            "Review",
            "Show what changed since the year before, then what went wrong, one finding a page.",
        ),
        "due": (
            "Due",
            "List what is still to do for the year: readings, comments, priorities, decisions.",
        ),
        "report": ("Report", "Show the year's progress report, and write it to a file."),
        "comment": (
            "Comment",
            (
                "Write, change or read the year's comment on the indicator, objective or goal"
                " in question."
            ),
        ),
        "add-record": (
            "Add",
            "Add a priority or a decision; in the review, a priority for the next year.",
        ),
        "revise-record": (
            "Open, revise",
            "Open the priority or decision under the cursor and change its words.",
        ),
        "adopt-priority": (
            "Adopt",
            "Adopt the proposed priority; one that was settled is taken up again, with a word why.",
        ),
        "record-done": ("Done", "Say that the priority or the decision under the cursor is done."),
        "carry-over": (
            "Carry over",
            "Carry the priority forward: it is proposed anew for the next year.",
        ),
        "drop-record": (
            "Drop, withdraw",
            "Drop the priority, or withdraw the decision; it asks why, and the history stays.",
        ),
        "settle-due": (
            "See to it",
            "Open what the row asks for: the form, the comment, or what became of it.",
        ),
        "show-due": (
            "Open the indicator",
            "Open the indicator in question: its chart, readings, history and definition.",
        ),
        "priorities": (
            "Priorities",
            "Show last year's priorities and what became of them, this year's and the next one's.",
        ),
        "decisions": (
            "Decisions",
            "Show the decisions of the year's meetings and those still open from before.",
        ),
        "close-year": (
            "Close the year",
            "Close the year shown once the board has approved; it says first what is still due.",
        ),
        "reopen-year": (
            "Reopen the year",
            "Open the closed year that is shown again; it asks why.",
        ),
        "year-back": ("Year before", "Show the scorecard of the year before."),
        "year-on": ("Year after", "Show the scorecard of the year after."),
        "exceptions-first": (
            "Exceptions first",
            "List what is worst on top; once more for the order of the plan.",
        ),
        "filter": ("Filter", "Keep rows by words, or by tag:funding, owner:ana, status:missed."),
        "keep-filter": ("Keep the filter", "Go to the rows the filter leaves."),
        "drop-filter": ("Drop the filter", "Take the filter away and show everything."),
        "next-status": (
            "One status",
            "Keep the indicators of one status, worst first; again for the next, at last all.",
        ),
        "clear-filter": ("Show all", "Take every filter away."),
        "fold": ("Fold, unfold", "Hide or show what stands below a goal or objective."),
        "fold-in": ("Fold", "Hide what stands below; where nothing does, go to the heading above."),
        "fold-out": ("Unfold", "Show what stands below; where it shows already, go into it."),
        "fold-to-goals": ("Goals alone", "Show the goals, and nothing below them."),
        "fold-to-objectives": (
            "Goals and objectives",
            "Show the goals and what stands right below them; the objectives are folded.",
        ),
        "fold-nothing": ("Everything", "Show every goal, objective and indicator."),
        "sort-next": (
            "Sort by the next column",
            "Sort by the next column, at last as in the plan; a click on its heading does it too.",
        ),
        "turn-order": ("Turn the order", "Sort the other way round, once sorted by a column."),
        "next-indicator": ("Next indicator", "Show the next indicator of the list you came from."),
        "previous-indicator": (
            "Indicator before",
            "Show the indicator before this one in the list you came from.",
        ),
        "history": (
            "History",
            "Show every revision: who, when, from what to what, why; once more for the readings.",
        ),
        "definition": (
            "Definition",
            "Show what is counted, and how, in the place of the chart; once more for the chart.",
        ),
        "by-entity": (
            "By name, by part, or over the years",
            "Show the states, regions or partners it is kept for, each breakdown, or the years.",
        ),
        "filter-entities": (
            "Filter the names",
            "Keep states, regions or partners by letters of the name, or by status:missed.",
        ),
        "entity-status": (
            "One status",
            "Keep those of one status, worst first; again for the next, at last all.",
        ),
        "entity-order": (
            "Worst first, or by name",
            "List the worst on top, then those due next; once more to list them by name.",
        ),
        "next-entity": ("Next", "Show the next one of the list you came from."),
        "previous-entity": ("Before", "Show the one before it in the list you came from."),
        "what-if": (
            "What if",
            "Suppose a reading of the year, and see the status it would give; nothing is saved.",
        ),
        "compare-methods": (
            "Methods",
            "Show what each published method would say, and where they disagree.",
        ),
        "open-compared": ("Open", "Open the indicator in question."),
        "contested": (
            "Contested",
            "List what two people revised at once, and let one of them stand.",
        ),
        "settle-contested": (
            "Let it stand",
            "Let what is under the cursor stand; it becomes the next revision.",
        ),
        "choose-entity": ("Choose", "Take the name under the cursor."),
        "choose-up": ("Up", "Go up one name while you type."),
        "choose-down": ("Down", "Go down one name while you type."),
        "up": ("Up", "Go up one row; k does the same."),
        "down": ("Down", "Go down one row; j does the same."),
        "page-up": ("Page up", "Go up one screenful."),
        "page-down": ("Page down", "Go down one screenful."),
        "top": ("First row", "Go to the first row."),
        "bottom": ("Last row", "Go to the last row; G does the same."),
        "problems": (
            "Problems",
            "Show what is wrong with the plan and the data, by file and line.",
        ),
        "reload": (
            "Reload",
            "Read the plan and the data again; it also happens by itself when they change.",
        ),
        "change-theme": ("Theme", "Choose the colours: dark, light, high contrast, or another."),
        "help": ("Help", "Show the keys and what the marks mean."),
        "open-member": (
            "Open",
            "Open what is known of the strategy or the shared indicator under the cursor.",
        ),
        "open-strategy": (
            "The strategy's own screens",
            "Leave for the strategy's own screens; leaving them leads back to the portfolio.",
        ),
        "quit": ("Quit", "Leave."),
    }
    # The word beside the key at the bottom; neighbours with the same word share it.
    FOOTER = {
        "open": "open",
        "back": "back",
        "enter-reading": "enter",
        "correct-reading": "correct",
        "undo": "undo",
        "save": "save",
        "save-next": "next due",
        "no-data": "no data",
        "grid": "grid",
        "edit-cell": "edit",
        "no-data-here": "no data",
        "save-edits": "save",
        "import-file": "import",
        "choose-file": "open",
        "complete-path": "complete",
        "open-row": "open",
        "take-file": "import",
        "leave-row": "leave out",
        "show-rows": "show",
        "filter-rows": "filter",
        "choose-sheet": "sheet",
        "leave-column": "column",
        "open-unsaved": "open",
        "page-before": "page",
        "page-on": "page",
        "open-indicator": "open",
        "take-note": "note",
        "take-decision": "decide",
        "take-priority": "set priority",
        "name-present": "present",
        "write-minutes": "write minutes",
        "close-year": "close the year",
        "meeting-before": "page",
        "meeting-on": "page",
        "closing-page": "last",
        "goal-page": "goals",
        "findings": "findings",
        "asked": "decisions",
        "write-report": "write",
        "report-charts": "charts",
        "report-brief": "brief",
        "report-audience": "for whom",
        "report-as-of": "as of",
        "review": "review",
        "due": "due",
        "report": "report",
        "comment": "comment",
        "add-record": "add",
        "revise-record": "open",
        "adopt-priority": "adopt",
        "record-done": "done",
        "carry-over": "carry over",
        "drop-record": "drop",
        "settle-due": "see to it",
        "show-due": "open",
        "priorities": "priorities",
        "decisions": "decisions",
        "year-back": "year",
        "year-on": "year",
        "exceptions-first": "exceptions",
        "open-member": "open",
        "open-strategy": "its own screens",
        "filter": "filter",
        "next-indicator": "next",
        "history": "history",
        "definition": "definition",
        "by-entity": "split",
        "next-entity": "next",
        "what-if": "what if",
        "compare-methods": "methods",
        "open-compared": "open",
        "settle-contested": "let it stand",
        "choose-entity": "choose",
        "fold-to-goals": "fold",
        "fold-to-objectives": "fold",
        "fold-nothing": "fold",
        "sort-next": "sort",
        "next-status": "status",
        "copy": "copy",
        "change-theme": "theme",
        "help": "help",
        "quit": "quit",
    }
