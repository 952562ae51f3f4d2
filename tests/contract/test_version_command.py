"""`roost version`: asks nobody unless told to; an answer, silence and nonsense are told apart."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from roost.version import __version__
from support.commands import document, roost


@dataclass
class Site:
    """A web server on this machine: ``body`` is its one answer."""

    address: str
    body: bytes = b""
    asked: list[str] = field(default_factory=list)


@pytest.fixture
def site() -> Iterator[Site]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            made.asked.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(made.body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        made = Site(f"http://127.0.0.1:{server.server_port}/roost")
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield made
        server.shutdown()
        thread.join(60)


def version(*words: str, **variables: str) -> tuple[int, dict[str, Any]]:
    done = roost(None, "--json", "version", *words, no_proxy="*", **variables)
    return done.returncode, document(done)


def code(said: dict[str, Any]) -> str:
    (error,) = said["errors"]
    return str(error["code"])


def test_without_being_asked_it_looks_nowhere(site: Site) -> None:
    exit_code, said = version(ROOST_RELEASES=site.address)
    assert exit_code == 0
    data = said["data"]
    assert (data["version"], data["newer"], data["looked_at"]) == (__version__, None, None)
    assert site.asked == []


@pytest.mark.parametrize(
    ("theirs", "newer"), [("999.0", True), (__version__, False), ("0.0.1", False)]
)
def test_a_place_on_the_web_is_asked_once(site: Site, theirs: str, newer: bool) -> None:
    site.body = json.dumps({"schema": 1, "version": theirs}).encode()
    exit_code, said = version("--look", ROOST_RELEASES=site.address)
    assert exit_code == 0
    assert (said["data"]["newest"], said["data"]["newer"]) == (theirs, newer)
    assert site.asked == ["/roost/releases.json"]


def test_a_folder_will_do(tmp_path: Path) -> None:
    (tmp_path / "releases.json").write_text('{"version": "999.1"}')
    done = roost(None, "version", "--from", tmp_path)
    assert done.returncode == 0
    assert "Version 999.1 is there" in done.stdout


def test_offline_it_says_so() -> None:
    exit_code, said = version("--from", "http://127.0.0.1:1/roost")
    assert (exit_code, code(said)) == (1, "release-place-silent")


@pytest.mark.parametrize("body", [b"<html>", b"[]", b"{}", b'{"version": 3}', b'{"version": "x"}'])
def test_nonsense_is_not_an_answer(site: Site, body: bytes) -> None:
    site.body = body
    assert code(version("--from", site.address)[1]) == "release-place-wrong"


def test_an_address_that_anybody_could_forge_is_refused() -> None:
    exit_code, said = version("--from", "http://example.invalid/releases.json")
    assert (exit_code, code(said)) == (1, "release-place-wrong")


def test_a_copy_that_was_not_told_says_so() -> None:
    assert code(version("--look")[1]) == "no-release-place"
