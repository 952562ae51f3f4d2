"""`roost support-file` through the real command: written, looked at, and its decisions repeated."""

from __future__ import annotations

import json
import os
import select
import signal
import sys
import zipfile
from pathlib import Path

import pytest

from support.commands import command, document, roost, surroundings
from support.fake_env import make_legacy, make_shared
from support.trees import seen
from support.workspaces import KEY, make_stack_wheels, make_workspace, offline


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    offline(monkeypatch, make_stack_wheels(tmp_path / "wheels"))
    root = make_workspace(tmp_path / "space")
    make_legacy(root, "o__a", metadata={"model_id": "o/a"})
    make_shared(root, KEY, env_json={})
    return root


def test_written_without_a_question_where_nobody_can_answer(
    root: Path, tmp_path: Path, isolated_user: Path
) -> None:
    before = seen(root)
    out = tmp_path / "out.zip"
    done = roost(root, "--json", "support-file", out, "--no-picture", HF_TOKEN="quitesecret99")
    data = document(done)["data"]
    assert (done.returncode, data["path"], data["models_hidden"]) == (0, str(out), False)
    assert seen(root) == before
    with zipfile.ZipFile(out) as archive:
        names = archive.namelist()
        assert [one["name"] for one in data["files"]] == names
        whole = b"".join(archive.read(name) for name in names)
    assert b"quitesecret99" not in whole
    assert str(isolated_user).encode() not in whole
    again = roost(root, "--json", "support-file", out, "--no-picture")
    assert again.returncode == 2
    assert document(again)["errors"][0]["code"] == "file-exists"


def test_the_preview_shows_all_of_it_and_writes_nothing(root: Path, tmp_path: Path) -> None:
    before = seen(tmp_path)
    done = roost(root, "support-file", tmp_path / "out.zip", "--preview", "--no-picture")
    assert done.returncode == 0
    for name in ("manifest.json", "doctor.json", "decisions.json", "workspace.json"):
        assert f"── {name}" in done.stdout
    assert '"legacy:o__a"' in done.stdout
    assert seen(tmp_path) == before
    hidden = roost(root, "--json", "support-file", "--preview", "--hide-models", "--no-picture")
    contents = document(hidden)["data"]["contents"]
    assert "o__a" not in json.dumps(contents)
    assert "hidden__model-1" in contents["workspace.json"]


def test_opened_elsewhere_its_decisions_are_made_again(root: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.zip"
    assert roost(root, "support-file", out, "--no-picture").returncode == 0
    done = roost(None, "--json", "support-file", "--open", out)
    data = document(done)["data"]
    assert done.returncode == 0
    assert data["manifest"]["schema"] == 1
    assert {one["environment"] for one in data["decisions"]} >= {"legacy:o__a"}
    assert all(one["same"] for one in data["decisions"])
    told = roost(None, "support-file", "--open", out, "--replay")
    assert told.returncode == 0
    assert f"✓ o/a: shared:{KEY}" in told.stdout


def test_the_picture_is_of_what_is_in_the_file(root: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.zip"
    done = roost(root, "--json", "support-file", out, QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(out) as archive:
        assert archive.read("screenshot.png").startswith(b"\x89PNG")
        assert "screenshot.png" in json.loads(archive.read("manifest.json"))["files"]


@pytest.mark.skipif(sys.platform == "win32", reason="terminals of POSIX")
@pytest.mark.parametrize(("key", "code"), [("n\n", 130), ("y\n", 0)])
def test_on_a_terminal_it_is_shown_and_asked_about_first(
    root: Path, tmp_path: Path, key: str, code: int
) -> None:
    import pty

    out = tmp_path / "out.zip"
    pid, terminal = pty.fork()
    if pid == 0:
        argv = command(root, "support-file", out, "--no-picture")
        os.execve(argv[0], argv, surroundings(NO_COLOR="1"))
    said, written_before = b"", False
    try:
        while True:
            if not select.select([terminal], [], [], 120)[0]:
                os.kill(pid, signal.SIGKILL)
                break
            try:
                part = os.read(terminal, 4096)
            except OSError:
                break  # the other end was closed
            if not part:
                break
            asked = b"[y/N]" in said
            said += part
            if b"[y/N]" in said and not asked:
                written_before = out.exists()
                os.write(terminal, key.encode())
    finally:
        os.close(terminal)
        _, status = os.waitpid(pid, 0)
    assert os.waitstatus_to_exitcode(status) == code, said.decode()
    assert said.index(b"decisions.json") < said.index(b"[y/N]")
    assert not written_before
    assert out.exists() is (code == 0)


@pytest.mark.parametrize(
    ("words", "code", "exit_code"),
    [
        (["support-file"], "usage", 2),
        (["support-file", "--open", "no.zip"], "no-such-file", 1),
        (["support-file", "--open", "{file}"], "not-a-support-file", 1),
    ],
)
def test_wrong_calls(
    root: Path, tmp_path: Path, words: list[str], code: str, exit_code: int
) -> None:
    file = tmp_path / "x.zip"
    file.write_bytes(b"PK no")
    done = roost(root, "--json", *(word.format(file=file) for word in words))
    assert done.returncode == exit_code
    assert document(done)["errors"][0]["code"] == code
