"""Everything behind ``installer/release.py``: Windows installer, .deb, folder, macOS bundle.

Runs in the clone's own environment (``bootstrap.py setup``), so Qt and hatchling are there.
Not called "packaging": that name is taken by a library it uses.
"""
