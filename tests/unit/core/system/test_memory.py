"""Giving memory back: harmless wherever it is called."""

from __future__ import annotations

import sys

import pytest

from roost.core.system.memory import give_back_memory


def test_what_is_still_used_stays() -> None:
    kept = [bytes([number % 256]) * 4096 for number in range(2000)]
    give_back_memory()
    assert all(one == bytes([number % 256]) * 4096 for number, one in enumerate(kept))


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_have_nothing_to_call(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setitem(sys.modules, "ctypes", None)
    give_back_memory()
