"""An export in the standard of the International Aid Transparency Initiative."""

from __future__ import annotations

from typing import ClassVar


class Iati:
    """What the file says in words, and what must be said before there can be one."""

    # Refusals.
    FAULTY = "[iati] in the plan has a fault, so nothing is exported; scorecard check names it"
    NO_ORGANISATION = (
        "the plan does not say under which identifier the organisation publishes; add [iati] with "
        'organisation = "…", such as GB-CHC-1234567 (register and number; org-id.guide finds it)'
    )
    NO_TYPE = (
        "the plan does not say what sort of organisation it is; add organisation_type to [iati]: "
        "{types}"
    )
    NO_NAME = "the plan does not say whose strategy it is; add organisation to [strategy]"
    # Descriptions.
    TITLE = "{id} {title}"
    PART_OF = "Goal {id}: {title}"
    EACH = "{title}, by {entity}"
    ENTITY = "entity"
    UNIT = "Counted in: {unit}."
    YES_NO = "1 is yes, 0 is no."
    LEVELS = "Levels, from 0 for the worst: {levels}."
    LEVEL = "{number} {level}"
    SUMMED = "Running total since the baseline; the amount of each year stands beside it."
    TARGET, TARGET_OF = "Target: {target}.", "Target of {of}: {target}."
    SOURCE = "Source: {source}."
    ROUNDS = "Kept {every}."
    CONTEXT = "Shown for context; no target is meant."
    # Comments.
    AMOUNT = "amount of the year"
    MILESTONE = "{need}, on the way to {target}"
    # What the format cannot say.
    LEFT_OUT: ClassVar[dict[str, dict[str, str]]] = {
        "later": {
            "one": "1 reading is of a later year than {year}, and not exported; see --year.",
            "other": "{number} readings are of later years than {year}, and not exported; see "
            "--year.",
        },
        "aside": {
            "one": "1 reading is of what the plan does not have, or has with a fault.",
            "other": "{number} readings are of what the plan does not have, or has with a fault.",
        },
        "drafts": {
            "one": "1 draft is not exported.",
            "other": "{number} drafts are not exported.",
        },
        "empty": {
            "one": "1 goal or objective has no indicators; the format has none without.",
            "other": "{number} goals or objectives have no indicators; the format has none "
            "without.",
        },
        "no_data": {
            "one": "No data, and why: 1 time; such a year has no figure.",
            "other": "No data, and why: {number} times; such a year has no figure.",
        },
        "unknown": {
            "one": "1 computed figure may be anything, and is left out.",
            "other": "{number} computed figures may be anything, and are left out.",
        },
        "bounds": {
            "one": "1 figure is a bound, or about so much; only its comment says so.",
            "other": "{number} figures are bounds, or about so much; only their comments say so.",
        },
        "aims": {
            "one": "1 target says at least or at most; only its comment says so.",
            "other": "{number} targets say at least or at most; only their comments say so.",
        },
        "ranges": {
            "one": "1 target lies between two figures; only its indicator's description says it.",
            "other": "{number} targets lie between two figures; only the descriptions of their "
            "indicators say it.",
        },
        "revised": {
            "one": "1 target or deadline was revised; the one in force is exported.",
            "other": "{number} targets or deadlines were revised; those in force are exported.",
        },
        "tolerances": {
            "one": "1 target has a tolerance.",
            "other": "{number} targets have a tolerance.",
        },
        "baselines": {
            "one": "1 more baseline, from which a series starts anew or did: one is exported.",
            "other": "{number} more baselines, from which a series starts anew or did: of each "
            "indicator one is exported.",
        },
        "restated": {
            "one": "1 figure was restated; what it was before is not said.",
            "other": "{number} figures were restated; what they were before is not said.",
        },
        "entered": {
            "one": "Who entered 1 reading, and when.",
            "other": "Who entered {number} readings, and when.",
        },
        "evidence": {
            "one": "1 file of evidence.",
            "other": "{number} files of evidence.",
        },
        "statuses": {
            "one": "The status of 1 indicator, and what goals and objectives come to.",
            "other": "The statuses of {number} indicators, and what goals and objectives come to.",
        },
        "judgements": {
            "one": "1 judgement of a person.",
            "other": "{number} judgements of persons.",
        },
        "weights": {
            "one": "1 weight or headline.",
            "other": "{number} weights or headlines.",
        },
        "owners": {
            "one": "Who looks after 1 indicator, or its tags.",
            "other": "Who looks after {number} indicators, or their tags.",
        },
        "comments": {
            "one": "1 comment.",
            "other": "{number} comments.",
        },
        "board": {
            "one": "1 priority, decision or closing of a year.",
            "other": "{number} priorities, decisions and closings of years.",
        },
    }
