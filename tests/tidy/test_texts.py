"""Every text of the screen is translated in full, and nothing is translated that nobody says."""

from __future__ import annotations

from functools import cache

import pytest

from tests.tidy.house import ROOT, package_sources, snippet
from tests.tidy.translations import PLURAL_FORMS, Text, complaints, texts_of

TEMPLATE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS><TS version="2.1" language="{language}"><context><name>{context}</name>
<message{attributes}><source>{source}</source><translation{mark}>{translation}</translation></message>
</context></TS>"""

SIX_FORMS = "".join(f"<numerusform>{form}</numerusform>" for form in ("لا", "قطعة", "قطعتان", "%n", "%n", "%n"))

GREETING = Text("Door", "Hello {name}", is_plural=False)
PIECES = Text("Door", "%n piece(s)", is_plural=True)


def ts_file(
    text: Text, translation: str, *, language: str = "ar", mark: str = "", source: str = "", context: str = ""
) -> str:
    return TEMPLATE.format(
        language=language,
        context=context or text.context,
        attributes=' numerus="yes"' if text.is_plural else "",
        source=source or text.source,
        mark=mark,
        translation=translation,
    )


@cache
def texts_of_package() -> frozenset[Text]:
    """Every text that our package says."""
    return frozenset(text for source in package_sources() for text in texts_of(source))


@pytest.mark.parametrize("language", sorted(PLURAL_FORMS))
def test_every_text_is_translated(language: str) -> None:
    path = ROOT / "assets" / "i18n" / f"pos_{language}.ts"
    ts_text = path.read_text(encoding="utf-8") if path.exists() else "<TS/>"
    found = complaints(language, texts_of_package(), ts_text)
    assert not found, "\n".join([*found, f"Instead: write these into {path.relative_to(ROOT)}."])


def test_the_texts_are_read_as_lupdate_reads_them() -> None:
    source = snippet("""
        class Door(QWidget):
            def retranslate(self):
                self.setTitle(self.tr("Hello {name}").format(name="x"))
                self.tr("%n piece(s)", "", 3)
                self.tr("one " "two")

        WORD = QCoreApplication.translate("Window", "Close")
        NAME = QT_TRANSLATE_NOOP("Window", "Open")
    """)
    assert set(texts_of(source)) == {
        GREETING,
        PIECES,
        Text("Door", "one two", is_plural=False),
        Text("Window", "Close", is_plural=False),
        Text("Window", "Open", is_plural=False),
    }


def test_a_complete_translation_is_left_in_peace() -> None:
    assert complaints("ar", {GREETING}, ts_file(GREETING, "أهلا {name}")) == []
    assert complaints("ar", {PIECES}, ts_file(PIECES, SIX_FORMS)) == []
    assert complaints("en", {GREETING}, "<TS/>") == []


@pytest.mark.parametrize(
    ("language", "text", "ts_text"),
    [
        pytest.param("ar", GREETING, "<TS/>", id="missing"),
        pytest.param("en", PIECES, "<TS/>", id="English plural missing"),
        pytest.param("ar", GREETING, ts_file(GREETING, ""), id="empty"),
        pytest.param("ar", GREETING, ts_file(GREETING, "أهلا {name}", mark=' type="unfinished"'), id="unfinished"),
        pytest.param("ar", GREETING, ts_file(GREETING, "أهلا {name}", mark=' type="vanished"'), id="vanished"),
        pytest.param("ar", GREETING, ts_file(GREETING, "أهلا {nmae}"), id="placeholder"),
        pytest.param("ar", GREETING, ts_file(GREETING, "أهلا {name}", source="Hello {name}!"), id="stale"),
        pytest.param("ar", GREETING, ts_file(GREETING, "أهلا {name}", context="Gate"), id="other context"),
        pytest.param("ar", PIECES, ts_file(PIECES, "<numerusform>%n</numerusform>" * 2), id="too few forms"),
        pytest.param("ar", PIECES, ts_file(PIECES, "<numerusform></numerusform>" * 6), id="empty form"),
    ],
)
def test_an_incomplete_translation_is_seen(language: str, text: Text, ts_text: str) -> None:
    assert complaints(language, {text}, ts_text)
