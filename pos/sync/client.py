"""The HTTP client of the register: the only module that knows httpx.

It carries a till's calls and the office's (`pos.sync.office_calls`). A refusal of the register comes out as the same
refusal; no answer is `RegisterUnreachable`, and an answer that this Amana has no word for is `RegisterRefused`. Nothing is
retried here: whoever asks knows whether asking twice is harmless (it is, for everything that carries an id).

Off loopback only HTTPS is spoken, with the certificate that was pinned when the device was admitted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from typing_extensions import override

from pos.domain.access import Admitted, Health, Roll
from pos.domain.errors import DamagedMessage
from pos.domain.troubles import RegisterRefused, RegisterUnreachable
from pos.sync.feed import feed_request, unpack_feed
from pos.sync.invitation import LOOPBACK_NAMES
from pos.sync.office_calls import OfficeCalls, path_part
from pos.sync.reading import as_texts, parse
from pos.sync.records import from_record, to_record
from pos.sync.trust import trust
from pos.sync.wire import deflate, pack, read_refusal, unpack_ack

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

    import httpx
    from typing_extensions import Self

    from pos.ledger.keys import DeviceKey
    from pos.sync.feed import Feed
    from pos.sync.told import Introductions, PhotoTold, RollCall, SendWish
    from pos.sync.wire import Ack, Batch

SECONDS_MAX = 20
HTTP_ERROR = 400
DIGITS_MAX = 9
WAIT_SECONDS_MAX = 600  # a register that is set up wrong does not keep a till away for the day


class RegisterClient(OfficeCalls):
    """A line to the register, for a till or for the office.

    Args:
        base_url: the register's address, such as `https://register.example:8443`.
        certificate: the register's own certificate (PEM), pinned; empty trusts the system's authorities.
        seconds_max: how long an answer may take, in seconds.

    Raises:
        RegisterUnreachable: the address would send facts in clear over a network.
    """

    def __init__(self, base_url: str, *, certificate: str = "", seconds_max: int = SECONDS_MAX) -> None:
        import httpx

        address = urlsplit(base_url)
        if address.scheme != "https" and address.hostname not in LOOPBACK_NAMES:
            raise RegisterUnreachable("off loopback only https is spoken")
        self.address = base_url
        self.certificate = certificate
        self._http = httpx.Client(
            base_url=base_url, timeout=seconds_max, verify=trust(address.scheme, certificate), trust_env=False
        )
        self._network_error = httpx.HTTPError

    def close(self) -> None:
        """Close the connection."""
        self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def ask(
        self,
        method: str,
        path: str,
        *,
        record: object = None,
        content: bytes | None = None,
        params: Mapping[str, str | int | list[str]] | None = None,
        headers: dict[str, str] | None = None,
    ) -> httpx.Response:
        """Ask the register and return its answer when it is a good one.

        Args:
            method: of HTTP.
            path: below the base address.
            record: a value that is sent as JSON.
            content: bytes that are sent as they are, in place of a record.
            params: of the query.
            headers: beside the session's.

        Raises:
            RegisterUnreachable: no answer came, or only half of one.
            RegisterRefused: an error that this Amana has no word for.
            Refusal: whatever the register refused.
        """
        sent = dict(headers or {})
        if self.token:
            sent["Authorization"] = f"Bearer {self.token}"
        json = to_record(record) if record is not None else None
        try:
            answer = self._http.request(method, path, json=json, content=content, params=params, headers=sent)
        except self._network_error as error:
            raise RegisterUnreachable(f"{type(error).__name__}: {error}") from error
        if answer.status_code >= HTTP_ERROR:
            raise _failure(answer)
        return answer

    @override
    def ask_json(self, method: str, path: str, record: object = None, **params: str | int | list[str]) -> object:
        answer = self.ask(method, path, record=record, params=params or None)
        return parse(answer.content) if answer.content else None

    @override
    def ask_bytes(self, method: str, path: str, content: bytes | None = None) -> bytes:
        return self.ask(method, path, content=content).content

    def health(self) -> Health:
        """Ask how the register is."""
        return from_record(Health, self.ask_json("GET", "/v1/health"))

    # -- a till's calls ----------------------------------------------------------------------------------------

    def admit(self, code: str, public_key: str, name: str = "") -> Admitted:
        """Show a one-time code and this device's key.

        Args:
            code: as the administrator gave it.
            public_key: the device's Ed25519 key, hexadecimal.
            name: what people call the device.

        Raises:
            WrongCode: it is unknown, used or out of date.
        """
        order = {"code": code, "public_key": public_key, "name": name}
        return from_record(Admitted, self.ask_json("POST", "/v1/devices", order))

    def look(self, code: str, public_key: str) -> Admitted | None:
        """Show a one-time code without using it up; None where the register is older and cannot say.

        Args:
            code: as the administrator gave it.
            public_key: the device's Ed25519 key, hexadecimal.

        Raises:
            WrongCode: it is unknown, used or out of date.
        """
        order = {"code": code, "public_key": public_key, "look": True}
        try:
            return from_record(Admitted, self.ask_json("POST", "/v1/devices", order))
        except DamagedMessage:
            return None

    def push(self, batch: Batch) -> Ack:
        """Send a batch and return the register's word, whose signature the caller checks.

        Raises:
            GapFound, Forked, UnknownDevice, BadSignature, WrongBazaar, DamagedMessage: as the register judged.
        """
        content = deflate(pack(batch))
        return unpack_ack(self.ask("POST", "/v1/batches", content=content).content)

    def roll(self, told: RollCall, key: DeviceKey) -> Roll:
        """Say how this till is, and ask who is in.

        Args:
            told: what it says of itself.
            key: the device's key.
        """
        return from_record(Roll, self._tell(f"/v1/bazaars/{path_part(told.bazaar)}/roll", told.message(), key))

    def wish(self, told: SendWish, key: DeviceKey) -> Roll:
        """Wish that all tills send at once, and ask who is in.

        Args:
            told: the wish.
            key: the device's key.
        """
        return from_record(Roll, self._tell(f"/v1/bazaars/{path_part(told.bazaar)}/wishes", told.message(), key))

    def introduce(self, told: Introductions, key: DeviceKey) -> tuple[str, ...]:
        """Tell the centre of a hall's tills; return the names that are somebody else's there.

        Args:
            told: the tills and their keys.
            key: the hall's key.
        """
        path = f"/v1/bazaars/{path_part(told.bazaar)}/introductions"
        return as_texts(self._tell(path, told.message(), key))

    def _tell(self, path: str, message: bytes, key: DeviceKey) -> object:
        signed = {"Amana-Signature": key.sign(message).hex()}
        return parse(self.ask("POST", path, content=message, headers=signed).content)

    def send_photo(self, told: PhotoTold, picture: bytes, key: DeviceKey) -> None:
        """Send a photo of goods.

        Args:
            told: which one.
            picture: its file.
            key: the device's key.
        """
        self.ask("PUT", _photo_path(told), content=picture, headers=_signed(told, key))

    def fetch_photo(self, told: PhotoTold, key: DeviceKey) -> bytes:
        """Fetch a photo of goods; nothing where the register does not have it.

        Args:
            told: which one.
            key: the device's key.
        """
        return self.ask("GET", _photo_path(told), headers=_signed(told, key)).content

    def feed(self, bazaar: str, device: str, since: int, key: DeviceKey) -> Feed | None:
        """Fetch the cards that changed since a version; None when none did.

        Args:
            bazaar: the bazaar's code.
            device: this device's name.
            since: the version that it has; 0 for none.
            key: the device's key, which signs the question.
        """
        signature = key.sign(feed_request(bazaar, device, since)).hex()
        answer = self.ask(
            "GET",
            f"/v1/bazaars/{path_part(bazaar)}/feed",
            params={"since": since},
            headers={"Amana-Device": device, "Amana-Signature": signature},
        )
        return unpack_feed(answer.content) if answer.content else None


def _photo_path(told: PhotoTold) -> str:
    return f"/v1/bazaars/{path_part(told.bazaar)}/photos/{path_part(told.mark)}"


def _signed(told: PhotoTold, key: DeviceKey) -> dict[str, str]:
    return {"Amana-Device": told.device, "Amana-Signature": key.sign(told.message()).hex()}


def _failure(answer: httpx.Response) -> Exception:
    """Return what a bad answer means."""
    try:
        refusal = read_refusal(answer.json())
    except ValueError:
        refusal = None
    return refusal or RegisterRefused(answer.reason_phrase, answer.status_code, _wait_seconds(answer))


def _wait_seconds(answer: httpx.Response) -> int:
    """Return how long the answer asks to wait; a date, which a wrong clock would misread, counts as not said."""
    told = answer.headers.get("Retry-After", "")
    return min(int(told[:DIGITS_MAX]), WAIT_SECONDS_MAX) if told.isascii() and told.isdecimal() else 0
