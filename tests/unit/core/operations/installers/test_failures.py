"""Recorded outputs of the oldest and the newest supported uv and pip, replayed."""

from __future__ import annotations

from pathlib import Path

import pytest

from roost.core.operations.installers.failures import failure, volume_of

RECORDED = Path(__file__).parents[4] / "recorded" / "installers"
ALL = {
    "no-version": "no-matching-version",
    "no-name": "no-matching-version",
    "conflict": "no-matching-version",
    "needs-gone": "no-matching-version",
    "other-python": "no-matching-version",
    "no-network": "no-network",
    "no-dns": "no-network",
    "proxy-down": "no-network",
    "build-failed": "build-failed",
    "evil-script": "installer-failed",
    "file-gone": "download-failed",
    "cut": "download-failed",
    "bad-hash": "bad-hash",
    "disk-full": "disk-full",
}
NAMED = {  # what the sentence must name
    "no-version": "beta",
    "no-name": "nowhere-to-be-found",
    "conflict": "beta",
    "needs-gone": "gone",
    "bad-hash": "big",
    "build-failed": "broken",
    "evil-script": "evil",
    "file-gone": "big",
}


def recordings() -> list[Path]:
    return sorted(RECORDED.glob("*/*.txt"))


def lines_of(file: Path) -> tuple[int, list[str]]:
    head, *lines = file.read_text(encoding="utf-8").splitlines()
    return int(head.removeprefix("exit ")), lines


@pytest.mark.parametrize("file", recordings(), ids=lambda f: f"{f.parent.name}-{f.stem}")
def test_recorded_failure(file: Path, tmp_path: Path) -> None:
    code, lines = lines_of(file)
    if file.stem == "ok":
        assert code == 0
        return
    assert code != 0
    tool = file.parent.name.partition("-")[0]
    error = failure(tool, lines, places=[tmp_path], offline=file.stem == "offline")
    if file.stem in ALL:
        # pip alone tells to its log (not recorded) that an index refused it
        assert error.code == ALL[file.stem]
    assert error.remedy
    assert "\n" not in error.message
    assert NAMED.get(file.stem, "") in error.message
    assert error.data["output"] == lines[-40:]


def test_every_version_has_every_recording() -> None:
    versions = {file.parent.name for file in recordings()}
    assert len(versions) >= 4
    for version in versions:
        assert {f.stem for f in (RECORDED / version).glob("*.txt")} >= set(ALL)


def test_offline_is_no_network() -> None:
    for file in RECORDED.glob("*/offline.txt"):
        assert failure("x", lines_of(file)[1], offline=True).code == "no-network"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (
            "ERROR: Could not install packages due to an OSError: [Errno 28] No space left",
            "disk-full",
        ),
        ("  cause: There is not enough space on the disk. (os error 112)", "disk-full"),
        ("Could not fetch URL http://h/simple/x/: 403 Client Error: Forbidden", "download-failed"),
        ("Could not fetch URL http://h/x/: too many 500 error responses", "download-failed"),
        ("  cause: invalid peer certificate: UnknownIssuer", "no-network"),
        (
            "  cause: Network connectivity is disabled, but the requested data wasn't found in the "
            "cache for: http://h/f/x-1-py3-none-any.whl",
            "no-network",
        ),
        ("something new", "installer-failed"),
    ],
)
def test_single_lines(line: str, code: str) -> None:
    assert failure("uv", ["Resolved 3 packages", line]).code == code


def test_no_output_at_all() -> None:
    error = failure("uv", [])
    assert (error.code, bool(error.message), bool(error.remedy)) == ("installer-failed", True, True)


def test_the_full_volume_is_named(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "er"
    text = f"failed to copy file to {target}/x: No space left on device (os error 28)"
    error = failure("uv", [text], places=[Path("/"), target])
    assert str(target) in error.message
    assert str(volume_of(target)) in error.message


def test_volume_of_what_does_not_exist_yet(tmp_path: Path) -> None:
    assert volume_of(tmp_path / "a" / "b").is_mount()


def test_a_login_is_suggested_where_the_index_wants_one() -> None:
    error = failure("pip", ["Could not fetch URL http://h/simple/x/: 401 Client Error: who"])
    assert "login" in error.remedy


def test_a_certificate_is_suggested_where_it_is_not_trusted() -> None:
    error = failure("pip", ["SSLError(SSLCertVerificationError('CERTIFICATE_VERIFY_FAILED'))"])
    assert "cert" in error.remedy
