"""The report's own sentences in English; with the template, all there is to translate of it.

What is said of an indicator, an objective or a status comes from :mod:`scorecard.messages`.
"""

from __future__ import annotations

from scorecard.model.indicator import Derivation
from scorecard.model.reading import Flag, State
from scorecard.review.due import DueKind

LANGUAGE = "en"
TITLE = "Progress in {year}"
HEADING = "{label} {id}: {title}"
PERIOD = "{first}–{last}"
KNOWN_ON = "As known on {day}."
NEWEST = "The newest record used is of {day}."

# The verdict, from counts.
ASSESSED = "Of {number} indicators that could be assessed, {parts}."
ASSESSED_ONE = "One indicator could be assessed: it is {part}."
ASSESSED_NONE = "None of the {number} indicators could be assessed: {reasons}."
ASSESSED_NONE_ONE = "The one indicator could not be assessed: {reasons}."
EMPTY = "The plan has no indicators to assess yet."
ONE_IS, MORE_ARE = "{number} is {words}", "{number} are {words}"
MORE = "{number} {words}"
GOOD = "achieved or on track"
NOT_ASSESSED = "{number} more have no status: {reasons}."
NOT_ASSESSED_ONE = "1 more has no status: {reasons}."
ENTERED = "{entered} of {expected} have a reading for {year}."

SET_BY = {
    "strategy": "Target set by the strategy.",
    "wording": "Target set after the strategy's wording.",
    "example": "Target set for this example.",
}
SET_BY_OTHER = "Target set by: {who}."
TREND = "Trend: {trend}."
REVISED = "Target revised on {day}; the first was {first}."
REVISED_WHY = "Target revised on {day} ({why}); the first was {first}."
NO_SOURCE = "The {year} figure has no source."
EVIDENCE = "Evidence for {year}: {evidence}"
JUDGED = "judged"
ACCUMULATED = "Yearly amounts, added up from the baseline on."
DERIVED = {
    Derivation.SUM: "Computed as the sum of: {titles}.",
    Derivation.DIFFERENCE: "Computed as the first less the second of: {titles}.",
    Derivation.SHARE: "Computed as the first in percent of the second of: {titles}.",
}
SEPARATOR = "; "
WITH_TITLE = "{title}: {sentence}"
WITH_UNIT = "{title} ({unit})"

RESTATED_WITHOUT_REASON = "changed after {year} was closed"
TAKEN_BACK = "taken back"
NO_DATA = "no data"

# Beside a figure in a narrow column, with what each letter stands for.
LETTERS = {
    State.PROVISIONAL: "p",
    Flag.ESTIMATED: "e",
    Flag.LOW_RELIABILITY: "u",
    Flag.BREAK: "b",
}
LETTER = "{letter} {meaning}"
LETTER_MEANINGS = {
    "p": "provisional",
    "e": "estimated",
    "u": "of low reliability",
    "b": "a break: not to be compared with earlier years",
}
NO_DATA_MARK = "–"
NO_DATA_BECAUSE = "{title}, {year}: no data, because {why}"

LACKING = {
    DueKind.MISSING: "No reading yet",
    DueKind.DRAFT: "Only a draft",
    DueKind.PROVISIONAL: "Provisional",
    DueKind.UNSOURCED: "Without a source",
}
UNJUDGED = "Not judged yet"

EDITION = "edition {edition}"
PAGE = "p. {page}"
