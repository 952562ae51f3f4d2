"""Environments for child processes: the user's package sources stay, everything else that could
steer pip or Python goes (reliability.md, Installers as subprocesses)."""

from __future__ import annotations

import ast
import os
import subprocess
from collections.abc import Mapping, Sequence

from .console import CannotGoOn

_DROPPED_PREFIXES = ("PYTHON", "PIP_", "UV_", "CONDA_", "__PYVENV")
_DROPPED = ("VIRTUAL_ENV", "VIRTUAL_ENV_PROMPT")

SOURCE_OPTIONS = (
    "index-url",
    "extra-index-url",
    "find-links",
    "no-index",
    "cert",
    "client-cert",
    "proxy",
    "trusted-host",
    "cache-dir",
    "no-cache-dir",
    "timeout",
    "default-timeout",
    "retries",
    "keyring-provider",
)
"""pip's options that say where packages come from and how to reach them."""


def clean_env(env: Mapping[str, str]) -> dict[str, str]:
    """`env` without what steers Python, pip, uv or another environment's activation."""
    return {
        name: value
        for name, value in env.items()
        if not name.upper().startswith(_DROPPED_PREFIXES) and name.upper() not in _DROPPED
    }


def child_env(env: Mapping[str, str]) -> dict[str, str]:
    """For Roost itself and its tests: as `clean_env`, with the user's package sources kept, since
    Roost honours them when it creates environments."""
    return clean_env(env) | {
        name: value for name, value in env.items() if name.upper().startswith(("PIP_", "UV_"))
    }


def _variable(option: str) -> str:
    return "PIP_" + option.upper().replace("-", "_")


def parse_pip_config(text: str) -> dict[str, str]:
    """The source options in the output of ``pip config list``, as PIP_* variables.

    Later layers win in pip's order: [global], [install], the environment. Values are Python
    literals there; a line that is not is somebody's print, and left out.
    """
    layers: dict[str, dict[str, str]] = {"global": {}, "install": {}, ":env:": {}}
    for line in text.splitlines():
        key, found, literal = line.partition("=")
        section, dot, option = key.strip().rpartition(".")
        if not (found and dot) or section not in layers or option not in SOURCE_OPTIONS:
            continue
        try:
            value = ast.literal_eval(literal.strip())
        except (ValueError, SyntaxError):
            continue
        if str(value):
            layers[section][_variable(option)] = str(value)
    return layers["global"] | layers["install"] | layers[":env:"]


def pip_env(pip: Sequence[str], env: Mapping[str, str]) -> dict[str, str]:
    """The environment for installing with `pip` (its command line up to the subcommand).

    pip's own files are asked once and then switched off: a `target`, `user`, `prefix` or
    `require-virtualenv` in them would put the packages elsewhere or nowhere.
    """
    base = clean_env(env)
    asking = dict(base)
    for option in (*SOURCE_OPTIONS, "config-file"):
        name = _variable(option)
        if name in env:
            asking[name] = env[name]
    quiet = {"PIP_QUIET": "0", "PIP_VERBOSE": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    answer = subprocess.run(
        [*pip, "config", "list"],
        env=asking | quiet,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if answer.returncode != 0:
        last = " ".join(answer.stderr.strip().splitlines()[-3:]) or "pip gave no reason"
        raise CannotGoOn(
            f"pip cannot read its own settings: {last}",
            "correct or remove the pip configuration file that the message names.",
        )
    fixed = {
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_NO_INPUT": "1",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }
    return base | {"PIP_RETRIES": "2"} | parse_pip_config(answer.stdout) | fixed


def uv_env(pip_settings: Mapping[str, str], env: Mapping[str, str]) -> dict[str, str]:
    """The same sources said in uv's words; only the index, certificate and cache matter to a lock,
    which local folders must not shape."""
    result = clean_env(env)
    if index := pip_settings.get("PIP_INDEX_URL"):
        result["UV_DEFAULT_INDEX"] = index
    if cert := pip_settings.get("PIP_CERT"):
        result["SSL_CERT_FILE"] = cert
    if proxy := pip_settings.get("PIP_PROXY"):
        result["ALL_PROXY"] = proxy
    return result
