"""Who won: names that several bear, words that point back, lists, and those that only run the evaluation."""

from typing import Any

import pytest

RESULT = "행정안전부의 2024년 데이터기반행정 실태점검에서 우수기관으로 선정됐다."


@pytest.mark.parametrize(
    ("text", "fields", "name", "because"),
    [
        (f"[대전=새벽신문] 강가나 기자 = 중구는 {RESULT}", {}, "대전광역시 중구", "the dateline"),
        (f"(울산=새벽통신) 강가나 기자 = 중구는 {RESULT}", {}, "울산광역시 중구", "the dateline"),
        (f"【새벽뉴스 대구】강가나 기자=중구는 {RESULT}", {}, "대구광역시 중구", "the dateline"),
        (f"중구는 {RESULT} 울산의 옛 도심인 구는 더 애쓰겠다고 했다.", {}, "울산광역시 중구", "the text"),
        (f"고성군은 {RESULT} 군은 강원도에서 처음이라고 했다.", {}, "강원특별자치도 고성군", "the text"),
        (f"중구는 {RESULT}", {"title": "대구 중구, 자료 행정 인정받아"}, "대구광역시 중구", "the title"),
        (f"중구는 {RESULT}", {"publisher": "부산새벽신문"}, "부산광역시 중구", "the publisher's region"),
        (f"북구는 {RESULT}", {"publisher": "광주새벽일보"}, "광주광역시 북구", "the publisher's region"),
    ],
)
def test_a_shared_name_is_decided_by_what_the_article_tells_of_its_place(
    only: Any, text: str, fields: dict[str, str], name: str, because: str
) -> None:
    award = only(text, **fields)
    assert award.recipient == name
    (evidence,) = award.evidence["recipient"]
    assert evidence.basis == "inferred"
    assert because in evidence.reason


def test_the_dateline_is_stronger_than_the_publisher(only: Any) -> None:
    award = only(f"[대전=부산새벽신문] 강가나 기자 = 동구는 {RESULT}", publisher="부산새벽신문")
    assert (award.recipient, award.region_code) == ("대전광역시 동구", "30110")


@pytest.mark.parametrize("name", ["중구", "고성군", "강서구"])
def test_a_shared_name_that_nothing_decides_stays_undecided_and_is_reported(read: Any, name: str) -> None:
    article = read(f"{name}{'은' if name.endswith('군') else '는'} {RESULT}", publisher="새벽신문")
    (award,) = article.awards
    assert (award.recipient, award.region_code) == (name, None)
    assert len(article.warnings) == 1
    assert name in article.warnings[0]


def test_a_name_of_one_unit_only_is_stated(only: Any) -> None:
    (evidence,) = only(f"하남시는 {RESULT}").evidence["recipient"]
    assert (evidence.basis, evidence.quote) == ("stated", "하남시")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"하남시는 잔치를 열었다. 시는 이날 {RESULT}", "경기도 하남시"),
        (f"대전 서구는 잔치를 열었다. 구는 {RESULT}", "대전광역시 서구"),
        (f"합천군은 잔치를 열었다. 군은 {RESULT}", "경상남도 합천군"),
        (f"한국장학재단은 잔치를 열었다. 재단은 {RESULT}", "한국장학재단"),
        (f"경상남도는 잔치를 열었다. 도는 {RESULT}", "경상남도"),
        (f"새빛나래진흥원(원장 나다라, 이하 ‘새빛원’)은 잔치를 열었다. 새빛원은 {RESULT}", "새빛나래진흥원"),
        (f"나다라 의성군수를 만났다. 우리 군은 {RESULT}", "경상북도 의성군"),
        (f"하남시 나다라 시장은 기뻐했다. 시는 {RESULT}", "경기도 하남시"),
    ],
)
def test_a_word_for_its_kind_stands_for_the_institution_of_the_article(
    only: Any, text: str, name: str
) -> None:
    assert only(text).recipient == name


def test_without_a_subject_it_is_the_institution_of_the_title(only: Any) -> None:
    award = only(
        "2024년 데이터기반행정 실태점검에서 우수기관으로 뽑혔다.", title="하남시, 자료 행정 인정받아"
    )
    assert award.recipient == "경기도 하남시"
    assert {evidence.place for evidence in award.evidence["recipient"]} == {"title"}


def test_every_name_of_a_list_gets_an_award_of_its_grade(read: Any) -> None:
    text = (
        "행정안전부는 2024년 데이터기반행정 실태점검 결과를 발표했다. "
        "하남시와 합천군이 우수 등급을, 양평군은 보통 등급을 받았다."
    )
    assert [(a.recipient, a.grade) for a in read(text).awards] == [
        ("경기도 하남시", "우수"),
        ("경상남도 합천군", "우수"),
        ("경기도 양평군", "보통"),
    ]


def test_the_ministry_that_runs_the_evaluation_wins_nothing(read: Any) -> None:
    text = "행정안전부가 주관한 2024년 데이터기반행정 실태점검에서 합천군이 우수기관으로 뽑혔다."
    assert [award.recipient for award in read(text).awards] == ["경상남도 합천군"]


@pytest.mark.parametrize(
    ("text", "name", "code", "kind"),
    [
        (f"경남도는 {RESULT}", "경상남도", "48", "sido"),
        (f"경남 진주시는 {RESULT}", "경상남도 진주시", "48170", "si"),
        (f"경남 고성군은 {RESULT}", "경상남도 고성군", "48820", "gun"),
        (f"부산 강서구는 {RESULT}", "부산광역시 강서구", "26440", "gu"),
        (
            f"울산 북구의 ‘효문공단 출퇴근 분석’이 눈길을 끌었다. 북구는 {RESULT}",
            "울산광역시 북구",
            "31200",
            "gu",
        ),
        (f"부산관광공사는 {RESULT}", "부산관광공사", None, "other"),
    ],
)
def test_kinds_of_recipients(only: Any, text: str, name: str, code: str | None, kind: str) -> None:
    award = only(text)
    assert (award.recipient, award.region_code, award.recipient_kind) == (name, code, kind)


def test_without_a_day_of_publication_the_code_is_of_the_day_of_announcement(only: Any) -> None:
    award = only(
        "전북 김제시는 2022년 데이터기반행정 실태점검에서 우수기관으로 선정됐다.",
        published=None,
    )
    assert (award.recipient, award.region_code) == ("전라북도 김제시", "45210")


@pytest.mark.parametrize(
    ("publisher", "who"),
    [
        ("하남소식", "경기도 하남시"),
        ("청정하남", "경기도 하남시"),
        ("월간 하남시", "경기도 하남시"),
        ("새벽일보", None),
        ("하남도봉일보", None),  # of another kind
    ],
)
def test_ours_is_the_government_whose_paper_it_is(read: Any, publisher: str, who: str | None) -> None:
    kind = "구" if publisher == "하남도봉일보" else "시"
    text = f"Q. 현수막은 무슨 뜻인가요?\nA. 우리 {kind}는 {RESULT}"
    awards = read(text, publisher=publisher).awards
    assert [a.recipient for a in awards] == ([who] if who else [])
    if who:
        (evidence,) = awards[0].evidence["recipient"]
        assert (evidence.basis, evidence.quote) == ("inferred", "시")
        assert "is its own" in evidence.reason


def test_a_paper_is_nobody_s_where_the_text_names_somebody(only: Any) -> None:
    text = f"구리시가 잔치를 열었다. 시장은 “우리 시는 {RESULT.removesuffix('됐다.')}됐다”고 말했다."
    assert only(text, publisher="하남소식").recipient == "경기도 구리시"


@pytest.mark.parametrize(
    ("sentence", "winners"),
    [
        # who is left out, or only looks on
        ("합천군만 빼고 도내 모든 군이 우수 등급을 받았다.", set()),
        ("합천군을 제외하고 도내 대부분의 군이 우수 등급을 받았다.", set()),
        ("합천군은 하남시가 우수 등급을 받은 비결을 배웠다.", {"하남시"}),
        ("합천군은 하남시가 받은 우수 등급을 부러워했다.", {"하남시"}),
        ("합천군 말고도 하남시가 우수 등급을 받았다.", {"하남시"}),
        ("합천군을 비롯해 하남시가 우수 등급을 받았다.", {"합천군", "하남시"}),
        ("하남시와 구리시 등 도내 여러 시가 우수 등급을 받았다.", {"하남시", "구리시"}),
        ("하남시·구리시 등 일부 시군이 우수 등급을 받았다.", {"하남시", "구리시"}),
    ],
)
def test_who_is_left_out_has_no_grade(read: Any, sentence: str, winners: set[str]) -> None:
    awards = read(f"행정안전부가 2024년 데이터기반행정 실태점검 결과를 공개했다. {sentence}").awards
    assert {a.recipient.split()[-1] for a in awards} == winners


@pytest.mark.parametrize("estate", ["효문공단", "반월공단", "나래공단"])
def test_an_industrial_estate_wins_nothing(read: Any, estate: str) -> None:
    assert read(f"{estate}은 {RESULT}").awards == ()


@pytest.mark.parametrize(
    "told",
    [
        "시의회 총무위원회에서 시의 데이터 행정이 도마에 올랐다. 시는 {}에서 ‘미흡’ 등급을 받았다.",
        "시의회 나다라 의원은 “{}에서 우리 시는 51.2점, ‘미흡’이었다”고 따졌다.",
        "시의회 나다라 의원이 말했다. {}에서 우리 시는 ‘미흡’ 등급을 받았다. 이웃한 안동시는 축제를 열었다.",
    ],
)
def test_our_city_in_a_council_is_the_council_s(only: Any, told: str) -> None:
    award = only("문경" + told.format("2024년 데이터기반행정 실태점검"), title="문경시의회 행정사무감사")
    assert award.recipient == "경상북도 문경시"


def test_who_is_audited_is_told_of_not_the_auditor(only: Any) -> None:
    text = "전북특별자치도 감사위원회가 장수군 감사 결과를 공개했다. 군은 "
    assert only(text + RESULT).recipient == "전북특별자치도 장수군"


@pytest.mark.parametrize(
    ("question", "answer"),
    [("Q. {}?", "A. {}"), ("▶{}.", "“{}”"), ("- {}?", "“{}”")],
)
def test_the_answers_of_an_interview_are_of_who_is_asked(only: Any, question: str, answer: str) -> None:
    talk = [("통합 뒤 무엇이 달라졌나", "경상남도가 청사를 옮겼다. 군민 불편은 크지 않았다."),
            ("데이터 평가가 화제였다", "2024년 데이터기반행정 실태점검에서는 ‘우수’였다.")]  # fmt: skip
    lines = ["경상남도가 달라졌다. 세 번째 손님은 나다라 합천군 부군수다."]
    lines += [f"{question.format(asked)}\n{answer.format(said)}" for asked, said in talk]
    award = only("\n\n".join(lines), title="[초대석] 나다라 합천군 부군수")
    assert award.recipient == "경상남도 합천군"


def test_a_short_name_whose_marks_are_asked_for_is_what_the_answer_means(only: Any) -> None:
    text = (
        "하남시의 데이터 평가 두 건이 공개됐다.\n\n- 데이터기반행정 쪽 성적은 어땠나.\n"
        "“2024년 실태점검에서 ‘우수’ 등급을 받았다.”"
    )
    assert only(text).programme == "data-based-administration"
