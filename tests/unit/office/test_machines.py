"""The devices of one bazaar: every call names it, and an invitation always says where the register is."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pos.domain.access import DeviceCard, Enrolment
from pos.office.machines import Machines
from tests.fakes import NOON

CODE = Enrolment(code="4071938265", bazaar="INTAJ8", device="T05", ends_at=NOON)


@dataclass
class Line:
    """A line that writes down what it is asked."""

    address: str = "https://192.168.8.9:8420"
    code: Enrolment = CODE
    asked: list[tuple[str, ...]] = field(default_factory=list)

    def devices(self, bazaar: str) -> tuple[DeviceCard, ...]:
        self.asked.append((bazaar,))
        return ()

    def issue_code(self, bazaar: str, device: str = "") -> Enrolment:
        self.asked.append((bazaar, device))
        return self.code

    def rename_device(self, bazaar: str, device: str, label: str) -> None:
        self.asked.append((bazaar, device, label))

    def revoke(self, bazaar: str, device: str, reason: str) -> None:
        self.asked.append((bazaar, device, reason))


def test_every_call_names_the_bazaar() -> None:
    line = Line()
    machines = Machines(line, "INTAJ8")
    assert machines.all() == ()
    machines.invite("T02")
    machines.rename("T02", "Gate")
    machines.revoke("T02", "lost")
    assert line.asked == [("INTAJ8",), ("INTAJ8", "T02"), ("INTAJ8", "T02", "Gate"), ("INTAJ8", "T02", "lost")]


def test_an_invitation_says_where_the_register_is() -> None:
    line = Line()
    assert Machines(line, "INTAJ8").invite().address == line.address
    line.code = replace(CODE, address="https://centre.example:8420")
    assert Machines(line, "INTAJ8").invite().address == "https://centre.example:8420"
