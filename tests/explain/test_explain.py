"""The record of an explanation: values, empty fields, what is not used, and why there is no award."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec
import pytest

from extractor.explain import Explanation, Missing, Unused, explain
from extractor.explain.words import CODES, korean
from extractor.model import VALUE_FIELDS, Article, to_json
from extractor.pipeline import Extractor
from tests.explain.articles import BARE, BOTH, FULL, WON, article


def missing(explanation: Explanation, field: str, award: int = 0) -> Missing:
    return next(m for m in explanation.awards[award].missing if m.field == field)


def nearest(explanation: Explanation, field: str, award: int = 0) -> dict[str, str]:
    """Quote → code of the reason, of a field's candidates."""
    return {n.sighting.quote: n.reason.code for n in missing(explanation, field, award).nearest}


def unused(explanation: Explanation) -> dict[str, str]:
    return {u.sighting.quote: u.reason.code for u in explanation.unused}


def sightings(explanation: Explanation) -> Iterator[Unused]:
    yield from explanation.unused
    yield from (n for a in explanation.awards for m in a.missing for n in m.nearest)
    if explanation.verdict is not None:
        yield from explanation.verdict.nearest


@pytest.mark.parametrize("sample", [FULL, BARE, BOTH])
def test_every_field_of_an_award_is_either_a_value_with_evidence_or_missing_with_a_reason(
    extractor: Extractor, sample: Article
) -> None:
    explanation = explain(extractor, sample)
    assert explanation.awards
    for explained in explanation.awards:
        found = {value.field for value in explained.values}
        empty = {m.field for m in explained.missing}
        assert found | empty == set(VALUE_FIELDS)
        assert not found & empty
        assert all(m.reason.text and m.reason.korean for m in explained.missing)


@pytest.mark.parametrize("sample", [FULL, BARE, BOTH])
def test_quotes_are_the_words_at_their_place(extractor: Extractor, sample: Article) -> None:
    explanation = explain(extractor, sample)
    texts = {"text": sample.text, "title": sample.title or ""}
    spots = [u.sighting for u in sightings(explanation)] + list(explanation.mentions)
    assert spots
    for s in spots:
        assert texts[s.place][s.start : s.end] == s.quote
    for value in (v for a in explanation.awards for v in a.values):
        e = value.evidence
        assert texts[e.place][e.start : e.end] == e.quote


def test_the_record_has_a_json_form_that_reads_back(extractor: Extractor) -> None:
    explanation = explain(extractor, BARE)
    assert msgspec.json.decode(to_json(explanation), type=Explanation) == explanation


def test_an_inferred_value_says_why_in_both_languages(extractor: Extractor) -> None:
    sample = article(
        "나주시가 데이터기반행정 실태점검에서 우수기관으로 선정됐다. 점검은 679개 기관을 대상으로 했다."
    )
    explanation = explain(extractor, sample)
    year = next(v for v in explanation.awards[0].values if v.field == "evaluation_year")
    assert year.evidence.basis == "inferred"
    assert year.why is not None
    assert "679" in year.why.text
    assert year.why.korean != year.why.text
    assert "679" in year.why.korean


def test_an_unknown_reason_of_the_resolution_stays_as_it_is() -> None:
    assert korean("for a reason nobody has heard of") == "for a reason nobody has heard of"


# why not: empty fields ----------------------------------------------------------------------------


def test_score_names_the_nearest_numbers_and_what_they_are(extractor: Extractor) -> None:
    explanation = explain(extractor, BARE)
    assert nearest(explanation, "score") == {"63.2점": "points.average", "7.5점": "points.difference"}
    average = missing(explanation, "score").nearest[0].reason
    assert "63.2점" in average.text
    assert "기초지자체" in average.text


def test_streak_names_rules_that_came_near_and_what_they_missed(extractor: Extractor) -> None:
    found = missing(explain(extractor, BARE), "streak")
    assert "처음으로" in found.reason.text
    near = {n.sighting.quote: n for n in found.nearest}
    assert near["4년간"].reason.code == "near.words"
    assert near["4년간"].sighting.rule == "streak.years"
    assert "연속" in near["4년간"].reason.text


def test_first_time_counts_only_beside_the_result(extractor: Extractor) -> None:
    found = missing(explain(extractor, article(WON + "\n시는 도서관을 처음으로 열었다.")), "streak")
    assert "처음으로" not in found.reason.text


def test_institutions_evaluated_names_the_count_that_is_not_known(extractor: Extractor) -> None:
    explanation = explain(extractor, BARE)
    assert nearest(explanation, "agencies_evaluated") == {"226개 지자체": "count.unknown"}
    assert "679" in missing(explanation, "agencies_evaluated").nearest[0].reason.text


def test_institutions_of_another_round_are_told_from_those_of_the_year(extractor: Extractor) -> None:
    sample = article(
        "나주시가 2023년 데이터기반행정 실태점검에서 우수기관으로 선정됐다. 점검 대상은 전국 679개 기관이다."
    )
    found = missing(explain(extractor, sample), "agencies_evaluated")
    assert [n.reason.code for n in found.nearest] == ["count.other_year"]
    assert "2024" in found.nearest[0].reason.text


def test_year_says_that_the_day_is_unknown_and_why_the_years_at_hand_do_not_count(
    extractor: Extractor,
) -> None:
    explanation = explain(extractor, BARE)
    assert "day of publication is unknown" in missing(explanation, "evaluation_year").reason.text
    assert nearest(explanation, "evaluation_year") == {"작년": "year.undated", "2021년": "year.start"}


def test_year_says_how_long_ago_the_last_announcement_was(extractor: Extractor) -> None:
    explanation = explain(extractor, msgspec.structs.replace(BARE, published=date(2024, 9, 1)))
    text = missing(explanation, "evaluation_year").reason.text
    assert "2024-02-14" in text
    assert "200 days" in text


def test_prize_money_that_is_named_without_a_sum(extractor: Extractor) -> None:
    assert nearest(explain(extractor, BARE), "incentive_krw") == {"특별교부세": "money.no_sum"}


def test_a_sum_for_two_programmes_is_neither_ones(extractor: Extractor) -> None:
    explanation = explain(extractor, BOTH)
    assert len(explanation.awards) == 2
    for award in range(2):
        assert nearest(explanation, "incentive_krw", award) == {"6천만 원": "money.shared"}


def test_a_sum_that_is_no_prize(extractor: Extractor) -> None:
    explanation = explain(extractor, article(WON + "시는 새 청사에 12억 원을 들였다."))
    assert nearest(explanation, "incentive_krw") == {"12억 원": "money.no_cue"}


def test_average_needs_a_score(extractor: Extractor) -> None:
    assert missing(explain(extractor, BARE), "peer_average").reason.code == "missing.peer_average.no_score"


def test_code_is_for_local_governments_alone(extractor: Extractor) -> None:
    sample = article("한국가람공사가 2024년 공공데이터 제공 운영실태 평가에서 우수 등급을 받았다.")
    assert missing(explain(extractor, sample), "region_code").reason.code == "missing.region_code"


def test_a_selection_has_no_grade(extractor: Extractor) -> None:
    sample = article("나주시가 지방자치단체 빅데이터 분석·활용 우수사례에 선정됐다.")
    assert missing(explain(extractor, sample), "grade").reason.code == "missing.grade.selection"


# why not: seen but not used -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "quote", "code"),
    [
        ("시는 특별교부세 3천만 원을 2년 연속 확보했다.", "2년 연속", "streak.money"),
        ("시는 5년 연속 우수기관에 도전하겠다고 밝혔다.", "5년 연속", "streak.hoped"),
        ("데이터 공유 영역에서는 4년 연속 우수 등급을 받았다.", "4년 연속", "streak.area"),
        ("데이터 공유 영역에서 35.2점을 받았다.", "35.2점", "points.part"),
        ("등급은 80점 이상이 우수다.", "80점", "points.threshold"),
        ("적극행정 종합평가에서는 95점을 받았다.", "95점", "number.other_event"),
        ("점수는 지난해 82.1점이었다.", "82.1점", "points.earlier"),
        ("시는 3개 기관과 손을 잡았다.", "3개 기관", "count.small"),
    ],
)
def test_numbers_of_another_role_are_shown_with_it(
    extractor: Extractor, sentence: str, quote: str, code: str
) -> None:
    assert unused(explain(extractor, article(WON + sentence)))[quote] == code


def test_a_score_in_the_title_alone(extractor: Extractor) -> None:
    explanation = explain(extractor, article(WON, title="나주시, 데이터기반행정 실태점검 93.1점"))
    assert nearest(explanation, "score") == {"93.1점": "number.title"}


def test_a_refused_result_is_shown_with_its_reason(extractor: Extractor) -> None:
    sample = article(WON + "시는 2025년 데이터기반행정 실태점검에서도 최우수기관 선정을 목표로 세웠다.")
    refusal = next(u for u in explain(extractor, sample).unused if u.reason.code == "refused")
    assert refusal.sighting.quote == "최우수기관"
    assert refusal.reason.text == "‘최우수기관’: only hoped for or planned"
    assert refusal.reason.korean == "‘최우수기관’: 바람이나 계획"


def test_evidence_is_not_listed_as_unused(extractor: Extractor) -> None:
    explanation = explain(extractor, FULL)
    assert not {u.sighting.quote for u in explanation.unused if u.sighting.place == "text"}
    assert {"91.5점", "63.2점", "679개 기관", "3천만 원", "3년 연속"} <= {
        v.evidence.quote for v in explanation.awards[0].values
    }


# why not: no award --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "code", "near"),
    [
        ("나주시가 새 도서관을 열었다.", "gate.words", []),
        ("나주시가 빅데이터 교육을 열었다.", "gate.programme", []),
        (
            "나주시는 행정안전부의 2024년 정보공개 종합평가에서 최우수기관에 뽑혔다. 데이터가 도왔다.",
            "gate.programme",
            ["event.not_ours"],
        ),
        ("나주시가 데이터기반행정 협의회를 열었다.", "gate.programme", ["short.alone"]),
        (
            "나주시는 데이터기반행정 실태점검을 앞두고 부서별 자료를 모으고 있다.",
            "gate.result",
            [],
        ),
        (
            "나주시는 2025년 데이터기반행정 실태점검에서 우수기관 선정을 목표로 세웠다.",
            "gate.refused",
            ["refused"],
        ),
        (
            "행정안전부의 2024년 데이터기반행정 실태점검 결과 미흡 등급이 나왔다.",
            "gate.recipient",
            ["result.nobody"],
        ),
    ],
)
def test_the_first_gate_that_failed(extractor: Extractor, text: str, code: str, near: list[str]) -> None:
    explanation = explain(extractor, article(text))
    assert explanation.verdict is not None
    assert not explanation.awards
    assert explanation.verdict.reason.code == code
    assert [n.reason.code for n in explanation.verdict.nearest] == near


def test_a_name_within_another_word_is_shown_as_near(extractor: Extractor) -> None:
    sample = article("2024년 데이터기반행정 실태점검에서 우수기관이 나왔다고 강중구 씨가 말했다.")
    verdict = explain(extractor, sample).verdict
    assert verdict is not None
    near = {n.sighting.quote: n.reason for n in verdict.nearest}
    assert near["중구"].code == "near.unit"
    assert "강중구" in near["중구"].text


def test_an_article_with_an_award_has_no_verdict(extractor: Extractor) -> None:
    assert explain(extractor, FULL).verdict is None


def test_codes_of_reasons_are_documented(extractor: Extractor) -> None:
    for sample in (FULL, BARE, BOTH):
        explanation = explain(extractor, sample)
        codes = {u.reason.code for u in sightings(explanation)}
        codes |= {m.reason.code for a in explanation.awards for m in a.missing}
        assert codes <= CODES
