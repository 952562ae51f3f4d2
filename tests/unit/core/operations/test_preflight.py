"""What is looked at before anything is begun: bytes, volumes, the driver."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from roost.core.domain.errors import InstallerError, StoreError
from roost.core.domain.hardware import Gpu, Hardware, choose_accelerator
from roost.core.domain.plan import Action
from roost.core.operations import preflight
from roost.core.operations.context import OperationContext
from roost.core.operations.create import (
    build_item,
    create_or_join,
    execute_create,
    plan_create,
    with_figures,
)
from roost.core.operations.installers.base import DryRun, InstallRequest, Planned
from roost.core.operations.installers.sources import PackageSources
from roost.core.operations.preflight import GROWTH, forecast, newest_key_that_fits, room
from roost.core.operations.recipe import HEADROOM, make_recipe
from roost.core.store.profiles import load_profiles
from roost.core.system.context import JobContext
from roost.core.system.tree import space
from support.operations import KEY, at_rest, operations

TORCH = Planned("torch", "2.13.0+cpu", 200_000_000, False)
PEFT = Planned("peft", "0.21", 1_000_000, True)
OLD = Hardware("cuda", (Gpu("A40", "cuda", (8, 6)),), "470.82.01", (11, 4))


@dataclass
class Telling:
    """An installer that only resolves; everything else would fail the test."""

    answer: Callable[[InstallRequest], DryRun]
    asked: list[InstallRequest] = field(default_factory=list)
    name: str = "uv"

    def dry_run(self, request: InstallRequest, ctx: JobContext) -> DryRun:
        self.asked.append(request)
        ctx.log("not for the log of a plan", "output")
        return self.answer(request)


def told(*packages: Planned) -> Telling:
    return Telling(lambda _request: DryRun(packages))


def failing(message: str) -> Telling:
    def fail(_request: InstallRequest) -> DryRun:
        raise InstallerError("no-network", message)

    return Telling(fail)


@pytest.fixture
def make(tmp_path: Path) -> Callable[..., OperationContext]:
    def context(installer: Telling | None = None, **options: Any) -> OperationContext:
        chosen = {
            "installer": lambda _name: installer,
            "base_python": lambda _specifier: "/base/python",
            "sources": PackageSources(uv_cache_dir=str(tmp_path / "cache")),
            **options,
        }
        return operations(tmp_path, **chosen)

    return context


def volumes(monkeypatch: pytest.MonkeyPatch, separate: dict[str, int], rest: int) -> None:
    """Folders of these names are volumes of their own, with so many bytes free."""

    def volume(path: Path) -> Path:
        found = [part for part in (path, *path.parents) if part.name in separate]
        return found[0] if found else Path("/")

    def free(path: Path) -> int:
        return separate.get(volume(path).name, rest)

    monkeypatch.setattr(preflight, "volume_of", volume)
    monkeypatch.setattr(preflight, "free_space", free)
    monkeypatch.setattr(space, "volume_of", volume)
    monkeypatch.setattr(space, "free_space", free)


def test_a_plan_tells_what_the_dry_run_says(make: Callable[..., OperationContext]) -> None:
    installer, lines = told(TORCH, PEFT), []
    context = make(installer)
    plan = plan_create(context, KEY, JobContext("j", lines.append))
    (item,) = plan.items
    assert plan.downloads == item.downloads == 200_000_000
    assert plan.peak == item.needs == int(200_000_000 * GROWTH) + int(1_000_000 * GROWTH / 6)
    assert not item.estimated
    assert "2 packages, 1 of them already here" in item.reasons
    (request,) = installer.asked
    assert request.python == "/base/python"
    assert not request.tree.exists()
    assert lines == []
    assert not context.layout.envs.exists()


def test_the_figures_are_not_asked_for_twice(make: Callable[..., OperationContext]) -> None:
    context = make(told(TORCH))
    recipe = make_recipe(context, KEY)
    assert recipe.needs > 1_000_000_000
    item = build_item(context, recipe, JobContext())
    assert with_figures(recipe, item).needs == item.needs + HEADROOM
    assert with_figures(recipe, replace(item, estimated=True, resolved=None)) == recipe


@pytest.mark.parametrize(
    ("installer", "said"),
    [
        (failing("uv could not reach the package index."), "could not reach"),
        (told(replace(TORCH, size=None)), "tells no sizes"),
    ],
)
def test_without_figures_an_estimate_that_says_so(
    make: Callable[..., OperationContext], installer: Telling, said: str
) -> None:
    context = make(installer)
    plan = plan_create(context, KEY, JobContext())
    (item,) = plan.items
    assert item.estimated
    assert any("estimate" in reason and said in reason for reason in item.reasons)
    assert item.needs == make_recipe(context, KEY).needs
    assert plan.downloads is None


def test_what_two_builds_share_is_downloaded_once(make: Callable[..., OperationContext]) -> None:
    context, coming = make(told(TORCH, PEFT)), set[tuple[str, str]]()
    first = forecast(context, make_recipe(context, KEY), JobContext(), coming)
    second = forecast(context, make_recipe(context, f"{KEY}-gptq"), JobContext(), coming)
    assert (first.downloads, second.downloads) == (200_000_000, 0)


def test_without_measuring_nobody_is_asked(make: Callable[..., OperationContext]) -> None:
    installer = told(TORCH)
    context = make(installer)
    item = build_item(context, make_recipe(context, KEY), JobContext(), measure=False)
    assert item.action is Action.BUILD
    assert item.estimated
    assert installer.asked == []


def test_a_full_cache_volume_is_named_before_anything(
    make: Callable[..., OperationContext], monkeypatch: pytest.MonkeyPatch
) -> None:
    context = make(told(TORCH))
    volumes(monkeypatch, {"cache": 10_000_000}, 1 << 40)
    plan = plan_create(context, KEY, JobContext())
    (warning,) = plan.warnings
    assert warning.code == "short-of-space"
    assert "cache" in warning.message
    with pytest.raises(StoreError, match="cache") as failure:
        execute_create(context, plan, JobContext())
    assert failure.value.code == "no-space"
    assert failure.value.remedy
    at_rest(context.layout.root)


def test_pip_needs_room_for_its_cache_and_its_temporary_files(
    make: Callable[..., OperationContext], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    sources = PackageSources(pip_cache_dir=str(tmp_path / "pips"))
    context = make(told(TORCH), sources=sources)
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path / "temporary"))
    volumes(monkeypatch, {"pips": 0, "temporary": 0}, 0)
    assert room(context, "pip", 500, 100) == (
        (tmp_path, 500 + HEADROOM),
        (tmp_path / "pips", 100),
        (tmp_path / "temporary", 100),
    )
    volumes(monkeypatch, {}, 0)
    assert room(context, "pip", 500, 100) == ((tmp_path, 700 + HEADROOM),)
    assert room(context, "uv", 500, 100) == ((tmp_path, 500 + HEADROOM),)


def test_a_driver_that_is_too_old_is_refused_with_the_newest_key_that_fits(
    make: Callable[..., OperationContext],
) -> None:
    installer = told(TORCH)
    context = make(installer, hardware=lambda: OLD)
    key = "torch-cu128-transformers"
    for attempt in (plan_create, create_or_join):
        with pytest.raises(StoreError, match=r"470\.82") as failure:
            attempt(context, key, JobContext())
        assert failure.value.code == "driver-too-old"
        assert failure.value.data["newest"] == "torch-cu118-transformers"
        assert "roost create torch-cu118-transformers" in failure.value.remedy
    assert installer.asked == []
    at_rest(context.layout.root)
    fits = newest_key_that_fits(context, key)
    assert plan_create(context, fits, JobContext()).items[0].warnings == ()


def test_a_driver_that_ends_at_12_4_is_refused_cu128_with_cu124(
    make: Callable[..., OperationContext],
) -> None:
    ends = Hardware("cuda", (Gpu("RTX 4090", "cuda", (8, 9)),), "550.54.14", (12, 4))
    context = make(told(TORCH), hardware=lambda: ends)
    with pytest.raises(StoreError, match=r"ends at CUDA 12\.4") as failure:
        plan_create(context, "torch-cu128-transformers", JobContext())
    assert failure.value.code == "driver-too-old"
    assert failure.value.data["newest"] == "torch-cu124-transformers"
    assert plan_create(context, "torch-cu124-transformers", JobContext()).items[0].warnings == ()
    accelerators = load_profiles(None).accelerators()
    assert choose_accelerator(None, None, None, ends, accelerators)[0] == "cu124"


@pytest.mark.parametrize(
    ("hardware", "code"),
    [
        (Hardware(), "no-such-gpu"),
        (Hardware("cuda", (Gpu("A40", "cuda", (8, 6)),)), "driver-too-old"),
    ],
)
def test_without_a_driver_it_is_built_for_another_machine(
    make: Callable[..., OperationContext], hardware: Hardware, code: str
) -> None:
    context = make(told(TORCH), hardware=lambda: hardware)
    (item,) = plan_create(context, "torch-cu128-transformers", JobContext()).items
    assert [warning.code for warning in item.warnings] == [code]


@pytest.mark.parametrize(
    ("platform", "environ", "expected"),
    [
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/pip/Cache"),
        ("linux", {"XDG_CACHE_HOME": "/xdg"}, "/xdg/pip"),
        ("darwin", {}, "~/Library/Caches/pip"),
    ],
)
def test_where_pip_keeps_its_downloads(
    platform: str, environ: dict[str, str], expected: str
) -> None:
    assert preflight._pip_cache("", environ, platform) == Path(expected).expanduser()
    assert preflight._pip_cache("/mine", environ, platform) == Path("/mine")


def test_a_resolution_is_not_refused_for_want_of_room_on_a_guess(
    make: Callable[..., OperationContext], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A guess of 1.4 GB is no reason where the installer says that it takes a megabyte."""
    installer = told(PEFT)
    context = make(installer)
    recipe = make_recipe(context, KEY)
    context.layout.root.joinpath("cache").mkdir(exist_ok=True)
    volumes(monkeypatch, {"cache": 10**9}, HEADROOM + 50_000_000)
    assert recipe.needs > HEADROOM + 50_000_000
    known = preflight.measured_where_short(context, recipe, JobContext("test"))
    assert known.measured is not None and known.needs < HEADROOM + 50_000_000
    volumes(monkeypatch, {"cache": 10**9}, 10**10)
    installer.asked.clear()
    assert preflight.measured_where_short(context, recipe, JobContext("test")) == recipe
    assert installer.asked == []
    volumes(monkeypatch, {"cache": 10**9}, 1000)
    with pytest.raises(StoreError) as caught:
        preflight.measured_where_short(context, recipe, JobContext("test"))
    assert caught.value.code == "no-space"
    silent = make(failing("the network is down"))
    assert preflight.measured_where_short(silent, recipe, JobContext("test")) == recipe
