"""Pages made to cost as much as they can, at any size: the attacks that are known, and those that fuzzing found."""

from __future__ import annotations

from collections.abc import Callable

STORY = (
    "<p>하남시가 행정안전부의 2024년 데이터기반행정 실태점검에서 91.4점을 받아 3년 연속 우수 등급에 올랐다고 3일 밝혔다. "
    "시는 버스 승하차 기록을 분석해 배차 간격을 줄였다.</p>"
)
Maker = Callable[[int], str]


def _many(piece: str, *, before: str = STORY, after: str = "", at_most: int = 10**9) -> Maker:
    """The piece so often that a page of the wanted number of characters results."""

    def make(size: int) -> str:
        return before + piece * min(at_most, max(1, (size - len(before) - len(after)) // len(piece))) + after

    return make


def _attributes(size: int) -> str:
    attributes = " ".join(f'a{n}=">"' for n in range(size // 10))
    return f"<div {attributes}>{STORY}</div>"


def _nested(opening: str, filling: str) -> Maker:
    """As many boxes in boxes as are read, around as much as fits."""
    return lambda size: opening * 390 + STORY + filling * max(1, (size - 390 * len(opening)) // len(filling))


ATTACKS: dict[str, Maker] = {
    "plain paragraphs": lambda size: (
        "".join(
            f"<p>{n}번째 소식이다. 시는 {n}일 도서관 소식을 시민에게 전했다고 밝혔다.</p>"
            for n in range(size // 52)
        )
        + STORY
    ),
    "comments left open": _many("<!--"),
    "quotation marks left open": _many('<a x="'),
    "quotation marks of both kinds": _many("<a x='<b y=\""),
    "processing instructions": _many("<?"),
    "bare brackets": _many("<"),
    "sections of CDATA": _many("<![CDATA["),
    "scripts left open": _many("<script>"),
    "boxes in boxes": _many("<div>", before="", after=STORY),
    "inline elements left open": _many("<b><i><u>"),
    "attributes in one tag": _attributes,
    "tables in tables": _many("<table><tr><td>", before="", after=STORY),
    "tables of figures in tables": _nested("<table><tr><td>1</td><td>", "<td>가</td>"),
    "captions in captions": _nested("<div class=caption>", "<i>가</i>"),
    "empty captions in captions": _nested("<div class=caption>", "<i></i>"),
    "summaries": _many("<div><b>AI 요약</b></div>"),
    "rows of hash signs": _many("<p>" + "#·|" * 30 + " 가나</p>"),
    "links": _many("<li><a href=/1>하남시 데이터 소식 나왔다고 한다</a></li>"),
    "bylines": _many("<span class=reporter>가나다 기자</span>"),
    "dates": _many("<p>입력 2025.03.04 10:00 수정 2025.03.05</p>"),
    "a long title": _many("하남 | ", before='<meta property="og:title" content="', after=f'">{STORY}'),
    "a line of names": _many("하남시와 ", after="는 데이터기반행정 실태점검에서 우수 등급을 받았다."),
    "a line of points": _many("1점, ", after="데이터기반행정 실태점검에서 우수 등급을 받았다."),
    "a line of quotation marks": _many("'", after="데이터기반행정 실태점검에서 우수 등급을 받았다."),
    "state in scripts": _many(
        'a={"k":["하남시가 데이터를 열었다고 밝혔다."]};', before="<script>", after="</script>"
    ),
}
"""What of a page is attacked, and the body of about so many characters that does it."""


def page(name: str, size: int) -> bytes:
    """The page of an attack, of about so many characters."""
    head = (
        "<html lang=ko><head><meta charset=utf-8><title>하남시, 데이터기반행정 우수</title></head><body><div>"
    )
    return f"{head}{ATTACKS[name](size)}</div></body></html>".encode()
