from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from extractor.page import dates, overrides, people, places, publishers
from tests.page.conftest import Maker, Reader

TITLE = "나리시, 데이터기반행정 2년 연속 우수기관"


def meta(**values: str) -> str:
    return "".join(
        f'<meta property="{name.replace("__", ":")}" content="{value}">' for name, value in values.items()
    )


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2025-03-04T23:30:00+09:00", "2025-03-04"),
        ("2025-03-04T15:30:00Z", "2025-03-05"),
        ("2025-03-04T14:59:59.000Z", "2025-03-04"),
        ("2025-03-04T20:00:52.000+0900", "2025-03-04"),
        ("2025-03-04 23:59", "2025-03-04"),
        ("20250304093000", "2025-03-04"),
        ("2025-03-04", "2025-03-04"),
        ("2025.03.04 10:00", "2025-03-04"),
        ("2025-03-04T10:00:00-08:00", "2025-03-05"),
        ("2025-13-04", None),
        ("어제", None),
        ("1970-01-01T00:00:00Z", None),
        ("", None),
    ],
)
def test_metadata_values_in_korean_time(value: str, day: str | None) -> None:
    assert dates.iso(value) == (date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("기사입력 2025/03/04 [20:14]", "entered"),
        ("승인 2025-03-04 07:20", "entered"),
        ("입력 : 2025. 03.04(화) 17:09", "entered"),
        ("나도별 기자입력 : 2025. 03. 04(화) 17:17", "entered"),
        ("기사입력 2025-03-04 23:53:41", "entered"),
        ("기사등록 2025/03/04 12:00:00 최종수정 2025/03/09", "entered"),
        ("2025.03.04 19:30:24", "none"),
        ("기사입력 : 2025년03월04일 16:00", "entered"),
        ("2025년 3월 4일(화) 12:50", "none"),
        ("2025-03-04 12:00:05 신고", "none"),
        ("2025. 3. 4.(화)", "none"),
        ("입력2025.03.04. 오후 8:06", "entered"),
        ("2025년 03월 04일 18시 36분", "none"),
        ("2025.03.04 (08:26)", "none"),
        ("송고시간 2025-03-04 08:30", "entered"),
        ("수정 2025.03.04 11:00", "changed"),
        ("등록일 2025-03-04", "entered"),
        ("작성일 25-03-04", "entered"),
        ("발행일 : 2025-03-04", "entered"),
    ],
)
def test_printed_dates(line: str, label: str) -> None:
    mark = dates.marks(line)[0]
    assert (mark.day, mark.label) == (date(2025, 3, 4), label)


@pytest.mark.parametrize(
    "line", ["3월 4일", "지난 20일", "25.12.30", "2025.1", "010-2025-03040", "2025-02-30", "제2025-3-45호"]
)
def test_what_is_no_full_date(line: str) -> None:
    assert dates.marks(line) == []


def test_visible_line_wins_over_a_mislabelled_zone_and_the_conflict_is_told(
    read: Reader, make: Maker, article_markup: str
) -> None:
    head = meta(article__published_time="2025-03-05T00:10:00+09:00")
    article = read(
        make(f"<h1>{TITLE}</h1><p class=t>입력 2025-03-04 23:10</p><div>{article_markup}</div>", head)
    )
    assert article.published == date(2025, 3, 4)
    assert any("2025-03-05" in warning for warning in article.warnings)


def test_unlabelled_line_decides_between_metadata(read: Reader, make: Maker, article_markup: str) -> None:
    head = meta(article__published_time="2025-03-05T08:00:00+09:00", pubdate="2025-03-04T23:00:00Z") + meta(
        dd__published_time="2025-03-04T23:00:00+09:00"
    )
    article = read(make(f"<h1>{TITLE}</h1><span>2025-03-04 23:00:11</span><div>{article_markup}</div>", head))
    assert article.published == date(2025, 3, 4)


@pytest.mark.parametrize(
    "noise",
    [
        "<div class=weather>2026.05.18 (월) 맑음 나리 21.5℃</div>",
        "<ul><li>라온구 축제 2026.01.02</li><li>다솜군의 기적 2026.01.03</li></ul>",
        "<figure><img src=a.jpg><figcaption>나리시청 전경. 2018.1.9. 나리시 제공</figcaption></figure>",
        "<p>오늘은 2026년 9월 9일 수요일입니다</p>",
    ],
)
def test_days_that_are_not_of_publication(read: Reader, make: Maker, article_markup: str, noise: str) -> None:
    assert read(make(f"{noise}<h1>{TITLE}</h1><div>{noise}{article_markup}</div>{noise}")).published is None


def test_date_only_in_the_address(read: Reader, make: Maker, article_markup: str) -> None:
    assert read(make(article_markup), url="https://nari.example/2025/03/04/123").published == date(2025, 3, 4)
    assert read(make(article_markup), url="https://nari.example/news?no=20250304001").published is None


def test_attribute_without_offset_is_korean_time(read: Reader, make: Maker, article_markup: str) -> None:
    assert read(
        make(
            f'<h2>{TITLE}</h2><span data-date-time="2025-03-04 00:05:00">3월 4일</span><div>'
            f"{article_markup}</div>"
        )
    ).published == date(2025, 3, 4)


@pytest.mark.parametrize(
    ("element", "og", "site"),
    [
        (f"{TITLE} - 나리일보", f"{TITLE}", "나리일보"),
        (f"{TITLE} | 나리일보", f"{TITLE} | 나리일보", "나리일보"),
        (f"{TITLE} : 사회 : 나리일보", None, None),
        (f"{TITLE}-사회ㅣ나리일보", f"{TITLE}-사회ㅣ나리일보", "나리일보"),
        ("나리일보", f"[나리일보] {TITLE}", "나리일보"),
        (f"{TITLE} < 사회 < 기사본문 - 나리일보", f"{TITLE} - 나리일보", None),
    ],
)
def test_titles_lose_the_site_and_nothing_else(
    read: Reader, make: Maker, *, article_markup: str, element: str, og: str | None, site: str | None
) -> None:
    head = (meta(og__title=og) if og else "") + (meta(og__site_name=site) if site else "")
    article = read(make(f"<h2 class=t>{TITLE}</h2><div>{article_markup}</div>", head, element))
    assert article.title == TITLE
    assert article.publisher == "나리일보"


@pytest.mark.parametrize(
    "title",
    [
        "나리시-다솜군, 데이터 협약",
        "[종합] 나리시 데이터 · 행정 평가 결과",
        "나리시 '1위'…다솜군은? 전문가 \"의외\"",
    ],
)
def test_hyphens_dots_and_brackets_inside_a_title_stay(
    read: Reader, make: Maker, article_markup: str, title: str
) -> None:
    escaped = title.replace('"', "&quot;")
    article = read(
        make(
            f"<h1>{title}</h1><div>{article_markup}</div>",
            meta(og__title=escaped, og__site_name="나리일보"),
            f"{title} - 나리일보",
        )
    )
    assert article.title == title


def test_first_heading_that_is_the_site(read: Reader, make: Maker, article_markup: str) -> None:
    article = read(
        make(f"<h1><a href=/>나리일보</a></h1><h2>{TITLE}</h2><div>{article_markup}</div>", "", "나리일보")
    )
    assert article.title == TITLE
    assert article.publisher == "나리일보"


def test_invalid_json_ld_is_forgiven(read: Reader, make: Maker, article_markup: str) -> None:
    block = (
        '{"@type":"NewsArticle", /* 머리 */ "headline":"'
        + TITLE
        + (
            '", // 제목\n "datePublished":"2025-03-04T10:00:00+09:00",\n"author":{"@type":"Person",'
            '"name":"나도별"}}'
        )
    )
    article = read(
        make(f"<div>{article_markup}</div>", f'<script type="application/ld+json">{block}</script>', "x")
    )
    assert (article.title, article.reporter, article.published) == (TITLE, "나도별", date(2025, 3, 4))


@pytest.mark.parametrize(
    "author", ["나리일보", "편집국", "디지털뉴스팀", "https://facebook.example/nari", "admin", "관리자"]
)
def test_author_that_is_no_person(read: Reader, make: Maker, article_markup: str, author: str) -> None:
    assert read(make(f"<div>{article_markup}</div>", meta(author=author))).reporter is None


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("나도별 기자 byeol@nari.example", ["나도별"]),
        ("임도균‧최서윤기자", ["임도균", "최서윤"]),
        ("조윤성·노진균기자", ["조윤성", "노진균"]),
        ("성남|문하준 기자", ["문하준"]),
        ("호남취재본부 윤도현 기자", ["윤도현"]),
        ("부천/이도훈기자", ["이도훈"]),
        ("[ 나리신문 = 양다은 기자 ]", ["양다은"]),
        ("나리신문 무안 조민서 기자", ["조민서"]),
        ("박승군 기자박승군 기자", ["박승군"]),
        ("순천, 광양 구현모 기자", ["구현모"]),
        ("김정현, 박서영 기자", ["김정현", "박서영"]),
        ("워싱턴=남궁현 특파원", ["남궁현"]),
        ("나도별 선임기자", ["나도별"]),
        ("촬영기자", []),
        ("취재기자 연결합니다.", []),
        ("시민기자 모집", []),
        ("나도별 인턴 기자", ["나도별"]),
    ],
)
def test_names(line: str, named: list[str]) -> None:
    assert people.names(line) == named


@pytest.mark.parametrize(
    "line",
    [
        "온라인 뉴스팀",
        "[나도별 기자]",
        "/나도별기자 a@b.example",
        "나도별 기자 | 다른기사 보기",
        "byeol@nari.example",
        "글·사진 나도별 기자",
    ],
)
def test_bylines(line: str) -> None:
    assert people.is_byline(line)


@pytest.mark.parametrize(
    "line",
    [
        "나도별 기자가 현장을 찾았다.",
        "시민기자 30명이 참여한다",
        "문의는 a@b.example 로 하면 되며 접수 기간은 열흘이다",
        "◇ 우수: 나리시, 다솜군",
    ],
)
def test_what_is_no_byline(line: str) -> None:
    assert not people.is_byline(line)


@pytest.mark.parametrize(
    ("line", "owner"),
    [
        ("<저작권자(c) 나리미디어신문, 무단 전재-재배포 금지>", "나리미디어신문"),
        ("나리일보(www.nari.example), 무단전재 및 수집, 재배포 금지", "나리일보"),
        ("ⓒ 세대를 잇는 나리뉴스 / 무단전재 및 재배포금지", "나리뉴스"),
        ("저작권자 © 나리타운 무단전재 및 재배포 금지", "나리타운"),
        ("Copyright ⓒ 나리방송 & iNari 무단 전재, 재배포 금지", "나리방송"),
        ("<ⓒ 나리경제 & nari.example, 무단전재 및 재배포 금지>", "나리경제"),
        ("[저작권자(c) NTN 무단전재, 재배포 금지]", "NTN"),
        ("Copyright © 2018 나리저널. All rights reserved. mail to desk@nari.example", "나리저널"),
        ("저작권자 ⓒ 나리신문(http://nari.example) 무단전재", "나리신문"),
        ("시는 저작권 교육을 열었다", None),
    ],
)
def test_owners_in_copyright_lines(line: str, owner: str | None) -> None:
    assert publishers.of_copyright(line) == owner


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("나리뉴스 대구경북", "나리뉴스"),
        ("나리뉴스경남", "나리뉴스"),
        ("나리뉴스 경기서부", "나리뉴스"),
        ("뉴스제주", "뉴스제주"),
        ("NBS 뉴스", "NBS"),
        ("나리경제(인천)", "나리경제"),
        ("나리경제 호남취재본부", "나리경제"),
        ("㈜나리일보", "나리일보"),
        ("나리1 | 네이버", "나리1"),
        ("네이버 뉴스", None),
        ("https://nari.example", None),
    ],
)
def test_publishers_plain_name(name: str, plain: str | None) -> None:
    assert publishers.normalise(name) == plain


def test_portal_is_not_the_publisher(read: Reader, make: Maker, article_markup: str) -> None:
    head = meta(og__site_name="모든뉴스", og__article__author="나리일보 | 모든뉴스") + meta(
        twitter__creator="나리일보"
    )
    article = read(
        make(
            (
                f"<h2>{TITLE}</h2><div class=a>{article_markup}</div><div><p>Copyright ⓒ 나리일보. "
                "All rights reserved. 무단 전재 및 재배포 금지.</p></div>"
            ),
            head,
            f"{TITLE} : 모든뉴스",
        )
    )
    assert article.publisher == "나리일보"


def test_several_reporters_in_order(read: Reader, make: Maker, article_markup: str) -> None:
    article = read(
        make(
            f"<h1>{TITLE}</h1><div class=info><span>나도별 기자</span> <span>가온길 기자</span>"
            f"</div><div>{article_markup}</div>"
        )
    )
    assert article.reporter == "나도별, 가온길"


def test_reporter_of_another_story_is_not_taken(read: Reader, make: Maker, article_markup: str) -> None:
    others = "<ul><li><a href=/2>다솜군의 기적 이야기</a> 다른이 기자</li></ul>"
    assert (
        read(
            make(
                f"<h1>{TITLE}</h1><div>{article_markup}</div><div class=more>{others}</div>",
                meta(author="나도별 기자"),
            )
        ).reporter
        == "나도별"
    )


def test_place_words() -> None:
    assert places.is_place("전남")
    assert places.is_place("마산합포구")
    assert not places.is_place("나도별")


def test_byline_field_and_id(read: Reader, make: Maker, article_markup: str) -> None:
    article = read(
        make(f"<h1>{TITLE}</h1><div>{article_markup}<p>나도별 기자 byeol@nari.example</p></div>"),
        source="pages/nari_1.html",
    )
    assert article.byline == "나도별 기자 byeol@nari.example"
    assert article.id == "nari_1"


def test_json_ld_publisher_and_graph(read: Reader, make: Maker, article_markup: str) -> None:
    graph = {
        "@graph": [
            {"@type": "WebSite", "name": "x"},
            {
                "@type": ["NewsArticle"],
                "headline": TITLE,
                "publisher": {"name": "나리일보"},
                "author": [{"@type": "Person", "name": "나도별"}, {"@type": "Person", "name": "가온"}],
            },
        ]
    }
    article = read(
        make(
            f"<div>{article_markup}</div>",
            f'<script type="application/ld+json">{json.dumps(graph)}</script>',
            "x",
        )
    )
    assert (article.title, article.publisher, article.reporter) == (TITLE, "나리일보", "나도별, 가온")


def test_overrides_name_a_publisher_as_readers_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "publishers.toml").write_text(
        (
            '[[publishers]]\nname = "나리일보"\naliases = ["나리닷컴"]\nhosts = '
            '["nari.example"]\nseen = 2025-03-04\n'
        ),
        encoding="utf-8",
    )
    monkeypatch.setattr(overrides, "patterns_folder", lambda: tmp_path)
    overrides._publishers.cache_clear()
    overrides._names.cache_clear()
    try:
        assert overrides.publisher("나리닷컴", None) == "나리일보"
        assert overrides.publisher("다솜신문", None) == "다솜신문"
        assert overrides.publisher(None, "https://www.nari.example/1") == "나리일보"
        assert overrides.publisher(None, "https://notnari.example/1") is None
        (tmp_path / "publishers.toml").unlink()
        overrides._publishers.cache_clear()
        overrides._names.cache_clear()
        assert overrides.publisher("나리닷컴", None) == "나리닷컴"
    finally:
        overrides._publishers.cache_clear()
        overrides._names.cache_clear()
