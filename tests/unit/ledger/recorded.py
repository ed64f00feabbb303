"""The facts of the recorded journal: at least one of each kind, with texts, times and amounts that have gone wrong elsewhere.

`tests/samples/journal-v1.jsonl` was written once from this list and is never written again. Whoever changes a fact, the codec or
the chain finds here whether a journal of version 1 still reads, and still comes out as the same bytes.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

from pos.domain.bazaar import Bazaar, FamilyKind, Package, PaperLanguage, PayBy, Unsold
from pos.domain.device_facts import ClockJumped, EpochStarted
from pos.domain.exception_facts import ExceptionResolved, ExceptionTaken, Resolution
from pos.domain.facts import (
    Bearer,
    CashMoved,
    Counted,
    DrawerOpened,
    FamilyTotal,
    Line,
    LineDropped,
    LineMoved,
    Method,
    Payment,
    Purpose,
    ReceiptReprinted,
    Refund,
    RefundLine,
    Sale,
    ShiftClosed,
    ShiftCounted,
    ShiftOpened,
    Stamp,
    Void,
)
from pos.domain.goods_facts import (
    Cause,
    GoodsReceived,
    GoodsReturned,
    GoodsWrittenOff,
    ItemRepriced,
    MarkdownPlanned,
    Pieces,
    ReceivedLine,
)
from pos.domain.identity import catalogue_item_code, family_number, uuid7
from pos.domain.limits import AMOUNT_MINOR_MAX
from pos.domain.list_facts import ImportUndone, ItemsListed, ListedLine, ListImported
from pos.domain.oddities import Oddity
from pos.domain.office_facts import (
    AdjustmentMade,
    AdvancePaid,
    BazaarPlanned,
    Cut,
    DeviceAdmitted,
    DeviceRevoked,
    FamilyEnrolled,
    PayoutApproved,
    PayoutCancelled,
    PayoutDrafted,
    PayoutPaid,
    RateShare,
    SettlementLine,
)
from pos.domain.period_facts import FrozenSum, HeadAt, PeriodClosed, PeriodReopened
from pos.domain.weighing import Unit
from pos.ledger.keys import from_seed
from tests.unit.ledger.recorded_goods import PICTURED, TRANSFERS
from tests.unit.ledger.recorded_payouts import HANDED_OVER, PAYING_FACTS

if TYPE_CHECKING:
    from uuid import UUID

    from pos.domain.office_facts import Fact

SAMPLE = Path(__file__).parents[2] / "samples" / "journal-v1.jsonl"
DEVICE = "T07"
DAY = date(2026, 11, 20)
SALMA, HUDA = family_number(42), family_number(75)
JAM, OUD = catalogue_item_code(SALMA, 1), catalogue_item_code(HUDA, 1)
_START = datetime(2026, 11, 20, 9, 12, 33, 120_000, timezone(timedelta(hours=4)))

_JAR = Line(item=JAM, family=SALMA, quantity=3, price_minor=1_500, rate_bp=1_500, discount_minor=100, reason="خدش")
_PROMOTED = Line(
    item=OUD,
    family=HUDA,
    quantity=1,
    price_minor=12_000,
    rate_bp=1_000,
    discount_minor=2_000,
    borne_by=Bearer.CENTRE,
    reason='Opening "day" \\ 2/3',
    approved_by="L01",
)
_COFFEE = Line(item="", family="", quantity=2, price_minor=250, name="قهوة ☕ with a\ttab")
_SALE = Sale(
    number="T07-000001-8",
    shift=1,
    day=DAY,
    lines=(_JAR, _PROMOTED, _COFFEE),
    payments=(
        Payment(method=Method.CARD, amount_minor=10_000, reference="0042"),
        Payment(method=Method.CASH, amount_minor=4_900, tendered_minor=5_000),
    ),
    catalogue=3,
)
_SETTLED = SettlementLine(
    family=SALMA,
    gross_minor=4_400,
    refunds_minor=1_467,
    shares=(RateShare(rate_bp=1_500, base_minor=2_933, commission_minor=440),),
    advances_minor=3_000,
    adjustments_minor=-7,
    brought_minor=-50,
    net_minor=-564,
    paid_minor=0,
    carried_minor=-564,
    pay_by=PayBy.BANK,
)


def identity(seq: int) -> UUID:
    """Return the id of the n-th fact."""
    return uuid7(int(_START.timestamp() * 1000) + seq, seq * 0x1234567)


def stamp(seq: int) -> Stamp:
    """Return the stamp of the n-th fact; the clock was set back by an hour before the fifth."""
    back = timedelta(hours=1) if seq > 4 else timedelta()
    return Stamp(identity(seq), DEVICE, 1, seq, _START + timedelta(seconds=seq) - back, "C01")


TILL_FACTS: tuple[Fact, ...] = (
    EpochStarted(bazaar="INTAJ8", currency="AED", public_key=from_seed("sample").public),
    GoodsReceived(
        number="T07-000002-6",
        family=SALMA,
        rate_bp=1_500,
        terms="2",
        lines=(
            ReceivedLine(
                item=JAM,
                name_ar="مربّى التمر",
                name_en="Date jam 250 g",
                package="A",
                quantity=12,
                price_minor=1_500,
                declared=13,
                floor_minor=1_200,
                expiry=date(2027, 2, 28),
                unsold=Unsold.DONATE,
            ),
        ),
    ),
    ShiftOpened(shift=1, day=DAY, float_minor=20_000, counted=(Counted(denomination_minor=5_000, pieces=4),)),
    _SALE,
    ClockJumped(by_ms=-3_600_000),
    Refund(
        number="T07-000003-4",
        shift=1,
        day=DAY,
        of=identity(4),
        of_number=_SALE.number,
        lines=(RefundLine(of=0, line=replace(_JAR, quantity=1, discount_minor=33), restocked=False),),
        payments=(Payment(method=Method.CASH, amount_minor=1_475),),
        reason="غطاء مكسور",
        approved_by="L01",
        rounding_minor=8,
    ),
    Void(
        shift=1,
        day=DAY,
        of=identity(4),
        of_number=_SALE.number,
        lines=_SALE.lines,
        payments=_SALE.payments,
        reason="twice",
        approved_by="L01",
    ),
    CashMoved(
        number="T07-000004-2",
        shift=1,
        day=DAY,
        amount_minor=-5_000,
        purpose=Purpose.EXPENSE,
        reason="Ice",
        approved_by="L01",
    ),
    DrawerOpened(shift=1, reason="\u2066stuck\u2069 note"),
    LineDropped(shift=1, basket=identity(99), item=JAM, family=SALMA, quantity=1, price_minor=1_500),
    LineMoved(
        of=identity(4),
        of_number=_SALE.number,
        line=0,
        from_family=SALMA,
        to_family=HUDA,
        from_rate_bp=1_500,
        to_rate_bp=1_000,
        amount_minor=4_400,
        reason="756 for 765",
        approved_by="L01",
    ),
    ReceiptReprinted(of=identity(4), of_number=_SALE.number),
    ItemRepriced(item=JAM, price_minor=1_400, reason="Second day", floor_minor=1_100, consent_by="0427 by phone"),
    GoodsWrittenOff(
        item=JAM,
        family=SALMA,
        quantity=1,
        cause=Cause.DAMAGED,
        reason="Fell",
        price_minor=1_500,
        rate_bp=1_500,
        paid_by_centre=True,
        approved_by="L01",
    ),
    GoodsReturned(number="T07-000005-0", family=SALMA, lines=(Pieces(item=JAM, quantity=8),), collector="أم سالم"),
    ShiftCounted(shift=1, counted=(Counted(denomination_minor=25, pieces=733),)),
    ShiftClosed(
        number="T07-000006-9",
        shift=1,
        day=DAY,
        sales=1,
        voids=1,
        refunds=1,
        gross_minor=14_900,
        voided_minor=14_900,
        refunded_minor=1_467,
        rounding_minor=-8,
        cash_minor=-1_475,
        card_minor=0,
        float_minor=20_000,
        moved_minor=-5_000,
        expected_minor=13_525,
        counted_minor=18_325,
        first_seq=3,
        last_seq=16,
        head="ab" * 32,
        families=(FamilyTotal(family=SALMA, amount_minor=-1_467),),
        reason="Found a note",
        approved_by="L01",
    ),
)
OFFICE_FACTS: tuple[Fact, ...] = (
    BazaarPlanned(
        bazaar=Bazaar(
            code="INTAJ8",
            name_ar="بازار إنتاج الثامن",
            name_en="Intaj bazaar 8",
            edition=8,
            venue_ar="قاعة المركز",
            venue_en="Centre hall",
            first_day=DAY,
            last_day=date(2026, 11, 22),
            currency="AED",
            utc_offset_minutes=240,
            tills=("T01", "T07"),
            packages=(Package(code="A", name_ar="أطايب", name_en="Atayeb", icon="cake"),),
            cash_step_minor=25,
            payout_step_minor=100,
            commission_bp=1_500,
            difference_limit_minor=500,
            hall_limit=20,
            paper=PaperLanguage.ARABIC,
            terms="2",
            terms_ar="الشروط",
            terms_en="Terms",
        )
    ),
    FamilyEnrolled(
        number=SALMA,
        name_ar="أم سالم",
        name_en="Umm Salem",
        package="A",
        pay_by=PayBy.BANK,
        rate_bp=0,
        licence_expiry=date(2027, 1, 1),
    ),
    DeviceAdmitted(till=DEVICE, public_key="00" * 32, name="صندوق الباب"),
    AdvancePaid(number="R01-000001-8", family=SALMA, amount_minor=3_000, reason="Sugar", collector="Salem"),
    AdjustmentMade(
        number="R01-000002-6", family=SALMA, amount_minor=-AMOUNT_MINOR_MAX, reason="Limit", approved_by="A02"
    ),
    PayoutDrafted(
        number="R01-000003-4",
        cuts=(Cut(device=DEVICE, epoch=1, seq=17),),
        lines=(_SETTLED,),
        provisional="T01 is in repair",
    ),
    PayoutCancelled(number="R01-000003-4", reason="T01 is back"),
    PayoutApproved(number="R01-000004-2", drafted_by="A01", lines=(_SETTLED,)),
    PayoutPaid(
        number="R01-000004-2", family=SALMA, amount_minor=100, pay_by=PayBy.CASH, voucher="R01-000005-0", collector="X"
    ),
    DeviceRevoked(till="T09", reason="Stolen"),
    ExceptionTaken(about="unassigned:T07.1.4:T07-000004-9", oddity=Oddity.UNASSIGNED, person="A01"),
    ExceptionResolved(
        number="R01-000006-8",
        about="cash_difference:T07.1.17:T07-000005-6",
        oddity=Oddity.CASH_DIFFERENCE,
        act=Resolution.WRITTEN_OFF,
        reason="عُدَّ مرتين",
        subject="T07-000005-6",
        at_till=DEVICE,
        count=1,
        amount_minor=-700,
        family=SALMA,
        document="R01-000007-6",
        approved_by="A02",
        difference_minor=-700,
    ),
)
# The sample is only ever added to: what comes later is written below what stands here.
LIST_FACTS: tuple[Fact, ...] = (
    ListImported(source="00" * 16, file="الأسر 2026.xlsx", what="items", added=2, changed=1),
    ItemsListed(
        source="00" * 16,
        lines=(
            ListedLine(
                item=JAM,
                family=SALMA,
                name_ar="مربى التين",
                name_en="Fig jam",
                package="A",
                price_minor=1_500,
                rate_bp=0,
                announced=12,
                floor_minor=1_200,
                expiry=date(2027, 3, 1),
                unsold=Unsold.DONATE,
            ),
            ListedLine(
                item=OUD,
                family=HUDA,
                name_ar="عود",
                name_en="Oud",
                package="T",
                price_minor=12_000,
                rate_bp=1_500,
                unit=Unit.GRAM,
                off=True,
            ),
        ),
    ),
    ImportUndone(of="00" * 16, source="0f" * 16, restored=1, kept=(OUD,)),
    FamilyEnrolled(
        number=HUDA,
        name_ar="مشغل هدى",
        name_en="Huda's workshop",
        package="T",
        left=True,
        family_kind=FamilyKind.UNIT,
        more_packages=("A",),
        branch="خورفكان",
        governorate="الشارقة",
    ),
)
LAST_HOURS = (
    MarkdownPlanned(
        day=DAY,
        from_minute=20 * 60,
        off_bp=2_500,
        reason="الساعات الأخيرة",
        package="A",
        consent_by="By phone, list of 22 November",
    ),
)
CLOSINGS: tuple[Fact, ...] = (
    PeriodClosed(
        number="R01-000008-4",
        serial=1,
        heads=(HeadAt(device=DEVICE, epoch=1, seq=17, hash="ab" * 32),),
        sums=(
            FrozenSum(account="cash", debit_minor=1_500, credit_minor=0),
            FrozenSum(account="family", family=SALMA, debit_minor=0, credit_minor=1_500),
        ),
        previous="00" * 32,
        digest="cd" * 32,
        dispute_until=date(2026, 12, 6),
        approved_by="A02",
        provisional="T01 is in repair",
    ),
    PeriodReopened(number="R01-000009-2", of="R01-000008-4", reason="أُغلق قبل وصول صندوق", approved_by="A02"),
)
FACTS = (
    TILL_FACTS + OFFICE_FACTS + LIST_FACTS + LAST_HOURS + CLOSINGS + PAYING_FACTS + TRANSFERS + HANDED_OVER + PICTURED
)
