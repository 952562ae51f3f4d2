"""`roost clean` on saved plans, as another program calls it."""

from __future__ import annotations

import os
from pathlib import Path

from support.commands import document, roost
from support.fake_env import make_legacy


def test_an_old_plan_is_listed_with_why_and_goes(tmp_path: Path) -> None:
    make_legacy(tmp_path, "org__model", {"torch": "2.13.0"})
    (tmp_path / ".envs").mkdir()
    (tmp_path / ".envs" / "settings.toml").write_text('accelerator = "cpu"\n')
    (tmp_path / ".envs" / ".plans").mkdir()
    old = tmp_path / ".envs" / ".plans" / f"20260101T000000Z-{'0' * 8}.json"
    old.write_text("{")
    os.utime(old, (1_000_000_000,) * 2)
    data = document(roost(tmp_path, "--json", "clean", "leftovers", "--dry-run"))["data"]
    (item,) = (one for one in data["items"] if one["kind"] == "plans")
    assert (item["name"], item["path"]) == (old.name, str(old))
    assert item["why"] == "no plan that can be read, and older than what the trash keeps"
    assert item["frees_bytes"] > 0
    shown = roost(tmp_path, "clean", "plans", "--dry-run")
    assert f"plans: {old.name}" in shown.stdout
    assert "safe: no plan that can be read" in shown.stdout
    assert old.exists()
    done = roost(tmp_path, "--json", "clean", "plans", "--yes")
    assert done.returncode == 0, done.stdout
    assert document(done)["data"]["cleaned"][0]["outcome"] == "done"
    assert not old.exists()
    assert "nothing to clean up" in roost(tmp_path, "clean", "plans", "--yes").stdout
