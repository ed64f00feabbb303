"""Beginning a bazaar on this machine: its own register, its plan, its first administrator and one till, all of it or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.app.unfinished import all_or_nothing
from pos.demo.stage import admit_by, raise_register
from pos.domain.founding import FIRST_TILL

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pos.demo.stage import Means, Stage
    from pos.domain.founding import Founding


def found(home: Path, means: Callable[[], Means], founding: Founding, stopped: Callable[[], bool]) -> Stage:
    """Begin a bazaar, and leave its register running; on a lane, for it takes seconds.

    Args:
        home: Amana's own folder.
        means: time, chance and keys of this machine; making them makes the register's keys.
        founding: what was decided.
        stopped: whether somebody would rather not, after all.

    Raises:
        InterruptedError: somebody would not; nothing is left of it.
        RegisterUnreachable: the register did not come up.
    """

    def go_on() -> None:
        if stopped():
            raise InterruptedError

    with all_or_nothing(home):
        stage = raise_register(home, means())
        try:
            go_on()
            stage.register.people.begin(founding.admin, founding.secret)
            office = stage.office(founding.admin.code, founding.secret)
            office.plan(founding.bazaar, identity=stage.means.register.new_id())
            go_on()
            book, _ = admit_by(stage, office, founding.bazaar.code, FIRST_TILL)
            book.close()
            go_on()
        except BaseException:
            stage.close()
            raise
    return stage
