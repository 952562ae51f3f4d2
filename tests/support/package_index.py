"""Small wheels and a local package index that misbehaves on request.

``make_wheel`` alone is enough for offline tests: put wheels into a folder and
hand that folder over as find-links.  ``PackageIndex`` serves a folder over
HTTP on 127.0.0.1 (PEP 503) and can be slow, cut a download, lie about a hash,
answer 404 or list hostile file names.
"""

from __future__ import annotations

import base64
import hashlib
import html
import io
import re
import tarfile
import threading
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit


def normalise(name: str) -> str:
    """PEP 503 name."""
    return re.sub(r"[-_.]+", "-", name).lower()


def make_wheel(
    directory: Path,
    name: str,
    version: str,
    files: Mapping[str, str | bytes] | None = None,
    requires: Sequence[str] = (),
    entry_points: Mapping[str, str] | str | None = None,
    *,
    requires_python: str = ">=3.8",
    tag: str = "py3-none-any",
    metadata_version: str = "2.1",
) -> Path:
    """A real, installable wheel ``<name>-<version>-<tag>.whl`` in ``directory``.

    ``files`` maps archive paths to contents; without it one module named like
    the package with ``__version__`` is made.  ``entry_points`` maps a console
    script's name to ``module:function``; a string is the whole
    ``entry_points.txt`` (so that hostile ones can be written).
    """
    directory.mkdir(parents=True, exist_ok=True)
    module = re.sub(r"[-.]+", "_", name)
    stem = f"{module}-{version}"
    info = f"{stem}.dist-info"
    if files is None:
        files = {f"{module}/__init__.py": f"__version__ = {version!r}\n"}
    members: dict[str, bytes] = {
        path: text.encode() if isinstance(text, str) else text for path, text in files.items()
    }
    lines = [f"Metadata-Version: {metadata_version}", f"Name: {name}", f"Version: {version}"]
    lines.append(f"Requires-Python: {requires_python}")
    lines += [f"Requires-Dist: {requirement}" for requirement in requires]
    members[f"{info}/METADATA"] = ("\n".join(lines) + "\n").encode()
    members[f"{info}/WHEEL"] = (
        "Wheel-Version: 1.0\nGenerator: roost-tests\n"
        f"Root-Is-Purelib: {'true' if tag.endswith('-any') else 'false'}\nTag: {tag}\n"
    ).encode()
    if entry_points:
        if not isinstance(entry_points, str):
            scripts = "".join(f"{script} = {target}\n" for script, target in entry_points.items())
            entry_points = f"[console_scripts]\n{scripts}"
        members[f"{info}/entry_points.txt"] = entry_points.encode()
    record = [f"{path},{_record_hash(data)},{len(data)}" for path, data in members.items()]
    record.append(f"{info}/RECORD,,")
    members[f"{info}/RECORD"] = ("\n".join(record) + "\n").encode()
    wheel = directory / f"{stem}-{tag}.whl"
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in members.items():
            archive.writestr(zipfile.ZipInfo(path, (2020, 1, 1, 0, 0, 0)), data)
    return wheel


def wheel_metadata(wheel: Path) -> bytes:
    """METADATA of a wheel."""
    with zipfile.ZipFile(wheel) as archive:
        [name] = [n for n in archive.namelist() if n.endswith(".dist-info/METADATA")]
        return archive.read(name)


def make_sdist(directory: Path, name: str, version: str, setup: str) -> Path:
    """An sdist whose ``setup.py`` is ``setup`` (for example one that raises).

    Its build backend lies in the archive itself, so that building needs nothing
    from any index: the backend runs ``setup.py`` and then fails.
    """
    directory.mkdir(parents=True, exist_ok=True)
    stem = f"{re.sub(r'[-.]+', '_', name)}-{version}"
    backend = (
        "import runpy\n"
        "def get_requires_for_build_wheel(config_settings=None):\n    return []\n"
        "def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):\n"
        "    runpy.run_path('setup.py')\n"
        "    raise SystemExit('no wheel came out of setup.py')\n"
    )
    members = {
        "PKG-INFO": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        "pyproject.toml": (
            '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n'
        ),
        "backend.py": backend,
        "setup.py": setup,
    }
    path = directory / f"{stem}.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        for member, text in members.items():
            data = text.encode()
            entry = tarfile.TarInfo(f"{stem}/{member}")
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return path


def _record_hash(data: bytes) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
    return f"sha256={digest}"


@dataclass
class Misbehaviour:
    """What the index does wrong, by file name (a bare name matches exactly)."""

    not_found: set[str] = field(default_factory=set)
    bad_hash: set[str] = field(default_factory=set)
    cut_after: dict[str, int] = field(default_factory=dict)  # bytes, then the socket closes
    slow: dict[str, float] = field(default_factory=dict)  # seconds between chunks of 16 KiB
    extra_links: dict[str, list[str]] = field(default_factory=dict)  # project -> raw file names
    status: dict[str, int] = field(default_factory=dict)  # project -> status of its page
    password: tuple[str, str] | None = None  # user, password demanded by basic auth


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """An installer that was killed resets its connection: nothing to print."""


class PackageIndex:
    """A PEP 503 index over a folder of wheels and sdists, on 127.0.0.1.

    ``requests`` lists every path asked for; ``started`` is set by the first
    byte of a file; ``release`` lets a slow download go on at once.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults = Misbehaviour()
        self.metadata = False  # PEP 658: metadata beside the wheels, as the big registries do
        self.requests: list[str] = []
        self.started = threading.Event()
        self.release = threading.Event()
        self._server = _Server(("127.0.0.1", 0), _handler_for(self))
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self._server.server_address[1]}"

    @property
    def url(self) -> str:
        """Address of the simple index."""
        return f"http://{self.host}/simple"

    def url_with(self, userinfo: str) -> str:
        """The same address with ``user:password`` in it."""
        return f"http://{userinfo}@{self.host}/simple"

    def close(self) -> None:
        self.release.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def projects(self) -> dict[str, list[str]]:
        """Project name -> file names, from what lies in the folder now."""
        found: dict[str, list[str]] = {}
        for path in sorted(self.folder.iterdir()):
            if path.name.endswith((".whl", ".tar.gz")):
                found.setdefault(normalise(path.name.split("-")[0]), []).append(path.name)
        for project, names in self.faults.extra_links.items():
            found.setdefault(normalise(project), []).extend(names)
        return found

    def page(self, project: str) -> str | None:
        names = self.projects().get(normalise(project))
        if names is None:
            return None
        links = []
        for name in names:
            path = self.folder / name
            digest = "0" * 64
            if path.is_file() and name not in self.faults.bad_hash:
                digest = hashlib.sha256(path.read_bytes()).hexdigest()
            href = f"/files/{quote(name)}#sha256={digest}"
            core = ' data-core-metadata="true"' if self.metadata and name.endswith(".whl") else ""
            links.append(f'<a href="{html.escape(href)}"{core}>{html.escape(name)}</a><br>')
        return "<!DOCTYPE html><html><body>" + "\n".join(links) + "</body></html>"


def _handler_for(index: PackageIndex) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._answer(body=True)

        def do_HEAD(self) -> None:
            self._answer(body=False)

        def log_message(self, format: str, *args: object) -> None:
            pass

        def _answer(self, *, body: bool) -> None:
            path = unquote(urlsplit(self.path).path)
            index.requests.append(path)
            if not self._authorised():
                self._reply(401, b"who are you", {"WWW-Authenticate": 'Basic realm="test"'})
                return
            parts = [part for part in path.split("/") if part]
            if parts[:1] == ["simple"] and len(parts) == 2:
                status = index.faults.status.get(normalise(parts[1]))
                page = index.page(parts[1])
                if status or page is None:
                    self._reply(status or 404, b"not here")
                else:
                    self._reply(200, page.encode(), {"Content-Type": "text/html"}, body=body)
            elif parts == ["simple"]:
                links = "".join(f'<a href="/simple/{p}/">{p}</a>' for p in index.projects())
                self._reply(200, links.encode(), {"Content-Type": "text/html"}, body=body)
            elif index.metadata and parts[:1] == ["files"] and parts[-1].endswith(".metadata"):
                wheel = index.folder / parts[-1].removesuffix(".metadata")
                self._reply(200, wheel_metadata(wheel), body=body)
            elif parts[:1] == ["files"] and len(parts) == 2:
                self._file(parts[1], body=body)
            else:
                self._reply(404, b"not here")

        def _authorised(self) -> bool:
            if index.faults.password is None:
                return True
            token = base64.b64encode(":".join(index.faults.password).encode()).decode()
            return self.headers.get("Authorization") == f"Basic {token}"

        def _file(self, name: str, *, body: bool) -> None:
            path = index.folder / name
            if name in index.faults.not_found or not path.is_file():
                self._reply(404, b"not here")
                return
            data = path.read_bytes()
            cut = index.faults.cut_after.get(name)
            pause = index.faults.slow.get(name)
            self.send_response(200)
            self.send_header("Content-Type", "application/octet-stream")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            if not body:
                return
            try:
                for start in range(0, len(data), 16384):
                    chunk = data[start : start + 16384]
                    if cut is not None and start + len(chunk) > cut:
                        self.wfile.write(chunk[: max(0, cut - start)])
                        self.close_connection = True
                        return
                    self.wfile.write(chunk)
                    self.wfile.flush()
                    index.started.set()
                    if pause:
                        index.release.wait(pause)
            except OSError:
                self.close_connection = True  # the installer was killed; that is the point

        def _reply(
            self,
            status: int,
            data: bytes,
            headers: Mapping[str, str] | None = None,
            *,
            body: bool = True,
        ) -> None:
            self.send_response(status)
            for key, value in (headers or {}).items():
                self.send_header(key, value)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            if body and self.command != "HEAD":
                try:
                    self.wfile.write(data)
                except OSError:
                    self.close_connection = True

    return Handler


@contextmanager
def package_index(folder: Path) -> Iterator[PackageIndex]:
    """An index for the length of a ``with`` block."""
    index = PackageIndex(folder)
    try:
        yield index
    finally:
        index.close()
