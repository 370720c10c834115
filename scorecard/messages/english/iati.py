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
    SOURCE = "Source: {source}"
    ROUNDS = "Kept {every}."
    CONTEXT = "Shown for context; no target is meant."
    # Comments.
    AMOUNT = "amount of the year"
    MILESTONE = "{need}, on the way to {target}"
    # What the format cannot say.
    LEFT_OUT: ClassVar[dict[str, dict[str, str]]] = {
        "later": {
            "one": "Left out: 1 reading of a later year than {year}; see --year.",
            "other": "Left out: {number} readings of later years than {year}; see --year.",
        },
        "aside": {
            "one": "Left out: 1 reading of what the plan does not have, or has with a fault.",
            "other": "Left out: {number} readings of what the plan does not have, or has with a "
            "fault.",
        },
        "drafts": {
            "one": "Left out: 1 draft.",
            "other": "Left out: {number} drafts.",
        },
        "empty": {
            "one": "Left out: 1 goal or objective that has no indicators.",
            "other": "Left out: {number} goals or objectives that have no indicators.",
        },
        "no_data": {
            "one": "Left out: 1 time no data, and why; such a year has no figure.",
            "other": "Left out: {number} times no data, and why; such a year has no figure.",
        },
        "unknown": {
            "one": "Left out: 1 computed figure that may be anything.",
            "other": "Left out: {number} computed figures that may be anything.",
        },
        "gaps": {
            "one": "Left out: 1 running total, as a year before it has no amount.",
            "other": "Left out: {number} running totals, as a year before them has no amount.",
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
            "one": "Left out: 1 target or deadline that is not the one in force.",
            "other": "Left out: {number} targets or deadlines that are not those in force.",
        },
        "tolerances": {
            "one": "Left out: the tolerance of 1 target.",
            "other": "Left out: the tolerances of {number} targets.",
        },
        "baselines": {
            "one": "Left out: 1 baseline that is not the one in force.",
            "other": "Left out: {number} baselines that are not those in force.",
        },
        "restated": {
            "one": "1 figure was restated; what it was before is not said.",
            "other": "{number} figures were restated; what they were before is not said.",
        },
        "entered": {
            "one": "Left out: who entered 1 reading, and when.",
            "other": "Left out: who entered {number} readings, and when.",
        },
        "evidence": {
            "one": "Left out: 1 file of evidence.",
            "other": "Left out: {number} files of evidence.",
        },
        "statuses": {
            "one": "Left out: the status of 1 indicator, and what goals and objectives come to.",
            "other": "Left out: the statuses of {number} indicators, and what goals and "
            "objectives come to.",
        },
        "judgements": {
            "one": "Left out: 1 judgement of a person.",
            "other": "Left out: {number} judgements of persons.",
        },
        "weights": {
            "one": "Left out: 1 weight or headline.",
            "other": "Left out: {number} weights or headlines.",
        },
        "owners": {
            "one": "Left out: who looks after 1 indicator, or its tags.",
            "other": "Left out: who looks after {number} indicators, or their tags.",
        },
        "comments": {
            "one": "Left out: 1 comment.",
            "other": "Left out: {number} comments.",
        },
        "board": {
            "one": "Left out: 1 priority, decision or closing of a year.",
            "other": "Left out: {number} priorities, decisions and closings of years.",
        },
    }
