"""A distribution installed in an environment, as its metadata names it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from roost.core.domain.requirement import normalised_name

_DISTRIBUTIONS = {
    "PIL": "pillow",
    "yaml": "pyyaml",
    "cv2": "opencv-python",
    "sklearn": "scikit-learn",
    "skimage": "scikit-image",
    "google.protobuf": "protobuf",
    "llama_cpp": "llama-cpp-python",
    "dateutil": "python-dateutil",
    "awq": "autoawq",
}
_IMPORTS = {distribution: name for name, distribution in _DISTRIBUTIONS.items()}


@dataclass(frozen=True, slots=True)
class Package:
    """``name`` as written in its metadata; ``dist_info`` its metadata folder, where there is one.

    ``size``: bytes of its files, None until measured.
    """

    name: str
    version: str
    dist_info: Path | None = None
    size: int | None = None

    @property
    def location(self) -> Path | None:
        """The folder it is installed in."""
        return None if self.dist_info is None else self.dist_info.parent


@lru_cache(maxsize=1024)
def distribution_of(import_name: str) -> str:
    """The normalised distribution that usually provides an import."""
    return _DISTRIBUTIONS.get(import_name) or normalised_name(import_name.partition(".")[0])


@lru_cache(maxsize=16_384)
def import_of(distribution: str) -> str:
    """The import name a distribution usually provides."""
    name = normalised_name(distribution)
    return _IMPORTS.get(name) or name.replace("-", "_")
