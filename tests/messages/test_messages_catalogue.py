"""The catalogue: one language at a time, every name of it there, none read before it is said."""

from __future__ import annotations

import ast
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pseudo_language import add_language, lacking, told, wrapped

import scorecard
from scorecard.messages import catalogue, english
from scorecard.messages.catalogue import plural
from scorecard.messages.figures import day, listing
from scorecard.messages.terms import status_word
from scorecard.model.status import Status

if TYPE_CHECKING:
    from types import ModuleType

PACKAGE = Path(scorecard.__file__).parent


def test_what_a_language_lacks_is_named() -> None:
    language = wrapped()
    del vars(language)["MONTHS"]
    vars(language)["DAY"] = "{day} {moon}"
    vars(language)["STATUS"] = {Status.MISSED: "verfehlt"}
    vars(language)["Finding"] = type("Finding", (), {})
    found = lacking(language)
    assert "DAY has a field that nothing fills: moon" in found
    assert "MONTHS[0] is missing" in found
    assert "STATUS[on_track] is missing" in found
    assert "Finding.NONE is missing" in found


def test_another_language_is_said_from_then_on(monkeypatch: pytest.MonkeyPatch) -> None:
    language = wrapped()
    del vars(language)["NOTE"]
    add_language(monkeypatch, language)
    catalogue.use("qps")
    assert status_word(Status.MISSED) == "⟦missed⟧"
    assert listing(["a", "b"]) == "a⟦ and ⟧b"
    assert catalogue.words.NOTE == english.NOTE  # what a file lacks is said in English
    catalogue.use()
    assert status_word(Status.MISSED) == "missed"


def test_a_language_spoken_for_a_while_gives_way_again(monkeypatch: pytest.MonkeyPatch) -> None:
    add_language(monkeypatch, wrapped())
    catalogue.use(dates="2018-12-31")
    with suppress(KeyError), catalogue.speaking("qps", "31/12/2018"):
        assert status_word(Status.MISSED) == "⟦missed⟧"
        assert day(date(2019, 5, 3)) == "03/05/2019"
        raise KeyError
    assert status_word(Status.MISSED) == "missed"
    assert day(date(2019, 5, 3)) == "2019-05-03"


@pytest.mark.parametrize("code", ["xx", "", "../en", "figures", "en-gb-oed-x", "e"])
def test_a_language_that_is_not_there_leaves_english(code: str) -> None:
    catalogue.use(code)
    assert status_word(Status.MISSED) == "missed"


def test_a_fault_in_a_languages_file_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(name: str) -> ModuleType:
        raise ModuleNotFoundError(name="elsewhere")

    monkeypatch.setattr(catalogue, "import_module", broken)
    with pytest.raises(ModuleNotFoundError):
        catalogue.use()


def test_days_are_written_as_declared() -> None:
    third = date(2019, 5, 3)
    assert day(third) == "3 May 2019"
    for sample, said in (
        ("31/12/2018", "03/05/2019"),
        ("2018-12-31", "2019-05-03"),
        ("December 31, 2018", "May 3, 2019"),
        ("31.12.2018", "03.05.2019"),
        ("gibberish", "3 May 2019"),
    ):
        catalogue.use(dates=sample)
        assert day(third) == said
    catalogue.use()
    assert day(third) == "3 May 2019"


def test_every_text_of_english_has_a_name() -> None:
    assert len(dict(told(english))) > 300


def _modules() -> list[Path]:
    return [path for path in PACKAGE.rglob("*.py") if "english" not in path.parts]


def test_only_the_catalogue_knows_the_file_of_a_language() -> None:
    knowing = [
        str(path.relative_to(PACKAGE))
        for path in _modules()
        if path.name != "catalogue.py"
        and ("messages.english" in (text := path.read_text()) or "import english" in text)
    ]
    assert knowing == []


def test_no_word_is_read_at_import() -> None:
    """A word that is copied while modules load stays in the language of that moment."""
    early = [
        f"{path.relative_to(PACKAGE)}:{line}"
        for path in _modules()
        for line in _read_at_import(ast.parse(path.read_text()))
    ]
    assert early == []


def _read_at_import(tree: ast.Module) -> list[int]:
    names = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "scorecard.messages.catalogue"
        for alias in node.names
        if alias.name == "words"
    }
    found: list[int] = []
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            found += [node.lineno] if node.value.id in names else []
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            waiting += [
                *node.decorator_list,
                *node.args.defaults,
                *filter(None, node.args.kw_defaults),
            ]
        elif isinstance(node, ast.Lambda):
            waiting += node.args.defaults
        else:
            waiting += ast.iter_child_nodes(node)
    return found


def test_a_number_takes_the_form_that_goes_with_it() -> None:
    forms = {"one": "1 line of {of}", "other": "{number} lines of {of}"}
    assert plural(forms, 1, of=4) == "1 line of 4"
    assert plural(forms, 0, of=4) == "0 lines of 4"
    assert plural(forms, 21, of=4) == "21 lines of 4"
    # What is shown decides, not what it stands for.
    assert plural(forms, "1.0", of=4) == "1.0 lines of 4"
    assert plural(forms, "1", of=4) == "1 line of 4"


def test_a_language_has_the_forms_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    language = wrapped()
    vars(language)["PLURAL_FORM"] = lambda shown: {"0": "zero", "2": "two"}.get(shown, "few")
    add_language(monkeypatch, language)
    catalogue.use("qps")
    forms = {"zero": "none", "two": "a pair", "other": "{number} of them"}
    assert [plural(forms, number) for number in (0, 2, 3)] == ["none", "a pair", "3 of them"]
    catalogue.use()


def test_every_choice_of_form_has_one_for_any_number() -> None:
    texts = dict(told(english))
    forms = {name.removesuffix("[one]") for name in texts if name.endswith("[one]")}
    assert len(forms) > 40
    assert [name for name in sorted(forms) if f"{name}[other]" not in texts] == []


def test_no_form_is_chosen_by_hand() -> None:
    """English has two forms; other languages have more, and `plural` asks them."""
    found = [
        f"{path.relative_to(PACKAGE)}:{line}"
        for path in _modules()
        for line in _forms_by_hand(ast.parse(path.read_text()))
    ]
    assert found == []


def _forms_by_hand(tree: ast.Module) -> list[int]:
    """Return the lines where one of two texts is taken by whether a number is one."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.IfExp)
        and isinstance(node.test, ast.Compare)
        and isinstance(node.test.ops[0], ast.Eq | ast.NotEq)
        and any(isinstance(c, ast.Constant) and c.value in {1, "1"} for c in node.test.comparators)
        and all(_is_text(branch) for branch in (node.body, node.orelse))
    ]


def _is_text(node: ast.AST) -> bool:
    """Say whether an expression is a text of several words, or one of the catalogue's."""
    match node:
        case ast.Call(func=ast.Attribute(attr="format", value=template)):
            return _is_text(template)
        case ast.Attribute(attr=name):
            return name.isupper()
        case ast.Constant(value=str(text)):
            return " " in text
        case ast.JoinedStr(values=parts):
            return any(map(_is_text, parts))
    return False
