"""Each scanner on a tree shaped like the real thing: nothing missing, nothing invented."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from roost.core.discovery.other import Found, OtherFound, find_others
from roost.core.store.othercache import OtherCache
from roost.core.system.context import JobContext
from roost.core.system.volumes import Volumes
from support.other_tools import PLATFORMS, TORCH, Machine, write

Row = tuple[str, str | None, str, str]
"""App, its version, what its owner calls it, role."""


def scan(machine: Machine, *roots: Path) -> list[OtherFound]:
    gathered = Found()
    found = find_others(
        machine.around, roots, OtherCache(), Volumes(), JobContext(), found=gathered
    )
    everything = list(found)
    assert gathered.errors == []
    assert not machine.canary.exists()
    assert len({one.env.id for one in everything}) == len(everything)
    return everything


def rows(found: list[OtherFound], machine: Machine) -> dict[str, Row]:
    return {
        one.env.path.relative_to(machine.top).as_posix(): (
            one.info.app,
            one.info.version,
            one.info.label,
            one.info.role,
        )
        for one in found
    }


@pytest.fixture(params=PLATFORMS)
def machine(request: pytest.FixtureRequest, tmp_path: Path) -> Machine:
    return Machine(tmp_path, request.param)


def below(machine: Machine, path: Path) -> str:
    return path.relative_to(machine.top).as_posix()


def test_an_empty_machine_has_none(machine: Machine) -> None:
    assert scan(machine, machine.home) == []


def test_plain_environments_are_named_by_their_maker(machine: Machine) -> None:
    work = machine.home / "code"
    machine.venv(work / "one" / ".venv", TORCH)
    machine.venv(work / "two" / "venv", made_by="virtualenv")
    machine.venv(work / "three" / "my-env", made_by="uv")
    machine.venv(work / "four" / ".venv")
    machine.venv(work / "four" / "env")
    found = scan(machine, work)
    home = below(machine, machine.home)
    assert rows(found, machine) == {
        f"{home}/code/one/.venv": ("venv", None, "one", "environment"),
        f"{home}/code/two/venv": ("virtualenv", None, "two", "environment"),
        f"{home}/code/three/my-env": ("uv venv", None, "my-env", "environment"),
        f"{home}/code/four/.venv": ("venv", None, "four", "environment"),
        f"{home}/code/four/env": ("venv", None, "four", "environment"),
    }
    one = next(one for one in found if one.info.label == "one")
    assert (one.env.torch, one.env.accelerator) == ("2.7.1+cu128", "cu128")
    assert (one.env.python_version, one.env.packages) == ("3.11.7", 2)
    assert one.env.last_used is not None
    assert one.info.used_by == "packages last changed"
    assert one.env.id.name.startswith("one-")


def test_conda_roots_named_and_listed_environments(machine: Machine) -> None:
    root = machine.conda(machine.home / "miniforge3", root=True, version="3.12.2")
    machine.conda(root / "envs" / "vision", TORCH)
    (root / "envs" / "only-r" / "conda-meta").mkdir(parents=True)  # conda's, but no Python
    machine.conda(machine.top / "elsewhere" / "listed", version="3.10.4")
    machine.conda(machine.top / "more-envs" / "by-condarc")
    gone = machine.top / "elsewhere" / "gone"
    listed = machine.top / "elsewhere" / "listed"
    write(machine.home / ".conda" / "environments.txt", f"{listed}\n{gone}\n{root}\n\n")
    write(
        machine.home / ".condarc",
        f"channels:\n  - conda-forge\nenvs_dirs:\n  - {machine.top / 'more-envs'}  # mine\n",
    )
    found = scan(machine)
    home = below(machine, machine.home)
    assert rows(found, machine) == {
        f"{home}/miniforge3": ("conda", "25.3.1", "base", "python"),
        f"{home}/miniforge3/envs/vision": ("conda", None, "vision", "environment"),
        "elsewhere/listed": ("conda", None, "listed", "environment"),
        "more-envs/by-condarc": ("conda", None, "by-condarc", "environment"),
    }
    versions = {one.info.label: one.env.python_version for one in found}
    assert versions["base"] == "3.12.2"
    assert versions["listed"] == "3.10.4"
    assert {one.facts.config for one in found} == {"conda"}
    assert {one.facts.interpreter for one in found} == {"ok"}


def test_pixi_projects_and_global_tools(machine: Machine) -> None:
    project = machine.home / "code" / "robot"
    machine.conda(project / ".pixi" / "envs" / "default")
    machine.conda(project / ".pixi" / "envs" / "gpu", TORCH)
    machine.conda(machine.home / ".pixi" / "envs" / "ipython")
    home = below(machine, machine.home)
    assert rows(scan(machine, machine.home / "code"), machine) == {
        f"{home}/code/robot/.pixi/envs/default": ("pixi", None, "robot", "project"),
        f"{home}/code/robot/.pixi/envs/gpu": ("pixi", None, "robot/gpu", "project"),
        f"{home}/.pixi/envs/ipython": ("pixi", None, "ipython", "tool"),
    }


def test_uv_projects_tools_and_pythons(machine: Machine) -> None:
    base = machine.config / "uv" if machine.windows else machine.home / ".local/share/uv"
    machine.venv(base / "tools" / "ruff", {"ruff": "0.9.1"}, made_by="uv")
    write(base / "tools" / ".lock")
    machine.python(base / "python" / "cpython-3.12.7-linux-x86_64-gnu", version="3.12.7")
    project = machine.home / "code" / "web"
    write(project / "uv.lock", "version = 1\n")
    machine.venv(project / ".venv", made_by="uv")
    tools = below(machine, base)
    home = below(machine, machine.home)
    assert rows(scan(machine, machine.home / "code"), machine) == {
        f"{tools}/tools/ruff": ("uv tool", "0.9.1", "ruff", "tool"),
        f"{tools}/python/cpython-3.12.7-linux-x86_64-gnu": (
            "uv Python",
            "3.12.7",
            "cpython-3.12.7-linux-x86_64-gnu",
            "python",
        ),
        f"{home}/code/web/.venv": ("uv", None, "web", "project"),
    }


def _poetry_base(machine: Machine) -> Path:
    if machine.windows:
        return machine.data / "pypoetry" / "Cache" / "virtualenvs"
    if machine.platform == "darwin":
        return machine.home / "Library" / "Caches" / "pypoetry" / "virtualenvs"
    return machine.home / ".cache" / "pypoetry" / "virtualenvs"


def test_poetry_everywhere_it_keeps_them(machine: Machine) -> None:
    usual = _poetry_base(machine)
    machine.venv(usual / "api-Ab1_dE-2-py3.11", made_by="virtualenv")
    write(usual / "envs.toml")
    moved = machine.top / "poetry-envs"
    machine.venv(moved / "other-Ab1cdEf2-py3.12", made_by="virtualenv")
    write(machine.config / "pypoetry" / "config.toml", f"[virtualenvs]\npath = '{moved}'\n")
    project = machine.home / "code" / "inside"
    write(project / "poetry.lock")
    machine.venv(project / ".venv", made_by="virtualenv")
    home = below(machine, machine.home)
    assert rows(scan(machine, machine.home / "code"), machine) == {
        f"{below(machine, usual)}/api-Ab1_dE-2-py3.11": ("Poetry", None, "api", "project"),
        "poetry-envs/other-Ab1cdEf2-py3.12": ("Poetry", None, "other", "project"),
        f"{home}/code/inside/.venv": ("Poetry", None, "inside", "project"),
    }


def test_pipenv_and_virtualenvwrapper_may_share_a_folder(machine: Machine) -> None:
    work = machine.top / "workon"
    machine.environ["WORKON_HOME"] = str(work)
    pipenvs = machine.venv(work / "shop-a1B2c3_4", made_by="virtualenv")
    write(pipenvs / ".project", str(machine.home / "shop"))
    machine.venv(work / "playground", made_by="virtualenv")
    project = machine.home / "code" / "inside"
    write(project / "Pipfile")
    machine.venv(project / ".venv", made_by="virtualenv")
    found = scan(machine, machine.home / "code")
    home = below(machine, machine.home)
    assert rows(found, machine) == {
        "workon/shop-a1B2c3_4": ("Pipenv", None, "shop", "project"),
        "workon/playground": ("virtualenvwrapper", None, "playground", "environment"),
        f"{home}/code/inside/.venv": ("Pipenv", None, "inside", "project"),
    }
    assert found[0].info.project == str(machine.home / "shop")


def test_hatch_environments_and_its_own(machine: Machine) -> None:
    data = machine.data / "hatch"
    machine.venv(data / "env" / "virtual" / "lib" / "Ab1cdEf2" / "lib", made_by="virtualenv")
    machine.venv(data / "env" / "virtual" / "lib" / "Ab1cdEf2" / "docs", made_by="virtualenv")
    machine.venv(data / "env" / ".internal" / "hatch-build", made_by="virtualenv")
    machine.python(data / "pythons" / "3.12" / "python", version="3.12.7")
    base = below(machine, data)
    assert rows(scan(machine), machine) == {
        f"{base}/env/virtual/lib/Ab1cdEf2/lib": ("Hatch", None, "lib", "project"),
        f"{base}/env/virtual/lib/Ab1cdEf2/docs": ("Hatch", None, "lib/docs", "project"),
        f"{base}/env/.internal/hatch-build": ("Hatch", None, "hatch-build", "tool"),
        f"{base}/pythons/3.12/python": ("Hatch Python", None, "3.12", "python"),
    }


def test_pipx_tools_with_versions_and_its_own_pip(machine: Machine) -> None:
    home = machine.data / "pipx" if not machine.windows else machine.home / "pipx"
    tree = machine.venv(home / "venvs" / "black")
    note = {"main_package": {"package": "black", "package_version": "25.1.0"}}
    write(tree / "pipx_metadata.json", note)
    machine.venv(home / "shared")
    (home / "venvs" / "left-over").mkdir()
    base = below(machine, home)
    assert rows(scan(machine), machine) == {
        f"{base}/venvs/black": ("pipx", "25.1.0", "black", "tool"),
        f"{base}/shared": ("pipx", None, "pipx's own pip", "tool"),
    }


def test_pyenv_pythons_environments_and_condas(machine: Machine) -> None:
    root = machine.home / ".pyenv" / ("pyenv-win" if machine.windows else "")
    python = machine.python(root / "versions" / "3.11.7")
    machine.venv(python / "envs" / "blog", made_by="virtualenv")
    (root / "versions" / "blog").symlink_to(python / "envs" / "blog")
    machine.conda(root / "versions" / "miniconda3-24.1", root=True)
    base = below(machine, root)
    assert rows(scan(machine), machine) == {
        f"{base}/versions/3.11.7": ("pyenv", "3.11.7", "3.11.7", "python"),
        f"{base}/versions/3.11.7/envs/blog": ("pyenv", None, "blog", "environment"),
        f"{base}/versions/miniconda3-24.1": ("pyenv", "25.3.1", "miniconda3-24.1", "python"),
    }


def _comfy(folder: Path, version: str) -> Path:
    write(folder / "comfyui_version.py", f'__version__ = "{version}"\n')
    write(folder / "nodes.py")
    write(folder / "main.py")
    write(folder / "comfy" / "model_base.py")
    write(folder / "custom_nodes" / "example.py")
    return folder


def test_comfyui_by_hand_and_portable(machine: Machine) -> None:
    checkout = _comfy(machine.home / "ComfyUI", "0.3.40")
    machine.venv(checkout / "venv", TORCH)
    portable = machine.home / "Downloads" / "ComfyUI_windows_portable"
    _comfy(portable / "ComfyUI", "0.3.61")
    write(portable / "ComfyUI" / "user" / "comfyui.log", "** ComfyUI startup time\n")
    machine.python(portable / "python_embeded", TORCH, version="3.12.4")
    found = scan(machine)
    home = below(machine, machine.home)
    assert rows(found, machine) == {
        f"{home}/ComfyUI/venv": ("ComfyUI", "0.3.40", "ComfyUI", "environment"),
        f"{home}/Downloads/ComfyUI_windows_portable/python_embeded": (
            "ComfyUI",
            "0.3.61",
            "ComfyUI_windows_portable",
            "environment",
        ),
    }
    one = next(one for one in found if one.env.path.name == "python_embeded")
    assert (one.facts.config, one.facts.interpreter, one.env.torch) == ("own", "ok", TORCH["torch"])
    assert one.env.python_version in ("3.12", "3.12.4")
    assert one.env.id.name.startswith("comfyui-windows-portable-")


def test_comfy_desktop_old_and_new(machine: Machine) -> None:
    base = machine.home / "Documents" / "Comfy base"
    (base / "custom_nodes").mkdir(parents=True)
    (base / "user").mkdir()
    machine.venv(base / ".venv", TORCH, made_by="uv")
    write(machine.config / "ComfyUI" / "config.json", {"basePath": str(base)})
    install = machine.top / "D" / "Comfy One"
    _comfy(install / "ComfyUI", "0.4.1")
    write(install / "manifest.json", {"comfyui_ref": "v0.4.1", "python_version": "3.12.11"})
    machine.python(install / "standalone-env", version="3.12.11")
    machine.venv(install / "ComfyUI" / ".venv", TORCH, made_by="uv", version="3.12.11")
    machine.venv(install / "envs" / "before", made_by="uv", version="3.12.11")
    data = machine.data if machine.platform == "linux" else machine.config
    launched = 4_000_000_000_000  # ms, later than any file here
    register = [{"installPath": str(install), "name": "Mine", "lastLaunchedAt": launched}, 7, {}]
    write(data / "comfyui-desktop-2" / "installations.json", register)
    found = scan(machine)
    home = below(machine, machine.home)
    desktop = "Comfy Desktop"
    assert rows(found, machine) == {
        f"{home}/Documents/Comfy base/.venv": (desktop, None, "Comfy base", "environment"),
        "D/Comfy One/ComfyUI/.venv": (desktop, "0.4.1", "Mine", "environment"),
        "D/Comfy One/envs/before": (desktop, "0.4.1", "Mine", "environment"),
        "D/Comfy One/standalone-env": (desktop, "0.4.1", "Mine (base)", "python"),
    }
    mine = next(one for one in found if one.info.label == "Mine")
    assert (mine.env.last_used, mine.info.used_by) == (
        "2096-10-02T07:06:40Z",
        "Comfy Desktop's own record",
    )


def test_stability_matrix_portable_and_library(machine: Machine) -> None:
    data = machine.top / "Apps" / "SM" / "Data"
    installed = [
        {
            "DisplayName": "Comfy!",
            "PackageName": "ComfyUI",
            "LibraryPath": "Packages\\ComfyUI",
            "Version": {"InstalledReleaseVersion": "v0.3.40"},
        },
        {
            "DisplayName": "Forge",
            "LibraryPath": "Packages/forge",
            "Version": {"InstalledBranch": "main", "InstalledCommitSha": "0123456789abcdef"},
        },
        "nonsense",
    ]
    write(data / "settings.json", {"InstalledPackages": installed})
    (data / "Models").mkdir()
    _comfy(data / "Packages" / "ComfyUI", "0.3.40")
    machine.venv(data / "Packages" / "ComfyUI" / "venv", TORCH)
    machine.venv(data / "Packages" / "forge" / "venv", TORCH)
    machine.venv(data / "Packages" / "unknown" / "venv")
    machine.python(data / "Assets" / "Python310", version="3.10.11")
    machine.python(data / "Assets" / "Python" / "cpython-3.12.10-x", version="3.12.10")
    library = machine.top / "library"
    write(machine.config / "StabilityMatrix" / "library.json", {"LibraryPath": str(library)})
    machine.venv(library / "Packages" / "sdnext" / "venv")
    app = "Stability Matrix"
    assert rows(scan(machine, machine.top / "Apps"), machine) == {
        "Apps/SM/Data/Packages/ComfyUI/venv": (app, "0.3.40", "Comfy!", "environment"),
        "Apps/SM/Data/Packages/forge/venv": (app, "main@0123456", "Forge", "environment"),
        "Apps/SM/Data/Packages/unknown/venv": (app, None, "unknown", "environment"),
        "Apps/SM/Data/Assets/Python310": (app, None, "Python 3.10", "python"),
        "Apps/SM/Data/Assets/Python/cpython-3.12.10-x": (app, None, "Python 3.12.10", "python"),
        "library/Packages/sdnext/venv": (app, None, "sdnext", "environment"),
    }


def test_pinokio_apps_at_any_depth_and_their_conda(machine: Machine) -> None:
    home = machine.top / "pinokio-home"
    write(machine.config / "Pinokio" / "config.json", {"home": str(home)})
    write(
        home / "api" / "flux.git" / "pinokio.js",
        f'module.exports = {{ version: "2.1", title: "Flux Fun" }}; touch("{machine.canary}")',
    )
    machine.venv(home / "api" / "flux.git" / "app" / "env", TORCH)
    machine.conda(home / "api" / "voice" / "conda_env")
    machine.venv(home / "api" / "voice" / "a" / "b" / "c" / "d" / "too-deep")
    machine.conda(home / "bin" / "miniconda", root=True)
    app = "Pinokio"
    assert rows(scan(machine), machine) == {
        "pinokio-home/api/flux.git/app/env": (app, "2.1", "Flux Fun/app", "environment"),
        "pinokio-home/api/voice/conda_env": (app, None, "voice", "environment"),
        "pinokio-home/bin/miniconda": (app, "25.3.1", "miniconda", "python"),
    }


def _a1111(machine: Machine) -> dict[str, Row]:
    folder = machine.home / "stable-diffusion-webui"
    for name in ("webui.py", "launch.py", "modules/shared.py"):
        write(folder / name)
    write(folder / "CHANGELOG.md", "## 1.10.1\n\n### Bug Fixes\n\n## 1.10.0\n")
    machine.venv(folder / "venv", TORCH)
    label = "stable-diffusion-webui"
    return {"stable-diffusion-webui/venv": ("AUTOMATIC1111", "1.10.1", label, "environment")}


def _forge_archive(machine: Machine) -> dict[str, Row]:
    archive = machine.home / "Downloads" / "webui_forge_cu124_torch24"
    for name in ("webui.py", "launch.py", "modules/shared.py"):
        write(archive / "webui" / name)
    forge = "version = 'f2.0.1v1.10.1-previous-669'\n"
    write(archive / "webui" / "modules_forge" / "forge_version.py", forge)
    machine.python(archive / "system" / "python", TORCH, version="3.10.6")
    version = "f2.0.1v1.10.1-previous-669"
    return {
        "Downloads/webui_forge_cu124_torch24/system/python": (
            "Forge",
            version,
            "webui_forge_cu124_torch24",
            "environment",
        )
    }


def _invokeai(machine: Machine) -> dict[str, Row]:
    folder = machine.home / "invokeai"
    write(folder / "invokeai.yaml", "schema_version: 4.0.2\n")
    machine.venv(folder / ".venv", {"invokeai": "6.1.0", **TORCH})
    return {"invokeai/.venv": ("InvokeAI", "6.1.0", "invokeai", "environment")}


def _textgen(machine: Machine) -> dict[str, Row]:
    folder = machine.home / "text-generation-webui"
    for name in ("server.py", "one_click.py"):
        write(folder / name)
    machine.conda(folder / "installer_files" / "env", TORCH)
    machine.conda(folder / "installer_files" / "conda", root=True)
    app, name = "text-generation-webui", "text-generation-webui"
    return {
        f"{name}/installer_files/env": (app, None, name, "environment"),
        f"{name}/installer_files/conda": (app, "25.3.1", f"{name} (conda)", "python"),
    }


def _textgen_portable(machine: Machine) -> dict[str, Row]:
    folder = machine.home / "textgen-portable-3.6"
    write(folder / "server.py")
    machine.python(folder / "portable_env")
    app = "text-generation-webui"
    return {"textgen-portable-3.6/portable_env": (app, None, "textgen-portable-3.6", "environment")}


def _kohya(machine: Machine) -> dict[str, Row]:
    folder = machine.home / "kohya_ss"
    write(folder / "kohya_gui.py")
    write(folder / ".release", "v25.2.1\n")
    machine.venv(folder / "venv", TORCH)
    return {"kohya_ss/venv": ("kohya_ss", "25.2.1", "kohya_ss", "environment")}


def _fooocus(machine: Machine) -> dict[str, Row]:
    archive = machine.home / "Downloads" / "Fooocus_win64_2-5-0"
    write(archive / "Fooocus" / "fooocus_version.py", "version = '2.5.5'\n")
    machine.python(archive / "python_embeded", TORCH, version="3.10.9")
    return {
        "Downloads/Fooocus_win64_2-5-0/python_embeded": (
            "Fooocus",
            "2.5.5",
            "Fooocus_win64_2-5-0",
            "environment",
        )
    }


def _lmstudio(machine: Machine) -> dict[str, Row]:
    home = machine.top / "lm"
    write(machine.home / ".lmstudio-home-pointer", str(home))
    vendor = home / "extensions" / "backends" / "vendor" / "_amphibian"
    machine.python(vendor / "cpython3.11-mac-arm64@10")
    layer = vendor / "app-mlx-generate-mac14-arm64@29"
    (layer / "lib").mkdir(parents=True)
    machine.install(layer, {"mlx": "0.29.0"})
    write(home / "extensions" / "backends" / "llama.cpp-linux-1.50" / "backend-manifest.json", {})
    app, name = "LM Studio", "app-mlx-generate-mac14-arm64"
    base = "../../lm/extensions/backends/vendor/_amphibian"
    return {
        f"{base}/cpython3.11-mac-arm64@10": (app, "10", "cpython3.11-mac-arm64", "python"),
        f"{base}/{name}@29": (app, "29", name, "layer"),
    }


@pytest.mark.parametrize(
    "build",
    [
        _a1111,
        _forge_archive,
        _invokeai,
        _textgen,
        _textgen_portable,
        _kohya,
        _fooocus,
        _lmstudio,
    ],
)
def test_apps_are_known_by_their_files(
    machine: Machine, build: Callable[[Machine], dict[str, Row]]
) -> None:
    wanted = build(machine)
    home = machine.home
    found = {(machine.top / path): row for path, row in rows(scan(machine), machine).items()}
    expected = {Path(home, *path.split("/")).resolve(): row for path, row in wanted.items()}
    assert {path.resolve(): row for path, row in found.items()} == expected


def test_the_same_machine_gives_the_same_ids(machine: Machine) -> None:
    _a1111(machine)
    _textgen(machine)
    first = [one.env.id for one in scan(machine)]
    assert [one.env.id for one in scan(machine, machine.home)] == first


def test_an_app_owns_its_environment_whichever_root_is_given(machine: Machine) -> None:
    _kohya(machine)
    inner = machine.home / "deep" / "down" / "kohya_ss"
    inner.parent.mkdir(parents=True)
    (machine.home / "kohya_ss").rename(inner)
    for root in (machine.home, inner, inner / "venv"):
        assert [one.info.app for one in scan(machine, root)] == ["kohya_ss"]
