"""Exports for statisticians: SDMX and Open SDG."""

from __future__ import annotations


class Observations:
    """What such formats have no room for."""

    LATER = {
        "one": "Left out: 1 reading of a year after {year}; --year takes it in.",
        "other": "Left out: {number} readings of years after {year}; --year takes them in.",
    }
    UNKNOWN = {
        "one": "Left out: 1 reading of what the plan does not have, or not rightly.",
        "other": "Left out: {number} readings of what the plan does not have, or not rightly.",
    }
    BOUNDLESS = {
        "one": "Left out: 1 computed figure of which only bounds are known.",
        "other": "Left out: {number} computed figures of which only bounds are known.",
    }
    DRAFTS = {
        "one": "Left out: 1 draft.",
        "other": "Left out: {number} drafts.",
    }
    EARLIER = {
        "one": "Left out: 1 earlier revision; the format holds the figures that stand.",
        "other": "Left out: {number} earlier revisions; the format holds the figures that stand.",
    }
    TOTALS = {
        "one": "Left out: the running total of 1 indicator; the amount of each year is written.",
        "other": "Left out: the running totals of {number} indicators; the amounts of each year "
        "are written.",
    }
    EVIDENCE = {
        "one": "Left out: the name of 1 file that a figure rests on.",
        "other": "Left out: the names of {number} files that figures rest on.",
    }
    ON_THE_WAY = {
        "one": "Left out: 1 milestone or target that is not the last word.",
        "other": "Left out: {number} milestones and targets that are not the last word.",
    }
    JUDGEMENTS = {
        "one": "Left out: 1 judgement and its reason.",
        "other": "Left out: {number} judgements and their reasons.",
    }
    COMMENTS = {"one": "Left out: 1 comment.", "other": "Left out: {number} comments."}
    PRIORITIES = {"one": "Left out: 1 priority.", "other": "Left out: {number} priorities."}
    DECISIONS = {"one": "Left out: 1 decision.", "other": "Left out: {number} decisions."}


class Sdmx:
    """SDMX-CSV, and the structure beside it."""

    NO_ID = "{key} is {value}, which SDMX does not take; one like {example} it does"
    NO_AGENCY = (
        "sdmx-csv needs the id of the agency that maintains the figures: write [sdmx] and below "
        'it agency = "ID" into the plan'
    )
    STATUSES = "Left out: every status; SDMX has figures and targets, and no verdicts."
    CONCEPTS = {
        "FREQ": "Frequency",
        "REF_AREA": "Reference area",
        "INDICATOR": "Indicator",
        "ENTITY": "Entity",
        "BREAKDOWN": "Part of a breakdown",
        "TIME_PERIOD": "Time period",
        "OBS_VALUE": "Observation value",
        "TEXT_VALUE": "Value in words",
        "UNIT_MEASURE": "Unit of measure",
        "OBS_STATUS": "Observation status",
        "LOWER_BOUND": "Lower bound",
        "UPPER_BOUND": "Upper bound",
        "COMMENT_OBS": "Comment on the observation",
        "SOURCE": "Source",
        "TARGET": "Target",
        "BASELINE": "Baseline",
        "UPDATED": "Known from",
        "REPORTING_YEAR_START_DAY": "Start day of the reporting year",
    }
    LISTS = {
        "CL_FREQ": "Frequencies",
        "CL_AREA": "Reference areas",
        "CL_INDICATOR": "Indicators",
        "CL_ENTITY": "Entities",
        "CL_BREAKDOWN": "Parts of breakdowns",
        "CL_OBS_STATUS": "Observation statuses",
    }
    STATUS = {
        "A": "Normal value",
        "B": "Series break",
        "E": "Estimated value",
        "O": "Missing value",
        "P": "Provisional value",
        "U": "Low reliability",
    }
    ANNUAL = "Annual"
    TOTAL = "Total"
    NOT_APPLICABLE = "Not applicable"
    AREA = "Area {code}"
    PART = "{breakdown}: {title}"


class OpenSdg:
    """A data folder of Open SDG, out and in."""

    ENTITY = "Entity"
    YES_NO = "1 = yes, 0 = no"
    LEVEL = "level"
    LEVELS = "Levels, the worst first: {listed}."
    FISCAL = "Years are called after the one they begin in: {first} is {year}."
    TARGET = "Target: {target}. {sentence}"
    BOUNDS = {
        "one": "1 figure is only a bound; Open SDG shows the number, and the comment says it.",
        "other": "{number} figures are only bounds; Open SDG shows the numbers, and the comments "
        "say it.",
    }
    SOURCES = {
        "one": "The source of 1 figure stands in the metadata, apart from it.",
        "other": "The sources of {number} figures stand in the metadata, apart from them.",
    }
    NOTES = {
        "one": "Left out: the note of 1 reading in words.",
        "other": "Left out: the notes of {number} readings in words.",
    }
    STATUSES = (
        "Every status is one of the six of Open SDG, which has no missed and no word for why there "
        "is none; the sentence of each stands in the metadata."
    )
    # The way in.
    LAYOUT = {
        "one": "Open SDG: 1 file.",
        "other": "Open SDG: {number} files, each of one indicator.",
    }
    PLACE = "{file} row {number}"
    NO_FILES = "holds no data of Open SDG: no file data/indicator_*.csv"
    NO_HEADER = "needs a column Year, a column Value, and no name twice"
    TOO_WIDE = "has more cells than the header has columns"
    COMPUTED = {
        "one": "Passed over: 1 row of a figure that the plan computes.",
        "other": "Passed over: {number} rows of figures that the plan computes.",
    }
    EMPTY = {
        "one": "Passed over: 1 row without a value, or a word why there is none.",
        "other": "Passed over: {number} rows without a value, or a word why there is none.",
    }
    MULTIPLIED = "the value is to be multiplied ({text}), and the plan has one unit"
    TWO_PARTS = "the row is of parts of two breakdowns; a reading is of one"
    NO_BREAKDOWN = "holds {text}, and the plan breaks {id} down by nothing of that name"
    NO_NUMBER = "{text} is no number as Open SDG writes one"
    NO_WORD = "{text} stands for no answer or level of the plan's"
    NO_STATUS = "{text} is none of A, B, E, O, P and U, which a reading may be"
