"""Marks names of projects: noun phrases that end in a word for something done, names in quotation marks, and opened data.

Recognition only says that a phrase could name a project; whether it was done, and by whom, is decided in the resolution.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from spacy.tokens import Doc, Token

from extractor.knowledge import Knowledge
from extractor.recognize.mentions import Mention

LABEL = "PROJECT"
_PARTICLES_FIRST = re.compile(
    r"(?:이?라?며|라고|고|는|은|을|를|이|가|와|과|에서|에|의|로|으로|등|면서|이라는|라는|도|,)(?:\s|$|,)"
)
_NOUNISH = re.compile(r"^(?:NN|SN|SL|SH|XR|XPN|XSN|W_|SO|MM|NR|NP)")
_LAW = re.compile(
    r"(?:법률|조례|법|규정|협약|선언|기본계획|시행계획|위원회|협의회|평가|점검|등급|기관|과정|누리집|포털|지원사업)$"
)
_PORTAL = re.compile(r"\d+\s?(?:곳|개)$|누리집|포털|홈페이지|^\d+일|행정안전부|행안부")
_TOPICS = re.compile(
    r"\s?(?:총\s?)?(?:\d+|[한두세네다섯여섯]+)\s?(?:개|가지|대)?\s?(?:주제|분야|영역|지표|부문|항목)"
)
_HOST = re.compile(r"(?:행정안전부|행안부)(?:\s?주관)?(?:의|이|가)?\s?")
_TRIVIAL = frozenset(
    [
        "직원",
        "시민",
        "공무원",
        "전",
        "자체",
        "정기",
        "내부",
        "실무자",
        "실무",
        "담당자",
        "대상",
        "공직자",
        "매년",
        "실습",
        "온라인",
        "오프라인",
        "대면",
        "비대면",
        "맞춤형",
        "지속",
        "관련",
        "간부",
        "신규",
    ]
)
_CONSTRUCTS = frozenset(
    ["시스템", "플랫폼", "포털", "챗봇", "대시보드", "앱", "데이터셋", "게시판", "데이터맵"]
)
_SPEECH_END = re.compile(r"(?:다|요|까|죠|것|라며|고)[.!?]?$")
_BULLET = re.compile(r"[▲△▶▷◆◇○■□①②③④⑤⑥⑦⑧⑨⑩]")
_STUDIES = frozenset(("분석", "시각화", "예측", "지도화", "발굴", "도출", "결정", "수행"))
_LEADING = frozenset(
    [
        "이",
        "그",
        "저",
        "이번",
        "각",
        "또",
        "특히",
        "또한",
        "주요",
        "올해",
        "지난해",
        "작년",
        "및",
        "등",
        "중",
        "한",
        "두",
        "세",
        "약",
        "전",
        "총",
        "다양",
        "각종",
        "여러",
        "앞",
        "때",
        "곳",
        "최근",
        "당시",
        "실제",
        "뒤",
        "후",
        "가운데",
        "이를",
        "수",
    ]
)


class ProjectFinder:
    """Finds candidates in a Doc of folded text. `avoid`: spans that are something else (programmes, grades, scales)."""

    def __init__(self, knowledge: Knowledge) -> None:
        words = knowledge.project_words
        self.words = words
        self._owner_ends: dict[int, int] = {}
        self.digest = knowledge.project_digest
        self.heads = frozenset(words.heads) | frozenset(words.trainings)
        self.by_length = sorted(self.heads, key=lambda h: (-len(h), h))
        self.long_heads = tuple(sorted(h for h in self.heads if len(h) >= 2))
        self.generic = frozenset(words.generic)
        self.doing = re.compile(
            "|".join(map(re.escape, sorted(words.doing, key=len, reverse=True))) or "(?!)"
        )
        self.opening = re.compile("|".join(map(re.escape, words.opening)) or "(?!)")
        self.not_after = re.compile("^(?:" + ("|".join(map(re.escape, words.not_after)) or "(?!)") + ")")

    def __call__(self, doc: Doc, avoid: Iterable[Mention], owners: Iterable[Mention] = ()) -> list[Mention]:
        """Candidates in order, none within another. `owners`: institutions; '달성군의' before a name is not part of it."""
        spans = [(m.start, m.end) for m in avoid]
        self._owner_ends = {m.start: m.end for m in owners}
        found: list[Mention] = []
        for mention in [
            *self._quoted(doc, spans),
            *self._studied(doc, spans),
            *self._phrases(doc, spans),
            *self._opened(doc, spans),
        ]:
            if not _overlaps(mention.start, mention.end, [(m.start, m.end) for m in found]):
                found.append(mention)
        return sorted(found)

    def _mention(self, doc: Doc, start: int, end: int, how: str) -> Mention:
        return Mention(start, end, LABEL, doc.text[start:end], f"project.{how}", self.digest)

    # names in quotation marks -------------------------------------------------------------------------------

    def _quoted(self, doc: Doc, avoid: list[tuple[int, int]]) -> Iterable[Mention]:
        text = doc.text
        for start, end, mark in quotations(text):
            name = text[start:end]
            if _overlaps(start, end, avoid) or not self._could_be_name(name, mark):
                continue
            after = text[end + 1 : end + 41].lstrip()
            if self.not_after.match(re.sub(r"^(?:의|\s)+", "", after)):
                continue
            head = re.match(r"[가-힣]{2,8}", after)
            word = next((h for h in self.by_length if head and head[0].startswith(h)), None)
            if word is not None and mark == "'":
                yield self._mention(doc, start - 1, text.index(word, end) + len(word), "quoted")
            elif (
                self._ends_in_head(name)
                or self._coined(name)
                or (mark == "'" and self.doing.search(re.split(r"[.\n]", after)[0][:34]))
            ):
                yield self._mention(doc, start, end, "quoted")

    def _could_be_name(self, name: str, mark: str) -> bool:
        if (
            not re.search(r"[가-힣]", name)
            or _SPEECH_END.search(name)
            or _LAW.search(name)
            or re.match(r"\d+개|\d+년\s연속", name)
        ):
            return False
        if (mark == '"' and len(name) > 45) or len(name) < 4:
            return False
        return not all(
            word in self.generic or word in ("거버넌스", "메타", "셋")
            for word in re.findall(r"[가-힣A-Za-z]+", name)
        )

    def _coined(self, name: str) -> bool:
        """'데이터 사랑방', '데이터 119': a short name made from the word for data."""
        return (
            len(name) <= 16
            and "데이터" in name
            and name != "데이터"
            and not re.search(r"[다요까고]$|[을를은는이가]\s", name)
        )

    def _ends_in_head(self, name: str) -> bool:
        return any(name.endswith(head) for head in self.long_heads) and len(name) >= 5

    # noun phrases -------------------------------------------------------------------------------------------

    def _phrases(self, doc: Doc, avoid: list[tuple[int, int]]) -> Iterable[Mention]:
        depth = 0
        for token in doc:
            depth = (
                0
                if token.tag_ == "_SP" and "\n" in token.text
                else depth + (token.text == "(") - (token.text == ")")
            )
            if depth > 0 or not self._is_head(token) or not self._ends_phrase(doc, token):
                continue
            first = self._first(doc, token.i)
            if first is None or first == token.i:
                continue
            start, end = doc[first].idx, token.idx + len(token)
            if _overlaps(start, end, avoid) or not self._specific(doc, first, token.i) or end - start < 5:
                continue
            yield self._mention(doc, start, end, "phrase")

    def _is_head(self, token: Token) -> bool:
        if not token.tag_.startswith(("NN", "XSN", "SL")):
            return False
        if token.text in self.heads or (len(token) >= 4 and token.text.endswith(self.long_heads)):
            return True
        if token.i == 0 or token.doc[token.i - 1].whitespace_:
            return False
        return (
            token.doc[token.i - 1].text + token.text
        ) in self.heads  # Kiwi cuts some compounds: 취약+지점, 최적+화

    def _ends_phrase(self, doc: Doc, token: Token) -> bool:
        """Whether the phrase ends here: what follows is no noun that goes on (but for 결과, 과제, 등)."""
        if token.i + 1 >= len(doc):
            return True
        after = doc[token.i + 1]
        rest = doc.text[token.idx + len(token) :][:14].lstrip(" '\"")
        if token.text.endswith(("포털", "게시판")) and re.match(r"^에(?:서|는|서는)?\s", rest):
            return False
        if self.not_after.match(rest):
            return False
        if re.match(r"^(?:결과|과제|등|자료를|사례로|사례가)", rest):
            return True
        if after.tag_.startswith(("XSV", "XSA", "XSN")):
            return False
        if (
            re.match(r"^(?:운영|구축|시행|실시|개최|도입|개발|추진|확대|개설|고도화)", rest)
            and token.text not in self.words.weak_heads
        ):
            return True
        if after.tag_.startswith(("NN", "SL", "XR", "XPN")) and not (after.tag_ == "NNB"):
            return False
        return not (after.text in ("·", "/") and not token.whitespace_)

    def _first(self, doc: Doc, last: int) -> int | None:
        """Index of the first token of the noun phrase that ends at `last`; None if it is no phrase of its own."""
        i = last
        first = last
        listed = False
        while i > 0:
            token = doc[i - 1]
            tag = token.tag_
            if tag == "_SP" or _BULLET.match(token.text):
                break
            if tag == "SSC" and token.text in (")", "]"):
                opening = self._opening(doc, i - 1)
                if opening is None:
                    break
                i = opening
                continue
            if tag.startswith("SS"):
                break
            if token.text == "등" and i < len(doc) and doc[i].tag_ == "JKG":
                listed = True
                i -= 1
                continue
            if (_NOUNISH.match(tag) and tag != "NNB") or (
                tag == "NNB" and (i - 2 >= 0 and doc[i - 2].tag_ == "SN")
            ):
                i -= 1
                first = i
                continue
            if tag == "NNB" and (
                token.text in ("때", "후", "뒤", "간", "내")
                or (i >= 2 and not doc[i - 2].whitespace_ and _NOUNISH.match(doc[i - 2].tag_))
            ):
                i -= 1
                first = i
                continue
            if tag == "JKG" and token.text == "의":
                i -= 1
                continue
            if token.text in ("·", "/", "+", "&", "~", "-") and not tag.startswith("SF"):
                i -= 1
                continue
            if token.text == "," and listed:
                i -= 1
                continue
            if self._links(doc, i - 1):
                i = self._before_link(doc, i - 2 if tag.startswith("XSV") else i - 1)
                continue
            if (tag == "JC" or token.text in ("및", "와", "과")) and not self._own_head(doc, i - 2):
                i -= 1
                continue
            break
        first = self._with_shared_head(doc, first, last)
        owner_end = self._owner_ends.get(doc[first].idx)
        if owner_end is not None and doc.text[owner_end : owner_end + 2] == "의 ":
            while first < last and doc[first].idx <= owner_end:
                first += 1
        host = _HOST.match(doc.text[doc[first].idx : doc[last].idx])
        if host:
            after_host = doc[first].idx + host.end()
            while first < last and doc[first].idx < after_host:
                first += 1
        while first < last and (doc[first].text in _LEADING or doc[first].tag_ in ("MAG", "MAJ", "NP")):
            first += 1
        return first

    def _with_shared_head(self, doc: Doc, first: int, last: int) -> int:
        """Where a list begins whose items share the last one's head: '교통, 유동인구, 소비동향 분석'."""
        if doc[last].text in self.words.weak_heads and doc[last].text != "데이터":
            return first
        begin = i = first
        while i >= 2 and doc[i - 1].text == ",":
            j = i - 1
            while j > 0 and _NOUNISH.match(doc[j - 1].tag_) and doc[j - 1].tag_ != "NNB":
                j -= 1
            if j == i - 1 or i - 1 - j > 4 or any(self._is_head(doc[k]) for k in range(j, i - 1)):
                return first
            begin = i = j
        before = doc[begin - 1].tag_ if begin else "SF"
        return (
            begin
            if before.startswith(("JX", "JKS", "SF", "_SP", "SW", "SO")) or before.endswith("EC")
            else first
        )

    def _links(self, doc: Doc, i: int) -> bool:
        """Whether a binding form ends at token `i`: '… 활용한', '… 에 대한'."""
        start = doc[max(0, i - 1)].idx if "XSV" in doc[i].tag_ else doc[i].idx
        surface = doc.text[start : doc[i].idx + len(doc[i])].replace(" ", "")
        return surface in self.words.links

    def _before_link(self, doc: Doc, i: int) -> int:
        """Where the noun before a binding form ends: its particle is part of the phrase."""
        return i - 1 if i > 0 and doc[i - 1].tag_.startswith("J") else i

    def _opening(self, doc: Doc, closing: int) -> int | None:
        for i in range(closing - 1, max(-1, closing - 25), -1):
            if doc[i].tag_ == "SSO" and doc[i].text in ("(", "["):
                return i
        return None

    def _own_head(self, doc: Doc, i: int) -> bool:
        return i >= 0 and (doc[i].text in self.heads or self._is_head(doc[i]))

    def _specific(self, doc: Doc, first: int, last: int) -> bool:
        """Whether the phrase says what it is about: a word beyond the general ones; trainings need any modifier."""
        head = doc[last].text
        if (
            head not in self.heads
            and last > first
            and not doc[last - 1].whitespace_
            and doc[last - 1].text + head in self.heads
        ):
            head = doc[last - 1].text + head
            last -= 1
        modifiers = [
            t for t in doc[first:last] if t.tag_.startswith(("NN", "SL", "XR", "SH")) and t.tag_ != "NNB"
        ]
        own = [t for t in modifiers if t.text not in self.generic and len(t.text) > 1]
        compound = head not in self.heads
        if re.search(r"(?:위원회|협의회)\s?(?:구성|개최|운영)", doc[first : last + 1].text):
            return False
        if head in self.words.trainings:
            return any(t.text not in _TRIVIAL for t in modifiers)
        if head == "정책":
            return bool(own) and any(
                link in doc[first : last + 1].text.replace(" ", "") for link in self.words.links
            )
        if head in _CONSTRUCTS or (compound and head.endswith(tuple(_CONSTRUCTS))):
            return len(modifiers) >= 2 or bool(own)
        if head in self.words.weak_heads:
            return len(own) >= 2 or (bool(own) and len(modifiers) >= 3)
        return bool(own) or (compound and bool(modifiers))

    # opened data --------------------------------------------------------------------------------------------

    def _opened(self, doc: Doc, avoid: list[tuple[int, int]]) -> Iterable[Mention]:
        """Objects of verbs of opening: 'A, B 등 38종을 개방했다', 'A와 B를 개방했다'."""
        for token in doc:
            if not self.opening.fullmatch(token.text) and not (
                token.tag_.startswith("VV") and self.opening.match(token.lemma_)
            ):
                continue
            stop = self._object_end(doc, token.i)
            if stop is None:
                continue
            yield from self._items(doc, stop, avoid)

    def _object_end(self, doc: Doc, verb: int) -> int | None:
        """Index of the particle that ends the verb's object; adverbs and goals may stand between."""
        for i in range(verb - 1, max(-1, verb - 10), -1):
            if doc[i].tag_ == "JKO" or (doc[i].tag_ == "JX" and doc[i].text in ("도", "까지")):
                return i
            if (
                (doc[i].tag_.endswith("EC") and doc[i].lemma_[-1] not in "어아여해")
                or doc[i].tag_.endswith(("EF", "ETM"))
                or doc[i].tag_ in ("JKS", "SF")
            ):
                return None
        return None

    def _items(self, doc: Doc, stop: int, avoid: list[tuple[int, int]]) -> Iterable[Mention]:
        """The items of a list that ends at `stop`; items of one word stay together with the last."""
        end = stop
        for i in range(
            stop - 1, max(-1, stop - 16), -1
        ):  # '… 등 생활 밀착형 데이터 214종을': the list ends before 등
            if doc[i].text == "등" and doc[i].tag_ == "NNB":
                if _TOPICS.match(doc.text[doc[i].idx + 1 :][:16]):
                    return
                end = i
                break
        spans: list[tuple[int, int]] = []
        i = end
        while i > 0:
            first = self._item_first(doc, i - 1)
            if first is None or i - first > 8:
                break
            spans.append((first, i))
            if first == 0 or not (
                doc[first - 1].text in (",", "와", "과", "및") or _BULLET.match(doc[first - 1].text)
            ):
                break
            i = first - 1
        if len(spans) > 2 and sum(b - a == 1 for a, b in spans) * 2 >= len(spans):
            spans = [(spans[-1][0], spans[0][1])]
        for first, after in spans:
            start, finish = doc[first].idx, doc[after - 1].idx + len(doc[after - 1])
            own = [
                t
                for t in doc[first:after]
                if t.tag_.startswith(("NN", "SL")) and t.text not in self.generic and len(t.text) > 1
            ]
            if (
                own
                and after - first >= 2
                and finish - start >= 6
                and not _overlaps(start, finish, avoid)
                and not _PORTAL.search(doc.text[start:finish])
            ):
                yield self._mention(doc, start, finish, "opened")

    def _studied(self, doc: Doc, avoid: list[tuple[int, int]]) -> Iterable[Mention]:
        """What was studied, as a clause: '민원과 정보공개청구 데이터를 체계적으로 분석', 'A, B 등 5건의 빅데이터를 분석'."""
        for token in doc[:-1]:
            if token.text not in _STUDIES or not doc[token.i + 1].tag_.startswith("XSV"):
                continue
            stop = self._object_end(doc, token.i)
            if stop is None:
                continue
            if any(t.text == "등" for t in doc[max(0, stop - 6) : stop]) and any(
                t.tag_ == "SN" for t in doc[max(0, stop - 6) : stop]
            ):
                yield from self._items(doc, stop, avoid)
                continue
            first = self._first(doc, stop - 1)
            if first is None:
                continue
            own = [
                t
                for t in doc[first:stop]
                if t.tag_.startswith(("NN", "SL")) and t.text not in self.generic and len(t.text) > 1
            ]
            start, end = doc[first].idx, token.idx + len(token)
            if len(own) >= 2 and end - start <= 60 and not _overlaps(start, end, avoid):
                yield self._mention(doc, start, end, "studied")

    def _item_first(self, doc: Doc, last: int) -> int | None:
        i = last + 1
        while (
            i > 0
            and (_NOUNISH.match(doc[i - 1].tag_) or doc[i - 1].tag_ == "JKG")
            and doc[i - 1].tag_ != "NNB"
        ):
            i -= 1
        while i <= last and (doc[i].text in _LEADING or doc[i].tag_ == "JKG"):
            i += 1
        return i if i <= last else None


def _overlaps(start: int, end: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start < b and a < end for a, b in spans)


def quotations(text: str) -> list[tuple[int, int, str]]:
    """What stands between paired quotation marks: (start, end, mark), marks left out. Marks are paired in order within a line."""
    found: list[tuple[int, int, str]] = []
    start = 0
    for line in text.split("\n"):
        for mark in "'\"":
            places = [
                i
                for i, char in enumerate(line)
                if char == mark and not re.match(r"\d\d년", line[i + 1 : i + 4])
            ]
            i = 0
            while i + 1 < len(places):
                a, b = places[i], places[i + 1]
                inside = line[a + 1 : b]
                if (
                    2 <= len(inside) <= 60
                    and not inside[0].isspace()
                    and not inside[-1].isspace()
                    and not _PARTICLES_FIRST.match(inside)
                ):
                    found.append((start + a + 1, start + b, mark))
                    i += 2
                elif _PARTICLES_FIRST.match(inside) or inside[:1].isspace():
                    i += 1
                else:
                    i += 2
        start += len(line) + 1
    return sorted(found)
