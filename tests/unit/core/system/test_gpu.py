"""GPUs from recorded facts: files of /proc and /sys, NVML's answers, nvidia-smi's output."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from roost.core.domain.hardware import Hardware, newest_supported_accelerator, supports
from roost.core.store.profiles import load_profiles
from roost.core.system import gpu
from roost.core.system.gpu import driver_stamp, probe_hardware, proc_driver_version
from roost.core.system.gpu_linux import gfx_name
from roost.core.system.gpu_nvidia import parse_smi_table

RECORDED = sorted((Path(__file__).parents[3] / "recorded" / "gpu").glob("*.json"))
KNOWN = load_profiles(None).accelerators()


class NVMLError(Exception):
    """As pynvml's."""


class FakeNvml:
    """pynvml's functions over recorded answers; counts what is left open."""

    NVMLError = NVMLError

    def __init__(self, facts: dict[str, Any]) -> None:
        self.facts = facts
        self.open = 0

    def nvmlInit(self) -> None:
        if self.facts.get("fails"):
            raise NVMLError("driver not loaded")
        self.open += 1

    def nvmlShutdown(self) -> None:
        self.open -= 1

    def nvmlSystemGetDriverVersion(self) -> bytes:
        return str(self.facts["driver"]).encode()

    def nvmlSystemGetCudaDriverVersion_v2(self) -> int:
        return int(self.facts["cuda"])

    def nvmlDeviceGetCount(self) -> int:
        return len(self.facts["devices"])

    def nvmlDeviceGetHandleByIndex(self, index: int) -> dict[str, Any]:
        device: dict[str, Any] = self.facts["devices"][index]
        if device.get("lost"):
            raise NVMLError("GPU is lost")
        return device

    def nvmlDeviceGetName(self, handle: dict[str, Any]) -> str:
        return str(handle["name"])

    def nvmlDeviceGetCudaComputeCapability(self, handle: dict[str, Any]) -> list[int]:
        return list(handle["capability"])

    def nvmlDeviceGetMemoryInfo(self, handle: dict[str, Any]) -> Any:
        return SimpleNamespace(total=handle["memory"])


def lay_out(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def smi_runner(facts: dict[str, str | None] | None) -> Any:
    def run(argv: Sequence[str]) -> str | None:
        if facts is None:
            return None
        if len(argv) == 1:
            return facts.get("header")
        return facts.get("query" if "compute_cap" in argv[1] else "old_query")

    return run


def probe(recorded: dict[str, Any], root: Path) -> Hardware:
    fake = FakeNvml(recorded["nvml"]) if recorded["nvml"] else None
    found = probe_hardware(
        platform=recorded["platform"],
        machine=recorded["machine"],
        root=lay_out(root, recorded["files"]),
        run=smi_runner(recorded["smi"]),
        nvml=lambda: fake,
    )
    assert fake is None or fake.open == 0
    return found


@pytest.mark.parametrize("path", RECORDED, ids=lambda path: path.stem)
def test_recorded_machines(path: Path, tmp_path: Path) -> None:
    recorded = json.loads(path.read_text(encoding="utf-8"))
    expected = recorded["expect"]
    found = probe(recorded, tmp_path)
    assert found.kind == expected["kind"]
    assert [[g.name, list(g.capability) if g.capability else None] for g in found.gpus] == expected[
        "gpus"
    ]
    assert found.driver == expected["driver"]
    assert found.platform == recorded["platform"]
    assert list(found.cuda_max or ()) == (expected.get("cuda_max") or [])
    assert list(found.rocm or ()) == (expected.get("rocm") or [])
    if "architectures" in expected:
        assert [g.architecture for g in found.gpus] == expected["architectures"]
    if "source" in expected:
        assert found.source == expected["source"]
    assert newest_supported_accelerator(found, KNOWN) == expected["newest"]
    supported = expected.get("supported", ["cpu"])
    assert sorted(a for a in KNOWN if supports(found, a)) == sorted(supported)


def test_where_there_is_nothing_nothing_is_loaded_or_run(tmp_path: Path) -> None:
    def refuse(*_args: Any) -> Any:
        raise AssertionError("must not be asked")

    found = probe_hardware(platform="linux", root=tmp_path, run=refuse, nvml=refuse)
    assert found == Hardware(platform="linux")


def test_importing_the_probe_does_not_import_nvml() -> None:
    import subprocess

    code = (
        "import sys, roost.core.system.gpu as g; g.probe_hardware(); print('pynvml' in sys.modules)"
    )
    app = Path(gpu.__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env={"PYTHONPATH": str(app)}
    )
    assert done.returncode == 0
    if not gpu.has_nvidia_driver(Path("/"), sys.platform):
        assert done.stdout.strip() == "False"


def test_this_machine_is_probed_without_failing() -> None:
    found = probe_hardware()
    assert found.platform == sys.platform
    assert newest_supported_accelerator(found, KNOWN)
    assert driver_stamp() == driver_stamp()


def test_the_stamp_follows_driver_and_gpus(tmp_path: Path) -> None:
    assert driver_stamp(tmp_path, "linux") == ""
    version = "NVRM version: NVIDIA UNIX x86_64 Kernel Module  {}  Wed Aug 23\n"
    lay_out(tmp_path, {"proc/driver/nvidia/version": version.format("535.104.05")})
    first = driver_stamp(tmp_path, "linux")
    assert "535.104.05" in first
    lay_out(tmp_path, {"proc/driver/nvidia/gpus/0000:01:00.0/information": "x"})
    second = driver_stamp(tmp_path, "linux")
    assert second != first
    lay_out(tmp_path, {"proc/driver/nvidia/version": version.format("550.90.07")})
    assert driver_stamp(tmp_path, "linux") not in (first, second)
    assert proc_driver_version(tmp_path) == "550.90.07"


def test_the_stamp_on_other_systems(tmp_path: Path) -> None:
    assert driver_stamp(tmp_path, "win32") == driver_stamp(tmp_path, "darwin") == ""
    lay_out(tmp_path, {"Windows/System32/nvml.dll": "MZ"})
    assert driver_stamp(tmp_path, "win32").startswith("nvml-2-")
    wsl = lay_out(tmp_path / "wsl", {"usr/lib/wsl/lib/libnvidia-ml.so.1": "x"})
    assert driver_stamp(wsl, "linux").startswith("nvml-1-")
    amd = lay_out(tmp_path / "amd", {"sys/class/kfd/kfd/topology/nodes/0/properties": ""})
    assert driver_stamp(amd, "linux").startswith("kfd-1-")


@pytest.mark.parametrize(
    ("table", "count"),
    [
        ("", 0),
        ("NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver.", 0),
        ("No devices were found", 0),
        ("NVIDIA A100, 535.104.05, [N/A], [N/A]", 1),
        ("NVIDIA GB10, 580.95.05, [N/A], 12.1", 1),
        ("A, B", 0),
        ("x\u202ey, 535.104.05, 1024, 8.9\n" * 1000, 64),
    ],
)
def test_what_nvidia_smi_may_print(table: str, count: int) -> None:
    gpus, _driver = parse_smi_table(table)
    assert len(gpus) == count
    assert all(found.name.isprintable() for found in gpus)


@pytest.mark.parametrize(
    ("target", "name"),
    [(100300, "gfx1030"), (90010, "gfx90a"), (90402, "gfx942"), (110001, "gfx1101")],
)
def test_names_of_amd_architectures(target: int, name: str) -> None:
    assert gfx_name(target) == name


def test_a_missing_program_is_no_answer() -> None:
    assert gpu.run_probe(["roost-no-such-program"]) is None
    assert gpu.run_probe([sys.executable, "-c", "raise SystemExit(3)"]) is None
    assert gpu.run_probe([sys.executable, "-c", "print('yes')"]) == "yes\n"
