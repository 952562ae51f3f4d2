"""All scanners, those that know an owner before those that only know a maker.

A folder that several claim belongs to the first.
"""

from __future__ import annotations

from roost.core.discovery.other import (
    comfy,
    comfy_desktop,
    conda,
    fooocus,
    hatch,
    invokeai,
    kohya,
    lmstudio,
    pinokio,
    pipenv,
    pipx,
    pixi,
    poetry,
    pyenv,
    stability_matrix,
    textgen,
    uv,
    venvs,
    virtualenvwrapper,
    webui,
)

APPS = (stability_matrix, pinokio, comfy_desktop, comfy, webui, fooocus, invokeai, kohya, textgen)
MANAGERS = (lmstudio, pixi, pipx, uv, poetry, pipenv, hatch, pyenv, virtualenvwrapper, conda)
SCANNERS = tuple(module.SCANNER for module in (*APPS, *MANAGERS, venvs))
