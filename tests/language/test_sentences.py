"""Where sentences of press text end, and where they do not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language


def sentences(nlp: Language, text: str) -> list[str]:
    doc = nlp(text)
    assert "".join(s.text_with_ws for s in doc.sents) == text
    return [s.text.strip() for s in doc.sents]


def check(nlp: Language, marked: str) -> None:
    """`marked`: a text in which ` | ` stands where a sentence ends and a space follows."""
    parts = marked.split(" | ")
    assert sentences(nlp, " ".join(parts)) == parts


@pytest.mark.parametrize(
    "marked",
    [
        "가온시는 우수기관이 됐다고 밝혔다. | 이번 평가는 세 번째다.",
        "정말 받을까? | 받는다! | 모두가 놀랐다.",
        "그럴 리가 있나?! | 있었다.",
        "점수는 73.7점. | 기초 평균은 60점. | 놀라운 셈.",
        "우수기관에 선정됨. | 또한 표창을 받음. | 끝.",
        "한 걸음 더 나아갔다… | 그리고 멈췄다.",
        "한 걸음 더 나아갔다... | 그리고 멈췄다.",
        "핵심은 AI. | 다음은 DX. | 10.5%. | 길이는 30km. | 끝.",
        "참여율이 높다(전국 평균 60%). | 시는 더 늘린다.",
        "이를 ‘우수’라 부른다. | 다음은 ‘보통’이다.",
        "평가 점수는 92.23. | 기초지자체 평균은 65.6이다.",
    ],
)
def test_a_stop_ends_a_sentence(marked: str, nlp: Language) -> None:
    check(nlp, marked)


@pytest.mark.parametrize(
    "text",
    [
        "92.23점을 얻어 65.6점을 넘었다.",
        "2025. 2. 17. 발표했다.",
        "2025.2.17.에 발표했다.",
        "오는 12.17. 발표한다.",
        "1. 추진 배경과 2. 추진 내용",
        "가. 추진 배경",
        "A. 추진 배경",
        "담당은 J. Kim 박사와 Dr. Lee 교수다.",
        "제품은 No. 3 이다.",
        "누리집 www.gaon.example.kr 또는 a.b@gaon.example.kr 참조.",
        "교육.문화.복지 분야를 살폈다.",
        "데이터 행정의 정석… 2년 연속 우수",
        "데이터로 말한다는 그는 …를 꼽았다.",
        "△ 결빙 예측 ▲ 빈집 찾기 ▷ 복지 ① 하나 ○ 둘 - 셋",
        "버전 2.0은 U.S. 시장을 겨냥했다.",
    ],
)
def test_a_mark_that_belongs_to_a_word_ends_none(text: str, nlp: Language) -> None:
    check(nlp, text)


@pytest.mark.parametrize(
    "marked",
    [
        "시장은 “성과를 냈다. 앞으로도 하겠다.”라고 말했다. | 이어 자리를 떴다.",
        '"최고다"며 웃었다. | 모두 웃었다.',
        "시장은 “해냈다.” 라고 말했다. | 끝이다.",
        "시장은 “해냈다.” 이라며 웃었다.",
        "그는 \"해냈다! 됐다!\"고 외쳤다. | '정말?'이라는 말이 나왔다.",
        "“더 하겠다.” | 나 시장은 자리를 떴다.",
        "「데이터법 제3조. 이하 생략」을 따랐다. | 끝.",
        "시는(지난해 처음 받았다. 올해는 두 번째다.) 기뻐했다. | 끝.",
        "“하나를 했다. | 둘을 했다.”",
        "'25년 평가에서 '우수' 등급을 받았다. | 시는 '최고'라고 했다. | 끝.",
        "’23~’25년 내리 ‘우수’ 등급을 받았다. | 다음은 ‘최고’다. | 끝.",
        "‘25년 평가에서 ‘우수’를 받았다. | 시는 ‘최고’라고 했다. | 끝.",
        "'2025년 평가. 그 뒤'에서 웃었다. | '최고'라고 했다. | 끝.",
    ],
)
def test_a_quotation_is_part_of_its_sentence(marked: str, nlp: Language) -> None:
    check(nlp, marked)


@pytest.mark.parametrize(
    "marked",
    [
        "“닫지 않은 따옴표다. | 다음 문장이다. | 끝.",
        "열지 않은 따옴표다.” | 다음 문장이다. | 끝.",
        '열지 않았다" 하고 말았다. | 다음은 "제대로" 했다. | 끝.',
        "(닫지 않은 괄호다. | 다음 문장이다. | 끝.",
    ],
)
def test_a_forgotten_quote_does_not_swallow_the_line(marked: str, nlp: Language) -> None:
    check(nlp, marked)


def test_a_missing_space_after_a_final_ending(nlp: Language) -> None:
    assert sentences(nlp, "17일 밝혔다.이번 평가는 처음이다.(사진=가온시)") == [
        "17일 밝혔다.",
        "이번 평가는 처음이다.",
        "(사진=가온시)",
    ]


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\n\n", " \n\t", "\u2028", "\x0b"])
def test_a_line_break_always_ends_a_sentence(line_break: str, nlp: Language) -> None:
    lines = ["가온시, “3년 연속", "우수기관” 됐다", "△ 첫째", "▲ 둘째"]
    assert sentences(nlp, line_break.join(lines)) == lines


def test_blanks_never_make_a_sentence(nlp: Language) -> None:
    assert sentences(nlp, "\n \n첫째.\u00a0\u3000둘째.  \n\n") == ["첫째.", "둘째."]
    assert [s.text for s in nlp(" \n ").sents] == [" \n "]
    assert list(nlp("").sents) == []


marks = st.sampled_from(
    [*".?!…\"'“”‘’()[]「」", "다.", "했다", " ", "\n", "라고", "3", "A", "’25년", "가온시", "..."]
)


@settings(max_examples=200, deadline=None)
@given(pieces=st.lists(marks, min_size=1, max_size=30))
def test_any_marks_give_sentences_that_tile_the_text(pieces: list[str], nlp: Language) -> None:
    text = "".join(pieces)
    doc = nlp(text)
    assert "".join(s.text_with_ws for s in doc.sents) == text
    for sentence in doc.sents:
        assert "\n" not in sentence.text.strip()
        assert sentence.text.strip() or not text.strip()


def test_sentences_do_not_depend_on_the_line_before(press: str, nlp: Language) -> None:
    alone = [s for line in press.splitlines() if line.strip() for s in sentences(nlp, line)]
    assert sentences(nlp, press) == alone
    assert len(alone) > 25
