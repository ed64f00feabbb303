"""Rows as a busy bazaar has them: long names in both languages, large amounts, empty and odd values."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QImage, QImageWriter

from pos.domain.troubles import BookDamaged
from pos.ui.rows.counting import CloseResult, ShiftCard
from pos.ui.rows.families import EntryRow, FamilyRow
from pos.ui.rows.frame import FrameState
from pos.ui.rows.keeping import CopiesRow, CopyRow, KeepingRow, MirrorRow
from pos.ui.rows.labels import LabelFamily, LabelForm, LabelGoods, LabelItem, SheetRow
from pos.ui.rows.names import Name
from pos.ui.rows.office import ExceptionRow, FamilyAccount, Matching, PayoutLine, PayoutState, TillRow
from pos.ui.rows.pay import Done, Due, Settling
from pos.ui.rows.people import BazaarCard, PersonTile
from pos.ui.rows.preferences import Licence, Preferences
from pos.ui.rows.printing import FoundRow, JobRow, PrinterForm, PrintingForm, ProfileRow
from pos.ui.rows.receipts import ReceiptDetail, ReceiptLine, ReceiptRow
from pos.ui.rows.rescue import RescueRow, SafeRow
from pos.ui.rows.sending import DeviceRow, SendState
from pos.ui.rows.till import (
    BasketLine,
    BasketTotals,
    DiscountOffer,
    FamilyChip,
    FamilyLook,
    HeldBasket,
    ItemTile,
    PackageChip,
    Weighing,
)

AT = datetime(2026, 11, 21, 18, 42, tzinfo=timezone(timedelta(hours=4)))
DAY = date(2026, 11, 21)
MARYAM = Name("مريم الزعابي", "Maryam Al Zaabi")
AISHA = Name("عائشة المنصوري", "Aisha Al Mansoori")
LONG = Name("عباية مطرزة يدويًا بخيوط الزري الذهبية", "Hand-embroidered abaya with golden zari thread")

PEOPLE = (
    PersonTile("p1", MARYAM, "cashier"),
    PersonTile("p2", AISHA, "lead"),
    PersonTile("p3", Name("نورة بنت عبدالله الكتبي", "Noura bint Abdullah Al Ketbi"), "accountant"),
    PersonTile("p4", Name("سالم", "Salem"), "admin", is_locked=True),
)
BAZAAR = BazaarCard(
    Name("بازار الأسر المنتجة", "Productive Families Bazaar"),
    Name("الدورة الثامنة", "8th edition"),
    Name("مركز إنتاج، الشارقة", "Intaj Centre, Sharjah"),
    date(2026, 11, 20),
    date(2026, 11, 22),
    "T07",
    "2026.1",
)
COPIES = tuple(
    CopyRow(
        key=f"/media/stick/amana/T07-1-{last:09d}.db",
        at=AT - timedelta(hours=hours),
        sales=sales,
        facts=sales + 40,
        size=2_400_000,
        number=f"1/{last}",
        head="7f3a09bc",
        beyond_mirror=beyond,
        beyond_register=beyond // 2,
    )
    for last, hours, sales, beyond in ((4711, 1, 4600, 12), (4511, 4, 4400, 212), (4311, 26, 4200, 412))
)
KEEPING = KeepingRow(
    mirror=MirrorRow(kind="away", folder="/media/booth/STICK/amana", facts=4700, behind=23, since=AT),
    copies=CopiesRow(kind="good", folder="/media/booth/BACKUP/amana", last=COPIES[0]),
    free=212 * 1024**2,
    is_low=True,
)
FRAME = FrameState(BAZAAR.name, "T07", MARYAM, "cashier", DAY, 12, "offline", "trouble", 3, 5, KEEPING)
RESCUE = RescueRow(
    kind="damaged",
    failure=BookDamaged("chain at place 4712: hash does not follow"),
    folder="amana/T07",
    safe=(
        SafeRow(source="book", facts=4711, sales=4600, number="1/4711", at=AT),
        SafeRow(source="mirror", facts=4723, sales=4611, number="1/4723", at=AT),
        SafeRow(source="register", facts=4200, number="1/4200", at=AT - timedelta(hours=3)),
        SafeRow(source="copy", facts=4640, sales=4530, number="1/4640", at=AT - timedelta(hours=1)),
    ),
    acts=("salvage", "restore", "rebuild", "again"),
    details=("chain at 4712: hash does not follow", "postings at 4712: rows are not what the fact says"),
)

PACKAGES = (
    PackageChip("atayeb", Name("أطايب", "Atayeb"), "cookie"),
    PackageChip("teeb", Name("طيب", "Teeb"), "spray-can"),
    PackageChip("anaqa", Name("أناقة", "Anaqa"), "shirt"),
    PackageChip("mahra", Name("مهرة", "Mahra"), "flame"),
    PackageChip("ebda", Name("إبداع", "Ebda"), "palette"),
)
FAMILIES = (
    FamilyChip("1016", Name("أسرة أم سالم للمأكولات الشعبية", "Umm Salem Traditional Kitchen")),
    FamilyChip("1024", Name("حلويات النور", "Al Noor Sweets")),
)
ITEMS = (
    ItemTile("20000001", Name("لقيمات بالدبس", "Luqaimat with date syrup"), 1500, 12, "1024", "cookie"),
    ItemTile("20000002", Name("حلوى عمانية", "Omani halwa"), 4000, 0, "1024", "cookie"),
    ItemTile("20000003", Name("خبز رقاق", "Regag bread"), 1000, None, "1016", "flame"),
    ItemTile("20000004", LONG, 1234550, 2, "1016", "shirt"),
)
LINES = (
    BasketLine("l1", ITEMS[0].name, "1024", 2, 1500, 0, 3000),
    BasketLine("l2", LONG, "1016", 1, 1234550, 0, 1234550),
    BasketLine("l3", ITEMS[2].name, "1016", 12, 1000, 1200, 10800, bearer="centre"),
)
TOTALS = BasketTotals(15, 1249550, 1200, 1248350)
HELD = (
    HeldBasket("h1", AT, "Umm Rashid comes back", 3, 4500),
    HeldBasket("h2", AT, "لقيمات بالدبس", 12, 123450),
)
WEIGHED = BasketLine(
    "l4", Name("تمر خلاص بالوزن", "Khalas dates by weight"), "1024", 1250, 4000, 0, 5000, is_weighed=True
)
WEIGHED_TILE = ItemTile("20000005", WEIGHED.name, 4000, 12750, "1024", "cookie", is_weighed=True)
WEIGHING = Weighing(WEIGHED.name, 4000, 750)
FOUND = FamilyLook("1024", FAMILIES[1].name)
LIKELY = FamilyLook(likely=FAMILIES)
FAMILY_ROWS = (
    FamilyRow("", Name("المركز", "The centre"), 250000, 0, 0, 250000),
    FamilyRow("0000", Name("غير منسوب", "Not assigned"), 3000, 0, 0, 3000),
    FamilyRow("1016", FAMILIES[0].name, 12345500, 12500, 450000, 12333000),
    FamilyRow("1024", FAMILIES[1].name, 84550, 4500, 1200000, 80050),
)
ENTRY_ROWS = (
    EntryRow("0", AT, "sale", "T07-000123-4", ITEMS[0].name, 3, False, 4500),
    EntryRow("1", AT, "refund", "T07-000130-1", ITEMS[0].name, 1, False, -1500),
    EntryRow("2", AT, "sale", "T07-000131-8", WEIGHED.name, 1250, True, 5000),
    EntryRow("3", AT, "line_moved", "T07-000140-0", Name(""), 0, False, 3000),
)
LINE_OFFER = DiscountOffer("l3", ITEMS[2].name, 12000, 1200, 10000)
WHOLE_OFFER = DiscountOffer("", None, 1248350)

DUE = Due(89960, 89950, (90000, 95000, 100000), 15)
ENOUGH = Settling(89950, 0, 10050, None, is_ready=True)
SHORT = Settling(89950, 39950, 0, None, is_ready=False)
DONE = Done("T07-000123-4", 89950, 10050, "printed", tendered_minor=100000)
DONE_BOTH = Done("T07-000123-4", 1248350, 1650, "printed", "both", tendered_minor=250000, card_minor=1000000)

RECEIPTS = tuple(
    ReceiptRow(
        f"T07-0001{40 - place:02d}-{place}",
        AT - timedelta(minutes=7 * place),
        "refund" if place == 3 else "sale",
        2 + place,
        -4500 if place == 3 else 12550 + place * 1375,
        "cash" if place % 2 else "card",
        "refunded" if place == 2 else "whole",
        is_sent=place > 4,
    )
    for place in range(8)
)
DETAIL = ReceiptDetail(
    RECEIPTS[1],
    MARYAM,
    (
        ReceiptLine("a", ITEMS[0].name, "1024", 3, 2, 4500),
        ReceiptLine("b", LONG, "1016", 1, 1, 1234550),
    ),
    may_refund=True,
    may_void=True,
    may_move=True,
)
SHIFT = ShiftCard("T07-S012", MARYAM, DAY, AT, 50000, 143, 3, 1)
RESULT = CloseResult(1234550, 1232050, 450000, 450000, needs_reason=True)
RESULT_UNREAD = CloseResult(1234550, 1234550, 450000, None, needs_reason=False)
SEND_STATE = SendState(12, 31, 4210, AT, "online")
DEVICES = (
    DeviceRow("d7", "T07", 659, 628, 31, AT, "waiting", is_this=True, label="Door", skew_ms=0),
    DeviceRow("d1", "T01", 437, 437, 0, AT, "in", label="Perfume", sales=142, takings_minor=845000, skew_ms=-300_000),
    DeviceRow("d2", "T02", 211, 211, 0, AT, "open", sales=60, takings_minor=301025, skew_ms=7_260_000),
    DeviceRow("d3", "T03", 0, 0, 0, None, "missing"),
    DeviceRow("d4", "T04", 90, 88, 2, AT, "gap", relayed=64),
    DeviceRow("d5", "T05", 12, 12, 0, AT, "revoked"),
    DeviceRow("d6", "T06", 40, 40, 0, AT, "fork"),
)
ACCOUNTS = tuple(
    FamilyAccount(chip.number, chip.name, "atayeb", 1234500, 12500, 123450, advance, 1098550 - advance, 0, 1098550)
    for advance, chip in zip((0, 1500000), FAMILIES, strict=True)
)
TOTAL_ACCOUNT = FamilyAccount("", Name(""), "", 2469000, 25000, 246900, 1500000, 697100, 0, 2197100)
AGREEING = Matching(12345650, 12345650, 12345650, 7, 7)
DIFFERING = Matching(12345650, 12345650, 12341150, 6, 7, apart_minor=4_500)
EXCEPTIONS = (
    ExceptionRow("e1", "missing_till", AT, "T03", "", None, "Not heard of since yesterday"),
    ExceptionRow("e2", "unknown_item", AT, "T07", "T07-000123-4", 4500, "الصنف غير مسجل", can_act=True),
    ExceptionRow("e3", "unassigned", AT, "T07", "T07-000129-1", 12_500, "", AISHA, can_act=True, count=1),
    ExceptionRow("e4", "unread", AT, "T05", "sale", 4_000, "not canonical", can_act=True, count=1),
    ExceptionRow(
        "e5",
        "oversold",
        AT,
        "",
        "2000000000015",
        7_500,
        "",
        can_act=True,
        count=3,
        tills=("T05", "T07"),
        item=Name("مربى المانجو", "Mango jam"),
    ),
)
TILLS = (
    TillRow(
        "T03", "Hall 2, next to the entrance for families", "missing", missing_days=(DAY,), contact_at=AT, entries=12
    ),
    TillRow("T05", "Hall 1", "gapped", gap_from=418, contact_at=AT, z_reports_minor=812500, entries=417),
    TillRow("T06", "Hall 1", "open", open_by=AISHA, contact_at=AT, receipts_minor=498000, families_minor=498000),
    TillRow("T09", "", "missing", is_revoked=True),
    TillRow("T07", "Hall 2", "in", None, 0, (), False, AT, 1845000, 1845000, 1845000, -2500, 1242500, 1204),
    TillRow("T08", "Hall 2", "in", None, 0, (), False, AT, 1624550, 1624550, 1620050, 0, 1624550, 98764),
)
PAYOUT = PayoutState("approved", "P-2026-03", AT, MARYAM, AISHA, 3456000, 5678000, -125000, may_pay=True)
PAYOUT_LINES = (
    PayoutLine("1016", FAMILIES[0].name, "cash", 1048550, "due", paid_minor=1048550),
    PayoutLine("1024", FAMILIES[1].name, "bank", 848550, "paid", "Fatima Salem", paid_minor=848550),
    PayoutLine("1057", FAMILIES[0].name, "cash", -125000, "carried", carried_minor=-125000),
)
PRINTING = PrintingForm(
    receipt=PrinterForm(kind="network", address="192.168.1.50"),
    report=PrinterForm(kind="queue", address="Office_Laser", copies=2, density=-2),
    header_ar="مركز الأسر المنتجة",
    footer_en="Follow us",
)
PROFILES = (
    ProfileRow("80 mm", 576, True, 2, "raster"),
    ProfileRow("58 mm", 384, False, 2, "raster"),
)
PRINTERS_FOUND = (
    FoundRow("network", "192.168.1.77", ""),
    FoundRow("usb", "04b8:0e15", ""),
)
JOBS = (
    JobRow(4, "T07-000123-4", "unknown", "receipt", AT),
    JobRow(5, "T07-000124-1", "waiting", "receipt", AT),
    JobRow(6, "T07-000125-8", "failed", "report", None),
)
PREFERENCES = Preferences(
    "en",
    "light",
    100,
    "all",
    10,
    PrintingForm(receipt=PrinterForm(kind="device", address="/dev/usb/lp0")),
    "2026.1",
    "book.sqlite",
    (Licence("Qt (LGPL-3.0)", "The text of the first licence."), Licence("Lucide (ISC)", "The second.")),
)


def picture(width: int = 576, height: int = 1200) -> bytes:
    """The bytes of a PNG file of blank paper."""
    image = QImage(width, height, QImage.Format.Format_Grayscale8)
    image.fill(255)
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(content.data())


LABELS = LabelForm(sheet="65", sheet_shift=(-50, 25), roll_shift=(0, 0), roll="38 × 25")
LABEL_SHEETS = (SheetRow("65", "38.1 × 21.2", 5, 13), SheetRow("24", "70 × 37", 3, 8))
LABEL_GOODS = LabelGoods(
    (
        LabelFamily("1024", Name("أم سالم للمأكولات الشعبية والحلويات", "Umm Salem's traditional food and sweets")),
        LabelFamily("1031", Name("هدى أحمد", "Huda Ahmad")),
    ),
    (
        LabelItem("2010240010014", Name("مربى التمر", "Date jam"), "1024", 40),
        LabelItem("2010240020013", Name("دهن العود الكمبودي المعتّق", "Aged Cambodian oud oil"), "1024", 12),
        LabelItem("2010310010015", Name("كعكة", "Cake"), "1031", 5),
    ),
)
