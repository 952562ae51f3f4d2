"""Helpers of the tests: local package index, wheels, fakes."""
