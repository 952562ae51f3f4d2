"""The environment under /opt/roost: a virtual environment of the system's Python, whichever it is.

What serves every Python lies in ``site``; what was compiled for one lies in that one's own folder,
for each that the package supports.  So a new release of Debian or Ubuntu needs no other package.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from roost_dist.lockfile import only
from roost_dist.making import Making
from roost_dist.trim import trim_site
from roost_dist.wheels import roost_wheel, unpack_locked, unpack_wheel

PYTHONS = ("3.11", "3.12", "3.13", "3.14")
HOME = "opt/roost"

_START = """\
#!/{home}/bin/python -I
import sys

from roost.__main__ import {function}

sys.exit({function}())
"""


def fill(making: Making, top: Path) -> None:
    """Make ``opt/roost`` below ``top``.  Raises CannotGoOn."""
    home = top / HOME
    site = home / "site"
    lock = making.installer / "run.lock"
    tags = _tags()
    unpack_locked(making, lock, site, tags, PYTHONS[0])
    compiled = _take_out_compiled(site, home / "lib" / f"python{PYTHONS[0]}" / "site-packages")
    some = making.work / "compiled.lock"
    some.write_text(only(lock.read_text(encoding="utf-8"), compiled), encoding="utf-8")
    for python in PYTHONS[1:]:
        unpack_locked(
            making, some, home / "lib" / f"python{python}" / "site-packages", tags, python
        )
    unpack_wheel(making, roost_wheel(making), site)
    trim_site(site, "linux")
    (site / "bin").rename(home / "bin")
    for python in PYTHONS:
        own = home / "lib" / f"python{python}" / "site-packages"
        (own / "roost.pth").write_text(f"/{HOME}/site\n", encoding="utf-8")
    (home / "pyvenv.cfg").write_text(
        "home = /usr/bin\ninclude-system-site-packages = false\n", encoding="utf-8"
    )
    (home / "bin" / "python").symlink_to("/usr/bin/python3")
    for name, function in (("roost", "main"), ("roost-gui", "gui")):
        script = home / "bin" / name
        script.write_text(_START.format(home=HOME, function=function), encoding="utf-8")
        script.chmod(0o755)


def _tags() -> list[str]:
    from packaging import tags

    return list(tags.platform_tags())


def _take_out_compiled(site: Path, target: Path) -> set[str]:
    """Move what only one Python can load to ``target``; returns the names of these packages."""
    target.mkdir(parents=True)
    names: set[str] = set()
    for info in sorted(site.glob("*.dist-info")):
        if not _for_one_python((info / "WHEEL").read_text(encoding="utf-8")):
            continue
        name, _, _ = info.name.removesuffix(".dist-info").rpartition("-")
        names.add(re.sub(r"[-_.]+", "-", name).lower())
        record = (info / "RECORD").read_text(encoding="utf-8").splitlines()
        for part in sorted({line.split("/")[0] for line in record if "/" in line}):
            if (site / part).exists():
                shutil.move(site / part, target / part)
    return names


def _for_one_python(wheel: str) -> bool:
    tags = re.findall(r"^Tag: (\S+)", wheel, re.MULTILINE)
    return bool(tags) and not any(
        tag.startswith(("py3-", "py2.py3-")) or "-abi3-" in tag for tag in tags
    )
