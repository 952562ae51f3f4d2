"""Older forms of a key are found by how they begin: none may be missed by that."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from roost.core.discovery.candidates import shared_candidates
from roost.core.domain.envkey import canonical
from roost.core.store.layout import Layout

NAMES = [
    "".join(parts)
    for parts in product(
        ("tf", "torch", "vllm", "llamacpp", "other"),
        ("-cpu", "-cu121"),
        ("", "-t22", "-t22-base", "-bnb", "-transformers", "-transformers-bnb", "-diffusers"),
        ("", "-stable", "-edge", "--dedicated--m", "-stable--dedicated--m"),
    )
]


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    for name in NAMES:
        (tmp_path / ".envs" / name).mkdir(parents=True)
    return Layout(tmp_path)


def test_every_folder_that_serves_a_key_is_found(layout: Layout) -> None:
    by_key: dict[str, set[str]] = {}
    for name in NAMES:
        by_key.setdefault(canonical(name), set()).add(name)
    assert max(map(len, by_key.values())) > 3
    for key, served in by_key.items():
        for asked in served:
            found = [env.name for env in shared_candidates(layout, asked)]
            assert found == [asked, *sorted(served - {asked})], (key, asked)
