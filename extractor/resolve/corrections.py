"""Notices that correct what a paper printed, and reports that an article denies: what they quote is not
so.
"""

from __future__ import annotations

import re

from extractor.cue_files import Cues
from extractor.recognize.mentions import Mention
from extractor.resolve.scene import Scene, Sentence

# '본지는 … 라고 보도했습니다', '본보 … 기사에서 … 썼으나', '본보 3월 3일자 '…' 기사에서 점수를 바로잡습니다'
_OWN_REPORT = (
    r"(?:^|[\s'\"]){numbers.own_names}(?:은|는|가|의|\s)[^\n]{0,400}?"
    r"(?:{numbers.printed}|기사[^\n]{0,60}?{numbers.corrected})"
)
# In a notice, what was printed, without the paper's name: '기사는 … 라고 전했습니다'
_THE_REPORT = (
    r"(?:해당\s|당시\s|이\s|앞선\s|위\s)?(?:기사|보도|본문|제목|표)(?:는|은|에서는?|에선|에는|엔)\s[^\n]{0,400}?"
    r"(?:다고|라고|으로|로)\s(?:[가-힣]{1,6}\s)?{numbers.printed}"
)
# Between what was printed and what is right: '보도했으나', '썼지만'
_BUT_PRINTED = (
    r"(?:다고|라고|으로|로)\s(?:[가-힣]{1,6}\s)?{numbers.printed}[가-힣]{0,2}(?:으나|지만|는데),?\s"
)
REPORT_REACH = 500
"""So many characters of a sentence are read for what the paper printed."""
NOTICE_REACH = 6
"""So many sentences behind it the correction follows."""
DENIAL_REACH = 160
"""So far behind a result or a number the report that tells it is denied."""

# Behind what a report tells, '받았다는': the report, '인터넷 보도는'
_TOLD = re.compile(r"[다라]['\"]?(?:는|란)\s")
_REPORT = r"(?:[^\s.]{1,12}\s){0,3}?{results.reports}(?:은|는|이|가|을|를|도|에|과|와)?,?\s"
REPORT_AWAY = 70
"""So near behind a result or a number the report is named."""
# What follows the report in its sentence, and the next sentence: '돌았다. 그러나 사실과 다르다'
_REST = re.compile(r"([^.\n]{0,70}+)(?:\.['\"]?\s[^.\n]{0,70}+)?")
# '우수기관 선정은 사실과 달라', and what may stand before it: '선정됐다고 알려졌으나 사실이 아니다'
_UNTRUE_ITSELF = r"[^.\n]{0,14}?{results.untrue}"
_SUPPOSED = r"[^.\n]{0,24}?다고\s[^.\n]{0,10}?(?:으나|지만|는데),?\s"
# '최우수기관 선정설을 부인했다'
_AS_RUMOUR = r"[^.\n]{0,14}?설(?:을|은|에|이|도)\s[^.\n]{0,40}?(?:{results.mistaken}|{results.untrue})"
# ''3년 연속'이라고 썼으나', '우수라고 잘못 알렸다가'
_WRONGLY_PRINTED = (
    r"[^.\n]{0,30}?(?:라고|다고|으로|로)\s"
    r"(?:잘못\s|(?:보도했|했)(?:으나|지만|는데)|(?:썼|적었|표기했|기재했|실었|게재했|알렸|전했|내보냈)(?:으나|지만|는데|다가)"
    r"|(?:쓴|적은|표기한|보도한|실은|나간)\s(?:것|건|부분|대목|곳|내용|문장))"
)
# Behind a grade that was only said to have been given: '받은 것으로 알려졌으나 확인 결과'
_SAID_TO_BE = re.compile(
    r"[^.,\n]{0,24}?(?:것으로|줄로만?|줄만?|다고|라고)\s(?:잘못\s)?"
    r"(?:알려졌|알려진|전해졌|보도됐|보도되었|발표됐|발표되었|집계됐|파악됐|소개됐|알려지|알았|여겨졌)(?:으나|지만|는데|다가),?\s"
    r"[^.\n]{0,30}?(?:확인|실제|알고\s보니|드러났|밝혀졌|재집계|정정)"
)
# Behind a number: it is put right: '92.46점을 94.26점으로 바로잡습니다', '92.46점은 94.26점의 오기입니다'
_PUT_RIGHT = (
    r"['\"]?(?:을|를|은|는|도)\s['\"]?\d[\d.,]{0,8}\s?[^\d.\n]{1,14}?['\"]?(?:(?:으로|로)\s(?:각각\s)?(?:바로잡|정정|고치|고칩|고쳤|수정)"
    r"|의\s(?:오기|잘못|착오))"
)

# Behind a grade: another is put in its place
_GRADE_PUT_RIGHT = re.compile(
    r"['\"]?\s?(?:등급|기관)?(?:을|를|은|는)\s['\"]?[가-힣]{2,3}['\"]?\s?(?:등급|기관)?['\"]?(?:으로|로)"
    r"(?:,\s[^\n]{0,60}?(?:으로|로))?\s(?:각각\s)?(?:바로잡|정정|고치|고칩|고쳤|수정)"
)
# In a notice: a number is put right: '98점이 아니라 89점', '점수를 91점으로 바로잡습니다'
_NUMBER_PUT_RIGHT = re.compile(
    r"\d\s?(?:점|년(?:째|\s연속)?|회|번째?|만\s?원|원|곳|개\s?기관)['\"]?(?:이|가|은|을|를)\s(?:아니라|아닌)\s['\"]?(?:약\s)?\d"
    r"|(?:점수|총점|연속\s?횟수|기관\s수|금액)(?:는|를|을|은)\s['\"]?\d[^.\n]{0,24}(?:바로잡|정정|고칩|고쳤|맞습니다)"
)
# In a notice: whose it is, or whether anything was won, is put right
_PUT_RIGHT_ITSELF = re.compile(
    r"[시군구도]['\"]?(?:이|가)\s(?:아니라|아닌)\s|(?:선정|수상|지정|포함)[가-힣]{0,3}\s(?:사실이\s없|적이\s없|않|못)"
    r"|등급(?:은|이)\s(?!\d)[^.\n]{0,16}(?:아니|입니다|이다|맞)"
)
_NOT_WON = re.compile(
    r"['\"]?\s?(?:등급|기관)?(?:을|를|에|으로|로|이|가|은|는)\s[^.,\n\d]{0,14}(?:않|못|아니|아닌|없)"
)


def is_withdrawn(scene: Scene, cues: Cues, sentence: Sentence) -> bool:
    """Whether a sentence tells what the paper itself printed, and it or the next ones correct that."""
    told = scene.text[sentence.start : min(sentence.end, sentence.start + REPORT_REACH)]
    if not cues.regex(_OWN_REPORT).search(told) and not cues.regex(_THE_REPORT).match(told):
        return False
    notice = scene.sentences[sentence.index : sentence.index + 1 + NOTICE_REACH]
    end = min(notice[-1].end, sentence.start + 3 * REPORT_REACH)
    return bool(cues.regex("{numbers.corrected}").search(scene.text[sentence.start : end]))


def is_put_in_place(scene: Scene, cues: Cues, sentence: Sentence, grade: Mention) -> bool:
    """Whether a grade is what the same sentence puts in the place of what was printed: '우수를 받았다고
    보도했으나 보통으로 확인돼 바로잡습니다'.
    """
    behind_it = cues.regex(_BUT_PRINTED).search(scene.text, sentence.start, grade.start)
    return behind_it is not None and not _NOT_WON.match(scene.text, grade.end)


def grade_stands(scene: Scene, cues: Cues, sentence: Sentence, grade: Mention) -> bool:
    """Whether a notice corrects numbers alone of what the paper printed, and the grade is as it was."""
    if grade.label == "PRIZE" or not is_withdrawn(scene, cues, sentence):
        return False
    notice = scene.sentences[sentence.index + 1 : sentence.index + 1 + NOTICE_REACH]
    text = scene.text[sentence.end : notice[-1].end] if notice else ""
    if not _NUMBER_PUT_RIGHT.search(text) or _PUT_RIGHT_ITSELF.search(text):
        return False
    told = [(one, m) for one in notice for m in one.of("GRADE", "HIGHEST")]
    return not any(
        (m.value != grade.value and not any(y.end <= m.start for y in one.of("YEAR", "RELATIVE_YEAR")))
        or _NOT_WON.match(scene.text, m.end)
        for one, m in told
    )


def is_denied(scene: Scene, cues: Cues, place: int) -> bool:
    """Whether what ends at `place` is told in a report that the text denies."""
    after = scene.ahead(place, DENIAL_REACH)
    supposed = cues.regex(_SUPPOSED).match(after)
    if (
        cues.regex(_WRONGLY_PRINTED).match(after)
        or cues.regex(_AS_RUMOUR).match(after)
        or re.match(_PUT_RIGHT, after)
        or any(
            cues.regex(_UNTRUE_ITSELF).match(after, start) for start in (0, supposed.end() if supposed else 0)
        )
    ):
        return True
    head = re.split(r"[.\n]", after[:REPORT_AWAY])[0] + " "
    reports = (cues.regex(_REPORT).match(after, told.end()) for told in _TOLD.finditer(head))
    report = next(filter(None, reports), None)
    if report is None:
        return False
    rest = _REST.match(after, report.end())
    return rest is not None and bool(
        cues.regex("{results.mistaken}").search(rest[1]) or cues.regex("{results.untrue}").search(rest[0])
    )


def is_denied_grade(scene: Scene, cues: Cues, sentence: Sentence, grade: Mention) -> bool:
    """Whether a grade is told in a report that the text denies, and not only its numbers are put right; or
    another is told in its stead.
    """
    if is_denied(scene, cues, grade.end):
        return not grade_stands(scene, cues, sentence, grade)
    others = (m for m in sentence.of("GRADE", "HIGHEST") if m.start > grade.end and m.value != grade.value)
    if _SAID_TO_BE.match(scene.ahead(grade.end, DENIAL_REACH)) and any(others):
        return True
    return is_replaced(scene, grade)


def is_replaced(scene: Scene, grade: Mention) -> bool:
    """Whether a grade is put right itself, or soon behind it: ''최우수'를 '우수'로 바로잡습니다', '최우수가
    아니라 우수다'.
    """
    after = scene.ahead(grade.end, DENIAL_REACH)
    replaced = rf"(?<![가-힣]){re.escape(grade.value)}['\"]?\s?(?:등급|기관)?(?:이|가)?\s아니라\s"
    return _GRADE_PUT_RIGHT.match(after) is not None or re.search(replaced, after) is not None
