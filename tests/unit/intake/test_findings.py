"""What a file comes to: rows, errors and warnings in the order of the file."""

from __future__ import annotations

from pos.domain.errors import Refusal
from pos.intake import findings as reasons
from pos.intake.findings import CellEmpty, Finding, Intake, in_file_order


def test_an_intake_parts_errors_from_warnings_and_keeps_the_order_of_the_file() -> None:
    late, doubt, early = (
        Finding(9, "", CellEmpty()),
        Finding(4, "", CellEmpty(), is_warning=True),
        Finding(2, "", CellEmpty()),
    )
    intake: Intake[str] = Intake("list.csv", ("row",), in_file_order([late, doubt, early]))
    assert intake.findings == (early, doubt, late)
    assert intake.errors == (early, late)
    assert intake.warnings == (doubt,)


def test_every_reason_that_a_file_can_give_is_a_refusal_of_data() -> None:
    kinds = [kind for kind in vars(reasons).values() if isinstance(kind, type) and issubclass(kind, Refusal)]
    assert len(kinds) > 30
    assert all(kind.__doc__ and kind.__module__.startswith("pos.") for kind in kinds)
