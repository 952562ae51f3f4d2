"""Build what users get, into dist/: wheel, .deb, tarball, Windows installer, macOS image.

With checksums, release notes and releases.json.  Nothing is uploaded.

    python3 installer/release.py                  # all that this system can build
    python3 installer/release.py windows deb      # some of it
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - somebody may well try it with an older one
    sys.exit("Cannot go on: run this with Python 3.11 or newer.")

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "app")]

from roost_setup import system, venv  # noqa: E402
from roost_setup.console import CannotGoOn, explain, say  # noqa: E402
from roost_setup.layout import own_clone  # noqa: E402
from roost_setup.sources import child_env  # noqa: E402

PARTS = {"linux": ("wheel", "deb", "folder", "windows"), "darwin": ("wheel", "folder", "macos")}


def main(argv: Sequence[str]) -> int:
    """Set the clone's environment up, go on inside it, and build.  Returns the exit code."""
    top = argparse.ArgumentParser(prog="release.py", description=__doc__.split("\n\n")[0])
    here = PARTS.get(sys.platform, ("wheel", "folder"))
    top.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(here)}; default: all")
    top.add_argument("--out", type=Path, default=HERE.parent / "dist", help="default: dist/")
    options = top.parse_args(argv)
    unknown = set(options.parts) - set(here)
    if unknown:
        top.error(f"cannot be built here: {', '.join(sorted(unknown))}")
    layout = own_clone()
    try:
        if Path(sys.prefix) != layout.venv:
            venv.ensure(layout, "dev", os.environ)
            words = [layout.python, "-P", "-X", "utf8", __file__, *argv]
            return subprocess.run(words, env=child_env(os.environ), check=False).returncode
        build(options.parts or here, options.out.absolute())
    except CannotGoOn as problem:
        explain(problem)
        return 1
    except KeyboardInterrupt:
        say("\nInterrupted; what was finished lies in the output folder.")
        return 130
    return 0


def build(parts: Sequence[str], out: Path) -> None:
    """Build ``parts`` into ``out``, then describe everything in there.  Raises CannotGoOn."""
    from roost_dist import notes
    from roost_dist.making import Making

    system.provide((*system.QT, *system.TESTS), os.environ)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="roost-release-") as work:
        making = Making(HERE.parent, Path(work), out)
        changes = (HERE.parent / "CHANGELOG.md").read_text(encoding="utf-8")
        text = notes.release_notes(changes, making.version)
        makers = _makers()
        for part in parts:
            start = time.monotonic()
            made = makers[part](making)
            megabytes = made.stat().st_size / 1e6
            say(f"{made.name}: {megabytes:.1f} MB ({time.monotonic() - start:.0f} s)")
        version = making.version
    told = ("SHA256SUMS", "releases.json", "NOTES.md")
    files = [path for path in out.iterdir() if path.is_file() and path.name not in told]
    (out / "NOTES.md").write_text(text, encoding="utf-8")
    (out / "releases.json").write_text(notes.announcement(version, files), encoding="utf-8")
    (out / "SHA256SUMS").write_text(notes.checksums(files), encoding="utf-8")
    say(f"{len(files)} files in {out}. Nothing was uploaded.")


def _makers() -> dict[str, Callable[..., Path]]:
    from roost_dist import debian, folder, macos, windows
    from roost_dist.making import Making
    from roost_dist.wheels import roost_wheel

    def wheel(making: Making) -> Path:
        return Path(shutil.copy2(roost_wheel(making), making.out))

    return {
        "wheel": wheel,
        "deb": debian.deb,
        "folder": folder.tarball,
        "windows": windows.windows_installer,
        "macos": macos.disk_image,
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
