"""The support file: nothing private in it, safe to read, and its decisions can be repeated."""

from __future__ import annotations

import io
import json
import random
import shutil
import sqlite3
import string
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roost.core.domain.decision import Strategy
from roost.core.domain.env import EnvId, EnvKind
from roost.core.domain.errors import (
    InstallerError,
    NoEnvironmentError,
    NotFoundError,
    RoostError,
    StoreError,
    UsageError,
)
from roost.core.domain.finding import Finding
from roost.core.domain.hardware import Gpu, Hardware
from roost.core.domain.plan import Operation
from roost.core.store.layout import Layout
from roost.core.system.context import JobContext
from roost.core.workspace import Workspace
from roost.core.workspace.host import Host
from roost.core.workspace.support.archive import SupportArchive, write_support
from roost.core.workspace.support.kept import MOST, kept
from roost.core.workspace.support.plain import plain, unplain
from roost.core.workspace.support.reader import SupportWorkspace
from roost.core.workspace.support.replay import replay
from support.fake_env import STACK, make_legacy, make_shared
from support.trees import seen
from support.workspaces import KEY, make_workspace

CTX = JobContext("support")


def workspace(
    root: Path, environ: Mapping[str, str] | None = None, hardware: Hardware | None = None
) -> Workspace:
    host = Host(environ=environ or {}, probe=lambda _cache: hardware or Hardware())
    return Workspace(root, host=host)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = make_workspace(tmp_path / "space")
    make_legacy(root, "o__a", metadata={"model_id": "o/a"})
    make_legacy(root, "o__b", broken=["torch"])
    make_shared(root, KEY, env_json={})
    (root / ".envs" / KEY / "requirements.lock").write_text("torch==2.13.0+cpu\n")
    return root


@pytest.fixture
def opened(root: Path, tmp_path: Path) -> SupportWorkspace:
    file = write_support(workspace(root).support(CTX), tmp_path / "x.zip")
    return SupportWorkspace(file)


# --- what goes in, and what it is like afterwards ----------------------------------------


def test_everything_asked_for_is_in_it_and_nothing_was_changed(root: Path) -> None:
    before = seen(root)
    support = workspace(root).support(CTX)
    assert seen(root) == before
    names = [piece.name for piece in support.pieces]
    assert names[0] == "manifest.json"
    assert set(names) >= {
        "versions.json", "environment.json", "doctor.json", "workspace.json", "history.json",
        "decisions.json", "packages.json", "locks/1.lock",
    }  # fmt: skip
    manifest = json.loads(support.pieces[0].data)
    assert manifest["files"] == names[1:]
    assert manifest["left_out"] == []
    seen_too = support.with_picture(b"PNG")
    assert json.loads(seen_too.pieces[0].data)["files"][-1] == "screenshot.png"
    assert seen_too.pieces[-1].text == ""


def test_an_existing_file_is_not_overwritten(root: Path, tmp_path: Path) -> None:
    support = workspace(root).support(CTX)
    (tmp_path / "x.zip").write_text("mine")
    with pytest.raises(UsageError, match="not overwritten"):
        write_support(support, tmp_path / "x.zip")
    assert (tmp_path / "x.zip").read_text() == "mine"


def test_every_pane_can_be_looked_at(root: Path, opened: SupportWorkspace) -> None:
    real = workspace(root)
    there = {str(env.id): env for env in opened.scan(CTX).environments}
    assert there.keys() == {str(env.id) for env in real.scan(CTX).environments}
    env_id = EnvId(EnvKind.LEGACY, "o__a")
    assert opened.describe(env_id).torch == real.describe(env_id).torch
    assert opened.measure(env_id, CTX) == real.measure(env_id, CTX)
    assert {one.name for one in opened.packages(env_id)} == set(STACK)
    assert opened.check(env_id, CTX, deep=True) == opened.describe(env_id).health
    assert opened.settings() == real.settings()
    assert opened.hardware() == real.hardware()
    assert opened.profiles().profiles.keys() == real.profiles().profiles.keys()
    assert opened.trash() == ()
    assert opened.history() == ()
    assert opened.records() == ()
    assert opened.models() == ()
    assert opened.free_space() > 0
    assert opened.tidy_up(CTX) == ()
    assert "env-unchecked" in {finding.code for finding in opened.doctor(CTX)}
    assert opened.explain(env_id).env_id == real.explain(env_id).env_id
    with pytest.raises(NotFoundError):
        opened.describe(EnvId(EnvKind.LEGACY, "no"))


def test_nothing_can_be_changed(opened: SupportWorkspace) -> None:
    env_id = EnvId(EnvKind.LEGACY, "o__a")
    acts: list[Callable[[], object]] = [
        lambda: opened.plan_delete([env_id], CTX),
        lambda: opened.plan_migrate(None, CTX),
        lambda: opened.plan_create(KEY, CTX),
        lambda: opened.undo(None, CTX),
        lambda: opened.save_settings(opened.settings()),
        lambda: opened.pin("o/a", env_id),
    ]
    for act in acts:
        with pytest.raises(UsageError) as refused:
            act()
        assert refused.value.code == "read-only-file"
    with pytest.raises(AttributeError):
        opened.__getattr__("nothing_of_the_kind")


# --- replay --------------------------------------------------------------------------------


@st.composite
def kinds(draw: st.DrawFn) -> dict[str, Any]:
    """A small workspace in words."""
    return {
        "legacy": draw(st.lists(st.sampled_from(["fine", "broken", "gone"]), max_size=3)),
        "shared": draw(st.sampled_from([None, "fine", "broken", "gone", "plain"])),
        "pin": draw(st.sampled_from([None, "shared", "legacy", "nothing"])),
        "prefer": draw(st.booleans()),
        "gpu": draw(st.booleans()),
        "accelerator": draw(st.sampled_from(["", "cpu", "cu121"])),
        "building": draw(st.booleans()),
        "hide": draw(st.booleans()),
    }


def build(root: Path, kind: dict[str, Any]) -> None:
    make_workspace(root)
    chosen = kind["accelerator"]
    (root / ".envs" / "settings.toml").write_text(f'accelerator = "{chosen}"\n' if chosen else "")
    for number, health in enumerate(kind["legacy"]):
        folder = make_legacy(
            root, f"org__m{number}", metadata={"model_id": f"org/m{number}"},
            broken=["torch"] if health == "broken" else [],
        )  # fmt: skip
        if health == "gone":
            shutil.rmtree(folder / ".venv" / "bin")
    if kind["shared"] is not None:
        folder = make_shared(
            root, KEY, env_json=None if kind["shared"] == "plain" else {},
            broken=["torch"] if kind["shared"] == "broken" else [],
        )  # fmt: skip
        if kind["shared"] == "gone":
            shutil.rmtree(folder / ".venv" / "bin")
    lines = ['[models."org/m0"]']
    if kind["pin"]:
        aim = {"shared": f"shared:{KEY}", "legacy": "legacy:org__m0", "nothing": "shared:no"}
        lines.append(f'pin = "{aim[kind["pin"]]}"')
    if kind["prefer"]:
        lines.append('prefer = "legacy"')
    (root / ".envs" / "overrides.toml").write_text("\n".join(lines) + "\n")
    model = root / "models" / "org" / "m9"
    model.mkdir(parents=True)
    (model / "config.json").write_text('{"model_type": "llama", "architectures": ["X"]}')


@pytest.fixture
def no_doctor(monkeypatch: pytest.MonkeyPatch) -> None:
    """What it finds is not looked at here, and asking other programs takes its time."""

    def nothing(*_words: object, **_named: object) -> Iterator[Finding]:
        return iter(())

    monkeypatch.setattr("roost.core.workspace.doctor.doctor", nothing)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(kind=kinds())
def test_the_same_decision_again_for_any_workspace(no_doctor: None, kind: dict[str, Any]) -> None:
    folder = Path(tempfile.mkdtemp(prefix="replay-"))
    try:
        build(folder / "space", kind)
        gpu = Hardware("cuda", (Gpu("RTX", "cuda", (8, 9)),), "550.54", (12, 4))
        real = workspace(folder / "space", {}, gpu if kind["gpu"] else None)
        support = real.support(CTX, hide_models=kind["hide"])
        opened = SupportWorkspace(write_support(support, folder / "x.zip"))
        played = opened.replay()
        assert len(played) == len(kind["legacy"]) + 1 + (
            1 if kind["shared"] and any(env.models for env in real.scan(CTX).environments
                                        if env.id.kind is EnvKind.SHARED) else 0
        )  # fmt: skip
        for one in played:
            assert one.same, (one.recorded, one.replayed)
        if not kind["hide"]:
            for one in played:
                if one.env.startswith("legacy:"):
                    now = real.explain(EnvId.parse(one.env))
                    assert one.replayed["environment"] == now.env_id
                    assert one.replayed["strategy"] == (
                        None if now.strategy is None else now.strategy.value
                    )
    finally:
        shutil.rmtree(folder)


def test_other_answers_give_another_decision(opened: SupportWorkspace) -> None:
    """What is replayed is decided anew, not read out."""
    kept = opened.archive.json("decisions.json")
    one = next(entry for entry in kept if entry["environment"] == "legacy:o__a")
    for heard in one["heard"]:
        if heard["asked"] == "shared":
            heard["answer"] = []
    one["heard"] = [
        heard for heard in one["heard"]
        if heard["asked"] not in ("look", "deep_check")
        or "shared" not in json.dumps(heard["words"])
    ]  # fmt: skip
    try:
        changed = replay(one)
    except RoostError as error:
        assert error.code == "replay-differs"
    else:
        assert not changed.same


def test_another_version_that_asks_otherwise_says_so(opened: SupportWorkspace) -> None:
    kept = opened.archive.json("decisions.json")[0]
    kept["heard"] = kept["heard"][:1]
    with pytest.raises(RoostError) as failure:
        replay(kept)
    assert failure.value.code == "replay-differs"
    assert failure.value.remedy


def test_the_last_resolutions_are_told_as_they_were(
    no_doctor: None, root: Path, tmp_path: Path
) -> None:
    """Those that were not plain: the reason of then is there, whatever has changed since."""
    real = workspace(root, {"ROOST_CACHE_DIR": str(tmp_path / "cache")})
    folder = root / ".envs" / ".cache" / "resolutions"
    assert real.resolve("o/a", CTX, create=False).strategy is Strategy.SHARED
    assert not folder.exists(), "a plain answer is not written down"
    shutil.rmtree(root / ".envs" / KEY)
    assert real.resolve("o/a", CTX, create=False).strategy is Strategy.LEGACY
    shutil.rmtree(root / "environments" / "o__a")
    with pytest.raises(NoEnvironmentError) as failure:
        real.resolve("o/a", CTX, create=False)
    support = real.support(CTX)
    opened = SupportWorkspace(write_support(support, tmp_path / "y.zip"))
    last, before, *_ = opened.replay()
    assert (last.same, last.recorded["environment"]) == (True, None)
    assert last.recorded["trace"] == failure.value.decision.as_dict()["trace"]
    assert (before.same, before.recorded["environment"]) == (True, "legacy:o__a")
    there = {path: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(NoEnvironmentError):
        real.resolve("o/a", CTX, create=False)
    assert {path: path.read_bytes() for path in folder.iterdir()} == there, "known already"
    for number in range(MOST):
        with pytest.raises(NoEnvironmentError):
            real.resolve(f"o/x{number}", CTX, create=False)
    assert len(list(folder.iterdir())) == MOST
    next(folder.iterdir()).write_text("[")
    assert len(kept(real.layout, tmp_path / "cache")) == MOST - 1


def test_a_creation_that_failed_can_be_replayed(
    no_doctor: None, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_words: object, **_named: object) -> str:
        raise InstallerError("no-network", "uv could not reach the index.", remedy="Wait.")

    monkeypatch.setattr("roost.core.workspace.changing.build_shared", fails)
    shutil.rmtree(root / ".envs" / KEY)
    shutil.rmtree(root / "environments" / "o__a")
    real = workspace(root)
    with pytest.raises(NoEnvironmentError):
        real.resolve("o/a", CTX)
    opened = SupportWorkspace(write_support(real.support(CTX), tmp_path / "y.zip"))
    first = opened.replay()[0]
    assert first.same
    assert "could not reach the index" in json.dumps(first.replayed["trace"])


def test_operations_come_with_their_logs(no_doctor: None, root: Path, tmp_path: Path) -> None:
    real = workspace(root)
    ctx = JobContext("delete")
    real.execute(real.plan_delete([EnvId(EnvKind.LEGACY, "o__b")], ctx), ctx)
    opened = SupportWorkspace(write_support(real.support(CTX), tmp_path / "y.zip"))
    newest = opened.records()[0]
    theirs = real.record(newest.id)
    assert (newest.operation, newest.envs) == (theirs.operation, theirs.envs)
    assert newest.log == theirs.log
    assert newest.plan is not None
    assert opened.record(newest.id) == newest
    assert opened.records("o__b")
    assert not opened.records("nothing like it")
    assert [str(one.env) for one in opened.trash()] == ["legacy:o__b"]
    with pytest.raises(NotFoundError):
        opened.record("no")


# --- nothing private -----------------------------------------------------------------------


def word(random_: random.Random, length: int) -> str:
    return "zq" + "".join(random_.choice(string.ascii_lowercase) for _ in range(length))


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.randoms(use_true_random=False), st.booleans())
def test_no_secret_gets_in_wherever_it_stands(random_: random.Random, models: bool) -> None:
    user, host, other = (word(random_, 6) for _ in range(3))
    token = f"hf_{word(random_, 24)}"
    password, variable, in_path = (word(random_, 14) + "7" for _ in range(3))
    model, organisation = word(random_, 8), word(random_, 7)
    folder = Path(tempfile.mkdtemp(prefix="secrets-"))
    try:
        home = folder / "home" / user
        root = make_workspace(home / f"space of {user} on {host}")
        plant(root, user, token, password, other, f"{organisation}/{model}")
        cache = home / "cache"
        (cache / "logs").mkdir(parents=True)
        (cache / "logs" / "window-1.log").write_text(
            f"2026 job output: looking in https://{user}:{password}@{host}.lan/simple {token}\n"
            f"from /home/{other}/x and C:\\Users\\{user}\\y; HF said {variable}\n"
            f"Authorization: Bearer {in_path}\npassword={password}\n"
        )
        pip = home / "pip.conf"
        pip.write_text(
            f"[global]\nindex-url = https://{user}:{password}@{host}/{in_path.upper()}{in_path}/s\n"
            f"extra-index-url = https://__token__:{token}@{host}.example/x\n"
        )
        environ = {
            "HOME": str(home), "USER": user, "HOSTNAME": host, "PIP_CONFIG_FILE": str(pip),
            "ROOST_CACHE_DIR": str(cache), "HF_TOKEN": variable, "MY_API_KEY": variable,
            "PATH": f"/home/{user}/bin:/usr/bin", "SECRET_PROJECT": f"{variable}x",
            "PIP_INDEX_URL": f"https://u:{password}@{host}/simple",
        }  # fmt: skip
        made = workspace(root, environ)
        gone = made.plan_delete([EnvId(EnvKind.LEGACY, f"{user}__x")], CTX)
        made.execute(gone, JobContext("delete"))
        assert user in str(made.record(made.records()[0].id).as_dict(whole=True))
        support = made.support(CTX, hide_models=models)
        file = write_support(support, folder / "out.zip")
        secrets = [user, host, other, token, password, variable]
        secrets += [model, organisation] if models else []
        assert_nowhere(file, secrets)
        opened = SupportWorkspace(file)
        assert all(one.same for one in opened.replay())
    finally:
        shutil.rmtree(folder)


def plant(root: Path, user: str, token: str, password: str, other: str, model: str) -> None:
    legacy = model.replace("/", "__")
    make_legacy(
        root, legacy,
        metadata={
            "model_id": model, "model_path": f"/home/{other}/models/{model}",
            "profile_name": token, "python_runtime": f"C:\\Users\\{user}\\python.exe",
            "associated_models": [model],
        },
    )  # fmt: skip
    broken = make_legacy(root, f"{user}__x")
    config = broken / ".venv" / "pyvenv.cfg"
    config.write_text(f"home = /home/{other}/{user}/bin\nversion = 3.11.1\n")
    lock = f"x @ https://{user}:{password}@h.example/x.whl\n# by {user}@mail.example\n"
    make_shared(root, KEY, env_json={"created_by": f"roost of {user}", "note": token})
    (root / ".envs" / KEY / "requirements.lock").write_text(lock)
    (root / ".envs" / "overrides.toml").write_text(
        f'[models."{model}"]\npin = "legacy:{legacy}"\n[models."/home/{user}/m"]\n'
    )
    (root / ".envs" / "settings.toml").write_text(
        f'accelerator = "cpu"\nmirror = "https://{user}:{password}@mirror.example/simple"\n'
    )
    (root / "profiles" / f"{user}.toml").write_text(f"title = '{token}'\nbroken [\n")
    with sqlite3.connect(root / ".envs" / "roost.db") as database:
        database.executescript(
            "CREATE TABLE history (id INTEGER PRIMARY KEY, at TEXT, operation TEXT, env TEXT,"
            " outcome TEXT, detail TEXT);"
            "CREATE TABLE usage (env TEXT, model TEXT, at TEXT, uses INTEGER);"
        )
        database.execute(
            "INSERT INTO history VALUES (1, '2026', 'delete', ?, 'done', ?)",
            (f"legacy:{legacy}", f"token={token} in /home/{user}/x"),
        )
    database.close()
    folder = root / "models" / model
    folder.mkdir(parents=True)
    (folder / "config.json").write_text(json.dumps({"model_type": "llama", "_name": user}))


def assert_nowhere(file: Path, secrets: list[str]) -> None:
    with zipfile.ZipFile(file) as archive:
        for entry in archive.infolist():
            content = archive.read(entry).decode("utf-8", "replace").lower()
            for secret in secrets:
                assert secret.lower() not in content, (
                    entry.filename,
                    secret,
                    around(content, secret),
                )
                assert secret not in entry.filename


def around(content: str, secret: str) -> str:
    at = content.index(secret)
    return content[max(0, at - 80) : at + 80]


# --- reading what anybody may have sent ----------------------------------------------------


def archive(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return path


GOOD = {"manifest.json": b'{"schema": 1}'}


@pytest.mark.parametrize(
    "files",
    [
        {}, {"manifest.json": b"["}, {"manifest.json": b"{}"}, {"manifest.json": b'"x"'},
        {**GOOD, "../evil.json": b"x"}, {**GOOD, "/etc/passwd": b"x"}, {**GOOD, "a\\b.json": b"x"},
        {**GOOD, "x.exe": b"x"}, {**GOOD, "workspace.json": b"\xff"},
        {**GOOD, "workspace.json": b'{"environments": [1]}'},
        {**GOOD, "workspace.json": b'{"environments": [{"$": "env.Env"}]}'},
        {**GOOD, "workspace.json": b'{"hardware": {"$": "errors.UsageError"}}'},
        {**GOOD, "workspace.json": b'{"hardware": {"$": "os.system"}}'},
        {**GOOD, "workspace.json": b'{"settings": {"$": "settings.Settings", "mirror": 7}}'},
        {**GOOD, "packages.json": b"7"}, {**GOOD, "history.json": b'{"$": "map"}'},
        {**GOOD, "doctor.json": b"[" * 100_000},
        {**GOOD, "workspace.json": b'{"problems": [{}]}'},
    ],
    ids=str,
)  # fmt: skip
def test_what_is_no_support_file_is_refused_in_words(
    tmp_path: Path, files: dict[str, bytes]
) -> None:
    room = tmp_path / "room"
    room.mkdir()
    with pytest.raises(StoreError) as failure:
        SupportWorkspace(archive(room / "x.zip", files))
    assert failure.value.code == "not-a-support-file"
    assert failure.value.remedy
    assert set(tmp_path.rglob("*")) == {room, room / "x.zip"}


def test_a_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("roost.core.workspace.support.archive.LARGEST_FILE", 1 << 20)
    bomb = archive(tmp_path / "x.zip", {**GOOD, "workspace.json": b"0" * (4 << 20)})
    assert bomb.stat().st_size < 100_000
    with pytest.raises(StoreError, match="unpacks to more"):
        SupportArchive(bomb)
    many = archive(tmp_path / "y.zip", {f"logs/{n}.log": b"" for n in range(1001)})
    with pytest.raises(StoreError, match="too many"):
        SupportArchive(many)


def test_damage_of_any_byte_is_no_crash(no_doctor: None, root: Path, tmp_path: Path) -> None:
    whole = write_support(workspace(root).support(CTX), tmp_path / "x.zip").read_bytes()
    random_ = random.Random(7)
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(random_.randint(1, 8)):
            data[random_.randrange(len(data))] = random_.randrange(256)
        cut = bytes(data[: random_.randint(1, len(data))])
        (tmp_path / "y.zip").write_bytes(random_.choice([bytes(data), cut]))
        try:
            SupportWorkspace(tmp_path / "y.zip").replay()
        except RoostError as error:
            assert error.remedy


def test_a_newer_file_and_a_missing_one(tmp_path: Path) -> None:
    newer = archive(tmp_path / "x.zip", {"manifest.json": b'{"schema": 99, "roost": "9.0"}'})
    with pytest.raises(StoreError) as failure:
        SupportWorkspace(newer)
    assert failure.value.code == "newer-schema"
    with pytest.raises(StoreError) as failure:
        SupportWorkspace(tmp_path / "no.zip")
    assert failure.value.code == "no-such-file"


def test_an_encrypted_one_is_refused(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        made.writestr("manifest.json", GOOD["manifest.json"])
    raw = bytearray(buffer.getvalue())
    raw[6] |= 1
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "x.zip").write_bytes(raw)
    with pytest.raises(StoreError, match="encrypted"):
        SupportWorkspace(tmp_path / "x.zip")


# --- values there and back -----------------------------------------------------------------


def test_values_come_back_as_they_were(root: Path) -> None:
    for env in workspace(root).scan(CTX).environments:
        assert unplain(json.loads(json.dumps(plain(env)))) == env


def test_only_plain_values_of_the_core() -> None:
    with pytest.raises(TypeError):
        plain(Layout(Path()))
    with pytest.raises(TypeError):
        plain(datetime.now(UTC))
    assert unplain(plain(Operation.DELETE)) is Operation.DELETE
    for bad in ({"$": "env.Nothing"}, {"$": "nothing.Env"}, {"$": "env.Path"}, {"$enum": "env.Env"},
                {"$": "errors.RoostError", "code": "x"}, {"$": "..os.x"}):  # fmt: skip
        with pytest.raises(ValueError, match="does not know"):
            unplain(bad)
