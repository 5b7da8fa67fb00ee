"""How many institutions hold a grade, where none of them is named: '293곳(43.2%)이 우수', '우수는 9곳'."""

from __future__ import annotations

import re

from extractor.recognize.mentions import Mention
from extractor.resolve.claims import Claim

# Between the number of institutions and their grade: '293곳이 (모두) 우수', '293곳(43.2%)이 우수'
_TO_GRADE_OF_COUNT = re.compile(r"(?:\s?\([^()\n]{1,20}\))?(?:이|가|은|는|도|만)\s(?:나란히\s|모두\s)?['\"]?")
# The same in words: '9개 구·군 중 다섯 곳이 우수'; which are meant by '이들 세 곳이' was told before
_WORDS_TO_GRADE = (
    r"(?:(?:중|가운데)\s(?:열\s?|스물\s?)?{recipients.numerals}\s곳(?:이|만|은)"
    r"|(?:%|절반)(?:가|이|를|을|에)?\s(?:넘는|가까운|이르는|달하는|웃도는|이상의?)\s{recipients.counted_kinds}(?:이|가|은|는|도)"
    r"|[은는선]\s\d+\s?개\s?(?:시군구?|시·군(?:·구)?|구·군|군·구|자치구)(?:이|가|는|은))"
    r"\s(?:모두\s|전부\s)?['\"]?$"
)
# Behind a grade: in how many places it is held: '우수는 9곳', '우수 명단에는 부처 5곳이'
_IN_SO_MANY = (
    r"^['\"]?(?:은|는|이|가|\s?(?:기관\s)?명단에는?)\s(?:[^,.\n]{0,14}(?:중|가운데)\s|[가-힣·]{2,10}\s)?"
    r"(?:\d+\s?(?:곳|개)|(?:열\s?)?{recipients.numerals}\s곳)"
)
_OF_SHARE = re.compile(r"(?:%|퍼센트|절반)(?:가|이|는|은|도)\s['\"]?$")
# Behind a grade, before its winners: how many hold it, and who of them is meant: '우수 110곳에 든 시군은'
_OF_NUMBER_WITH_NAMES = (
    r"^\s\d+\s?(?:곳|개)[가-힣\s]{0,8}\s(?:{results.winning_forms}|이름을\s올린)\s[^.,\n]{0,16}?[은는]\s"
)
# Behind a grade: how many got it: '을 받은 곳이 경북에서 7곳'; and behind who tells so
_HOLDERS_NUMBER = (
    r"^['\"]?\s?(?:등급|기관)?(?:을|를|으로|로|에)?\s{results.winning_forms}\s{results.places}(?:은|는|이|가)\s"
    r"[^.,\n]{0,16}?(?:\d+|{recipients.numerals})\s?(?:곳|개|군데)"
)
_WHERE = re.compile(r"\s?(?:지역|관내|안|내)?에서는?\s")
_SPEAKS = re.compile(r"(?:은|는|이|가|도|에\s따르면)\s")
# Between the last name of a list and its number: 'A·B(설명) 등 도내 8곳이'
_TO_COUNT = r"(?:\s?\([^()\n]{0,40}\))?\s?(?:등\s(?:[가-힣·]{1,8}\s)?)?(?:이상\s)?"

# Between the last name of a list and the grade that its bearers hold
_TO_HOLDERS_GRADE = r"(?:\s?\([^()\n]{0,40}\))?\s?등\s(?:[가-힣·]{1,8}\s)?['\"]?"


def of_count_as_subject(claim: Claim) -> bool:
    """'293곳이 우수 등급을', '36.2%가 우수': how many hold the grade, where no names stand before the
    number.
    """
    scene, place = claim.scene, claim.mention.start
    if _OF_SHARE.search(scene.behind(place, 16)):
        return True
    if claim.cues.regex(_WORDS_TO_GRADE).search(scene.behind(place, 24)):
        return True
    return any(
        count.end <= place
        and _TO_GRADE_OF_COUNT.fullmatch(_without_programme(claim, count.end))
        and not counts_names(claim, count)
        for count in claim.sentence.of("COUNT")
    )


def _without_programme(claim: Claim, start: int) -> str:
    """What stands between a place and the grade, without a programme's short name right before the grade:
    '9곳만 데이터행정 우수'.
    """
    scene, place = claim.scene, claim.mention.start
    for name in claim.sentence.of("PROGRAMME_SHORT"):
        if start < name.start and name.end < place <= name.end + 2:
            return scene.text[start : name.start]
    return scene.text[start:place]


def counts_names(claim: Claim, number: Mention) -> bool:
    """Whether a number counts the names that stand right before it: 'A·B 등 8개 시군이', 'A·B 3개 시는'."""
    scene = claim.scene
    if re.search(r"등\s?(?:총\s?)?$", scene.behind(number.start, 5)):
        return True
    return any(
        re.fullmatch(_TO_COUNT, scene.text[name.end : number.start])
        for name in claim.institutions_before
        if name.end <= number.start
    )


def _numbers_holders(claim: Claim) -> bool:
    """'A군은 우수를 받은 곳이 경북에서 7곳이라고 했다': how many hold it, told by somebody."""
    if claim.is_prize or not claim.follows(_HOLDERS_NUMBER):
        return False
    behind = (m for m in claim.sentence.of("INSTITUTION", "STEM") if m.start >= claim.mention.end)
    speakers = claim.institutions_before[-1:]
    return all(_WHERE.match(claim.scene.ahead(m.end, 6)) for m in behind) and all(
        _SPEAKS.match(claim.scene.ahead(m.end, 5)) for m in speakers
    )


def counts_winners(claim: Claim) -> bool:
    """'우수기관으로 뽑힌 12곳', '우수 등급은 총 30개': how many, where nobody is listed before; but '경북은
    우수가 9곳' counts whoever stands before.
    """
    if _lists_holders(claim):
        return False
    if _numbers_holders(claim):
        return True
    if not claim.is_prize and claim.follows(_IN_SO_MANY) and not claim.names_behind:
        return True
    counted = (
        r"^['\"]?\s?(?:으?로\s(?:뽑힌|선정된)\s?|을\s?받은\s?|를\s?받은\s?|은\s?|는\s?|인\s?)?"
        r"(?:(?:{results.places}|시군|시군구|[시군구](?=[은는이]))(?:은|는|이)?\s)?(?:총\s?|전국\s?)?(?:\d+\s?(?:개|곳|%)|{recipients.numerals}\s곳|\d[\d,]*\s?[만천억]?\s?원)"
    )
    host = claim.cues.regex(r"{shared.ministry}$")
    return (
        not claim.is_prize
        and all(host.match(claim.scene.surface(m)) for m in claim.institutions_before)
        and claim.follows(counted)
        and not _names_who_is_counted(claim)
    )


def _lists_holders(claim: Claim) -> bool:
    """'A·B 등 우수는 2곳'."""
    place = claim.mention.start
    return any(
        name.end <= place and re.fullmatch(_TO_HOLDERS_GRADE, claim.scene.text[name.end : place])
        for name in claim.institutions_before
    )


def _names_who_is_counted(claim: Claim) -> bool:
    """'우수 110곳에 든 시군은 A시와 B시뿐이다'."""
    number = claim.cues.regex(_OF_NUMBER_WITH_NAMES).match(claim.after)
    return number is not None and any(
        m.start >= claim.mention.end + number.end() for m in claim.sentence.of("INSTITUTION", "STEM")
    )
