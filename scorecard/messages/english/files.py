"""Files and folders: where the plan is looked for, and why a file for people was not written."""

from __future__ import annotations


class Files:
    """A file that is asked for, and what stands in its way."""

    NO_PLAN = (
        "no {name} in this folder or above it; start one with: scorecard init DIR — or look at the "
        "example with: scorecard demo DIR"
    )
    IS_FOLDER = "{path}: is a folder; name a file"
    OCCUPIED = (
        "{path}: exists and was not written by this command; name another file, or replace it with "
        "--force"
    )
    IS_DEVICE = "{path}: is a device or a socket; name a file"
    NO_READER = "{path}: not written: nobody reads this pipe"
    NO_WRITER = "nobody writes into this pipe"
    ONE_FILE = "{path} and {other} are one file; name two"
    KEPT = "{path}: not written: {what} belongs to the strategy; no report or export replaces it"
    IS_STORE = "{path}: not written: a store is there; no report or export replaces it"
    IS_PLAN = "{path}: not written: a plan is there; no report or export replaces it"
    CHANGED = "{path}: not written: somebody changed it meanwhile; try again"
    LEADS_NOWHERE = "{path}: is a link that leads nowhere"
    NO_FOLDER = "{path}: not written: there is no folder {folder}"
    PROTECTED = "{path}: not written: the file is write-protected"
    NOT_WRITTEN = "{path}: not written: {why}; nothing was changed"
