"""Which of the named projects were done, by whom, and for which award they count."""

from __future__ import annotations

import re

from extractor.recognize.mentions import Mention
from extractor.resolve.results import ResultFinder
from extractor.resolve.scene import Scene, Sentence

_AREAS = re.compile(
    r"등\s?(?:총\s?)?(?:\d+|[한두세네]|다섯)\s?(?:가지\s?|개\s?|대\s?)?(?:평가\s?)?(?:분야|영역|지표|항목|세부|부문|과목)|(?:\d+)\s?개\s?(?:분야|영역|부문|항목)[^.]{0,20}\d+\s?개\s?(?:세부\s?)?지표"
)
_INDICATORS = re.compile(r"만점|지표|이행률|준수율|처리율|항목에서|등급제|가점|배점")
_DEFINITION = re.compile(
    r"(?:이란|란|은|는)\s[^.]{0,120}(?:행정을\s?(?:말|가리|뜻)|제도다|제도이다|제도로|점검이다|(?<!다는\s)(?<!라는\s)평가다|평가이다|사업이다|법률|목적이다|목적으로|취지)"
)
_PLAN = re.compile(
    r"계획이|계획을|계획도|계획으로|예정|방침|구상|목표다|목표로|하기로|나선다|나설|하겠|추진한다|도전한|투입된다|쓰인다|쓰일|사용된다|준비 중|추진 중|검토|구축하고\s?있|할\s?것"
)
_OTHERS = re.compile(
    r"(?:민간\s?업체|민간|업체|기업|시민|학생|스타트업|개발자|대학)[가-힣]{0,4}(?:이|가)\s[^.]{0,24}(?:만든|개발한|내놓은|써서)\s?['\"]?$"
)
_GENERAL = re.compile(r"우수사례로\s?(?:선정|꼽)|호평|높은\s?(?:평가|점수)|좋은\s?(?:평가|점수)|인정|성과")


class ProjectReader:
    """Projects of one scene that were done, in order, each with its sentence."""

    def __init__(self, scene: Scene, results: ResultFinder) -> None:
        self.scene = scene
        self.results = results
        self.done: list[tuple[Sentence, Mention]] = [
            (sentence, mention)
            for sentence in scene.sentences
            for mention in sentence.of("PROJECT")
            if self._was_done(sentence, mention)
        ]

    def _was_done(self, sentence: Sentence, mention: Mention) -> bool:
        text = self.scene.text[sentence.start : sentence.end]
        clause = sentence.clause_at(mention.start)
        rest = self.scene.text[mention.end : clause[1]]
        if self._in_areas(sentence, mention):
            return False
        if _INDICATORS.search(rest) and not _GENERAL.search(text):
            return False
        if _OTHERS.search(
            self.scene.text[max(sentence.start, mention.start - 40) : mention.start].rstrip("'\"")
        ):
            return False
        if _DEFINITION.search(text) and not re.search(
            r"(?:했다|됐다|왔다|었다)\.?$", text.strip().strip("'\"")
        ):
            return False
        if self._planned(sentence, mention, rest):
            return False
        if self._of_host(sentence, mention):
            return False
        return not any(
            e.programme is not None and e.start < mention.end and mention.start < e.end
            for e in self.results.events[sentence.index]
        )

    def _in_areas(self, sentence: Sentence, mention: Mention) -> bool:
        """Whether the phrase stands in the list of areas: before '등 4개 분야'."""
        match = _AREAS.search(self.scene.text, mention.end, sentence.end)
        return match is not None and not re.search(
            r"(?:며|고|해|여|와)\s", self.scene.text[mention.end : match.start()]
        )

    def _planned(self, sentence: Sentence, mention: Mention, rest: str) -> bool:
        if _PLAN.search(rest):
            return True
        if re.search(r"미뤄|무산|취소|깎여|못\s?했|보류", rest):
            return True
        if re.search(r"올해|내년", rest) and re.search(
            r"[가-힣](?:ㄴ다|한다|는다|간다|연다|인다|친다)\.?['\"]?\s*$",
            self.scene.text[sentence.start : sentence.end],
        ):
            return True
        if any(
            mention.end <= m.start < sentence.clause_at(mention.start)[1]
            and "겠" in self.scene.text[m.start : m.end + 1]
            for m in sentence.of("PROSPECT")
        ):
            return True
        tail = self.scene.text[mention.end : sentence.end]
        if "▲" in tail or "△" in tail or "▷" in tail or "▶" in tail:
            return bool(_PLAN.search(tail))
        return bool(
            re.search(
                r"(?:내년|앞으로|올\s?하반기|연말|다음\s?달|하반기)(?:에는|까지|에|은|도|부터)?\s",
                self.scene.text[sentence.start : mention.start],
            )
        ) and bool(_PLAN.search(tail) or re.search(r"[ㄴ는]다\.?\s*$|한다\.?\s*$", tail))

    def _of_host(self, sentence: Sentence, mention: Mention) -> bool:
        """Whether the sentence tells what the ministry or the evaluation does."""
        head = self.scene.text[sentence.start : mention.start]
        if re.search(r"(?:행정안전부|행안부)(?:가|는|에서)\s[^.]{0,40}$", head) and re.match(
            r"['\"]?\s?(?:을|를)\s통해\s(?:발표|공개|통보)", self.scene.text[mention.end : mention.end + 14]
        ):
            return True
        return bool(
            re.match(
                r"^\s*(?:한편,?\s?)?(?:행정안전부|행안부|이번\s?(?:평가|점검|실태점검|대회|공모전|과정)|평가|점검|대회|교육|과정|정부)(?:는|은|가|이)\s",
                head,
            )
        ) or bool(re.match(r"^\s*['\"]?(?:데이터기반\s?행정|공공데이터)[^.]{0,30}(?<!에서)(?:은|는)\s", head))
