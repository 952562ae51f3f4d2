"""requirements.lock: exact versions, hashes for all or for none, nothing else (formats.md).

No index addresses, no options, no credentials: what is read back is taken apart
and written anew for the installer, so a foreign lock file cannot smuggle
anything in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from roost.core.domain.errors import InstallerError
from roost.core.domain.requirement import normalised_name
from roost.core.operations.installers.base import Pinned
from roost.core.system.bounded import read_bounded

_LIMIT = 8 << 20
_HASH = re.compile(r"--hash=(sha256:[0-9a-f]{64})")
_PIN = re.compile(
    r"([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*==\s*([A-Za-z0-9!][A-Za-z0-9!.+_-]{0,127})"
)


def write_lock(pins: Iterable[Pinned]) -> str:
    """The text of a lock file, sorted; hashes are left out unless every pin has some."""
    ordered = sorted(pins, key=lambda pin: pin.name)
    hashed = bool(ordered) and all(pin.hashes for pin in ordered)
    return "".join(f"{line}\n" for pin in ordered for line in pin_lines(pin, hashed=hashed))


def pin_lines(pin: Pinned, *, hashed: bool = True) -> list[str]:
    """One pin as requirement lines, hashes on continued lines."""
    hashes = sorted(set(pin.hashes)) if hashed else []
    lines = [f"{pin.name}=={pin.version}", *(f"    --hash={digest}" for digest in hashes)]
    return [f"{line} \\" for line in lines[:-1]] + lines[-1:]


def read_lock(file: Path) -> tuple[Pinned, ...]:
    """The pins of a lock file.

    Raises ``InstallerError`` "not-a-requirement" naming the line of anything but
    ``name==version`` with ``--hash=sha256:…``, and ``StoreError`` when it cannot
    be read.
    """
    text = read_bounded(file, _LIMIT).decode("utf-8", "replace")
    pins: dict[str, Pinned] = {}
    number, pending = 0, ""
    for raw in text.splitlines():
        number += 1
        line = raw.partition("#")[0].rstrip()
        if line.endswith("\\"):
            pending += f"{line[:-1]} "
            continue
        whole, pending = f"{pending}{line}".strip(), ""
        if whole:
            pin = _pin(whole, file, number)
            if pins.get(pin.name, pin) != pin:
                raise _refused(file, number, f"{pin.name} is named twice")
            pins[pin.name] = pin
    if pending.strip():
        raise _refused(file, number, "the last line is not finished")
    return tuple(pins.values())


def _pin(line: str, file: Path, number: int) -> Pinned:
    head = line.split(" --hash", 1)[0].partition(";")[0].strip()
    match = _PIN.fullmatch(head)
    rest = _HASH.sub("", line[len(head) :]).partition(";")[0].strip()
    if match is None or rest:
        raise _refused(file, number, f"'{ascii(line[:80])[1:-1]}' is not an exact version")
    return Pinned(normalised_name(match[1]), match[2], tuple(_HASH.findall(line)))


def _refused(file: Path, number: int, why: str) -> InstallerError:
    return InstallerError(
        "not-a-requirement",
        f"Line {number} of {file.name} cannot be used: {why}.",
        remedy="A lock file holds lines such as torch==2.13.0+cpu, with hashes or without.",
        path=str(file),
    )
