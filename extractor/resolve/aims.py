"""Grades that a plan only aims at: '계획의 목표는 뚜렷하다. … 90점을 넘겨 우수 등급을 따내는 것이다'."""

from __future__ import annotations

import re

from extractor.language.syllables import FINAL_N, FINAL_RIEUL, final_of
from extractor.resolve.claims import Claim

LIST_REACH = 120
"""So near before a grade the head of its list stands."""

_TO_VERB = r"['\"]?(?:을|를|으로|로|에|까지)?\s(?:[^\s,.\n]{1,8}\s){0,3}"
_ENDS = r"(?:이다|이었다|이며|이고|입니다|에\s있다|\s있다)?(?:[.,'\"]|\s*$)"
# Behind a grade: a verb without a tense that ends the sentence as what somebody is about: '따내는 것이다'
_VERB_ABOUT = r"[가-힣]{0,5}[가-힣](?<![있없])는\s(?:것|일|데)"
_ABOUT = re.compile(_TO_VERB + _VERB_ABOUT + _ENDS)
# The same at the end of a list of aims: '우수 등급을, 공공데이터에서는 90점을 넘기는 것이다'
_LISTED = re.compile(
    rf"['\"]?(?:을|를|과|와|으로|로|에)?,?\s[^.\n]{{0,50}}?\s{_VERB_ABOUT}(?:이다|입니다|에\s있다|\s있다)(?:\.|['\"]|$)"
)
# The same told as somebody's words: '얻는다는 것이다'; but '얻었다는 것이다'
_INTENDED = re.compile(_TO_VERB + r"[가-힣]{0,5}([가-힣])다는\s것" + _ENDS)
_AIM_AS_TOPIC = r"(?<![가-힣]){results.aims}(?:은|는|이|가)(?:\s|[.?](?:$|\s))"
# Before a grade that ends the sentence: what somebody wants: '시가 바라는 것은 우수 등급이다'
_WANTED = re.compile(
    r"(?:바라|노리|원하|꿈꾸|겨냥하|그리)는\s(?:것|건|자리|결과|성적표?)(?:은|는)?\s[^.,\n]{0,30}$"
)
_IS = re.compile(r"['\"]?(?:이다|입니다|이라고)")
# Right behind a grade: what is done to get it: '우수 등급 탈환에 시동', '우수기관을 정조준한다'
_STRIVEN_FOR = (
    r"^['\"]?\s?(?:등급|기관)?(?:을|를|에|으로|로|까지)?\s?"
    r"(?:(?:재?획득|재?진입|재?탈환|달성|수상|사수|수성|등극|유지|복귀|도약|선정|(?:되찾|받|오르|따내|지키|들|굳히)기)"
    r"(?:을|를|에|으로|로)?\s?)?(?:위해\s|위한\s|향한\s)?(?:[가-힣]{1,4}\s)?{results.strivings}"
)
_TO_GET = re.compile(
    r"['\"]?(?:을|를|에|으로|로)?\s?(?:되찾|받|오르|따내|지키|굳히)기(?!에|도|까지|로|는)(?:\s|$|…)"
)
# Right behind a grade, without a tense: what somebody is bent on: '우수기관 반드시 진입"'
_BENT_ON = re.compile(
    r"['\"]?\s?(?:을|를|에|으로|로)?\s?(?:반드시|기필코|꼭)\s[가-힣]{0,5}[가-힣](?<![았었했됐섰렸겼켰])(?:['\"]|\s*$)"
)
# Behind a grade: what somebody will do and then something else: '우수기관 인증을 따내고, … 받아 오겠다'
_PLEDGED = re.compile(
    r"['\"]?\s?(?:[가-힣]{2,4})?(?:을|를|에|으로|로)\s[가-힣]{0,5}(?<![았었했됐섰렸겼켰])고,?\s[^.\"\n]{0,60}겠(?:다|습니다)"
)
# Before a grade: a rehearsal of the evaluation: '모의 점검에서', '모의평가 결과'
_REHEARSAL = re.compile(
    r"(?:(?:모의|예비|가상)\s?(?:실태)?\s?(?:점검|평가|진단|심사)|자체\s?(?:진단|점검|채점)|자가\s?진단|가채점|잠정\s?(?:결과|집계|점수|등급))"
    r"(?:에서|에선|로는|으로는|로|으로|\s결과)?(?:\s|,|은\s|는\s)[^.\n]{0,40}$"
)
# In a name of an evaluation or right before it: it is still to come
_IN_TIME_TO_COME = re.compile(r"['\"]?(?:내년도?|내달|다음\s?(?:달|주))(?:에|의)?\s")
_BEFORE_TIME_TO_COME = re.compile(
    r"(?<![가-힣])(?:내년도?|내달|다음\s?(?:달|주)|오는\s(?:\d{1,2}월|하반기|상반기|연말))(?:에|의|부터)?\s"
    r"(?:(?:열리는|열릴|치러질|있을|시행될)\s)?(?:(?:행정안전부|행안부|정부|전국)(?:의|가)?\s)?['\"]?$"
)
TIME_REACH = 40
# Behind a grade: somebody is told to get it: '우수 등급을 받아 오라"고 주문했다'
_DEMANDED = (
    r"^['\"]?(?:을|를|에|으로|로)\s[^.,\n]{0,24}?(?:(?<!이)라|자|달라|합시다|[가-힣]길)['\"]?(?:고|며|면서)\s"
    r"(?:[가-힣]{2,6}\s){0,2}?{results.demands}"
)
# Behind a grade: it is promised: ''최고 등급'을 약속했다', '우수 등급을 호언장담했지만'
_PROMISED = (
    r"^['\"]?\s?(?:등급|기관)?\s?(?:획득|달성|진입|선정|복귀|탈환)?['\"]?(?:을|를|이라고|라고|으로|로|까지)\s(?:[가-힣]{1,5}\s){0,2}?"
    r"{results.promises}(?!(?:을|를)?\s?(?:[가-힣]{1,3}\s)?{results.kept_promises})"
)
# Behind a grade: it is asked about: '최우수 선정?'
_ASKED = re.compile(r"['\"]?\s?(?:등급|기관)?\s?(?:선정|획득|달성|수상|진입|지정)?(?:이라고|이라니|이라)?\?")
# Behind a grade: a plan to reach it: ''우수 등급 달성 추진 계획' 문서'
_OF_PLAN = re.compile(
    r"['\"]?\s?(?:등급|기관)?\s?(?:재?획득|달성|재?진입|선정|복귀|재?탈환|유지|수성|도약)['\"]?\s?(?:을\s위한\s)?(?:[가-힣]{1,6}\s){0,2}?"
    r"(?:계획|방안|대책|전략|로드맵|보고회|추진단|과제|결의|운동|전담팀|태스크포스)(?:[을를은는이가에의과와도]|으?로)?(?![가-힣])"
)
# Behind a grade: a verb in its future form: '선정될 것으로 보인다', '받을 전망이다'; but '받을 수 있었다'
_YET_TO_WIN = re.compile(
    r"['\"]?\s?(?:등급|기관)?(?:으로|로|에|을|를|이|가)\s(?:[가-힣]{1,6}\s)?[가-힣]{0,4}([가-힣])\s"
    r"(?:것|듯|전망|가능성|공산|예상|예정|터|날|때까지|차례)"
)
# Behind a grade: what is done for the sake of it: '우수기관 인증을 위해'
_FOR_ITS_SAKE = re.compile(r"['\"]?\s?(?:등급|기관)?\s?(?:[가-힣]{2,4})?(?:을|를)\s위(?:해|한|하여)(?:\s|서)")
# Behind a grade: it is not final: '우수 등급을 받은 것으로 잠정 집계됐다'
_NOT_FINAL = re.compile(r"[^.,\n]{0,16}것으로\s(?:잠정|예비|자체)")
# Before a grade: when it is to be reached: '임기 안에 우수 등급을', '내년까지는 최고 등급에'
_DUE = re.compile(
    r"(?:내년|내후년|임기|다음\s(?:점검|평가))(?:까지는?|에는|엔|에|에서는|에서|\s(?:안|내)에는?)\s['\"]?(?:[가-힣]{1,6}\s){0,2}['\"]?$"
)
# Behind a grade: what is done to get it, or what something will make of somebody: '최고 등급을 받으려고',
# '우수 지자체로 발돋움하는 발판이 될 것'
_TO_HAVE_IT = re.compile(
    r"['\"]?\s?(?:등급|기관)?(?:을|를|에|까지|으로|로)\s(?:[가-힣]{1,4}\s)?[가-힣]{1,3}(?:려고|려는|려면|고자|기\s위해|기\s위한)\s"
)
_TO_BECOME = re.compile(
    r"['\"]?\s?(?:등급\s?)?(?:지자체|기관|도시|자치단체|시|군|구)?(?:로|으로)\s(?:발돋움|도약|거듭나|나아가|자리매김|올라서)"
    r"[하]?(?:는|기|려는|도록)\s[^.\n]{0,30}?(?:될|되겠|삼겠|기대|다지|마련)"
)
# Behind a grade: the subject of a talk: "'우수 등급 기관은 무엇이 다른가'를 주제로"
_SUBJECT_OF_TALK = (
    r"^[^'\"\n]{0,40}['\"](?:을|를|이라는|라는|이란|란|이라고|라고)?\s?{results.talks}"
    r"|^['\"]?(?!으로|로|(?:을|를)?\s?{results.winning_forms})[^'\",.\n]{0,20}(?:을|를)\s주제로"
)
# Before a grade: '목표치는 90점, 등급은 우수다', '○ 목표: … 우수 등급'
_AIM_BEFORE = re.compile(
    r"목표(?:치|점수|점|등급)?(?:은|는)\s\d[\d.]*점(?:\s이상)?,\s등급은\s$|목표\s?:\s[^.\n]*$"
)
# The head of a list of aims: '○ 추진목표'
_HEAD_OF_AIMS = re.compile(r"[\s○◇◆□■▲▶※·*\-\d.]*(?:[가-힣]{2,8}\s?){0,3}목표\s*+:?\s*+")
_ITEM = re.compile(r"\s*[○◇◆□■▲▶※·*ㆍ\-]\s?")


def only_aimed_at(claim: Claim) -> bool:
    """Whether the sentence says what an aim is, named in it or in the one right before it, or tells what is
    done or said to get there.
    """
    intended = _INTENDED.match(claim.after)
    to_win = _YET_TO_WIN.match(claim.after)
    if (intended is not None and final_of(intended[1]) == FINAL_N) or (
        to_win is not None and final_of(to_win[1]) == FINAL_RIEUL
    ):
        return True
    if _AIM_BEFORE.search(claim.sentence_before) or _in_list(claim):
        return True
    if (
        claim.follows(_STRIVEN_FOR)
        or _TO_GET.match(claim.after)
        or _TO_HAVE_IT.match(claim.after)
        or _TO_BECOME.match(claim.after)
        or _BENT_ON.match(claim.after)
        or _PLEDGED.match(claim.after)
        or claim.follows(_DEMANDED)
        or claim.follows(_PROMISED)
        or _OF_PLAN.match(claim.after)
        or _FOR_ITS_SAKE.match(claim.after)
        or _DUE.search(claim.clause_before)
    ):
        return True
    if _IS.match(claim.after) and _WANTED.search(claim.clause_before):
        return True
    if not _ABOUT.match(claim.after) and not _LISTED.match(claim.after):
        return False
    scene, index = claim.scene, claim.sentence.index
    start = scene.sentences[index - 1].start if index else claim.sentence.start
    return bool(claim.cues.regex(_AIM_AS_TOPIC).search(scene.text[start : claim.mention.start]))


def of_rehearsal(claim: Claim) -> bool:
    """'모의 점검에서 '우수'에 해당하는 84점이 나왔다'."""
    return bool(_REHEARSAL.search(claim.sentence_before) or _NOT_FINAL.match(claim.after))


def only_asked(claim: Claim) -> bool:
    """'데이터 최우수 선정? 통보받은 것 없다': a question, no result."""
    return _ASKED.match(claim.after) is not None


def of_event_to_come(claim: Claim) -> bool:
    """'대상 과제를 내년 공모전에 추천한다', '다음 달 열릴 경진대회'."""
    event = claim.events[-1]
    scene = claim.scene
    return bool(
        _IN_TIME_TO_COME.match(scene.text, event.start)
        or _BEFORE_TIME_TO_COME.search(scene.behind(event.start, TIME_REACH))
    )


def is_subject_of_talk(claim: Claim) -> bool:
    """ "'우수 등급 기관은 무엇이 다른가'를 주제로 강연한다": what a lecture, a slogan or a book is called."""
    return not claim.is_prize and claim.follows(_SUBJECT_OF_TALK)


def _in_list(claim: Claim) -> bool:
    """Whether it stands in the first item of a list of aims."""
    lines = claim.scene.behind(claim.mention.start, LIST_REACH).split("\n")
    if len(lines) < 2 or not _ITEM.match(lines[-1]):
        return False
    return _HEAD_OF_AIMS.fullmatch(next((line for line in lines[-2::-1] if line.strip()), "")) is not None
