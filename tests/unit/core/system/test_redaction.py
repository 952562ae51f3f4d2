"""Credentials in every shape an index address gives them (reliability.md, fault 36)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roost.core.system.process import redact


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("nothing here", "nothing here"),
        ("https://host/simple", "https://host/simple"),
        ("https://u:p@host/simple/x", "https://***@host/simple/x"),
        ("https://token@host/", "https://***@host/"),
        ("https://u:p@ss@host/", "https://***@host/"),
        ("https://user:pa/ss@host/simple", "https://***@host/simple"),
        ("git+https://t0ken@host/r.git@v1", "git+https://***@host/r.git@v1"),
        ("'https://h/p?sig=abc&x=1'", "'https://h/p?***'"),
        ("<https://h/a.whl#sha256=0af>", "<https://h/a.whl#sha256=0af>"),
        ("https://h/a#tok", "https://h/a#***"),
        ("https://h/t/tk-12-ab/simple", "https://h/t/***/simple"),
        ("https://h/Ab3dEf9hIjKlMn0p/org/simple/", "https://h/***/org/simple/"),
        (
            "https://h/files/0a/nvidia_cublas_cu12-12.1.3.1-py3-none-any.whl",
            "https://h/files/0a/nvidia_cublas_cu12-12.1.3.1-py3-none-any.whl",
        ),
        ("http://127.0.0.1:8080/simple", "http://127.0.0.1:8080/simple"),
        ("use hf_abcdefghij1234567890 now", "use *** now"),
        ("Authorization: Bearer abc.def-ghi_jk1", "Authorization: Bearer ***"),
        (
            "a basic functionality, a token classification",
            "a basic functionality, a token classification",
        ),
        ("password=hunter2 rest", "password=*** rest"),
        ('"api_key": "xyz"', '"api_key": "***"'),
        ("Downloading a-1.0.whl (2.1 MB)", "Downloading a-1.0.whl (2.1 MB)"),
        ("tokenizers-0.21.0: ok", "tokenizers-0.21.0: ok"),
        ("Collecting tokenizers==0.21", "Collecting tokenizers==0.21"),
    ],
)
def test_redact(text: str, clean: str) -> None:
    assert redact(text) == clean


def test_redact_is_stable_and_hides_named_secrets() -> None:
    once = redact("see https://a:b@h/x?y and s3cr3t and Token abcdefghijkl1", ["s3cr3t"])
    assert "s3cr3t" not in once
    assert redact(once) == once


_WORD = st.text("abcXYZ0189_.~!$()+", min_size=6, max_size=20)


@given(user=_WORD, password=_WORD, query=_WORD)
def test_no_part_of_a_url_s_credentials_survives(user: str, password: str, query: str) -> None:
    shown = redact(f"GET https://{user}:{password}@example.invalid/simple/p?{query} failed")
    for secret in (user, password, query):
        assert secret not in shown.replace("example.invalid/simple/p", "")
