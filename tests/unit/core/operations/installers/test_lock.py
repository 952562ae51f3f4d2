"""requirements.lock: hashes for all or for none, and nothing that could be an option."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roost.core.domain.errors import InstallerError
from roost.core.operations.installers import Pinned, read_lock, with_hashes, write_lock

A, B = f"sha256:{'a' * 64}", f"sha256:{'b' * 64}"


def test_hashes_for_all() -> None:
    pins = [Pinned("torch", "2.13.0+cpu", (B, A)), Pinned("alpha", "1.0", (A,))]
    assert write_lock(pins) == (
        f"alpha==1.0 \\\n    --hash={A}\ntorch==2.13.0+cpu \\\n    --hash={A} \\\n    --hash={B}\n"
    )


def test_or_for_none() -> None:
    pins = [Pinned("torch", "2.13.0+cpu", (A,)), Pinned("alpha", "1.0")]
    assert write_lock(pins) == "alpha==1.0\ntorch==2.13.0+cpu\n"
    assert write_lock([]) == ""


_NAMES = st.from_regex(r"[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,5})?", fullmatch=True)
_VERSIONS = st.from_regex(
    r"[0-9]{1,3}(\.[0-9]{1,3}){0,3}(rc[0-9])?(\+[a-z0-9]{1,6})?", fullmatch=True
)
_HASHES = st.lists(st.sampled_from([A, B]), unique=True).map(lambda h: tuple(sorted(h)))


@given(st.dictionaries(_NAMES, st.tuples(_VERSIONS, _HASHES), max_size=8))
def test_round_trip(content: dict[str, tuple[str, tuple[str, ...]]]) -> None:
    import tempfile

    pins = tuple(Pinned(name, *content[name]) for name in sorted(content))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "requirements.lock"
        file.write_text(write_lock(pins))
        got = read_lock(file)
    if all(pin.hashes for pin in pins):
        assert got == pins
    else:
        assert [(p.name, p.version, p.hashes) for p in got] == [
            (p.name, p.version, ()) for p in pins
        ]


def test_foreign_locks_are_read(tmp_path: Path) -> None:
    file = tmp_path / "requirements.txt"
    file.write_text(
        "# made by a tool\n"
        "Alpha_One==1.0 ; python_version >= '3.8' \\\n"
        f"    --hash={A} \\\n"
        f"    --hash={B}  # twice\n"
        "    # via beta\n"
        "\n"
        "beta == 2.0\n"
    )
    assert read_lock(file) == (Pinned("alpha-one", "1.0", (A, B)), Pinned("beta", "2.0"))


@pytest.mark.parametrize(
    "line",
    [
        "--index-url https://evil.invalid/simple",
        "-r other.txt",
        "alpha>=1",
        "alpha==1.*",
        "alpha @ https://evil.invalid/a.whl",
        f"alpha==1 --hash={A} --trusted-host=x",
        "alpha==1 --hash=md5:00",
        "alpha==1 beta==2",
        "alpha==1 \\",
        "alpha==1\nalpha==2",
        "./alpha.whl",
        "\ufeffalpha==1 --config-settings=x",
    ],
)
def test_anything_else_is_refused_with_its_line(tmp_path: Path, line: str) -> None:
    file = tmp_path / "requirements.lock"
    file.write_text(f"zeta==1\n{line}\n")
    with pytest.raises(InstallerError) as caught:
        read_lock(file)
    assert caught.value.code == "not-a-requirement"
    assert "Line " in caught.value.message
    assert caught.value.path == str(file)


def test_hashes_known_from_the_resolver_are_put_to_what_is_installed() -> None:
    frozen = [Pinned("a", "1"), Pinned("b", "2")]
    known = [Pinned("a", "1", (A,)), Pinned("b", "3", (B,))]
    assert with_hashes(frozen, known) == (Pinned("a", "1", (A,)), Pinned("b", "2"))
