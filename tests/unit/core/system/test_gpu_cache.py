"""The remembered hardware: asked once, again on change, never trusted when damaged."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from roost.core.domain.hardware import Gpu, Hardware
from roost.core.system.gpu_cache import FILE_NAME, remembered_hardware

MACHINES = [
    Hardware(
        "cuda",
        (Gpu("RTX 4090", "cuda", (8, 9), 24 << 30), Gpu("old", "cuda")),
        "535.104.05",
        (12, 2),
        None,
        "linux",
        "nvml",
    ),
    Hardware("rocm", (Gpu("navi31", "rocm", None, None, "gfx1100"),), rocm=(6, 2, 0)),
]


class Probe:
    def __init__(self, answer: Hardware) -> None:
        self.answer = answer
        self.asked = 0

    def __call__(self) -> Hardware:
        self.asked += 1
        return self.answer


@pytest.mark.parametrize("machine", MACHINES, ids=["cuda", "rocm"])
def test_asked_once_while_nothing_changes(tmp_path: Path, machine: Hardware) -> None:
    probe = Probe(machine)
    stamp, boot = ["nvidia-535"], ["boot-1"]
    cache = tmp_path / "cache"

    def look() -> Hardware:
        return remembered_hardware(cache, probe=probe, stamp=lambda: stamp[0], boot=lambda: boot[0])

    assert [look(), look(), look()] == [machine] * 3
    assert probe.asked == 1
    stamp[0] = "nvidia-550"
    look()
    assert probe.asked == 2
    boot[0] = "boot-2"
    look()
    assert probe.asked == 3


def test_without_a_driver_nothing_is_written(tmp_path: Path) -> None:
    probe = Probe(Hardware())
    found = remembered_hardware(tmp_path / "cache", probe=probe, stamp=lambda: "")
    assert found == Hardware()
    assert not (tmp_path / "cache").exists()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"schema": 1, "stamp": "s b"}',
        '{"schema": 1, "stamp": "s b", "hardware": {"kind": "cuda"}}',
        json.dumps(
            {
                "schema": 1,
                "stamp": "s b",
                "hardware": {
                    "kind": "cuda",
                    "gpus": [["x"]],
                    "driver": None,
                    "cuda_max": None,
                    "rocm": None,
                    "platform": "linux",
                    "source": "",
                },
            }
        ),
        '{"schema": 2, "stamp": "s b", "hardware": {}}',
    ],
)
def test_a_damaged_cache_is_asked_again(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE_NAME).write_text(text)
    probe = Probe(MACHINES[0])
    found = remembered_hardware(tmp_path, probe=probe, stamp=lambda: "s", boot=lambda: "b")
    assert (found, probe.asked) == (MACHINES[0], 1)


def test_an_unwritable_cache_costs_only_the_probe(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    probe = Probe(MACHINES[0])
    for _ in range(2):
        found = remembered_hardware(
            tmp_path / "file", probe=probe, stamp=lambda: "s", boot=lambda: "b"
        )
        assert found == MACHINES[0]
    assert probe.asked == 2


def test_this_machine(tmp_path: Path) -> None:
    assert remembered_hardware(tmp_path) == remembered_hardware(tmp_path)
