"""Shards and their files: what is written down is read back, done is done, deaths are counted. No Ray."""

from __future__ import annotations

import os
import signal
from datetime import date
from pathlib import Path

import msgspec
import pytest

from extractor import shards
from extractor.batch import Failure, Reading
from extractor.cluster import ShardReader
from extractor.errors import PageError, SourceError, SourceFailure
from extractor.model import Article, Award, CoveredPage, Page
from extractor.pipeline import Extractor
from tests.sources.test_warc import archive, block, record

RULES = "of today"
PAGE = Page(
    source="http://news.example/1",
    content=b"read \xff\x00",
    media="html",
    url="http://news.example/1",
    charset="euc-kr",
    extra={"desk": "경북", "pages": [1, 2.5, None, 123456789012345678901234567890]},
    published=date(2026, 4, 3),
    notes=("cut off",),
)


class Scripted(Extractor):
    """Does what the page says."""

    def extract(self, article: Article) -> list[Award]:
        return []

    def read_page(self, page: Page) -> Article:
        word = page.content.split()[0].decode()
        if word == "refuse":
            raise PageError(f"{page.source}: no article")
        if word == "break":
            raise ValueError("broken")
        if word == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        return Article(id=page.source, source=page.source, text=word, extra=page.extra)

    def award(self, article: Article) -> Article:
        return article


def covered() -> CoveredPage:
    """A page without an article; its source gives an excerpt."""
    told = Page(source="http://news.example/2", content=b"told", media="text", url="http://news.example/2")
    return CoveredPage(
        source="http://news.example/2",
        content=b"refuse",
        media="html",
        instead=told,
        excerpt="only an excerpt",
    )


def shard_of(folder: Path, *items: shards.Item) -> shards.Shard:
    (shard,) = shards.page_shards(items, folder, RULES)
    return shard


def result(folder: Path, shard: shards.Shard) -> list[shards.Read]:
    marker = shards.done(folder, shard.name)
    assert marker is not None
    found = list(shards.read_rows(folder / marker.file))
    assert len(found) == marker.rows
    return found


def test_what_comes_of_pages_is_read_back_as_it_was(tmp_path: Path) -> None:
    lost = SourceFailure("x.html", SourceError("x.html: no such file"))
    items = [PAGE, lost, covered(), msgspec.structs.replace(PAGE, content=b"refuse")]
    shard = shard_of(tmp_path, *items)
    shards.read_shard(Scripted(), shard, tmp_path)
    (page, read), (failed, failure), (cover, excerpt), (_, refused) = result(tmp_path, shard)
    assert page == PAGE
    assert read == Reading(
        page=PAGE, article=Article(id=PAGE.source, source=PAGE.source, text="read", extra=PAGE.extra)
    )
    assert isinstance(failed, SourceFailure)
    assert failure == Failure(source="x.html", stage="source", message="x.html: no such file")
    assert cover == covered()
    assert isinstance(excerpt, Reading)
    assert excerpt.article.text == "told"
    assert excerpt.page.notes == ("only an excerpt: http://news.example/2: no article",)
    assert refused == Failure(
        source=PAGE.source, stage="page", message=f"{PAGE.source}: no article", page=items[3]
    )
    assert not shard.path.exists(), "what was written down for the worker is not needed any more"


def test_errors_of_the_program_keep_their_trace_and_are_tried_again(tmp_path: Path) -> None:
    shard = shard_of(tmp_path, msgspec.structs.replace(PAGE, content=b"break"))
    shards.read_shard(Scripted(), shard, tmp_path)
    ((_, failure),) = result(tmp_path, shard)
    assert isinstance(failure, Failure)
    assert failure.trace is not None
    assert "ValueError: broken" in failure.trace
    marker = shards.done(tmp_path, shard.name)
    assert marker is not None
    assert marker.again


def test_a_page_that_kills_its_process_fails_alone(tmp_path: Path) -> None:
    items = [
        msgspec.structs.replace(PAGE, source=f"{n}", content=text)
        for n, text in enumerate((b"a", b"die", b"c"))
    ]
    shard = shard_of(tmp_path, *items)
    shards.read_shard(Scripted(), shard, tmp_path)
    (_, first), (_, died), (_, last) = result(tmp_path, shard)
    assert isinstance(first, Reading)
    assert isinstance(last, Reading)
    assert isinstance(died, Failure)
    assert died.message.startswith("1: the process that read it died 2 times (signal 9")
    marker = shards.done(tmp_path, shard.name)
    assert marker is not None
    assert marker.again, "it may have been for want of memory"


def test_what_is_done_is_not_done_again(tmp_path: Path) -> None:
    shard = shard_of(tmp_path, PAGE)
    shards.read_shard(Scripted(), shard, tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    again = shard_of(tmp_path, PAGE)
    assert again.name == shard.name
    shards.read_shard(Scripted(), again, tmp_path)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == before


def test_other_pages_and_other_rules_are_other_shards(tmp_path: Path) -> None:
    other = msgspec.structs.replace(PAGE, content=b"other")
    titled = msgspec.structs.replace(PAGE, title="다른 제목")
    names = {shard_of(tmp_path, page).name for page in (PAGE, other, titled)}
    names |= {shard.name for shard in shards.page_shards([PAGE], tmp_path, "of tomorrow")}
    assert len(names) == 4


def test_another_archive_of_the_same_name_is_another_shard(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.warc.gz", record(block()))
    first = shards.archive_shard("a.warc.gz", path, RULES)
    assert shards.archive_shard("a.warc.gz", path, RULES) == first
    os.utime(path, ns=(1, 1))
    assert shards.archive_shard("a.warc.gz", path, RULES).name != first.name


@pytest.mark.parametrize(
    "torn", [b"", b'{"file":"x', b'{"file":"gone.shard","rows":1,"finished":[],"again":false}']
)
def test_a_marker_of_a_killed_worker_does_not_count(tmp_path: Path, torn: bytes) -> None:
    shard = shard_of(tmp_path, PAGE)
    (tmp_path / f"{shard.name}.done").write_bytes(torn)
    assert shards.done(tmp_path, shard.name) is None
    shards.read_shard(Scripted(), shard, tmp_path)
    assert len(result(tmp_path, shard)) == 1


def test_a_shard_that_kills_its_worker_is_given_up(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.warc.gz", record(block()))
    whole = shards.archive_shard("a.warc.gz", path, RULES)
    pages = shard_of(tmp_path, PAGE, SourceFailure("x", SourceError("x: no such file")))
    for shard in (whole, pages):
        for number in range(shards.DEATHS):
            (tmp_path / f"{shard.name}-{number}.shard").write_bytes(b"PAR1")
        shards.read_shard(Scripted(), shard, tmp_path)
        marker = shards.done(tmp_path, shard.name)
        assert marker is not None
        assert marker.again
        assert marker.finished == ()
    ((_, lost),) = result(tmp_path, whole)
    assert isinstance(lost, Failure)
    assert lost.message.startswith("a.warc.gz: the worker that read it died 3 times")
    (page, failed), (_, other) = result(tmp_path, pages)
    assert page == PAGE
    assert isinstance(failed, Failure)
    assert failed.message.startswith(f"{PAGE.source}: the worker that read it died 3 times")
    assert isinstance(other, Failure)
    assert other.message == "x: no such file"
    shards.clear(tmp_path, whole.name)
    assert not list(tmp_path.glob(f"{whole.name}*"))


def test_a_worker_with_other_rules_or_other_files_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from extractor.runs import fingerprint

    monkeypatch.chdir(tmp_path)
    path = archive(tmp_path / "a.warc.gz", record(block()))
    shard = shards.archive_shard("a.warc.gz", path, RULES)

    def told(rules: str) -> str:
        reader = ShardReader([shard], tmp_path, None, rules, tmp_path)
        return str(reader({"shard": [0]})["problem"][0])

    assert "has another version of the program or its rules" in told("others")
    rules = fingerprint(Extractor())
    path.write_bytes(path.read_bytes() * 2)
    assert "sees another a.warc.gz" in told(rules)
    path.unlink()
    assert "No such file" in told(rules)
    assert not list(tmp_path.glob("*.done"))
