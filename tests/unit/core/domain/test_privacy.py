"""What is hidden in texts for somebody else: names in every form, and nothing of Roost's own."""

from __future__ import annotations

import json
import re
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roost.core.domain.privacy import (
    WORDS,
    hide,
    hide_all,
    model_names,
    names_of_machine,
    private_names,
)
from roost.core.system.privacy import Privacy, allowed_variables, secret_values

USERS = st.text("abcdefghijklmnopqrstuvwxyzäöüßñ", min_size=4, max_size=12).filter(
    lambda name: name not in WORDS
)


@pytest.mark.parametrize(
    "text",
    [
        "C:\\Users\\Jörg\\space", "c:/users/jörg/space", "'C:\\\\Users\\\\Jörg\\\\x'",
        "file:///C:/Users/J%C3%B6rg/x", "JÖRG", json.dumps("Jörg")[1:-1],
    ],
)  # fmt: skip
def test_a_name_goes_in_every_form(text: str) -> None:
    names = private_names("C:\\Users\\Jörg", "Jörg", "")
    shown = hide_all(text, names)
    for form in ("jörg", "j%c3%b6rg", "j\\u00f6rg"):
        assert form not in shown.lower()


def test_names_come_from_every_variable() -> None:
    names = names_of_machine(
        {"HOME": "/home/mia", "USER": "mia.k", "COMPUTERNAME": "BOX"}, "box.lan.example"
    )
    assert names["/home/mia"] == "~"
    assert {"mia", "mia.k", "box.lan.example", "box", "BOX"} <= names.keys()
    assert list(names) == sorted(names, key=len, reverse=True)


def test_words_of_roost_stay() -> None:
    names = {"trans": "‹user›", "cpu": "‹user›", "legacy": "‹user›"}
    text = "shared:torch-cpu-transformers-bnb and legacy:trans__x of trans"
    assert (
        hide_all(text, names) == "shared:torch-cpu-transformers-bnb and legacy:‹user›__x of ‹user›"
    )
    assert private_names("", "python", "localhost") == {}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("/home/eve/x", "/home/‹user›/x"),
        ("D:\\Users\\Eve Adams\\x", "D:\\Users\\‹user›\\x"),
        ("\\\\nas01\\models", "\\\\‹host›\\models"),
        ("\\\\?\\C:\\long", "\\\\?\\C:\\long"),
        ("by eve@example.org.", "by ‹mail›."),
        ("torch@2.1.0", "torch@2.1.0"),
        ("/home/‹user›/x", "/home/‹user›/x"),
    ],
)
def test_other_people_and_computers_too(text: str, shown: str) -> None:
    assert hide_all(text, {}) == shown


def test_models_get_numbers_in_every_form() -> None:
    names = model_names(["org/fine-model", "other/one", "org/fine-model", "C:/m/mine"])
    text = "org/fine-model org__fine-model x--dedicated--org--fine-model other__one C:/m/mine"
    shown = hide(text, names)
    assert not re.search("fine|org(?!__|/)|mine|one", shown)
    assert "hidden__model-1" in shown
    assert "hidden/model-1" in shown
    assert "hidden__model-2" in shown


@given(user=USERS, host=USERS, before=st.text(max_size=20), after=st.text(max_size=20))
def test_whatever_stands_around_it(user: str, host: str, before: str, after: str) -> None:
    names = private_names(f"/home/{user}", user, host)
    text = f"{before}{user.upper()}{after}/home/{user}/{host}:{quote(user)}"
    shown = hide_all(text, names).lower()
    around = (before + after).lower()
    for secret in (user, host):
        assert secret not in shown or secret in around
        assert quote(secret).lower() not in shown or secret in around


def test_secret_values_are_those_of_secret_variables() -> None:
    environ = {"HF_TOKEN": "abcdefgh", "MY_PASSWORD": "hunter22", "TOKENIZERS_PARALLELISM": "false",
               "PATH": "/usr/bin", "SSH_AUTH_SOCK": "/run/x", "KEY": "x"}  # fmt: skip
    assert set(secret_values(environ)) == {"abcdefgh", "hunter22"}
    assert "HF_TOKEN" not in allowed_variables(environ)
    assert allowed_variables(environ) == {"PATH": "/usr/bin"}


def test_every_text_of_a_document_and_no_tag() -> None:
    private = Privacy({"healthy": "‹user›", "level": "‹user›"}, ("geheim",))
    value = {"$": "health.Check", "level": {"$enum": "health.Level", "value": "level"},
             "found": ["is healthy", {"a": "geheim"}], "n": 3}  # fmt: skip
    assert private.value(value) == {
        "$": "health.Check",
        "level": {"$enum": "health.Level", "value": "level"},
        "found": ["is ‹user›", {"a": "***"}],
        "n": 3,
    }
