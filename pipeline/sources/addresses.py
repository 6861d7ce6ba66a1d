"""Which addresses of the network may be asked: those of the public internet.

A feed, a redirect or a name can point at a machine that only this one can reach (its own services, the metadata of
a cloud). So each name is resolved here, each of its addresses is checked, and the connection goes to the address
that was checked, since a name may answer otherwise the next time.
"""

import ipaddress
import queue
import socket
import threading

from pipeline.sources.isolate import Lost

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """Whether an address is of the public internet, also the one that stands inside an address of IPv6."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if found in _NAT64:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return found.is_global and not (found.is_multicast or found.is_reserved or found.is_unspecified)


def resolve(host: str, port: int, seconds: float) -> list[str] | Lost:
    """The addresses of a name; the system's own resolver knows no limit of time."""
    found: queue.SimpleQueue[list[str] | Lost] = queue.SimpleQueue()

    def look_up() -> None:
        try:
            infos = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found.put(list(dict.fromkeys(str(info[4][0]) for info in infos)))
        except (OSError, UnicodeError) as error:
            found.put(Lost("unreachable", f"{host[:100]!a} has no address: {error}"))

    threading.Thread(target=look_up, daemon=True).start()
    try:
        return found.get(timeout=max(seconds, 0.01))
    except queue.Empty:
        return Lost("unreachable", f"{host[:100]!a} was not resolved in time")
