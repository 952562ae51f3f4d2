"""The package for Debian and Ubuntu, built with dpkg-deb."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

from roost_dist import completion, icons
from roost_dist.debian.tree import HOME, PYTHONS, fill
from roost_dist.making import SOURCE_DATE, Making, tree_size
from roost_dist.manual import man_page
from roost_dist.verbs import program
from roost_setup.system import QT, SCREEN

_DESKTOP = """\
[Desktop Entry]
Type=Application
Name=Roost
GenericName=Python environments for AI models
Comment=Shared Python environments for the AI models on this machine
Exec=roost-gui
Icon=roost
Terminal=false
Categories=Development;Utility;
Keywords=python;venv;torch;environment;
StartupWMClass=roost
StartupNotify=true
"""

_CONTROL = """\
Package: roost
Version: {version}
Architecture: {architecture}
Maintainer: The Roost authors <roost@example.invalid>
Installed-Size: {size}
Depends: {depends}
Section: utils
Priority: optional
Description: shared Python environments for AI models
 Replaces a pile of per-model Python environments by a few shared ones, and
 moves models over by click. It has a window and a command line. Everything
 that it needs from Python lies in /opt/roost.
"""

_POSTINST = f"""\
#!/bin/sh
set -e
if [ "$1" = configure ]; then
  # only root may write there later, and a start without compiled files takes twice as long
  /{HOME}/bin/python -I -m compileall -q -j 0 /{HOME}/site >/dev/null 2>&1 || true
fi
"""

_PRERM = f"""\
#!/bin/sh
set -e
find /{HOME} -name __pycache__ -type d -prune -exec rm -rf {{}} +
"""


def deb(making: Making) -> Path:
    """``roost_VERSION_ARCH.deb`` in ``out``.  Raises CannotGoOn."""
    top = making.folder("deb")
    fill(making, top)
    _put_into_the_system(making, top)
    architecture = making.call(["dpkg", "--print-architecture"]).strip()
    control = top / "DEBIAN"
    control.mkdir()
    text = _CONTROL.format(
        version=making.version.replace("rc", "~rc").replace(".dev", "~dev"),
        architecture=architecture,
        size=tree_size(top) // 1024,
        depends=depends(),
    )
    (control / "control").write_text(text, encoding="utf-8")
    for name, script in (("postinst", _POSTINST), ("prerm", _PRERM)):
        (control / name).write_text(script, encoding="utf-8")
        (control / name).chmod(0o755)
    for path in top.rglob("*"):
        if not path.is_symlink() and path.parent != control:
            programs = path.is_dir() or path.parent.name == "bin"
            path.chmod(0o755 if programs else 0o644)
    out = making.out / f"roost_{making.version}_{architecture}.deb"
    strength = ("-Zgzip", "-z1") if making.quick else ("-Zxz", "-z6")
    making.call(["dpkg-deb", "--root-owner-group", *strength, "--build", top, out])
    return out


def depends() -> str:
    """What the system brings: its Python, and the libraries that Qt loads."""
    first, last = PYTHONS[0], PYTHONS[-1]
    after = f"3.{int(last.partition('.')[2]) + 1}"
    needs = [need.apt for need in (*QT, *SCREEN)]
    return ", ".join(
        dict.fromkeys(
            [f"python3 (>= {first})", f"python3 (<< {after}~)", "libc6 (>= 2.34)", *needs]
        )
    )


def _put_into_the_system(making: Making, top: Path) -> None:
    """Menu entry, icon, man page, completions, licence, links on PATH."""
    share = top / "usr" / "share"
    tree = program()
    page = man_page(tree, making.version)
    changes = (making.root / "CHANGELOG.md").read_text(encoding="utf-8")
    texts = {
        "applications/roost.desktop": _DESKTOP,
        "bash-completion/completions/roost": completion.bash(tree),
        "zsh/vendor-completions/_roost": completion.zsh(tree),
        "fish/vendor_completions.d/roost.fish": completion.fish(tree),
        "doc/roost/copyright": (making.root / "LICENSE").read_text(encoding="utf-8"),
    }
    for name, text in texts.items():
        (share / name).parent.mkdir(parents=True, exist_ok=True)
        (share / name).write_text(text, encoding="utf-8")
    for name, text in {"man/man1/roost.1.gz": page, "doc/roost/changelog.gz": changes}.items():
        (share / name).parent.mkdir(parents=True, exist_ok=True)
        (share / name).write_bytes(gzip.compress(text.encode(), 9, mtime=int(SOURCE_DATE)))
    hicolor = share / "icons" / "hicolor"
    scalable = hicolor / "scalable" / "apps"
    scalable.mkdir(parents=True)
    shutil.copyfile(making.root / "resources" / "app" / "roost.svg", scalable / "roost.svg")
    for size, path in icons.draw(making, (48, 128)).items():
        (hicolor / f"{size}x{size}" / "apps").mkdir(parents=True)
        shutil.copyfile(path, hicolor / f"{size}x{size}" / "apps" / "roost.png")
    links = top / "usr" / "bin"
    links.mkdir()
    for name in ("roost", "roost-gui"):
        (links / name).symlink_to(f"/{HOME}/bin/{name}")
