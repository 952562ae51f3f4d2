"""What a child may see (reliability.md, fault 37)."""

from __future__ import annotations

from roost.core.system.process import clean_environment
from roost.core.system.process.lines import LineSplitter

HOSTILE = {
    "PYTHONHOME": "/evil",
    "PYTHONPATH": "/evil",
    "PYTHONSTARTUP": "/evil.py",
    "VIRTUAL_ENV": "/other",
    "CONDA_PREFIX": "/conda",
    "PIP_TARGET": "/evil",
    "PIP_INDEX_URL": "https://evil.invalid",
    "UV_SYSTEM_PYTHON": "1",
    "UV_PYTHON_DOWNLOADS": "automatic",
    "LD_PRELOAD": "/evil.so",
    "DYLD_INSERT_LIBRARIES": "/evil.dylib",
    "PYTHON_KEYRING_BACKEND": "evil.Backend",
    "__PYVENV_LAUNCHER__": "/evil",
}
WANTED = {
    "PATH": "/bin",
    "HOME": "/home/me",
    "LC_ALL": "C.UTF-8",
    "https_proxy": "http://proxy.invalid:3128",
    "SSL_CERT_FILE": "/certs.pem",
    "SystemRoot": r"C:\Windows",
    "CUDA_VISIBLE_DEVICES": "0",
}


def test_allowlist() -> None:
    assert clean_environment(base={**HOSTILE, **WANTED}) == WANTED


def test_extra_is_added_and_wins() -> None:
    got = clean_environment({"PATH": "/mine", "UV_CACHE_DIR": "/cache"}, base=WANTED)
    assert got["PATH"] == "/mine"
    assert got["UV_CACHE_DIR"] == "/cache"


def test_splitter_joins_what_arrives_in_pieces() -> None:
    splitter = LineSplitter()
    lines = [line for byte in "añb\r\nc\rd".encode() for line in splitter.feed(bytes([byte]))]
    assert lines + splitter.close() == ["añb", "c", "d"]


def test_splitter_bounds_a_line_without_end() -> None:
    splitter = LineSplitter(longest=10)
    lines = splitter.feed(b"x" * 25) + splitter.close()
    assert [len(line) for line in lines] == [10, 10, 5]


def test_splitter_bounds_a_long_line_that_ends() -> None:
    assert [len(line) for line in LineSplitter(longest=10).feed(b"x" * 25 + b"\n")] == [10, 10, 5]


def test_splitter_gives_cut_utf8_as_replacement() -> None:
    splitter = LineSplitter()
    assert splitter.feed("é".encode()[:1]) == []
    assert splitter.close() == ["\ufffd"]
