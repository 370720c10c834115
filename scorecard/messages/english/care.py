"""The care of the store: backups, merges, the copy of this computer, lines edited by hand."""

from __future__ import annotations


class Care:
    """The commands that take care of the store."""

    BACKED_UP = "{path}: {lines}, every one as it stands here."
    BACKED_UP_ALREADY = "{path}: nothing has changed since; {lines}."
    EVIDENCE_APART = {
        "one": "1 file of evidence is not in it; copy {folder} too.",
        "other": "{number} files of evidence are not in it; copy {folder} too.",
    }
    RESTORE_WHOLE = "{path}: {lines}, whole."
    RESTORE_ODD = {
        "one": "{path}: {lines}; 1 more cannot be read and is left out.",
        "other": "{path}: {lines}; {number} cannot be read and are left out.",
    }
    RESTORE_DIFFERS = "{path}: {what}; only lines whose seal holds are used"
    RESTORE_NONE = "The store has all of it; nothing to restore."
    RESTORE_SOME = "The store lacks {lines} of it; all else it holds stays."
    RESTORE_MAKE = "{store}: there is no store to read here; the backup would take its place."
    RESTORE_REPLACE = "{store}: the backup would take its place; what stands there would be kept."
    RESTORE_OTHER = (
        "{path}: is a backup of another store ({what}); {store} is store \u2026{id}; nothing was "
        "changed; to put it in its place all the same, say --other-store"
    )
    RESTORE_OTHER_TOLD = (
        "{path}: is a backup of another store ({what}) than {store}, store \u2026{id}"
    )
    BACKUPS_OTHER = (
        "{path}: no backup of this store (\u2026{id}) is there; of others there are these; to take "
        "one all the same, name its file and say --other-store"
    )
    BACKUPS_SEVERAL = (
        "{path}: there are backups of several stores, and nothing here says which is meant; name "
        "the file of one"
    )
    BACKUP_LISTED = "{path}: {what}"
    RESTORED = "Restored: {lines}."
    RESTORED_ASIDE = "What stood there is kept as {path}."
    NO_BACKUP = "{path}: no backup of this store is there; make one with: scorecard backup DIR"
    RESTORE_ASK = "Restore?"
    RESTORE_NEEDS = (
        "nothing was restored: without a terminal to ask on, say --yes to restore or --dry-run to "
        "look"
    )
    MERGE_SAYS = "{path}: {lines} that the store has not, {known} that it has."
    MERGE_ODD = {
        "one": "{path}: 1 line cannot be read and is left out",
        "other": "{path}: {number} cannot be read and are left out",
    }
    MERGE_NEW = "  {place}: {value}, {by}"
    MERGE_MORE = "  \u2026 and {number} more"
    MERGE_CONTESTED = "  {place} would be contested: {sides}; the last counts until it is settled"
    MERGE_GIVEN_TWICE = (
        "  {place} would be contested, for two were given that number: {sides}; each stands under "
        "its own name"
    )
    MERGE_NONE = "Nothing to merge: the store has every line."
    MERGE_ASK = "Merge?"
    MERGE_NEEDS = (
        "nothing was merged: without a terminal to ask on, say --yes to merge or --dry-run to look"
    )
    MERGED = "Merged: {lines}."
    DRY_RUN = "Nothing was changed: this was a dry run."
    STOPPED = "nothing was changed"
    VERIFY_HEAD = ("what", "lines", "digest", "")
    VERIFY_FILE, VERIFY_SERVER = "file", "server"
    VERIFY_COPY, VERIFY_BACKUP = "this computer's copy", "backup"
    VERIFY_SAME = "the same"
    VERIFY_LACKS, VERIFY_ODD = "lacks {lines}", "{odd} cannot be read"
    VERIFY_TORN = "{torn} cut off in a save and of no account"
    VERIFY_NONE = "none is kept here yet"
    VERIFY_UNREADABLE = "cannot be read"
    VERIFY_DIFFERS = "not as it was written"
    VERIFY_FOREIGN = {
        "one": "In the file is also 1 line of another store, the first in line {line}.",
        "other": "In the file are also {number} lines of another store, the first in line {line}.",
    }
    VERIFY_UNANSWERED = (
        "Only this computer has what another store held that was here: {what}, as {path}."
    )
    VERIFY_WHOLE = "Everything is there: {lines}."
    VERIFY_NOT = {
        "one": "One of these lacks something or is damaged.",
        "other": "{number} of these lack something or are damaged.",
    }
    FORGET_NONE = "This computer keeps no copy of {file}; nothing to forget."
    FORGET_NONE_BUT = (
        "This computer keeps no copy of {file}, but one of another store that was here; to forget "
        "that, say --other-store."
    )
    FORGET_SAYS = "{path}: this computer's copy of {file}, {lines}."
    FORGET_OTHER = (
        "{path}: this computer's copy of another store that was here, {what}; to keep it, copy "
        "that file elsewhere first."
    )
    FORGOTTEN_OTHER = "Forgotten."
    FORGET_WAITING = {
        "one": (
            "1 line is on this computer only and would be lost; see that {file} can be written "
            "and try again, or make a backup first and say --even-waiting"
        ),
        "other": (
            "{number} lines are on this computer only and would be lost; see that {file} can be "
            "written and try again, or make a backup first and say --even-waiting"
        ),
    }
    NOT_ON_SERVER = (
        "on a server nothing is made anew or replaced by a backup; put it back where its own store "
        "can be reached, or make a file of it and bring that here with: scorecard move"
    )
    FORGET_ASK = "Forget it? The file stays as it is."
    FORGET_NEEDS = "nothing was forgotten: without a terminal to ask on, say --yes"
    FORGOTTEN = "Forgotten. The next opening begins a new copy from the file as it is then."
    ACCEPT_NO_LINE = "{file}: line {line} was not edited or added by hand; see: scorecard check"
    ACCEPT_NOT_ENTERED = (
        "{file}: line {line} was edited or added by hand, but does not say a reading that could be "
        "entered: an indicator, a year, and a value; enter what it means with its own command, "
        "or mend the line"
    )
    ACCEPT_ALREADY = "Line {line} was accepted already; delete it, or leave it."
    ACCEPT_NEWER = (
        "{file}: line {line} is an edit of an older revision; since then {by} entered {value} for "
        "{place}; say --yes to enter the edit over that"
    )
    ACCEPT_ADDED = (
        "{file}: line {line} is for {place}, where {by} entered {value}; say --yes to enter the "
        "line over that"
    )
    ACCEPT_UNFIT = "{file}: line {line} cannot be entered: {what}"
    ACCEPTED = "{place}: {value}{was}. Saved as revision {revision}, by {by}."
    ACCEPTED_WAS = ", was {value}"
    CONFLICT_ASK = "Keep that [k], or enter yours as the next revision [e]?"
    CONFLICT_KEPT = "kept what stands; nothing was saved"
    CONFLICT_OVER = (
        "to enter yours as the next revision, say --over {over}, the number of the last you have "
        "seen"
    )
    OVER_FIRST = "--over {over}: nothing was entered for {place} yet; leave --over out"
    OVER_NO_COMMENT = "--over {over}: nothing was written yet; leave --over out"
    OVER_NONE = "--over {over}: there is no such revision; the last has number {number}"
    CONTESTED_BOTH = "{place} is contested: {sides}."
    CONTESTED_SETTLE = "Yours settles it. Enter it?"
    CONTESTED_NEEDS = (
        "NOT saved: {place} is contested: {sides}; to settle it with yours, say --over {over}, the "
        "number of the last revision you have seen"
    )
