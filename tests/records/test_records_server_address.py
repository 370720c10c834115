"""Addresses of stores on servers: no secret is ever in one, and each is read as libpq reads it."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scorecard.model.fault import ScorecardError
from scorecard.model.plan import TLS_MODES, is_address
from scorecard.records.address import Address, read_address

psycopg = pytest.importorskip("psycopg", reason="no PostgreSQL library here")
HOME = Path("readings.jsonl")
SECRETS = ("password", "sslpassword", "scram_client_key", "oauth_client_secret")

WITH_SECRETS = (
    "postgresql://ana:hush@host/db",
    "postgres://ana:hush@host/db?store=x",
    "postgresql://ana:hush:@host/db",
    "postgresql://:hush@host/db",
    "postgresql://ana:hu?sh@host/db",
    "postgresql://ana:hu/sh@host/db",
    "postgresql://ana:hu@sh@host/db",
    "postgresql://ana::@host/db",
    "postgresql://ana%3Ahush@host/db",
    "postgresql://ana%3ahush@host/db",
    "postgresql://ana:%68ush@host",
    "postgresql://ana:hush@",
    "postgresql:///db?password=hush",
    "postgresql:///db?user=ana&password=hush&store=x",
    "postgresql:///db?pass%77ord=hush",
    "postgresql:///db?%70assword=hush",
    "postgresql:///db?password",
    "postgresql:///db?sslpassword=hush",
    "postgresql:///db?oauth_client_secret=hush",
    "service=x password=hush",
    "service=x password = hush",
    "service=x  store=y\tpassword=hush",
    "service=x\npassword=hush",
    "service=x password='hush'",
)
UNREADABLE = (
    "service='x'password=hush",
    "service=x user='a b'",
    "service=x user=a\\ b",
    "service=x zork",
    "service=x\x00password=hush",
    "postgresql://host/db\x00?sslmode=verify-full",
    "postgresql://host/db?user=a%00b",
    "postgresql://host/db?user=a\nb",
    "postgresql://host/db?user",
    "postgresql://host/db?=x",
    "postgresql://host/d b",
    "postgresql://host/db?sslmode=zork",
)


@pytest.mark.parametrize("text", WITH_SECRETS)
def test_a_secret_in_an_address_is_refused_and_not_repeated(text: str) -> None:
    with pytest.raises(ScorecardError, match="a password stands in the address") as refused:
        read_address(text, HOME)
    assert "hush" not in str(refused.value)


@pytest.mark.parametrize("text", UNREADABLE)
def test_what_could_be_read_in_two_ways_is_refused_and_not_repeated(text: str) -> None:
    with pytest.raises(ScorecardError) as refused:
        read_address(text, HOME)
    assert "hush" not in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "settings",
    [
        "sslmode=disable",
        "sslmode=prefer",
        "sslmode=disabl%65",
        "sslm%6fde=disable",
        "sslmode=verify-full&sslmode=disable",
        "sslmode=verify-full&sslm%6fde=allow",
    ],
)
def test_a_plan_that_demands_tls_is_not_got_round(settings: str) -> None:
    with pytest.raises(ScorecardError, match="which is less"):
        read_address(f"postgresql://host/db?{settings}", HOME, "require")


@pytest.mark.parametrize("tls", TLS_MODES)
def test_what_the_plan_demands_goes_to_libpq(tls: str) -> None:
    for text in ("postgresql://host/db", "postgresql://host/db?store=x", "service=x store=y"):
        address = read_address(text, HOME, tls)
        assert psycopg.conninfo.conninfo_to_dict(address.conninfo)["sslmode"] == tls
        assert (address.tls, address.shown) == (tls, text)


names = st.from_regex(r"[0-9A-Za-z_][0-9A-Za-z_.-]{0,20}", fullmatch=True)
texts = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1)


@given(user=texts, host=names, database=texts, store=names, tls=st.sampled_from(TLS_MODES))
def test_an_address_is_read_as_it_was_written(
    user: str, host: str, database: str, store: str, tls: str
) -> None:
    assume(":" not in user)
    host = host.replace("_", "x")
    text = (
        f"postgresql://{quote(user, safe='')}@{host}:5432/{quote(database, safe='')}"
        f"?application_name=a%26b&store={store}&sslmode={tls}"
    )
    address = read_address(text, HOME)
    assert psycopg.conninfo.conninfo_to_dict(address.conninfo) == {
        "user": user,
        "host": host,
        "port": "5432",
        "dbname": database,
        "application_name": "a&b",
        "sslmode": tls,
    }
    assert (address.store, address.shown, address.home) == (store, text, HOME)
    assert read_address(str(address), HOME) == address
    assert is_address(str(address))


@given(service=names, store=names)
def test_a_service_is_read_as_it_was_written(service: str, store: str) -> None:
    text = f"service={service} store={store} dbname=x"
    address = read_address(text, HOME)
    assert address.conninfo == f"service={service} dbname=x"
    assert (address.store, read_address(str(address), HOME)) == (store, address)


PIECES = (
    *("postgresql://", "postgres://", "service=x ", "service='x'"),
    *("ana", ":", "@", "/", "?", "&", "=", " ", "'", "\\", "%", "%3a", "%3D", "%26", "%00", "\x00"),
    *("password", "pass%77ord", "sslpassword", "host", "db", "store", "sslmode", "hush", "\t"),
)


@given(st.sampled_from(PIECES[:4]), st.lists(st.sampled_from(PIECES), max_size=14))
def test_no_secret_that_libpq_would_find_is_ever_let_through(start: str, pieces: list[str]) -> None:
    text = start + "".join(pieces)
    said, address = _read(text)
    assert "\n" not in said
    assert "hush" not in said or "cannot be the name of a store" in said
    if address is None:
        return
    for what in (address.conninfo, text.split("&store=", 1)[0]):
        try:
            known = psycopg.conninfo.conninfo_to_dict(what)
        except psycopg.Error:
            continue
        assert not known.keys() & set(SECRETS), what


def _read(text: str) -> tuple[str, Address | None]:
    try:
        return "", read_address(text, HOME)
    except ScorecardError as error:
        return str(error), None
