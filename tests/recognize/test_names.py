"""Names: programmes in every spelling of the press, and local governments and other bodies in every form."""

import itertools
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from extractor.knowledge import Knowledge, Municipality
from extractor.language.normalize import normalize
from extractor.model import Article
from extractor.pipeline import Extractor
from extractor.recognize.mentions import Mention, read_mentions

Found = tuple[str, str | None, str]

PROGRAMMES = {
    "data-based-administration": [
        *(
            " ".join(parts)
            for parts in itertools.product(
                ["데이터기반행정", "데이터기반 행정", "데이터 기반 행정", "데이터 기반행정"],
                [
                    "실태점검",
                    "실태 점검",
                    "실태점검 및 평가",
                    "실태점검·평가",
                    "실태점검 평가",
                    "실태점검평가",
                    "실태평가",
                    "실태 평가",
                    "평가",
                    "활성화 실태점검",
                    "활성화 실태평가",
                ],
            )
        ),
        "데이터 행정 실태점검",
        "데이터 행정 평가",
        "데이터 행정 실태 평가",
        "데이터기반행정 실태 점검' 평가",
        "‘데이터기반행정’ 실태점검",
        "데이터기반행정 역량 평가",
        "공공데이터기반 행정평가",
        "데이터기반의 행정 실태점검",
    ],
    "open-data": [
        "공공데이터 제공 운영실태 평가",
        "공공데이터 제공·운영실태 평가",
        "공공데이터 제공‧운영 실태평가",
        "공공데이터 제공ㆍ운영 실태 평가",
        "공공데이터 제공 ‧ 운영 실태 평가",
        "공공데이터 제공 운영 실태 평가",
        "공공데이터 제공 운영 실태평가",
        "공공데이터 제공 실태 평가",
        "공공데이터 제공 운영 평가",
        "공공데이터 제공 및 운영실태 평가",
        "공공데이터 평가",
        "공공데이터 운영 실태평가",
        "공공데이터 실태점검",
        "공공데이터 분야 평가",
    ],
    "bigdata-cases": [
        "지방자치단체 빅데이터 분석 사례집",
        "지방자치단체 빅데이터 분석 우수사례",
        "지방자치단체 빅데이터 분석·활용 우수사례",
        "지방자치단체 빅데이터 분석‧활용 우수사례집",
        "지자체 빅데이터 우수사례",
    ],
    "data-talent": [
        "데이터 분석 전문인재 양성 선도기관",
        "데이터분석 인재양성 선도기관",
        "데이터 분석 인재 양성 선도기관",
        "데이터 전문인재 육성 선도기관",
    ],
    "data-contest": [
        "데이터기반행정 활성화 유공",
        "데이터기반행정 유공",
        "공공데이터 발전 유공",
        "디지털정부 혁신 유공",
        "디지털정부 발전 유공",
        "공공 빅데이터 우수사례 경진대회",
        "공무원 빅데이터 분석 공모전",
        "데이터 분석·활용 공모전",
        "데이터 분석활용 공모전",
        "공공 빅데이터 분석 공모전",
        "공무원 빅데이터 분석 발표대회",
    ],
}

NAMES = [(name, programme) for programme, names in PROGRAMMES.items() for name in names]

NO_PROGRAMMES = [
    "데이터기반행정 활성화 기본계획",
    "데이터기반행정 활성화 위원회",
    "데이터기반행정 활성화에 관한 법률",
    "데이터기반행정 책임관",
    "공공데이터의 제공 및 이용 활성화에 관한 법률",
    "공공데이터 품질인증",
    "공공데이터 품질관리 수준평가",
    "공공데이터 포털",
    "범정부 공공데이터 활용 창업경진대회",
    "데이터 분석 전문인재 양성과정",
    "데이터분석 전문가 집중육성 과정",
    "빅데이터 통합플랫폼",
    "정보공개 종합평가",
    "적극행정 평가",
    "정부혁신 평가",
    "청렴도 평가",
    "민원서비스 종합평가",
]


def programmes_in(korean: Language, sentence: str) -> list[str]:
    """Ids of the programmes whose full name the sentence holds."""
    doc = korean(normalize(sentence).text)
    return [mention.value for mention in read_mentions(doc) if mention.label == "PROGRAMME"]


def institutions_in(korean: Language, sentence: str) -> list[tuple[str, str]]:
    """Words and candidates of the institutions of a sentence."""
    doc = korean(normalize(sentence).text)
    found = [mention for mention in read_mentions(doc) if mention.label == "INSTITUTION"]
    return [(doc.text[mention.start : mention.end], mention.value) for mention in found]


@pytest.mark.parametrize(("name", "programme"), NAMES, ids=[name for name, _ in NAMES])
def test_a_programme_is_found_by_its_name(korean: Language, name: str, programme: str) -> None:
    for year in ("2024년 ", "2023년도 ", "2021 ", ""):
        assert programmes_in(korean, f"시는 행정안전부의 {year}{name}에서 좋은 성적을 냈다.") == [programme]


@pytest.mark.parametrize("name", NO_PROGRAMMES)
def test_what_only_sounds_like_a_programme_is_none(korean: Language, name: str) -> None:
    assert programmes_in(korean, f"시는 2024년 {name} 덕에 일이 쉬워졌다고 했다.") == []


def test_an_honour_is_no_evaluation(korean: Language) -> None:
    assert programmes_in(korean, "군은 데이터기반행정 활성화 유공으로 상을 받았다.") == ["data-contest"]


@pytest.mark.parametrize(
    ("sentence", "programmes"),
    [
        (
            "데이터 기반 행정 실태 점검 및 공공데이터 제공 운영 실태 평가에서 우수했다.",
            ["data-based-administration", "open-data"],
        ),
        (
            "‘공공데이터 제공·운영실태 평가’와 ‘데이터기반행정 실태점검’에서 우수했다.",
            ["open-data", "data-based-administration"],
        ),
    ],
)
def test_two_names_in_a_row_are_two_programmes(
    korean: Language, sentence: str, programmes: list[str]
) -> None:
    assert programmes_in(korean, sentence) == programmes


@settings(max_examples=60, deadline=None)
@given(
    name=st.sampled_from(
        [
            ("데이터기반행정실태점검", "data-based-administration"),
            ("공공데이터제공운영실태평가", "open-data"),
            ("지방자치단체빅데이터분석활용우수사례", "bigdata-cases"),
            ("데이터분석전문인재양성선도기관", "data-talent"),
        ]
    ),
    gaps=st.lists(st.sampled_from(["", "", "", " ", "·", " ‧ ", "ㆍ"]), min_size=20, max_size=20),
    quotes=st.sampled_from(["", "‘’", "“”", "''", "「」", '""', "’‘"]),
)
def test_spaces_dots_and_quotation_marks_do_not_matter(
    korean: Language, name: tuple[str, str], gaps: list[str], quotes: str
) -> None:
    written = "".join(char + gap for char, gap in zip(name[0], gaps, strict=False)).rstrip(" ·‧ㆍ")
    left, right = quotes or ("", "")
    sentence = f"2024년 {left}{written}{right} 결과를 알렸다."
    assert programmes_in(korean, sentence) == [name[1]]


def days(unit: Municipality) -> set[date]:
    """First and last day on which the unit could be in the news of these programmes."""
    first = max(unit.valid_from or date(2018, 1, 1), date(2018, 1, 1))
    return {first, unit.valid_to or date(2026, 11, 1)}


def particle(word: str, after_consonant: str, after_vowel: str) -> str:
    return after_consonant if (ord(word[-1]) - ord("가")) % 28 else after_vowel


def recipients(extractor: Extractor, who: str, day: date, *, topic: bool = True) -> list[Found]:
    """Recipients of a made-up sentence: who did well is its topic (은, 는) or its subject (이, 가)."""
    mark = particle(who, "은", "는") if topic else particle(who, "이", "가")
    text = f"{who}{mark} 행정안전부의 2024년 데이터기반행정 실태점검에서 우수기관으로 선정됐다."
    awards = extractor.extract(Article(id="made-up", source="made-up", text=text, published=day))
    return [(award.recipient, award.region_code, award.recipient_kind) for award in awards]


def units(knowledge: Knowledge) -> list[tuple[Municipality, date]]:
    governing = [unit for unit in knowledge.municipalities if unit.self_governing]
    return [(unit, day) for unit in governing for day in sorted(days(unit))]


@pytest.fixture(params=[True, False], ids=["topic", "subject"])
def topic(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


def test_every_local_government_is_found_by_its_full_name(
    extractor: Extractor, knowledge: Knowledge, topic: bool
) -> None:
    wrong = {
        (unit.full_name, day): found
        for unit, day in units(knowledge)
        if (found := recipients(extractor, unit.full_name, day, topic=topic))
        != [(unit.full_name, unit.code, unit.recipient_kind)]
    }
    assert wrong == {}


def test_every_local_government_is_found_by_its_province_in_short_and_its_name(
    extractor: Extractor, knowledge: Knowledge, topic: bool
) -> None:
    short = {u.name: stem for u in knowledge.municipalities if u.kind == "sido" for stem in u.stems}
    wrong = {
        (form, day): found
        for unit, day in units(knowledge)
        if unit.kind != "sido" and unit.sido in short
        for form in [f"{short[unit.sido]} {unit.name}"]
        if (found := recipients(extractor, form, day, topic=topic))
        != [(unit.full_name, unit.code, unit.recipient_kind)]
    }
    assert wrong == {}


def test_every_local_government_is_found_by_its_own_name(
    extractor: Extractor, knowledge: Knowledge, topic: bool
) -> None:
    """A name of several is nobody's where nothing decides; 광주시 may be the metropolis."""
    governing = [unit for unit in knowledge.municipalities if unit.self_governing]
    wrong = {}
    for unit, day in units(knowledge):
        same = {other.full_name for other in governing if other.name == unit.name and other.in_force(day)}
        alone = (unit.full_name, unit.code, unit.recipient_kind)
        expected = alone if len(same) == 1 else (unit.name, None, unit.recipient_kind)
        found = recipients(extractor, unit.name, day, topic=topic)
        if found != [expected] and unit.name != "광주시":
            wrong[unit.name, day] = found
    assert wrong == {}


@pytest.mark.parametrize(
    ("who", "day", "found"),
    [
        ("경남도", date(2025, 3, 1), ("경상남도", "48", "sido")),
        ("충남도", date(2025, 3, 1), ("충청남도", "44", "sido")),
        ("전북도", date(2023, 3, 1), ("전라북도", "45", "sido")),
        ("전북도", date(2025, 3, 1), ("전북특별자치도", "52", "sido")),
        ("제주도", date(2025, 3, 1), ("제주특별자치도", "50", "sido")),
        ("세종시", date(2025, 3, 1), ("세종특별자치시", "36", "sido")),
        ("고양특례시", date(2025, 3, 1), ("경기도 고양시", "41280", "si")),
        ("경기 수원특례시", date(2025, 3, 1), ("경기도 수원시", "41110", "si")),
        ("하남시장", date(2025, 3, 1), ("경기도 하남시", "41450", "si")),
        ("하남시청", date(2025, 3, 1), ("경기도 하남시", "41450", "si")),
        ("대전시 서구", date(2025, 3, 1), ("대전광역시 서구", "30170", "gu")),
        ("대전 서구(구청장 나다라)", date(2025, 3, 1), ("대전광역시 서구", "30170", "gu")),
        ("합천군(군수 나다라)", date(2025, 3, 1), ("경상남도 합천군", "48890", "gun")),
        ("경남 고성군", date(2025, 3, 1), ("경상남도 고성군", "48820", "gun")),
        ("강원도 고성군", date(2023, 1, 1), ("강원도 고성군", "42820", "gun")),
        ("강원 고성군", date(2025, 3, 1), ("강원특별자치도 고성군", "51820", "gun")),
        ("경기 광주시", date(2025, 3, 1), ("경기도 광주시", "41610", "si")),
        ("군위군", date(2023, 6, 30), ("경상북도 군위군", "47720", "gun")),
        ("군위군", date(2024, 3, 1), ("대구광역시 군위군", "27720", "gun")),
        ("인천 남구", date(2018, 6, 30), ("인천광역시 남구", "28170", "gu")),
        ("미추홀구", date(2018, 7, 1), ("인천광역시 미추홀구", "28177", "gu")),
        ("경상북도 군위군", date(2024, 3, 1), ("대구광역시 군위군", "27720", "gun")),
        ("광주시 동구", date(2025, 3, 1), ("광주광역시 동구", "29110", "gu")),
        ("광주 동구", date(2026, 9, 1), ("전남광주통합특별시 동구", "12210", "gu")),
        ("전남 목포시", date(2026, 9, 1), ("전남광주통합특별시 목포시", "12110", "si")),
        ("광산구", date(2026, 9, 1), ("전남광주통합특별시 광산구", "12330", "gu")),
        ("한국장학재단", date(2025, 3, 1), ("한국장학재단", None, "other")),
        ("심평원", date(2025, 3, 1), ("건강보험심사평가원", None, "other")),
        ("경북교육청", date(2025, 3, 1), ("경상북도교육청", None, "other")),
        ("경북도교육청", date(2025, 3, 1), ("경상북도교육청", None, "other")),
        ("새빛나래진흥원", date(2025, 3, 1), ("새빛나래진흥원", None, "other")),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_a_form_of_the_press_means_the_unit_in_force(
    extractor: Extractor, who: str, day: date, found: Found
) -> None:
    assert recipients(extractor, who, day) == [found]


@pytest.mark.parametrize(
    ("who", "names"),
    [
        ("계양·남동·연수구", ["인천광역시 계양구", "인천광역시 남동구", "인천광역시 연수구"]),
        ("서울 금천·관악·동작구", ["서울특별시 금천구", "서울특별시 관악구", "서울특별시 동작구"]),
        ("담양·곡성군", ["전라남도 담양군", "전라남도 곡성군"]),
        ("목포, 여수, 순천시", ["전라남도 목포시", "전라남도 여수시", "전라남도 순천시"]),
        (
            "목포·여수시와 담양·곡성군",
            ["전라남도 목포시", "전라남도 여수시", "전라남도 담양군", "전라남도 곡성군"],
        ),
        ("강원 속초시, 고성군", ["강원특별자치도 속초시", "강원특별자치도 고성군"]),
        ("하남시와 합천군, 한국장학재단", ["경기도 하남시", "경상남도 합천군", "한국장학재단"]),
    ],
)
def test_names_that_share_a_suffix_or_a_province(extractor: Extractor, who: str, names: list[str]) -> None:
    assert [name for name, _, _ in recipients(extractor, who, date(2025, 3, 1))] == names


@pytest.mark.parametrize(
    "who",
    [
        "강중구",
        "박동구 주무관",
        "김남구 과장",
        "정강남구 씨",
        "이서구 팀장",
        "창원시 마산합포구",
        "고양시 덕양구",
        "제주시",
        "충남도의회",
        "하남시의회",
        "강서구의회",
        "광양시체육회",
        "건설공사",
        "경남 도민",
        "하남시민",
        "연구원",
        "공사",
    ],
)
def test_who_is_no_local_government_gets_no_award(extractor: Extractor, who: str) -> None:
    assert recipients(extractor, who, date(2025, 3, 1)) == []


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        ("충남도의회는 회의를 열었다.", []),
        ("경북교육청은 회의를 열었다.", ["=경상북도교육청"]),
        ("강중구 씨는 하남시 공무원이다.", ["41450"]),
        ("문화동구경을 마친 박서구 씨가 말했다.", []),
        ("고양시정연구원은 회의를 열었다.", ["=고양시정연구원"]),
    ],
)
def test_institutions_of_a_sentence(korean: Language, sentence: str, codes: list[str]) -> None:
    assert [value for _, value in institutions_in(korean, sentence)] == codes


def test_a_short_name_that_the_text_introduces_is_found_later(korean: Language) -> None:
    text = "새빛나래진흥원(원장 나다라, 이하 ‘새빛원’)은 회의를 열었다. 새빛원은 자료를 나눴다."
    assert ("새빛원", "=새빛나래진흥원") in institutions_in(korean, text)


def test_mentions_lie_within_the_text_in_order(korean: Language) -> None:
    doc = korean("대전 서구는 2024년 데이터기반행정 실태점검에서 92.5점으로 '우수' 등급을 받았다.")
    mentions: list[Mention] = read_mentions(doc)
    assert mentions == sorted(mentions)
    assert all(0 <= mention.start < mention.end <= len(doc.text) for mention in mentions)
    assert {"INSTITUTION", "PROGRAMME", "YEAR", "POINTS", "GRADE"} <= {mention.label for mention in mentions}
