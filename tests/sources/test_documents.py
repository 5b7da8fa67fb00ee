"""Press releases as HWPX, HWP and PDF: what is read of them, and what becomes of hostile ones."""

from __future__ import annotations

import json
import struct
import sys
import tracemalloc
import zlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.errors import SourceFailure
from extractor.model import Page
from extractor.page import read_page
from extractor.sources import hwp as hwp_reader
from extractor.sources import hwpx as hwpx_reader
from extractor.sources import pdf as pdf_reader
from extractor.sources import read_sources
from extractor.sources.json_files import labelled_page
from tests.sources.documents import (
    HP,
    LARGE,
    hwp,
    hwp_control,
    hwp_p,
    hwp_table,
    hwpx,
    hwpx_parts,
    ole,
    p,
    pdf,
    record,
    section,
    table,
    zipped,
)

TITLE = "가람시, 데이터 행정 ‘우수’ 등급"
LEAD = "가람시(시장 한누리)는 2024년 데이터기반행정 실태점검에서 우수 등급을 받았다고 5일 밝혔다."
MORE = "시는 버스 노선을 데이터로 고치고 그 결과를 시민에게 공개해 높은 점수를 얻었다."
HEAD = ["배포일시", "2025. 3. 5.(수)"]
DESK = ["담당부서", "데이터과(031-000-0000)"]


def typeset(
    *texts: str, width: int = 30, left: float = 60, top: float = 700, spaced: bool = False
) -> list[tuple[float, float, float, str]]:
    """Paragraphs broken at blanks, as a typesetter does it, one below the other without a gap."""
    found: list[tuple[float, float, float, str]] = []
    for text in texts:
        line = ""
        for word in text.split():
            if len(line) + len(word) > width:
                found.append((left, top - 20 * len(found), 12, line if spaced else line.rstrip()))
                line = ""
            line += word + " "
        found.append((left, top - 20 * len(found), 12, line.rstrip()))
    return found


def as_hwpx() -> bytes:
    return hwpx(p("보도자료"), p(table(HEAD, DESK)), p(TITLE, size=LARGE), p(LEAD), p(MORE))


def as_hwp() -> bytes:
    head = hwp_p("", inside=hwp_table(HEAD, DESK))
    return hwp(hwp_p("보도자료"), head, hwp_p(TITLE, size=LARGE), hwp_p(LEAD), hwp_p(MORE))


def as_pdf() -> bytes:
    head = [(60.0, 780.0, 12.0, "보도자료"), (60.0, 750.0, 12.0, "배포일시"), (150.0, 750.0, 12.0, HEAD[1])]
    return pdf([*head, (60, 700, 20, TITLE), *typeset(LEAD, MORE, top=660)])


KINDS: dict[str, Callable[[], bytes]] = {".hwpx": as_hwpx, ".hwp": as_hwp, ".pdf": as_pdf}


def read(path: Path, content: bytes) -> Page | SourceFailure:
    path.write_bytes(content)
    (item,) = read_sources([str(path)])
    return item


def page(path: Path, content: bytes) -> Page:
    item = read(path, content)
    assert isinstance(item, Page), item
    return item


def lines(path: Path, content: bytes) -> list[str]:
    return page(path, content).content.decode().split("\n")


def failure(path: Path, content: bytes) -> str:
    item = read(path, content)
    assert isinstance(item, SourceFailure), item
    assert item.source == str(path)
    assert str(item.error).startswith(f"{path}: ")
    assert "; " in str(item.error)
    return str(item.error)


# What all kinds have in common


@pytest.mark.parametrize("ending", KINDS)
def test_a_release_is_read(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"release{ending}"
    got = page(path, KINDS[ending]())
    assert (got.source, got.media, got.charset) == (str(path), "text", "utf-8")
    assert (got.title, got.published) == (TITLE, date(2025, 3, 5))
    assert got.content.decode().split("\n") == [LEAD, MORE]
    article = read_page(got)
    assert (article.id, article.title, article.text) == ("release", TITLE, f"{LEAD}\n{MORE}")


@pytest.mark.parametrize("ending", KINDS)
@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "empty"),
        (b"<html><p>page</p></html>", "damaged"),
        (b"PK\x03\x04" + bytes(200), "damaged"),
        (b"PK\x05\x06" + bytes(18), "damaged"),
        (b"%PDF-1.7\n" + bytes(200), "damaged"),
        (bytes(range(256)) * 20, "damaged"),
    ],
)
def test_other_files_are_named(tmp_path: Path, ending: str, content: bytes, message: str) -> None:
    assert message in failure(tmp_path / f"a{ending}", content)


@pytest.mark.parametrize("ending", KINDS)
def test_truncated_files_are_named(tmp_path: Path, ending: str) -> None:
    whole = KINDS[ending]()
    for share in (0.1, 0.5, 0.9):
        cut = whole[: int(len(whole) * share)]
        item = read(tmp_path / f"a{ending}", cut)
        # A PDF without its table of objects can be rebuilt; a container cannot.
        assert isinstance(item, SourceFailure) or ending == ".pdf"


@pytest.mark.parametrize("ending", KINDS)
def test_a_document_without_text_is_named(tmp_path: Path, ending: str) -> None:
    empty = {".hwpx": hwpx(p("")), ".hwp": hwp(hwp_p("")), ".pdf": pdf([])}[ending]
    assert "without Korean text, perhaps a scan" in failure(tmp_path / f"a{ending}", empty)


@pytest.mark.parametrize("ending", KINDS)
def test_documents_stand_in_folders(tmp_path: Path, ending: str) -> None:
    (tmp_path / f"a{ending}").write_bytes(KINDS[ending]())
    (item,) = read_sources([str(tmp_path)])
    assert isinstance(item, Page)


@pytest.mark.parametrize("ending", KINDS)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_damaged_documents_give_a_page_or_a_named_failure(
    tmp_path_factory: pytest.TempPathFactory, ending: str, data: st.DataObject
) -> None:
    content = bytearray(KINDS[ending]())
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, 10**6)) % len(content)
        if data.draw(st.booleans()):
            content[at] = data.draw(st.integers(0, 255))
        else:
            del content[at : at + data.draw(st.integers(1, 200))]
    path = tmp_path_factory.mktemp("damaged") / f"a{ending}"
    item = read(path, bytes(content) or b"x")
    if isinstance(item, SourceFailure):
        assert str(item.error).startswith(f"{path}: ")


# What a document says of itself


@pytest.mark.parametrize(
    ("head", "title", "day"),
    [
        ([p("제 목 : 시가 상을 받다")], "시가 상을 받다", None),
        ([p(table(["제목", "시가 상을 받다"]))], "시가 상을 받다", None),
        ([p("보도일시: 2025년 3월 6일(목) 조간"), p("배포일시: 2025. 3. 5.")], None, date(2025, 3, 6)),
        ([p(table(["배포일", "’25. 3. 5.", "매수", "2매"]))], None, date(2025, 3, 5)),
        ([p(table(["제공일자", "2025-03-05(수)"]))], None, date(2025, 3, 5)),
        ([p("보도시점 2025. 2. 30.")], None, None),
        ([p("행사 일시: 2025. 3. 5.")], None, None),
    ],
)
def test_labelled_title_and_day(tmp_path: Path, head: list[str], title: str | None, day: date | None) -> None:
    got = page(tmp_path / "a.hwpx", hwpx(*head, p(LEAD)))
    assert (got.title, got.published) == (title, day)
    assert got.content.decode().endswith(LEAD)


def test_a_day_in_the_text_is_none_of_publication(tmp_path: Path) -> None:
    got = page(tmp_path / "a.hwpx", hwpx(p(LEAD), p("보도일시: 2025. 3. 5.")))
    assert got.published is None


def test_the_title_of_the_properties_must_stand_in_the_text(tmp_path: Path) -> None:
    said = page(tmp_path / "a.hwpx", hwpx(p(TITLE), p(LEAD), title=TITLE.replace(" ", "")))
    assert said.title == TITLE
    stale = page(tmp_path / "a.hwpx", hwpx(p(TITLE), p(LEAD), title="지난해 만든 서식의 긴 제목"))
    assert stale.title is None
    assert stale.content.decode().split("\n") == [TITLE, LEAD]


def test_a_large_title_of_two_lines_is_one(tmp_path: Path) -> None:
    rows = [
        p("시민과 함께하는 가람시 소식"),
        p("가람시, 데이터 행정", size=LARGE),
        p("‘우수’ 등급 받아", size=LARGE),
        p(LEAD),
    ]
    assert page(tmp_path / "a.hwpx", hwpx(*rows)).title == "가람시, 데이터 행정 ‘우수’ 등급 받아"


def test_attachment_notes_are_no_text(tmp_path: Path) -> None:
    told = "붙임 자료는 시 누리집에서 내려받을 수 있다."
    rows = [
        p(LEAD),
        p("붙임  1. 점검 결과 1부."),
        p("2. 사진 1부.  끝."),
        p("※ 붙임: 사진"),
        p(told),
        p("끝."),
    ]
    assert lines(tmp_path / "a.hwpx", hwpx(*rows)) == [LEAD, told]


SAMPLES = sorted((Path(__file__).parents[2] / "corpus" / "documents").glob("*.json"))


@pytest.mark.parametrize("label", SAMPLES, ids=lambda label: label.stem)
def test_samples_are_read_as_labelled(label: Path) -> None:
    told = json.loads(label.read_text(encoding="utf-8"))
    document = labelled_page(label)
    assert document is not None
    (item,) = read_sources([str(document)])
    assert isinstance(item, Page)
    article = read_page(item)
    assert article.text == told["text"]
    assert article.title == told["title"]
    assert article.published == date.fromisoformat(told["published"])
    assert (article.publisher, article.reporter) == (told["publisher"], told["reporter"])
    assert article.deck is None or "담당" not in article.deck


def test_every_kind_has_a_sample() -> None:
    assert {labelled_page(label).suffix for label in SAMPLES} == set(KINDS)  # type: ignore[union-attr]


def test_contacts_are_no_text(tmp_path: Path) -> None:
    rows = [p(LEAD), p(table(["담당 부서", "데이터과", "책임자", "과장 한누리"], ["구분", "점수"]))]
    assert lines(tmp_path / "a.hwpx", hwpx(*rows)) == [LEAD, "구분 | 점수"]


# HWPX


def test_blanks_breaks_and_notes_of_hwpx(tmp_path: Path) -> None:
    run = (
        f"<hp:t>{LEAD}<hp:lineBreak/>둘째<hp:tab/>줄<hp:nbSpace/>끝<hp:markpenBegin/>표시<hp:markpenEnd/>.</hp:t>"
        f"<hp:ctrl><hp:footNote><hp:subList>{p('각주')}</hp:subList></hp:footNote></hp:ctrl>"
        f"<hp:ctrl><hp:footer><hp:subList>{p('- 1 -')}</hp:subList></hp:footer></hp:ctrl>"
        f"<hp:pic><hp:shapeComment>그림입니다.</hp:shapeComment></hp:pic>"
        f"<hp:rect><hp:shapeComment>사각형</hp:shapeComment><hp:drawText><hp:subList>{p('상자')}</hp:subList>"
        "</hp:drawText></hp:rect><hp:t>뒤</hp:t>"
    )
    assert lines(tmp_path / "a.hwpx", hwpx(p(run))) == [LEAD, "둘째 줄 끝표시.", "상자", "뒤"]


def test_tables_that_frame_text_give_paragraphs(tmp_path: Path) -> None:
    nested = table([p(LEAD) + p(MORE) + p(table(["가", "나"], ["", "다"]))])
    side = table([p(LEAD) + p(MORE), "사진 설명"])
    got = lines(tmp_path / "a.hwpx", hwpx(p(nested), p(side)))
    assert got == [LEAD, MORE, "가 | 나", "다", LEAD, MORE, "사진 설명"]


def test_sections_are_read_in_the_order_of_the_spine(tmp_path: Path) -> None:
    parts = hwpx_parts(*(section(p(f"{number} {LEAD}")) for number in range(11)), order=[1, 0])
    numbers = [line.partition(" ")[0] for line in lines(tmp_path / "a.hwpx", zipped(parts))]
    assert numbers == ["1", "0", *map(str, range(2, 11))]
    del parts["Contents/content.hpf"]
    numbers = [line.partition(" ")[0] for line in lines(tmp_path / "a.hwpx", zipped(parts))]
    assert numbers == [*map(str, range(11))]


def test_a_section_that_is_named_again_and_again_is_read_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = hwpx_parts(section(p(LEAD)), section(p(MORE)), order=[1, *[0] * 10_000, 1])
    assert lines(tmp_path / "a.hwpx", zipped(parts)) == [MORE, LEAD]
    # Nor is a section read behind the last character that counts.
    monkeypatch.setattr(hwpx_reader, "MAX_CHARACTERS", len(LEAD))
    parts = hwpx_parts(section(p(LEAD), p(MORE)), b"<rubbish", section(p(MORE)))
    assert lines(tmp_path / "b.hwpx", zipped(parts)) == [LEAD]


def test_later_namespaces_are_read(tmp_path: Path) -> None:
    parts = hwpx_parts(section(p(LEAD)).replace(HP.encode(), b"http://www.owpml.org/owpml/2024/paragraph"))
    assert lines(tmp_path / "a.hwpx", zipped(parts)) == [LEAD]


@pytest.mark.parametrize(("name", "content"), [("a.hwp", as_hwpx()), ("A.HWPX", as_hwp())])
def test_the_content_says_which_form_it_is(tmp_path: Path, name: str, content: bytes) -> None:
    assert page(tmp_path / name, content).title == TITLE


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"META-INF/manifest.xml": b"<m><encryption-data/></m>"}, "password"),
        ({"Contents/section0.xml": b"<hs:sec"}, "not well-formed"),
        ({"Contents/section0.xml": b""}, "not well-formed"),
        ({"Contents/section0.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}, "document type"),
        ({"Contents/section0.xml": b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'}, "document type"),
        ({"Contents/section0.xml": b"<a>" * 5000}, "not well-formed"),
        ({"Contents/content.hpf": b"rubbish"}, "not well-formed"),
    ],
)
def test_hostile_parts_are_named(tmp_path: Path, more: dict[str, bytes], message: str) -> None:
    assert message in failure(tmp_path / "a.hwpx", zipped(hwpx_parts(section(p(LEAD))) | more))


def test_names_of_members_lead_nowhere(tmp_path: Path) -> None:
    parts = hwpx_parts(section(p(LEAD)))
    contents = parts["Contents/content.hpf"].replace(b"Contents/section0.xml", b"../../../etc/passwd")
    inside = tmp_path / "folder"
    inside.mkdir()
    path = inside / "a.hwpx"
    hostile = parts | {"Contents/content.hpf": contents, "../../evil": b"x", "/etc/evil": b"x"}
    assert lines(path, zipped(hostile)) == [LEAD]
    assert [file.name for file in tmp_path.rglob("*")] == ["folder", "a.hwpx"]


def test_bombs_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parts = hwpx_parts(section(p(LEAD)))
    bomb = zipped(parts | {"BinData/a.bmp": bytes(40_000_000)})
    assert len(bomb) < 100_000
    assert "too large for an HWPX document" in failure(tmp_path / "a.hwpx", bomb)
    many = zipped(parts | {f"a{number}": b"" for number in range(3000)})
    assert "too large for an HWPX document" in failure(tmp_path / "a.hwpx", many)
    monkeypatch.setattr(hwpx_reader, "_MAX_PART", 1000)
    large = zipped(hwpx_parts(section(p(LEAD * 20))))
    assert "larger than" in failure(tmp_path / "a.hwpx", large)


@pytest.mark.parametrize("longer", [False, True])
@pytest.mark.parametrize("comment", [b"", b"x" * 0xFFFF], ids=len)
def test_a_long_list_of_members_is_refused_before_it_is_read(
    tmp_path: Path, longer: bool, comment: bytes
) -> None:
    member = b"PK\1\2" + bytes(24) + b"\1" + bytes(17) + b"a"
    count = 150_000
    listed = member * count
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 9, 9, len(listed), 4, len(comment)) + comment
    if longer:  # the form of large files; what the short form says then is not what counts
        record = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, count, count, len(listed), 4)
        locator = struct.pack("<4sLQL", b"PK\6\7", 0, 4 + len(listed), 1)
        short = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 9, 9, 9, 4, len(comment)) + comment
        end = record + locator + short
    path = tmp_path / "a.hwpx"
    path.write_bytes(b"PK\3\4" + listed + end)
    tracemalloc.start()
    (item,) = read_sources([str(path)])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(item, SourceFailure)
    assert "lists too many parts for an HWPX document" in str(item.error)
    assert peak < 1_000_000


def test_a_size_that_lies_is_found_out(tmp_path: Path) -> None:
    content = bytearray(zipped(hwpx_parts(section(p(LEAD * 50)))))
    place = content.rindex(b"Contents/section0.xml") - 46
    assert content[place : place + 4] == b"PK\x01\x02"
    content[place + 24 : place + 28] = struct.pack("<I", 64)
    assert "damaged" in failure(tmp_path / "a.hwpx", bytes(content))


# HWP


def test_controls_of_hwp(tmp_path: Path) -> None:
    breaks = LEAD + "\n둘째" + chr(9) * 8 + "줄" + chr(30) + "끝" + chr(24) + "."
    controls = hwp_control(b"foot", "- 1 -") + hwp_control(b"fn  ", "각주") + hwp_control(b"gso ", "상자")
    got = lines(tmp_path / "a.hwp", hwp(hwp_p(breaks, inside=controls)))
    assert got == [LEAD, "둘째 줄 끝-.", "상자"]


def test_tables_of_hwp(tmp_path: Path) -> None:
    rows = hwp_table(["구분", "점수", "등급"], ["가람시", "92.23", "우수"])
    frame = hwp_table([f"{LEAD}\n{MORE}"])
    got = lines(tmp_path / "a.hwp", hwp(hwp_p("", inside=rows), hwp_p("", inside=frame)))
    assert got == ["구분 | 점수 | 등급", "가람시 | 92.23 | 우수", LEAD, MORE]


@pytest.mark.parametrize("flags", [0, 1])
@pytest.mark.parametrize("count", [1, 400])
def test_packed_and_long_hwp(tmp_path: Path, flags: int, count: int) -> None:
    assert lines(tmp_path / "a.hwp", hwp(*[hwp_p(LEAD)] * count, flags=flags)) == [LEAD] * count


def test_a_paragraph_of_many_letters_is_one_record(tmp_path: Path) -> None:
    assert lines(tmp_path / "a.hwp", hwp(hwp_p(LEAD * 60))) == [LEAD * 60]


def test_letters_beyond_the_first_plane(tmp_path: Path) -> None:
    assert (
        lines(
            tmp_path / "a.hwp",
            hwp(
                hwp_p(f"𠀀 {LEAD}"),
                hwp_p("\ud800".encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")),
            ),
        )[0]
        == f"𠀀 {LEAD}"
    )


def test_sections_of_hwp_follow_each_other(tmp_path: Path) -> None:
    more = {f"BodyText/Section{number}": hwp_p(f"{number} {LEAD}") for number in (1, 2)}
    got = lines(tmp_path / "a.hwp", hwp(hwp_p(LEAD), flags=0, more=more))
    assert got == [LEAD, f"1 {LEAD}", f"2 {LEAD}"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (hwp(hwp_p(LEAD), flags=3), "password"),
        (hwp(hwp_p(LEAD), flags=1 << 8), "certificate"),
        (hwp(hwp_p(LEAD), flags=5), "distribution"),
        (b"HWP Document File V3.00 \x1a\x01" + bytes(200), "save it anew as .hwpx"),
        (ole({"WordDocument": b"x" * 100}), "damaged"),
        (ole({"FileHeader": b"HWP Document File".ljust(64, b"\0"), "DocInfo": b""}), "no section"),
        (hwp(flags=1, more={"BodyText/Section0": b"no deflate"}), "damaged"),
        (hwp(flags=1, more={"BodyText/Section0": b""}), "breaks off"),
        (hwp(record(66, 0, bytes(22))[:-5], flags=0), "a record breaks off"),
        (hwp(*(record(66, level, bytes(22)) for level in range(100))), "nested too deeply"),
        (hwp(record(67, 0, b"") * 600_000), "too many records"),
    ],
)
def test_hostile_hwp_is_named(tmp_path: Path, content: bytes, message: str) -> None:
    assert message in failure(tmp_path / "a.hwp", content)


def test_sections_cost_no_more_than_a_text_may(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hwp_reader, "_MAX_TEXT", 1_000_000)
    section = hwp_p(LEAD) + record(100, 0, bytes(300_000))
    more = {f"BodyText/Section{number}": section for number in range(1, 5)}
    assert lines(tmp_path / "a.hwp", hwp(section, flags=0, more=dict(list(more.items())[:2]))) == [LEAD] * 3
    assert "its text is larger" in failure(tmp_path / "a.hwp", hwp(section, flags=0, more=more))
    monkeypatch.setattr(hwp_reader, "_MAX_RECORDS", 11)  # each of the three sections has four
    assert "too many records" in failure(
        tmp_path / "a.hwp", hwp(section, flags=0, more=dict(list(more.items())[:2]))
    )
    monkeypatch.setattr(hwp_reader, "_MAX_SECTIONS", 2)
    empty = {f"BodyText/Section{number}": b"" for number in range(1, 5)}
    assert "or 2 sections" in failure(tmp_path / "a.hwp", hwp(hwp_p(LEAD), flags=0, more=empty))
    monkeypatch.setattr(hwp_reader, "_MAX_PARTS", 6)
    assert "more than 6 parts" in failure(tmp_path / "a.hwp", hwp(hwp_p(LEAD), flags=0, more=empty))


def test_a_bomb_in_hwp_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hwp_reader, "_MAX_STREAM", 1_000_000)
    packer = zlib.compressobj(9, wbits=-15)
    bomb = packer.compress(bytes(20_000_000)) + packer.flush()
    assert "larger than" in failure(tmp_path / "a.hwp", hwp(more={"BodyText/Section0": bomb}))


# PDF

LONG = (
    "가람시는 올해 공공데이터를 새로 열고 버스 노선을 고치는 데에 데이터를 썼으며 그 결과를 시민에게 알리는"
    " 누리집도 함께 열어 높은 점수를 얻었다고 설명했다."
)


@pytest.mark.parametrize("spaced", [False, True])
@pytest.mark.parametrize("width", [25, 30, 38])
def test_lines_broken_by_the_margin_are_joined(tmp_path: Path, width: int, spaced: bool) -> None:
    content = pdf(typeset(LONG, LEAD, MORE, width=width, spaced=spaced))
    assert lines(tmp_path / "a.pdf", content) == [LONG, LEAD, MORE]


def test_words_broken_by_the_margin_are_joined(tmp_path: Path) -> None:
    # Blanks stand at the ends of the lines where there are some.
    step = next(step for step in range(25, 40) if LONG[step - 1] == " ")
    pieces = [LONG[at : at + step] for at in range(0, len(LONG), step)]
    content = pdf([(60, 700 - 20 * number, 12, piece) for number, piece in enumerate(pieces)])
    assert lines(tmp_path / "a.pdf", content) == [LONG]


def test_items_headings_and_short_lines_stay_apart(tmp_path: Path) -> None:
    texts = [LEAD, "○ 버스 노선 개편", "- 첫째 일", "① 둘째 일", "나아간 일", MORE]
    content = pdf([(60, 700 - 20 * number, 12, text) for number, text in enumerate(texts)])
    assert lines(tmp_path / "a.pdf", content) == texts


def test_columns_keep_their_own_lines(tmp_path: Path) -> None:
    left = typeset(LONG, width=18)
    right = typeset(MORE, width=18, left=320)
    assert lines(tmp_path / "a.pdf", pdf(left + right)) == [LONG, MORE]


def test_cells_of_one_row_are_one_line(tmp_path: Path) -> None:
    cells = [(60, 700, 12, "구분"), (200, 700, 12, "점수"), (60, 680, 12, "가람시"), (200, 680, 12, "92.23")]
    got = lines(tmp_path / "a.pdf", pdf([*cells, (60, 640, 12, LEAD)]))
    assert got[-1] == LEAD
    assert [" ".join(line.replace("|", " ").split()) for line in got[:-1]] == ["구분 점수", "가람시 92.23"]


def test_pages_follow_each_other_without_their_numbers(tmp_path: Path) -> None:
    pages = [[(60.0, 700.0, 12.0, LEAD), (290.0, 40.0, 10.0, f"- {number} -")] for number in (1, 2)]
    assert lines(tmp_path / "a.pdf", pdf(*pages)) == [LEAD, LEAD]


def test_of_many_pages_the_first_are_read(tmp_path: Path) -> None:
    got = page(tmp_path / "a.pdf", pdf(*[[(60.0, 700.0, 12.0, LEAD)]] * 200))
    assert got.content.decode() == "\n".join([LEAD] * 60)
    assert got.notes == ("of 200 pages the first 60 are read",)


def test_the_title_of_a_pdf_must_stand_in_it(tmp_path: Path) -> None:
    body = [(60.0, 760.0, 12.0, TITLE), (60.0, 700.0, 12.0, LEAD)]
    assert page(tmp_path / "a.pdf", pdf(body, title=TITLE)).title == TITLE
    assert page(tmp_path / "a.pdf", pdf(body, title="한글 문서 1 (최종)")).title is None


def test_a_pdf_that_costs_too_much_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = zlib.compress(b"BT /F1 12 Tf 1 1 Td <AC00AC01> Tj ET\n" * 1_000_000, 9)
    content = pdf([(60, 700, 12, "가")], stream=drawn)
    content = content.replace(b"<< /Length", b"<< /Filter /FlateDecode /Length")
    monkeypatch.setattr(pdf_reader, "SECONDS", 1)
    assert "too costly to read" in failure(tmp_path / "a.pdf", content)


def test_a_locked_pdf_is_named(tmp_path: Path) -> None:
    locked = as_pdf().replace(
        b"/Root 1 0 R",
        b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" + b"31" * 32 + b"> /U <" + b"32" * 32 + b"> >>"
        b" /ID [<31> <31>] /Root 1 0 R",
    )
    assert "locked with a password" in failure(tmp_path / "a.pdf", locked)


@pytest.mark.parametrize(("ending", "module"), [(".hwp", "olefile"), (".pdf", "pypdfium2")])
def test_a_missing_library_is_named_with_its_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str, module: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    message = failure(tmp_path / f"a{ending}", KINDS[ending]())
    assert f"needs {module}, which is not installed; run: pip install 'award-extractor[documents]'" in message
