"""Goods for the stages: a busy note, its doubts, and the notes before it."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from pos.ui.rows.goods import (
    CountRow,
    CountState,
    DoubtRow,
    HeldRow,
    ItemOffer,
    LabelOffer,
    LineForm,
    NoteLine,
    NoteRow,
    NoteState,
    Outcome,
    OutcomeRow,
    Terms,
)
from pos.ui.rows.goods_during import MarkdownOffer, MarkdownShown, ShelfRow
from pos.ui.rows.goods_transfer import SendOffer, TakeOffer, TransferLine, TransfersWaiting
from pos.ui.rows.names import Name

GULF = timezone(timedelta(hours=4))
UMM_RASHID = Name("أم راشد", "Umm Rashid")
LONG = Name(
    "كعكة التمر بالهيل والزعفران محشوة بالجوز، عبوة عائلية كبيرة",
    "Date cake with cardamom and saffron, filled with walnuts, large family pack",
)
NOTE_LINES = (
    NoteLine("0", "2000102000013", LONG, 12, 14, False, 3500, 42000, date(2026, 12, 20), False),
    NoteLine("1", "", Name("سلة خوص", "Palm basket"), 3, 3, False, 9000, 27000, None, True),
    NoteLine("2", "", Name("معمول بالتمر", "Date maamoul"), 40, 40, False, 1250, 50000, None, False, "no_expiry"),
    NoteLine("3", "2000102000044", Name("بهارات مشكلة", "Mixed spices"), 2750, 2750, True, 6000, 16500, None, False),
)
NOTE = NoteState(
    family="1024",
    name=UMM_RASHID,
    rate_bp=1250,
    terms="3",
    licence=date(2026, 12, 5),
    licence_state="soon",
    lines=NOTE_LINES,
    pieces=55,
    declared=57,
    value_minor=135500,
)
FORM = LineForm(
    item="2000102000013",
    name_ar=LONG.ar,
    name_en=LONG.en,
    package="atayeb",
    declared="14",
    counted="12",
    price_minor=3500,
    floor_minor=3000,
    expiry="2026-12-20",
    batch="B-7",
)
OFFERS = (
    ItemOffer("2000102000013", LONG, 3500),
    ItemOffer("2000102000044", Name("بهارات مشكلة", "Mixed spices"), 6000),
)
NOTES = (
    *(
        NoteRow(
            number=f"G01-0000{serial}-{check}",
            kind="goods_returned" if serial == 15 else "goods_received",
            at=datetime(2026, 11, 20, 9, serial, tzinfo=GULF),
            family="1024",
            name=UMM_RASHID if serial % 2 else LONG,
            lines=4,
            pieces=55,
            value_minor=None if serial == 15 else 135500,
        )
        for serial, check in ((17, 4), (16, 5), (15, 6))
    ),
    NoteRow(
        *("G01-000014-7", "goods_sent", datetime(2026, 11, 20, 8, 40, tzinfo=GULF), "", Name("")),
        lines=2,
        pieces=12,
        value_minor=None,
        other="T03",
    ),
    NoteRow(
        *("G01-000013-8", "goods_taken", datetime(2026, 11, 20, 8, 20, tzinfo=GULF), "", Name("")),
        lines=1,
        pieces=4,
        value_minor=None,
        other="T02-000014-3",
    ),
)
DOUBTS = (
    DoubtRow("licence_expired", UMM_RASHID, date(2026, 11, 1)),
    DoubtRow("no_expiry", LONG, None),
    DoubtRow("past_expiry", Name("معمول بالتمر", "Date maamoul"), date(2026, 10, 1)),
)
LABELS = LabelOffer("G01-000017-4", 55, (("65 · 38.1 × 21.2", 65), ("24 · 70 × 37", 24)), has_roll=True)
HELD = (
    HeldRow("1016", Name("أم سالم", "Umm Rashid of the north"), 7),
    HeldRow("1040", UMM_RASHID, 3, progress="counting"),
    HeldRow("1057", LONG, 2, progress="counted"),
    HeldRow("1024", UMM_RASHID, 4, was_counted=True),
    HeldRow("1032", UMM_RASHID, 0, was_counted=True),
)
COUNT = CountState(
    "1024",
    UMM_RASHID,
    (
        CountRow("2000102000013", LONG, 7, is_weighed=False),
        CountRow("2100001000015", Name("سلة خوص", "Palm basket"), None, is_weighed=False),
        CountRow("2000102000044", Name("بهارات مشكلة", "Mixed spices"), 1250, is_weighed=True),
    ),
    "2000102000013",
)
OUTCOME = Outcome(
    "1024",
    UMM_RASHID,
    (
        OutcomeRow(
            *("2000102000013", LONG, 9, 7, 2, 7000),
            is_donated=False,
            is_weighed=False,
            terms=Terms(24, 8, 0, 1, 0, 4, 2, 7, 2),
            at_others=6,
        ),
        OutcomeRow(
            *("2100001000015", Name("سلة خوص", "Palm basket"), 2, 2, 0, 0),
            is_donated=True,
            is_weighed=False,
            terms=Terms(3, 1, 0, 0, 0, 0, 0, 2, 0),
        ),
        OutcomeRow(
            *("2000102000044", Name("بهارات مشكلة", "Mixed spices"), 1000, 1250, -250, -1500),
            is_donated=False,
            is_weighed=True,
            terms=Terms(2750, 1750, 0, 0, 0, 0, 0, 1250, -250),
        ),
    ),
    7000,
    other_tills=True,
    pieces=Terms(27, 9, 0, 1, 0, 4, 2, 9, 2),
    grams=Terms(2750, 1750, 0, 0, 0, 0, 0, 1250, -250),
    register="told",
)
ALONE = Terms(27, 9, 0, 1, 0, 0, 6, 9, 2)
MARKDOWN = MarkdownOffer(
    LONG,
    Name("أطايب", "Atayeb"),
    tuple(datetime(2026, 11, 22, hour, 30, tzinfo=GULF) for hour in (18, 19, 20)),
    has_one=True,
)
SHELF = (
    ShelfRow(
        *("2000102000013", LONG, "1024", UMM_RASHID, 3500, 3000, 9),
        is_weighed=False,
        markdown=MarkdownShown(
            *(2_000, datetime(2026, 11, 22, 18, 30, tzinfo=GULF), UMM_RASHID, "T03"), is_only_here=True
        ),
    ),
    ShelfRow("2100001000015", Name("سلة خوص", "Palm basket"), "1024", UMM_RASHID, 9000, 0, 3, is_weighed=False),
    ShelfRow("2000102000044", Name("بهارات مشكلة", "Mixed spices"), "1024", UMM_RASHID, 6000, 0, 2750, is_weighed=True),
    ShelfRow(
        *("2000000000015", Name("قهوة عربية", "Arabic coffee"), "", Name("المركز", "The centre"), 1000, 0, None),
        is_weighed=False,
        is_centres=True,
    ),
)
SENDING = SendOffer(
    item=LONG,
    is_weighed=False,
    left=9,
    tills=("T02", "T03"),
    lines=(TransferLine(Name("سلة خوص", "Palm basket"), 3, is_weighed=False),),
    to="T03",
    reason="",
)
WAITING = TransfersWaiting(taken=2, number="T02-000014-3")
TAKING = TakeOffer(
    item=Name("بهارات مشكلة", "Mixed spices"),
    is_weighed=True,
    number="T02-000014-3",
    sent="2.750",
    lines=(TransferLine(LONG, 8, is_weighed=False, sent=9), TransferLine(Name("سلة خوص", "Palm basket"), 3, False, 3)),
)
