"""Opening a register from the command line: its folder, its keys, its database."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace

    from pos.register.register import Register


def open_register(chosen: Namespace) -> Register:
    """Open the register of a folder."""
    import os
    from datetime import datetime, timezone
    from secrets import randbits

    from pos.register.register import Register
    from pos.register.surroundings import Surroundings, load_keys

    chosen.folder.mkdir(parents=True, exist_ok=True)
    around = Surroundings(lambda: datetime.now(timezone.utc), lambda: randbits(74), os.urandom)
    url = chosen.database or f"sqlite:///{chosen.folder / 'register.db'}"
    return Register.open(url, load_keys(chosen.folder), around)
