"""A crawler's plain text: the same furniture, but only lines to tell it by."""

from __future__ import annotations

import msgspec
import pytest

from extractor.model import Article, Page
from extractor.page import read_page
from tests.page.conftest import Prose, Reader

TITLE = "나리시, 데이터기반행정 2년 연속 우수기관"
WEATHER = "\n".join(
    f"  • {sky}{place}{degree}℃"
    for sky, place, degree in [
        ("맑음", "나리", 21.5),
        ("구름많음", "다솜", 19.0),
        ("흐림", "라온", 7.3),
        ("박무", "", 14.3),
    ]
)
OTHER = (
    "다솜군이 공공데이터 평가에서 5년 연속 최우수 등급을 받았다고 밝혔다. 군은 데이터 개방 건수를 "
    "늘린 점을 인정받았다..."
)
ENGLISH = (
    "Nari City has been named an excellent institution for two consecutive years, the city "
    "said.\nThe evaluation covered 679 institutions across the whole country this year."
)


def lines(article: Article) -> list[str]:
    return article.text.split("\n")


def test_vendor_page(read_text: Reader, prose: Prose) -> None:
    text = "\n".join(
        [
            f"{TITLE} - 나리신문",
            "",
            "본문 바로가기",
            "주메뉴 바로가기",
            "로그인",
            "회원가입",
            "전체메뉴",
            "홈 > 뉴스 > 행정",
            TITLE,
            "기자명 나도별 기자",
            "입력 2025.03.04 10:12",
            "수정 2025.03.05 11:00",
            "댓글 0",
            "SNS 기사보내기",
            "페이스북(으)로 기사보내기",
            "URL복사",
            "기사 스크랩하기",
            "다른 공유 찾기",
            "본문 글씨 키우기",
            "본문 글씨 줄이기",
            "버스 배차 분석 높은 점수",
            "나리시청 전경. 사진=나리시",
            f"[나리신문 나도별 기자] {prose[0]}",
            *prose[1:],
            "저작권자 © 나리신문 무단전재 및 재배포 금지",
            "나도별 기자 byeol@nari.example",
            "다른기사 보기",
            "댓글삭제",
            "많이 본 기사",
            "다솜군, 5년 연속 최우수",
            OTHER,
        ]
    )
    article = read_text(text)
    assert lines(article) == [f"[나리신문 나도별 기자] {prose[0]}", *prose[1:]]
    assert (article.title, article.publisher, article.reporter, str(article.published)) == (
        TITLE,
        "나리신문",
        "나도별",
        "2025-03-04",
    )
    assert article.deck == "버스 배차 분석 높은 점수"
    assert article.captions == ("나리시청 전경. 사진=나리시",)


@pytest.mark.parametrize(
    ("dateline", "tail", "publisher"),
    [
        (
            "(나리=나라뉴스) 나도별 기자 = ",
            (
                "byeol@nara.example\n제보는 카카오톡 nara\n<저작권자(c) 나라뉴스, 무단 전재-재배포, "
                "AI 학습 및 활용 금지>\n2025/03/04 10:00 송고"
            ),
            "나라뉴스",
        ),
        ("[나리=나라시스]나도별 기자 = ", "◎공감언론 나라시스 byeol@nara.example", "나라시스"),
        ("【나라뉴스 동부】나도별 기자=", "원본 기사 보기:나라뉴스 동부", "나라뉴스"),
        ("[나리=나라일보 나도별 기자] ", "", "나라일보"),
        ("[나라경제 호남취재본부 나도별 기자] ", "", "나라경제"),
        ("나라포스트 나도별 기자 | ", "", "나라포스트"),
        ("나라매일 = 나도별 기자 | ", "", "나라매일"),
        ("[나라팩트|나리=나도별 기자] ", "", "나라팩트"),
        ("[나라팩트 l 나리=나도별 기자] ", "", "나라팩트"),
        ("[대전/NTN]나도별 기자ㅣ", "", "NTN"),
        ("", "나리=나도별 기자\n나라일보(www.nara.example), 무단전재 및 수집, 재배포 금지", "나라일보"),
        ("", "[나도별 기자]\n<저작권자(c) 나라미디어신문, 무단 전재-재배포 금지>", "나라미디어신문"),
        (
            "",
            "/나도별기자 byeol@nara.example\nⓒ 지역의 새 아침 나라뉴스 / 무단전재 및 재배포금지",
            "나라뉴스",
        ),
        ("", "나라뉴스 / 나도별 기자 byeol@nara.example", "나라뉴스"),
    ],
)
def test_datelines_and_sign_offs(
    read_text: Reader, prose: Prose, dateline: str, tail: str, publisher: str
) -> None:
    article = read_text(
        "\n".join([TITLE, "기사입력 2025/03/04 [10:00]", dateline + prose[0], *prose[1:], tail])
    )
    assert lines(article) == [dateline + prose[0], *prose[1:]]
    assert (article.title, article.publisher, article.reporter, str(article.published)) == (
        TITLE,
        publisher,
        "나도별",
        "2025-03-04",
    )


def test_weather_above_the_article(read_text: Reader, prose: Prose) -> None:
    text = (
        (
            f"2026.05.18 (월)\n\n{WEATHER}\n기상청 제공\n{TITLE}\n  • 해당된 기사를 "
            f"공유합니다\n\n동부권\n\n{TITLE}\n\n나리.jpg\n\n"
        )
        + "\n\n".join(prose)
        + "\n\n[나도별 기자]\n\n모바일 버전으로 보기"
    )
    article = read_text(text)
    assert lines(article) == list(prose)
    assert article.title == TITLE
    assert article.published is None
    assert article.reporter == "나도별"


def test_breadcrumb_rankings_and_leads_of_other_stories(read_text: Reader, prose: Prose) -> None:
    text = (
        (
            f"{TITLE}\n\n  • 전국\n  • 나리시\n\n{TITLE}\n\n버스 배차 분석 높은 점수\n\n  • 승인 "
            "2025-03-04 07:20\n  • 나도별 기자나도별 기자\n나리시청 전경\n\n"
        )
        + "\n\n".join(prose)
        + (
            "\n\n기자의 다른기사 보기\n\n랭킹뉴스\n\n  1. 다솜군, 5년 연속 최우수\n  2. 라온구 "
            f"축제\n\n헤드라인 뉴스\n\n다솜군의 기적\n\n{OTHER}\n\n실시간 뉴스\n"
        )
    )
    article = read_text(text)
    assert lines(article) == list(prose)
    assert (article.title, article.reporter, str(article.published)) == (TITLE, "나도별", "2025-03-04")


@pytest.mark.parametrize(
    "announced",
    [
        "",
        (
            "*아래는 위 기사를 '구글 번역'으로 번역한 영문 기사의 [전문]입니다. 영문 번역에 오류가 "
            "있을 수 있음을 전제로 합니다.\n"
        ),
        "<구글 번역으로 번역한 영문 기사의 전문 입니다.>\n",
    ],
)
def test_translated_tail(read_text: Reader, prose: Prose, announced: str) -> None:
    text = (
        f"광고\n\n{TITLE}\n\n나도별 기자 | 기사입력 2025/03/04 [14:50]\n\n▲ 사진=나리시청\n\n"
        + "\n \n".join(prose)
        + (
            f"\n\n{announced}\n{ENGLISH}\n원본 기사 보기:나리뉴스 동부\n기사제보 및 보도자료 "
            "tip@nari.example\nⓒ 지역의 눈 나리뉴스 / 무단전재 및 재배포금지\n  • 도배방지 "
            "이미지\n광고"
        )
    )
    article = read_text(text)
    assert lines(article) == list(prose)
    assert (article.publisher, article.reporter) == ("나리뉴스", "나도별")


def test_title_only_in_a_caption(read_text: Reader, prose: Prose) -> None:
    article = read_text(
        f"![](https://nari.example/a.jpg) ▲ {TITLE} |\n[나리뉴스=나도별 기자] {prose[0]}\n{prose[1]}"
    )
    assert article.title == TITLE
    assert lines(article) == [f"[나리뉴스=나도별 기자] {prose[0]}", prose[1]]


@pytest.mark.parametrize(
    "header",
    [
        "• 나도별 기자\n• 승인 2025.03.04 08:43",
        "나도별 기자입력 : 2025. 03. 04(화) 17:17",
        "나도별 기자|2025/03/04 11:21",
        "나도별 기자\n| 2025-03-04 12:41:23",
        "나도별 기자 승인 2025.03.04 14:53",
        "나도별 기자\n기사등록 2025/03/04 12:00:00 최종수정 2025/03/05 09:00:00",
        "입력 2025.03.04 12:00 수정 2025.03.06 12:00\n나도별 기자 byeol@nari.example",
        "기사입력 : 2025년03월04일 16:00\n글 나도별 기자",
        "2025년 3월 4일(화) 12:50\n나도별 기자",
        "입력 25.03.04 10:00 | 나도별 기자",
    ],
)
def test_header_lines_of_a_row_with_its_title_given(read_text: Reader, prose: Prose, header: str) -> None:
    article = read_text(
        f"버스 배차 분석 높은 점수\n{header}\n▲ 나리구청 제공\n" + "\n".join(prose),
        title=TITLE,
        publisher="나리일보",
    )
    assert lines(article) == list(prose)
    assert (article.title, article.publisher, article.reporter, str(article.published)) == (
        TITLE,
        "나리일보",
        "나도별",
        "2025-03-04",
    )
    assert article.deck == "버스 배차 분석 높은 점수"


@pytest.mark.parametrize(
    "caption",
    [
        "나리시청 전경[사진=나리시]2018.1.9. |",
        "| 나리시청 전경 |",
        "↑↑ 가온별 나리시장",
        "(사진=나리시 제공)",
        "나리시청 전경.[나리시 제공]",
        "▲나리시청 전경/나리시 제공 |",
        "▲ 나리구청 제공",
        "가온별 시장이 발표하고 있다 / 사진=나리시제공",
        "나리시 평가 우수사례. 나리일보 그래픽팀",
        "ⓒ게티이미지뱅크",
        "![[정보담당관]특강]",
    ],
)
def test_captions_in_a_row(read_text: Reader, prose: Prose, caption: str) -> None:
    article = read_text("\n\n".join([prose[0], caption, *prose[1:]]), title=TITLE)
    assert lines(article) == list(prose)


@pytest.mark.parametrize(
    "kept",
    [
        "▲관리체계 ▲데이터 공동활용 ▲분석 ▲역량문화",
        "◇ 우수: 나리시, 다솜군, 라온구",
        "나리시, 다솜군, 라온구, 마루시, 바다군",
        "① 버스 배차 분석\n② 골목 가로등 분석",
        "- 수상 소감은요?\n“시민 덕분입니다.”",
        "○ 시는 데이터 통합 창구를 새로 열었다.",
        "버스 배차부터 바꿨다",
        "Q. 다음 과제는 무엇인가.",
        "“기쁘다.”",
        "세 해 내리 이름을 올렸다.",
        "시민 맞춤형 정보 제공",
        "○ 청년 일자리 기회 제공",
        "사진/영상 공모전 개최",
        "▷관광 지도 제공",
        "점수는 92점으로 기초지방자치단체 가운데 가장 높았고 두 해째 90점을 넘겼다.(자료=행정안전부)",
        (
            "시 관계자는 “앞으로도 시민이 피부로 느끼는 데이터 행정을 펴 나가겠다”며 “부서마다 "
            "과제를 찾겠다”고 말했다. (사진=나리시 제공)"
        ),
        "시는 현장을 찾아 데이터를 모으고 있다.",
        "저작권 문제를 정리한 데이터 120종을 새로 열었다.",
        "문화·관광 분야에서는 축제 방문객을 분석했다.",
        "댓글 3만 건을 분석한 결과도 담았다.",
        "광역시에서는 유일하다.",
        "1위 나리시는 총점 96.6점을 받았다.",
        "가온별 시장 “데이터가 곧 복지”",
        "#나리시 해시태그로 사진을 올리면 된다.",
        "문의 나리시 데이터팀(02-000-0000)",
        "1위 나리시\n2위 다솜군\n3위 라온구",
        "시민이 동영상을 볼 수 있게 했습니다.",
        "시는 뉴스레터 구독자를 두 배로 늘렸다.",
        "지역 기업은 정기 후원을 약속했다.",
        "개인정보 무단 복제를 막는 장치도 넣었다.",
        "로그인이 필요 없는 창구도 열었습니다.",
    ],
)
def test_lines_that_stay_in_the_prose(read_text: Reader, prose: Prose, kept: str) -> None:
    for text in ([prose[0], kept, *prose[1:]], [*prose, kept]):
        assert read_text("\n".join(text), title=TITLE).text == "\n".join(text)


def test_subhead_of_one_word_stays_before_prose(read_text: Reader, prose: Prose) -> None:
    lines_read = [prose[0], "교육", prose[1], "문화", *prose[2:]]
    assert read_text("\n".join(lines_read), title=TITLE).text == "\n".join(lines_read)


def test_teaser_of_another_story_at_the_end(read_text: Reader, prose: Prose) -> None:
    article = read_text(
        "\n".join([*prose, "", "문화", "곡식 창고에서 찾은 옛 노래, 무대에 오른다", "나리뉴스 / 25.12.30"]),
        title=TITLE,
    )
    assert lines(article) == list(prose)
    assert article.published is None


def test_one_sentence(read_text: Reader, prose: Prose) -> None:
    assert read_text(prose[0]).text == prose[0]


def test_given_fields_win(read_text: Reader, prose: Prose) -> None:
    from datetime import date

    article = read_text(
        f"{TITLE}\n나도별 기자 입력 2025.03.04 10:00\n" + "\n".join(prose),
        title="준 제목",
        publisher="준 신문",
        reporter="준이",
        published=date(2020, 1, 2),
        id="n1",
        url="https://nari.example/1",
    )
    assert (
        article.title,
        article.publisher,
        article.reporter,
        str(article.published),
        article.id,
        article.url,
    ) == ("준 제목", "준 신문", "준이", "2020-01-02", "n1", "https://nari.example/1")


def test_a_list_of_headlines_is_no_article(read_text: Reader) -> None:
    from extractor.errors import PageError

    with pytest.raises(PageError, match="no article"):
        read_text("\n".join(f"{number}. 나리시 소식 {number}번째" for number in range(40)))


MENU = "\n".join(
    [
        "본문 바로가기",
        "로그인",
        "회원가입",
        "전체메뉴",
        *(f"  • {word}" for word in ("정치", "경제", "사회", "문화")),
    ]
)
HEADLINES = "\n".join(
    f"  • {line}"
    for line in (
        "다솜군, 5년 연속 최우수 등급",
        "라온구 빅데이터 축제 열린다",
        "마루시 새 도서관 문 열어",
        "바다군, 청년 정책 발표회",
        "하늘구 봄꽃 산책길 새 단장",
    )
)


@pytest.mark.parametrize("heading", ["우리 동네 소식", "지금 읽어 볼 만한 글", ""])
def test_whole_page_with_a_list_under_an_unknown_heading(
    read_text: Reader, prose: Prose, heading: str
) -> None:
    text = (
        f"{MENU}\n{TITLE}\n입력 2025.03.04 10:00\n"
        + "\n".join(prose)
        + (
            f"\n나도별 기자 byeol@nari.example\n{heading}\n{HEADLINES}\n저작권자 © 나리일보 무단전재 및 "
            "재배포 금지"
        )
    )
    article = read_text(text)
    assert lines(article) == list(prose)
    assert (article.title, article.publisher, article.reporter) == (TITLE, "나리일보", "나도별")


def test_whole_page_with_notices_and_lists_above_the_article(read_text: Reader, prose: Prose) -> None:
    text = (
        f"{MENU}\n이 누리집은 최신 브라우저에 맞춰져 있습니다.\n구독하면 먼저 볼 수 "
        f"있어요!\n{HEADLINES}\n{TITLE}\n나도별 기자 입력 2025.03.04 10:00\n"
    ) + "\n".join(prose)
    article = read_text(text)
    assert lines(article) == list(prose)
    assert article.title == TITLE


def test_byline_between_paragraphs_of_a_page_ends_nothing(read_text: Reader, prose: Prose) -> None:
    text = (
        f"{MENU}\n{TITLE}\n입력 2025.03.04 10:00\n{prose[0]}\n나도별 기자\n▲ 나리시청 전경\n버스 "
        "배차부터 바꿨다\n"
    ) + "\n".join(prose[1:])
    assert lines(read_text(text)) == [prose[0], "버스 배차부터 바꿨다", *prose[1:]]


def test_a_records_text_keeps_its_sub_headlines() -> None:
    text = (
        "가람시 '우수', 나래시 '미흡'\n두 도시 엇갈려\n\n"
        "가람시가 행정안전부의 평가에서 우수 등급을 받았다고 4일 밝혔다. 나래시는 다음 평가를 "
        "준비하겠다고 말했다."
    )
    as_file = Page(source="a.txt", content=text.encode(), media="text", title="데이터 행정 성적 엇갈려")
    as_record = msgspec.structs.replace(as_file, cleaned=True)
    article = read_page(as_record)
    assert article.text.startswith("가람시 '우수', 나래시 '미흡'\n두 도시 엇갈려\n가람시가")
    assert article.deck is None
    assert read_page(as_file).deck == "가람시 '우수', 나래시 '미흡'\n두 도시 엇갈려"
