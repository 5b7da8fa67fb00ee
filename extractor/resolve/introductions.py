"""Who won what stands before them: lists behind a result that introduces them.

'우수 등급을 받은 기관은 A와 B다', '우수: A, B', '우수기관에 A가 뽑혔다', '우수기관에 오른 A를 찾아'.
"""

from __future__ import annotations

import re
from itertools import pairwise

from extractor.cue_files import Cues
from extractor.recognize.mentions import Mention
from extractor.resolve.recipients import RecipientList
from extractor.resolve.roles import TO_OTHER_LEVEL
from extractor.resolve.scene import Scene, Sentence

DESCRIBED_REACH = 20
"""So near behind a result the name stands that it describes."""

# After a result, before who won it: '우수 등급을 받은 기관은', '우수:', '우수기관으로는'
_ATTRIBUTIVE = (
    r"^['\"]?\s?{recipients.results_named}?(?:을|를|에|으로|로)?\s?{recipients.winning_forms}?"
    r"[^.,\n]{0,40}?(?:로는|으로는|에는|으로|은|는|이|가|:|-|\()\s"
)
# Between a result and its subject: 'A와 B가 우수사례에 뽑혔다' turned round: '우수사례에 A와 B가'
_INTO_IT = re.compile(r"['\"]?\s?(?:명단|목록)?(?:에|에는|엔)\s(?:[가-힣\d·]{1,6}\s){0,2}")
# Between two lists of winners of one result: 'A가 B', 'A의 '사례'와 B', 'A, 그리고 … B', 'A를 비롯해 B'
NEXT_WINNER = re.compile(
    r"\s?(?:이|가)?\s?|의?\s?['\"][^'\"\n]{2,80}['\"]\s?(?:과|와|,|·)\s?"
    r"|\s?,\s?(?:그리고|및)\s[^.,\n]{0,30}|\s?(?:을|를)\s(?:비롯해|비롯한|포함해)\s|(?:이|가),\s(?:[가-힣·]{1,8}(?:에서는|에선|에서|의)\s)?"
    r"|,\s(?:광역|기초|중앙|공공|지방|시도|산하)?(?:자치단체|지자체|행정기관|공공기관|기관|공기업|교육청|부처)(?:은|는|에서는|에선)\s"
    rf"|(?:은|는|이|가)\s\d{{1,2}}(?:년|회)\s연속(?:으로)?,\s|{TO_OTHER_LEVEL}"
)
# Between two whose cases are told of: 'A의 상권 분석, B의 철새 관찰'
_NEXT_OWNER = re.compile(r"의\s[^.\n'\"]{2,40}?(?:,|와|과|·)\s?(?:그리고\s)?")
# Between two names of one prize: '대상인 국무총리상', '최우수상인 행정안전부 장관상'
_SAME_PRIZE = re.compile(r"인\s(?:[가-힣]{2,8}\s)?")
_SENTENCE_ENDS = re.compile(r"다\.['\"]?\s")
_MARKS = r"['\"]?[\s:=|/\-△▲▷▶○◇◆■□]*"
_MARKS_AND_BRACKETS = r"['\"]?[\s:=|/\-△▲▷▶○◇◆■□()]*"
# Between a result and the name that it describes: '우수기관에 오른 A를', '우수였던 A는', '보통에 그쳤던
# A는', '보통 등급인 A가'
_DESCRIBES = (
    r"['\"]?(?:(?:으로|로|에|을|를)?\s(?:{recipients.winning_forms}|{recipients.known_as})|를\s(?:이어|지켜)\s(?:간|온|나간)|이?었던|였던|이던"
    r"|(?:으로|로|에|을|를)\s[가-힣]{1,5}던|인)\s"
)
# After a name that is no subject: the institution itself is meant, not something in it
_AS_OBJECT = r"^(?:(?:을|를|와|과|보다|처럼)|(?:에|에서|에게)(?:는|도)?|엔)\s"
# Behind a name: the holders of another grade follow: '우수는 A, 보통은 B다'
_NEXT_GRADE = re.compile(r",\s(?:최우수|우수|보통|매우\s미흡|미흡)(?:\s등급)?(?:은|는|이|가)\s")
# Between a grade and one of its holders: '우수기관 가운데서도 A가'
_AMONG = re.compile(
    r"['\"]?\s?(?:(?:을|를|에)\s(?:받은|얻은|오른|든)\s)?(?:[가-힣\d]{1,5}\s)?(?:가운데|중)(?:에서|서)?(?:도|는)?\s[^.,\n]{0,12}"
)
# Behind such a holder: it stands out among them; behind the next: it comes after
_STANDS_OUT = re.compile(
    r"(?:\([^()\n]{1,24}\))?(?:이|가|은|는)\s(?:[^.,\n]|\d\.\d){0,24}?(?:가장|최고|제일|1위|으뜸|선두|앞섰|앞서|돋보|두드러|눈에\s띄)"
)
_COMES_NEXT = re.compile(
    r"(?:\([^()\n]{1,24}\))?(?:이|가|은|는|도)\s(?:바로\s|그\s|나란히\s)*(?:뒤를|뒤따|다음|2위|3위|이었|이어졌)"
)
GRADED_REACH = 12
"""So near behind a run stands the grade that was had so often."""


def graded_with(sentence: Sentence, mention: Mention) -> Mention:
    """The grade of a run of whom nobody is named before it: '3년 연속 우수기관에 든 곳은 A뿐이다'."""
    names = sentence.between(sentence.start, mention.start, "INSTITUTION", "STEM", "SELF")
    if mention.label != "STREAK" or names:
        return mention
    grades = sentence.between(mention.end, mention.end + GRADED_REACH, "GRADE", "HIGHEST", "PRIZE")
    return grades[0] if grades else mention


class Introductions:
    """Finds the lists of one scene that a result introduces."""

    def __init__(self, scene: Scene, cues: Cues) -> None:
        self.scene = scene
        self.cues = cues

    def described(self, lists: list[RecipientList], mention: Mention) -> list[RecipientList]:
        """The list that a result describes, whatever is told of it: '우수기관에 오른 A를 찾아'."""
        among = self._among(lists, mention)
        if among:
            return among
        describes = self.cues.regex(_DESCRIBES)
        return [
            one
            for one in lists
            if 0 < one.start - mention.end <= DESCRIBED_REACH
            and describes.fullmatch(self.scene.text[mention.end : one.start])
            and (one.role != "other" or re.match(_AS_OBJECT, self.scene.ahead(one.end, 4)))
        ][:1]

    def _among(self, lists: list[RecipientList], mention: Mention) -> list[RecipientList]:
        """Those of a grade's holders that are told apart: '우수 등급 가운데서도 A가 98점으로 가장 높았고,
        B(97점)가 뒤를 이었다'.
        """
        text = self.scene.text
        subjects = [one for one in lists if one.start >= mention.end and one.role == "subject"]
        if not subjects or not _AMONG.fullmatch(text[mention.end : subjects[0].start]):
            return []
        first, *others = subjects
        if not _STANDS_OUT.match(text, first.end):
            return []
        return [first, *(one for one in others if _COMES_NEXT.match(text, one.end))]

    def introduced(
        self, lists: list[RecipientList], sentence: Sentence, mention: Mention
    ) -> list[RecipientList]:
        """The lists behind a result that are told as its winners."""
        end = self._behind_second_name(sentence, self._behind_bracket(mention.end))
        following = [m.start for m in sentence.of("GRADE", "HIGHEST", "PRIZE") if m.start >= end]
        limit = min(following, default=sentence.end)
        behind = [
            one
            for one in lists
            if end <= one.start < limit and one.role in ("subject", "bare", "fellow", "owner")
        ]
        if not behind or not (
            self._introduces(end, behind[0].start, before_another=bool(following))
            or (behind[0].role == "subject" and _INTO_IT.fullmatch(self.scene.text[end : behind[0].start]))
        ):
            return []
        chosen = behind[:1]
        for one, another in pairwise(behind):
            if not self._goes_on(one, another):
                break
            chosen.append(another)
        return chosen

    def _behind_bracket(self, end: int) -> int:
        """Where an explanation in brackets ends that stands right behind `end`, else `end`."""
        bracket = re.match(r"\s?\([^()\n]{0,30}\)", self.scene.ahead(end, 34))
        return end + bracket.end() if bracket else end

    def _behind_second_name(self, sentence: Sentence, end: int) -> int:
        """Where the second name of a prize ends that stands right behind `end`: '대상인 국무총리상'."""
        for prize in sentence.of("PRIZE"):
            if prize.start >= end and _SAME_PRIZE.fullmatch(self.scene.text[end : prize.start]):
                return prize.end
        return end

    def _introduces(self, end: int, start: int, *, before_another: bool) -> bool:
        """Whether a result that ends at `end` introduces the list at `start`.

        '… 우수, A와 B는 미흡': what stands before the next grade (`before_another`) belongs to that one,
        unless this one introduces it.
        """
        between = self.scene.text[end:start]
        if _SENTENCE_ENDS.search(between):
            return False
        attributive = self.cues.regex(_ATTRIBUTIVE)
        if (
            before_another
            and not re.fullmatch(_MARKS, between)
            and not attributive.match(self.scene.ahead(end, 60))
        ):
            return False
        return bool(re.fullmatch(_MARKS_AND_BRACKETS, between) or attributive.match(between + " "))

    def _goes_on(self, one: RecipientList, following: RecipientList) -> bool:
        between = self.scene.text[one.end : following.start]
        if _NEXT_GRADE.match(between):
            return False
        return (
            one.role == "fellow"
            or bool(NEXT_WINNER.fullmatch(between))
            or (one.role == following.role == "owner" and bool(_NEXT_OWNER.fullmatch(between)))
            or (
                one.role == "bare" and bool(re.fullmatch(r"(?![^,]*[며고])[^.]{0,4},\s?[^.,]{0,12}", between))
            )
        )
