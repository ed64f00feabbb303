"""What is said in the accounts about exceptions; `pos.ui.views.sayings` words it with everything else."""

from __future__ import annotations

from PySide6.QtCore import QObject


class OfficeSayings(QObject):
    """The accounts' sentences."""

    def sayings(self) -> dict[str, str]:
        """Return what went well, by its key."""
        return {"exception_resolved": self.tr("Decision {code} is saved, with its reason.")}
