"""The user's package sources as pip and uv would read them, handed to both."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from roost.core.operations.installers.settings import pip_files, read_sources
from roost.core.operations.installers.sources import PackageSources, secrets_of


def read(home: Path, platform: str = "linux", **variables: str) -> PackageSources:
    env = {"HOME": str(home), "XDG_CONFIG_DIRS": str(home / "xdg"), **variables}
    return read_sources(env, platform=platform, prefix=str(home / "prefix"))


def write(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    return file


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home without the machine's own /etc files."""
    from roost.core.operations.installers import settings

    real = settings.pip_files

    def without_etc(*arguments: object) -> tuple[list[Path], list[Path]]:
        shared, site = real(*arguments)  # type: ignore[arg-type]
        return [file for file in shared if file.is_relative_to(tmp_path)], site

    monkeypatch.setattr(settings, "pip_files", without_etc)
    monkeypatch.setattr(
        settings,
        "_uv_files",
        lambda env, platform: [Path(env["HOME"]) / ".config" / "uv" / "uv.toml"],
    )
    return tmp_path


def test_nothing_configured(home: Path) -> None:
    assert read(home) == PackageSources()


def test_files_override_each_other_and_variables_override_files(home: Path) -> None:
    write(
        home / "xdg/pip/pip.conf",
        "[global]\nindex-url = https://one.invalid\nextra-index-url =\n  https://a.invalid\n"
        "  https://b.invalid\ncert = /c.pem\ntimeout = 33\n",
    )
    write(home / ".config/pip/pip.conf", "[global]\nindex_url = https://two.invalid\n")
    write(home / "prefix/pip.conf", "[install]\nfind-links = /w1 /w2\nno-index = true\n")
    got = read(home)
    assert got.index_url == "https://two.invalid"
    assert got.extra_index_urls == ("https://a.invalid", "https://b.invalid")
    assert got.find_links == ("/w1", "/w2")
    assert (got.cert, got.timeout, got.no_index) == ("/c.pem", 33.0, True)
    got = read(home, PIP_INDEX_URL="https://env.invalid", PIP_FIND_LINKS="/w3", PIP_NO_INDEX="0")
    assert (got.index_url, got.find_links, got.no_index) == ("https://env.invalid", ("/w3",), False)


def test_a_config_file_named_by_variable_and_the_null_device(home: Path) -> None:
    write(home / ".config/pip/pip.conf", "[global]\nproxy = http://p.invalid\n")
    own = write(home / "own.conf", "[install]\ntrusted-host = a.invalid b.invalid\n")
    got = read(home, PIP_CONFIG_FILE=str(own))
    assert (got.proxy, got.trusted_hosts) == ("http://p.invalid", ("a.invalid", "b.invalid"))
    assert read(home, PIP_CONFIG_FILE=os.devnull) == PackageSources()


def test_everything_else_of_pip_is_dropped(home: Path) -> None:
    write(home / ".config/pip/pip.conf", "[install]\ntarget = /evil\nuser = yes\nno-deps = 1\n")
    got = read(home, PIP_TARGET="/evil", PIP_REQUIRE_VIRTUALENV="1")
    assert got == PackageSources()
    assert "PIP_TARGET" not in got.pip_environment()


@pytest.mark.parametrize("text", ["not an ini", "[global", "[a]\n[a]\n", "\0\0", "[global]\nx"])
def test_a_broken_file_counts_as_absent(home: Path, text: str) -> None:
    write(home / ".config/pip/pip.conf", text)
    write(home / ".config/uv/uv.toml", "not [ toml")
    assert read(home) == PackageSources()


def test_uv_s_own_settings_come_first_and_add_to_pip_s(home: Path) -> None:
    write(
        home / ".config/pip/pip.conf",
        "[global]\nindex-url = https://pip.invalid\nextra-index-url = https://x.invalid\n",
    )
    write(
        home / ".config/uv/uv.toml",
        'offline = false\ncache-dir = "/c"\n[[index]]\nurl = "https://uv.invalid"\n'
        'default = true\n[[index]]\nname = "more"\nurl = "https://more.invalid/simple"\n'
        '[[index]]\nname = "tied"\nurl = "https://tied.invalid"\nexplicit = true\n'
        '[pip]\nfind-links = ["/w"]\n',
    )
    got = read(home, UV_INDEX_MORE_USERNAME="me", UV_INDEX_MORE_PASSWORD="p@ss")
    assert got.index_url == "https://uv.invalid"
    assert got.extra_index_urls == ("https://me:p%40ss@more.invalid/simple", "https://x.invalid")
    assert got.find_links == ("/w",)
    assert got.uv_cache_dir == "/c"
    assert read(home, UV_NO_CONFIG="1").index_url == "https://pip.invalid"


def test_uv_variables(home: Path) -> None:
    got = read(
        home,
        UV_DEFAULT_INDEX="main=https://d.invalid",
        UV_INDEX="a=https://a.invalid https://b.invalid",
        UV_FIND_LINKS="/w one,/w2",
        UV_OFFLINE="1",
        UV_LINK_MODE="copy",
        UV_HTTP_TIMEOUT="7",
        UV_CONSTRAINT="/c.txt",
    )
    assert got.index_url == "https://d.invalid"
    assert got.extra_index_urls == ("https://a.invalid", "https://b.invalid")
    assert got.find_links == ("/w one", "/w2")
    assert (got.offline, got.uv_link_mode, got.timeout) == (True, "copy", 7.0)
    assert got.constraints == ("/c.txt",)


def test_a_mirror_replaces_the_index(home: Path) -> None:
    env = {"HOME": str(home), "PIP_INDEX_URL": "https://x.invalid", "PIP_NO_INDEX": "1"}
    got = read_sources(env, mirror="https://mirror.invalid/simple", platform="linux", prefix="/p")
    assert (got.index_url, got.no_index) == ("https://mirror.invalid/simple", False)


def test_where_pip_keeps_its_files() -> None:
    windows = {"APPDATA": r"C:\R", "PROGRAMDATA": r"C:\P", "USERPROFILE": r"C:\U"}
    shared, site = pip_files(windows, "win32", "/prefix")
    assert [file.name for file in shared + site] == ["pip.ini"] * 4
    assert str(shared[0]).startswith(r"C:\P")
    shared, _ = pip_files({"HOME": "/h"}, "darwin", "/prefix")
    assert Path("/h/.config/pip/pip.conf") in shared
    shared, _ = pip_files({"HOME": "/h", "XDG_CONFIG_HOME": "/c"}, "linux", "/prefix")
    assert shared == [
        Path("/etc/xdg/pip/pip.conf"),
        Path("/etc/pip.conf"),
        Path("/h/.pip/pip.conf"),
        Path("/c/pip/pip.conf"),
    ]


SOURCES = PackageSources(
    index_url="https://me:secretpw@i.invalid/simple",
    extra_index_urls=("https://e.invalid/simple", "file:///srv/simple"),
    find_links=("/a b/c,d", "https://f.invalid/links"),
    cert="/c.pem",
    proxy="http://u:proxypw@p.invalid:3128",
    trusted_hosts=("i.invalid", "10.0.0.1:8080"),
    timeout=12.4,
    uv_cache_dir="/uvc",
    pip_cache_dir="/pipc",
)


def test_both_installers_are_told_the_same() -> None:
    pip, uv = SOURCES.pip_environment(), SOURCES.uv_environment()
    assert pip["PIP_INDEX_URL"] == uv["UV_DEFAULT_INDEX"] == SOURCES.index_url
    assert pip["PIP_EXTRA_INDEX_URL"] == uv["UV_INDEX"]
    # blanks separate for pip, commas for uv: neither may stand in an address
    assert pip["PIP_FIND_LINKS"].split() == ["file:///a%20b/c%2Cd", "https://f.invalid/links"]
    assert uv["UV_FIND_LINKS"].split(",") == ["file:///a%20b/c%2Cd", "https://f.invalid/links"]
    assert pip["PIP_TRUSTED_HOST"] == uv["UV_INSECURE_HOST"] == "i.invalid 10.0.0.1:8080"
    assert pip["PIP_CERT"] == uv["SSL_CERT_FILE"] == "/c.pem"
    assert pip["PIP_PROXY"] == uv["HTTPS_PROXY"] == SOURCES.proxy
    assert pip["PIP_DEFAULT_TIMEOUT"] == uv["UV_HTTP_TIMEOUT"] == "12"
    assert uv["UV_PYTHON_DOWNLOADS"] == "never"
    assert uv["UV_INDEX_STRATEGY"] == "unsafe-best-match"
    assert pip["PIP_KEYRING_PROVIDER"] == uv["UV_KEYRING_PROVIDER"] == "disabled"


def test_offline_for_both() -> None:
    sources = PackageSources(offline=True)
    assert sources.pip_environment()["PIP_NO_INDEX"] == "1"
    assert sources.uv_environment()["UV_OFFLINE"] == "1"


def test_nothing_configured_leaves_the_defaults_to_the_installers() -> None:
    assert "PIP_INDEX_URL" not in PackageSources().pip_environment()
    assert "UV_DEFAULT_INDEX" not in PackageSources().uv_environment()


def test_secrets() -> None:
    assert {"secretpw", "proxypw"} <= set(SOURCES.secrets())
    assert secrets_of("https://tok3nonly@h.invalid/x") == {"tok3nonly"}
    assert "p@ss word" in secrets_of("https://u:p%40ss%20word@h.invalid/")
    assert "abc123def456" in secrets_of("https://h.invalid/abc123def456/simple?sig=zzzz")
    assert "zzzz" in secrets_of("https://h.invalid/simple?sig=zzzz")
    assert secrets_of("https://h.invalid/root/stable/simple") == set()
    assert secrets_of("/folder/abc123def456") == set()
    assert secrets_of("https://[broken") == {"https://[broken"}
