"""Press releases that addresses answer with as documents, from everywhere where addresses come from."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractor.store import Database
from tests.cli.conftest import Command
from tests.fetch.conftest import Site
from tests.sources.documents import LARGE, hwp, hwp_p, hwpx, p, pdf, zipped

TITLE = "경산시, 공공데이터 평가 ‘우수’ 등급"
LEAD = "경산시가 행정안전부의 2024년 공공데이터 제공 운영실태 평가에서 우수 등급을 받았다고 5일 밝혔다."
MORE = "시는 이번 평가에서 91.5점을 얻었다. 버스 정류장 혼잡도 분석을 시민에게 공개한 점이 인정받았다."
AS_PDF = [(60.0, 780.0, 20.0, TITLE), (60.0, 700.0, 9.0, LEAD), (60.0, 600.0, 9.0, MORE)]
RELEASES = {
    "/a.pdf": (pdf(AS_PDF), "application/pdf"),
    "/b.hwpx": (hwpx(p(TITLE, size=LARGE), p(LEAD), p(MORE)), "application/octet-stream"),
    "/down?f=c.hwp": (hwp(hwp_p(TITLE, size=LARGE), hwp_p(LEAD), hwp_p(MORE)), "text/html; charset=utf-8"),
    "/down?f=4": (hwp(hwp_p(TITLE, size=LARGE), hwp_p(LEAD), hwp_p(MORE)), "application/octet-stream"),
}
LOCAL = ("--allow-private", "--delay", "0")


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    for path, (content, kind) in RELEASES.items():
        site.page(path, content, kind=kind)
    yield site
    site.close()


def home(site: Site) -> str:
    return f"http://127.0.0.1:{site.port}"


def articles(db: Path) -> list[tuple[str, str, str]]:
    with Database.open(db, readonly=True) as database:
        rows = database.rows("SELECT url, title, text FROM articles ORDER BY url")
    return [(row["url"], row["title"], row["text"]) for row in rows]


def content(db: Path) -> dict[str, list[tuple[object, ...]]]:
    tables = ("pages", "page_addresses", "articles", "claims", "awards", "failures")
    with sqlite3.connect(db) as connection:
        return {table: connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall() for table in tables}


def as_list(site: Site, folder: Path) -> str:
    (folder / "list.txt").write_text("".join(f"{home(site)}{path}\n" for path in RELEASES))
    return f"@{folder / 'list.txt'}"


def as_feed(site: Site, folder: Path) -> str:
    items = "".join(f"<item><link>{home(site)}{path}</link></item>" for path in RELEASES)
    site.page("/rss", f"<rss><channel>{items}</channel></rss>".encode(), kind="text/xml")
    return f"feed:{home(site)}/rss"


@pytest.mark.parametrize("source", [as_list, as_feed])
@pytest.mark.parametrize("jobs", [1, 2])
def test_documents_are_read_and_a_second_run_fetches_and_changes_nothing(
    site: Site, tmp_path: Path, command: Command, source: object, jobs: int
) -> None:
    name, db = source(site, tmp_path), tmp_path / "a.db"  # type: ignore[operator]
    ended = command("run", name, "--db", db, *LOCAL, "--jobs", jobs)
    assert (ended.code, "pages 4: new 4" in ended.err) == (0, True), ended.err
    expected = [(f"{home(site)}{path}", TITLE, f"{LEAD}\n{MORE}") for path in sorted(RELEASES)]
    assert articles(db) == expected
    first = content(db)
    assert len(first["awards"]) == 1
    for options in ((), ("--refresh",)):
        before = len(site.paths())
        ended = command("run", name, "--db", db, *LOCAL, "--jobs", jobs, *options)
        assert (ended.code, "pages 4: new 0, changed 0, unchanged 4, failed 0" in ended.err) == (0, True)
        asked = {path for path in site.paths()[before:] if path not in ("/robots.txt", "/rss")}
        assert asked == (set(RELEASES) if options else set())
        assert content(db) == first


def test_stored_documents_are_read_again_without_the_network(
    site: Site, tmp_path: Path, command: Command
) -> None:
    name, db = as_list(site, tmp_path), tmp_path / "a.db"
    command("run", name, "--db", db, *LOCAL)
    first, asked = content(db), len(site.requests)
    assert command("reprocess", db, "--dry-run").err == "pages 4: would change 0, failed 0\n"
    with sqlite3.connect(db) as connection:  # as if older rules had read another score
        connection.execute("UPDATE claims SET value = '90' WHERE field = 'score'")
    connection.close()
    assert "changed 4, unchanged 0, failed 0" in command("reprocess", db).err
    assert content(db)["claims"] == first["claims"]
    assert len(site.requests) == asked


def test_archived_documents_are_read_as_fetched_ones(site: Site, tmp_path: Path, command: Command) -> None:
    archive = tmp_path / "a.warc.gz"
    site.page("/scan.pdf", pdf([]), kind="application/pdf")
    ended = command("fetch", as_list(site, tmp_path), f"{home(site)}/scan.pdf", "--warc", archive, *LOCAL)
    assert (ended.code, "archived 5, failed 0" in ended.err) == (0, True), "archiving reads nothing"
    asked = len(site.requests)
    ended = command("run", archive, "--db", tmp_path / "a.db")
    assert "pages 5: new 4, changed 0, unchanged 0, failed 1" in ended.err
    assert f"{archive}#10: a PDF file without Korean text, perhaps a scan" in ended.err
    assert len(site.requests) == asked
    expected = [(f"{home(site)}{path}", TITLE, f"{LEAD}\n{MORE}") for path in sorted(RELEASES)]
    assert articles(tmp_path / "a.db") == expected
    assert (
        "pages 5: new 0, changed 0, unchanged 4, failed 1"
        in command("run", archive, "--db", tmp_path / "a.db").err
    )


@pytest.mark.parametrize(
    ("kind", "body", "message"),
    [
        ("image/png", b"\x89PNG\r\n\x1a\n" + bytes(99), "'image/png' is not supported"),
        ("video/mp4", b"\x00\x00\x00\x20ftypisom" + bytes(99), "'video/mp4' is not supported"),
        ("application/octet-stream", b"\x89PNG\r\n\x1a\n" + bytes(99), "neither PDF nor HWPX nor HWP"),
        ("application/zip", zipped({"a.txt": b"x"}), "neither PDF nor HWPX nor HWP (a ZIP file"),
        ("application/pdf", pdf([]), "without Korean text, perhaps a scan"),
        ("application/pdf", b"%PDF-1.7\n" + bytes(200), "not a PDF file, or damaged"),
        ("application/x-hwp", hwp(hwp_p(LEAD), flags=3), "locked with a password"),
        ("application/zip", zipped({"Contents/section0.xml": b"<a"}), "not an HWPX document, or damaged"),
    ],
)
def test_other_files_fail_by_name_at_the_source(
    site: Site, tmp_path: Path, command: Command, kind: str, body: bytes, message: str
) -> None:
    site.page("/a", body, kind=kind)
    db = tmp_path / "a.db"
    ended = command("run", f"{home(site)}/a", f"{home(site)}/b.hwpx", "--db", db, *LOCAL)
    assert ended.code == 1
    assert f"failed: {home(site)}/a: " in ended.err
    assert message in ended.err
    with Database.open(db, readonly=True) as database:
        ((failure),) = database.failures()
        assert (failure["source"], failure["stage"], failure["page"]) == (f"{home(site)}/a", "source", None)
        assert database.counts()["articles"] == 1


def test_a_long_document_is_fetched_once_though_only_its_beginning_is_read(
    site: Site, tmp_path: Path, command: Command
) -> None:
    site.page("/long.pdf", pdf(AS_PDF, *[[]] * 60), kind="application/pdf")
    for _ in range(2):
        ended = command("run", f"{home(site)}/long.pdf", "--db", tmp_path / "a.db", *LOCAL)
        assert ended.code == 0
    assert site.asked("/long.pdf") == 1
    with Database.open(tmp_path / "a.db", readonly=True) as database:
        (row,) = database.rows("SELECT warnings FROM articles")
    assert "of 61 pages the first 60 are read" in row["warnings"]
