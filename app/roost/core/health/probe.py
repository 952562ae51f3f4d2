"""The program a deep check runs in the environment's own Python, and reading what it says.

It prints one JSON line a step, each behind a mark only this run knows, so that
whatever packages print on import is told apart, and a crash is pinned on its import.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

# Runs on Python 3.7 and newer; its own folder is taken off the path before anything else.
PROGRAM = r"""
import sys
sys.path[:] = [p for p in sys.path if p]
import json, os, time, importlib
mark, names, device = sys.argv[1], json.loads(sys.argv[2]), sys.argv[3]
def tell(**fact):
    sys.stdout.write("\n" + mark + json.dumps(fact) + "\n")
    sys.stdout.flush()
def version_of(module, name):
    found = getattr(module, "__version__", None)
    if isinstance(found, str):
        return found[:100]
    try:
        from importlib import metadata
        return metadata.version(name)[:100]
    except Exception:
        return ""
tell(step="start", python="%d.%d.%d" % sys.version_info[:3])
for name in names:
    tell(step="import", name=name)
    began = time.perf_counter()
    try:
        module = importlib.import_module(name)
    except BaseException as error:
        text = "%s: %s" % (type(error).__name__, error)
        tell(step="failed", name=name, error=text[:1000], seconds=time.perf_counter() - began)
    else:
        tell(step="imported", name=name, version=version_of(module, name),
             seconds=time.perf_counter() - began)
if device:
    tell(step="device", device=device)
    try:
        import torch
        if device == "mps":
            there = torch.backends.mps.is_available()
        elif device == "xpu":
            there = torch.xpu.is_available()
        else:
            there = torch.cuda.is_available()
        tell(step="found", device=device, available=bool(there))
    except BaseException as error:
        tell(step="found", device=device, available=False,
             error=("%s: %s" % (type(error).__name__, error))[:1000])
tell(step="end")
sys.stdout.flush()
os._exit(0)
"""


@dataclass(frozen=True, slots=True)
class Import:
    """How one import went.  ``seconds`` it took."""

    name: str
    ok: bool
    version: str = ""
    error: str = ""
    seconds: float = 0.0


@dataclass(slots=True)
class Told:
    """What the program told before it ended or was ended.

    ``pending``: the step it was in; "" where it came to its end.
    """

    python: str = ""
    imports: dict[str, Import] = field(default_factory=dict)
    device: bool | None = None
    device_error: str = ""
    pending: str = "start"

    @property
    def ended(self) -> bool:
        return not self.pending


def read_told(output: str, mark: str, names: Sequence[str]) -> Told:
    """Understand the output; lines without the mark, or that make no sense, are noise."""
    told = Told()
    for line in output.splitlines():
        if not line.startswith(mark):
            continue
        try:
            fact = json.loads(line[len(mark) :])
        except (ValueError, RecursionError):
            continue
        if isinstance(fact, dict):
            _take(told, fact, names)
    return told


def _take(told: Told, fact: dict[str, Any], names: Sequence[str]) -> None:
    step, name = fact.get("step"), str(fact.get("name", ""))
    if step == "start":
        told.python, told.pending = str(fact.get("python", ""))[:40], "start-up"
    elif step == "import" and name in names:
        told.pending = name
    elif step in ("imported", "failed") and name in names:
        seconds = fact.get("seconds")
        told.imports[name] = Import(
            name,
            step == "imported",
            str(fact.get("version", ""))[:100],
            str(fact.get("error", ""))[:1000],
            float(seconds) if isinstance(seconds, int | float) else 0.0,
        )
    elif step == "device":
        told.pending = "device"
    elif step == "found":
        told.device = fact.get("available") is True
        told.device_error = str(fact.get("error", ""))[:1000]
    elif step == "end":
        told.pending = ""
