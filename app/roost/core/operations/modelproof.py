"""A model's own proof: would it load in this tree?  Asked of the tree's Python, without weights."""

from __future__ import annotations

import json
import os
import shlex
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from roost.core.domain.errors import RoostError, StoreError
from roost.core.domain.requirement import normalised_name
from roost.core.operations.context import ModelSeen
from roost.core.operations.modelprobe import PROGRAM
from roost.core.operations.proving import Shown
from roost.core.system.context import JobContext
from roost.core.system.paths import venv_python
from roost.core.system.process import clean_environment, run_captured
from roost.core.system.process.foreground import activated, command_line
from roost.core.system.venv.facts import read_facts

TIMEOUT = 300.0
_MAX_OUTPUT = 4 << 20
_TOKENIZER = (
    "tokenizer.json",
    "tokenizer_config.json",
    "tokenizer.model",
    "spiece.model",
    "sentencepiece.bpe.model",
    "vocab.txt",
    "vocab.json",
)
NO_PROBE = "only the environment was proved: its library has no probe"
_MEMORY = ("out of memory", "memoryerror", "cannot allocate memory")
_REMEDIES = {
    "unsupported-architecture": "Its stack has no class for this model: build a dedicated "
    "environment with a newer one (--on-conflict dedicated), or leave it where it is.",
    "missing-package": "Add the package to the shared environment (roost create KEY --with NAME), "
    "then migrate again.",
    "remote-code": "Look at the model's Python files; if you trust them, migrate again with "
    "--trust-remote-code.",
    "out-of-memory": "Close what uses the memory, then migrate again.",
    "proof-failed": "Its legacy environment goes on serving it; try the model in the shared one "
    "by hand (roost use MODEL ENV), or leave it.",
}


@dataclass(frozen=True, slots=True)
class ProofWishes:
    """What the user adds to the proof: a command of their own, consent to the model's code."""

    smoke: str = ""
    trust_remote_code: bool = False


def prove_model(
    tree: Path,
    model: ModelSeen,
    name: str,
    wishes: ProofWishes,
    ctx: JobContext,
    environ: Mapping[str, str] | None = None,
    *,
    subject: str = "",
    seconds: float | None = None,
) -> str:
    """What was proved, in words, of the model ``name`` in ``tree``; ``subject``: the environment
    it moves out of; ``seconds``: what such a proof took before, for the time left.

    Raises StoreError, its code the class of the failure: ``unsupported-architecture``,
    ``missing-package``, ``remote-code``, ``out-of-memory``, ``proof-failed``; CancelledError.
    """
    proved = []
    shown = Shown(ctx, subject, name, seconds)
    steps = steps_for(tree, model)
    if steps:
        ctx.log(f"Proving {name}: {', '.join(dict.fromkeys(step for step, _ in steps))}...")
        proved.append(_probe(tree, steps, wishes, shown))
    elif model.folder is None:
        proved.append("only the environment was proved: the model's files are not here")
    else:
        proved.append(NO_PROBE)
    if model.needs.base_model and model.base is None:
        proved.append(f"its base model {model.needs.base_model} is not here")
    if wishes.smoke:
        _smoke(tree, model, wishes.smoke, shown, environ)
        proved.append(f"`{wishes.smoke}` succeeded")
    return "; ".join(proved)


def steps_for(tree: Path, model: ModelSeen) -> list[tuple[str, str]]:
    """(step, place) of the probe; none where there are no files, or no library for them.

    Only a library that is installed is asked, and one without the usual entry (of an app that
    brings its own under that name) has no answer: what an environment has to hold is the business
    of its profile and of the model's needs, which are looked at apart from this.
    """
    folder = model.folder
    if folder is None:
        return []
    installed = set(read_facts(str(tree)).versions())
    if folder.is_file():
        return [("gguf", str(folder))] if "llama-cpp-python" in installed else []
    steps: list[tuple[str, str]] = []
    if model.needs.family == "llamacpp":
        gguf = next(iter(sorted(folder.glob("*.gguf"))), None)
        if gguf is not None and "llama-cpp-python" in installed:
            return [("gguf", str(gguf))]
        return []
    if (folder / "adapter_config.json").is_file() and "peft" in installed:
        steps.append(("adapter", str(folder)))
    if (folder / "model_index.json").is_file() and "diffusers" in installed:
        steps.append(("diffusers", str(folder)))
        return steps
    for place in (folder, model.base):
        if place is not None and (place / "config.json").is_file():
            steps += _transformers(place, installed, model)
    return steps


def _transformers(place: Path, installed: set[str], model: ModelSeen) -> list[tuple[str, str]]:
    if "transformers" not in installed or model.needs.family not in ("transformers", "vllm"):
        return []
    steps = [("config", str(place))]
    if any((place / name).is_file() for name in _TOKENIZER):
        steps.append(("tokenizer", str(place)))
    if model.needs.family == "vllm" and "vllm" in installed:
        steps.append(("vllm", str(place)))
    else:
        steps.append(("class", str(place)))
    return steps


def _probe(
    tree: Path,
    steps: Sequence[tuple[str, str]],
    wishes: ProofWishes,
    shown: Shown,
) -> str:
    ctx, name = shown.ctx, shown.name
    mark = f"roost-{os.urandom(8).hex()}:"
    asked = json.dumps({"steps": list(steps), "trust": wishes.trust_remote_code})
    argv = [str(venv_python(tree)), "-B", "-s", "-c", PROGRAM, mark, asked]
    with tempfile.TemporaryDirectory(prefix="roost-proof-") as scratch:
        done = run_captured(
            argv,
            env=clean_environment(
                {
                    "PYTHONNOUSERSITE": "1",
                    "PYTHONIOENCODING": "utf-8",
                    "HF_HUB_OFFLINE": "1",
                    "TRANSFORMERS_OFFLINE": "1",
                    "HF_HUB_DISABLE_TELEMETRY": "1",
                    "TRANSFORMERS_VERBOSITY": "error",
                    "TOKENIZERS_PARALLELISM": "false",
                    "HF_HOME": scratch,
                    "HF_MODULES_CACHE": os.path.join(scratch, "modules"),  # noqa: PTH118
                    "NO_COLOR": "1",
                }
            ),
            timeout=TIMEOUT,
            cwd=Path(scratch),
            max_output=_MAX_OUTPUT,
            ctx=ctx,
            on_output=shown.probe(mark, [step for step, _ in steps]),
        )
    told = _told(done.stdout, mark)
    failed = next((fact for fact in told if fact.get("ok") is False), None)
    if failed is not None:
        raise _failure(name, str(failed.get("why")), failed, str(failed.get("error", "")))
    if not any(fact.get("step") == "end" for fact in told):
        begun = [str(fact["step"]) for fact in told if fact.get("begun")]
        at = f" at its {begun[-1]}" if begun else ""
        if done.timed_out:
            raise _failure(name, "other", {}, f"no answer within {TIMEOUT:g} s{at}")
        text = done.stderr.strip().splitlines()[-1:] or [f"exit code {done.returncode}"]
        why = "out-of-memory" if _ran_out(done.returncode, done.stderr) else "other"
        raise _failure(name, why, {}, f"Python ended{at}: {text[0]}")
    found = [f"{fact['step']} {fact['found']}" for fact in told if fact.get("found")]
    if not found:
        return NO_PROBE
    return f"{', '.join(found)}, in {done.seconds:.1f} s"


def _told(output: str, mark: str) -> list[dict[str, Any]]:
    facts = []
    for line in output.splitlines():
        if line.startswith(mark):
            try:
                fact = json.loads(line[len(mark) :])
            except (ValueError, RecursionError):
                continue
            if isinstance(fact, dict) and "step" in fact:
                facts.append(fact)
    return facts


def _smoke(
    tree: Path,
    model: ModelSeen,
    command: str,
    shown: Shown,
    environ: Mapping[str, str] | None,
) -> None:
    """Run the user's own command as `roost run` would; ``{model}`` in it is the model's folder."""
    python, ctx, name = venv_python(tree), shown.ctx, shown.name
    folder = "" if model.folder is None else str(model.folder)
    words = [word.replace("{model}", folder) for word in shlex.split(command)]
    base = dict(os.environ if environ is None else environ)
    variables = activated(base, tree, python.parent)
    variables = {**variables, "ROOST_MODEL": folder, "PYTHONDONTWRITEBYTECODE": "1"}
    ctx.log(f"Trying {name}: {command}")
    try:
        argv = command_line(words, python, variables)
        hear = shown.smoke(command)
        done = run_captured(argv, env=variables, timeout=TIMEOUT * 4, ctx=ctx, on_output=hear)
    except RoostError as error:
        if error.exit_code == 130:
            raise
        raise _failure(name, "other", {}, error.message) from error
    if done.ok:
        return
    said = (done.stderr.strip() or done.stdout.strip()).splitlines()[-1:]
    how = "no end in time" if done.timed_out else f"exit code {done.returncode}"
    text = f"`{command}` ended with {how}" + (f": {said[0]}" if said else "")
    raise _failure(name, _class_of(done.returncode, done.stderr), {}, text)


def _class_of(code: int | None, stderr: str) -> str:
    text = stderr.lower()
    if _ran_out(code, stderr):
        return "out-of-memory"
    if "trust_remote_code" in text:
        return "remote-code"
    if "modulenotfounderror" in text or "no module named" in text:
        return "missing-package"
    if "does not recognize this architecture" in text:
        return "unsupported-architecture"
    return "other"


def _ran_out(code: int | None, stderr: str) -> bool:
    return code == -9 or any(word in stderr.lower() for word in _MEMORY)


def _failure(name: str, why: str, fact: Mapping[str, Any], text: str) -> StoreError:
    code = why if why in _REMEDIES else "proof-failed"
    step = f" ({fact['step']})" if fact.get("step") else ""
    package = normalised_name(str(fact.get("package") or ""))
    what = {
        "unsupported-architecture": "this stack does not know its architecture",
        "missing-package": f"it lacks {package}" if package else "a package is missing",
        "remote-code": "it runs code of its own, and nobody has agreed to that",
        "out-of-memory": "the memory did not suffice",
    }.get(code, "its proof failed")
    shown = " ".join(text.split())[:600]
    return StoreError(
        code,
        f"{name} would not work there: {what}{step}. {shown}",
        remedy=_REMEDIES[code],
        data={"class": "other" if code == "proof-failed" else code, "package": package},
    )
