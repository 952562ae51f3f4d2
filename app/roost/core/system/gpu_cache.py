"""Remember what the GPU probe found, so that a command need not load NVML each time.

Loading NVML and asking it takes a tenth of a second; the cheap driver stamp
and the boot id tell whether the answer of last time still holds.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from roost.core.domain.errors import StoreError
from roost.core.domain.hardware import Gpu, Hardware
from roost.core.system.files import read_json_object, write_json
from roost.core.system.gpu import driver_stamp, probe_hardware

FILE_NAME = "hardware.json"
_SCHEMA = 1


def _boot() -> str:
    from roost.core.system.process import boot_id

    return boot_id()


def remembered_hardware(
    cache_dir: Path,
    *,
    probe: Callable[[], Hardware] = probe_hardware,
    stamp: Callable[[], str] = driver_stamp,
    boot: Callable[[], str] = _boot,
) -> Hardware:
    """The hardware, asked for again only when driver, GPUs or boot changed.

    Without a GPU driver nothing is cached: looking is as fast.  A cache that
    cannot be read or written costs the probe and nothing else.
    """
    current = stamp()
    if not current:
        return probe()
    wanted = f"{current} {boot()}"
    path = cache_dir / FILE_NAME
    try:
        stored = read_json_object(path)
    except (OSError, StoreError):
        stored = {}
    if stored.get("schema") == _SCHEMA and stored.get("stamp") == wanted:
        known = _hardware(stored.get("hardware"))
        if known is not None:
            return known
    found = probe()
    if found.kind == "none":
        return found  # a driver that does not answer now may do so the next time
    try:
        cache_dir.mkdir(parents=True, exist_ok=True)
        write_json(path, {"schema": _SCHEMA, "stamp": wanted, "hardware": _plain(found)})
    except (OSError, StoreError):
        pass  # a read-only cache only costs time
    return found


def _plain(hardware: Hardware) -> dict[str, Any]:
    return {
        "kind": hardware.kind,
        "gpus": [[g.name, g.kind, g.capability, g.memory, g.architecture] for g in hardware.gpus],
        "driver": hardware.driver,
        "cuda_max": hardware.cuda_max,
        "rocm": hardware.rocm,
        "platform": hardware.platform,
        "source": hardware.source,
    }


def _hardware(value: Any) -> Hardware | None:
    """The value read back; None where any of it has another form."""
    try:
        return Hardware(
            _text(value["kind"]),
            tuple(_gpu(item) for item in value["gpus"]),
            _text_or_none(value["driver"]),
            _pair(value["cuda_max"]),
            None if value["rocm"] is None else tuple(int(part) for part in value["rocm"]),
            _text(value["platform"]),
            _text(value["source"]),
        )
    except (KeyError, TypeError, ValueError):
        return None


def _gpu(item: Any) -> Gpu:
    name, kind, capability, memory, architecture = item
    return Gpu(
        _text(name),
        _text(kind),
        _pair(capability),
        None if memory is None else int(memory),
        _text_or_none(architecture),
    )


def _pair(value: Any) -> tuple[int, int] | None:
    if value is None:
        return None
    first, second = value
    return int(first), int(second)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _text_or_none(value: Any) -> str | None:
    return None if value is None else _text(value)
