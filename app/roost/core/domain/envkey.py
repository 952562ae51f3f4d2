"""Env keys: the names of stacks, such as ``torch-cu121-transformers-bnb``.

A key is a folder name under ``.envs``, so it is checked like one that has to
exist on every system.  The forms are those of formats.md, "Env keys"; anything
else that is a safe folder name is kept and read as framework "unknown".
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from roost.core.domain.accelerator import accelerator_title, is_accelerator
from roost.core.domain.errors import UsageError

MAX_KEY_LENGTH = 200
QUANTS = ("bnb", "gptq", "awq")
DEDICATED_MARK = "--dedicated--"

# Only words that name a release channel: `vllm-cu121-mine` is somebody's own
# folder and must not be taken for the canonical environment.
_CHANNELS = frozenset(["stable", "edge", "latest", "nightly", "beta", "dev", "lts", "legacy"])
_FRAMEWORK_TITLES = {"vllm": "vLLM", "llamacpp": "llama.cpp"}
_FAMILY_TITLES = {"transformers": "Transformers", "diffusers": "Diffusers"}
_QUANT_TITLES = {"bnb": "bitsandbytes", "gptq": "GPTQ", "awq": "AWQ"}
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", "conin$", "conout$"]
    + [f"{device}{digit}" for device in ("com", "lpt") for digit in "123456789¹²³"]
)
_FORBIDDEN = frozenset('/\\:*?"<>|')


@dataclass(frozen=True, slots=True)
class EnvKey:
    """A key taken apart.

    ``accelerator`` is "" and ``family`` None where the text is of no known form;
    ``torch`` is the version an older key carries ("2.2" of ``t22``), ``channel``
    its last word ("stable"); ``dedicated_to`` the sanitised model id.
    """

    text: str
    framework: str
    accelerator: str = ""
    family: str | None = None
    quant: str | None = None
    dedicated_to: str | None = None
    channel: str | None = None
    torch: str | None = None

    @property
    def known(self) -> bool:
        """Whether the stack behind the key is understood."""
        return self.framework != "unknown"


@lru_cache(maxsize=4096)  # a list asks for the same few keys at every row
def key_problem(text: str) -> str | None:
    """Why ``text`` cannot be an env key, or None where it can (fault 26)."""
    if not text or text.isspace():
        return "it is empty"
    if len(text) > MAX_KEY_LENGTH:
        return f"it is longer than {MAX_KEY_LENGTH} characters"
    for char in text:
        if char in _FORBIDDEN:
            return f"it contains {char!r}"
        # Controls, bidi overrides, zero-width characters, lone surrogates.
        if not char.isprintable():
            return "it contains a control or invisible character"
    if len(text.encode("utf-8")) > 255:
        return "it is longer than a file name may be"
    if text[0] in ".-" or text[0].isspace():
        return "it starts with a dot, a dash or a space"
    if text[-1] == "." or text[-1].isspace():
        return "it ends with a dot or a space"
    if ".." in text:
        return "it contains '..'"
    if text.split(".", 1)[0].rstrip().lower() in _RESERVED:
        return "it is a reserved name on Windows"
    return None


def is_valid_key_name(text: str) -> bool:
    """Whether ``text`` may name a shared environment's folder."""
    return key_problem(text) is None


@lru_cache(maxsize=4096)
def parse_key(text: str) -> EnvKey:
    """Take a key apart; any form of formats.md, else framework "unknown".

    Raises ``UsageError`` "bad-key" where the text cannot be a folder name.
    """
    problem = key_problem(text)
    if problem is not None:
        shown = text[:60].encode("ascii", "backslashreplace").decode("ascii")
        raise UsageError(
            "bad-key",
            f"Not an environment key: {shown!r}: {problem}.",
            remedy="Use a key such as torch-cpu-transformers; `roost profiles` lists them.",
        )
    base, mark, model = text.partition(DEDICATED_MARK)
    if mark and base and model:
        inner = _parse_plain(base)
        return EnvKey(
            text,
            inner.framework,
            inner.accelerator,
            inner.family,
            inner.quant,
            model,
            inner.channel,
            inner.torch,
        )
    return _parse_plain(text)


def _parse_plain(text: str) -> EnvKey:
    head, _, rest = text.partition("-")
    accelerator, dash, tail = rest.partition("-")
    words = tail.split("-") if dash else []
    if is_accelerator(accelerator):
        if head == "torch":
            return _torch_key(text, accelerator, words)
        if head in _FRAMEWORK_TITLES:
            tag, channel, left = _older_words(words)
            if not left and (tag is None or head == "vllm"):
                return EnvKey(text, head, accelerator, channel=channel, torch=tag)
        elif head == "tf":
            tag, channel, left = _older_words(words)
            if len(left) == 1 and left[0] in ("base", *QUANTS):
                quant = None if left[0] == "base" else left[0]
                return EnvKey(text, "torch", accelerator, "transformers", quant, None, channel, tag)
    return EnvKey(text, "unknown")


def _torch_key(text: str, accelerator: str, words: list[str]) -> EnvKey:
    if words == ["diffusers"]:
        return EnvKey(text, "torch", accelerator, "diffusers")
    if words[:1] == ["transformers"] and len(words) <= 2 and set(words[1:]) <= set(QUANTS):
        return EnvKey(text, "torch", accelerator, "transformers", *words[1:])
    return EnvKey(text, "unknown")


def _older_words(words: list[str]) -> tuple[str | None, str | None, list[str]]:
    """Torch version of a leading "t22", channel of a last word, and what is between."""
    tag = channel = None
    left = list(words)
    if left and left[0][:1] == "t" and left[0][1:].isdecimal() and left[0].isascii():
        digits = left[0][1:]
        if 2 <= len(digits) <= 3:
            tag = f"{digits[0]}.{digits[1:]}"
            left = left[1:]
    if left and left[-1] in _CHANNELS:
        channel = left.pop()
    return tag, channel, left


def make_key(family: str, accelerator: str, quant: str | None = None) -> str:
    """The canonical key of a family on an accelerator.

    ``family``: transformers, diffusers, vllm or llamacpp; everything else is
    served by transformers (formats.md: a model about which nothing is known).
    ``quant`` counts for transformers only.  Raises ``ValueError`` on an
    accelerator or a quantisation no key can name.
    """
    if not is_accelerator(accelerator):
        raise ValueError(accelerator)
    if family in _FRAMEWORK_TITLES:
        return f"{family}-{accelerator}"
    if family == "diffusers":
        return f"torch-{accelerator}-diffusers"
    if quant is not None and quant not in QUANTS:
        raise ValueError(quant)
    return f"torch-{accelerator}-transformers" + (f"-{quant}" if quant else "")


def canonical(text: str) -> str:
    """The canonical key an older form maps to; other texts unchanged.

    ``tf-cu121-t22-bnb-edge`` → ``torch-cu121-transformers-bnb``.  Raises as ``parse_key``.
    """
    key = parse_key(text)
    if not key.known:
        return text
    plain = make_key(key.family or key.framework, key.accelerator, key.quant)
    return f"{plain}{DEDICATED_MARK}{key.dedicated_to}" if key.dedicated_to else plain


def with_accelerator(text: str, accelerator: str) -> str:
    """The same stack (for the same model alone) for another accelerator; unknown keys unchanged."""
    key = parse_key(text)
    if not key.known:
        return text
    plain = make_key(key.family or key.framework, accelerator, key.quant)
    return f"{plain}{DEDICATED_MARK}{key.dedicated_to}" if key.dedicated_to else plain


def display_name(text: str) -> str:
    """What people read instead of the key; never raises, never empty.

    The sentences of formats.md; older forms say which torch and channel they
    are, so that two rows of the list are told apart.
    """
    if key_problem(text) is not None:
        printable = "".join(c if c.isprintable() else "�" for c in text[:MAX_KEY_LENGTH])
        return printable.strip() or "(no name)"
    key = parse_key(text)
    if not key.known:
        base = text.partition(DEDICATED_MARK)[0] if key.dedicated_to else text
        name = base
    else:
        what = _FAMILY_TITLES.get(key.family or "") or _FRAMEWORK_TITLES[key.framework]
        if key.quant:
            what += f" + {_QUANT_TITLES[key.quant]}"
        facts = [accelerator_title(key.accelerator)]
        if key.torch:
            facts.append(f"torch {key.torch}")
        if key.channel:
            facts.append(key.channel)
        name = f"{what} ({', '.join(facts)})"
    return f"{name}, only for {key.dedicated_to}" if key.dedicated_to else name


def dedicated_key(key: str, model_id: str) -> str:
    """The key of an environment that serves one model only.

    Where sanitising loses something, eight hex digits of the id's SHA-256 keep
    two models apart.  Raises ``UsageError`` where ``key`` itself is bad.
    """
    base = canonical(parse_key(key).text).partition(DEDICATED_MARK)[0]
    return f"{base}{DEDICATED_MARK}{sanitised_model_id(model_id)}"


def sanitised_model_id(model_id: str) -> str:
    """A model id as a part of a folder name: "/" as "__", at most 64 characters."""
    import re  # rarely needed: patterns are not free to compile

    joined = model_id.strip("/\\").replace("/", "__")
    safe = re.sub(r"[^A-Za-z0-9._-]+", "-", joined)
    safe = re.sub(r"\.{2,}", ".", safe).strip(".-")
    if safe != joined or len(safe) > 64 or not safe:
        from roost.core.domain.digest import sha256

        digest = sha256(model_id.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        safe = f"{safe[:55].rstrip('.-')}-{digest}".lstrip("-")
    return safe
