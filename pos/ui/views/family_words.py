"""What the fields of a family are called, in the form and in its history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from pos.ui.desk import Desk


class FamilyWords(QObject):
    """Words in the language that the screen speaks right now."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def field(self, name: str) -> str:
        """Return what a field is called; its own word where a newer Amana has another field."""
        words = {
            "number": self.tr("Family number"),
            "name_ar": self.tr("Name in Arabic"),
            "name_en": self.tr("Name in English"),
            "family_kind": self.tr("Kind"),
            "package": self.tr("Package"),
            "more_packages": self.tr("Other packages"),
            "branch": self.tr("Branch"),
            "governorate": self.tr("Governorate"),
            "phone": self.tr("Phone"),
            "identity": self.tr("Identity number"),
            "licence": self.tr("Licence (Etimad)"),
            "licence_expiry": self.tr("Licence until"),
            "pay_by": self.tr("Paid by"),
            "iban": self.tr("IBAN"),
            "account": self.tr("Other account"),
            "rate_bp": self.tr("Own commission"),
            "collectors": self.tr("Authorised collectors"),
            "address": self.tr("Address"),
            "needs": self.tr("Needs"),
            "services": self.tr("Services"),
            "notes": self.tr("Notes"),
            "left": self.tr("Takes part no more"),
            "photo": self.tr("Photo"),
        }
        return words.get(name, name)

    def hint(self, name: str) -> str:
        """Return how a field is written, where that is not plain; nothing otherwise."""
        words = {
            "phone": self.tr("several parted by a semicolon"),
            "collectors": self.tr("several parted by a semicolon"),
            "licence_expiry": self.tr("day/month/year"),
            "rate_bp": self.tr("empty: the bazaar’s"),
        }
        return words.get(name, "")
