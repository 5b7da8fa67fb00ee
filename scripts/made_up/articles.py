"""Articles of made-up newspapers: some tell of an award, most of anything else."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from extractor.knowledge import Knowledge, Municipality
from extractor.language.syllables import final_of

FAMILY = "김이박최정강조윤장임한오서신권황안송전홍"
GIVEN = (
    "가온",
    "나래",
    "다솜",
    "라온",
    "마루",
    "바름",
    "새봄",
    "아람",
    "이든",
    "찬솔",
    "하늘",
    "한별",
    "해솔",
)
TITLES = {"시": "시장", "군": "군수", "구": "구청장", "도": "지사"}

PLACES = (
    "전통시장",
    "도서관",
    "하천 산책로",
    "농산물 직판장",
    "청소년 수련관",
    "보건소",
    "공영주차장",
    "문화회관",
)
MATTERS = (
    "어르신 건강 걷기", "가을 음악회", "도로 확장 공사", "청년 창업 지원", "김장 나눔", "하천 정비", "빈집 정비",
    "어린이 놀이터 개선", "겨울철 제설 대책", "지역 화폐 발행", "작은 미술관 전시", "반려동물 등록", "벼 병해충 방제",
    "학교 급식 점검", "마을버스 노선 조정", "축구 대회", "불법 주차 단속", "수도관 교체", "산불 예방", "장학금 전달",
)  # fmt: skip
ENDS = (
    "시민들의 발길이 이어졌다.", "주민 불편이 줄 것으로 기대된다.", "예산 {money}억 원이 들어간다.",
    "참가자 {people}명이 함께했다.", "오는 {day}일까지 신청을 받는다.", "현장에서는 작은 공연도 열렸다.",
    "관계자들은 안전에 힘쓰겠다고 했다.", "지난해보다 {share}% 늘어난 규모다.", "담당 부서는 의견을 더 듣기로 했다.",
    "이웃 마을에서도 같은 사업을 준비하고 있다.", "올해로 {times}번째를 맞았다.", "저녁 늦게까지 불이 꺼지지 않았다.",
)  # fmt: skip
LINKS = (
    "이날",
    "이에 따라",
    "특히",
    "이와 함께",
    "앞서",
    "현재",
    "이번 행사에서는",
    "주말인 지난 {day}일에는",
)
COMMON = 0.15
"""Share of the sentences that are put together from the words above."""
SYLLABLES = (
    "가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허고노로모보소오조초코토포호담솔빛한새늘봄찬별달"
)
JOINING = ("살피고", "고치고", "늘리고", "옮기고", "나누고", "지키고", "모으고", "바꾸고", "펴내고", "돌보고")
ENDING = (
    "알렸다",
    "맡겼다",
    "이었다",
    "열었다",
    "심었다",
    "남겼다",
    "마쳤다",
    "보냈다",
    "챙겼다",
    "들었다",
    "줄였다",
)
PROJECTS = (
    "버스 노선 이용 분석", "전기차 충전소 입지 분석", "무더위 쉼터 입지 분석", "민원 유형 분석", "상권 매출 분석",
    "불법 주정차 단속 지점 분석", "1인 가구 고독사 위험 예측", "축제 유동인구 분석", "쓰레기 배출량 예측",
    "공공 와이파이 설치 지점 분석", "어린이 보호구역 사고 분석", "관광객 이동 경로 분석",
)  # fmt: skip
LEADS = (
    "{name}{topic} {host}가 주관한 ‘{year}년 {programme}’에서 {grade} 등급을 받았다고 {day}일 밝혔다.",
    "{name}{subject} {host}의 {year}년 {programme} 결과 {grade}기관으로 선정됐다.",
    "{host}가 발표한 ‘{year}년 {programme}’에서 {name}{subject} {grade} 등급을 획득했다.",
)
PROGRAMMES = {
    "data-based-administration": "데이터기반행정 실태점검",
    "open-data": "공공데이터 제공 운영실태 평가",
}
FIRST_DAY = date(2024, 3, 4)


@dataclass(frozen=True)
class MadeArticle:
    """`award`: recipient's code, programme, evaluation year and grade; None for an article without one."""

    title: str
    paragraphs: tuple[str, ...]
    reporter: str
    published: date
    award: tuple[str, str, int, str] | None


def make_article(rng: random.Random, *, with_award: bool) -> MadeArticle:
    """An article of 300 to 1,500 characters."""
    town = rng.choice(_towns())
    published = FIRST_DAY + timedelta(days=rng.randrange(900))
    reporter = rng.choice(FAMILY) + rng.choice(GIVEN)
    if with_award:
        title, paragraphs, award = _of_award(rng, town, published)
    else:
        title, paragraphs, award = *_of_daily_life(rng, town, published), None
    return MadeArticle(title, tuple(paragraphs), reporter, published, award)


@cache
def _towns() -> list[Municipality]:
    """Those that bear their names alone, so that a title names them."""
    units = [m for m in Knowledge().municipalities if m.kind != "sido" and m.valid_to is None]
    names = [m.name for m in units]
    return [m for m in units if names.count(m.name) == 1 and m.valid_from is None]


def _of_daily_life(rng: random.Random, town: Municipality, day: date) -> tuple[str, list[str]]:
    matter = rng.choice(MATTERS)
    title = (
        f"{town.name}, {rng.choice(PLACES)}서 {matter}… {rng.choice(('주민 호응', '내달 마무리', '첫발'))}"
    )
    lead = f"{town.name}{_topic(town.name)} {day.day}일 {rng.choice(PLACES)}에서 {matter} 사업을 진행했다고 밝혔다."
    paragraphs = [f"{lead} {_sentence(rng)}"]
    paragraphs += [
        " ".join(_sentence(rng) for _ in range(rng.randint(3, 6))) for _ in range(rng.randint(3, 8))
    ]
    return title, paragraphs


def _of_award(
    rng: random.Random, town: Municipality, day: date
) -> tuple[str, list[str], tuple[str, str, int, str]]:
    programme, year = rng.choice(sorted(PROGRAMMES)), day.year - 1
    name, grade, score = town.name, "우수", round(rng.uniform(80, 99), 1)
    lead = rng.choice(LEADS).format(
        name=name, topic=_topic(name), subject=_subject(name), host="행정안전부", year=year,
        programme=PROGRAMMES[programme], grade=f"‘{grade}’", day=day.day,
    )  # fmt: skip
    head = f"{TITLES[name[-1]]}은 “데이터로 {rng.choice(MATTERS)}까지 챙기는 행정을 펴겠다”고 말했다."
    first, second = rng.sample(PROJECTS, 2)
    paragraphs = [
        lead,
        f"이번 평가는 중앙행정기관과 지방자치단체 등을 대상으로 데이터 분석·활용과 공유, 관리체계를 살폈다. "
        f"{name}{_topic(name)} {score}점을 받아 기초지자체 "
        f"평균을 웃돌았다.",
        f"{name}{_topic(name)} 지난해 {first}과 {second}을 추진했다. {_sentence(rng)} {_sentence(rng)}",
        f"{name}{_topic(name)} 공공데이터 포털에 {rng.choice(PLACES)} 정보를 비롯한 {rng.randint(20, 300)}건을 개방했다. "
        f"부서마다 데이터 담당자를 두고 직원 {rng.randint(100, 900)}명을 교육했으며, 주민이 낸 의견도 분석에 반영했다. "
        f"{_sentence(rng)}",
        f"{rng.choice(FAMILY)}{rng.choice(GIVEN)} {name[:-1]}{head}",
    ]
    if rng.random() < 0.5:
        paragraphs.append(
            f"한편 {name}{_topic(name)} {rng.choice(MATTERS)} 사업도 이어 간다. {_sentence(rng)}"
        )
    title = f"{name}, {PROGRAMMES[programme]} ‘{grade}’ 등급"
    return title, paragraphs, (town.code, programme, year, grade)


def _sentence(rng: random.Random) -> str:
    """Mostly of words that no other article has: real ones have a thousandth of their six-syllable runs in
    common, and what grows with the likeness of articles must not be measured on others.
    """
    if rng.random() > COMMON:
        place, first, second, third = (_word(rng) for _ in range(4))
        start = f"{place} {rng.choice(PLACES)}에서는 " if rng.random() < 0.3 else f"{place}{_subject(place)} "
        object_ = "을" if final_of(second[-1]) else "를"
        return f"{start}{first} {second}{object_} {rng.choice(JOINING)} {third}까지 {rng.choice(ENDING)}."
    end = rng.choice(ENDS)
    words = [f"{rng.choice(LINKS)} {rng.choice(PLACES)}에서는 {rng.choice(MATTERS)} 이야기가 이어졌고", end]
    return " ".join(words if rng.random() < 0.6 else words[1:]).format(
        money=rng.randint(1, 90), people=rng.randint(20, 900), day=rng.randint(1, 28), share=rng.randint(2, 60),
        times=rng.randint(2, 30),
    )  # fmt: skip


def _word(rng: random.Random) -> str:
    """A word that means nothing."""
    return "".join(rng.choices(SYLLABLES, k=rng.randint(2, 4)))


def _topic(name: str) -> str:
    return "은" if final_of(name[-1]) else "는"


def _subject(name: str) -> str:
    return "이" if final_of(name[-1]) else "가"
