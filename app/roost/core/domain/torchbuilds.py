"""Facts about the torch builds PyTorch publishes.

From PyTorch's release matrix (RELEASE.md, "Release Compatibility Matrix") and
its "Installing previous versions" page.
"""

from __future__ import annotations

from roost.core.domain.accelerator import is_accelerator
from roost.core.domain.versions import version_key

PYTORCH_INDEX = "https://download.pytorch.org/whl"

# From this torch on: (lowest Python, first Python without a wheel).
_PYTHONS = (
    ("2.0", "3.8", "3.12"),
    ("2.2", "3.8", "3.13"),
    ("2.5", "3.9", "3.13"),
    ("2.6", "3.9", "3.14"),
    ("2.9", "3.10", "3.15"),
)


def python_range(torch_version: str) -> str:
    """The Pythons a torch version has wheels for, as a specifier.

    An unknown version gets ">=3.9": the installer then says what it does not find.
    """
    have = version_key(torch_version.strip().lstrip("=<>~!"))
    chosen: tuple[str, str] | None = None
    for since, low, high in _PYTHONS:
        key = version_key(since)
        if have is not None and key is not None and have >= key:
            chosen = (low, high)
    return f">={chosen[0]},<{chosen[1]}" if chosen else ">=3.9"


def pytorch_index(accelerator: str) -> str:
    """PyTorch's own wheel index for an accelerator; "" where macOS's default wheels serve."""
    if accelerator == "mps" or not is_accelerator(accelerator):
        return ""
    return f"{PYTORCH_INDEX}/{accelerator}"
