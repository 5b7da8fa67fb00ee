"""Certificates are verified against the name that was asked for, though the connection goes to an address."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from extractor.errors import FetchError
from extractor.fetch import Fetcher
from tests.fetch.conftest import PUBLIC, Net, Site

trustme = pytest.importorskip("trustme", reason="makes the certificates of these tests")
Make = Callable[..., Fetcher]


@pytest.fixture
def authority() -> object:
    return trustme.CA()


@pytest.fixture
def asked_names() -> list[str | None]:
    return []


@pytest.fixture
def secure(authority: trustme.CA, asked_names: list[str | None], net: Net) -> Iterator[Site]:
    """A site for https://news.example; `asked_names` collects what clients name in SNI."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("news.example").configure_cert(context)
    context.sni_callback = lambda _socket, name, _context: asked_names.append(name)
    site = Site(context)
    site.page("/a", b"<p>secure</p>")
    net.port = site.port
    yield site
    site.close()


@pytest.fixture
def trusted(authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bundle = tmp_path / "authorities.pem"
    authority.cert_pem.write_to_path(bundle)
    monkeypatch.setattr("certifi.where", lambda: str(bundle))


@pytest.mark.usefixtures("trusted")
def test_name_and_certificate_are_of_the_host_not_the_address(
    secure: Site, net: Net, make: Make, asked_names: list[str | None]
) -> None:
    assert make().fetch("https://news.example/a").content == b"<p>secure</p>"
    assert net.dialled == [(PUBLIC, 443)]
    assert asked_names == ["news.example"]
    assert secure.requests[-1].headers["Host"] == "news.example"


@pytest.mark.usefixtures("trusted")
def test_a_certificate_of_another_name_is_refused_at_once(secure: Site, net: Net, make: Make) -> None:
    with pytest.raises(FetchError, match="certificate"):
        make().fetch("https://other.example/a")
    assert len(net.dialled) == 1
    assert secure.requests == []


@pytest.mark.usefixtures("trusted")
def test_a_certificate_of_yesterday_is_refused(authority: trustme.CA, net: Net, make: Make) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ended = datetime.now(UTC) - timedelta(days=1)
    authority.issue_cert("news.example", not_after=ended).configure_cert(context)
    site = Site(context)
    site.page("/a")
    net.port = site.port
    try:
        with pytest.raises(FetchError, match=r"certificate is not valid \(certificate has expired"):
            make().fetch("https://news.example/a")
        assert (len(net.dialled), site.requests) == (1, [])
    finally:
        site.close()


def test_a_certificate_of_an_unknown_authority_is_refused(
    secure: Site, make: Make, authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bundle = tmp_path / "authorities.pem"
    authority.cert_pem.write_to_path(bundle)
    monkeypatch.setenv("SSL_CERT_FILE", str(bundle))  # the environment has no say
    with pytest.raises(FetchError, match="certificate"):
        make().fetch("https://news.example/a")
    assert secure.requests == []
