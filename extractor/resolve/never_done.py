"""Names of what was not done, though nothing plans it: somebody misses it, it would have helped, a burden,
the name of a law or of an article.
"""

from __future__ import annotations

import re

from extractor.language.syllables import PAST
from extractor.resolve.named_project import Named

# Behind a name: there is none: '하나 없다', '조차 하지 않았다', '도 없이'
_MISSING = re.compile(
    r"['\"]?\s?(?:하나도?|조차|마저|한\s?(?:건|번|줄|차례)도?|같은\s?(?:것|건)(?:은|이|도)?|은커녕|는커녕)\s"
    r"(?:[가-힣]{1,6}\s){0,3}?(?:없|못|않|안\s)"
    r"|['\"]?(?:이|가|도|은|는)\s(?:아예\s|전혀\s|아직\s|여전히\s|하나도\s|한\s건도\s)?없(?:다|었다|는|던|습니다|었습니다|어|이|으니)(?![가-힣])"
)
# Behind a name: nothing was done with it: '를 공개하지 않았다', '을 끝내지 못했다'
_NOT_DONE = re.compile(
    r"['\"]?(?:은|는|을|를|도|이|가)\s(?:[^\s.,'\"]{1,8}\s){0,3}"
    r"(?:공개|개방|제공|공유|시작|착수|완료|수행|실시|추진|도입|구축|마무리|제대로)?(?:하|되|열|내놓|올리|만들|마치|끝내|이어지)지는?\s(?:않|못)"
)
# Behind a name: it would have helped: '만 제때 끝냈어도', '을 했더라면'
_WOULD_HAVE = re.compile(
    r"['\"]?(?:만|만이라도|을|를|이|가|도)?\s(?:[^\s.,'\"]{1,8}\s){0,3}[^\s.,'\"]{0,6}"
    rf"[{PAST}](?:더라면|다면|어도|던들)"
)
# Behind a name or a list: somebody is burdened with it: '까지 떠안고', '까지 도맡아'
_BURDEN = re.compile(
    r"[^.\"]{0,24}까지\s(?:함께\s|모두\s|다\s|혼자\s)?(?:떠안|떠맡|도맡|맡아야|챙겨야|맡는|맡고)"
)
# Behind a name: a law, an article of a paper: '에 관한 조례', '' 제하의 기사'
_IS_TITLE = re.compile(
    r"['\"]?에\s관한\s(?:조례|규정|법률|규칙|지침)|[^'\"\n]{0,16}['\"]\s?(?:기사|보도|제하|제목|사설|칼럼|라는\s(?:제목|기사))"
)
# The ministry's system through which results are told
_CHANNEL = re.compile(r"품질\s?[·ㆍ]\s?표준\s?관리")
# Behind a survey: what came out in it: '만족도 조사에서 4.6점을 받았다'
_SURVEYED = re.compile(
    r"['\"]?에서(?:는|도)?\s(?:[^.\n]|\.(?=\d)){0,40}?(?:\d\s?(?:점|%|퍼센트)|응답|답했|평균)"
)
# Behind a programme of somebody else's: into which it was taken: '지원사업에도 뽑혔다'
_TAKEN_INTO = re.compile(r"['\"]?에(?:도|는)?\s(?:[^\s.,'\"]{1,8}\s){0,2}(?:뽑|선정|당선|채택|합격)")
# Before or behind a name: it is the work that ended a course: '졸업 과제는 ', '을 수료 작품으로'
_WORK_OF_COURSE = r"(?:졸업|수료)\s?(?:과제|작품|프로젝트|논문)"
_OF_COURSE = re.compile(rf"{_WORK_OF_COURSE}(?:은|는|인|으로|로)?\s(?:[가-힣]{{1,8}}\s){{0,2}}['\"]?$")
_AS_OF_COURSE = re.compile(
    rf"['\"]?(?:을|를|은|는|이|가)\s(?:[가-힣]{{1,8}}\s){{0,3}}{_WORK_OF_COURSE}(?:으로|로|이|인|다)"
)
COURSE_REACH = 40
"""So many characters before a name it is said to be such a work."""
# A piece of another sentence: 'Q. 다음 점검'; of what stands before it: ''데이터 해결사'라는 이름의 컨설팅'
_BROKEN = re.compile(r"Q\.\s|(?:이름|별칭|명칭|제목)의\s")


def never_was(named: Named) -> bool:
    """Whether what is named was not done, or names no doing."""
    surface = named.scene.surface(named.mention)
    return (
        _MISSING.match(named.tail) is not None
        or _NOT_DONE.match(named.rest) is not None
        or _WOULD_HAVE.match(named.rest) is not None
        or _BURDEN.match(named.tail) is not None
        or _IS_TITLE.match(named.tail) is not None
        or _CHANNEL.search(surface) is not None
        or _BROKEN.match(surface) is not None
        or (surface.endswith(("사업", "공모")) and _TAKEN_INTO.match(named.tail) is not None)
        or _OF_COURSE.search(named.head[-COURSE_REACH:]) is not None
        or _AS_OF_COURSE.match(named.rest) is not None
        or (surface.endswith(("조사", "설문")) and _SURVEYED.match(named.tail) is not None)
    )
