"""The chain: one changed, missing or swapped fact changes every hash that follows."""

from __future__ import annotations

from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from pos.ledger.chain import GENESIS, Head, link, links
from pos.ledger.keys import from_seed, is_signed

bodies = st.lists(st.binary(min_size=1, max_size=20), min_size=1, max_size=8)


def test_a_link_is_sha_256_over_the_hash_before_and_the_body() -> None:
    assert link(GENESIS, b"{}") == sha256(bytes(32) + b"{}").digest()


@given(bodies)
def test_links_follow_one_another(all_bodies: list[bytes]) -> None:
    previous = GENESIS
    for body, own in zip(all_bodies, links(GENESIS, all_bodies), strict=True):
        assert own == link(previous, body)
        previous = own


@given(bodies, st.data())
def test_a_changed_fact_changes_every_hash_from_there_on(all_bodies: list[bytes], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(all_bodies) - 1))
    altered = [*all_bodies[:at], all_bodies[at] + b"!", *all_bodies[at + 1 :]]
    pairs = list(zip(links(GENESIS, all_bodies), links(GENESIS, altered), strict=True))
    assert all(before == after for before, after in pairs[:at])
    assert all(before != after for before, after in pairs[at:])


def test_a_signed_head_vouches_for_device_epoch_number_and_hash() -> None:
    key = from_seed("T07")
    head = Head("T07", 1, 9, b"\x07" * 32)
    signature = key.sign(head.message())
    assert head.message() == (b'{"amana":"head","device":"T07","epoch":1,"hash":"' + b"07" * 32 + b'","seq":9}')
    assert is_signed(key.public, head.message(), signature)
    others = (
        Head("T08", 1, 9, head.hash),
        Head("T07", 2, 9, head.hash),
        Head("T07", 1, 8, head.hash),
        Head("T07", 1, 9, GENESIS),
    )
    assert not any(is_signed(key.public, other.message(), signature) for other in others)
