"""`amana register pages`: where families reach the register, and the links of their own pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pos.cli.console import Exit, say
from pos.cli.opening import open_register

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction


def add_pages_to(acts: _SubParsersAction[ArgumentParser]) -> None:
    """Describe the act of `amana register` that hands links out."""
    pages = acts.add_parser("pages", help="give every family the link of its own page, renew or withdraw one, list all")
    pages.add_argument("bazaar", metavar="BAZAAR", help="the bazaar's code")
    pages.add_argument(
        "--address", metavar="URL", help="where families reach the register, such as https://centre.example"
    )
    wish = pages.add_mutually_exclusive_group()
    wish.add_argument(
        "--renew", metavar="FAMILY", help="make a family's link anew; the one before opens nothing any more"
    )
    wish.add_argument("--withdraw", metavar="FAMILY", help="withdraw a family's link")
    pages.add_argument(
        "--reason", default="", metavar="TEXT", help="why a link is renewed or withdrawn; stands in the trail"
    )
    pages.add_argument("--folder", type=Path, required=True, metavar="DIR", help="where the register's keys live")
    pages.add_argument("--database", metavar="URL", help="an SQLAlchemy address (default: SQLite in the folder)")
    pages.set_defaults(run=_pages)


def _pages(chosen: Namespace) -> int:
    from pos.domain.bazaar import Person, Role
    from pos.register.trail import OWNER

    owner = Person(code=OWNER, name_ar="صاحب الجهاز", name_en="Owner of the machine", role=Role.ADMIN)
    register = open_register(chosen)
    try:
        links = register.pages
        if chosen.address is not None:
            links.move(owner, chosen.address)
        found = links.give(owner, chosen.bazaar)
        serials = {row.family: row.serial for row in found.rows}
        if chosen.renew:
            serial = serials.get(chosen.renew, 0)
            links.renew(owner, chosen.bazaar, chosen.renew, serial=serial, reason=chosen.reason)
        if chosen.withdraw:
            links.withdraw(owner, chosen.bazaar, chosen.withdraw, reason=chosen.reason)
        found = links.pages(owner, chosen.bazaar)
    finally:
        register.close()
    for row in found.rows:
        say(f"{row.family} {row.state.value} {row.link or row.reason}".rstrip())
    if not found.address:
        say("no paper bears a link yet: say with --address where families reach the register")
    return Exit.DONE
