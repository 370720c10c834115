"""Workbooks that are written: their sheets, headings and explanations."""

from __future__ import annotations

from typing import ClassVar


class Workbook:
    """Readings and what they say, as a workbook."""

    TOO_LONG = (
        "row {row} of the workbook: {column} has more than {most:,} letters, and no cell of a "
        "workbook holds so many; export a CSV file"
    )
    NOT_WRITTEN = (
        "{file}: {suffix} is not written; name it .xlsx, which LibreOffice and Excel open, or .csv"
    )
    WIDE_IS_NO_HISTORY = (
        "--wide shows what stands, a figure a cell; --history has every revision, a row each"
    )
    WIDE_LEAVES_OUT: ClassVar[dict[str, str]] = {
        "one": (
            "1 reading says more than its figure (a source, a note, why there is no data); a long "
            "CSV or a workbook has that too"
        ),
        "other": (
            "{number} readings say more than their figures (sources, notes, why there is no data); "
            "a long CSV or a workbook has that too"
        ),
    }
    SURE = "Are you sure?"
    # The sheets of a whole export, and the headings that are no columns of a long table.
    READINGS = "Readings"
    FIGURES = "Figures"
    BESIDE = "Sources and notes"
    FIGURE_OF = "figure of"
    PART = "counted"
    WHOLE = "of all"
    SCORECARD = "Scorecard {year}"
    INDICATORS = "Indicators"
    COLUMNS = "Columns"
    ID = "id"
    TITLE = "title"
    STATUS = "status"
    LATEST = "latest figure by {year}"
    TARGET = "target"
    IN_WORDS = "in words"
    BELONGS_TO = "belongs to"
    KIND = "kind"
    UNIT = "unit"
    BASELINE = "baseline"
    DEFINITION = "definition"
    LEVELS = "levels"
    ENTITIES = "entities"
    SOURCE = "source"
    OWNER = "owner"
    NAMED = "{id}: {title}"
    COLUMN = "column"
    MEANS = "what it says"
    OF_PART = "{title} ({part})"
    MEANINGS: ClassVar[dict[str, str]] = {
        "indicator": "The id of the indicator in the plan.",
        "year": "The year that was measured.",
        "value": "The figure, the answer, the level or the evidence.",
        "entity": "What it is kept for, by its id, where the indicator is kept for several.",
        "part": "The part of a breakdown that the figure is of; the whole where it is empty.",
        "numerator": "The part that a percentage is made of.",
        "denominator": "The whole that a percentage is made of.",
        "qualifier": "How exactly the figure was printed; empty where exactly.",
        "state": "How settled it is: final, provisional or draft.",
        "flags": "Cautions: estimated, break (a new series begins here), low reliability.",
        "source": "Where the figure stands: the title.",
        "edition": "Which edition of the source.",
        "address": "The web address of the source.",
        "page": "The page of the source.",
        "published": "When the source came out.",
        "note": "What a reader should know.",
        "reason": "Why an earlier reading was revised.",
        "no_data": "Why there is no figure.",
        "by": "Who entered it.",
        "retracted": "Yes where the reading was taken back.",
        "record": "What the row is a record of; a reading where it is empty.",
        "entered": "When it was entered.",
        "as_published": "Yes where it counts from the day it was published.",
        "audience": "For whom a comment is.",
        "ref": "The name of a priority or a decision.",
        "kind": "What sort of priority it is.",
        "who": "Who leads on it, or sees to it.",
        "measure": "How we will know.",
        "because": "Why it was changed or settled.",
        "carried_from": "The priority that it goes on with.",
        "due": "By when a decision is to be carried out.",
        "done": "When it was carried out.",
        "for": "How many voted for it.",
        "against": "How many voted against it.",
        "abstained": "How many abstained.",
    }


class StaffSheet:
    """A workbook for staff, to be filled in and imported."""

    NOT_XLSX = "{file}: a workbook to fill in is an .xlsx; name it so"
    NO_TIMES = "a workbook to fill in shows what stands now; leave --as-of out"
    NOTHING_DUE = "Nothing is due for {year}, and no workbook was written; --all has every reading."
    WRITTEN: ClassVar[dict[str, str]] = {
        "one": "{file}: 1 reading of {year} to fill in. Then: scorecard import {command}",
        "other": "{file}: {number} readings of {year} to fill in. Then: scorecard import {command}",
    }
    TITLE = "Readings {year}"
    EXPLANATION = "How to fill it in"
    LEVELS = "Levels"
    LEVEL = "level"
    LEVEL_TITLE = "what it means"
    LAST = "{year}: {value}"
    ASKED: ClassVar[dict[str, str]] = {
        "missing": "no reading yet",
        "draft": "a draft",
        "provisional": "provisional",
        "unsourced": "no source",
    }
    # What is said where somebody types.
    NUMBER: ClassVar[dict[str, str]] = {
        "number": "A number ({unit}).",
        "percent": "Percent: type 45 for 45 %.",
    }
    NO_UNIT = "no unit"
    BETWEEN = " From {low} to {high}."
    AT_LEAST = " At least {bound}."
    AT_MOST = " At most {bound}."
    BOUNDS_TOO = " A bound is taken too: \u226540, \u22645, ~30. No figure? Say why under no_data."
    YES_NO_MESSAGE = "yes or no. Not known? Say why under no_data."
    DONE_MESSAGE = "yes, no, or when it was done: 2020-02-27, 2020-02 or 2020."
    LEVEL_MESSAGE = "One of the levels in the list; the sheet Levels says what they mean."
    EVIDENCE_MESSAGE = "The evidence, in words. The judgement itself is entered in the program."
    STATE = "How settled it is"
    STATE_MESSAGE = "final, provisional or draft; empty is final."
    SOURCE = "Where it stands"
    SOURCE_MESSAGE = "Last time: {source}"
    PUBLISHED = "When the source came out"
    PUBLISHED_MESSAGE = "A day, such as 2018-11-20."
    # The sheet that explains.
    ABOUT = "about"
    WHAT_TO_DO = "what to do"
    HOW_TO: ClassVar[dict[str, str]] = {
        "this workbook": (
            "The readings of {year} that are to be entered for: {strategy}. Type into the columns "
            "with a yellow ground; the others are for you to read and are not taken back."
        ),
        "rows": (
            "A row is one reading. Leave rows empty that you know nothing about: they are passed "
            "over. Where figures stand already, change what is wrong; what you leave as it is "
            "changes nothing. Rows may be sorted, filtered, deleted, and copied into a workbook of "
            "your own under the same headings."
        ),
        "coming back": (
            "Save the workbook and hand it to whoever keeps the readings, or run scorecard import "
            "with its name. Everything is shown before anything is saved, and what somebody else "
            "changed since this workbook was made is named."
        ),
        "no figure": (
            "A missing figure is never a zero. Leave the value empty and write into no_data why "
            "there is none."
        ),
    }
    COLUMNS: ClassVar[dict[str, str]] = {
        "indicator": "Which indicator it is: its id in the plan. Leave it as it is.",
        "entity": "What it is kept for, where an indicator is kept for several. Leave it as it is.",
        "part": "The part the figure is of; the whole where it is empty. Leave it as it is.",
        "title": "What is measured.",
        "unit": "The unit of the figures.",
        "target": "What is to be reached, and by when.",
        "earlier": "The last figures of earlier years.",
        "definition": "What counts and what does not.",
        "asked": "Why the row is here: no reading yet, only a draft, provisional, no source.",
        "year": "The year that is measured. Leave it as it is.",
        "value": (
            "The figure, without its unit: 105, 45.5, \u226540, ~30. For yes or no and for levels "
            "choose from the list. Percent: 45 means 45 %."
        ),
        "numerator": "The part a percentage is made of; then value may stay empty.",
        "denominator": "The whole a percentage is made of.",
        "no_data": "Why there is no figure.",
        "state": "final, provisional or draft; empty is final.",
        "flags": "Cautions: estimated, break, low reliability; several with ; between them.",
        "source": "Where the figure stands: the title of the report, register or survey.",
        "edition": "Which edition of it.",
        "page": "Which page of it.",
        "address": "Its web address.",
        "published": "When it came out: a day such as 2018-11-20.",
        "note": "What a reader should know about the figure.",
        "reason": (
            "Why a figure that stood is changed: correction, late data, method change, restated by "
            "source, or your own words. Needed for a year the board has closed."
        ),
        "seen": (
            "Which revision the row was filled from, so that an import can tell what somebody else "
            "changed meanwhile. Leave it as it is."
        ),
    }
