"""Further winners of a selection, told by the plaque that they got: 'A와 B도 함께 인증패를 받았다'."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractor.cue_files import Cues
from extractor.resolve.casebooks import (
    chooses_so_many,
    end_of_chosen,
    is_of_another,
    is_with_case,
    tells_how_many,
)
from extractor.resolve.events import Event
from extractor.resolve.scene import Scene, Sentence

REACH = 6
"""So many sentences behind the name of a selection its further winners may be told."""

_GOT_PLAQUE = re.compile(
    r"(?:인증패|지정패|현판|명패|동판)(?:을|를)\s(?:(?:함께|나란히|각각|같이|모두)\s)?"
    r"(?:받았|받아|받는다|받게|안았|품었|품에|거머)"
)
_TOGETHER = r"(?:함께|나란히|각각|같이|모두)\s"
# What a book of cases holds: 'A의 공기질 예측과 B의 회전율 분석이 담겼다', 'C의 예보도 나란히 실린다'
_IN_THE_BOOK = re.compile(
    rf"(?:이|가|도)\s(?:{_TOGETHER})?(?:(?:사례집|책자?|명단)에\s)?(?:{_TOGETHER})?"
    r"(?:담겼|담긴다|담겨|실렸|실린다|실려|수록됐|수록되|수록된다|게재됐|게재된다)"
)
# The same of a paper that tells of it
_IN_A_PAPER = re.compile(r"(?:신문|소식지|언론|방송|기사|학술지|논문집?|누리집|홈페이지|잡지)에(?:도|는)?\s")
# Further ones chosen with the one told before: 'A와 B도 나란히 뽑혔다', 'A는 상권 분석으로 함께 올랐다'
_CHOSEN_WITH = re.compile(
    rf"(?:은|는|이|가|도|으로|로)\s(?:(?:사례집|책자?|명단)에\s)?{_TOGETHER}(?:(?:사례집|책자?|명단)에\s)?"
    r"(?:이름을\s올[렸린]|뽑[혔힌]|선정[됐된]|꼽[혔힌]|채택됐|오른다|올랐)"
)
# Before those who were chosen, and behind them: '선정된 곳은 A, B, C다'
_CHOSEN_ARE = r"{results.listed_forms}\s{results.places}(?:은|는)\s(?:모두\s)?$"
_LIST_ENDS = re.compile(
    r"\s?(?:\([^()\n]{0,30}\))?\s?(?:등\s)?(?:[가-힣\d]{1,6}\s)?(?:등?이다|다\.|다$|입니다|이고|이며)"
)
# Before those of one kind who were chosen: '군 단위로는 A와 B 두 곳이다'; and behind them
_OF_KIND = re.compile(
    r"\s*(?:이\s?(?:가운데|중)\s|그중\s)?(?:(?:기초|광역|도내|시도|[가-힣]{2,4}권|[가-힣]{2,3}\s지역)|[시군구]|자치구|시·군|시군|구·군)?\s?"
    r"(?:자치단체|지자체|단위|지역|중|가운데)?(?:에서는|에선|로는|으로는|론|으론|서는)\s"
)
_IN_REGION = re.compile(r"(?:\s지역)?(?:에서는|에선)\s")
_KIND_ENDS = re.compile(
    r"\s?(?:\([^()\n]{0,30}\))?\s?(?:등\s)?(?:(?:[두세네]|다섯|\d{1,2})\s?(?:곳|[시군구]|개\s?[가-힣·]{1,4})|뿐|(?:이|가)\s(?:유일|전부))"
    r"(?:하다|했다|이다|다|이었다|였다|입니다|이며)?(?:\.|,|\s|$)"
    r"|(?:이|가)\s(?:유일하게\s|나란히\s|함께\s)?(?:뽑혔|선정됐|포함됐|실렸|담겼|이름을\s올렸|수록됐)"
)
_ON_THE_LIST = re.compile(
    r"(?:(?:함께|나란히|각각|같이|모두)\s)?(?:이름을\s올렸|명단에\s(?:들|올랐)|뒤를\s이었)"
)


def plaques(
    scene: Scene, cues: Cues, selections: Iterable[Event], told: set[int], listed: set[int]
) -> Iterator[tuple[Sentence, tuple[int, int], Event]]:
    """The sentences that tell further winners, each with the span of its verb and the selection; none of
    those (`told`) that tell a result of their own. `listed`: those that list winners of a selection.
    """
    named = {scene.sentence_at(e.start).index: e for e in selections}
    selection: Event | None = None
    since, goes_on, counted = 0, False, False
    for sentence in scene.sentences if named else ():
        if sentence.index in named:
            selection, since = named[sentence.index], sentence.index
            counted = counted or tells_how_many(scene, selection.end, sentence.end)
        elif sentence.index in listed:
            since = sentence.index
        near = goes_on or sentence.index - since <= REACH
        counted = counted or (selection is not None and near and chooses_so_many(scene, sentence))
        place = None
        if selection is not None and near and sentence.index not in told:
            place = _end_of_plaques(scene, cues, sentence, goes_on=goes_on)
            if place is None and sentence.index - since <= 1:
                place = _end_of_kind(scene, sentence)
            if place is None and counted:
                place = end_of_chosen(scene, sentence)
                since = sentence.index if place is not None else since
        goes_on = place is not None
        if selection is not None and place is not None:
            yield sentence, place, selection


def _end_of_kind(scene: Scene, sentence: Sentence) -> tuple[int, int] | None:
    """Where a sentence ends the list of those of one kind or region who were chosen."""
    names = sentence.of("INSTITUTION", "STEM")
    if not names or sentence.of("PROSPECT", "NEGATED", "PERSONAL", "PROGRAMME", "OTHER_EVENT"):
        return None
    end = names[-1].end
    in_region = len(names) > 1 and _IN_REGION.match(scene.text, names[0].end, end)
    of_kind = in_region or _OF_KIND.match(scene.text, sentence.start, end)
    if not of_kind or of_kind.end() not in (name.start for name in names):
        return None
    return (end, end + 1) if _KIND_ENDS.match(scene.text, end) else None


def _end_of_plaques(scene: Scene, cues: Cues, sentence: Sentence, *, goes_on: bool) -> tuple[int, int] | None:
    """Where a sentence says of those that it names that they got a plaque, or (`goes_on`: the one before said
    so) that they are on its list, too.
    """
    names = sentence.of("INSTITUTION", "STEM")
    if not names or sentence.of("PROSPECT", "NEGATED", "PERSONAL", "PROGRAMME", "OTHER_EVENT"):
        return None
    end = names[-1].end
    before = scene.text[sentence.start : names[0].start]
    if cues.regex(_CHOSEN_ARE).search(before) and _LIST_ENDS.match(scene.text, end):
        return end, end + 1
    told = _GOT_PLAQUE.search(scene.text, end, sentence.end)
    if told is None:
        told = _IN_THE_BOOK.search(scene.text, end, sentence.end)
        if told is not None and _IN_A_PAPER.search(scene.text, end, told.end()):
            return None
    if told is None:
        told = _CHOSEN_WITH.search(scene.text, end, sentence.end)
        if told is not None and not is_with_case(scene, end, told.start()):
            return None
    if told is not None and is_of_another(scene, sentence, end, told.start()):
        return None
    if told is None and goes_on:
        told = _ON_THE_LIST.search(scene.text, end, sentence.end)
    return told.span() if told is not None else None
