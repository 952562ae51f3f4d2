"""What a scan finds, compared with what the tools themselves list: none missing, none invented."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from roost.core.discovery.other import OtherFound, Surroundings, find_others
from roost.core.domain.hardware import Hardware
from roost.core.operations.owners import files_of_owner
from roost.core.store.othercache import OtherCache
from roost.core.system.accounting import account_tree
from roost.core.system.context import JobContext
from roost.core.system.volumes import Volumes
from roost.core.workspace import Workspace
from roost.core.workspace.host import Host
from support.operations import fingerprint
from support.package_index import make_wheel

TOOLS = ("virtualenv", "poetry", "pipenv", "hatch", "pipx", "uv")
RATTLER = Path(__file__).parents[1] / "support" / "conda_channel.py"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="the tools' scripts are called as on POSIX"),
]


@pytest.fixture(scope="module")
def tools(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the tools' commands, installed from the registry."""
    tree = tmp_path_factory.mktemp("tools") / "venv"
    uv = Path(sys.executable).with_name("uv")
    for command in ([uv, "venv", "-q", tree], [uv, "pip", "install", "-q", "-p", tree, *TOOLS]):
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            pytest.skip(f"the tools cannot be installed here: {done.stderr.strip()[-200:]}")
    return tree / "bin"


@pytest.fixture
def wheels(tmp_path: Path) -> Path:
    """One small package with a command; no index is asked for it."""
    folder = tmp_path / "wheels"
    make_wheel(folder, "roost-sample", "1.2", entry_points={"sample": "roost_sample:main"})
    return folder


@pytest.fixture
def work(tmp_path: Path) -> Path:
    folder = tmp_path / "work"
    folder.mkdir()
    return folder


class User:
    """Calls the tools as one user with a home of their own."""

    def __init__(self, home: Path, tools: Path) -> None:
        self.home = home
        self.tools = tools
        kept = {"PIP_CONFIG_FILE", "PIP_INDEX_URL", "UV_INDEX_URL", "UV_DEFAULT_INDEX", "LANG"}
        kept |= {"UV_CACHE_DIR", "PIP_CACHE_DIR", "SSL_CERT_FILE"}
        self.environ = {name: value for name, value in os.environ.items() if name in kept}
        self.environ |= {"HOME": str(home), "PATH": f"{tools}:/usr/bin:/bin"}
        self.environ |= {"PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}

    def run(self, *words: str | Path, cwd: Path | None = None, **more: str) -> str:
        done = subprocess.run(
            [self.tools / words[0], *words[1:]],
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            cwd=cwd or self.home,
            env={**self.environ, **more},
            timeout=200,
        )
        assert done.returncode == 0, f"{words}: {done.stdout}\n{done.stderr}"
        return done.stdout

    def scan(self, *roots: Path) -> list[OtherFound]:
        nowhere = str(self.home / "no-machine")  # what else is installed here is no matter
        around = Surroundings(str(self.home), self.environ, sys.platform, nowhere)
        return list(find_others(around, roots, OtherCache(), Volumes(), JobContext()))


@pytest.fixture
def user(isolated_user: Path, tools: Path) -> User:
    return User(isolated_user, tools)


def places(found: list[OtherFound]) -> dict[Path, str]:
    return {one.env.path: one.info.app for one in found}


def real(path: str | Path) -> Path:
    return Path(os.path.realpath(path))


def healthy(found: list[OtherFound]) -> bool:
    """The reading of a fresh real environment finds nothing wrong."""
    return all(
        one.facts.interpreter == "ok"
        and one.facts.config in ("ok", "own")
        and one.facts.site_state == "ok"
        and not [dist for dist in one.facts.dists if dist.problem]
        for one in found
    )


def test_virtualenv_venv_and_uv(user: User, work: Path) -> None:
    user.run("virtualenv", "-q", "--no-download", work / "a" / "venv")
    user.run("uv", "venv", "-q", work / "b" / ".venv")
    user.run("python", "-m", "venv", "--without-pip", work / "c" / "env")
    found = user.scan(work)
    assert places(found) == {
        real(work / "a" / "venv"): "virtualenv",
        real(work / "b" / ".venv"): "uv venv",
        real(work / "c" / "env"): "venv",
    }
    assert healthy(found)
    for one in found:
        told = subprocess.run(
            [one.env.python, "-c", "import platform; print(platform.python_version())"],
            capture_output=True,
            text=True,
            check=True,
        )
        assert one.env.python_version == told.stdout.strip()
        listed = json.loads(
            user.run("uv", "pip", "list", "-q", "--format", "json", "-p", one.env.python)
        )
        assert [dist.name for dist in one.facts.dists] == [package["name"] for package in listed]


def test_uv_tools_and_projects(user: User, work: Path, wheels: Path) -> None:
    offline = ("--no-index", "--find-links", str(wheels))
    user.run("uv", "tool", "install", "-q", *offline, "roost-sample")
    project = work / "shop"
    project.mkdir()
    (project / "pyproject.toml").write_text(
        '[project]\nname = "shop"\nversion = "0.1"\nrequires-python = ">=3.9"\n'
    )
    user.run("uv", "sync", "-q", cwd=project)
    listed = user.run("uv", "tool", "list", "--show-paths")
    found = user.scan(work)
    tool = next(one for one in found if one.info.role == "tool")
    assert str(tool.env.path) in listed
    assert (tool.info.label, tool.info.version) == ("roost-sample", "1.2")
    assert places(found) == {
        real(user.run("uv", "tool", "dir").strip()) / "roost-sample": "uv tool",
        real(project / ".venv"): "uv",
    }
    assert healthy(found)


def test_pipx(user: User, wheels: Path) -> None:
    pip = f"--no-index --find-links {wheels}"
    user.run("pipx", "install", "--quiet", "--skip-maintenance", "--pip-args", pip, "roost-sample")
    listed = json.loads(user.run("pipx", "list", "--json", "--skip-maintenance"))["venvs"]
    home = real(user.run("pipx", "environment", "--value", "PIPX_HOME").strip())
    found = user.scan()
    apps = {
        one.info.label: one.info.version for one in found if one.env.path.parent.name == "venvs"
    }
    assert apps == {
        name: told["metadata"]["main_package"]["package_version"] for name, told in listed.items()
    }
    assert {path for path in places(found) if path.parent.name == "venvs"} == {
        home / "venvs" / name for name in listed
    }
    assert healthy(found)


@pytest.mark.parametrize("tool", ["pipx", "uv"])
def test_a_tool_is_removed_by_its_owner(
    user: User, wheels: Path, work: Path, tmp_path: Path, tool: str
) -> None:
    """Every file is explained, the owner is asked, and it is gone with its command."""
    if tool == "pipx":
        pip = f"--no-index --find-links {wheels}"
        user.run("pipx", "install", "-q", "--skip-maintenance", "--pip-args", pip, "roost-sample")
    else:
        offline = ("--no-index", "--find-links", str(wheels))
        user.run("uv", "tool", "install", "-q", *offline, "roost-sample")
    command = user.home / ".local" / "bin" / "sample"
    assert command.exists()
    environ = {**user.environ, "ROOST_CACHE_DIR": str(tmp_path / "cache")}
    host = Host(environ, lambda: datetime.now(UTC), lambda _cache: Hardware())
    workspace = Workspace(work, host=host)
    scan = workspace.scan_other([], JobContext())
    env_id = next(env_id for env_id, info in scan.info.items() if info.label == "roost-sample")
    plan = workspace.plan_delete([env_id], JobContext())
    assert plan.items[0].user_files == ()
    result = workspace.execute(plan, JobContext())
    assert result.ok, result.errors[0].data
    assert not plan.items[0].path.exists()
    assert not os.path.lexists(command)


def test_poetry_in_its_folder_and_in_the_project(user: User, work: Path) -> None:
    for name, inside in (("away", "false"), ("inside", "true")):
        project = work / name
        project.mkdir()
        (project / "pyproject.toml").write_text(
            f'[project]\nname = "{name}"\nversion = "0.1"\nrequires-python = ">=3.9"\n'
            "[tool.poetry]\npackage-mode = false\n"
        )
        variables = {"POETRY_VIRTUALENVS_IN_PROJECT": inside}
        user.run("poetry", "install", "-q", "--no-interaction", cwd=project, **variables)
    found = user.scan(work)
    listed = user.run(
        "poetry",
        "env",
        "list",
        "--full-path",
        cwd=work / "away",
        POETRY_VIRTUALENVS_IN_PROJECT="false",
    )
    away = real(listed.split(" (")[0].strip())
    assert places(found) == {away: "Poetry", real(work / "inside" / ".venv"): "Poetry"}
    assert {one.info.label for one in found} == {"away", "inside"}
    assert healthy(found)


def test_pipenv_in_its_folder_and_in_the_project(user: User, work: Path) -> None:
    asked: dict[Path, str] = {}
    for name, inside in (("away", "0"), ("inside", "1")):
        project = work / name
        project.mkdir()
        (project / "Pipfile").write_text("[packages]\n")
        variables = {"PIPENV_VENV_IN_PROJECT": inside, "PIPENV_NOSPIN": "1"}
        user.run("pipenv", "install", "-q", "--skip-lock", cwd=project, **variables)
        asked[real(user.run("pipenv", "--venv", cwd=project, **variables).strip())] = "Pipenv"
    found = user.scan(work)
    assert places(found) == asked
    away = next(one for one in found if one.info.label == "away")
    assert away.info.project is not None and real(away.info.project) == real(work / "away")
    assert healthy(found)


def test_hatch_environments(user: User, work: Path) -> None:
    project = work / "lib"
    project.mkdir()
    (project / "pyproject.toml").write_text(
        '[project]\nname = "lib"\nversion = "0.1"\n'
        '[tool.hatch.envs.default]\nskip-install = true\ninstaller = "uv"\n'
        '[tool.hatch.envs.docs]\nskip-install = true\ninstaller = "uv"\n'
    )
    asked: set[Path] = set()
    for name in ("default", "docs"):
        user.run("hatch", "env", "create", name, cwd=project)
        asked.add(real(user.run("hatch", "env", "find", name, cwd=project).strip()))
    found = [one for one in user.scan(work) if one.info.role == "project"]
    assert {one.env.path for one in found} == asked
    assert {one.info.app for one in found} == {"Hatch"}
    assert {one.info.label for one in found} == {"lib", "lib/docs"}
    assert healthy(found)


@pytest.mark.skipif(sys.platform != "linux", reason="the channel holds packages for Linux")
def test_a_conda_environment_by_a_conda_compatible_tool(
    user: User, work: Path, tmp_path: Path
) -> None:
    """rattler, which pixi is built on: its own solver, installer and records."""
    tree = tmp_path / "rattler"
    uv, there = str(Path(sys.executable).with_name("uv")), str(tree)
    for words in (["venv", "-q", there], ["pip", "install", "-q", "-p", there, "py-rattler"]):
        done = subprocess.run([uv, *words], capture_output=True, text=True)
        if done.returncode:
            pytest.skip(f"py-rattler cannot be installed here: {done.stderr.strip()[-200:]}")
    prefix = work / "envs" / "vision"
    made = subprocess.run(
        [tree / "bin" / "python", RATTLER, tmp_path / "channel", prefix],
        capture_output=True,
        text=True,
    )
    assert made.returncode == 0, made.stderr
    listed = json.loads(made.stdout)
    (one,) = user.scan(work)
    assert one.env.path == real(prefix)
    assert (one.info.app, one.info.label) == ("conda", "vision")
    assert one.env.python_version == listed.pop("python")
    assert one.facts.versions() == listed
    assert (one.facts.config, one.facts.interpreter, one.facts.site_state) == ("conda", "ok", "ok")
    found = account_tree(one.env.path, files_of_owner(one))
    assert found.user_files == ()
    (prefix / "mine.txt").write_text("mine")
    assert account_tree(one.env.path, files_of_owner(one)).user_files == ("mine.txt",)


@pytest.mark.parametrize("maker", ["virtualenv", "uv", "venv"])
def test_one_that_nobody_claims_goes_and_comes_back(
    user: User, work: Path, wheels: Path, tmp_path: Path, maker: str
) -> None:
    """Every file a real tool and a real installer put there is explained."""
    tree = work / "old" / "venv"
    makers = {
        "virtualenv": ("virtualenv", "-q", "--no-download", tree),
        "uv": ("uv", "venv", "-q", tree),
        "venv": ("python", "-m", "venv", tree),
    }
    user.run(*makers[maker])
    offline = ("--no-index", "--find-links", str(wheels))
    user.run("uv", "pip", "install", "-q", "-p", tree, *offline, "roost-sample")
    before = fingerprint(tree)
    environ = {**user.environ, "ROOST_CACHE_DIR": str(tmp_path / "cache")}
    host = Host(environ, lambda: datetime.now(UTC), lambda _cache: Hardware())
    root = tmp_path / "workspace"
    (root / ".envs").mkdir(parents=True)
    workspace = Workspace(root, host=host)
    scan = workspace.scan_other([work], JobContext())
    env_id = next(env.id for env in scan.environments if env.path == real(tree))
    plan = workspace.plan_delete([env_id], JobContext())
    assert plan.items[0].user_files == ()
    assert workspace.execute(plan, JobContext()).ok
    assert not tree.exists()
    assert workspace.undo(None, JobContext()).ok
    assert fingerprint(tree) == before
    assert workspace.describe(env_id).path == real(tree)
