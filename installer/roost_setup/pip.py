"""pip, from wherever this machine has one, made to install exactly what the lock says."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from . import system
from .console import CannotGoOn, say
from .layout import Layout
from .sources import clean_env, pip_env

_OLDEST_WITH_PYTHON_OPTION = (22, 3)

_DIAGNOSES: tuple[tuple[str, str, str], ...] = (
    (
        r"Errno 28|No space left|not enough space|WinError 112",
        "the disk is full",
        "free some space where the clone and the temporary folder lie, then run this again.",
    ),
    (
        r"DO NOT MATCH THE HASHES",
        "a package differs from the one that was locked",
        "clear pip's cache (pip cache purge) and check what your package index or proxy serves.",
    ),
    (
        r"CERTIFICATE_VERIFY_FAILED|SSLError",
        "the package index shows a certificate that is not trusted here",
        "tell pip about your network's certificate (pip config set global.cert FILE).",
    ),
    (
        r"40[137] |Proxy Authentication|User for .*:",
        "the package index asks for a login",
        "put the login into your pip configuration, or check it there.",
    ),
    (
        r"name resolution|getaddrinfo|NewConnectionError|ConnectionError|Connection refused"
        r"|Network is unreachable|Max retries|[Tt]imed? ?out|ProxyError|RemoteDisconnected",
        "the package index cannot be reached",
        "check the network, and the proxy or index in your pip configuration; a set-up without a "
        "network works from a folder of wheels (PIP_NO_INDEX=1, PIP_FIND_LINKS=FOLDER).",
    ),
    (
        r"No matching distribution|Could not find a version",
        "a locked package is not to be had for this system and Python",
        "use Python 3.11 to 3.14 on 64-bit Linux (glibc 2.34 or newer; 2.39 on ARM), Windows 10 or "
        "newer, or macOS 13 or newer; check that your package index holds the package named.",
    ),
    (
        r"Errno 13|Permission denied|Errno 30|Read-only|WinError 5\b|WinError 32\b",
        "a file of the environment cannot be written",
        "close programs that use this clone, check its permissions, then run this again.",
    ),
)


def diagnose(output: str) -> tuple[str, str]:
    """What pip's output says went wrong, and the remedy."""
    for pattern, cause, remedy in _DIAGNOSES:
        if re.search(pattern, output):
            return cause, remedy
    return "pip failed", "read the lines above and the log; then run the same command again."


@dataclass(frozen=True)
class Pip:
    """`command` is pip's command line up to the subcommand; `env` its whole environment; `holds`
    the descriptors of locks that stay held while it runs, even if we die."""

    command: tuple[str, ...]
    env: Mapping[str, str]
    log: Path
    holds: tuple[int, ...] = ()

    def install_locked(self, lock: Path) -> None:
        """Install exactly the lock's versions, every file checked against its hash; wheels only,
        because building one would run code that no hash covers. Raises CannotGoOn."""
        self._install("--require-hashes", "--only-binary", ":all:", "-r", str(lock))

    def install_wheel(self, wheel: Path) -> None:
        """Install one local wheel as it is, again if need be. Raises CannotGoOn."""
        self._install("--no-index", "--no-deps", "--force-reinstall", str(wheel))

    def _install(self, *arguments: str) -> None:
        command = [*self.command, "install", "--progress-bar", "off", *arguments]
        tail: list[str] = []
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with (
            self.log.open("a", encoding="utf-8") as log,
            subprocess.Popen(
                command,
                env=dict(self.env),
                pass_fds=self.holds if os.name == "posix" else (),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                encoding="utf-8",
                errors="replace",
            ) as process,
        ):
            log.write(f"\n$ pip install {' '.join(arguments)}\n")
            for line in process.stdout or ():
                log.write(line)
                tail = [*tail[-39:], line.rstrip()]
                if shown := _worth_showing(line):
                    say(f"  {shown}")
        if process.returncode != 0:
            for line in tail[-12:]:
                say(f"  | {line}")
            cause, remedy = diagnose("\n".join(tail))
            raise CannotGoOn(f"{cause} (log: {self.log}).", remedy)


def _worth_showing(line: str) -> str | None:
    text = line.strip()
    found = re.match(r"Downloading (?:\S+/)?([\w.]+-[\w.]+?)-\S+ \((.+)\)", text)
    if found:
        return f"downloading {found[1]} ({found[2]})"
    return "unpacking …" if text.startswith("Installing collected packages") else None


def find_pip(layout: Layout, env: Mapping[str, str], holds: tuple[int, ...] = ()) -> Pip:
    """This Python's pip where it is new enough to serve another environment, else one put into the
    clone's environment by ensurepip (and, on Debian as root, by apt). Raises CannotGoOn."""
    host = (sys.executable, "-P", "-m", "pip")
    if _version(host, env) >= _OLDEST_WITH_PYTHON_OPTION:
        return Pip((*host, "--python", str(layout.python)), pip_env(host, env), layout.log, holds)
    own = (str(layout.python), "-P", "-m", "pip")
    if _version(own, env) == (0, 0):
        _ensurepip(layout, env)
    return Pip(own, pip_env(own, env), layout.log, holds)


def _version(pip: Sequence[str], env: Mapping[str, str]) -> tuple[int, int]:
    done = subprocess.run(
        [*pip, "--version"],
        env=clean_env(env),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    found = re.match(r"pip (\d+)\.(\d+)", done.stdout)
    return (int(found[1]), int(found[2])) if found and done.returncode == 0 else (0, 0)


def _ensurepip(layout: Layout, env: Mapping[str, str]) -> None:
    command = [str(layout.python), "-I", "-m", "ensurepip", "--default-pip"]

    def attempt() -> bool:
        done = subprocess.run(
            command, env=clean_env(env), stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
        return done.returncode == 0

    if attempt():
        return
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if system.can_install() and system.install([package], env) and attempt():
        return
    raise CannotGoOn(
        "this Python has neither a pip of its own nor the means to make one.",
        f"install pip (Debian, Ubuntu: apt-get install python3-pip {package}; elsewhere: "
        f"{sys.executable} -m ensurepip).",
    )
