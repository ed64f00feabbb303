"""A file becomes a photo on a lane; one that is none is told in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.family_errors import NotAPhoto
from pos.ui.presenters.goods_photo import PhotoDesk
from tests.unit.intake.test_photos import a_picture, opened

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.ui.presenters.scene import Counter


def test_a_file_becomes_a_photo_or_is_refused(counter: Counter, tmp_path: Path) -> None:
    made: list[bytes] = []
    failures: list[Exception] = []
    desk = PhotoDesk(counter.runner, failures.append)
    good, bad = tmp_path / "a.webp", tmp_path / "b.webp"
    good.write_bytes(a_picture(640, 320, kind="WEBP"))
    bad.write_bytes(b"RIFF")
    desk.make(good, made.append)
    desk.make(bad, made.append)
    assert [opened(photo).width for photo in made] == [320]
    assert [type(failure) for failure in failures] == [NotAPhoto]
