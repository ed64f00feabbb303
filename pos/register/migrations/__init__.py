"""How the register's tables come into being and change, step by step; `upgrade` brings a database to the last step."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import inspect, text

from pos.domain.errors import NewerBook

if TYPE_CHECKING:
    from pos.register.database import Database

FOLDER = Path(__file__).parent
LAST = "0023"


def upgrade(database: Database, to: str = LAST) -> None:
    """Bring a database to the last step, all of the way or not at all.

    Args:
        database: it.
        to: a step before the last one, for whoever must see what the steps after it do.

    Raises:
        NewerBook: a newer Amana has changed it already.
    """
    with database.reading() as connection:
        step = ""
        if inspect(connection).has_table("alembic_version"):
            step = str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())
    if step > LAST:
        raise NewerBook(int(step), int(LAST))
    if step != to:
        _run(database, to)


def _run(database: Database, to: str) -> None:
    from alembic import command  # slow to import, and needed once in a database's life
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", FOLDER.as_posix().replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    with database.writing() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, to)
