"""Compiled extensions are tied to torch, CUDA and Python: does each fit what lies beside it?

Read from metadata alone: the version's local part (``+cu12torch2.6``), the wheel's tag,
and an exact torch among its requirements.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

from roost.core.domain.accelerator import cuda_version, is_accelerator
from roost.core.domain.env import Env
from roost.core.domain.health import Check, Severity
from roost.core.domain.package import import_of
from roost.core.domain.requirement import normalised_name
from roost.core.health.interpreter import rebuild_remedy
from roost.core.system.venv.dists import Dist
from roost.core.system.venv.facts import TreeFacts
from roost.core.system.venv.safe import read_head

EXTENSIONS = frozenset(
    {
        *("flash-attn", "xformers", "sageattention", "bitsandbytes", "auto-gptq", "gptqmodel"),
        *("autoawq", "autoawq-kernels", "exllamav2", "mamba-ssm", "causal-conv1d", "deepspeed"),
        *("torchvision", "torchaudio", "torch-scatter", "torch-sparse", "torch-cluster", "vllm"),
        *(
            "triton",
            "pytorch3d",
            "natten",
            "tinycudann",
            "nunchaku",
            "llama-cpp-python",
            "fbgemm-gpu",
        ),
    }
)
_TORCH = re.compile(r"(?:torch|pt)(\d+)(?:\.(\d+))?")
_CUDA = re.compile(r"cu(\d{2,3})(?!\d)")
_TAG = re.compile(rb"^Tag:[ \t]*cp(\d)(\d+)-(\w+)-", re.MULTILINE)
_PIN = re.compile(
    rb"^Requires-Dist:[ \t]*(torch|triton)[ \t]*\(?===?[ \t]*([0-9][^\s;),]*)"
    rb"[ \t]*\)?[ \t]*(;.*)?$",
    re.MULTILINE,
)


def extension_checks(env: Env, facts: TreeFacts) -> Iterator[Check]:
    """One check for each known extension installed; a mismatch degrades."""
    for dist in facts.dists:
        if dist.name.lower().replace("_", "-") in EXTENSIONS and not dist.problem:
            yield _check(env, facts, dist)


def misfit_of(env: Env, facts: TreeFacts, dist: Dist) -> tuple[str, str]:
    """``mismatch`` of an installed extension with what lies beside it."""
    if normalised_name(dist.name) == "triton":
        return _triton_misfit(env, facts, dist.version)
    folder = os.fspath(env.venv / facts.site / dist.folder)
    return mismatch(
        dist.version,
        _read(f"{folder}/WHEEL"),
        _read(f"{folder}/METADATA"),
        torch=facts.torch,
        accelerator=facts.accelerator,
        python=facts.python_version,
    )


def _triton_misfit(env: Env, facts: TreeFacts, version: str) -> tuple[str, str]:
    """Triton says nothing of torch; torch's own metadata names the one it was built with."""
    torch = next((one for one in facts.dists if normalised_name(one.name) == "torch"), None)
    if torch is None:
        return "", ""
    wanted = _pins("triton", _read(os.fspath(env.venv / facts.site / torch.folder / "METADATA")))
    if not wanted or version.partition("+")[0] in [one.partition("+")[0] for one in wanted]:
        return "", ""
    return "another torch", f"torch {torch.version}, which asks for triton {wanted[0]}"


def _pins(name: str, metadata: bytes) -> list[str]:
    """The exact versions it is tied to: several where that depends on the machine.

    A pin that only an extra brings (tests, documentation) ties nothing.
    """
    return [
        version.decode("utf-8", "replace")
        for pinned, version, marker in _PIN.findall(metadata)
        if pinned.decode() == name and not re.search(rb"\bextra\b", marker)
    ]


def _check(env: Env, facts: TreeFacts, dist: Dist) -> Check:
    built, beside = misfit_of(env, facts, dist)
    code, name = f"extension:{normalised_name(dist.name)}", import_of(dist.name)
    if not built:
        return Check(code, True, dist.version, package=name)
    return Check(
        code,
        False,
        f"{dist.name} {dist.version} was built for {built}",
        f"a build for {beside}",
        f"Install the build of {dist.name} for {beside}. Or: {rebuild_remedy(env)}",
        Severity.DEGRADES,
        name,
    )


def mismatch(
    version: str,
    wheel: bytes,
    metadata: bytes,
    *,
    torch: str | None,
    accelerator: str | None,
    python: str | None,
) -> tuple[str, str]:
    """("torch 2.7", "torch 2.8") where a build does not fit, else ("", "")."""
    tag = _TAG.search(wheel)
    if tag is not None and python and tag[3] != b"abi3":
        built, have = f"{tag[1].decode()}.{tag[2].decode()}", ".".join(python.split(".")[:2])
        if built != have:
            return f"Python {built}", f"Python {have}"
    local = version.partition("+")[2].lower()
    wanted = _TORCH.search(local)
    if torch and wanted is not None:
        have = ".".join(torch.split("+")[0].split(".")[:2])
        if have not in (releases := _releases(wanted[1], wanted[2])):
            return f"torch {' or '.join(releases)}", f"torch {have}"
    pins = _pins("torch", metadata) if torch else []
    have = (torch or "").split("+")[0]
    if pins and not any(_meets(have, pin) for pin in pins):
        return f"torch {pins[0].rstrip('*').rstrip('.')}", f"torch {have}"
    return _cuda_mismatch(local, accelerator)


def _releases(first: str, second: str | None) -> tuple[str, ...]:
    """What "2.6", "26" and "260" may mean: packers write 2.6.0 without its dots, 2.10 as well."""
    if second is not None or len(first) == 1:
        return (f"{first}.{second or 0}",)
    major, rest = first[0], first[1:]
    if len(rest) == 1:
        return (f"{major}.{rest}",)
    # 210 is 2.1.0 or 2.10, 260 only 2.6.0, 2100 only 2.10.0.
    shorter = f"{major}.{rest[:-1]}"
    return (shorter, f"{major}.{rest}") if len(rest) == 2 and rest[0] == "1" else (shorter,)


def _meets(have: str, pin: str) -> bool:
    built = pin.split("+")[0].rstrip("*").rstrip(".")
    return have == built or have.startswith(f"{built}.")


def _cuda_mismatch(local: str, accelerator: str | None) -> tuple[str, str]:
    if accelerator is None:
        return "", ""
    if cuda_version(accelerator) is not None and local.endswith("cpu"):
        return "the CPU", f"torch's {accelerator}"
    named = _CUDA.search(local)
    if named is None:
        return "", ""
    have = cuda_version(accelerator)
    if have is None:
        return f"CUDA ({named[0]})", f"torch's {accelerator}"
    exact = named[0] if is_accelerator(named[0]) else ""
    major = int(named[1][:2])
    if major != have[0]:
        return f"CUDA {major} ({named[0]})", f"CUDA {have[0]}.{have[1]} ({accelerator})"
    if exact and exact != accelerator and (cuda_version(exact) or have)[1] > have[1]:
        return f"CUDA {exact}", f"CUDA {have[0]}.{have[1]} ({accelerator})"
    return "", ""


def _read(path: str) -> bytes:
    raw = read_head(path, 64 << 10)
    return raw if isinstance(raw, bytes) else b""
