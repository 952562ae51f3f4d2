"""The environment of a child, built from an allowlist.

Nothing that changes what Python imports, which environment is meant, or how an
installer behaves gets through; package sources are handed over deliberately by
``operations.installers.sources`` (reliability.md, fault 37).
"""

from __future__ import annotations

import os
from collections.abc import Mapping

_ALLOWED = frozenset(
    name.upper()
    for name in (
        # the user and the machine
        *("PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "LANGUAGE", "TZ", "TERM"),
        *("TMPDIR", "TEMP", "TMP", "DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY"),
        *("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"),
        *("XDG_CONFIG_DIRS", "XDG_DATA_DIRS", "SSH_AUTH_SOCK"),
        # Windows
        *("SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "PATHEXT", "OS", "USERPROFILE"),
        *("APPDATA", "LOCALAPPDATA", "PROGRAMDATA", "ALLUSERSPROFILE", "PUBLIC", "USERNAME"),
        *("USERDOMAIN", "COMPUTERNAME", "PROGRAMFILES", "PROGRAMFILES(X86)", "PROGRAMW6432"),
        *("COMMONPROGRAMFILES", "COMMONPROGRAMFILES(X86)", "COMMONPROGRAMW6432"),
        *("HOMEDRIVE", "HOMEPATH", "NUMBER_OF_PROCESSORS", "PROCESSOR_ARCHITECTURE"),
        *("PROCESSOR_IDENTIFIER", "PROCESSOR_ARCHITEW6432", "DRIVERDATA"),
        # the network: how to get out, whom to trust
        *("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "FTP_PROXY", "NO_PROXY"),
        *("SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "NETRC"),
        # accelerators and native libraries
        *("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH"),
        *("CUDA_VISIBLE_DEVICES", "CUDA_DEVICE_ORDER", "CUDA_HOME", "CUDA_PATH"),
        *("NVIDIA_VISIBLE_DEVICES", "NVIDIA_DRIVER_CAPABILITIES", "HIP_VISIBLE_DEVICES"),
        *("ROCR_VISIBLE_DEVICES", "ROCM_HOME", "ROCM_PATH", "HIP_PATH", "HSA_OVERRIDE_GFX_VERSION"),
        *("ZE_AFFINITY_MASK", "ONEAPI_DEVICE_SELECTOR"),
        # compilers, for the rare package without a wheel
        *("CC", "CXX", "MACOSX_DEPLOYMENT_TARGET", "SDKROOT", "DEVELOPER_DIR"),
    )
)


def clean_environment(
    extra: Mapping[str, str] | None = None, *, base: Mapping[str, str] | None = None
) -> dict[str, str]:
    """What a child may see of ``base`` (default: our own environment), plus ``extra``.

    No PYTHON*, VIRTUAL_ENV, CONDA_*, PIP_*, UV_*, keyring or preload variable
    passes; ``extra`` is trusted and wins.
    """
    source = os.environ if base is None else base
    kept = {
        name: value
        for name, value in source.items()
        if name.upper() in _ALLOWED or name.upper().startswith("LC_")
    }
    kept.update(extra or {})
    return kept
