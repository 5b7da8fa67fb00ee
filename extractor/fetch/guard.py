"""Which addresses may be connected to: public ones, written in the plain way.

Whoever can make the program fetch an address of his choice (in a list, in a redirect, through his own DNS)
must not reach what stands behind the firewall with it. `check_target` judges the address as written and
`address_fault` every IP address that its name stands for; the transport then connects to the very address
that was judged.

Sources: the IANA special-purpose registries (RFC 6890 and its updates), RFC 6052 (NAT64), RFC 3056 (6to4),
RFC 4380 (Teredo), RFC 5214 (ISATAP).
"""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from extractor.fetch.failures import Refused

_ADVICE = "only public web addresses are fetched; save the page and give the file"

_METADATA = frozenset(
    ip_address(address)
    for address in (
        "169.254.169.254",  # AWS, Azure, Google, Oracle, DigitalOcean, OpenStack
        "169.254.170.2",  # AWS containers
        "100.100.100.200",  # Alibaba
        "168.63.129.16",  # Azure's host, a public address by its number
        "192.0.0.192",  # Oracle
        "fd00:ec2::254",  # AWS
        "fd00:ec2::23",  # AWS containers
        "fd20:ce::254",  # Google
    )
)
_PRIVATE_4 = tuple(
    IPv4Network(net)
    for net in ("127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10")
)
_PRIVATE_6 = tuple(IPv6Network(net) for net in ("::1/128", "fc00::/7"))
# Python's `is_global` calls these global (in some of its releases), but no public web server stands there.
_SPECIAL_4 = tuple(IPv4Network(net) for net in ("192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15"))
_GLOBAL_UNICAST = IPv6Network("2000::/3")
_SPECIAL_6 = tuple(
    IPv6Network(net)
    for net in (
        "2001::/23",  # IETF protocols, Teredo among them: embeds IPv4
        "2002::/16",  # 6to4: embeds IPv4
        "2001:db8::/32",  # documentation
        "3fff::/20",  # documentation
    )
)
_ISATAP, _ISATAP_MASK = 0x5EFE, 0xFDFFFFFF  # above the last 32 bits, which are an IPv4 address
_NAT64 = IPv6Network("64:ff9b::/96")
_LOCAL_NAMES = ("localhost", "local", "internal", "intranet", "lan", "home.arpa", "localdomain")
_LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_HOST_NAME = re.compile(rf"{_LABEL}(?:\.{_LABEL})*\.?")
_NUMBER = re.compile(r"\d+|0x[0-9a-f]*")
_DOTTED_QUAD = re.compile(r"(?:(?:0|[1-9]\d{0,2})\.){3}(?:0|[1-9]\d{0,2})")


def address_fault(address: str, *, allow_private: bool = False) -> str | None:
    """Why an IP address must not be connected to, in words; None if it may."""
    try:
        ip = ip_address(address)
    except ValueError:
        return f"{address} is no IP address"
    if ip in _METADATA:
        return f"{address} is where a cloud keeps its machines' credentials"
    if isinstance(ip, IPv6Address):
        return _fault_6(ip, allow_private)
    return _fault_4(ip, allow_private)


def _fault_4(ip: IPv4Address, allow_private: bool) -> str | None:
    if any(ip in net for net in _PRIVATE_4):
        return None if allow_private else f"{ip} is a private address"
    if not ip.is_global or ip.is_multicast or ip.is_reserved or any(ip in net for net in _SPECIAL_4):
        return f"{ip} is not a public address"
    return None


def _fault_6(ip: IPv6Address, allow_private: bool) -> str | None:
    inner = ip.ipv4_mapped
    if inner is None and ip in _NAT64:
        inner = IPv4Address(int(ip) & 0xFFFFFFFF)
    if inner is not None:
        fault = address_fault(str(inner), allow_private=allow_private)
        return fault and f"{ip} leads to {inner}: {fault}"
    if ip.scope_id is not None:
        return f"{ip} is bound to a network interface"
    if any(ip in net for net in _PRIVATE_6):
        return None if allow_private else f"{ip} is a private address"
    # One block holds all public IPv6 addresses. What lies outside (link-local, site-local, multicast,
    # IPv4-compatible, local NAT64) needs no list.
    special = any(ip in net for net in _SPECIAL_6) or int(ip) >> 32 & _ISATAP_MASK == _ISATAP
    if ip not in _GLOBAL_UNICAST or not ip.is_global or special:
        return f"{ip} is not a public address"
    return None


def check_target(
    scheme: str, userinfo: bytes, host: str, port: int | None, *, allow_private: bool = False
) -> None:
    """Judges an address by its parts, without the network. `host` is in ASCII (IDNA), IPv6 without its
    brackets.

    Raises `Refused` with the reason.
    """
    if scheme not in ("http", "https"):
        raise Refused(
            f"scheme {scheme or 'missing'!r} is not fetched; give an address that begins with http:// or https://"
        )
    if userinfo:
        raise Refused("the address carries a user name or password; leave it out")
    if port is not None and (port > 65535 or (port < 1024 and port not in (80, 443))):
        raise Refused(f"port {port} is not one of the web; {_ADVICE}")
    if not host:
        raise Refused("the address has no host name; correct it")
    if ":" in host:
        _check_literal(host, allow_private)
        return
    host = host.lower()
    if len(host) > 254 or not _HOST_NAME.fullmatch(host):
        raise Refused(f"{host[:80]!r} is not a host name; correct it")
    name = host.rstrip(".")
    labels = name.split(".")
    # Resolvers read 127.1, 0x7f000001, 017700000001 and 2130706433 as 127.0.0.1. Only one spelling is taken.
    if _NUMBER.fullmatch(labels[-1]):
        if host != name or not _DOTTED_QUAD.fullmatch(name):
            raise Refused(
                f"{host!r} is an IP address in an unusual spelling; write four decimal numbers with dots"
            )
        _check_literal(name, allow_private)
        return
    if allow_private:
        return
    if len(labels) == 1 or any(name == local or name.endswith("." + local) for local in _LOCAL_NAMES):
        raise Refused(f"{host!r} is a name of a local network; {_ADVICE}")


def _check_literal(host: str, allow_private: bool) -> None:
    fault = address_fault(host, allow_private=allow_private)
    if fault:
        raise Refused(f"{fault}; {_ADVICE}")


def check_resolved(host: str, addresses: list[str], *, allow_private: bool = False) -> None:
    """Judges what a host name stands for. One forbidden address among several forbids them all. Raises
    `Refused`."""
    for address in addresses:
        fault = address_fault(address, allow_private=allow_private)
        if fault:
            raise Refused(f"{host} stands for a forbidden address: {fault}; {_ADVICE}")
