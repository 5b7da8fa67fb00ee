"""Every way to write a forbidden address is refused, before the network is asked."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.fetch.address import parse_address, redirect_target, shown_address
from extractor.fetch.failures import Refused
from extractor.fetch.guard import address_fault

FORBIDDEN = [
    # loopback, in all spellings that resolvers take
    "http://127.0.0.1/",
    "http://127.0.0.1:8080/",
    "http://127.1/",
    "http://127.0.1/",
    "http://127.255.255.254/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7F.0x0.0x0.0x1/",
    "http://0x7f.1/",
    "http://017700000001/",
    "http://0177.0.0.01/",
    "http://0177.1/",
    "http://127.0.0.1./",
    "http://127.0.0.01/",
    "http://127.0.0.0x1/",
    "http://127.0.0.1.0x1/",
    "http://00000000000000000177.0.0.1/",
    "http://４2130706433/",
    "http://１２７.0.0.1/",
    "http://①②⑦.⓪.⓪.①/",
    "http://127。0。0。1/",
    "http://127%2E0%2E0%2E1/",
    "http://%31%32%37.0.0.1/",
    "http://localhost/",
    "http://LOCALHOST/",
    "http://LocalHost./",
    "http://localhost。/",
    "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/",
    "http://%6cocalhost/",
    "http://www.localhost/",
    "http://localhost.localdomain/",
    # IPv6 loopback and everything that leads to IPv4
    "http://[::1]/",
    "http://[0:0:0:0:0:0:0:1]/",
    "http://[0000:0000:0000:0000:0000:0000:0000:0001]:80/",
    "http://[::]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::FFFF:7F00:1]/",
    "http://[::ffff:10.0.0.1]/",
    "http://[::ffff:169.254.169.254]/",
    "http://[::127.0.0.1]/",
    "http://[::7f00:1]/",
    "http://[64:ff9b::127.0.0.1]/",
    "http://[64:ff9b::10.0.0.1]/",
    "http://[64:ff9b::a9fe:a9fe]/",
    "http://[64:ff9b:1::1]/",
    "http://[2002:7f00:1::]/",
    "http://[2002:a00:1::1]/",
    "http://[2001:0:4136:e378:8000:63bf:f5ff:fffe]/",
    "http://[fe80::1]/",
    "http://[fe80::1%25eth0]/",
    "http://[fe80::1%eth0]/",
    "http://[2606:2800:220:1:248:1893:25c8:1946%25eth0]/",
    "http://[fec0::1]/",
    "http://[fc00::1]/",
    "http://[fd12:3456:789a::1]/",
    "http://[fd00:ec2::254]/latest/meta-data/",
    "http://[ff02::1]/",
    "http://[2001:db8::1]/",
    "http://[3fff::1]/",
    "http://[127.0.0.1]/",
    "http://[::1/",
    "http://[0:0:0:0:0:ffff:127.0.0.1]/",
    "http://[::ffff:127.1]/",
    "http://[::ffff:7f00:1%25lo]/",
    "http://[::ffff:0:127.0.0.1]/",
    "http://[::ffff:0.0.0.0]/",
    "http://[::ffff:100.64.0.1]/",
    "http://[::ffff:255.255.255.255]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[64:ff9b::169.254.169.254]/",
    "http://[64:ff9b::100.64.0.1]/",
    "http://[64:ff9b::]/",
    "http://[2002:a9fe:a9fe::]/",
    "http://[2002:c0a8:101::1]/",
    "http://[2002:5db8:d822::1]/",
    "http://[2001::5db8:d822]/",
    "http://[2606:2800::5efe:127.0.0.1]/",
    "http://[2606:2800::200:5efe:a00:1]/",
    "http://[::1%25lo]/",
    "http://[::1%2525lo]/",
    "http://[fe80::a9fe:a9fe%251]/",
    "http://[febf::1]/",
    "http://[fdff:ffff::1]/",
    "http://[ff0e::1]/",
    "http://[100::1]/",
    "http://[5f00::1]/",
    "http://[::2]/",
    "http://[::1]]/",
    "http://[v1.::1]/",
    # private, shared, link-local, special IPv4
    "http://0.0.0.0/",
    "http://0/",
    "http://10.0.0.1/",
    "http://10.1/",
    "http://172.16.0.1/",
    "http://172.31.255.254/",
    "http://192.168.0.1/",
    "http://192.168.1/",
    "http://100.64.0.1/",
    "http://100.127.255.254/",
    "http://169.254.1.1/",
    "http://192.0.0.8/",
    "http://192.0.2.1/",
    "http://198.18.0.1/",
    "http://198.51.100.1/",
    "http://203.0.113.1/",
    "http://192.88.99.1/",
    "http://224.0.0.1/",
    "http://240.0.0.1/",
    "http://255.255.255.255/",
    "http://0.1.2.3/",
    "http://3232235521/",
    "http://0xC0A80001/",
    "http://0300.0250.0.1/",
    "http://192.168.0x1/",
    "http://192.11010049/",
    "http://0xa.0.0.1/",
    "http://012.0.0.1/",
    "http://10.0.0.1:8000/",
    "http://169.254.0.0/",
    "http://239.255.255.250/",
    "http://256.256.256.256/",
    "http://1.1.1.1.1/",
    "http://1.2.3/",
    "http://0x/",
    "http://4294967296/",
    # digits and dots of other scripts
    "http://１６９。２５４。１６９。２５４/",
    "http://127．0．0．1/",
    "http://127｡0｡0｡1/",
    "http://𝟏𝟐𝟕.𝟎.𝟎.𝟏/",
    "http://¹²⁷.⁰.⁰.¹/",
    "http://١٢٧.٠.٠.١/",
    "http://ｌｏｃａｌｈｏｓｔ/",
    "http://local\u00adhost/",
    "http://localhost\u200b/",
    "http://0ｘ7ｆ.1/",
    # where clouds keep credentials
    "http://169.254.169.254/latest/meta-data/",
    "http://2852039166/",
    "http://0xa9fea9fe/",
    "http://0251.0376.0251.0376/",
    "http://169.254.170.2/v2/credentials/",
    "http://100.100.100.200/",
    "http://168.63.129.16/",
    "http://metadata.google.internal/",
    "http://METADATA.GOOGLE.INTERNAL./",
    "http://metadata/",
    "http://instance-data/latest/meta-data/",
    "http://192.0.0.192/",
    "http://169.254.170.23/v1/credentials",
    "http://[fd00:ec2::23]/v1/credentials",
    "http://[fd20:ce::254]/",
    "http://[::ffff:168.63.129.16]/",
    "http://0251.254.169.254/",
    "http://169.254.43518/",
    # names of local networks
    "http://intranet/",
    "http://wiki/",
    "http://wiki./",
    "http://printer.local/",
    "http://router.lan/",
    "http://nas.home.arpa/",
    "http://kubernetes.default.svc.cluster.local/",
    "http://ip6-localhost/",
    "http://a.LocalDomain/",
    # who is asked and who seems to be asked
    "http://user@news.example/",
    "http://user:password@news.example/",
    "http://news.example@127.0.0.1/",
    "http://news.example:80@127.0.0.1/",
    "http://news.example%40127.0.0.1/",
    "http://news.example\\@127.0.0.1/",
    "http://127.0.0.1\\@news.example/",
    "http://127.0.0.1#@news.example/",
    "http://127.0.0.1?@news.example/",
    "http://127.0.0.1/@news.example/",
    "http://[::1]@news.example/",
    "http://news.example@[::1]/",
    "http://user%40news.example@127.0.0.1/",
    "http://:@news.example/",
    "http://news.example\t/",
    "http://news.exa\nmple/",
    "http://news .example/",
    "http://news.example\x00.local/",
    # no web address
    "file:///etc/passwd",
    "FILE:///etc/passwd",
    "ftp://news.example/",
    "gopher://news.example/",
    "javascript:alert(1)",
    "data:text/html,x",
    "unix:/var/run/docker.sock",
    "//news.example/",
    "news.example/a",
    "http:",
    "http:/news.example",
    "http:\\\\news.example\\",
    "http:127.0.0.1",
    "http:////127.0.0.1/",
    "\u200bhttp://127.0.0.1/",
    "ht\ttp://127.0.0.1/",
    "dict://127.0.0.1:11211/",
    "ldap://news.example/",
    "jar:http://news.example/!/",
    "blob:http://news.example/1",
    "view-source:http://news.example/",
    "ws://news.example/",
    "http://",
    "http:///path",
    "http://:80/",
    "http://./",
    "http://news..example/",
    "http://.news.example/",
    "http://*.news.example/",
    "http://news.example,127.0.0.1/",
    "http://" + "a" * 64 + ".example/",
    "http://" + "a." * 130 + "example/",
    "http://news.example/" + "a" * 9000,
    "",
    # ports that speak something else
    "http://news.example:22/",
    "http://news.example:25/",
    "http://news.example:0/",
    "http://news.example:65536/",
    "http://news.example:-1/",
    "http://news.example:80a/",
]

ALLOWED = [
    "http://news.example/",
    "HTTPS://News.Example/a?b=c#d",
    "  http://news.example/a  ",
    "https://news.example:443/",
    "http://news.example:8080/",
    "http://news.example./",
    "http://www.news.co.kr/news/articleView.html?idxno=1",
    "http://서울.한국/뉴스?검색=데이터",
    "http://xn--2i4bq6h.xn--3e0b707e/",
    "http://under_score.example/",
    "http://127.0.0.1.example.com/",
    "http://10.example.com/",
    "http://localhost.example.com/",
    "http://internal.example.com/",
    "http://93.184.216.34/",
    "http://172.15.0.1/",
    "http://172.32.0.1/",
    "http://100.63.0.1/",
    "http://[2606:2800:220:1:248:1893:25c8:1946]/",
    "http://[::ffff:93.184.216.34]/",
    "http://[64:ff9b::93.184.216.34]/",
    "http://[2001:4860:4860::8888]/",
    "http://[2A00:1450:4001:81B::200E]:443/",
    "http://1.1.1.1/",
    "http://11.0.0.1/",
    "http://100.128.0.1/",
    "http://126.255.255.255/",
    "http://128.0.0.1/",
    "http://169.253.255.255/",
    "http://192.167.255.255/",
    "http://223.255.255.1/",
    "http://www.행정안전부.한국/보도자료",
    "http://0x7f.example/",
    "http://127.0.0.1.nip.io/",
    "http://metadata.google.internal.example.com/",
    "http://news.example/?next=http://127.0.0.1/",
    "http://news.example/@127.0.0.1",
    "http://news.example/#@127.0.0.1",
]


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*args: object, **kwargs: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr("socket.getaddrinfo", forbidden)
    monkeypatch.setattr("socket.socket.connect", forbidden)


@pytest.mark.parametrize("address", FORBIDDEN, ids=ascii)
def test_a_forbidden_address_is_refused_with_a_reason(address: str) -> None:
    with pytest.raises(Refused, match=r".; \w"):
        parse_address(address, allow_private=False)


@pytest.mark.parametrize("address", ALLOWED, ids=ascii)
def test_a_public_address_passes(address: str) -> None:
    url = parse_address(address, allow_private=False)
    assert url.scheme in ("http", "https")
    assert not url.fragment


def test_the_tables_are_as_long_as_they_claim_to_be() -> None:
    assert len(set(FORBIDDEN)) == len(FORBIDDEN) >= 190


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:8000/", "http://[::1]:8000/", "http://10.1.2.3/", "http://wiki/", "http://a.local/"],
)
def test_private_hosts_can_be_allowed(address: str) -> None:
    parse_address(address, allow_private=True)


@pytest.mark.parametrize(
    "address",
    [
        "http://169.254.169.254/",
        "http://[::ffff:169.254.169.254]/",
        "http://[fd00:ec2::254]/",
        "http://100.100.100.200/",
        "http://[fe80::1]/",
        "http://224.0.0.1/",
        "http://0.0.0.0/",
        "http://127.1/",
        "file:///etc/passwd",
        "http://user@wiki/",
    ],
)
def test_allowing_private_hosts_does_not_allow_everything(address: str) -> None:
    with pytest.raises(Refused):
        parse_address(address, allow_private=True)


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=300)
def test_a_mapped_address_is_judged_as_the_one_it_leads_to(number: int) -> None:
    plain = address_fault(str(IPv4Address(number)))
    for prefix in (0xFFFF << 32, 0x64FF9B << 96):
        assert (address_fault(str(IPv6Address(prefix | number))) is None) == (plain is None)
    for prefix in (0, 0x2002 << 112, 0x20010000 << 96):  # compatible, 6to4 and Teredo lead anywhere
        assert address_fault(str(IPv6Address(prefix | number))) is not None


@given(st.integers(0, 2**125 - 1) | st.integers(2**126, 2**128 - 1))
@settings(max_examples=200)
def test_no_address_outside_global_unicast_passes(number: int) -> None:
    ip = IPv6Address(number)
    inner = ip.ipv4_mapped or (IPv4Address(number & 0xFFFFFFFF) if number >> 32 == 0x64FF9B << 64 else None)
    assert address_fault(str(ip)) is not None or inner is not None


@given(st.text(max_size=60))
@settings(max_examples=300)
def test_any_text_is_either_a_checked_address_or_refused(text: str) -> None:
    for address in (text, "http://" + text, "http://news.example/" + text):
        try:
            url = parse_address(address, allow_private=False)
        except Refused:
            continue
        assert url.scheme in ("http", "https")
        assert url.raw_host
        assert not url.userinfo


BASE = httpx.URL("https://news.example/a/b.html")


@pytest.mark.parametrize(
    ("location", "target"),
    [
        (b"/c", "https://news.example/c"),
        (b"c?d=1", "https://news.example/a/c?d=1"),
        (b"//other.example/", "https://other.example/"),
        (b"http://other.example/c#top", "http://other.example/c"),
        ("/뉴스/1".encode(), "https://news.example/%EB%89%B4%EC%8A%A4/1"),
        ("/뉴스".encode("cp949"), "https://news.example/%B4%BA%BD%BA"),
        (b"/a b", "https://news.example/a%20b"),
    ],
)
def test_a_redirect_is_joined_as_it_came(location: bytes, target: str) -> None:
    assert str(redirect_target(BASE, location, allow_private=False)) == target


@pytest.mark.parametrize(
    "location",
    [
        b"http://127.0.0.1/",
        b"//localhost/",
        b"http://[::1]/",
        b"file:///etc/passwd",
        b"//user:pw@news.example/",
        b"http://[::1",
        b"\\\\127.0.0.1\\c",
        b"/\\127.0.0.1/",
        "http://서울.한국@127.0.0.1/".encode(),
    ],
)
def test_a_redirect_is_judged_like_any_address(location: bytes) -> None:
    with pytest.raises(Refused, match="redirected to"):
        redirect_target(BASE, location, allow_private=False)


def test_passwords_are_not_shown() -> None:
    shown = shown_address("http://user:secret@news.example/a@b")
    assert shown == "http://news.example/a@b"
    with pytest.raises(Refused) as refusal:
        redirect_target(BASE, b"http://user:secret@other.example/", allow_private=False)
    assert "secret" not in str(refusal.value)
