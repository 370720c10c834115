"""The message files: every text of English is there in each language, and comes out right."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest
from pseudo_language import fields

from scorecard.messages import catalogue, english, po
from scorecard.messages.catalogue import plural, words
from scorecard.messages.figures import day
from scorecard.model.number import format_number, number_style

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OTHERS = catalogue.languages()[1:]
ENGLISH = dict(po.texts_of(vars(english)))


@pytest.fixture(autouse=True)
def _own_words(own_words: None) -> None:
    """Give the words back."""


def lines(value: str | po.Forms) -> Iterator[str]:
    yield from [value] if isinstance(value, str) else value.values()


def test_the_languages_are_those_of_the_files() -> None:
    assert catalogue.languages() == ("en", "ar", "es", "fr")


@pytest.mark.parametrize("code", OTHERS)
def test_no_text_is_missing_and_none_is_left_over(code: str) -> None:
    found = po.read(code)
    assert sorted(set(ENGLISH) - set(found)) == []
    assert sorted(set(found) - set(ENGLISH)) == []


@pytest.mark.parametrize("code", OTHERS)
def test_no_field_is_lost_and_none_is_new(code: str) -> None:
    wrong = []
    for name, told in po.read(code).items():
        own = ENGLISH[name]
        if isinstance(own, str):
            assert isinstance(told, str)
            if fields(told) != fields(own):
                wrong.append(f"{name}: {told}")
            continue
        assert not isinstance(told, str)
        assert tuple(told) == po.forms_of(code)
        whole = fields(own["other"])
        for form, text in told.items():
            few = form in ("zero", "one", "two")
            least = whole - {"number"} if few and "one" not in own else whole
            known = fields(text)
            # A few may be told in words, as English tells one.
            as_one = few and known == fields(own.get("one", own["other"]))
            if not as_one and not (whole - {"number"} if few else least) <= known <= whole:
                wrong.append(f"{name}[{form}]: {text}")
    assert wrong == []


@pytest.mark.parametrize("code", OTHERS)
def test_a_file_is_as_the_program_writes_it(code: str) -> None:
    """So that a new sentence of English stands in every language's file, in its place."""
    written = po.written(code, vars(english), po.read(code))
    assert (po.LOCALE / f"{code}.po").read_bytes() == written


def test_all_files_are_written_anew_with_a_new_language_and_the_template(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for code in ("fr", "es"):
        shutil.copy(po.LOCALE / f"{code}.po", tmp_path)
    before = (tmp_path / "fr.po").read_bytes()
    with_less = before.replace(b'msgstr "au moins {value}"', b'msgstr ""')
    (tmp_path / "fr.po").write_bytes(with_less)
    (tmp_path / "es.po").unlink()
    monkeypatch.setattr(po, "LOCALE", tmp_path)
    po.read.cache_clear()
    lacking = dict(po.write_files(("fr", "es"), vars(english), tmp_path / "scorecard.pot"))
    po.read.cache_clear()
    assert lacking == {"fr": 1, "es": len(ENGLISH)}
    assert (tmp_path / "fr.po").read_bytes() == with_less
    assert 'msgctxt "AIM[at_least]"' in (tmp_path / "es.po").read_text(encoding="utf-8")
    assert 'msgctxt "AIM[at_least]"' in (tmp_path / "scorecard.pot").read_text(encoding="utf-8")


def test_a_template_has_every_text_with_the_name_that_leads_to_it() -> None:
    found = {message.context: message.id for message in po.template(vars(english)) if message.id}
    assert set(found) == set(ENGLISH)


FORMS = {
    "fr": ["one", "one", "other", "other", "other", "other"],
    "es": ["other", "one", "other", "other", "other", "other"],
    "ar": ["zero", "one", "two", "few", "many", "other"],
}


@pytest.mark.parametrize("code", OTHERS)
def test_a_number_takes_the_form_of_its_language(code: str) -> None:
    form = po.form_of(code)
    assert [form(str(number)) for number in (0, 1, 2, 5, 11, 100)] == FORMS[code]
    assert form("1000000") == ("other" if code == "ar" else "many")
    catalogue.use(code)
    told = [plural(words.LEVELS, number) for number in (0, 1, 2, 5, 11, 100)]
    forms = po.read(code)["LEVELS"]
    assert isinstance(forms, dict)
    assert told == [
        forms[each].format(number=number)
        for each, number in zip(FORMS[code], (0, 1, 2, 5, 11, 100), strict=True)
    ]


@pytest.mark.parametrize(
    ("shown", "form"),
    [("1.5", "one"), ("1,5", "one"), ("2,5", "other"), ("1 000 000", "many"), ("≥5", "other")],
)
def test_a_number_as_it_is_shown_has_a_form(shown: str, form: str) -> None:
    assert po.form_of("fr")(shown) == form


@pytest.mark.parametrize(
    ("code", "number", "written"),
    [
        ("fr", "1 234,5", "5 mars 2019"),
        ("es", "1.234,5", "5 de marzo de 2019"),
        ("ar", "1,234.5", "5 آذار/مارس 2019"),
        ("en", "1,234.5", "5 March 2019"),
    ],
)
def test_numbers_and_days_are_in_the_languages_own_form(
    code: str, number: str, written: str
) -> None:
    catalogue.use(code)
    sample = catalogue.numbers_of(code)
    style = None if sample is None else number_style(sample)
    assert format_number("1234.5", style).replace("\u202f", " ") == number
    assert day(date(2019, 3, 5)) == written


@pytest.mark.parametrize(
    ("code", "dates", "written"),
    [
        ("fr", None, "1er mars 2019"),
        ("fr", "31 décembre 2018", "1er mars 2019"),
        ("fr", "31/12/2018", "01/03/2019"),
        ("es", None, "1 de marzo de 2019"),
        ("en", "December 31, 2018", "March 1, 2019"),
    ],
)
def test_the_first_of_a_month_is_as_the_language_says_it(
    code: str, dates: str | None, written: str
) -> None:
    catalogue.use(code, dates)
    assert day(date(2019, 3, 1)) == written


def test_what_a_file_lacks_is_english(monkeypatch: pytest.MonkeyPatch) -> None:
    names = po.replaced(vars(english), {"AND": " et "}.get)
    assert (names["AND"], names["OR"]) == (" et ", " or ")
    assert names["DueWords"].COUNTS == english.DueWords.COUNTS
