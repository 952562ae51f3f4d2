"""pylock.toml of anybody's: versions and hashes in, addresses left out (PEP 751)."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from roost.core.domain.errors import InstallerError
from roost.core.operations.installers.base import Pinned
from roost.core.operations.installers.locked import check_locked, locked_pins

HEAD = 'lock-version = "1.0"\ncreated-by = "somebody"\n'
A, B = "a" * 64, "b" * 64


def write(folder: Path, text: str, *, head: str = HEAD, name: str = "pylock.toml") -> Path:
    file = folder / name
    file.write_text(head + text)
    return file


def package(name: str, version: str, digest: str = A, more: str = "") -> str:
    return (
        f'[[packages]]\nname = "{name}"\nversion = "{version}"\n{more}'
        f'wheels = [{{ url = "https://user:secret@example.invalid/{name}-{version}-py3-none-any.whl"'
        f', hashes = {{ sha256 = "{digest}" }} }}]\n'
    )


def test_versions_and_hashes_are_taken_and_addresses_are_not(tmp_path: Path) -> None:
    text = package("torch", "2.13.0+cpu") + package("peft", "0.21.0", B)
    pins = locked_pins(write(tmp_path, text, name="pylock.cpu.toml"))
    assert pins == (
        Pinned("torch", "2.13.0+cpu", (f"sha256:{A}",)),
        Pinned("peft", "0.21.0", (f"sha256:{B}",)),
    )
    assert "secret" not in repr(pins)


def test_markers_choose_among_several(tmp_path: Path) -> None:
    here, other = f"sys_platform == '{sys.platform}'", "sys_platform == 'plan9'"
    text = (
        package("numpy", "1.26.4", A, f'marker = "{other}"\n')
        + package("numpy", "2.4.6", B, f'marker = "{here}"\n')
        + package("tests", "1.0", A, "marker = \"'dev' in dependency_groups\"\n")
        + package("extra", "1.0", A, "marker = \"'gpu' in extras\"\n")
        + package("usual", "1.0", A, "marker = \"'main' in dependency_groups\"\n")
    )
    head = (
        f'{HEAD}dependency-groups = ["dev", "main"]\ndefault-groups = ["main"]\nextras = ["gpu"]\n'
    )
    pins = locked_pins(write(tmp_path, text, head=head))
    assert [(pin.name, pin.version) for pin in pins] == [("numpy", "2.4.6"), ("usual", "1.0")]


def test_the_python_is_that_of_the_tree(tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    (tree / "lib" / "python3.9" / "site-packages").mkdir(parents=True)
    (tree / "pyvenv.cfg").write_text("home = /usr/bin\nversion = 3.9.7\n")
    text = package("old", "1.0", A, "marker = \"python_version < '3.10'\"\n")
    file = write(tmp_path, text)
    assert [pin.name for pin in locked_pins(file, tree)] == ["old"]
    assert locked_pins(file) == ()


def test_without_a_sha256_there_is_no_half_of_one(tmp_path: Path) -> None:
    text = package("a", "1.0").replace("sha256", "sha512").replace(A, A + A)
    assert locked_pins(write(tmp_path, text)) == (Pinned("a", "1.0"),)


@pytest.mark.parametrize(
    ("text", "head", "said"),
    [
        ("not toml", HEAD, "pylock.toml"),
        (package("a", "1.0"), "", "lock-version"),
        (package("a", "1.0"), HEAD.replace("1.0", "2.0"), "version"),
        ('[[packages]]\nname = "a"\n', HEAD, "a"),
        ('[[packages]]\nname = "a"\ndirectory = { path = "../a" }\n', HEAD, "address"),
        (package("a", "1.0") + package("a", "2.0", B), HEAD, "twice"),
        (package("a", "1.0"), f'{HEAD}requires-python = "<3.2"\n', "Python <3.2"),
        (package("a", "1.0", A, 'requires-python = "<3.2"\n'), HEAD, "Python <3.2"),
        (package("a", "1.0"), f"{HEAD}environments = [\"sys_platform == 'plan9'\"]\n", "systems"),
        (package("--index-url=x", "1.0"), HEAD, "name"),
        (package("a", "1.0 --index-url=x"), HEAD, "version"),
    ],
)
def test_what_cannot_be_used_is_refused_with_a_reason(
    tmp_path: Path, text: str, head: str, said: str
) -> None:
    file = write(tmp_path, text, head=head)
    with pytest.raises(InstallerError) as failure:
        locked_pins(file)
    assert failure.value.code == "not-a-requirement"
    assert said in failure.value.message
    assert failure.value.remedy
    assert "secret" not in failure.value.message


def test_a_file_is_looked_at_before_anything_is_begun(tmp_path: Path) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text("a==1.0\n")
    check_locked(lock)
    assert locked_pins(lock) == (Pinned("a", "1.0"),)
    check_locked(write(tmp_path, package("a", "1.0")))
    lock.write_text("--index-url x\n")
    for bad in (lock, write(tmp_path, "[[packages]]\n")):
        with pytest.raises(InstallerError):
            check_locked(bad)
