"""The doors for comparing Z-reports with their papers, for who did what, and for saying that a file was handed out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from fastapi import APIRouter

from pos.domain.access import OfficeAct
from pos.domain.paper_checks import PaperFigures, ReportRow
from pos.register.doors.answers import answers
from pos.register.doors.devices import FORBID
from pos.register.doors.passing import SIGNED_IN, By, PlainRoute

if TYPE_CHECKING:
    from pos.register.register import Register


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckOrder:
    """What the paper of a Z-report says."""

    __pydantic_config__: ClassVar[dict[str, Any]] = FORBID
    device: str
    epoch: int
    seq: int
    said: PaperFigures


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOrder:
    """What was written into a file outside the register."""

    __pydantic_config__: ClassVar[dict[str, Any]] = FORBID
    what: str


def comparing_router(register: Register) -> APIRouter:
    """Make the doors."""
    router = APIRouter(
        route_class=PlainRoute,
        prefix="/v1/bazaars/{bazaar}",
        tags=["office"],
        dependencies=[SIGNED_IN],
        responses=answers(401, 403, 404),
    )

    @router.get("/reports", response_model=tuple[ReportRow, ...], summary="Z-reports, and what their papers say")
    def reports(bazaar: str, by: By, device: str = "") -> tuple[ReportRow, ...]:
        """Needs the right to send or to read the ledger. Of one till, where one is named."""
        return register.papers.reports(by, bazaar, device)

    @router.post(
        "/reports/checks", status_code=201, response_model=ReportRow, summary="Compare a Z-report with its paper"
    )
    def check(bazaar: str, order: CheckOrder, by: By) -> ReportRow:
        """Needs the right to send. The same reading by the same person is kept once."""
        return register.papers.check(by, bazaar, device=order.device, epoch=order.epoch, seq=order.seq, said=order.said)

    @router.get("/acts", response_model=tuple[OfficeAct, ...], summary="What the office decided")
    def acts(bazaar: str, by: By) -> tuple[OfficeAct, ...]:
        """Needs the right to read the ledger. Planning, machines, money and payouts, the last ones first."""
        return register.exports.acts(by, bazaar)

    @router.post("/exports", status_code=204, summary="Say that a file was handed out")
    def export(bazaar: str, order: ExportOrder, by: By) -> None:
        """Needs the right to read the ledger. It stands in the trail; the file itself was made elsewhere."""
        register.exports.note_file(by, bazaar, order.what)

    return router
