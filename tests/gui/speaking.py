"""What a screen says, seen or heard, and which words of it are not of the language that it speaks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

HEARD = (
    *(Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole),
    *(Qt.ItemDataRole.AccessibleDescriptionRole, Qt.ItemDataRole.ToolTipRole),
)
ARABIC = re.compile("[\u0621-\u064a]")
LATIN = re.compile(r"[A-Za-z]{2,}")
# What stays Latin in an Arabic sentence, and why.
OUTSIDE_KINDS = (
    r"https?://\S+|(?:/[\w.]+)+|\b[\w-]+\.sqlite\b",  # addresses, folders and files
    r"\b[A-Z]{1,6}\d+(?:-\w+)*\b|\bP-\d+-\d+\b",  # numbers of tills, bazaars, people, receipts and notes
    r"\b(?:[A-Z2-7]{4} ){5}[A-Z2-7]{4}\b|\b(?:[0-9A-F]{4} ?){3}\b",  # fingerprints, as they are printed
    r"\b[0-9a-f]{4,}(?::[0-9a-f]{4})?\b",  # keys, hashes and the numbers of a cable
    r"\b(?:USB|PDF|PIN|IBAN|BIC|ISO 20022|XLSX|CSV|QR|PNG|JPEG|WebP|JSON|SHA-256|ESC/POS|ZPL|A4)\b",  # called so in Arabic too
    r"\b(?:Ctrl|Shift|Esc|Del|Enter|F\d+)\b",  # printed on the keys
    r"\b(?:Lucide|Qt|ISC|LGPL(?:-\d\.\d)?|MIT|OFL|Amana)\b",  # names of makers and licences
    r"\bEnglish\b",  # the button of the other language speaks it
    r"\b\d+ mm\b",  # profiles of printers bear their makers' names
)
# What somebody wrote into the samples, in the language that they write.
WRITTEN_THERE = (
    r"Hall \d(?:, next to the entrance for families)?|Door|Perfume|hall-1|office|KINGSTON|Office_Laser",
    r"Umm Rashid comes back|Maryam Salem|Fatima Salem|Follow us|Date cake with .*|Not heard of since yesterday",
    r"Gift|Her daughter showed the label of the jar|00C4 9B1E D2FX",
    r"The text of the first licence\.|Intaj Centre|FAM",
    "family, name_ar, name_en, account, amount, currency, reference, batch, day",  # fields, as they are typed
    "القاعة الكبرى|المدخل|مركز الأسر المنتجة|فاطمة سالم|لقيمات بالدبس|كعكة التمر .*|كعك|عرض خاص|الصنف غير مسجل",
    r"Umm Rashid's house of sweets and home pastry|was stolen|The name on the account is not clear|(?:one two ?)+",
    "أم راشد|الفرع الرئيسي في الرحمانية|خورفكان|كلباء|الشارقة|مؤسسة أم عبد الرحمن .*|مربى(?: (?:ال)?تمر.*)?",
    "متجر المركز|متجر الهدايا|فرع الذيد|منفذ الشراكة في .*|أُدخل مرتين|بطاقة هدية|علبة هدايا العيد الكبيرة|مربى (?:ال)?تمر.*",
    "الذيد|حمص|أم سالم",
    "سُرق الجهاز من القاعة الثانية مساء أمس|عُدّت مرتين ولم توجد",
    r"account-codes\.csv|Code 1010 stands at .*|الرمز 1010 مكرر .*|Amounts owed to .*|مبالغ مستحقة للأسر .*",
    r"families-[\w-]*\.csv|items\.xlsx|photo\.xlsx|Windows-(?:1256)?|UTF-8",
    "سجل الأسر المنتجة لعام .*|الرقم · من هي .*|من هي|الرقم|الباقة|الجوال|اللون|الأصناف|القديم|رقم الأسرة|انتهاء الرخصة",
    "أطايب|أم سالم|ام سالم|أم نورة|أم خالد|مشغل مريم|الهاتف",
    "أمانة|العربية",  # the name on the rail, and the button of the other language
)
OUTSIDE, WRITTEN = (re.compile("|".join(kinds)) for kinds in (OUTSIDE_KINDS, WRITTEN_THERE))


def said(parts: Iterable[QWidget]) -> set[str]:
    """Everything that parts of a screen say: their words, tips, names for readers, rows, and titles of columns."""
    words: set[str] = set()
    for part in parts:
        words |= {part.toolTip(), part.accessibleName(), part.accessibleDescription(), part.windowTitle()}
        if isinstance(part, (QLabel, QAbstractButton, QLineEdit)):
            words.add(part.text())
        if isinstance(part, (QLineEdit, QPlainTextEdit)):
            words.add(part.placeholderText())
        if isinstance(part, QComboBox):
            words |= {part.itemText(place) for place in range(part.count())}
        if isinstance(part, QAbstractItemView) and not isinstance(part, QHeaderView):
            words |= rows_of(part)
    return words


def rows_of(view: QAbstractItemView) -> set[str]:
    """What a list or a table says in its rows and above them."""
    model = view.model()
    across = model.columnCount() if isinstance(view, QTableView) else 1
    cells = [model.index(row, place) for row in range(model.rowCount()) for place in range(across)]
    words = {str(cell.data(role) or "") for cell in cells for role in HEARD}
    if isinstance(view, QTableView):
        words |= {str(model.headerData(place, Qt.Orientation.Horizontal) or "") for place in range(across)}
    return words


def foreign(words: set[str], language: str) -> list[str]:
    """What is said in the other language and is nobody's name, code or own writing."""
    strange = LATIN if language == "ar" else ARABIC
    left = {each: WRITTEN.sub("", OUTSIDE.sub("", each) if language == "ar" else each) for each in words}
    return sorted(each for each, rest in left.items() if strange.search(rest))
