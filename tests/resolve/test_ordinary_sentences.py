"""Ordinary sentences, each told of other towns and evaluations: nothing wrong is read whatever the names are.

A form is a text with places for names, and what it tells: whose (`a` to `d`), which year, grade, times in a
row and score. `{a:는}` is a name with the particle that fits its last syllable.
"""

from __future__ import annotations

import random
from datetime import date
from typing import Any

import pytest

TOWNS = (
    "하남시", "양평군", "구리시", "해운대구", "의정부시", "기장군", "나주시", "서산시", "옥천군", "밀양시",
    "수성구", "영월군", "안산시", "완주군", "사상구", "음성군", "통영시", "유성구", "제천시", "봉화군",
)  # fmt: skip
NAMES = {
    "data-based-administration": (
        "데이터기반행정 실태점검",
        "데이터기반행정 실태점검 및 평가",
        "데이터 기반 행정 실태점검",
    ),
    "open-data": (
        "공공데이터 제공 운영실태 평가",
        "공공데이터 제공 및 운영실태 평가",
        "공공데이터 제공·운영실태 평가",
    ),
}
CONTESTS = ("데이터 분석·활용 공모전", "공공데이터 활용 경진대회", "데이터 활용 우수사례 경진대회")
PARTICLES = {
    "는": "은는",
    "가": "이가",
    "를": "을를",
    "와": "과와",
    "다": ("이다", "다"),
    "로": ("으로", "로"),
}
FILLINGS = 3
PUBLISHED = date(2025, 3, 25)

Told = tuple[str, int | None, str | None, int | None, float | None]


def one(grade: str, who: str = "a", *, year: int = 2024, streak: Any = None, score: Any = None) -> Told:
    return who, year, grade, streak, score


class Name(str):
    """A name that can be formatted with a particle."""

    def __format__(self, particle: str) -> str:
        if not particle:
            return str(self)
        closed = (ord(self[-1]) - 0xAC00) % 28 > 0
        return self + PARTICLES[particle][0 if closed else 1]


EVALUATED: list[tuple[str, list[Told]]] = [
    # one result, told in one way or another
    ("{a:는} {h}의 ‘2024년 {n}’에서 우수 등급을 받았다고 7일 밝혔다.", [one("우수")]),
    ("{a:가} {h}가 주관한 2024년 {n}에서 84.9점을 받아 ‘우수’ 등급에 올랐다.", [one("우수", score=84.9)]),
    ("{a:는} 2024년 {n} 결과 보통 등급으로 분류됐다. {s:는} 총점 72.35점을 기록했다.",
     [one("보통", score=72.35)]),
    ("{a:는} 2024년 {n}에서 미흡 등급(총점 41.7점)을 받았다.", [one("미흡", score=41.7)]),
    ("2024년 {n}에서 {a}의 점수는 85.6점으로 우수 등급이다. 도내 시군 평균은 70.4점이다.",
     [one("우수", score=85.6)]),
    ("{a:는} {h} 2024년 {n}에서 최고 등급을 받았다. 등급은 우수, 보통, 미흡 세 가지다.", [one("우수")]),
    ("{a:는} 7일 {h}로부터 2024년 {n} 우수기관 인증패를 받았다.", [one("우수")]),
    ("{h}가 지난해 벌인 {n}에서 {a:가} 우수 등급을 받았다.", [one("우수")]),
    # in a row
    ("{a:는} 2024년 {n}에서 3년 연속 우수 등급을 받았다.", [one("우수", streak=3)]),
    ("{a:는} 2024년 {h} {n}에서 우수 등급을 받았다. 2021년부터 4년 연속이다.", [one("우수", streak=4)]),
    ("{a:는} {h} {n}에서 2022년부터 2024년까지 3년 연속 우수 등급을 받았다.", [one("우수", streak=3)]),
    ("{a:는} 2024년 {n}에서 지난해에 이어 2년 연속 ‘우수’ 등급을 받는 성과를 거뒀다.",
     [one("우수", streak=2)]),
    ("{a:는} 2024년 {n}에서 우수 등급을 받아 네 해 연속 우수기관의 자리를 지켰다.", [one("우수", streak=4)]),
    # with another year's
    ("{a:는} {h} {n}에서 2023년 보통, 2024년 우수 등급을 받았다.", [one("보통", year=2023), one("우수")]),
    ("2023년 보통 등급에 머물렀던 {a:가} 2024년 {n}에서는 우수 등급을 받았다.",
     [one("보통", year=2023), one("우수")]),
    ("{a:는} 2024년 {n}에서 84.9점으로 우수 등급을 받았다. 2023년 72.5점(보통)보다 12.4점 올랐다.",
     [one("보통", year=2023, score=72.5), one("우수", score=84.9)]),
    ("{a:는} 2024년 {n}에서 보통 등급을 받았다. 2023년 우수 등급에서 한 계단 내려왔다.",
     [one("우수", year=2023), one("보통")]),
    ("{a:는} 2024년 {n}에서 지난해 보통에서 한 단계 오른 우수 등급을 받았다.",
     [one("보통", year=2023), one("우수")]),
    ("{a:는} 2024년 {n}에서 91.2점을 받아 우수 등급에 올랐다. 전년보다 8.3점 상승한 점수다.",
     [one("우수", score=91.2)]),
    ("{a:는} 2024년 {n}에서 우수 등급을 받았다. 2025년 평가에서도 우수 등급을 목표로 한다.",
     [one("우수")]),
    # points that are no score
    ("{a:는} {h} 2024년 {n}에서 기초자치단체 평균 63.2점보다 26.9점 높은 90.1점을 받아 우수 등급에 들었다.",
     [one("우수", score=90.1)]),
    ("{a:는} 2024년 {n}에서 우수 등급을 받았다. 데이터 분석·활용 영역에서 95.5점, 관리체계 영역에서 88점을"
     " 받았다.", [one("우수")]),
    ("{a:는} 2024년 {n}에서 총점 100점 만점에 93.4점으로 우수 등급을 받았다. 1위 기관의 점수는 98.5점이다.",
     [one("우수", score=93.4)]),
    ("{a:는} 2024년 {n}에서 우수 등급 기준인 80점을 넘긴 83.1점을 얻어 우수 등급을 받았다.",
     [one("우수", score=83.1)]),
    ("{a:는} 2024년 {n}에서 1.2점 차로 우수 등급을 놓치고 78.8점, 보통 등급을 받았다.",
     [one("보통", score=78.8)]),
    ("{a:는} 2024년 {n}에서 60점에도 못 미쳐 미흡 등급을 받았다.", [one("미흡")]),
    # several towns
    ("{a:는} {b:와} 함께 {h} 2024년 {n}에서 우수 등급을 받았다.", [one("우수"), one("우수", "b")]),
    ("{h}가 발표한 2024년 {n} 결과 {a}, {b:가} 우수 등급을 받았다. {c:는} 보통 등급에 그쳤다.",
     [one("우수"), one("우수", "b"), one("보통", "c")]),
    ("{h}의 2024년 {n} 결과다. 우수 등급은 {a:와} {b:다}. 보통 등급은 {c:다}.",
     [one("우수"), one("우수", "b"), one("보통", "c")]),
    ("2024년 {n} 결과를 보면 {a}, {b:가} 나란히 우수 등급에 이름을 올렸다. 반면 {c:는} 미흡 등급으로 밀렸다.",
     [one("우수"), one("우수", "b"), one("미흡", "c")]),
    ("2024년 {n}에서 {a:는} 우수, {b:는} 보통, {c:는} 미흡 등급을 받았다.",
     [one("우수"), one("보통", "b"), one("미흡", "c")]),
    ("{a:는} {h} 2024년 {n}에서 보통 등급을 받았다. 이웃 {b:가} 우수 등급을 받은 것과 대조적이다.",
     [one("보통"), one("우수", "b")]),
    ("{a:는} 2024년 {n}에서 82.5점을 받아 우수 등급이 됐다. {b:는} 79.3점으로 보통 등급에 그쳤다.",
     [one("우수", score=82.5), one("보통", "b", score=79.3)]),
    ("{a:는} {b:를} 찾아 2024년 {n} 우수 등급의 비결을 배웠다. {b:는} 이 평가에서 우수 등급을 받았다.",
     [one("우수", "b")]),
    ("{a:는} 2024년 {n}에서 우수 등급을 받은 {b:를} 벤치마킹했다.", [one("우수", "b")]),
    ("{h}가 2024년 {n} 결과를 내놓았다. {a}, {b}에는 우수 등급이 매겨졌다. {c:는} 보통에 만족해야 했다.",
     [one("우수"), one("우수", "b"), one("보통", "c")]),
    ("{h}가 2024년 {n} 결과를 내놓았다. 우수 등급을 받은 시군구는 {a}·{b:로} 나타났다.",
     [one("우수"), one("우수", "b")]),
    ("2024년 {n} 결과다. 보통 등급에는 {a:가} 이름을 올렸다. 우수 등급은 {b:와} {c}에 돌아갔다.",
     [one("보통"), one("우수", "b"), one("우수", "c")]),
    # lists and tables
    ("{h}의 2024년 {n} 결과가 나왔다.\n▲우수: {a}, {b}\n▲보통: {c}\n▲미흡: {d}",
     [one("우수"), one("우수", "b"), one("보통", "c"), one("미흡", "d")]),
    ("{h}의 2024년 {n} 결과가 나왔다.\n\n▷우수(80점 이상)= {a}, {b} ▷보통= {c} ▷미흡= {d}",
     [one("우수"), one("우수", "b"), one("보통", "c"), one("미흡", "d")]),
    ("{h}의 2024년 {n} 결과가 나왔다.\n\n■ 우수\n{a}, {b}\n■ 보통\n{c}\n■ 미흡\n{d}",
     [one("우수"), one("우수", "b"), one("보통", "c"), one("미흡", "d")]),
    ("{h}의 2024년 {n} 결과가 나왔다.\n\n- {a}: 우수(91.2점)\n- {b}: 보통(71.3점)\n- {c}: 미흡(48.8점)",
     [one("우수", score=91.2), one("보통", "b", score=71.3), one("미흡", "c", score=48.8)]),
    ("{h}의 2024년 {n} 결과가 나왔다.\n\n시군구 | 등급 | 점수\n{a} | 우수 | 91.2\n{b} | 보통 | 71.3",
     [one("우수", score=91.2), one("보통", "b", score=71.3)]),
    ("{h}의 2024년 {n} 결과가 나왔다.\n\n순위 지자체 점수 등급\n1 {a} 91.2 우수\n2 {b} 71.3 보통",
     [one("우수", score=91.2), one("보통", "b", score=71.3)]),
    ("{a}의 {h} {n} 성적표\n\n연도 | 점수 | 등급\n2022년 | 55.1 | 미흡\n2023년 | 68.4 | 보통\n"
     "2024년 | 84.2 | 우수",
     [one("미흡", year=2022, score=55.1), one("보통", year=2023, score=68.4), one("우수", score=84.2)]),
    # said, asked, corrected
    ("{a} 데이터정책과 이가람 과장은 “우리 {s:가} 2024년 {n}에서 우수 등급을 받았다”고 말했다.",
     [one("우수")]),
    ("Q. {a:가} 2024년 {n}에서 미흡 등급을 받았는데 대책은?\nA. 전담 조직을 만들겠다.", [one("미흡")]),
    ("이가람 의원은 “2024년 {n}에서 {a:는} 미흡 등급을 받았다”고 지적했다.", [one("미흡")]),
    ("본지는 5일 자 기사에서 {a:가} 2024년 {n}에서 우수 등급을 받았다고 보도했으나 확인 결과 보통 등급으로"
     " 드러나 바로잡습니다.", [one("보통")]),
    ("{a:가} 2024년 {n}에서 우수 등급을 받았다는 소문은 사실이 아니다. 실제로는 보통 등급이었다.",
     [one("보통")]),
    ("{a:는} 2024년 {n}에서 우수 등급에 들지 못하고 보통 등급에 그쳤다.", [one("보통")]),
    # nothing won
    ("{a:는} 2024년 {n}에서 우수 등급을 받지 못했다.", []),
    ("{a:는} 2024년 {n} 대비 보고회를 열고 우수 등급 획득 전략을 논의했다.", []),
    ("{h}는 2024년 {n}에서 우수 등급을 받은 기관에 포상금을 준다고 밝혔다. {a:는} 평가를 준비 중이다.", []),
    ("{a:는} 2024년 {n}에서 우수 등급을 받았어야 했다.", []),
    ("{a:는} 올해 {n}에서 우수 등급을 목표로 추진단을 꾸렸다.", []),
    ("{a:는} {n} 우수기관을 찾아 배웠다.", []),
    ("{a:는} 정보공개 종합평가에서 최우수 등급을 받았다. 내년에는 {n}에서도 우수 등급을 노린다.", []),
    ("{a:는} 공공데이터 품질인증에서 우수 등급을 받았다. {n}도 준비한다.", []),
    ("{a:는} 자체 부서 평가에서 데이터기반행정 우수 부서로 세무과를 뽑았다.", []),
    ("{a} 관계자는 “2024년 {n}에서 우수 등급을 못 받으면 예산이 깎인다”고 말했다.", []),
    ("{n} 결과 우수 등급은 293곳, 보통 87곳, 미흡 299곳이었다. {a:는} 결과를 공개하지 않았다.", []),
    ("{a}의회는 {h} 2024년 {n} 결과를 따졌다. 의원들은 우수 등급을 받지 못한 까닭을 물었다.", []),
    ("{a:는} {n}에서 지난해 우수 등급을 받은 시군의 담당자를 불러 특강을 열었다.", []),
]  # fmt: skip

WON: list[tuple[str, list[Told]]] = [
    ("{a:는} ‘2024년 {n}’에서 대상을 받았다고 7일 밝혔다.", [one("대상")]),
    ("{a:가} 행정안전부가 주최한 2024년 {n}에서 최우수상을 차지했다.", [one("최우수상")]),
    ("2024년 {n}에서 {a:가} 대상, {b:가} 최우수상, {c}·{d:가} 우수상을 받았다.",
     [one("대상"), one("최우수상", "b"), one("우수상", "c"), one("우수상", "d")]),
    ("행정안전부는 2024년 {n} 결과를 발표했다. 대상은 {a}, 최우수상은 {b}, 우수상은 {c:와} {d:가} 받았다.",
     [one("대상"), one("최우수상", "b"), one("우수상", "c"), one("우수상", "d")]),
    ("2024년 {n} 수상 기관은 다음과 같다.\n△대상: {a}\n△최우수상: {b}\n△우수상: {c}, {d}",
     [one("대상"), one("최우수상", "b"), one("우수상", "c"), one("우수상", "d")]),
    ("{a:는} 2024년 {n} 본선에 진출했다. 대상은 {b}에 돌아갔다.", [one("대상", "b")]),
    ("{a:는} 2024년 {n}에서 대상을 놓쳤지만 우수상을 받았다.", [one("우수상")]),
    ("{a} 출신 김모 씨가 2024년 {n}에서 대상을 받았다. {a:는} 축하했다.", []),
    ("{a} 관내 중소기업 가람소프트가 2024년 {n}에서 최우수상을 차지했다. {s:는} 창업을 도왔다.", []),
    ("{a:는} 2024년 {n} 대상 후보에 올랐다. 결과는 다음 달 나온다.", []),
    ("{a:는} 2024년 {n}에 도전할 직원을 모은다. 대상에는 국무총리상이 주어진다.", []),
    ("{a:는} 2024년 {n}에 나간다. 이번 대회에는 장관상과 상금 500만 원이 걸렸다.", []),
    ("{a} 데이터 공모전의 대상은 가람초 학생들이 받았다.", []),
]  # fmt: skip


def cases() -> list[Any]:
    forms = [(text, told, programme) for text, told in EVALUATED for programme in NAMES]
    forms += [(text, told, "data-contest") for text, told in WON]
    return [
        pytest.param(text, told, programme, seed, id=f"{number}-{seed}")
        for number, (text, told, programme) in enumerate(forms)
        for seed in range(FILLINGS)
    ]


@pytest.mark.parametrize(("text", "told", "programme", "seed"), cases())
def test_whatever_the_names(read: Any, text: str, told: list[Told], programme: str, seed: int) -> None:
    rng = random.Random(f"{text} {programme} {seed}")
    towns = dict(zip("abcd", map(Name, rng.sample(TOWNS, 4)), strict=True))
    filled = text.format(
        **towns,
        s=Name(towns["a"][-1]),
        h=rng.choice(("행정안전부", "행안부")),
        n=rng.choice(NAMES.get(programme, CONTESTS)),
    )
    expected = {(towns[who], programme, *rest) for who, *rest in told}
    found = {
        (a.recipient.split()[-1], a.programme, a.evaluation_year, a.grade, a.streak, a.score)
        for a in read(filled, published=PUBLISHED).awards
    }
    assert found == expected, filled
