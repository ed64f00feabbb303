"""Whose batch is it? The key that signed it, of all that its device ever had; and the signature, kept for handing the facts on.

A till that was replaced has a new key; the former one still vouches for the epochs that it wrote.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, insert, select

from pos.domain.errors import BadSignature
from pos.register.tables import FORMER_KEY, SIGNED_HEAD, SIGNED_STRETCH

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from pos.register.standing import Standing
    from pos.sync.wire import Batch

_FORMER = select(FORMER_KEY.c.public_key, FORMER_KEY.c.revoked).where(
    FORMER_KEY.c.bazaar == bindparam("bazaar"),
    FORMER_KEY.c.device == bindparam("device"),
    FORMER_KEY.c.last_epoch >= bindparam("epoch"),
)
_FORGET = delete(SIGNED_HEAD).where(
    SIGNED_HEAD.c.bazaar == bindparam("of_bazaar"),
    SIGNED_HEAD.c.device == bindparam("of_device"),
    SIGNED_HEAD.c.epoch == bindparam("of_epoch"),
    SIGNED_HEAD.c.stretch == bindparam("of_stretch"),
)
_KEEP = insert(SIGNED_HEAD)


def signer_of(connection: Connection, batch: Batch, standing: Standing) -> Standing:
    """Return how the key stands that signed a batch: the admitted one, or one that the device had before.

    Raises:
        BadSignature: none of them made it.
    """
    if batch.is_signed_by(standing.public_key):
        return standing
    for public_key, revoked in _former(connection, batch):
        if batch.is_signed_by(public_key):
            return replace(standing, public_key=public_key, revoked=revoked)
    raise BadSignature(batch.device)


def standing_by(connection: Connection, batch: Batch, standing: Standing, proven: str) -> Standing:
    """Return how the key stands now that was proven to have signed, where it is not the admitted one."""
    if standing.public_key == proven:
        return standing
    former = dict(_former(connection, batch))
    return replace(standing, public_key=proven, revoked=former[proven]) if proven in former else standing


def keep_signature(connection: Connection, batch: Batch) -> None:
    """Keep the device's own signature over its head, so that its facts can be handed on."""
    head = batch.head
    stretch = (head.seq - 1) // SIGNED_STRETCH
    connection.execute(
        _FORGET,
        {"of_bazaar": batch.bazaar, "of_device": batch.device, "of_epoch": batch.epoch, "of_stretch": stretch},
    )
    row = {"bazaar": batch.bazaar, "device": batch.device, "epoch": batch.epoch, "stretch": stretch}
    connection.execute(_KEEP, {**row, "seq": head.seq, "signature": batch.signature})


def _former(connection: Connection, batch: Batch) -> list[tuple[str, bool]]:
    place = {"bazaar": batch.bazaar, "device": batch.device, "epoch": batch.epoch}
    return [(key, bool(revoked)) for key, revoked in connection.execute(_FORMER, place)]
