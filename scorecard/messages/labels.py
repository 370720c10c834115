"""The words that a plan calls things by, put into the sentences of the catalogue."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any

from scorecard.model.plan import RENAMED

if TYPE_CHECKING:
    from collections.abc import Mapping

# A word of the catalogue with its article, outside fields, keys, options and file names. "Reading
# the plan" is no reading.
_WORD = re.compile(
    r"(?P<field>\{[^{}]*\})"
    r"|(?P<article>\b[Aa]n? )?(?<![\w\-\[./\"`])"
    rf"(?P<word>{'|'.join(RENAMED)}|entitie|strategie)(?P<many>s)?"
    r"(?![\w\-\]/\"`]|\.\w|\s*=|(?<=eading) (?:the|it|failed|\{))",
    re.IGNORECASE,
)
_FULL = {"entitie": "entity", "strategie": "strategy"}
_VOWELS = "aeiou"


def relabelled(names: Mapping[str, Any], labels: Mapping[str, str]) -> dict[str, Any]:
    """Return names of the catalogue with the words of a plan in the place of the tool's own.

    Args:
        names: sentences, tables of them and classes that hold them, by name.
        labels: the plan's word by the tool's, such as "Pillar" for "goal".
    """
    return {name: _told(value, labels) for name, value in names.items()}


def _told(value: Any, labels: Mapping[str, str]) -> Any:
    """Return a sentence, or whatever holds sentences, in the words of a plan."""
    if type(value) is str:  # what is a status, or another value of the model, is no sentence
        return _WORD.sub(partial(_renamed, labels=labels), value)
    if isinstance(value, dict):
        return {key: _told(item, labels) for key, item in value.items()}
    if isinstance(value, tuple):
        # A lone word in a row is the name of something, and stays what it is looked up by.
        return tuple([item if item in RENAMED else _told(item, labels) for item in value])
    if isinstance(value, type) and value.__module__.startswith(__package__ or ""):
        own = {name: item for name, item in vars(value).items() if name[0].isupper()}
        return type(value.__name__, (value,), relabelled(own, labels))
    return value


def _renamed(found: re.Match[str], labels: Mapping[str, str]) -> str:
    if found["field"]:
        return found[0]
    word = found["word"].lower()
    label = labels.get(_FULL.get(word, word))
    if not label:
        return found[0]
    # "Starting point" may stand within a sentence as it does within any; "KPI" and "State Party"
    # stay as they are.
    if found["word"][0].islower() and label[1:].islower():
        label = label[0].lower() + label[1:]
    elif found["word"][0].isupper():
        label = label[0].upper() + label[1:]
    article = found["article"] or ""
    if article:
        article = article[0] + ("n " if label[0].lower() in _VOWELS else " ")
    return article + (_plural(label) if found["many"] else label)


def _plural(label: str) -> str:
    if label.endswith("y") and label[-2:-1].lower() not in _VOWELS:
        return label[:-1] + "ies"
    return label + ("es" if label.endswith(("s", "x", "ch", "sh")) else "s")
