"""Why a fact stands in no ledger: the register keeps a word of its own for each cause, and people read a sentence."""

from __future__ import annotations

from PySide6.QtCore import QObject

from pos.domain.text import isolate


class UnreadWords(QObject):
    """Causes, in the language of the screen."""

    def cause(self, reason: str) -> str:
        """Return why a fact could not be read; its own word where a newer register has another one.

        Args:
            reason: as the register keeps it.
        """
        plain = self._plain().get(reason)
        if plain is not None:
            return plain
        word, _, rest = reason.partition(" ")
        if word == "version":
            return self.tr("It is of format {code}, which the register does not know").format(code=isolate(rest))
        if word == "kind":
            return self.tr("It is of a kind that the register does not know: {code}").format(code=isolate(rest))
        return self.tr("It cannot be read: {code}").format(code=isolate(reason))

    def _plain(self) -> dict[str, str]:
        torn = self.tr("Its text is cut or damaged")
        misshapen = self.tr("A value in it is of another form")
        return {
            "its id was used for another act": self.tr("Its mark was used for another act before"),
            "another place in its stamp": self.tr("It says that it stands at another place"),
            "not a till's to say": self.tr("It is not a till's to say"),
            "does not balance": self.tr("Its debits and credits do not come to zero"),
            "an amount beyond every ledger": self.tr("An amount in it is too large for any ledger"),
            "a code too long": self.tr("A code in it is too long"),
            "fact too long": self.tr("It is too long"),
            "not canonical": self.tr("It is written otherwise than it must be"),
            "JSONDecodeError": torn,
            "UnicodeDecodeError": torn,
            "RecursionError": torn,
            "KeyError": self.tr("Something is missing in it"),
            "TypeError": misshapen,
            "ValueError": misshapen,
            "AttributeError": misshapen,
            "OutOfRange": self.tr("A number in it lies beyond its bounds"),
        }
