"""What is private in a picture or text for support, and what stands for it."""

from __future__ import annotations

from collections.abc import Mapping


def private_names(home: str, user: str, host: str) -> dict[str, str]:
    """Longest first: the home folder as ~, then the names of user and host.

    Names of one or two letters are left: hiding "a" would blank out the whole text.
    """
    pairs = [(home, "~"), (user, "‹user›"), (host, "‹host›")]
    if "." in host:
        pairs.append((host.partition(".")[0], "‹host›"))
    good = {
        name: instead for name, instead in pairs if len(name) > 2 and name not in ("root", "home")
    }
    return dict(sorted(good.items(), key=lambda pair: -len(pair[0])))


def names_of_machine(environ: Mapping[str, str], host: str) -> dict[str, str]:
    home = environ.get("USERPROFILE") or environ.get("HOME") or ""
    user = environ.get("USERNAME") or environ.get("USER") or environ.get("LOGNAME") or ""
    return private_names(home.rstrip("/\\"), user, host)
