"""The window."""

from roost.gui import binding

binding.load()
