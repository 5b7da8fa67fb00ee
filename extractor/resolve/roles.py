"""What part a list of institutions plays in its sentence: who is told of, whose something is, who runs it,
who only helps.
"""

from __future__ import annotations

import re
from typing import Literal

from extractor.cue_files import Cues
from extractor.recognize.mentions import Mention
from extractor.resolve.former_names import BORNE_BEFORE
from extractor.resolve.provincial import host_of
from extractor.resolve.scene import Scene, Sentence

Role = Literal["subject", "owner", "fellow", "host", "bare", "other"]

HOST_REACH = 60
"""How far the verb of running an evaluation may stand from its subject, and the evaluation from the verb."""

_WHAT_IS_RUN = (
    "PROGRAMME", "PROGRAMME_SHORT", "OTHER_EVENT", "ANAPHOR", "GRADE", "HIGHEST", "PRIZE", "SCALE", "COUNT",
    "MONEY", "MONEY_CUE",
)  # fmt: skip

# What belongs to the list still: an explanation in brackets, '등 8개 시군', '단 3곳'
_REST_OF_LIST = (
    r"^(?:\s?\([^()\n]{0,80}\))?\s?"
    r"(?:(?:등|등의)\s?(?:총\s?)?(?:[가-힣·]{1,8}\s(?=\d))?"
    r"(?:\d+\s?(?:개|곳)?\s?|{recipients.numerals}\s(?={recipients.counted_kinds}))?(?:의\s?)?"
    r"(?:[가-힣·]{0,8}\s?{recipients.counted_kinds})?)?(?:,?\s?단\s?\d+곳)?"
)
_PARTICLE = re.compile(
    r"^\s?(은|는|이|가|도|께서|만|에서는|에서도|에서|에선|의|와|과|을|를|에게|에|으로|로|보다|,|:|'|\"|$|\n|이다|\)|·|이며"
    r"|뿐|처럼|측|관계자|역시)?"
)
# Behind a name: the list goes on with another kind: '광역의 A와, 기초의 B'
TO_OTHER_LEVEL = (
    r"(?:와|과),?\s(?:광역|기초|시|군|구|시군|시·군|자치구|시부|군부|교육청|공공기관|공기업|중앙부처)\s?(?:단위)?"
    r"(?:의|에서는|에선|에서|인)\s"
)
_COOPERATION = r"^\s?(?:와|과)(?:의|도)?\s?{recipients.cooperation}"
# Behind a name: a grade was given to it: 'A시에는 '미흡'이라는 꼬리표가 붙었다'
_GRADED = (
    r"^\s?(?:에|에게)(?:는|도)?\s['\"<]?[가-힣]{2,5}[>'\"]?\s?(?:이?라는\s)?(?:[가-힣]{2,3}\s)?[가-힣]{2,3}(?:이|가)"
    r"(?:,\s|\s{recipients.given_grade})"
)
# Behind a name: others are told of: '원주 말고도', '하남시만 빼고'
_BESIDES = (
    r"^\s?(?:(?:말고도?|이?외에도?)\s"
    r"|(?:만|을|를)\s(?:빼고|빼면|뺀|제외하고|제외하면|제외한|빼놓고)(?:는|도)?\s)"
)
_PERSON = (
    r"^\s(?:[가-힣]{2,12}{recipients.departments}\s)?[가-힣]{2,4}(?:\(\d{1,3}\))?\s"
    r"{recipients.person_titles}(?:\s?\([^()\n]{1,20}\))?(?:이|가|은|는|의)\s"
)
# Behind a name: a ceremony was held there: '의 한 호텔에서 열린', '에 있는 본원에서 장관 표창을'
_VENUE = (
    r"^(?:의|에\s(?:있는|자리한|위치한)|\s소재)?\s(?:한\s|[가-힣A-Za-z]{1,10}\s){0,2}?['\"]?[가-힣A-Za-z]{0,10}"
    r"(?:{recipients.venues}['\"]?에서\s|['\"]?에서\s(?:[^\s.,]{1,8}\s)?{recipients.took_place}(?=\s|['\"]))"
)
# Behind the name of an evaluation: it is told how somebody did in it
_OF_ONE_S_OWN = re.compile(
    r"['\"]?\s(?:종합\s|평가\s|최종\s|['\"]?(?:최우수|우수|보통|미흡)['\"]?\s?)?"
    r"(?:점수|성적|성적표|등급|총점|순위|수준|역량|기관\s?(?:선정|수상|지정))(?:은|는|이|가|도|를|을)?\s"
)
# Behind a noun that may be of running something: it is what was run: '정부 평가 두 건에서'
_COUNT = r"[두세네2-4]\s?(?:가지|건|개|종|곳)"
# Between a name and a verb of running something: somebody else does it: 'A시가 정부가 주관한'
_ANOTHER_HOST = re.compile(r"\s(?:정부|국가|중앙부처|부처|협회|학회|재단|방송사|신문사)(?:가|이)\s")
# Before a list, and behind it: who turned out to have a grade: '우수를 받은 시군은 A와 B로 나타났다'
_WHO_HAS_IT = r"{results.winning_forms}\s{recipients.counted_kinds}(?:은|는)\s[^.\n]*$"
_TURNED_OUT = re.compile(r"\s?(?:으로|로)\s(?:나타|조사|파악|집계|확인|드러|알려)")
_SUBJECT_PARTICLES = frozenset(
    ("은", "는", "이", "가", "도", "께서", "만", "에서는", "에서도", "에선", "측", "관계자", "역시")
)
_OTHER_PARTICLES = frozenset(("을", "를", "에게", "에", "으로", "로", "보다", "에서", "처럼", "와", "과"))


class RoleReader:
    """Reads the roles of lists in one scene."""

    def __init__(self, scene: Scene, cues: Cues) -> None:
        self.scene = scene
        self.cues = cues

    def of(self, sentence: Sentence, end: int) -> Role:
        """The role of the list that ends at `end`.

        `subject`: something is told of it; `owner`: something is its (의); `fellow`: it is in it together
        with the subject; `host`: it runs an evaluation; `bare`: no particle says; `other`: it is a place, a
        partner, a goal.
        """
        text = self.scene.text[end : sentence.end]
        listed = self.cues.regex(_REST_OF_LIST).match(text)
        rest = text[listed.end() :] if listed is not None else text
        if self._is_something_else(text, rest):
            return "other"
        if re.match(TO_OTHER_LEVEL, rest) or re.match(r"^\s?(?:와|과)\s?(?:함께|나란히|더불어|같이)", rest):
            return "fellow"
        if self._hosts(sentence, end, rest) or self._holds_its_own(sentence, end):
            return "host"
        if self._turned_out(sentence, end, rest):
            return "subject"
        return self._by_particle(rest)

    def _turned_out(self, sentence: Sentence, end: int, rest: str) -> bool:
        """Whether a sentence about who has a grade names the list: '우수를 받은 시군은 A와 B로 나타났다'."""
        return _TURNED_OUT.match(rest) is not None and bool(
            self.cues.regex(_WHO_HAS_IT).search(self.scene.text[sentence.start : end])
        )

    def _is_something_else(self, text: str, rest: str) -> bool:
        return any(
            self.cues.regex(template).match(after)
            for template, after in (
                (_PERSON, text),
                (_COOPERATION, rest),
                (r"^\s?(?:이|가)\s아(?:니라|닌)\s", rest),
                (BORNE_BEFORE, text),
                (_BESIDES, rest),
                (r"^\s?{recipients.other_body_near}", text),
                (r"^\s?{recipients.credits}\s*$", text),
                (_VENUE, text),
            )
        )

    def _by_particle(self, rest: str) -> Role:
        match = _PARTICLE.match(rest)
        particle = match[1] if match else None
        if particle in _SUBJECT_PARTICLES:
            return "subject"
        if particle == "의":
            return "owner"
        if particle in ("을", "를") and re.match(r"^\s?(?:을|를)\s(?:비롯|포함)", rest):
            return "bare"
        chosen = (
            r"^\s?(?:을|를)\s(?:[^.,]{0,20}?(?:으로|로)\s)?(?:각각\s|나란히\s|최종\s)?{recipients.chosen}"
        )
        ranked = (
            r"^\s?(?:을|를)\s['\"]?(?:최우수|우수|장려|대상|최우수상|우수상|장려상)['\"]?(?:기관)?(?:으로|로|에)?,\s"
            r"[^.\n]{0,60}?{recipients.chosen}"
        )
        if particle in ("을", "를") and any(self.cues.regex(told).match(rest) for told in (chosen, ranked)):
            return "subject"
        got = r"^\s?(?:에|에게)(?:,\s[^.\n]{0,80}?(?:에|에게))?\s(?:각각\s|나란히\s)?{recipients.given}"
        if particle in ("에", "에게") and any(self.cues.regex(told).match(rest) for told in (got, _GRADED)):
            return "subject"
        return "other" if particle in _OTHER_PARTICLES else "bare"

    def _hosts(self, sentence: Sentence, end: int, rest: str) -> bool:
        """Whether who stands before `end` runs an evaluation: '행정안전부가 주관한 … 평가', '도
        주최 공모전'.
        """
        if not re.match(r"^(?:이|가|에서|의)?\s", rest):
            return False
        if rest.startswith("의 ") and self._owns_event(sentence, end, rest):
            return True
        institutions = [m.start for m in sentence.of("INSTITUTION") if m.start >= end]
        limit = min([*institutions, end + HOST_REACH])
        does = rest[0] in "이가"  # '서산시가 처음 실시된 점검에서': not by who stands before it
        names = sentence.of("PROGRAMME", "OTHER_EVENT")
        hosting = next(
            (
                m
                for m in sentence.of("HOSTING")
                if end <= m.start < limit
                and self._modifies(m)
                and not (does and self.scene.text.startswith("된", m.end))
                and not any(name.covers(m) for name in names)
            ),
            None,
        )
        if hosting is None:
            return False
        results = [m.start for m in sentence.of("GRADE", "HIGHEST", "PRIZE", "GAINED")]
        run = [m for m in sentence.of(*_WHAT_IS_RUN) if 0 <= m.start - hosting.start <= HOST_REACH]
        if _ANOTHER_HOST.search(self.scene.text, end, hosting.start):
            return False
        return bool(run) and not any(end <= start < hosting.start for start in results)

    def _holds_its_own(self, sentence: Sentence, end: int) -> bool:
        """Whether the province that ends at `end` holds an evaluation of its own towns."""
        hosts = (host_of(self.scene, sentence, name) for name in sentence.of("PROGRAMME") if name.start > end)
        return any(host is not None and host.end == end for host in hosts)

    def _owns_event(self, sentence: Sentence, end: int, rest: str) -> bool:
        """Whether an evaluation follows right after 의: '행정안전부의 실태점검'; but 'A시의 데이터 점수', or
        'A시의 실태점검 성적은'.
        """
        place = self.scene.text.find(rest, end) + 2
        return any(
            0 <= m.start - place <= 2
            and not self.scene.surface(m).endswith(("점수", "성적", "등급"))
            and not _OF_ONE_S_OWN.match(self.scene.ahead(m.end, 12))
            for m in sentence.of("PROGRAMME", "OTHER_EVENT")
        )

    def _modifies(self, verb: Mention) -> bool:
        """Whether a verb of running something stands before a noun, or as a noun itself: '주관한', '주관의',
        '벌인'.
        """
        tail = self.scene.ahead(verb.end, 8)
        if re.match(
            rf"^(?:하고\s?있는|하는|는\s|한|했던|해온|의|으로|\s(?!때|당시|이후|뒤|{_COUNT})|된\b)", tail
        ):
            return True
        span = self.scene.doc.char_span(verb.start, verb.end, alignment_mode="expand")
        return span is not None and bool(span[-1].tag_.endswith("ETM"))
