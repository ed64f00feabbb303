"""A photo is kept upright and small, with nothing in it but the picture; what is none is refused."""

from __future__ import annotations

import io
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from pos.domain.family_errors import NotAPhoto
from pos.intake.photos import FILE_BYTES_MAX, SIDE_PX_MAX, reduced, reduced_file

if TYPE_CHECKING:
    from pathlib import Path

RED, BLUE = (220, 20, 20), (20, 20, 220)
MARK = "a street in Khor Fakkan"


def a_picture(width: int = 64, height: int = 32, *, kind: str = "JPEG", turn: int = 1, mode: str = "RGB") -> bytes:
    """Red on the left, blue on the right, as the telephone wrote it; the mark stands in every place for words."""
    picture = Image.new("RGB", (width, height), RED)
    picture.paste(BLUE, (width // 2, 0, width, height))
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = turn, MARK
    words = PngImagePlugin.PngInfo()
    words.add_text("Comment", MARK)
    written = io.BytesIO()
    options = {"pnginfo": words} if kind == "PNG" else {"comment": MARK, "quality": 95}
    picture.convert(mode).save(written, kind, exif=exif, **options)
    return written.getvalue()


def opened(photo: bytes) -> Image.Image:
    return Image.open(io.BytesIO(photo), formats=("JPEG",)).convert("RGB")


def is_red(picture: Image.Image, across: float, down: float) -> bool:
    red, _, blue = picture.getpixel((int(picture.width * across), int(picture.height * down)))  # type: ignore[misc]  # three bands
    return bool(red > blue)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_photo_says_nothing_but_what_is_seen(kind: str) -> None:
    original = a_picture(kind=kind)
    assert MARK.encode() in original
    photo = reduced(original)
    assert MARK.encode() not in photo
    kept = Image.open(io.BytesIO(photo))
    assert dict(kept.getexif()) == {}
    assert set(kept.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert is_red(opened(photo), 0.25, 0.5)
    assert not is_red(opened(photo), 0.75, 0.5)


@pytest.mark.parametrize(
    ("turn", "red_at"),
    [
        *((1, (0.2, 0.5)), (2, (0.8, 0.5)), (3, (0.8, 0.5)), (4, (0.2, 0.5))),
        *((5, (0.5, 0.2)), (6, (0.5, 0.2)), (7, (0.5, 0.8)), (8, (0.5, 0.8))),
    ],
)
def test_it_is_upright_however_the_telephone_was_held(turn: int, red_at: tuple[float, float]) -> None:
    photo = opened(reduced(a_picture(turn=turn)))
    assert photo.size == ((64, 32) if turn < 5 else (32, 64))
    assert is_red(photo, *red_at)
    assert not is_red(photo, 1 - red_at[0], 1 - red_at[1])


@pytest.mark.parametrize("mode", ["RGB", "L", "P", "1", "RGBA", "LA"])
def test_it_is_small_whatever_it_was(mode: str) -> None:
    photo = reduced(a_picture(1_200, 600, kind="PNG", mode=mode))
    assert opened(photo).size == (SIDE_PX_MAX, SIDE_PX_MAX // 2)
    assert len(reduced(photo)) < 40_000


def test_what_is_seen_through_is_white() -> None:
    written = io.BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(written, "PNG")
    assert opened(reduced(written.getvalue())).getpixel((4, 4)) == (255, 255, 255)


@pytest.mark.parametrize(
    "file",
    [
        b"",
        b"not a picture",
        b"GIF89a" + bytes(40),
        a_picture()[:-40],
        a_picture(2_001, 1_000, kind="PNG"),
        a_picture() + bytes(600_000),
    ],
)
def test_what_is_no_photo_or_too_large_is_refused(file: bytes) -> None:
    with pytest.raises(NotAPhoto):
        reduced(file)


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    """Its head says that it is 60 000 pixels wide and high; behind that stands next to nothing."""
    head = a_picture(8, 8, kind="PNG")
    bomb = head[:16] + (60_000).to_bytes(4, "big") * 2 + head[24:]
    with pytest.raises(NotAPhoto):
        reduced(bomb)


def test_a_file_of_a_telephone_is_taken_and_a_huge_one_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(a_picture(3_000, 2_000))
    assert opened(reduced_file(path)).size == (480, 320)
    with path.open("wb") as file:
        file.truncate(FILE_BYTES_MAX + 1)
    with pytest.raises(NotAPhoto):
        reduced_file(path)


@pytest.mark.filterwarnings("ignore::UserWarning", "ignore::RuntimeWarning")
@settings(max_examples=60)
@given(st.data())
def test_a_damaged_picture_is_a_photo_or_is_refused(data: st.DataObject) -> None:
    file = bytearray(a_picture(16, 16, kind=data.draw(st.sampled_from(["JPEG", "PNG"]))))
    for _ in range(data.draw(st.integers(1, 6))):
        file[data.draw(st.integers(0, len(file) - 1))] = data.draw(st.integers(0, 255))
    with suppress(NotAPhoto):
        assert max(opened(reduced(bytes(file))).size) <= SIDE_PX_MAX
