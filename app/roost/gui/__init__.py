"""The window.

Importing PySide6 replaces Python's ``__import__`` by one that reads the source of every
module imported from then on, to look whether it uses ``from __feature__ import …``.  Here
nothing does, and it would cost every start 15 ms and 10 MB (``linecache`` keeps the sources).
"""

import builtins

_import = builtins.__import__

import PySide6  # noqa: E402, F401

builtins.__import__ = _import
