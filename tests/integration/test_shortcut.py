"""`roost python` that answers from last time's answer: never another answer than the long way."""

from __future__ import annotations

import builtins
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import roost.__main__ as entry
from roost.cli import shortcut
from roost.core.store import answers
from roost.core.workspace import remembering
from support.fake_env import STACK, make_legacy, make_shared, python_of, site_packages
from support.workspaces import KEY, make_workspace

MODEL = "org/model"
LLAMA = {"model_type": "llama", "architectures": ["LlamaForCausalLM"]}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace whose shared environment is healthy; any answer counts as settled."""
    monkeypatch.setattr(remembering, "SETTLED", -1e9)
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hf"))
    root = make_workspace(tmp_path / "wörk space")
    make_shared(root, KEY, STACK, env_json={})
    return root


Said = tuple[int, str, str]


@pytest.fixture
def ask(
    root: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Callable[..., Said]:
    def asked(*words: str, where: Path = root) -> Said:
        monkeypatch.setattr(sys, "argv", ["roost", "--root", str(where), "python", *words])
        capfd.readouterr()
        code = entry.main()
        out, err = capfd.readouterr()
        return code, out, err

    return asked


def at_once(root: Path, model: str, capfd: pytest.CaptureFixture[str]) -> Said | None:
    """What the shortcut alone says; None where it leaves the answer to the long way."""
    capfd.readouterr()
    code = shortcut.answer(["--root", str(root), "python", model], os.environ)
    out, err = capfd.readouterr()
    if code is None:
        assert (out, err) == ("", "")
        return None
    return code, out, err


def test_the_second_answer_is_the_first_one(
    root: Path, ask: Callable[..., Said], capfd: pytest.CaptureFixture[str]
) -> None:
    assert at_once(root, MODEL, capfd) is None
    first = ask(MODEL)
    assert first == (
        0,
        f"{python_of(tree(root))}\n",
        f"Resolved env_key: {KEY}\nUsing existing shared environment: {KEY}\n",
    )
    assert at_once(root, MODEL, capfd) == first
    assert at_once(root, "org/other", capfd) is None


def test_every_form_of_a_model(
    root: Path,
    ask: Callable[..., Said],
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = model_folder(root / "models" / "org" / "model")
    for model in (MODEL, "org__model", str(folder)):
        first = ask(model)
        assert first[0] == 0
        assert at_once(root, model, capfd) == first
    monkeypatch.chdir(folder.parent)
    first = ask("./model")
    assert at_once(root, "./model", capfd) == first
    # The same words from elsewhere mean another folder.
    monkeypatch.chdir(root)
    assert at_once(root, "./model", capfd) is None
    assert ask("./model")[0] == 5


def test_other_command_lines_take_the_long_way(
    root: Path, ask: Callable[..., Said], monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(MODEL)
    at = ["--root", str(root)]
    assert shortcut.answer([f"--root={root}", "python", MODEL], os.environ) == 0
    assert shortcut.answer(["python", MODEL, *at], os.environ) == 0
    assert shortcut.answer(["python", MODEL], {**os.environ, "ROOST_ROOT": str(root)}) == 0
    for words in (
        [],
        ["python"],
        ["--root"],
        [*at, "python"],
        [*at, "resolve", MODEL],
        [*at, "python", MODEL, "more"],
        [*at, "--json", "python", MODEL],
        [*at, "python", MODEL, "--create"],
        [*at, "python", "--help"],
        [*at, *at, "python", MODEL],
        [*at, "--", "python", MODEL],
        ["--root=", "python", MODEL],
        ["--progress", "json", *at, "python", MODEL],
    ):
        assert shortcut.answer(words, os.environ) is None, words
    monkeypatch.chdir(root / "environments")
    assert shortcut.answer(["python", MODEL], os.environ) == 0


def model_folder(folder: Path, config: dict[str, Any] | None = None) -> Path:
    folder.mkdir(parents=True)
    (folder / "config.json").write_text(json.dumps(LLAMA if config is None else config))
    return folder


def tree(root: Path) -> Path:
    return root / ".envs" / KEY / ".venv"


def site(root: Path) -> Path:
    return site_packages(tree(root))


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def replace_interpreter(root: Path) -> None:
    python = python_of(tree(root))
    python.unlink()
    python.symlink_to("/bin/true")


def in_snapshot(root: Path) -> None:
    repository = root.parent / "hf" / "hub" / "models--org--model"
    model_folder(repository / "snapshots" / "abc", {"_class_name": "FluxPipeline"})


CHANGES: dict[str, Callable[[Path], object]] = {
    "interpreter gone": lambda root: python_of(tree(root)).unlink(),
    "environment gone": lambda root: shutil.rmtree(root / ".envs" / KEY),
    "tree moved": lambda root: tree(root).rename(root / "moved"),
    "package removed": lambda root: shutil.rmtree(site(root) / "torch"),
    "package added": lambda root: (site(root) / "new").mkdir(),
    "env.json": lambda root: write(root / ".envs" / KEY / "env.json", "{"),
    "pyvenv.cfg": lambda root: write(tree(root) / "pyvenv.cfg", "version = 3.9.1\n"),
    "settings": lambda root: write(root / ".envs" / "settings.toml", 'accelerator = "cu121"\n'),
    "overrides": lambda root: write(
        root / ".envs" / "overrides.toml", f'[models."{MODEL}"]\ndedicated = true\n'
    ),
    "own profile": lambda root: write(
        root / "profiles" / "small.toml",
        (root / "profiles" / "small.toml").read_text().replace('"peft", ', '"peft", "x", '),
    ),
    "another profile": lambda root: write(root / "profiles" / "z.json", "{}"),
    "something left behind": lambda root: (root / ".envs" / ".tmp" / f"{KEY}-0123abcd").mkdir(
        parents=True
    ),
    "a journal": lambda root: write(root / ".envs" / ".journal" / "x.jsonl", ""),
    "health forgotten": lambda root: shutil.rmtree(root / ".envs" / ".cache" / "health"),
    "the model's folder": lambda root: model_folder(
        root / "models" / "org" / "model", {"_class_name": "FluxPipeline"}
    ),
    "the model's folder, flat": lambda root: model_folder(root / "models" / "org__model"),
    "a snapshot in the hub's cache": in_snapshot,
    "its legacy environment": lambda root: make_legacy(
        root, "org__model", metadata={"profile_name": "vllm-cpu"}
    ),
    "a legacy environment named by metadata": lambda root: write(
        root / "environments" / "plain" / "environment_metadata.json", '{"model_id": "org/model"}'
    ),
    "another shared environment": lambda root: make_shared(root, "torch-cu121-transformers", {}),
}
if sys.platform != "win32":
    CHANGES["interpreter replaced"] = replace_interpreter


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_never_missed(
    change: str, root: Path, ask: Callable[..., Said], capfd: pytest.CaptureFixture[str]
) -> None:
    (root / "environments" / "plain").mkdir()
    before = ask(MODEL)
    assert at_once(root, MODEL, capfd) == before
    CHANGES[change](root)
    assert at_once(root, MODEL, capfd) is None


@pytest.mark.parametrize("name", ["config.json", "tokenizer_config.json", "sub/config.json"])
def test_a_change_in_the_models_folder_is_never_missed(
    name: str, root: Path, ask: Callable[..., Said], capfd: pytest.CaptureFixture[str]
) -> None:
    folder = model_folder(root / "models" / "org" / "model")
    model_folder(folder / "sub")
    before = ask(MODEL)
    assert at_once(root, MODEL, capfd) == before
    (folder / name).write_text(json.dumps({"quantization_config": {"quant_method": "gptq"}}))
    assert at_once(root, MODEL, capfd) is None


@pytest.mark.parametrize("name", answers.VARIABLES)
def test_variables_are_compared(
    name: str,
    root: Path,
    ask: Callable[..., Said],
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = ask(MODEL)
    assert at_once(root, MODEL, capfd) == before
    monkeypatch.setenv(name, str(root / "other"))
    assert at_once(root, MODEL, capfd) is None


FITS = f"{KEY}-bnb"


@pytest.fixture
def fits(root: Path) -> Path:
    """None of the key itself: one of another key serves."""
    shutil.rmtree(root / ".envs" / KEY)
    make_shared(root, FITS, {**STACK, "bitsandbytes": "0.49.0"}, env_json={})
    return root / ".envs" / FITS


def test_an_answer_out_of_another_key_that_fits_is_kept_as_well(
    fits: Path, root: Path, ask: Callable[..., Said], capfd: pytest.CaptureFixture[str]
) -> None:
    first = ask(MODEL)
    assert (first[0], first[1]) == (0, f"{python_of(fits / '.venv')}\n")
    assert f"⚠ {KEY} does not exist; shared:{FITS} is there and fits" in first[2]
    assert at_once(root, MODEL, capfd) == first
    shutil.rmtree(root / "environments")
    second = ask(MODEL)
    assert at_once(root, MODEL, capfd) == second == first


OTHER_CHANGES: dict[str, Callable[[Path], object]] = {
    "its own comes": lambda root: make_shared(root, KEY, STACK, env_json={}),
    "its own comes in an older form": lambda root: make_shared(root, "tf-cpu-t22-base-stable", {}),
    "a better one comes": lambda root: make_shared(root, f"{KEY}-awq", {}),
    "it goes": lambda root: shutil.rmtree(root / ".envs" / FITS),
    "a package goes": lambda root: shutil.rmtree(
        site_packages(root / ".envs" / FITS / ".venv") / "torch"
    ),
    "somebody begins to build its own": lambda root: write(
        root / ".envs" / ".locks" / f"{KEY}.owner.json", "{}"
    ),
    "its legacy environment": lambda root: make_legacy(root, "org__model"),
    "a profile": lambda root: write(root / "profiles" / "z.json", "{}"),
    "settings": lambda root: write(root / ".envs" / "settings.toml", 'accelerator = "cu121"\n'),
}


@pytest.mark.parametrize("change", OTHER_CHANGES)
def test_no_change_around_another_key_is_missed(
    change: str, fits: Path, root: Path, ask: Callable[..., Said], capfd: pytest.CaptureFixture[str]
) -> None:
    assert fits.is_dir()
    before = ask(MODEL)
    assert at_once(root, MODEL, capfd) == before
    OTHER_CHANGES[change](root)
    assert at_once(root, MODEL, capfd) is None


def test_what_is_not_plain_is_not_kept(
    root: Path, ask: Callable[..., Said], capfd: pytest.CaptureFixture[str]
) -> None:
    pinned = f'[models."{MODEL}"]\npin = "shared:{KEY}"\n'
    for text in (pinned, f'[models."{MODEL}"]\nprefer = "legacy"\n'):
        (root / ".envs" / "overrides.toml").write_text(text)
        assert ask(MODEL)[0] == 0
        assert at_once(root, MODEL, capfd) is None
    (root / ".envs" / "overrides.toml").unlink()
    folder = model_folder(root / "models" / "org" / "adapter")
    (folder / "adapter_config.json").write_text('{"base_model_name_or_path": "org/base"}')
    assert ask("org/adapter")[0] == 0
    assert at_once(root, "org/adapter", capfd) is None


def test_code_in_another_repository_may_come_any_time(
    root: Path, ask: Callable[..., Said], capfd: pytest.CaptureFixture[str]
) -> None:
    folder = model_folder(root / "models" / "org" / "elsewhere")
    config = {"model_type": "own", "auto_map": {"AutoModel": "org/code--modeling.Own"}}
    (folder / "config.json").write_text(json.dumps(config))
    assert ask("org/elsewhere")[0] == 0
    assert at_once(root, "org/elsewhere", capfd) is None
    snapshot = root.parent / "hf" / "hub" / "models--org--code" / "snapshots" / "abc"
    snapshot.mkdir(parents=True)
    (snapshot / "modeling.py").write_text("import einops\n")
    assert "einops" in ask("org/elsewhere")[2]
    assert ask(MODEL)[0] == 0
    assert at_once(root, MODEL, capfd) is not None


def test_among_many_legacy_environments_an_answer_is_kept_for_a_minute(
    root: Path,
    ask: Callable[..., Said],
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Their metadata is looked at again after a minute only (``discovery.index``)."""
    monkeypatch.setattr(remembering, "FEW", 1)
    for name in ("one", "two"):
        make_legacy(root, name, {}, metadata={"model_id": f"org/{name}"})
    before = ask(MODEL)
    assert at_once(root, MODEL, capfd) == before
    now = time.time()
    for seconds in (answers.MAX_AGE + 1, -answers.MAX_AGE):
        monkeypatch.setattr(answers.time, "time", lambda at=now + seconds: at)
        assert at_once(root, MODEL, capfd) is None


def test_nothing_is_kept_while_something_has_just_changed(
    root: Path,
    ask: Callable[..., Said],
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(remembering, "SETTLED", 1e6)
    assert ask(MODEL)[0] == 0
    assert at_once(root, MODEL, capfd) is None


def test_damaged_answers_count_as_none(
    root: Path, ask: Callable[..., Said], capfd: pytest.CaptureFixture[str]
) -> None:
    first = ask(MODEL)
    path = Path(answers.answer_path(str(root), MODEL))
    whole = path.read_text()
    lines = whole.split("\n")
    for text in (
        "",
        whole[:-4],
        whole[: len(whole) // 2],
        "\n".join([*lines[:5], "what\tis\tthis", *lines[5:]]),
        "\n".join([*lines[:5], "no tabs", *lines[5:]]),
        "\n".join(line for line in lines if not line.startswith("answer")),
        whole.replace("\t0.1.0\t", "\t0.0.9\t"),
    ):
        path.write_text(text)
        assert at_once(root, MODEL, capfd) is None, text
    path.write_bytes(b"\xff" + whole.encode())
    assert at_once(root, MODEL, capfd) is None
    assert ask(MODEL) == first


class Watch:
    """Notes every path that is looked at while it is on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.seen: set[str] = set()
        self.on = False
        for module, name in (
            (os, "stat"),
            (os, "lstat"),
            (os, "open"),
            (os, "listdir"),
            (os, "scandir"),
            (os, "readlink"),
            (builtins, "open"),
        ):
            monkeypatch.setattr(module, name, self._noting(getattr(module, name)))

    def _noting(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def noted(path: Any = ".", *rest: Any, **named: Any) -> Any:
            if self.on and isinstance(path, str | os.PathLike):
                self.seen.add(os.path.abspath(path))
            return call(path, *rest, **named)

        return noted


@pytest.mark.parametrize("kind", ["nothing known", "folder", "diffusers", "hub", "bound", "legacy"])
def test_all_that_the_long_way_looks_at_is_written_down(
    kind: str, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from roost.core.system.context import JobContext
    from roost.core.workspace import Workspace

    if kind == "folder":
        model_folder(root / "models" / "org" / "model")
    elif kind == "diffusers":
        folder = model_folder(root / "models" / "org__model", {})
        (folder / "model_index.json").write_text('{"_class_name": "X", "unet": ["a", "b"]}')
        make_shared(root, "torch-cpu-diffusers", {**STACK, "diffusers": "0.32"})
    elif kind == "hub":
        snapshot = tmp_path / "hf" / "hub" / "models--org--model" / "snapshots" / "abc"
        model_folder(snapshot)
        write(snapshot.parents[1] / "refs" / "main", "abc")
    elif kind == "bound":
        text = f'[models."{MODEL}"]\nkey = "{KEY}"\n'
        (root / ".envs" / "overrides.toml").write_text(text)
    elif kind == "legacy":
        make_legacy(root, "org__another", metadata={"model_id": "org/another"})
    workspace = Workspace(root)
    workspace.resolve(MODEL, JobContext(), create=False)  # the deep check is done now
    watch = Watch(monkeypatch)
    watch.on = True
    asked = Workspace(root)
    asked.tidy_up(JobContext())
    decision = asked.resolve(MODEL, JobContext(), create=False)
    watch.on = False
    assert remembering.remember(
        workspace, MODEL, decision, [], folder=str(root), started=2e9, version="1"
    )
    lines = Path(answers.answer_path(str(root), MODEL)).read_text().split("\n")
    noted = {line.split("\t")[2] for line in lines if line.startswith(("stat", "read", "list"))}
    ours = (str(tmp_path), "/proc", "/sys", "/usr/lib", "/opt", "/run")
    missed = {path for path in watch.seen - noted if path.startswith(ours)}
    # Indexes that only save time; a folder on the way to a path that is noted itself; what is
    # not there, in a folder that is noted: it cannot come without changing the folder.
    missed = {
        path
        for path in missed
        if "/.envs/.cache" not in path
        and "/workspaces/" not in path
        and not any(other.startswith(path + os.sep) for other in noted)
        and (os.path.lexists(path) or os.path.dirname(path) not in noted)
    }
    assert missed == set()


def test_the_shortcut_loads_next_to_nothing(root: Path, ask: Callable[..., Said]) -> None:
    ask(MODEL)
    loaded = loaded_by(root)
    assert loaded & {"roost.cli.shortcut", "roost.core.store.answers"}
    heavy = {"typing", "re", "pathlib", "dataclasses", "json", "enum", "click", "threading"}
    assert not loaded & heavy
    assert len([name for name in loaded if name.startswith("roost")]) <= 9


def loaded_by(root: Path) -> set[str]:
    """Modules loaded by `roost python` beyond those of a bare interpreter."""
    code = (
        "import sys, os; before = set(sys.modules)\n"
        "from roost.__main__ import main\n"
        f"sys.argv[1:] = ['--root', {str(root)!r}, 'python', {MODEL!r}]\n"
        "code = main()\n"
        "print(' '.join(set(sys.modules) - before), file=sys.stderr)\n"
        "sys.exit(code)"
    )
    app = str(Path(entry.__file__).parents[1])
    done = subprocess.run(
        # -S: what site-packages' own hooks load is not ours.
        [sys.executable, "-S", "-c", code],
        env={**os.environ, "PYTHONPATH": app, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stderr.splitlines()[-1].split())


@pytest.fixture(autouse=True)
def _fixed_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.chdir(tmp_path)
    yield
