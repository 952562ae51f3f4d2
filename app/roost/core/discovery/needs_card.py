"""What a model's card says of its library: the block of metadata a README.md begins with.

The hub goes by it too: ``library_name``, else a tag that is a library's name.
"""

from __future__ import annotations

import re

from roost.core.discovery.modelfiles import ModelFiles
from roost.core.domain.libraries import LIBRARY_PACKAGES
from roost.core.domain.needs import NeedsDraft, Reason

CARD = "README.md"
MAX_CARD = 4 * 1024
# Names that say nothing beyond what the files do, or no library at all.
_PLAIN = frozenset(
    ["transformers", "peft", "pytorch", "gguf", "onnx", "safetensors", "diffusers", "generic"]
)
_NAMED = re.compile(r"^library_name:[ \t]*[\"']?([A-Za-z0-9._-]{1,60})", re.MULTILINE)
_TAGS = re.compile(r"^tags:[ \t]*\n((?:[ \t]*-[^\n]*\n)+)", re.MULTILINE)
_TAG = re.compile(r"-[ \t]*[\"']?([A-Za-z0-9._-]{1,60})")


def read_card(draft: NeedsDraft, files: ModelFiles) -> None:
    """Enter the library the card names: needed where nothing else is known of the model,
    else only useful (an adapter of ColPali's is one of peft's as well)."""
    found = find_library(files)
    if found is None:
        return
    library, reason = found
    unknown = draft.family == "unknown" and not draft.packages
    if library == "diffusers" and unknown:
        draft.family = "diffusers"
        draft.reasons.append(reason)
        draft.need("diffusers", reason)
        return
    package = LIBRARY_PACKAGES.get(library)
    if package is None and unknown and library not in _PLAIN:
        text = f"Its card says that {library!r} loads it, which is not known here."
        draft.note("other-library", text, reason.file)
    if package is not None and (unknown or reason.field == "library_name"):
        draft.need(package, reason, optional=not unknown)


def find_library(files: ModelFiles) -> tuple[str, Reason] | None:
    """The library the card's metadata names, with where; None where it names none known."""
    head = files.head(CARD, MAX_CARD) if files.has(CARD) else None
    if head is None or not head.startswith(b"---"):
        return None
    block = head.decode("utf-8", "replace").replace("\r\n", "\n").partition("\n---")[0] + "\n"
    named = _NAMED.search(block)
    if named is not None:
        library = named[1].lower()
        return library, files.reason(CARD, "library_name", library)
    tags = _TAGS.search(block)
    for tag in _TAG.findall(tags[1]) if tags is not None else ():
        if tag.lower() in LIBRARY_PACKAGES or tag.lower() == "diffusers":
            return tag.lower(), files.reason(CARD, "tags", tag.lower())
    return None
