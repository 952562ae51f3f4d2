"""The user's package sources stay; what else steers pip or Python goes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from roost_setup.console import CannotGoOn
from roost_setup.pip import diagnose
from roost_setup.sources import child_env, clean_env, parse_pip_config, pip_env, uv_env

PIP = (sys.executable, "-P", "-m", "pip")
HOSTILE = {
    "PYTHONHOME": "/nowhere",
    "PYTHONPATH": "/nowhere",
    "PIP_TARGET": "/elsewhere",
    "PIP_REQUIRE_VIRTUALENV": "1",
    "UV_SYSTEM_PYTHON": "1",
    "CONDA_PREFIX": "/conda",
    "VIRTUAL_ENV": "/other",
    "__PYVENV_LAUNCHER__": "/python",
}


def test_clean_env_keeps_the_rest() -> None:
    kept = {"PATH": "/bin", "HTTPS_PROXY": "http://proxy:1", "LANG": "C.UTF-8", "PYENV_ROOT": "/p"}
    assert clean_env(HOSTILE | kept) == kept


def test_child_env_keeps_package_sources_for_roost() -> None:
    kept = {"PIP_INDEX_URL": "https://mirror/simple", "UV_OFFLINE": "1"}
    result = child_env(HOSTILE | kept)
    assert kept.items() <= result.items()
    assert "PYTHONPATH" not in result
    assert "VIRTUAL_ENV" not in result


def test_layers_of_pip_win_in_pips_order() -> None:
    text = "\n".join(
        [
            ":env:.index-url='https://env/simple'",
            "global.index-url='https://global/simple'",
            "install.index-url='https://install/simple'",
            "install.find-links='\\n/a\\n/b'",
            "global.find-links='/c'",
            "global.target='/elsewhere'",
            "download.index-url='https://download/simple'",
            "global.cert=/not a literal",
            "some plugin's greeting = hello",
        ]
    )
    assert parse_pip_config(text) == {
        "PIP_INDEX_URL": "https://env/simple",
        "PIP_FIND_LINKS": "\n/a\n/b",
    }


def test_real_pip_is_asked_and_then_kept_from_its_files(tmp_path: Path) -> None:
    config = tmp_path / "pip.conf"
    config.write_text(
        "[global]\nquiet = 3\nindex-url = https://mirror.example/simple\n"
        f"find-links =\n  {tmp_path}\n[install]\nuser = true\ntarget = {tmp_path / 'elsewhere'}\n"
    )
    env = {"PATH": "", "SYSTEMROOT": "x", "PIP_CONFIG_FILE": str(config), "PIP_QUIET": "3"}
    result = pip_env(PIP, env)
    assert result["PIP_INDEX_URL"] == "https://mirror.example/simple"
    assert result["PIP_FIND_LINKS"].split() == [str(tmp_path)]
    assert Path(result["PIP_CONFIG_FILE"]) != config
    assert not {"PIP_TARGET", "PIP_USER", "PIP_QUIET"} & set(result)


def test_unreadable_pip_file_is_named(tmp_path: Path) -> None:
    config = tmp_path / "pip.conf"
    config.write_text("not a section\n")
    with pytest.raises(CannotGoOn, match="settings") as caught:
        pip_env(PIP, {"PATH": "", "PIP_CONFIG_FILE": str(config)})
    assert "pip.conf" in caught.value.message
    assert caught.value.remedy


def test_uv_is_told_index_certificate_and_proxy_but_no_folder() -> None:
    settings = {
        "PIP_INDEX_URL": "https://mirror/simple",
        "PIP_CERT": "/ca.pem",
        "PIP_PROXY": "http://proxy:1",
        "PIP_FIND_LINKS": "/wheels",
    }
    result = uv_env(settings, {"UV_INDEX": "x", "PATH": "/bin"})
    assert result == {
        "PATH": "/bin",
        "UV_DEFAULT_INDEX": "https://mirror/simple",
        "SSL_CERT_FILE": "/ca.pem",
        "ALL_PROXY": "http://proxy:1",
    }


@pytest.mark.parametrize(
    ("said", "cause"),
    [
        ("ERROR: Could not install: [Errno 28] No space left on device", "disk is full"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "differs"),
        ("SSLError(SSLCertVerificationError(1, 'CERTIFICATE_VERIFY_FAILED", "certificate"),
        ("ERROR: 401 Client Error: Unauthorized", "login"),
        (
            "Retrying … NewConnectionError … Temporary failure in name resolution\n"
            "ERROR: No matching distribution found for click==8.5.1",
            "cannot be reached",
        ),
        ("ERROR: No matching distribution found for click==8.5.1", "not to be had"),
        ("PermissionError: [WinError 5] Access is denied", "cannot be written"),
        ("Segmentation fault", "pip failed"),
    ],
)
def test_pips_failures_are_told_apart(said: str, cause: str) -> None:
    message, remedy = diagnose(said)
    assert cause in message
    assert remedy
