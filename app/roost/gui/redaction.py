"""What is private in a picture or text for support: the core's rules, handed to the window."""

from __future__ import annotations

from roost.core.domain.privacy import names_of_machine, private_names

__all__ = ["names_of_machine", "private_names"]
