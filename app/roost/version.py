"""The version, in one place: the wheel, the window and `env.json` read it here."""

__version__ = "0.1.0"
