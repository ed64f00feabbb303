"""A family's page on a phone: whoever has the link sees it, and nobody else sees anything."""

from __future__ import annotations

import asyncio
import gzip
import re
import shutil
import subprocess
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import httpx
import pytest
from PIL import Image

from pos.domain.errors import NotAllowed
from pos.domain.office_facts import FamilyEnrolled
from pos.domain.pages import PageState
from pos.domain.reports import GoodsLine
from pos.domain.text import isolate
from pos.domain.weighing import Unit
from pos.register.doors.family_paper import ITEMS_MAX, LANGUAGES, MINUS, family_page
from pos.register.doors.pages import LOOKS_AT_ONE_LINK
from pos.register.service import build_app
from tests.unit.register.rehearsal import BAZAAR, FAMILIES, Ids, Journal, admit, on_sqlite
from tests.unit.register.settling import Office, both

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pos.register.register import Register
    from pos.sync.client import RegisterClient

    SignIn = Callable[[str], RegisterClient]

CODE = BAZAAR.code
FIRST, SECOND, _ = FAMILIES
PAGE_BYTES_MAX = 30_000
PACKED_BYTES_MAX = 5_000  # it is sent as it is; a proxy that packs it sends this much
FIRST_BYTES_MAX = 4_096  # head, style and sums: well within the first that a connection sends (RFC 6928: 14,600)
PRIVATE = {"phone": "+971500000001", "iban": "AE070331234567890123456", "collectors": "her brother"}
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
ACCENT = (11, 110, 95)


@dataclass
class Phone:
    """Opens links as a phone does: without a session."""

    links: dict[str, str]

    def open(self, link: str, **words: str) -> httpx.Response:
        return httpx.get(link, params=words, trust_env=False)


@pytest.fixture
def phone(register: Register, address: str, office: SignIn) -> Phone:
    both(register)
    settler = Office(register)
    settler.advance(FIRST, 1_000)
    run = settler.approve(settler.draft().number)
    settler.pay(run.number, FIRST)
    admin = office("A01")
    admin.write_personal(FIRST, PRIVATE)
    assert admin.move_pages(address) == address
    return Phone({row.family: row.link for row in admin.give_pages(CODE).rows})


def test_a_link_shows_the_familys_own_figures_in_both_languages(phone: Phone, office: SignIn) -> None:
    told = office("K01").statement(CODE, FIRST)
    for language, word in (("ar", "المستحق لكم الآن"), ("en", "Owed to you now")):
        answer = phone.open(phone.links[FIRST], lang=language)
        assert (answer.status_code, answer.headers["content-language"]) == (200, language)
        text = re.sub(r"<style>.*?</style>|<[^>]+>", " ", answer.text, flags=re.DOTALL)
        assert word in text
        for minor in (told.gross_minor, told.net_minor, told.paid_minor, told.balance_minor):
            assert f"{minor / 100:,.2f}" in text
        assert told.payouts[0].voucher in text
        assert "T01" in text
        assert "T02" in text
    assert phone.open(phone.links[FIRST]).text == phone.open(phone.links[FIRST], lang="fr").text, "Arabic first"


@on_sqlite
def test_it_is_small_runs_nothing_and_tells_nobody_else_anything(phone: Phone) -> None:
    answer = phone.open(phone.links[FIRST])
    page = answer.text
    assert len(answer.content) < PAGE_BYTES_MAX
    assert not re.search(r"<script|<img|<link|<form|\bon\w+=|https?://|//", page)
    for private in (*PRIVATE.values(), SECOND, f"Family {SECOND}", f"أسرة {SECOND}", "K01", "P01", "materials"):
        assert private not in page, private
    headers = answer.headers
    assert headers["content-security-policy"].startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["referrer-policy"] == "no-referrer"
    assert "noindex" in headers["x-robots-tag"]
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    assert "set-cookie" not in headers


def test_a_wrong_a_withdrawn_and_a_strange_link_are_answered_alike(phone: Phone, office: SignIn) -> None:
    admin = office("A01")
    gone = admin.withdraw_page(CODE, FIRST, "the family asked")
    assert gone.state is PageState.WITHDRAWN
    fresh = admin.renew_page(CODE, SECOND, 1, "a lost paper")
    assert phone.open(fresh.link).status_code == 200
    link = phone.links[FIRST]
    wrong = [link, phone.links[SECOND], link[:-1], f"{link}A", link.replace(CODE, "OTHER"), f"{link[:-3]}%2e%2e"]
    answers = [phone.open(one) for one in wrong]
    said = {(answer.status_code, answer.content, _named(answer)) for answer in answers}
    assert len(said) == 1
    assert {answer.status_code for answer in answers} == {404}


def _named(answer: httpx.Response) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(pair for pair in answer.headers.items() if pair[0] not in {"date", "x-request-id"}))


def test_a_sale_is_on_the_page_as_soon_as_its_till_has_sent_it(register: Register, phone: Phone) -> None:
    before = phone.open(phone.links[SECOND]).text
    admit(register, "T03")
    journal = Journal("T03")
    journal.open_shift()
    journal.sell(SECOND, quantity=7)
    assert phone.open(phone.links[SECOND]).text.count("T03") == before.count("T03") + 1
    register.intake.take_in(journal.batch())
    assert "177.10" in phone.open(phone.links[SECOND]).text
    assert "177.10" not in before


@on_sqlite
def test_who_looks_too_often_waits_and_others_do_not(register: Register, phone: Phone) -> None:
    now = [0]
    app = build_app(register, ticks_ms=lambda: now[0])

    async def look(family: str, times: int = 1) -> list[httpx.Response]:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1") as client:
            return [await client.get(httpx.URL(phone.links[family]).path) for _ in range(times)]

    *seen, late = asyncio.run(look(FIRST, LOOKS_AT_ONE_LINK.size + 1))
    assert {answer.status_code for answer in seen} == {200}
    assert (late.status_code, late.headers["retry-after"]) == (429, "1")
    assert late.headers["content-type"].startswith("text/html")
    assert asyncio.run(look(SECOND))[0].status_code == 200
    now[0] += 1_000
    assert asyncio.run(look(FIRST))[0].status_code == 200


@on_sqlite
def test_a_text_from_outside_stays_a_text(phone: Phone, office: SignIn) -> None:
    evil = "<script>alert(1)</script>"
    card = FamilyEnrolled(number=FIRST, name_ar=evil, name_en=evil, package="A")
    office("A01").enrol_family(CODE, card, identity=Ids().fork("evil").new())
    page = phone.open(phone.links[FIRST]).text
    assert evil not in page
    assert "&lt;script&gt;" in page


@on_sqlite
def test_a_full_page_is_still_small(register: Register, phone: Phone) -> None:
    """Hundreds of items and lines: the page stays below its size and says what it left out."""
    reading = register.pages.open(CODE, phone.links[FIRST].rsplit("/", 1)[1])
    assert reading is not None
    name = "مربى تين بالهيل والزعفران من مزرعة العائلة"
    row = GoodsLine(
        item="2000000000008", family=FIRST, name_ar=name, name_en=name, price_minor=1, received=9_999, sold=999,
        returned=99, written_off=9, on_hand=8_892,
    )  # fmt: skip
    lines = tuple(replace(reading.statement.lines[0], name_ar=name) for _ in range(500))
    full = replace(reading, statement=replace(reading.statement, goods=(row,) * 300, lines=lines))
    for language in LANGUAGES:
        page = family_page(full, language)
        assert len(page) < PAGE_BYTES_MAX
        assert len(gzip.compress(page)) < PACKED_BYTES_MAX
        assert str(300 - ITEMS_MAX) in page.decode()
        assert page.count(b'<tbody><tr><th scope="rowgroup" colspan="5">') == ITEMS_MAX, "a name has the whole width"
        # On a slow phone the sums are there before the first table is, and nothing else is waited for.
        first, *_ = page.partition(b"<table")
        assert len(first) < FIRST_BYTES_MAX
        owed, sold, paid = re.findall(r'<b>.*?<bdi dir="ltr">([\d.,]+)</bdi>', first.decode())
        assert {sold, paid} <= set(re.findall(r'<td class="n"><bdi dir="ltr">([\d.,]+)</bdi>', page.decode())), owed
        assert not re.search(rb"<script|<img|<link|<iframe|@import|url\(|\bon\w+=|//", page)


@on_sqlite
def test_a_weight_is_read_from_its_number_to_its_unit(register: Register, phone: Phone) -> None:
    """The number with its sign is one piece, and the unit follows it in the direction of its own language."""
    reading = register.pages.open(CODE, phone.links[FIRST].rsplit("/", 1)[1])
    assert reading is not None
    row = GoodsLine(
        item="2000000000008", family=FIRST, name_ar="تمر", name_en="Dates", price_minor=1, unit=Unit.GRAM, received=1_500,
        sold=1_750, returned=0, written_off=0, on_hand=-250,
    )  # fmt: skip
    weighed = replace(reading, statement=replace(reading.statement, goods=(row,)))
    for language, unit in (("ar", "كغ"), ("en", "kg")):
        assert f"<bdi>{isolate(MINUS + '0.250')} {unit}</bdi>" in family_page(weighed, language).decode()


@on_sqlite
@pytest.mark.skipif(BROWSER is None, reason="no Chromium here (Debian: chromium)")
def test_a_phone_shows_it(phone: Phone, tmp_path: Path) -> None:
    """A real browser at a phone's size: its style sheet is let through by the policy, and nothing hangs over the edge."""
    picture = tmp_path / "page.png"
    assert BROWSER is not None
    asked = (
        BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
        "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        f"--user-data-dir={tmp_path / 'profile'}", f"--screenshot={picture}", "--window-size=360,640",
    )  # fmt: skip
    subprocess.run([*asked, phone.links[FIRST]], check=True, capture_output=True, timeout=300)
    image = Image.open(picture).convert("RGB")
    assert image.width >= 360
    colours = {colour for _, colour in image.getcolors(maxcolors=1 << 24) or ()}
    assert ACCENT in colours, "the page has no style"
    edge = {image.getpixel((x, y)) for x in (0, image.width - 1) for y in range(image.height)}
    assert len(edge) == 1, "something hangs over the edge"


@on_sqlite
def test_nobody_but_the_administrator_acts_on_links(office: SignIn, phone: Phone) -> None:
    accountant = office("K01")
    assert {row.family for row in accountant.pages(CODE).rows} == set(phone.links)
    with pytest.raises(NotAllowed):
        accountant.renew_page(CODE, FIRST, 1, "x")
