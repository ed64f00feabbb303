"""A photo of a family, as it is kept: upright, small, and nothing in it but what is seen.

A picture from a telephone bears where and when it was taken and with what; none of that is kept. What is no PNG, JPEG or WebP, or
would need too much memory to look at, is refused before it is unpacked.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from pos.domain.family_errors import NotAPhoto

if TYPE_CHECKING:
    from pathlib import Path

    from PIL.Image import Image as Picture

FILE_BYTES_MAX: Final = 20 * 1024 * 1024  # of a file that a person chooses
FILE_MEGAPIXELS_MAX: Final = 60
SENT_BYTES_MAX: Final = 512 * 1024  # of what the register takes
SENT_MEGAPIXELS_MAX: Final = 2
SIDE_PX_MAX: Final = 480
_QUALITY: Final = 85
_PLAIN_MODES: Final = frozenset({"L", "RGB", "RGBA"})  # made smaller as they are, before they need more memory
_ORIENTATION: Final = 0x0112  # EXIF's mark of how the telephone was held


def reduced_file(path: Path) -> bytes:
    """Return a chosen file as a photo that the register takes.

    Raises:
        NotAPhoto: it is none, or too large.
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        return reduced(file.read(FILE_BYTES_MAX + 1), FILE_BYTES_MAX, FILE_MEGAPIXELS_MAX)


def reduced(
    picture: bytes,
    bytes_max: int = SENT_BYTES_MAX,
    megapixels_max: int = SENT_MEGAPIXELS_MAX,
    *,
    side_px: int = SIDE_PX_MAX,
    quality: int = _QUALITY,
) -> bytes:
    """Return a photo upright, at most so many pixels long and wide, as a JPEG file with nothing beside the picture.

    Raises:
        NotAPhoto: it is no PNG, JPEG or WebP file, is cut off, or is too large.
    """
    from PIL import Image

    if len(picture) > bytes_max:
        raise NotAPhoto
    try:
        with Image.open(io.BytesIO(picture), formats=("PNG", "JPEG", "WEBP")) as opened:
            if opened.width * opened.height > megapixels_max * 1_000_000:
                raise NotAPhoto
            opened.draft("RGB", (2 * side_px, 2 * side_px))
            upright = _upright(opened, side_px)
    # What a damaged file makes Pillow raise; a warning is one where warnings are errors.
    except (
        *(OSError, ValueError, SyntaxError, TypeError, LookupError, ArithmeticError, EOFError),
        *(Image.DecompressionBombError, Image.DecompressionBombWarning),
    ):
        raise NotAPhoto from None
    return _plain(upright, quality)


def require_reduced(picture: bytes, side_px: int) -> None:
    """Refuse what is no small JPEG file that can be looked at.

    Raises:
        NotAPhoto: it is none, is cut off, or is longer or wider than so many pixels.
    """
    from PIL import Image

    reduced(picture)  # a cut or damaged one cannot be made smaller either
    with Image.open(io.BytesIO(picture)) as opened:
        if opened.format != "JPEG" or max(opened.size) > side_px:
            raise NotAPhoto


def _upright(opened: Picture, side_px: int) -> Picture:
    from PIL import Image

    turns = {
        2: (Image.Transpose.FLIP_LEFT_RIGHT,),
        3: (Image.Transpose.ROTATE_180,),
        4: (Image.Transpose.FLIP_TOP_BOTTOM,),
        5: (Image.Transpose.TRANSPOSE,),
        6: (Image.Transpose.ROTATE_270,),
        7: (Image.Transpose.TRANSVERSE,),
        8: (Image.Transpose.ROTATE_90,),
    }
    opened.load()
    held = opened.getexif().get(_ORIENTATION)
    small: Picture = opened if opened.mode in _PLAIN_MODES else opened.convert("RGBA")
    small.thumbnail((side_px, side_px))
    small = small.convert("RGBA")
    for turn in turns.get(held if isinstance(held, int) else 1, ()):
        small = small.transpose(turn)
    return small


def _plain(picture: Picture, quality: int) -> bytes:
    """Return a picture on white as JPEG; a fresh one, so that no word of the old one goes along."""
    from PIL import Image

    fresh = Image.new("RGB", picture.size, "white")
    fresh.paste(picture, mask=picture.getchannel("A"))
    written = io.BytesIO()
    fresh.save(written, "JPEG", quality=quality, optimize=True)
    return written.getvalue()
