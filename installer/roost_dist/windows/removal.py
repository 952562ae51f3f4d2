"""What the uninstaller removes: each file it brought, by name, and folders only once empty.

NSIS's own recursive removal would take whatever else lies in those folders, also behind a link.
"""

from __future__ import annotations

from pathlib import Path


def removal_list(top: Path) -> str:
    """The NSIS macro ``RemoveFiles`` for a payload.  Compiled caches go too, by pattern."""
    files = sorted(path for path in top.rglob("*") if path.is_file())
    folders = sorted((path for path in top.rglob("*") if path.is_dir()), reverse=True)
    lines = ["!macro RemoveFiles"]
    lines += [f'  Delete "$INSTDIR\\{_windows(path, top)}"' for path in files]
    for folder in folders:
        name = _windows(folder, top)
        if any(path.suffix == ".py" for path in folder.iterdir()):
            lines.append(f'  Delete "$INSTDIR\\{name}\\__pycache__\\*.pyc"')
            lines.append(f'  RMDir "$INSTDIR\\{name}\\__pycache__"')
        lines.append(f'  RMDir "$INSTDIR\\{name}"')
    return "\n".join([*lines, "!macroend", ""])


def _windows(path: Path, top: Path) -> str:
    return path.relative_to(top).as_posix().replace("/", "\\").replace("$", "$$")
