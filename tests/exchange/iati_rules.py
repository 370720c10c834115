"""What the IATI standard 2.03 asks of a file: its schema's order, and its published ruleset.

Written after the standard, not after the writer: a test holds every export against it.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterator

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_ACTIVITY = (
    "iati-identifier reporting-org title description participating-org other-identifier "
    "activity-status activity-date contact-info activity-scope recipient-country recipient-region "
    "location sector tag document-link related-activity legacy-data conditions result"
)
_ORDER = {
    "iati-activities": "iati-activity",
    "iati-activity": _ACTIVITY,
    "result": "title description document-link reference indicator",
    "indicator": "title description document-link reference baseline period",
    "baseline": "location dimension document-link comment",
    "period": "period-start period-end target actual",
    "target": "location dimension comment document-link",
    "actual": "location dimension comment document-link",
    "document-link": "title description category language document-date",
    **dict.fromkeys(
        ("title", "description", "comment", "reporting-org", "participating-org"), "narrative"
    ),
}
_ONE = {
    "iati-activity": ("iati-identifier", "reporting-org", "title", "activity-status"),
    "result": ("title",),
    "indicator": ("title",),
    "period": ("period-start", "period-end"),
    "document-link": ("title",),
}
_TOLD = frozenset({"title", "description", "comment", "reporting-org", "participating-org"})
_AT_LEAST_ONE = {
    "iati-activity": ("description", "participating-org", "activity-date", "sector"),
    "result": ("indicator",),
    "document-link": ("category",),
}
_ATTRIBUTES = {
    "iati-activities": "version generated-datetime",
    "reporting-org": "ref type",
    "participating-org": "ref type role",
    "activity-status": "code",
    "activity-date": "type iso-date",
    "sector": "code vocabulary",
    "result": "type",
    "indicator": "measure",
    "reference": "vocabulary code",
    "baseline": "year",
    "period-start": "iso-date",
    "period-end": "iso-date",
    "document-link": "url format",
    "category": "code",
}
_ONLY = {"target": {"value"}, "actual": {"value"}, "dimension": {"name", "value"}}
_CODES = {
    ("activity-status", "code"): "123456",
    ("activity-date", "type"): "1234",
    ("participating-org", "role"): "1234",
    ("result", "type"): "1239",
    ("indicator", "measure"): "12345",
    ("indicator", "ascending"): "01",
    ("indicator", "aggregation-status"): "01",
}
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_QUALITATIVE = "5"


def broken_rules(text: str, today: date) -> list[str]:
    """Return what a file does that the standard does not allow."""
    root = ET.fromstring(text)
    found = [f"{one.tag}: {what}" for one in root.iter() for what in _element(one)]
    for activity in root.iter("iati-activity"):
        found += _activity(activity, today)
    for indicator in root.iter("indicator"):
        name = indicator.findtext("title/narrative")
        found += [f"{name}: {what}" for what in _indicator(indicator)]
    for result in root.iter("result"):
        if result.find("reference") is not None and result.find("indicator/reference") is not None:
            found.append("a reference of the result and of its indicators")
    return found


def _element(one: ET.Element) -> Iterator[str]:
    tags = [child.tag for child in one]
    order = _ORDER.get(one.tag, "").split()
    if [tag for tag in tags if tag not in order]:
        yield f"children {tags}"
    elif tags != sorted(tags, key=order.index):
        yield f"order {tags}"
    languages = [each.get(LANGUAGE) for each in one.iter("narrative")]
    if one.tag in _TOLD and (not languages or len(languages) != len({*languages})):
        yield "not one narrative in each language"
    yield from (f"not one {tag}" for tag in _ONE.get(one.tag, ()) if tags.count(tag) != 1)
    yield from (f"no {tag}" for tag in _AT_LEAST_ONE.get(one.tag, ()) if tag not in tags)
    for name in _ATTRIBUTES.get(one.tag, "").split():
        if not one.get(name, "").strip():
            yield f"no {name}"
    if one.tag in _ONLY and not set(one.attrib) <= _ONLY[one.tag]:
        yield f"attributes {[*one.attrib]}"
    for (tag, name), codes in _CODES.items():
        if one.tag == tag and one.get(name, codes[0]) not in codes:
            yield f"{name} {one.get(name)}"
    if one.tag in ("narrative", "iati-identifier") and not (one.text or "").strip():
        yield "says nothing"


def _activity(activity: ET.Element, today: date) -> Iterator[str]:
    organisation = activity.find("reporting-org")
    assert organisation is not None
    ref, own = organisation.get("ref", ""), activity.findtext("iati-identifier") or ""
    if not own.startswith(f"{ref}-"):
        yield f"the identifier {own} does not begin with {ref}"
    for identifier in (ref, own):
        if re.search(r"[/&|?\s]", identifier):
            yield f"the identifier {identifier}"
    if not activity.get(LANGUAGE):
        yield "no language"
    dates = {
        d.get("type"): date.fromisoformat(d.get("iso-date", ""))
        for d in activity.iter("activity-date")
    }
    if not {"1", "2"} & set(dates):
        yield "no start"
    if any(type_ in dates and dates[type_] > today for type_ in ("2", "4")):
        yield "an actual date that has not come"
    if any(a in dates and b in dates and dates[a] > dates[b] for a, b in (("1", "3"), ("2", "4"))):
        yield "ends before it starts"
    if activity.get("last-updated-datetime", "")[:10] > today.isoformat():
        yield "updated in the future"
    places = [*activity.iter("recipient-country"), *activity.iter("recipient-region")]
    if not places:
        yield "neither country nor region"
    for group in (places, [*activity.iter("sector")]):
        shares = [float(each.get("percentage", "100")) for each in group]
        if abs(sum(shares) - 100) > 0.01:
            yield f"percentages {shares}"


def _indicator(indicator: ET.Element) -> Iterator[str]:
    vocabularies = [each.get("vocabulary") for each in indicator.findall("reference")]
    if len(set(vocabularies)) != len(vocabularies):
        yield "a vocabulary twice"
    for baseline in indicator.iter("baseline"):
        if not re.fullmatch("[1-9][0-9]*", baseline.get("year", "")):
            yield f"year {baseline.get('year')}"
    for tag in ("baseline", "target", "actual"):
        for each in indicator.iter(tag):
            yield from _value(each, indicator.get("measure", ""))
    before = ""
    for period in indicator.iter("period"):
        start, end = (period[n].get("iso-date", "") for n in (0, 1))
        if date.fromisoformat(start) >= date.fromisoformat(end) or start <= before:
            yield f"period {start} to {end} after {before}"
        before = end
        for tag in ("target", "actual"):
            said = [
                tuple((d.get("name"), d.get("value")) for d in each.findall("dimension"))
                for each in period.findall(tag)
            ]
            if len(set(said)) != len(said):
                yield f"two of {tag} in {start} for the same"


def _value(each: ET.Element, measure: str) -> Iterator[str]:
    value = each.get("value")
    if measure == _QUALITATIVE:
        if value is not None:
            yield f"{each.tag}: a value of what has none: {value}"
        if not (each.findtext("comment/narrative") or "").strip():
            yield f"{each.tag}: nothing is said"
    elif value is None or not _NUMBER.fullmatch(value):
        yield f"{each.tag}: value {value}"
