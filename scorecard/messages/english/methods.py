"""What published methods say."""

from __future__ import annotations

from typing import ClassVar


class Methods:
    """What the published methods say, and how they compare; their own words stay theirs."""

    NAMES: ClassVar[dict[str, str]] = {
        "path": "path",
        "opensdg": "Open SDG",
        "eurostat": "Eurostat",
        "un": "UN",
        "sdsn": "SDSN",
        "achievement": "achievement",
        "okr": "OKR",
        "growth": "growth",
    }
    # A method that has several views of an indicator is named with the view.
    VIEWS: ClassVar[dict[str, str]] = {
        "un ratio": "UN chart",
        "un growth": "UN chart",
        "un level": "UN level",
        "un projected_share": "UN projected share",
        "sdsn arrow": "SDSN arrow",
        "sdsn colour": "SDSN colour",
    }
    SAID = '{method} says "{word}": {arithmetic}. {status}.'
    SILENT_WITH_A_WORD = '{method} says "{word}": {why}.'
    SILENT = "{method} says nothing: {why}."
    SILENCE: ClassVar[dict[str, str]] = {
        "not_a_number": "it is for numbers and percentages",
        "no_figure": "it is kept per entity, and no figure is made of them",
        "no_reading": "there is no reading yet",
        "one_reading": "there is no reading after the base",
        "series_break": "the series breaks after the base",
        "gap": "a year of the total is missing",
        "no_base": "there is no base it can divide by",
        "no_reading_since_base": "there is no reading since the base year",
        "no_target": "it needs a target",
        "no_date": "it needs a target that is due after the base year",
        "no_direction": "neither a target nor a direction says which way is good",
        "between": "it is not for targets between two values",
        "range": "a reading that it needs lies between two figures",
        "sign_change": "between the base, the latest reading and the target the sign changes",
        "target_zero": "a part of zero, or of less, cannot be taken",
        "at_most": "it is for results to be reached, not to be kept under",
        "no_way_to_go": "the base met the target already, so there is no way to measure",
        "no_bounds": "it needs its optimum, green, red and lower bound declared",
        "no_levels": "it needs its levels declared",
        "has_target": "it is for indicators without a target",
    }
    MET = "{latest} meets the target of {target}"
    BASE_MET = "the base, {base}, met the target of {target}, and {latest} does not"
    NOTHING_NEEDED = "the base, {base}, is the target already, and {latest} falls short of it"
    RATIO = (
        "progress of {made} a year from {base} to {latest}, where {target} by {due} needs {needed} "
        "a year; a ratio of {figure}, {band}"
    )
    RAW_RATIO = (
        "growth of {made} a year from {base} to {latest}, where {target} by {due} needs {needed} "
        "a year; a ratio of {figure}, {band}"
    )
    GROWTH = "progress of {figure} a year from {base} to {latest}, {band}"
    THROUGH_ZERO = (
        "from {base} to {latest} it went through zero, where there is no rate of growth; it went "
        "{way}"
    )
    GOOD_WAY, BAD_WAY = "the right way", "the wrong way"
    LEVEL = "{latest}, where the levels part at {cuts}"
    PROJECTED_SHARE = (
        "growing {made} a year as from {base} to {latest}, {figure} of the way to {target} will be "
        "made by {due}, {band}"
    )
    ARROW = (
        "{made} a year from {base} to {latest}, where {target} by {due} needs {needed} a year; a "
        "ratio of {figure}, {band}"
    )
    POINTS = "{value} points"
    ARROW_MET = "{latest} is at the threshold of {target} or past it"
    COLOUR = "{latest} scores {figure} of 3, {band}"
    ACHIEVEMENT = "{latest} is {figure} of {target}, {band}"
    SCORE = "{figure} of the way from {base} to {target} is made with {latest}, {band}"
    # Where a figure lies between the cuts; some are reached, some must be passed.
    AT_OR_ABOVE, ABOVE = "at or above {cut}", "above {cut}"
    UNDER, NOT_ABOVE = "under {cut}", "not above {cut}"
    BOTH = "{low} and {high}"
    ZERO_AS = ", with {value} in the place of zero"
    SHRUNK = ", the cuts being {factor} of their size so near the limit"
    # Roll-ups.
    MEAN_SCORE = (
        'Open SDG\'s mean score is {figure}, "{word}", over {counted} of {total} indicators: '
        "{counts}."
    )
    WORST_TWO = (
        'SDSN\'s two worst of {total} indicators score {figure} of 3, "{word}" ({counted} have a '
        "colour): {counts}."
    )
    NO_SCORE = (
        "No roll-up by {method}: {counted} of {total} indicators have what it adds up: {counts}."
    )
    # The comparison.
    TITLE = "{strategy}: what each method says of {year}"
    AGREE = {
        "one": "Only {method} says something: {status}.",
        "other": "All {number} that say something agree: {status}.",
    }
    NONE_SAYS = "None of them says anything."
    DISAGREE = "They disagree: {parties}."
    # Not every method has a word for achieved or for missed.
    AGREE_NEARLY = "Alike, but not the same: {parties}."
    PARTIES = "; "
    LINE = '{method}: "{word}", {arithmetic}.'
    PATH_LINE = "{method}: {sentence}"
    WITH_WORD = '{method} ("{word}")'
    PARTY = "{status} ({methods})"
    OWN = "{method} *"
    OWN_NOTE = "* the method of the plan"
    SAYS_NOTHING = "Nothing from {methods}: {why}."
    NOT_SCORED = "Nothing is compared: {why}."
    TALLY = "{number} compared: the same for {agreed}, alike for {near}, different for {disagreed}."
    NOTHING = "The plan has no indicators."
