"""Labels in ZPL, drawn by a renderer that we did not write: the same dots, and a code that reads.

`zpl-renderer-js` (MIT) is fetched by npm into `.lab/zpl` when this test first runs; nothing of it is kept in the project.
"""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
import zxingcpp
from filelock import FileLock
from PIL import Image

from pos.printing.labels import DOTS_PER_MM, ROLLS, LabelRoll, as_high_as, in_a_row
from pos.printing.papers.item_label import label_document
from pos.printing.raster import Painter
from pos.printing.thermal import Mechanics, job
from tests.unit.printing.test_labels import LABELS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[2]
RENDERER = "zpl-renderer-js@3.4.0"
RENDER = """
import { ready } from "zpl-renderer-js";
import fs from "fs";
const { api } = await ready;
const [width, height, dots] = process.argv.slice(2).map(Number);
const zpl = fs.readFileSync(0, "utf8");
fs.writeSync(1, Buffer.from(await api.zplToBase64Async(zpl, width, height, dots), "base64"));
"""


@pytest.fixture(scope="module")
def script() -> Path:
    """The renderer's script, beside what npm fetched."""
    npm, folder = shutil.which("npm"), ROOT / ".lab" / "zpl"
    if npm is None or shutil.which("node") is None:
        pytest.skip("the independent renderer of ZPL needs node and npm")
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / "lock"):
        if not (folder / "node_modules" / "zpl-renderer-js").exists():
            order = [npm, "install", "--silent", "--prefix", str(folder), RENDERER]
            done = subprocess.run(order, capture_output=True, text=True, check=False)
            if done.returncode:
                pytest.skip(f"{RENDERER} cannot be fetched here: {done.stderr.strip()[-200:]}")
        script = folder / "render.mjs"
        script.write_text(RENDER, encoding="utf-8")
    return script


@pytest.mark.parametrize("number", range(len(LABELS)))
@pytest.mark.parametrize("roll", ROLLS, ids=lambda roll: roll.name)
def test_a_label_printer_would_draw_the_same_dots(
    qapp: QApplication, script: Path, roll: LabelRoll, number: int
) -> None:
    assert qapp is not None
    label = LABELS[number]
    paper = as_high_as(Painter(ROOT / "assets" / "fonts", roll.roll).paint(label_document(label)), roll.height)
    size = (paper.width // DOTS_PER_MM, paper.height // DOTS_PER_MM, DOTS_PER_MM)
    zpl = job(in_a_row([paper], "one"), Mechanics(code="zpl"))
    done = subprocess.run(
        ["node", str(script), *map(str, size)],
        input=zpl,
        capture_output=True,
        check=False,
    )
    assert not done.returncode, done.stderr.decode("utf-8", "replace")
    theirs = Image.open(io.BytesIO(done.stdout)).convert("L")
    ours = Image.open(io.BytesIO(paper.png())).convert("L")
    assert np.array_equal(np.asarray(theirs) < 128, np.asarray(ours) < 128)
    assert [code.text for code in zxingcpp.read_barcodes(theirs)] == [label.code]
