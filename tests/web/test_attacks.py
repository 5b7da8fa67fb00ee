"""A table of attacks through every kind of page: markup, SQL, paths out of the database."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import pytest

from extractor.store import Database
from extractor.web import build
from tests.store.records import article, award
from tests.web.conftest import Answer, Site

MARKUP = {
    "script": "<script>alert(1)</script>",
    "script in other case": "<ScRiPt src=//evil.test/a.js></sCrIpT>",
    "out of an attribute": '"><img src=x onerror=alert(1)>',
    "out of an attribute, single quotes": "'><svg onload=alert(1)>",
    "attribute alone": '" autofocus onfocus="alert(1)',
    "out of the title": "</title><script>alert(1)</script>",
    "out of a text area": "</textarea></style></script><script>alert(1)</script>",
    "comment": "--><iframe src=javascript:alert(1)></iframe><!--",
    "template": "{{ 7*7 }}{% include '/etc/passwd' %}${7*7}",
    "entity": "&lt;script&gt;alert(1)&lt;/script&gt;&#60;img src=x&#62;",
    "form": "<form action=//evil.test method=post><button>go</button></form>",
    "base and refresh": '<base href=//evil.test><meta http-equiv=refresh content="0;url=//evil.test">',
    "other direction": "\u202e<b>abc</b>\u2066",
}
ADDRESSES = (
    "javascript:alert(1)",
    " JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "//evil.test/a",
    'https://news.test/"onmouseover="alert(1)',
    "https://news.test/<script>",
)
SQL = (
    "'; DROP TABLE awards; --",
    "' OR 1=1 --",
    "1); DELETE FROM articles; --",
    "x' UNION SELECT content FROM pages --",
    "경산' AND (SELECT load_extension('x')) --",
    '" OR article_search_fts MATCH "가',
    "NEAR(가 나) OR title:*",
    "\x00'; ATTACH '/tmp/x.db' AS x; --",
)
ASKED = (
    "/search?q={}",
    "/place/{}",
    "/award/{}/open-data/2024",
    "/award/47290/{}/2024",
    "/programme/{}",
    "/programme/{}/2024",
    "/article/{}",
    "/{}",
    "/data/{}",
    "/data/awards/{}",
    "/data/articles/{}",
    "/data/award_overview?_search={}",
    "/data/award_overview?recipient={}",
    "/data/award_overview?{}=1",
    "/data/award_overview?recipient__contains={}",
    "/data/award_overview?recipient__in={}",
    "/data/award_overview?score__gt={}",
    "/data/award_overview?_sort={}",
    "/data/award_overview?_facet={}",
    "/data/award_overview?_facet_array={}",
    "/data/award_overview?_facet_date={}",
    "/data/award_overview?_next={}",
    "/data/award_overview?_size={}",
    "/data/award_overview?_col={}",
    "/data/award_overview?_where={}",
    "/data/award_overview?_through={}",
    "/data/award_overview.csv?_sort={}",
    "/data/award_overview.json?_search={}",
    "/data/articles?_search={}",
    "/data/articles?_search_title={}",
    "/data/best-scores?programme={}",
    "/data/best-scores?sql={}",
    "/data/conflicting-reports?programme={}&_extra={}",
    "/data?sql={}",
)
OUTSIDE = (
    "/../../../../etc/passwd",
    "/..%2f..%2f..%2fetc%2fpasswd",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/....//....//etc/passwd",
    "/style.css/../../../etc/passwd",
    "/-/static/../../../../etc/passwd",
    "/-/static/..%2f..%2f..%2f..%2fetc%2fpasswd",
    "/-/static-plugins/award-extractor/..%2fplugin.py",
    "/-/static-plugins/award-extractor/site.css",
    "/data/../../etc/passwd",
    "/data/..%2f..%2fetc%2fpasswd",
    "/data.db",
    "/data.sqlite",
    "/data/awards.db",
    "/article/..%2f..%2fetc%2fpasswd",
    "/place/..%2f..%2f..%2fetc%2fpasswd",
    "/file:///etc/passwd",
    "//etc/passwd",
    "/data/pages/1.blob?_blob_column=content",
    "/data/pages.csv?_stream=1",
    "/-/config.json",
)
ALLOWED_TAGS_WITH_HANDLERS = re.compile(r"^on")


def check_harmless(answer: Answer) -> None:
    tags = answer.tags
    for name, attributes in tags.found:
        assert name not in ("script", "img", "iframe", "base", "object", "embed"), name
        assert not any(map(ALLOWED_TAGS_WITH_HANDLERS.match, attributes)), attributes
        for attribute in ("href", "src", "action", "formaction", "xlink:href"):
            address = re.sub(r"[\s\x00-\x1f]", "", attributes.get(attribute, "")).lower()
            assert not address.startswith(("javascript:", "data:", "vbscript:", "//")), address
        assert attributes.get("http-equiv") is None
    assert all(form.get("action", "/").startswith("/") for form in tags.all("form"))
    assert "root:" not in answer.html
    assert "Traceback" not in answer.html


# Datasette leaves tasks of a page unfinished where one of them fails.
@pytest.mark.filterwarnings("ignore:coroutine:RuntimeWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("path", ASKED)
def test_what_is_asked_for_stays_words(site: Site, database: Path, path: str) -> None:
    before = database.read_bytes()
    for wild in (*MARKUP.values(), *SQL, *ADDRESSES):
        answer = site.ask("GET", path.replace("{}", quote(wild, safe="")), follow_redirects=True)
        assert answer.status in (200, 400, 403, 404), (wild, answer.status)
        kind = answer.response.headers["content-type"]
        if "html" in kind:
            check_harmless(answer)
        else:
            assert kind.startswith(("text/plain", "application/json", "text/csv")), kind
    assert database.read_bytes() == before


@pytest.fixture(scope="module")
def wild(tmp_path_factory: pytest.TempPathFactory, site: Site) -> Iterator[tuple[Site, Path]]:
    """The page of a database in which every word that a newspaper gives is an attack."""
    path = tmp_path_factory.mktemp("wild") / "wild.db"
    with Database.open(path) as db:
        for number, words in enumerate((*MARKUP.values(), *SQL[:-1])):
            address = ADDRESSES[number % len(ADDRESSES)]
            text = f"가람시는 {words} 평가에서 우수 등급을 받았다. {address}"
            made = award(
                text,
                recipient=f"가람시 {words}",
                region_code=None,
                recipient_kind="other",
                grade=words,
                projects=(words,),
                evaluation_year=2020 + number % 3,
                inferred=("grade",),
            )
            values = {"title": f"제목 {words}", "publisher": words, "reporter": words, "byline": words}
            db.store(article(f"n{number}", made, text=text, url=address, warnings=(words,), **values))
    application = build(path)
    yield Site(application, site.runner), path
    for served in application.databases.values():
        served.close()
    application.executor.shutdown()


def test_what_newspapers_write_stays_words(wild: tuple[Site, Path]) -> None:
    shown, path = wild
    before = path.read_bytes()
    todo, seen = (
        ["/", "/data", "/search?q=가람시", "/data/articles", "/data/claims", "/data/conflicts"],
        set(),
    )
    todo += ["/data/award_overview", "/data/award_projects", "/data/award_overview?_facet=recipient"]
    while todo and len(seen) < 250:
        link = todo.pop(0)
        if link in seen:
            continue
        seen.add(link)
        answer = shown.ask("GET", link, follow_redirects=True)
        assert answer.status == 200, link
        if "html" in answer.response.headers["content-type"]:
            check_harmless(answer)
            todo += [one for one in answer.links if one.startswith("/") and not one.startswith("//")]
    kinds = {"/" + link.split("/")[1] for link in seen}
    assert kinds >= {"/", "/data", "/award", "/article", "/place", "/programme"}
    assert path.read_bytes() == before


@pytest.mark.parametrize("path", OUTSIDE)
def test_no_file_but_the_database_is_reached(site: Site, database: Path, path: str) -> None:
    scope = {"type": "http", "method": "GET", "headers": [(b"host", b"localhost")], "query_string": b""}
    raw, _, query = path.partition("?")
    from urllib.parse import unquote

    scope |= {"path": unquote(raw), "raw_path": raw.encode(), "query_string": query.encode()}
    sent: list[dict[str, object]] = []

    async def send(message: dict[str, object]) -> None:
        sent.append(message)

    # Past the client, which would tidy the path up first.
    site.runner.run(site.application.app()({"http_version": "1.1", "scheme": "http", **scope}, None, send))
    assert sent[0]["status"] in (301, 302, 400, 403, 404) or path == "/data.sqlite"  # the list of tables
    body = b"".join(bytes(message.get("body", b"")) for message in sent)  # type: ignore[call-overload]
    assert b"root:" not in body
    assert str(database).encode() not in body
    assert not body.startswith(b"SQLite format")


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM awards",
        "UPDATE articles SET text = ''",
        "INSERT INTO runs (started) VALUES ('x')",
        "DROP TABLE awards",
        "CREATE TABLE x (y)",
        "CREATE TEMP TABLE x (y)",
        "PRAGMA user_version = 7",
        "VACUUM",
        "REINDEX",
    ],
)
def test_the_connection_of_the_page_cannot_write(site: Site, database: Path, sql: str) -> None:
    before = database.read_bytes()
    connection = site.application.databases["data"].connect()
    with closing(connection), pytest.raises(sqlite3.OperationalError, match=r"readonly|read-only"):
        connection.execute(sql)
    assert database.read_bytes() == before
