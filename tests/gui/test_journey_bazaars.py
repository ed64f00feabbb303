"""Two bazaars on one register, in the real window: the accountant goes over to the other one, settles it, and comes back."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, cast

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt

from pos.domain.reports import PayoutState
from pos.ui.widgets.bazaar_mark import BazaarMark
from tests.gui.hands import press_key
from tests.gui.other_hall import CODE, FAMILY, GROSS_MINOR, a_second_bazaar
from tests.gui.test_journey_office import bazaar, fill_the_box, hands, is_run_in, printed_name, sign_in

if TYPE_CHECKING:
    from pos.domain.bazaar import Bazaar as Plan
    from pos.domain.reports import PayoutRun
    from pos.ui.presenters.statements import Way
    from pos.ui.screens.accounts import AccountsScreen
    from pos.ui.screens.office import OfficeScreen
    from pos.ui.screens.outlets import OutletsScreen
    from tests.gui.rig import Hands
    from tests.gui.test_journey_office import Bazaar

__all__ = ["bazaar", "hands"]


@pytest.fixture
def other(bazaar: Bazaar) -> Plan:
    return a_second_bazaar(bazaar.stage, bazaar.book.catalogue.bazaar())


def accounts_of(hands: Hands) -> AccountsScreen:
    accounts = hands.window.accounts
    assert accounts is not None
    return accounts


def go_over(hands: Hands, code: str) -> OfficeScreen:
    """Choose a bazaar from the list that its box opens, and wait for what the register says of it."""
    accounts = accounts_of(hands)
    box = accounts.screen.view._bazaars
    hands.until(lambda: box.isVisible() and box.count() == 2)
    press_key(box, Qt.Key.Key_Down)
    hands.until(box.view().isVisible)
    box.hidePopup()
    box.activated.emit(next(n for n, each in enumerate(box._rows) if each.code == code))
    hands.until(lambda: accounts.shown == code and accounts.screen.presenter._snapshot is not None)
    return accounts.screen


def drafted(hands: Hands) -> PayoutRun:
    """Draft a payout in the bazaar that is shown."""
    office = accounts_of(hands).screen
    office.payout.draft()
    hands.until(lambda: is_run_in(hands, PayoutState.DRAFTED))
    assert office.payout.run is not None
    return office.payout.run


def printed(hands: Hands, name: str) -> str:
    """Wait for a paper, put it away, and return what stands on it."""
    office = accounts_of(hands).screen
    hands.until(lambda: printed_name(hands).startswith(name) and hands.sheet is office._sheet)
    assert office.presenter._printed is not None
    office._sheet.dismiss()
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(office.presenter._printed.pdf)).pages)


def mark(hands: Hands) -> BazaarMark:
    """The mark of the other bazaar, seen or not."""
    (found,) = hands.window.main.findChildren(BazaarMark)
    return found


def test_another_bazaar_is_paid_out_and_the_own_one_stays_as_it_was(hands: Hands, other: Plan) -> None:
    sign_in(hands)
    own = accounts_of(hands).screen
    before = drafted(hands)
    office = go_over(hands, CODE)
    assert office is not own
    assert office.presenter._snapshot is not None
    assert [(one.family.number, one.gross_minor) for one in office.presenter._snapshot.families] == [
        (FAMILY, GROSS_MINOR)
    ]
    office.view.show_tab("payout")
    run = drafted(hands)
    assert run.number == before.number  # only the bazaar tells them apart
    office.payout.answer("M1", "77007700")
    hands.until(lambda: is_run_in(hands, PayoutState.APPROVED))
    fill_the_box(hands, office)
    office.payout.hand_over(FAMILY, "")
    hands.until(lambda: is_run_in(hands, PayoutState.PAID))
    hands.until(lambda: hands.sheet is office._sheet)
    assert mark(hands).isVisible()
    assert other.name_en in printed(hands, "voucher")
    assert go_over(hands, own._room.code) is own
    assert own.view.tab == "payout"
    assert not mark(hands).isVisible()
    hands.until(lambda: own.payout.run is not None)
    assert own.payout.run is not None
    assert (own.payout.run.state, own.payout.run.lines) == (PayoutState.DRAFTED, before.lines)
    hands.window.places.sign_out()


def test_papers_and_files_are_the_bazaars_that_is_shown(hands: Hands, bazaar: Bazaar, other: Plan) -> None:
    sign_in(hands)
    office = go_over(hands, CODE)
    drafted(hands)
    office.payout.show_pack()
    pack = printed(hands, "draft-settlement")
    assert other.name_en in pack
    assert "Um Rashid" in pack
    office.view.families.family_opened.emit(FAMILY)
    statement = printed(hands, "statement")
    assert other.name_en in statement
    assert "Palm basket" in statement

    # The times are the other hall's, and a receipt's picture has the name that no list of this machine has.
    office.open_fact("T01.1.4")
    hands.until(lambda: hands.sheet is office._fact)
    fact = office._fact._fact
    assert fact is not None
    assert fact.at is not None
    offset = fact.at.utcoffset()
    assert offset is not None
    assert offset.total_seconds() == other.utc_offset_minutes * 60
    assert fact.png.startswith(b"\x89PNG")
    office._fact.dismiss()

    # Runs of two bazaars bear the same numbers: the other one's files go into a folder of their own.
    office.presenter.export()
    folder = bazaar.home / "office"
    hands.until((folder / f"bazaar-{CODE}" / f"accounts-{CODE}.xlsx").exists)
    assert [each.name for each in folder.iterdir()] == [f"bazaar-{CODE}"]
    hands.window.places.sign_out()


def test_an_answer_that_comes_late_opens_nothing_over_the_other_bazaar(hands: Hands, other: Plan) -> None:
    sign_in(hands)
    accounts = accounts_of(hands)
    own = accounts.screen
    run = drafted(hands)
    office = go_over(hands, other.code)
    go_over(hands, own._room.code)
    asked = office.presenter._snapshot
    own.payout.pay(run.lines[0].line.family)  # asks the register, and its answer asks who collects
    accounts.bazaars.choose(CODE)
    assert accounts.screen is office
    hands.until(lambda: office.presenter._snapshot is not asked)  # what was asked for after it has come
    assert hands.sheet is None
    accounts.bazaars.choose(own._room.code)
    hands.until(lambda: hands.sheet is own._hand_over)
    accounts.bazaars.choose(CODE)
    assert accounts.screen is own  # the sheet on top belongs to it
    own._hand_over.dismiss()
    hands.window.places.sign_out()


def test_who_leaves_goes_back_to_the_own_bazaar_and_the_other_s_pages_are_gone(hands: Hands, other: Plan) -> None:
    sign_in(hands)
    accounts = accounts_of(hands)
    own = accounts.screen
    office = go_over(hands, other.code)
    office.payout.draft()  # its answer comes to nobody
    hands.window.places.sign_out()
    assert accounts.screen is own
    assert not accounts.has(CODE)
    hands.until(lambda: hands.window.main.findChildren(BazaarMark) == [])
    hands.window.main.language_requested.emit("en")
    hands.window.main.theme_requested.emit("dark")
    sign_in(hands)
    assert accounts.screen is own
    assert go_over(hands, CODE) is not office
    hands.window.places.sign_out()


def test_the_same_person_comes_back_to_the_chosen_bazaar_and_another_one_to_the_own(hands: Hands, other: Plan) -> None:
    sign_in(hands)
    accounts = accounts_of(hands)
    own, office = accounts.screen, go_over(hands, other.code)
    for code, secret, screen in (("A1", "66006600", office), ("M1", "77007700", own)):
        hands.window._lock()
        assert not mark(hands).isVisible()
        hands.sign_in(code, secret)
        hands.until(lambda: hands.window.places.may_scan and hands.is_at("accounts"))
        assert accounts.screen is screen
    assert not accounts.has(CODE)
    hands.window.places.sign_out()


def test_what_was_begun_before_another_person_came_hinders_nothing_afterwards(hands: Hands, other: Plan) -> None:
    sign_in(hands)
    accounts = accounts_of(hands)
    own = accounts.screen
    office = go_over(hands, other.code)
    go_over(hands, own._room.code)
    own.payout.draft()
    accounts.bazaars.choose(CODE)  # the answer waits for the own pages
    asked = office.presenter._snapshot
    hands.until(lambda: accounts.screen is office and office.presenter._snapshot is not asked)
    for code, secret in (("M1", "77007700"), ("A1", "66006600")):
        hands.window._lock()
        hands.sign_in(code, secret)
        hands.until(lambda: hands.window.places.may_scan and accounts.screen is own)
    own.view.show_tab("payout")
    assert drafted(hands).state is PayoutState.DRAFTED
    hands.window.places.sign_out()


@pytest.mark.parametrize("way", ["each", "one", "slips"])
def test_statements_that_are_being_written_end_with_the_pages_of_their_bazaar(
    hands: Hands, other: Plan, way: Way
) -> None:
    sign_in(hands)
    office = go_over(hands, other.code)
    office.presenter.write_statements()
    office.statements.write(way)  # the register is asked, and its answer comes to nobody
    hands.window.places.sign_out()
    hands.until(lambda: hands.window.main.findChildren(BazaarMark) == [])
    sign_in(hands)
    assert hands.notice == ""
    hands.window.places.sign_out()


def test_another_place_leads_into_the_accounts_of_this_machine_s_bazaar(hands: Hands, other: Plan) -> None:
    sign_in(hands)
    own = accounts_of(hands).screen
    go_over(hands, other.code)
    hands.window.places.go("outlets")
    assert not mark(hands).isVisible()
    outlets = cast("OutletsScreen", hands.window.building.get("outlets"))
    outlets.view.money.origin_requested.emit("", "owed")
    hands.until(lambda: hands.is_at("accounts"))
    assert accounts_of(hands).screen is own
    assert own.view.ledger.isVisible()
    hands.window.places.sign_out()
