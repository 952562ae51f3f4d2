"""Where packages come from: the user's own settings, the same for uv and for pip.

uv does not read pip's settings, so they are read here and handed to both;
everything else that PIP_* and UV_* variables or configuration files can say is
dropped (reliability.md, "Installers as subprocesses").  Values travel in the
child's environment, never in its arguments: those are visible to every user.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit


@dataclass(frozen=True, slots=True)
class PackageSources:
    """Indexes, folders and the way to reach them.

    Addresses may hold credentials: show them only through ``redact``.
    ``index_url`` "" = the installer's default.  ``constraints`` are files or
    addresses.  ``timeout`` in seconds.
    """

    index_url: str = ""
    extra_index_urls: tuple[str, ...] = ()
    find_links: tuple[str, ...] = ()
    no_index: bool = False
    constraints: tuple[str, ...] = ()
    cert: str = ""
    client_cert: str = ""
    proxy: str = ""
    trusted_hosts: tuple[str, ...] = ()
    offline: bool = False
    timeout: float | None = None
    pip_cache_dir: str = ""
    uv_cache_dir: str = ""
    uv_link_mode: str = ""
    uv_system_certs: bool = False
    python_mirror: str = ""
    """Where uv's managed Pythons come from instead of their makers."""
    python_list: str = ""
    """A list of managed Pythons instead of the one that uv has in itself."""
    python_downloads: str = ""
    """ "never" where the user forbids them."""
    python_folder: str = ""

    def with_mirror(self, mirror: str) -> PackageSources:
        """The same with the workspace's mirror in the place of the default index."""
        return replace(self, index_url=mirror, no_index=False) if mirror else self

    def with_index_alone(self, index: str) -> PackageSources:
        """``index`` and nothing else, reached the same way."""
        return replace(self, index_url=index, extra_index_urls=(), find_links=(), no_index=False)

    def pip_environment(self) -> dict[str, str]:
        """Variables that tell pip all of this, and nothing else of the user's."""
        values = {
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_NO_INPUT": "1",
            "PIP_KEYRING_PROVIDER": "disabled",
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
            "PIP_ROOT_USER_ACTION": "ignore",
            "PIP_RETRIES": "2",  # a failed network is to be recognised at once
            "PIP_NO_COLOR": "1",
            "PIP_INDEX_URL": self.index_url,
            "PIP_EXTRA_INDEX_URL": _spaced(self.extra_index_urls),
            "PIP_FIND_LINKS": _spaced(self.find_links),
            "PIP_NO_INDEX": "1" if self.no_index or self.offline else "",
            "PIP_CERT": self.cert,
            "PIP_CLIENT_CERT": self.client_cert,
            "PIP_PROXY": self.proxy,
            "PIP_TRUSTED_HOST": _spaced(self.trusted_hosts),
            "PIP_CACHE_DIR": self.pip_cache_dir,
            "PIP_DEFAULT_TIMEOUT": _seconds(self.timeout),
        }
        return {name: value for name, value in values.items() if value}

    def uv_environment(self) -> dict[str, str]:
        """Variables that tell uv all of this, and nothing else of the user's.

        The best version over all indexes is taken, as pip does; uv alone would
        stop at the first index that knows the name.
        """
        values = {
            "UV_NO_CONFIG": "1",
            "UV_PYTHON_DOWNLOADS": "never",
            "UV_KEYRING_PROVIDER": "disabled",
            "UV_HTTP_RETRIES": "2",
            "UV_INDEX_STRATEGY": "unsafe-best-match",
            "UV_DEFAULT_INDEX": self.index_url,
            "UV_INDEX": _spaced(self.extra_index_urls),
            "UV_FIND_LINKS": ",".join(_address(link, ",") for link in self.find_links),
            "UV_OFFLINE": "1" if self.offline else "",
            "UV_INSECURE_HOST": _spaced(self.trusted_hosts),
            "UV_CACHE_DIR": self.uv_cache_dir,
            "UV_LINK_MODE": self.uv_link_mode,
            "UV_HTTP_TIMEOUT": _seconds(self.timeout),
            "UV_SYSTEM_CERTS": "1" if self.uv_system_certs else "",
            "SSL_CERT_FILE": self.cert,
            "SSL_CLIENT_CERT": self.client_cert,
            **({"HTTP_PROXY": self.proxy, "HTTPS_PROXY": self.proxy} if self.proxy else {}),
        }
        return {name: value for name, value in values.items() if value}

    def python_environment(self) -> dict[str, str]:
        """The same for fetching a managed Python, which only then is allowed."""
        values = {
            "UV_PYTHON_DOWNLOADS": "manual",
            "UV_PYTHON_INSTALL_MIRROR": self.python_mirror,
            "UV_PYTHON_DOWNLOADS_JSON_URL": self.python_list,
            "UV_PYTHON_INSTALL_DIR": self.python_folder,
        }
        told = {name: value for name, value in values.items() if value}
        return {**self.uv_environment(), **told}

    def secrets(self) -> tuple[str, ...]:
        """Strings that must show up nowhere: parts of the addresses that only the user knows."""
        addresses = (self.index_url, *self.extra_index_urls, *self.find_links, self.proxy)
        addresses += (self.python_mirror, self.python_list)
        found = {secret for address in addresses for secret in secrets_of(address)}
        return tuple(sorted(found, key=len, reverse=True))


def secrets_of(address: str) -> set[str]:
    """Password (or user name alone), query values and token-like path parts of an address."""
    if "://" not in address or address.startswith("file:"):
        return set()
    try:
        parts = urlsplit(address)
    except ValueError:
        return {address}
    userinfo = parts.netloc.rpartition("@")[0]
    user, _, password = userinfo.partition(":")
    found = {userinfo, password or user}
    found |= {value for _, value in parse_qsl(parts.query, keep_blank_values=True)}
    found |= {
        segment
        for segment in parts.path.split("/")
        if len(segment) >= 12
        and any(char.isdigit() for char in segment)
        and any(char.isalpha() for char in segment)
    }
    found |= {unquote(secret) for secret in found}
    return {secret for secret in found if len(secret) >= 4}


def _address(place: str, separator: str = " ") -> str:
    """A folder as a file: address, so that blanks and commas in it separate nothing."""
    if "://" in place:
        return place.replace(separator, "%2C" if separator == "," else "%20")
    return Path(place).expanduser().absolute().as_uri().replace(",", "%2C")


def _spaced(places: Iterable[str]) -> str:
    # host names of trusted hosts pass unchanged; folders and addresses lose their blanks
    return " ".join(
        _address(place) if "/" in place or os.sep in place else place for place in places
    )


def _seconds(timeout: float | None) -> str:
    return "" if timeout is None else str(max(1, round(timeout)))


def flag(value: str) -> bool:
    """A switch as pip and uv read it from a variable or a file."""
    return value.strip().lower() in ("1", "y", "yes", "t", "true", "on")


def first(environ: Mapping[str, str], *names: str) -> str:
    """The first variable that is set and not empty."""
    return next((environ[name] for name in names if environ.get(name)), "")
