"""What an installer's last lines mean: one code, one sentence, one remedy.

The patterns come from the recorded outputs in tests/recorded/installers, which
are replayed for every supported version.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from roost.core.domain.errors import InstallerError

_SHOWN = 40  # lines of output kept in the error
_DISK_FULL = re.compile(
    r"\[Errno 28\]|os error 28|No space left on device|os error 112|WinError 112|"
    r"not enough space on the disk|Disk quota exceeded|os error 122|\[Errno 122\]",
    re.I,
)
_BAD_HASH = re.compile(r"DO NOT MATCH THE HASHES|Hash mismatch for|HashMismatch", re.I)
_BUILD = re.compile(
    r"Failed to build|metadata-generation-failed|subprocess-exited-with-error|"
    r"build backend returned an error|failed-wheel-build|Could not build wheels",
    re.I,
)
_NETWORK = re.compile(
    r"dns error|NameResolutionError|Temporary failure in name resolution|"
    r"Failed to establish a new connection|NewConnectionError|tcp connect error|"
    r"Connection refused|Connection reset|ConnectTimeout|ReadTimeout|operation timed out|"
    r"error sending request|network was disabled|Network connectivity is disabled|"
    r"Network is unreachable|ProxyError|"
    r"Max retries exceeded|tunnel error|CERTIFICATE_VERIFY_FAILED|invalid peer certificate|"
    r"connection broken by|SSLError|error decoding response body|unexpected EOF during",
    re.I,
)
_DOWNLOAD = re.compile(
    r"HTTP status (?:client|server) error|HTTP error \d{3}|\d{3} (?:Client|Server) Error|"
    r"incomplete-download|invalid package format|Failed to read from zip|401 Error|"
    r"Wheel .* is invalid|BadZipFile|Could not fetch URL|IncompleteRead",
    re.I,
)
# pip calls an index that answers 500 a connection that broke
_ANSWERED = re.compile(r"too many [45]\d\d error responses", re.I)
_NO_VERSION = re.compile(
    r"No solution found|No matching distribution|ResolutionImpossible|"
    r"Could not find a version|requires a different Python|has no wheels with a matching|"
    r"requirements are unsatisfiable",
    re.I,
)
_CERTIFICATE = re.compile(r"CERTIFICATE_VERIFY_FAILED|invalid peer certificate|SSLError", re.I)
_LOGIN = re.compile(r"\b40[13] (?:Error|Client Error|Unauthorized|Forbidden)|\((?:401|403) ", re.I)
_NOISE = re.compile(r"^\s*(?:WARNING: Retrying|Looking in|Progress \d|Using Python|\[notice\])")


def failure(
    tool: str, lines: Sequence[str], *, places: Iterable[Path] = (), offline: bool = False
) -> InstallerError:
    """The error for output ``lines`` (already redacted) of ``tool``.

    ``places`` are where it writes (tree, cache, temporary folder), to name the
    volume that is full.
    """
    text = "\n".join(lines)
    reason = _reason(lines)
    if _DISK_FULL.search(text):
        return _error(*_disk_full(tool, text, places), lines)
    if _BAD_HASH.search(text):
        return _error(
            "bad-hash",
            f"{tool} refused a download whose content is not what was promised: {reason}",
            "Somebody may have tampered with the package or the mirror. Clear the download "
            "cache, try again, and if it stays, use another index.",
            lines,
        )
    if _BUILD.search(text):
        return _error(
            "build-failed",
            f"A package has no ready-made wheel and did not build: {reason}",
            "Choose a version that has a wheel for this Python and system, or install the "
            "compiler it needs.",
            lines,
        )
    network = _NETWORK.search(text) and not _ANSWERED.search(text)
    if network or (offline and _NO_VERSION.search(text)):
        return _error("no-network", f"{tool} could not reach the package index.", _way(text), lines)
    if _DOWNLOAD.search(text):
        login = _LOGIN.search(text)
        return _error(
            "download-failed",
            f"The package index did not deliver a file: {_telling(lines, _DOWNLOAD)}",
            "Check the login in the index's address."
            if login
            else "Try again; if it stays, the index or a proxy before it is at fault.",
            lines,
        )
    if _NO_VERSION.search(text):
        return _error(
            "no-matching-version",
            f"No set of versions fits: {reason}",
            "Loosen the requirement that is named, or add an index that has it; an index that "
            "wants a login shows nothing without.",
            lines,
        )
    return _error(
        "installer-failed",
        f"{tool} failed: {reason}",
        "The output names the cause; fix it and try again.",
        lines,
    )


def volume_of(path: Path) -> Path:
    """The mount point (or drive) that ``path`` is or would be on."""
    current = path.absolute()
    while not current.exists() and current != current.parent:
        current = current.parent
    while not current.is_mount() and current != current.parent:
        current = current.parent
    return current


def _disk_full(tool: str, text: str, places: Iterable[Path]) -> tuple[str, str, str]:
    candidates = [*places, Path(tempfile.gettempdir())]
    named = [path for path in candidates if str(path) in text]
    chosen = max(named, key=lambda path: len(str(path))) if named else min(candidates, key=_free)
    volume = volume_of(chosen)
    return (
        "disk-full",
        f"No space left on {volume} while {tool} was writing to {chosen}.",
        f"Free some space on {volume} (purge the trash, clean download caches) and try again.",
    )


def _free(path: Path) -> int:
    try:
        return shutil.disk_usage(volume_of(path)).free
    except OSError:
        return 1 << 62


def _way(text: str) -> str:
    if "network was disabled" in text or "connectivity is disabled" in text:
        return (
            "Offline mode is on: switch it off, or put the missing wheels into a find-links folder."
        )
    if _CERTIFICATE.search(text):
        return "The certificate is not trusted: name your organisation's in pip's 'cert' setting."
    return (
        "Check the connection and the proxy settings, set a mirror, or put the wheels into a "
        "folder named by find-links; what was downloaded before is used again."
    )


def _reason(lines: Sequence[str]) -> str:
    """The most telling line: the first error with what follows it, in one sentence."""
    if found := _conflict(lines) or _of_pip("\n".join(lines)):
        return _short(found)
    useful = [line.strip() for line in lines if line.strip() and not _NOISE.match(line)]
    for index, line in enumerate(useful):
        match = re.match(r"(?:ERROR|error|×)(?::|\s)\s*(.+)", line)
        if match:
            text = match[1]
            following = useful[index + 1] if index + 1 < len(useful) else ""
            cause = re.match(r"(?:cause|╰─▶|╰─>)[: ]\s*(.+)", following)
            return _short(f"{text.rstrip('.:')}: {cause[1]}" if cause else text)
    return _short(useful[-1]) if useful else "it gave no reason."


def _telling(lines: Sequence[str], pattern: re.Pattern[str]) -> str:
    return _short(next(line.strip() for line in lines if pattern.search(line)))


def _conflict(lines: Sequence[str]) -> str:
    """pip's block about a conflict, as one line."""
    for index, line in enumerate(lines):
        if line.strip() == "The conflict is caused by:":
            block = [part.strip() for part in lines[index + 1 : index + 6]]
            parts = [part for part in block if re.search(r"depends on|requested", part)]
            return "; ".join(parts)
    return ""


def _of_pip(text: str) -> str:
    """What pip says in a block of its own: whose hash differs, what did not build."""
    if match := re.search(r"^\s+(\S+) from \S+#sha256=.*\n\s+Expected sha256 (\S+)", text, re.M):
        return f"{match[1]} is not the file with hash {match[2][:12]}..."
    if match := re.search(r"generating package metadata\.\s*\n╰─> (\S+)", text):
        return f"{match[1]} failed while its metadata was made."
    return ""


def _short(text: str) -> str:
    return text if len(text) <= 300 else f"{text[:297]}..."


def _error(code: str, message: str, remedy: str, lines: Sequence[str]) -> InstallerError:
    return InstallerError(code, message, remedy=remedy, data={"output": list(lines[-_SHOWN:])})
