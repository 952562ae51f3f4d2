"""Small made-up venvs for tests: all the files that hold a path, none of the weight."""

from __future__ import annotations

import base64
import hashlib
import json
import os
from pathlib import Path

from support.launchers import distlib_launcher, uv_launcher

PYTHON = "lib/python3.11/site-packages"


def record_line(name: str, data: bytes) -> str:
    code = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
    return f"{name},sha256={code},{len(data)}\n"


def posix_venv(tree: Path, old: str) -> None:
    """A venv in ``tree`` that says it was made for ``old``, with one package and one editable."""
    site = tree / PYTHON
    (tree / "bin").mkdir(parents=True)
    (site / "pkg" / "__pycache__").mkdir(parents=True)
    (site / "pkg-1.dist-info").mkdir()
    (tree / "share/jupyter/kernels/python3").mkdir(parents=True)
    (tree / "pyvenv.cfg").write_text(
        f"home = /usr/bin\nversion = 3.11.2\ncommand = /usr/bin/python3 -m venv {old}\n"
    )
    (tree / "bin" / "activate").write_text(f'VIRTUAL_ENV="{old}"\nexport VIRTUAL_ENV\n')
    (tree / "bin" / "activate.fish").write_text(f'set -gx VIRTUAL_ENV "{old}"\n')
    script = f"#!{old}/bin/python\nimport pkg\nprint(pkg)\n".encode()
    (tree / "bin" / "tool").write_bytes(script)
    (tree / "bin" / "tool").chmod(0o755)
    (tree / "bin" / "program").write_bytes(b"\x7fELF" + old.encode())
    os.symlink("/usr/bin/python3", tree / "bin" / "python")
    os.symlink(f"{old}/bin/tool", tree / "bin" / "alias")
    (site / "pkg" / "__init__.py").write_text("x = 1\n")
    editable = f"MAPPING = {{'ed': '{old}/src/ed'}}\n".encode()
    (site / "__editable___ed_finder.py").write_bytes(editable)
    (site / "ed.pth").write_text(f"{old}/src/ed\n")
    direct = json.dumps({"url": f"file://{old}/src/ed", "dir_info": {"editable": True}}).encode()
    (site / "pkg-1.dist-info" / "direct_url.json").write_bytes(direct)
    (site / "pkg-1.dist-info" / "RECORD").write_text(
        record_line("../../../bin/tool", script)
        + record_line("pkg/__init__.py", b"x = 1\n")
        + record_line("__editable___ed_finder.py", editable)
        + record_line("pkg-1.dist-info/direct_url.json", direct)
        + "pkg-1.dist-info/RECORD,,\n"
    )
    (tree / "share/jupyter/kernels/python3/kernel.json").write_text(
        json.dumps({"argv": [f"{old}/bin/python", "-m", "ipykernel"]}, indent=1)
    )


def windows_venv(tree: Path, old: str) -> None:
    """A venv as on Windows: ``Scripts``, ``Lib``, launchers of distlib and uv."""
    site = tree / "Lib" / "site-packages"
    (tree / "Scripts").mkdir(parents=True)
    (site / "pkg-1.dist-info").mkdir(parents=True)
    (tree / "pyvenv.cfg").write_bytes(
        f"home = C:\\Python311\r\ncommand = C:\\Python311\\python.exe -m venv {old}\r\n".encode()
    )
    (tree / "Scripts" / "activate.bat").write_bytes(f"set VIRTUAL_ENV={old}\r\n".encode())
    (tree / "Scripts" / "activate").write_text(f'VIRTUAL_ENV=$(cygpath "{old}")\n')
    pip = distlib_launcher("t64.exe", f"{old}\\Scripts\\python.exe")
    tool = uv_launcher("uv-0.13.9-console-x86_64.exe", f"{old}\\Scripts\\python.exe")
    (tree / "Scripts" / "pip.exe").write_bytes(pip)
    (tree / "Scripts" / "tool.exe").write_bytes(tool)
    (site / "pkg-1.dist-info" / "RECORD").write_text(
        record_line("../../Scripts/pip.exe", pip) + record_line("..\\..\\Scripts\\tool.exe", tool)
    )
    (site / "pkg-1.dist-info" / "direct_url.json").write_text(
        json.dumps({"url": "file:///" + (old + "\\src").replace("\\", "/")})
    )
