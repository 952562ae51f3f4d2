"""The sha256 of many files, by a few threads (hashing leaves Python's lock)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from pathlib import Path

from roost.core.system.context import JobContext

THREADS = 4
_CHUNK = 1 << 20
_AHEAD = 64


def file_sha256(path: Path, ctx: JobContext) -> str:
    """The sha256 of a file in hex.  Raises OSError, CancelledError within one chunk."""
    digest = hashlib.sha256()
    with open(path, "rb", buffering=0) as stream:
        while block := stream.read(_CHUNK):
            ctx.check_cancelled()
            digest.update(block)
    return digest.hexdigest()


def hash_files(paths: Iterable[Path], ctx: JobContext) -> Iterator[str | OSError]:
    """The sha256 of each file, in order; the error where one cannot be read."""
    with ThreadPoolExecutor(THREADS, "hash") as pool:
        source = iter(paths)
        waiting: list[Future[str | OSError]] = [
            pool.submit(_hash, path, ctx) for path in islice(source, _AHEAD)
        ]
        try:
            while waiting:
                yield waiting.pop(0).result()
                ctx.check_cancelled()
                waiting.extend(pool.submit(_hash, path, ctx) for path in islice(source, 1))
        finally:
            for future in waiting:
                future.cancel()


def _hash(path: Path, ctx: JobContext) -> str | OSError:
    try:
        return file_sha256(path, ctx)
    except OSError as error:
        return error
