"""What carries the office's calls: a question that is answered in JSON."""

from __future__ import annotations

from abc import ABC, abstractmethod


class Asking(ABC):
    """The base of all calls by name; `pos.sync.client` carries them over HTTP."""

    @abstractmethod
    def ask_json(self, method: str, path: str, record: object = None, **params: str | int | list[str]) -> object:
        """Ask, and return the JSON of the answer; nothing where the answer is empty.

        Args:
            method: of HTTP.
            path: below the base address.
            record: a value that is sent as JSON.
            **params: of the query.
        """
