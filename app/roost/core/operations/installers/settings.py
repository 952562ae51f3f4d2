"""Reads the user's package sources: pip's files and variables, uv's files and variables.

Files are read by us (configparser, tomllib): no subprocess, and nothing else in
them has any effect.  Precedence within pip: global, user, site, PIP_CONFIG_FILE,
then variables, later ones replacing earlier ones key by key.
"""

from __future__ import annotations

import configparser
import os
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit

from roost.core.domain.errors import RoostError
from roost.core.operations.installers.sources import PackageSources, first, flag
from roost.core.system.bounded import read_bounded
from roost.core.system.userfolders import home_folder

_LIMIT = 1 << 20


def read_sources(
    environ: Mapping[str, str] | None = None,
    *,
    mirror: str = "",
    python_mirror: str = "",
    platform: str = sys.platform,
    prefix: str = sys.prefix,
) -> PackageSources:
    """The user's settings as one value; ``mirror`` (a workspace setting) replaces the index,
    ``python_mirror`` the place of managed Pythons.

    uv's own settings stand before pip's where both name a default index; extra
    indexes and find-links of both are used.  A file that cannot be read or
    parsed counts as absent, as it says nothing.
    """
    env = os.environ if environ is None else environ
    pip = _from_pip(_pip_options(env, platform, prefix))
    uv = _from_uv(_uv_options(env, platform), env)
    merged = replace(
        pip,
        index_url=uv.index_url or pip.index_url,
        extra_index_urls=_unique(uv.extra_index_urls + pip.extra_index_urls),
        find_links=_unique(uv.find_links + pip.find_links),
        no_index=pip.no_index or uv.no_index,
        constraints=_unique(pip.constraints + uv.constraints),
        trusted_hosts=_unique(pip.trusted_hosts + uv.trusted_hosts),
        offline=pip.offline or uv.offline,
        timeout=pip.timeout if uv.timeout is None else uv.timeout,
        uv_cache_dir=uv.uv_cache_dir,
        uv_link_mode=uv.uv_link_mode,
        uv_system_certs=uv.uv_system_certs,
        python_mirror=python_mirror or uv.python_mirror,
        python_list=uv.python_list,
        python_downloads=uv.python_downloads,
        python_folder=uv.python_folder,
    )
    return merged.with_mirror(mirror)


def pip_files(env: Mapping[str, str], platform: str, prefix: str) -> tuple[list[Path], list[Path]]:
    """pip's (global and user, site) configuration files, weakest first (pip's user guide)."""
    home = Path(env.get("USERPROFILE" if platform == "win32" else "HOME") or home_folder())
    name = "pip.ini" if platform == "win32" else "pip.conf"
    if platform == "win32":
        common = [Path(env["PROGRAMDATA"]) / "pip" / name] if env.get("PROGRAMDATA") else []
        roaming = Path(env["APPDATA"]) if env.get("APPDATA") else home / "AppData" / "Roaming"
        user = [home / "pip" / name, roaming / "pip" / name]
    elif platform == "darwin":
        support = home / "Library" / "Application Support" / "pip"
        common = [Path("/Library/Application Support/pip") / name]
        modern = support if support.is_dir() else home / ".config" / "pip"
        user = [home / ".pip" / name, modern / name]
    else:
        folders = (env.get("XDG_CONFIG_DIRS") or "/etc/xdg").split(":")
        common = [*(Path(f) / "pip" / name for f in reversed(folders) if f), Path("/etc") / name]
        config = Path(env.get("XDG_CONFIG_HOME") or home / ".config")
        user = [home / ".pip" / name, config / "pip" / name]
    return common + user, [Path(prefix) / name]


def _pip_options(env: Mapping[str, str], platform: str, prefix: str) -> dict[str, str]:
    own = env.get("PIP_CONFIG_FILE", "")
    files: list[Path] = []
    if own != os.devnull:  # pip: the null device switches every file off
        shared, site = pip_files(env, platform, prefix)
        files = shared + site + ([Path(own)] if own else [])
    sections: dict[str, dict[str, str]] = {"global": {}, "install": {}}
    for file in files:
        for section, values in _ini(file):
            sections.setdefault(section, {}).update(values)
    options = {**sections["global"], **sections["install"]}
    for name, value in env.items():
        if name.upper().startswith("PIP_") and name.upper() != "PIP_CONFIG_FILE" and value:
            options[name[4:].lower().replace("_", "-")] = value
    return options


def _ini(file: Path) -> Iterator[tuple[str, dict[str, str]]]:
    parser = configparser.RawConfigParser()
    try:
        parser.read_string(read_bounded(file, _LIMIT).decode("utf-8", "replace"))
    except (RoostError, OSError, configparser.Error):
        return
    for section in parser.sections():
        yield section, {key.replace("_", "-"): value for key, value in parser.items(section)}


def _from_pip(options: Mapping[str, str]) -> PackageSources:
    def many(*names: str) -> tuple[str, ...]:
        return tuple(part for name in names for part in options.get(name, "").split())

    return PackageSources(
        index_url=(many("index-url") or many("pypi-url") or ("",))[0],
        extra_index_urls=many("extra-index-url"),
        find_links=many("find-links"),
        no_index=flag(options.get("no-index", "")),
        constraints=many("constraint"),
        cert=options.get("cert", "").strip(),
        client_cert=options.get("client-cert", "").strip(),
        proxy=options.get("proxy", "").strip(),
        trusted_hosts=many("trusted-host"),
        timeout=_number(options.get("timeout") or options.get("default-timeout") or ""),
        pip_cache_dir=options.get("cache-dir", "").strip(),
        offline=flag(options.get("offline", "")),
    )


def _uv_options(env: Mapping[str, str], platform: str) -> dict[str, Any]:
    if flag(env.get("UV_NO_CONFIG", "")):
        return {}
    merged: dict[str, Any] = {}
    own = env.get("UV_CONFIG_FILE")
    for file in [Path(own)] if own else _uv_files(env, platform):
        try:
            table = tomllib.loads(read_bounded(file, _LIMIT).decode("utf-8", "replace"))
        except (RoostError, OSError, tomllib.TOMLDecodeError, RecursionError, ValueError):
            continue
        section = table.pop("pip", None)
        merged.update(table)
        if isinstance(section, dict):
            merged.update(section)
    return merged


def _uv_files(env: Mapping[str, str], platform: str) -> list[Path]:
    """The machine's file, then the user's (uv's "Configuration files")."""
    if platform == "win32":
        bases = [env.get("PROGRAMDATA", ""), env.get("APPDATA", "")]
        return [Path(base) / "uv" / "uv.toml" for base in bases if base]
    home = Path(env.get("HOME") or home_folder())
    folders = [f for f in (env.get("XDG_CONFIG_DIRS") or "/etc/xdg").split(":") if f]
    machine = [Path(f) / "uv" / "uv.toml" for f in reversed(folders)]
    config = Path(env.get("XDG_CONFIG_HOME") or home / ".config")
    return [Path("/etc/uv/uv.toml"), *machine, config / "uv" / "uv.toml"]


def _from_uv(options: Mapping[str, Any], env: Mapping[str, str]) -> PackageSources:
    default, extra = _text(options.get("index-url")), _texts(options.get("extra-index-url"))
    indexes = options.get("index")
    for index in indexes if isinstance(indexes, list) else []:
        if not isinstance(index, dict) or index.get("explicit") is True:
            continue  # an explicit index serves only what a project ties to it
        address = _with_login(_text(index.get("url")), _text(index.get("name")), env)
        if index.get("default") is True:
            default = address
        elif address:
            extra += (address,)
    named = tuple(_named(item, env) for item in env.get("UV_INDEX", "").split())
    from_env = named + tuple(env.get("UV_EXTRA_INDEX_URL", "").split())
    links = env.get("UV_FIND_LINKS", "")
    hosts = env.get("UV_INSECURE_HOST", "").split()
    own_default = first(env, "UV_DEFAULT_INDEX", "UV_INDEX_URL")
    return PackageSources(
        index_url=_named(own_default, env) if own_default else default,
        extra_index_urls=from_env or extra,
        find_links=tuple(part.strip() for part in links.split(",") if part.strip())
        or _texts(options.get("find-links")),
        no_index=options.get("no-index") is True or flag(env.get("UV_NO_INDEX", "")),
        constraints=tuple(env.get("UV_CONSTRAINT", "").split()),
        trusted_hosts=tuple(hosts) or _texts(options.get("allow-insecure-host")),
        offline=options.get("offline") is True or flag(env.get("UV_OFFLINE", "")),
        timeout=_number(env.get("UV_HTTP_TIMEOUT", "")),
        uv_cache_dir=env.get("UV_CACHE_DIR") or _text(options.get("cache-dir")),
        uv_link_mode=env.get("UV_LINK_MODE") or _text(options.get("link-mode")),
        uv_system_certs=options.get("native-tls") is True
        or options.get("system-certs") is True
        or flag(first(env, "UV_SYSTEM_CERTS", "UV_NATIVE_TLS")),
        python_mirror=env.get("UV_PYTHON_INSTALL_MIRROR")
        or _text(options.get("python-install-mirror")),
        python_list=env.get("UV_PYTHON_DOWNLOADS_JSON_URL")
        or _text(options.get("python-downloads-json-url")),
        python_downloads=env.get("UV_PYTHON_DOWNLOADS") or _text(options.get("python-downloads")),
        python_folder=env.get("UV_PYTHON_INSTALL_DIR", ""),
    )


def _named(item: str, env: Mapping[str, str]) -> str:
    """``name=address`` or an address alone, with the login that variables give the name."""
    name, equals, address = item.partition("=")
    if equals and "://" not in name:
        return _with_login(address, name, env)
    return item


def _with_login(address: str, name: str, env: Mapping[str, str]) -> str:
    """UV_INDEX_<NAME>_USERNAME and _PASSWORD put into the address."""
    stem = "UV_INDEX_" + "".join(c if c.isalnum() else "_" for c in name.upper())
    user, password = env.get(f"{stem}_USERNAME", ""), env.get(f"{stem}_PASSWORD", "")
    if not address or not name or not (user or password):
        return address
    parts = urlsplit(address)
    login = quote(user, safe="") + (f":{quote(password, safe='')}" if password else "")
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=f"{login}@{host}"))


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return tuple(v for v in value if isinstance(v, str)) if isinstance(value, list) else ()


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if 0 < number < 86_400 else None


def _unique(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))
