"""Everything behind ``installer/bootstrap.py``. Standard library only: it runs before any package
is there."""
