"""Models whose files are damaged, half downloaded or no files: named, bounded, never fatal."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest

from roost.core.discovery.hfcache import find_hf_snapshot
from roost.core.discovery.needs import read_needs
from roost.core.domain.choose import choose_key
from roost.core.domain.needs import Needs

QWEN = json.dumps({"model_type": "qwen3", "architectures": ["Qwen3ForCausalLM"]})


def needs_of(folder: Path) -> Needs:
    """The needs, read with no more than a bounded amount of processor time."""
    started = time.process_time()
    needs = read_needs(folder, {"HOME": str(folder)})
    assert time.process_time() - started < 5  # a hundred times what it takes
    assert choose_key(needs, "cpu").key.startswith(("torch-cpu-", "llamacpp-"))
    return needs


@pytest.mark.parametrize(
    ("content", "known"),
    [
        (QWEN.encode("utf-16"), False),
        (QWEN.encode("utf-16-le"), False),
        (b"\xef\xbb\xbf" + QWEN.encode(), True),
        (QWEN[:-9].encode(), False),
        (QWEN.encode() + b"\x00" * 512, False),
        (b"\x00" * 4096, False),
        (b"[" + QWEN.encode() + b"]", False),
        (QWEN.replace("}", ', "x": NaN}').encode(), False),
        (QWEN.replace("}", ', "x": [0.0, Infinity, -Infinity]}').encode(), True),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:abc\nsize 700\n", False),
        (b"<html><body>429 Too Many Requests</body></html>", False),
        (b"../../blobs/0123456789abcdef", False),
    ],
    ids=[
        "utf-16",
        "utf-16-le",
        "bom",
        "cut",
        "zeros-behind",
        "zeros",
        "list",
        "nan",
        "infinity",
        "lfs-pointer",
        "html",
        "link-as-text",
    ],
)
def test_a_config_as_broken_transfers_leave_it(tmp_path: Path, content: bytes, known: bool) -> None:
    (tmp_path / "config.json").write_bytes(content)
    needs = needs_of(tmp_path)
    assert needs.family == ("transformers" if known else "unknown")
    assert [note.file for note in needs.damaged] == ([] if known else ["config.json"])


NAMES = [
    "config.json",
    "adapter_config.json",
    "model_index.json",
    "modules.json",
    "tokenizer_config.json",
    "preprocessor_config.json",
    "processor_config.json",
    "quantize_config.json",
    "requirements.txt",
    "README.md",
    "model.safetensors",
    "model.gguf",
    "genai_config.json",
    "hf_quant_config.json",
]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", ["folder", "fifo", "loop", "gone", "huge"])
def test_whatever_lies_under_a_name_nothing_hangs(tmp_path: Path, name: str, kind: str) -> None:
    if kind == "fifo" and not hasattr(os, "mkfifo"):
        pytest.skip("FIFOs exist on POSIX only")
    path = tmp_path / name
    if kind == "folder":
        path.mkdir()
    elif kind == "fifo":
        os.mkfifo(path)
    elif kind == "huge":
        with path.open("wb") as stream:
            stream.truncate(100 << 20)
    else:
        try:
            path.symlink_to(path if kind == "loop" else tmp_path / "no such file")
        except OSError:
            pytest.skip("this file system or account makes no links")
    if name in ("tokenizer_config.json", "preprocessor_config.json", "processor_config.json"):
        (tmp_path / "config.json").write_text(QWEN)
    needs_of(tmp_path)


def test_a_large_config_that_is_one_is_read(tmp_path: Path) -> None:
    labels = {str(number): f"class {number}" for number in range(21_843)}
    config = {"model_type": "vit", "architectures": ["ViTForImageClassification"]}
    (tmp_path / "config.json").write_text(json.dumps({**config, "id2label": labels}))
    assert needs_of(tmp_path).model_type == "vit"


def cached(hub: Path, revision: str, *files: str) -> Path:
    """A snapshot as huggingface_hub lays it out, its files links to blobs."""
    repository = hub / "models--org--m"
    snapshot = repository / "snapshots" / revision
    snapshot.mkdir(parents=True)
    (repository / "blobs").mkdir(exist_ok=True)
    for name in files:
        blob = repository / "blobs" / f"{revision}-{name}"
        blob.write_text(QWEN)
        (snapshot / name).symlink_to(os.path.relpath(blob, snapshot))
    return snapshot


def test_a_download_that_is_still_running_is_what_is_there_of_it(tmp_path: Path) -> None:
    snapshot = cached(tmp_path, "aaa", "config.json")
    (tmp_path / "models--org--m" / "blobs" / "0123.incomplete").write_bytes(b"x" * 99)
    (snapshot / "model.safetensors").symlink_to("../../blobs/0123")
    (tmp_path / "models--org--m" / "refs").mkdir()
    (tmp_path / "models--org--m" / "refs" / "main").write_text("aaa")
    found = find_hf_snapshot("org/m", {"HF_HUB_CACHE": str(tmp_path)})
    assert found == snapshot
    needs = needs_of(snapshot)
    assert (needs.model_type, needs.damaged) == ("qwen3", ())


def test_a_config_whose_blob_was_deleted_is_named(tmp_path: Path) -> None:
    snapshot = cached(tmp_path, "aaa", "config.json")
    (tmp_path / "models--org--m" / "blobs" / "aaa-config.json").unlink()
    needs = needs_of(snapshot)
    assert needs.family == "unknown"
    assert "a link to a file that is gone" in needs.damaged[0].message


@pytest.mark.parametrize("main", ["bbb", "bbb\n", " bbb \n"])
def test_the_reference_is_read_as_the_hub_library_and_people_write_it(
    tmp_path: Path, main: str
) -> None:
    for revision in ("aaa", "bbb", "ccc"):
        cached(tmp_path, revision, "config.json")
    (tmp_path / "models--org--m" / "refs" / "pr").mkdir(parents=True)
    (tmp_path / "models--org--m" / "refs" / "pr" / "1").write_text("ccc")
    (tmp_path / "models--org--m" / "refs" / "main").write_text(main)
    found = find_hf_snapshot("org/m", {"HF_HUB_CACHE": str(tmp_path)})
    assert found is not None
    assert found.name == "bbb"


@pytest.mark.parametrize("main", ["../../..", "/etc", "ddd", "", "\x00", "a" * 2000])
def test_a_reference_to_what_is_not_there_falls_back(tmp_path: Path, main: str) -> None:
    cached(tmp_path, "aaa", "config.json")
    (tmp_path / "models--org--m" / "refs").mkdir()
    (tmp_path / "models--org--m" / "refs" / "main").write_text(main)
    found = find_hf_snapshot("org/m", {"HF_HUB_CACHE": str(tmp_path)})
    assert found is not None
    assert found.name == "aaa"


@pytest.mark.parametrize(
    "source",
    [
        "\nif " + "is_a" * 120_000,
        "\nif x:" * 80_000,
        "\n".join(" " * depth + "try:" for depth in range(700)),
        "try:\n import a\nexcept E:\n raise\n" * 12_000,
        "from transformers import (" + "a," * 200_000,
        '"""' * 150_000,
        "\n" + " " * 500_000,
        "import " + "a," * 200_000,
        "except:\n" + "#\n" * 200_000,
    ],
    ids=[
        "condition",
        "ifs",
        "nested",
        "raising",
        "names",
        "quotes",
        "blanks",
        "imports",
        "comments",
    ],
)
def test_hostile_code_is_read_in_bounded_time(tmp_path: Path, source: str) -> None:
    config = {"model_type": "x", "auto_map": {"AutoModel": "modeling.X"}}
    (tmp_path / "config.json").write_text(json.dumps(config))
    (tmp_path / "modeling.py").write_text(source[: 500 * 1024])
    assert needs_of(tmp_path).remote_code
