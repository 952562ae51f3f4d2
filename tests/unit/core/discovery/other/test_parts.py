"""The small parts: where things lie on each system, what is remembered, how links resolve."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roost.core.discovery.other import Candidate, Surroundings, find_others
from roost.core.discovery.other.conda import listed
from roost.core.discovery.other.places import asking_only, folders, is_file, is_folder, text
from roost.core.domain.events import Event, Progress
from roost.core.store.othercache import OtherCache
from roost.core.system.context import JobContext
from roost.core.system.volumes import Reach, Volumes
from support.other_tools import Machine, write


def test_folders_of_each_system() -> None:
    linux = Surroundings("/home/me", {}, "linux")
    assert (linux.config, linux.data, linux.cache) == (
        "/home/me/.config",
        "/home/me/.local/share",
        "/home/me/.cache",
    )
    moved = Surroundings("/home/me", {"XDG_CONFIG_HOME": "/x/c", "XDG_DATA_HOME": "~/d"}, "linux")
    assert (moved.config, moved.data, moved.xdg_data()) == ("/x/c", "/home/me/d", "/home/me/d")
    mac = Surroundings("/Users/me", {"XDG_CONFIG_HOME": "/x/c"}, "darwin")
    assert mac.config == mac.data == "/Users/me/Library/Application Support"
    assert (mac.cache, mac.xdg_data()) == ("/Users/me/Library/Caches", "/Users/me/.local/share")
    windows = Surroundings("/c/me", {"LOCALAPPDATA": "/c/local"}, "win32", "/c")
    assert windows.config == os.path.join("/c/me", "AppData", "Roaming")
    assert windows.data == windows.cache == "/c/local"
    assert windows.on_machine("ProgramData") == os.path.join("/c", "ProgramData")
    assert "/c" in windows.app_bases()
    assert "/" not in linux.app_bases()


def test_the_users_own_surroundings_come_from_variables() -> None:
    around = Surroundings.of({"HOME": "/home/someone"}, "linux")
    assert (around.home, around.platform) == ("/home/someone", "linux")
    assert Surroundings.of({"USERPROFILE": "/c/u", "SystemDrive": "D:"}, "win32").top == (
        f"D:{os.sep}"
    )


@pytest.mark.parametrize("value", ["", " ", "relative/path", "~other/x", "a\0b", "/far/away"])
def test_a_variable_that_names_no_near_folder_counts_as_unset(value: str) -> None:
    around = Surroundings(
        "/home/me", {"X": value}, "linux", far=lambda path: path.startswith("/far")
    )
    assert around.variable("X") is None
    assert around.variable("MISSING") is None


@pytest.mark.parametrize(
    ("document", "entries"),
    [
        ("envs_dirs:\n  - /a\n  - '/b c'\n", ["/a", "/b c"]),
        ('envs_dirs: [/a, "/b"]\n', ["/a", "/b"]),
        ("envs_dirs:\n- /a # mine\nchannels:\n- /not\n", ["/a"]),
        ("channels:\n  - /not\nenvs_path:\n  - ~/x\n", ["~/x"]),
        ("# envs_dirs:\n#  - /a\n", []),
        ("envs_dirs: null\n", []),
        ("- - - :::\n\tenvs_dirs:\n", []),
    ],
)
def test_lists_in_condarc(document: str, entries: list[str]) -> None:
    assert list(listed(document, "envs_dirs", "envs_path")) == entries


def test_a_candidate_is_remembered_whole() -> None:
    one = Candidate(
        "/t", "conda", "conda", "25.1", "", "python", "base", "/g", True, "3.12.1",
        (("/t/history", "conda's history"),), 12.5, "/p",
    )  # fmt: skip
    assert Candidate.from_fields(json.loads(json.dumps(one.as_fields()))) == one
    plain = Candidate("/t", "venv", "venv")
    assert Candidate.from_fields(plain.as_fields()) == plain


@given(
    st.dictionaries(
        st.sampled_from([*Candidate("/t", "k", "a").as_fields()]),
        st.none() | st.booleans() | st.integers() | st.text() | st.lists(st.text()),
    )
)
def test_nonsense_is_no_candidate_and_no_crash(fields: dict[str, Any]) -> None:
    found = Candidate.from_fields({**Candidate("/t", "k", "a").as_fields(), **fields})
    if found is not None:
        assert isinstance(found.tree, str) and isinstance(found.label, str)
        assert found.version is None or isinstance(found.version, str)


_NAMES = st.sampled_from(["a", "b", "c"])
_TARGETS = st.lists(st.sampled_from(["a", "b", "c", "..", "."]), min_size=1, max_size=4)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.lists(_NAMES, max_size=2), _NAMES, _TARGETS), max_size=6),
    st.lists(st.sampled_from(["a", "b", "c", ".."]), max_size=5),
)
def test_resolving_is_realpath(
    links: list[tuple[list[str], str, list[str]]], asked: list[str]
) -> None:
    """Whatever links there are: the same place, or None where realpath goes in circles."""
    with tempfile.TemporaryDirectory() as folder:
        root = os.path.realpath(folder)
        for inner in ("a/a", "b/c"):
            os.makedirs(os.path.join(root, inner), exist_ok=True)
        for above, name, target in links:
            place = os.path.join(root, *above)
            path = os.path.join(place, name)
            inside = os.path.realpath(place).startswith(root)  # a link may lead out of it
            if inside and os.path.isdir(place) and not os.path.lexists(path):
                os.symlink(os.path.join(*target), path)
        # As a shell would say it: ".." of the asked path by name, those of links by place.
        path = os.path.normpath(os.path.join(root, *asked))
        found = Volumes().resolve(path)
        try:
            real = os.path.realpath(path, strict=True)
        except FileNotFoundError:
            return
        except OSError:
            assert found is None
            return
        assert found == real
        assert Reach(Volumes(remote=frozenset({real})))(path) is False


def test_within_only_what_is_allowed_is_there(tmp_path: Path) -> None:
    file = str(write(tmp_path / "inner" / "file", "content"))
    inner = str(tmp_path / "inner")

    def seen() -> tuple[bool, bool, str, list[str]]:
        return is_file(file), is_folder(inner), text(file), [*folders(str(tmp_path))]

    before = seen()
    assert before == (True, True, "content", [inner])
    with asking_only(lambda path: False):
        assert seen() == (False, False, "", [])
    assert seen() == before


def test_progress_names_the_folder(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    machine.venv(machine.top / "disk" / "one")
    events: list[Event] = []
    ctx = JobContext("scan", events.append)
    disk = machine.top / "disk"
    list(find_others(machine.around, [disk], OtherCache(), Volumes(), ctx))
    told = [event for event in events if isinstance(event, Progress)]
    assert {event.stage for event in told} == {"places", "scan"}
    assert str(disk) in {event.message for event in told}
