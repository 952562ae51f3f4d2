"""The reclaim ledger in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from roost.cli import render


def ledger_lines(data: Mapping[str, Any]) -> list[str]:
    """What was promised and what the volume gained; nothing where no bytes were promised."""
    ledger = data.get("ledger")
    if not isinstance(ledger, Mapping):
        return []
    lines = []
    for row in ledger["volumes"]:
        if not row["promised_bytes"]:
            continue
        lines.append(f"{_moved(row['gained_bytes'])}; {_promise(row)}")
        lines += [f"  {'because' if cause['certain'] else 'perhaps'}: {cause['evidence']}"
                  + (f" ({render.size(cause['bytes'])})" if cause["bytes"] else "")
                  for cause in row["causes"]]  # fmt: skip
        if not row["kept"] and row["unexplained_bytes"]:
            lines.append(f"  not explained by what was found: {_size(row['unexplained_bytes'])}")
    return lines


def _promise(row: Mapping[str, Any]) -> str:
    promised = row["promised_bytes"]
    if promised < 0:  # what a plan needs is no promise, but reckoned
        if row["kept"]:
            return "as planned"
        return f"planned to take {_size(-promised)} on {row['volume']}"
    if row["kept"]:
        return "as promised"
    return f"promised were {_size(promised)} on {row['volume']}"


def _moved(gained: int) -> str:
    return f"Freed {_size(gained)}" if gained >= 0 else f"Took {_size(-gained)}"


def _size(count: int) -> str:
    return render.size(count) if count >= 0 else f"-{render.size(-count)}"
