"""What the guard refuses is refused by the whole client: as an address, as the goal of a redirect, as what a
name stands for, and as what it stands for a moment later. No socket leads there."""

from __future__ import annotations

from collections.abc import Callable
from http.server import BaseHTTPRequestHandler

import pytest

from extractor.errors import FetchError, SourceFailure
from extractor.fetch import Fetcher
from tests.fetch.conftest import PUBLIC, Net, Site
from tests.fetch.test_guard import ALLOWED, FORBIDDEN

Make = Callable[..., Fetcher]
NEWS = "http://news.example"
REDIRECTS = [
    address
    for address in FORBIDDEN
    if address.lower().startswith(("http://", "https://", "file:", "ftp:", "gopher:", "data:", "unix:"))
    and address.isprintable()
    and " " not in address
    and address
    not in ("http://", "http:///path", "http:////127.0.0.1/", "http://:80/")  # relative to where they stand
]
RESOLVED = [
    "127.0.0.1", "127.255.255.254", "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "172.16.0.1",
    "172.31.255.255", "192.168.0.1", "192.168.255.255", "100.64.0.1", "100.127.255.255", "169.254.0.1",
    "169.254.169.254", "169.254.170.2", "100.100.100.200", "168.63.129.16", "192.0.0.192", "192.0.0.8",
    "192.0.2.1", "198.51.100.1", "203.0.113.1", "198.18.0.1", "198.19.255.255", "192.88.99.1", "224.0.0.1",
    "239.255.255.255", "240.0.0.1", "255.255.255.255", "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1",
    "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::ffff:0:127.0.0.1", "64:ff9b::127.0.0.1",
    "64:ff9b::10.0.0.1", "64:ff9b::169.254.169.254", "64:ff9b:1::1", "2002:7f00:1::", "2002:a00:1::",
    "2001:0:4136:e378:8000:63bf:f5ff:fffe", "2606:2800::5efe:127.0.0.1", "fe80::1", "fe80::1%eth0",
    "fe80::1%2", "febf::1", "fec0::1", "fc00::1", "fdff::1", "fd00:ec2::254", "fd00:ec2::23", "fd20:ce::254",
    "ff02::1", "ff0e::1", "100::1", "2001:db8::1", "3fff::1", "5f00::1", "", "no address",
    "127.1", "0x7f.0.0.1",
]  # fmt: skip
PUBLICS = [
    PUBLIC, "1.1.1.1", "11.0.0.1", "100.63.255.255", "100.128.0.1", "172.15.255.255", "172.32.0.1",
    "223.255.255.1", "2606:2800:220:1:248:1893:25c8:1946", "2001:4860:4860::8888", "::ffff:93.184.216.34",
    "64:ff9b::93.184.216.34",
]  # fmt: skip


def test_the_tables_are_as_long_as_they_claim_to_be() -> None:
    assert len(set(RESOLVED)) == len(RESOLVED) >= 60
    assert len(REDIRECTS) >= 150
    assert len(ALLOWED) >= 35


def test_no_forbidden_address_is_dialled_or_looked_up(net: Net, make: Make) -> None:
    fetcher = make()
    for item in fetcher.fetch_many(FORBIDDEN):
        assert isinstance(item, SourceFailure), item
    for address in FORBIDDEN:
        with pytest.raises(FetchError):
            fetcher.fetch_document(address)
    assert (net.resolved, net.dialled) == ([], [])


def test_no_forbidden_address_is_followed_to(site: Site, net: Net, make: Make) -> None:
    for number, address in enumerate(REDIRECTS):
        location = address.encode().decode("latin-1")
        site.page(f"/{number}", b"", status=302, Location=location)
    fetcher = make()
    for number, address in enumerate(REDIRECTS):
        with pytest.raises(FetchError, match=r"redirected to|no proper HTTP"):
            fetcher.fetch(f"{NEWS}/{number}")
        assert site.asked(f"/{number}") == 1, address
    assert set(net.dialled) == {(PUBLIC, 80)}
    assert set(net.resolved) == {"news.example"}


@pytest.mark.parametrize("address", RESOLVED)
def test_a_name_that_stands_for_a_forbidden_address_is_not_dialled(
    net: Net, make: Make, address: str
) -> None:
    fetcher = make()
    for number, answers in enumerate(([address], [PUBLIC, address], [address, PUBLIC])):
        net.names[f"h{number}.example"] = [answers]
        with pytest.raises(FetchError, match="stands for a forbidden address"):
            fetcher.fetch(f"http://h{number}.example/a")
    assert net.dialled == []


@pytest.mark.parametrize("address", RESOLVED)
def test_a_name_that_changes_to_a_forbidden_address_is_not_dialled_again(
    site: Site, net: Net, make: Make, address: str
) -> None:
    net.names["rebind.example"] = [[PUBLIC], [address]]

    def answer_and_close(handler: BaseHTTPRequestHandler) -> None:
        handler.close_connection = True
        handler.send_response(404)
        handler.send_header("Connection", "close")
        handler.end_headers()

    site.on("/robots.txt", answer_and_close)
    site.page("/a")
    with pytest.raises(FetchError, match="stands for a forbidden address"):
        make().fetch("http://rebind.example/a")
    assert net.dialled == [(PUBLIC, 80)]
    assert site.paths() == ["/robots.txt"]


@pytest.mark.parametrize("address", PUBLICS)
def test_a_name_of_a_public_address_is_dialled_there(site: Site, net: Net, make: Make, address: str) -> None:
    net.names["news.example"] = [[address]]
    site.page("/a")
    assert make().fetch(f"{NEWS}/a").content
    assert net.dialled == [(address, 80)]


@pytest.mark.parametrize("address", [address for address in ALLOWED if "https" not in address.lower()])
def test_a_public_address_is_fetched(site: Site, net: Net, make: Make, address: str) -> None:
    site.page("*")
    assert make().fetch(address).content
    assert len(net.dialled) == 1


LASTING = (
    "169.254.169.254",
    "fd00:ec2::254",
    "100.100.100.200",
    "fe80::1",
    "0.0.0.0",
    "224.0.0.1",
    "::ffff:169.254.169.254",
)


@pytest.mark.parametrize("address", LASTING)
def test_what_is_never_allowed_stays_so_behind_names_and_redirects(
    site: Site, net: Net, make: Make, address: str
) -> None:
    net.names["inside.example"] = [[address]]
    net.names["wiki"] = [["10.0.0.7"]]
    shown = f"[{address}]" if ":" in address else address
    site.page("/name", b"", status=302, Location="http://inside.example/")
    site.page("/number", b"", status=302, Location=f"http://{shown}/latest/meta-data/")
    fetcher = make(allow_private=True)
    for path in ("/name", "/number"):
        with pytest.raises(FetchError, match=r"address|credentials"):
            fetcher.fetch(f"http://wiki{path}")
    assert net.dialled == [("10.0.0.7", 80)]
