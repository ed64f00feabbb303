"""Registers on the hall's own network: telling that we are one, and finding those that are near (DNS-SD, RFC 6763).

What is found this way is an address and nothing more. Anyone can call himself a register; whom a till trusts is decided by the
fingerprint in its invitation.
"""

from __future__ import annotations

import socket
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from typing_extensions import Self
    from zeroconf import ServiceInfo, ServiceStateChange, Zeroconf

SERVICE = "_amana-register._tcp.local."
ASK_MS_MAX = 3_000
FIND_SECONDS_MAX = 3
NEWS_MAX = 20  # a network that chatters without end does not hold up the next try


@dataclass(frozen=True, slots=True, order=True)
class Nearby:
    """A register that says it is near.

    Attributes:
        name: what it calls itself, such as the computer's name.
        address: such as `https://192.168.8.5:8420`.
        fingerprint: of its certificate, as it says itself; to be compared with the invitation's.
    """

    name: str
    address: str
    fingerprint: str = ""


class Herald:
    """Tells the network that a register is here, until it is closed.

    Args:
        port: where it listens.
        fingerprint: of its certificate; empty where it speaks no TLS.
        name: what it calls itself.
        addresses: of this machine, as IPv4 text; those that the network sees where none are given.
        interfaces: the addresses whose networks are told; all where none are given.
    """

    def __init__(
        self,
        port: int,
        fingerprint: str,
        name: str,
        addresses: Sequence[str] = (),
        interfaces: Sequence[str] = (),
    ) -> None:
        from zeroconf import ServiceInfo

        scheme = "https" if fingerprint else "http"
        self._zeroconf = _open(interfaces)
        self._service = ServiceInfo(
            SERVICE,
            f"{name}.{SERVICE}",
            addresses=[socket.inet_aton(one) for one in addresses or own_addresses()],
            port=port,
            properties={"scheme": scheme, "fp": fingerprint, "v": "1"},
            server=f"{name}.local.",
        )

    def __enter__(self) -> Self:
        self._zeroconf.register_service(self._service, allow_name_change=True)
        return self

    def __exit__(self, *_how: object) -> None:
        self._zeroconf.unregister_service(self._service)
        self._zeroconf.close()


class Search:
    """Listens for registers until it is closed.

    Args:
        found: told all that are near whenever that changes; on the search's own thread.
        interfaces: as for `Herald`.
    """

    def __init__(self, found: Callable[[tuple[Nearby, ...]], None], interfaces: Sequence[str] = ()) -> None:
        from zeroconf import ServiceBrowser

        self._found = found
        self._near: dict[str, Nearby] = {}
        self._zeroconf = _open(interfaces)
        self._browser = ServiceBrowser(self._zeroconf, SERVICE, handlers=[self._changed])

    def close(self) -> None:
        """Listen no more."""
        self._browser.cancel()
        self._zeroconf.close()

    def _changed(self, zeroconf: Zeroconf, service_type: str, name: str, state_change: ServiceStateChange) -> None:
        """Take in what appeared or changed, and forget what said good-bye; the names are the library's."""
        if state_change.name == "Removed":
            self._near.pop(name, None)
        else:
            service = zeroconf.get_service_info(service_type, name, timeout=ASK_MS_MAX)
            if service is None:
                return
            self._near[name] = _nearby(service, name)
        self._found(tuple(sorted(self._near.values())))


def find_again(
    fingerprint: str,
    proves: Callable[[str], bool],
    seconds_max: float = FIND_SECONDS_MAX,
    interfaces: Sequence[str] = (),
) -> str:
    """Return the address of whoever near proves to have the certificate of a fingerprint; empty where nobody does.

    Whoever says so and does not prove it is passed over, so that nobody stands in the right one's way.

    Args:
        fingerprint: of the certificate.
        proves: tells whether whoever answers at an address does.
        seconds_max: how long to wait for each piece of news.
        interfaces: as for `Herald`.
    """
    heard: SimpleQueue[tuple[Nearby, ...]] = SimpleQueue()
    try:
        search = Search(heard.put, interfaces)
    except OSError:  # this machine has no network
        return ""
    asked: set[str] = set()
    try:
        for _ in range(NEWS_MAX):
            for one in heard.get(timeout=seconds_max):
                if one.fingerprint == fingerprint and one.address not in asked:
                    asked.add(one.address)
                    if proves(one.address):
                        return one.address
    except Empty:
        pass
    finally:
        search.close()
    return ""


def own_addresses() -> tuple[str, ...]:
    """Return the IPv4 addresses of this machine; loopback where there is no other."""
    import ifaddr  # zeroconf's own way to know them

    found = [str(one.ip) for adapter in ifaddr.get_adapters() for one in adapter.ips if one.is_IPv4]
    seen = [one for one in dict.fromkeys(found) if not one.startswith(("127.", "169.254."))]
    return tuple(seen) or ("127.0.0.1",)


def _open(interfaces: Sequence[str]) -> Zeroconf:
    from zeroconf import InterfaceChoice, IPVersion, Zeroconf

    return Zeroconf(interfaces=list(interfaces) or InterfaceChoice.All, ip_version=IPVersion.V4Only)


def _nearby(service: ServiceInfo, name: str) -> Nearby:
    said = {key: value or "" for key, value in service.decoded_properties.items()}
    hosts = service.parsed_addresses()
    scheme = "http" if said.get("scheme") == "http" else "https"
    host = hosts[0] if hosts else ""
    return Nearby(name.removesuffix(f".{SERVICE}"), f"{scheme}://{host}:{service.port}", said.get("fp", ""))
