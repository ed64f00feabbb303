"""The register as one object: its parts, wired by hand.

`Register.open` brings the database up to date and starts; the service, the embedded server and the command line all use this.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import insert, select, update

from pos.domain.access import Deed
from pos.register.accounts import Accounts
from pos.register.agents import Agents
from pos.register.cash_box import CashBoxes
from pos.register.catalogue import Catalogue
from pos.register.code_book import AccountCodes
from pos.register.database import Database
from pos.register.devices import Devices
from pos.register.exports import Exports
from pos.register.families import Families
from pos.register.family_pages import FamilyPages
from pos.register.family_photos import FamilyPhotos
from pos.register.family_store import FamilyStore
from pos.register.field_keys import FieldKeys
from pos.register.goods_photos import GoodsPhotos
from pos.register.halls import Halls
from pos.register.intake import Intake
from pos.register.kept_sums import KeptSums
from pos.register.lists import Lists
from pos.register.markdown_plans import MarkdownPlans
from pos.register.migrations import upgrade
from pos.register.office_journal import OfficeJournal, generation
from pos.register.own_books import OwnBooks
from pos.register.page_links import PageLinks
from pos.register.paper_checks import PaperChecks
from pos.register.payouts import Payouts
from pos.register.people import People
from pos.register.periods import Periods
from pos.register.personal import PersonalData
from pos.register.planning import Planning
from pos.register.relaying import Relaying
from pos.register.resolving import Resolving
from pos.register.reversing import Reversals
from pos.register.roads import RoadBook
from pos.register.roll import RollBook
from pos.register.selling import Selling
from pos.register.statements import Statements
from pos.register.stock_reports import StockReports
from pos.register.store import Store
from pos.register.surroundings import Face
from pos.register.tables import BAZAAR, FAMILY, ITEM, META, WITHDRAWN
from pos.register.tallies import Tallies
from pos.register.tracing import Tracing
from pos.register.trail import OWNER, Trail, note
from pos.register.uncollected import UncollectedMoney
from pos.register.vouchers import Vouchers

if TYPE_CHECKING:
    from pos.register.surroundings import RegisterKeys, Surroundings

VERSIONS_PER_LIFE = 1_000_000_000
PAPERS_PER_LIFE = 10_000


class Register:
    """The central register.

    Attributes:
        intake: takes facts in.
        catalogue: sends cards down.
        devices, people, planning, personal: who and what takes part.
        families, lists: the office's list of families, and files that are taken into it.
        kept: sums over its facts that are kept.
        roll, roads: who is in at the end of the day, and where the three roads part.
        halls, relaying: the chain from a hall's register to the centre's, seen from above and from below.
        face: how it is found from outside.
        vouchers, accounts, tracing, resolving, payouts, reversals, cash_box, uncollected: the office's work.
        periods, statements, exports, codes: what it closes, explains and hands out, and in whose codes.
        trail: who did what to people, keys and copies.
        papers: Z-reports against their papers.
        pages: the families' own pages.
        photos, goods_photos: the families' photos, and those of their goods.
        selling: the dashboard's figures.
        stock_reports: goods and families, put together.
        markdowns: planned for every till.
        books: those that the register writes itself; store, tallies: what goes into them; agents: who owes its money.
    """

    def __init__(self, database: Database, keys: RegisterKeys, surroundings: Surroundings) -> None:
        self.database = database
        self.keys = keys
        self.surroundings = surroundings
        self.journal = OfficeJournal(keys, surroundings)
        self.intake = Intake(database, keys, surroundings)
        links = PageLinks(keys)
        self.catalogue = Catalogue(database, keys, links)
        self.devices = Devices(database, self.journal, keys, surroundings)
        self.roll = RollBook(database, surroundings)
        self.halls = Halls(database, self.journal, surroundings)
        self.relaying = Relaying(database, keys, surroundings)
        self.face = Face()
        self.people = People(database, surroundings)
        self.personal = PersonalData(database, keys, surroundings)
        store = FamilyStore(FieldKeys(keys.fields, keys.folder), surroundings.chance)
        self.pages = FamilyPages(database, links, surroundings)
        self.planning = Planning(database, self.journal, store, self.pages)
        self.families = Families(database, self.journal, store, self.pages, surroundings)
        self.photos = FamilyPhotos(database, store, surroundings)
        self.goods_photos = GoodsPhotos(database)
        self.lists = Lists(database, self.journal, store, self.pages, surroundings)
        self.vouchers = Vouchers(database, self.journal)
        self.kept = KeptSums()
        self.accounts = Accounts(database, surroundings, self.kept)
        self.tracing = Tracing(database, surroundings)
        self.resolving = Resolving(database, self.journal, self.kept)
        self.payouts = Payouts(database, self.journal, surroundings, self.families)
        self.reversals = Reversals(database, self.journal)
        self.cash_box = CashBoxes(database, self.journal)
        self.uncollected = UncollectedMoney(database, surroundings)
        self.periods = Periods(database, self.journal, surroundings)
        self.statements = Statements(database, surroundings, links)
        self.selling = Selling(database, surroundings, self.kept.sold)
        self.codes = AccountCodes(database, surroundings)
        self.exports = Exports(database, surroundings)
        self.roads = RoadBook(database, surroundings, self.kept.roads)
        self.trail = Trail(database, surroundings)
        self.papers = PaperChecks(database, surroundings)
        self.books = OwnBooks(database, self.journal, keys, surroundings)
        self.store = Store(database, self.books)
        self.tallies = Tallies(database, self.books)
        self.agents = Agents(database, self.journal, self.books)
        self.stock_reports = StockReports(database, surroundings)
        self.markdowns = MarkdownPlans(database, self.journal, surroundings)

    @classmethod
    def open(cls, url: str, keys: RegisterKeys, surroundings: Surroundings) -> Register:
        """Open the database, bring it up to date, and read what an older Amana could not.

        Args:
            url: an SQLAlchemy URL.
            keys: the register's keys.
            surroundings: time and chance.

        Raises:
            OldSqlite, NewerBook: this Amana must not touch the database.
        """
        database = Database(url)
        upgrade(database)
        with database.writing() as connection:
            if connection.execute(select(META.c.value).where(META.c.key == "generation")).scalar() is None:
                connection.execute(insert(META), [{"key": "generation", "value": "1"}])
        register = cls(database, keys, surroundings)
        register.intake.read_again()
        return register

    @property
    def generation(self) -> int:
        """Which life of the register this is."""
        with self.database.reading() as connection:
            return generation(connection)

    def begin_next_life(self) -> int:
        """Say that the database was restored from a backup: tills send again what is missing and fetch all cards anew.

        Returns:
            The new generation.
        """
        with self.database.writing() as connection:
            life = generation(connection) + 1
            connection.execute(update(META).where(META.c.key == "generation").values(value=str(life)))
            version = life * VERSIONS_PER_LIFE
            # Vouchers that were handed out after the backup keep their numbers to themselves.
            connection.execute(update(BAZAAR).values(version=version, papers=BAZAAR.c.papers + PAPERS_PER_LIFE))
            connection.execute(update(FAMILY).values(version=version))
            connection.execute(update(ITEM).values(version=version))
            connection.execute(update(WITHDRAWN).values(version=version))
            note(connection, self.surroundings.now(), OWNER, Deed.RESTORED, detail=f"life {life}")
        return life

    def close(self) -> None:
        """Close the database."""
        self.database.close()
