"""Roost: shared Python environments for people who run AI models."""

__version__ = "0.1.0"
