"""Python's own digests, for names and fingerprints: `hashlib` loads OpenSSL, 3 ms and 3.5 MB.

They give the same values; for large files `hashlib` is the faster one.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hashlib import blake2b, md5, sha1, sha256
else:
    try:
        from _blake2 import blake2b
        from _md5 import md5
        from _sha1 import sha1

        try:
            from _sha2 import sha256
        except ImportError:  # Python 3.11
            from _sha256 import sha256
    except ImportError:  # a Python that was built without them
        from hashlib import blake2b, md5, sha1, sha256

__all__ = ["blake2b", "md5", "sha1", "sha256", "sha256_of"]
LARGE = 256 * 1024
"""Bytes that are worth loading OpenSSL for: it is ten times as fast."""


def sha256_of(content: bytes) -> str:
    """In hexadecimal."""
    if len(content) < LARGE:
        return sha256(content).hexdigest()
    from hashlib import sha256 as fast

    return fast(content).hexdigest()
