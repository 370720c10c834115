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
    MEANINGS: ClassVar[dict[str, str]] = {
        "indicator": "The id of the indicator in the plan.",
        "year": "The year that was measured.",
        "value": "The figure, the answer, the level or the evidence.",
        "entity": "What it is kept for, by its id, where the indicator is kept for several.",
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
