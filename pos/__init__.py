"""Amana: a point of sale for bazaars where staff sell on behalf of absent families.

The rooms of this package and the law of their imports are drawn in README.md and enforced by
the import contracts in `.importlinter`. This module holds the version and nothing else.
"""

__version__ = "2026.1"
