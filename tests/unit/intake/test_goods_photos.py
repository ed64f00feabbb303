"""A photo of goods is smaller than a family's, within its bound whatever is on it; what no till made is not kept."""

from __future__ import annotations

import io
import random
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from pos.domain.family_errors import NotAPhoto
from pos.domain.limits import PHOTO_BYTES_MAX
from pos.intake.goods_photos import SIDE_PX_MAX, goods_photo, require_photo
from tests.unit.intake.test_photos import MARK, a_picture, opened

if TYPE_CHECKING:
    from pathlib import Path


def noise(side: int = SIDE_PX_MAX) -> bytes:
    """The picture that is hardest to make small."""
    written = io.BytesIO()
    Image.frombytes("RGB", (side, side), random.Random(1).randbytes(3 * side * side)).save(written, "PNG")
    return written.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_file_becomes_a_small_photo_with_nothing_else_in_it(tmp_path: Path, kind: str) -> None:
    file = tmp_path / "jam"
    file.write_bytes(a_picture(800, 400, kind=kind))
    photo = goods_photo(file)
    assert opened(photo).size == (SIDE_PX_MAX, SIDE_PX_MAX // 2)
    assert MARK.encode() not in photo
    require_photo(photo)


def test_the_bound_holds_for_noise_too(tmp_path: Path) -> None:
    file = tmp_path / "noise.png"
    file.write_bytes(noise())
    photo = goods_photo(file)
    assert 10_000 < len(photo) <= PHOTO_BYTES_MAX
    require_photo(photo)


def test_what_is_no_picture_and_what_cannot_be_read_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "list.pdf"
    file.write_bytes(b"%PDF-1.7")
    for path in (file, tmp_path / "gone.jpg", tmp_path):
        with pytest.raises(NotAPhoto):
            goods_photo(path)


@pytest.mark.parametrize("what", ["cut", "png", "large", "words"])
def test_what_no_till_has_made_is_not_taken(what: str) -> None:
    good = a_picture(200, 100)
    bad = {
        "cut": good[: len(good) // 2],
        "png": a_picture(200, 100, kind="PNG"),
        "large": a_picture(400, 100),
        "words": b"no picture",
    }
    require_photo(good)
    with pytest.raises(NotAPhoto):
        require_photo(bad[what])
