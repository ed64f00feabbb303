"""A photo of goods, as it is kept: smaller than a family's, for many tills carry it, and never beyond its bound."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pos.domain.family_errors import NotAPhoto
from pos.domain.limits import PHOTO_BYTES_MAX
from pos.intake.photos import FILE_BYTES_MAX, FILE_MEGAPIXELS_MAX, reduced, require_reduced

if TYPE_CHECKING:
    from pathlib import Path

SIDE_PX_MAX: Final = 320
_QUALITIES: Final = (80, 60, 40, 20)  # the first that is small enough; the last of 320 × 320 of noise is


def goods_photo(path: Path) -> bytes:
    """Return a chosen file as a photo of goods: a JPEG file, upright, with nothing in it but the picture.

    Raises:
        NotAPhoto: it is none, is too large, or cannot be read.
    """
    try:
        with path.open("rb") as file:
            picture = file.read(FILE_BYTES_MAX + 1)
    except OSError as error:  # such as on a stick that was pulled
        raise NotAPhoto from error
    for quality in _QUALITIES:
        small = reduced(picture, FILE_BYTES_MAX, FILE_MEGAPIXELS_MAX, side_px=SIDE_PX_MAX, quality=quality)
        if len(small) <= PHOTO_BYTES_MAX:
            return small
    raise NotAPhoto


def require_photo(picture: bytes) -> None:
    """Refuse what no till has made.

    Raises:
        NotAPhoto: it is no small JPEG file that can be looked at.
    """
    if len(picture) > PHOTO_BYTES_MAX:
        raise NotAPhoto
    require_reduced(picture, SIDE_PX_MAX)
