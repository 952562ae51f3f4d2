"""Python's own digests and OpenSSL's give the same; which is used is a matter of time."""

from __future__ import annotations

import hashlib

import pytest

from roost.core.domain.digest import LARGE, sha256_of


@pytest.mark.parametrize("length", [0, 1, LARGE - 1, LARGE, LARGE + 1])
def test_the_same_at_any_length(length: int) -> None:
    content = bytes(range(256)) * (length // 256 + 1)
    content = content[:length]
    assert sha256_of(content) == hashlib.sha256(content).hexdigest()
