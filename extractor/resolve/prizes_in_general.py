"""Prizes that a text tells of in general: how many there are, what they are worth, what another one is."""

from __future__ import annotations

from extractor.resolve.claims import Claim

# Behind a prize: it can be won: '대상에는 국무총리상이 주어진다', '장관상이 걸렸다'
_AT_STAKE = (
    r"^['\"]?(?:(?:과|와|,|\s등)\s?[^.\n]{0,30})?(?:이|가|을|를)\s(?:[^.,\n]{0,16}\s)?"
    r"(?:주어진다|주어질|주어지는|수여된다|수여될|수여할|수여한다|돌아간다|걸렸다|걸려\s있|걸린\s|내걸)"
)
# Behind a prize: it heads a list of those who got it: '[기관 표창 명단]'
_HEADS_LIST = (
    r"['\"]?\s?(?:수상\s?|수여\s?)?(?:기관\s?)?(?:명단|내역|현황|목록|결과)\s?[\])>】〉》:]?\s*(?:\n|$)"
)


def heads_list(claim: Claim) -> bool:
    """Whether a word for prizes only says what a list holds, which names each one's own."""
    return (
        claim.is_prize
        and claim.cues.regex(_HEADS_LIST).match(claim.scene.text, claim.mention.end) is not None
    )


def counts_prizes(claim: Claim) -> bool:
    """'대상 1점', '최우수상 각 2팀', '국무총리상이 주어진다'."""
    counted = (
        r"^['\"]?(?:은|는)?\s?(?!\d+위)(?:각\s?\d|\d|총\s?\d|{recipients.numerals}\s(?:점|팀|명|곳)"
        r"|[가-힣]{0,2}\s?\d+\s?(?:명|팀|점|편|건|곳|개))"
    )
    return claim.is_prize and (claim.follows(counted) or claim.follows(_AT_STAKE))


def told_elsewhere(claim: Claim) -> bool:
    """'대상이라는 …', '대상이어서'; '처음 받은 정부 표창이다' after a minister's, which is one."""
    if not claim.is_prize:
        return False
    return claim.follows(r"^['\"]?이(?:라|어서)\s") or _is_kind_of_prize(claim)


def _is_kind_of_prize(claim: Claim) -> bool:
    """Whether a word for any prize of a government sums up one that is told before it."""
    return (
        claim.mention.value in ("정부 표창", "기관 표창", "정부표창", "기관표창")
        and claim.follows(r"^['\"]?(?:이다|이며|이고|으로|인\s|으로는)")
        and any(m.label == "PRIZE" and m.end <= claim.sentence.start for m in claim.scene.mentions)
    )
