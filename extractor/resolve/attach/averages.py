"""Which average a draft's score is held against: its own group's, else the one told nearest to the score."""

from __future__ import annotations

import re

from extractor.cue_files import Cues
from extractor.model import RecipientKind
from extractor.recognize.values import YEAR
from extractor.resolve.attach.numbers import plain
from extractor.resolve.attach.own_groups import (
    is_of_other_body,
    is_of_own_group,
    measured_from,
    said_to_be_own,
)
from extractor.resolve.drafts import Draft, Value
from extractor.resolve.events import kind_of, programmes
from extractor.resolve.numbers import Number
from extractor.resolve.reading import Reading
from extractor.resolve.table_rows import SCORE_OF_ROW

REACH = 6
"""So many sentences from the score an average may stand."""
BY_SCORE_REACH = 1
"""The same, of an institution of which the score is all that is told: it is named beside another's result."""

REACH_OF_ALL = 2
"""So many sentences before 'all three are above the average' their scores are told."""

ALL_GROUPS = 2
"""Distance of an average of all institutions."""
OTHER_GROUP = 3
"""Distance of an average of another group, which a score is never held against."""

YEAR_REACH = 44
"""So near before an average its year stands."""

# Between a year and an average of it, no day of announcement: '2022년 점검의 기초자치단체 평균은 '
_OF_THAT_YEAR = re.compile(
    r"(?!\s?\d{1,2}월)(?:(?!발표|공개|열린|나온|다고|했|이후|부터)[^.,\n\d]){0,30}평균(?:은|는|이|인|의|점수는?)?\s?\(?"
    r"|(?:(?!발표|공개|열린|나온|다고|했|이후|부터)[^.,\n\d]){0,6}평균[^.,\n\d]{0,12}|(?:에는|에|의|도)?\s?\(?"
)
_ALL_OF_THEM = re.compile(
    r"(?<![가-힣])(?:(?:둘|셋|넷|다섯|여섯)\s(?:다|모두)|[가-힣\d]{1,3}\s?곳\s(?:다|모두)|모두)\s"
)
# Before the average of a group: all that were told of are in it: '다섯 곳이 속한 공기업의 평균은'
_WHERE_ALL_ARE = re.compile(
    r"(?<![가-힣])(?:이들|(?:\d{1,2}|두|세|네|다섯|여섯)\s?(?:사|곳|기관|공사|공단|개\s?[가-힣]{1,4})|모두)\s?(?:이|가|은|는|도|모두)?\s?(?:함께\s)?속한\s"
)
_OF_THEN = re.compile(r"\s*(?:그해|그\s해|당시|그때|이때)\s")
_SI_ALONE = r"(?<![가-힣])시\b"


def attach_average(reading: Reading, draft: Draft, kind: RecipientKind, *, alone: bool) -> None:
    """Sets the average that the draft's score is held against. `kind`: of the recipient; `alone`: no other
    recipient has a score, so that every average is told of this one.
    """
    score = draft.values.get("score")
    average = _average_for(reading, draft, score, kind, alone=alone) if score is not None else None
    if average is not None:
        draft.set("peer_average", Value(plain(average.value), (average.mention,)))


def _average_for(
    reading: Reading, draft: Draft, score: Value, kind: RecipientKind, *, alone: bool
) -> Number | None:
    points = [
        n
        for n in reading.numbers.points
        if draft.programme.id in programmes(n.events) or _is_of_no_contest(reading, n)
    ]
    homes = [(n.sentence, n.mention.start) for n in points if n.role == "own" and n.value == score.value]
    if score.mentions[0].rule == SCORE_OF_ROW:  # a table is one whole: what is told of it holds for each row
        homes = [(reading.scene.sentence_at(row.end - 1).index, row.start) for row in reading.tables.rows]
        alone = True
    if not homes:
        place = score.mentions[0].start
        homes = [(reading.scene.sentence_at(place).index, place)]

    def sentences_away(number: Number) -> int:
        return min(abs(number.sentence - sentence) for sentence, _ in homes)

    def rank(number: Number) -> tuple[int, int, int]:
        own = said_to_be_own(reading, number)
        return (
            0 if own else _group_distance(reading.cues, number.group, kind),
            sentences_away(number),
            min(abs(number.mention.start - start) for _, start in homes),
        )

    year = draft.year.value if draft.year is not None else None
    reach = BY_SCORE_REACH if draft.result.mention.label == "POINTS" else REACH
    averages = [
        n
        for n in points
        if n.role == "average"
        and (sentences_away(n) <= reach or _is_told_of_all(reading, n.sentence, {s for s, _ in homes}))
        and _year_said(reading, n) in (None, year)
        and not is_of_other_body(reading.results.knowledge, draft, n.group)
        and (
            alone
            or is_of_own_group(reading, n, draft, kind)
            or _is_told_of(reading, n, draft, {sentence for sentence, _ in homes}, kind)
        )
    ]
    best = min(averages, key=rank, default=None)
    if best is not None and rank(best)[0] == ALL_GROUPS:
        measured = measured_from(reading, points)
        if any(_group_distance(reading.cues, group, kind) == 0 for group in measured):
            return None
    return best if best is not None and rank(best)[0] < OTHER_GROUP else None


def _is_of_all(reading: Reading, average: Number, homes: set[int], kind: RecipientKind) -> bool:
    """Whether an average is its group's, told behind the scores beside those of other groups, or with 'all
    four are above it' in the next sentence: it is held against whoever is of the group.
    """
    away = min(average.sentence - home for home in homes)
    if not 0 < away <= REACH_OF_ALL or _group_distance(reading.cues, average.group, kind) > 0:
        return False
    points = reading.numbers.points
    groups = {n.group for n in points if n.role == "average" and n.sentence == average.sentence}
    following = reading.scene.sentences[average.sentence + 1 : average.sentence + 2]
    return len(groups) > 1 or any(
        s.of("AVERAGE") and not s.of("POINTS") and _ALL_OF_THEM.search(reading.scene.of_sentence(s))
        for s in following
    )


def _is_told_of(
    reading: Reading, average: Number, draft: Draft, homes: set[int], kind: RecipientKind
) -> bool:
    """Whether an average is told of a draft rather than of another with a score. `homes`: the sentences that
    tell its score.
    """
    scene = reading.scene
    if _is_of_all(reading, average, homes, kind):
        return True
    if average.sentence in homes or any(scene.sentences[home].of("AVERAGE") for home in homes):
        return True
    sentence = scene.sentences[average.sentence]
    if sentence.of("BOTH") and any(0 < average.sentence - home <= REACH_OF_ALL for home in homes):
        return True
    if _is_told_of_all(reading, average.sentence, homes):
        return True
    scores = [n for n in reading.numbers.points if n.role == "own" and n.sentence in homes]
    focus = reading.subjects.focus
    return (
        (len(scores) == len(homes) or (focus is not None and draft.won_by((focus,))))
        and any(home < average.sentence for home in homes)
        and draft.won_by(reading.subjects.told_of(sentence, average.mention))
    )


def _is_told_of_all(reading: Reading, index: int, homes: set[int]) -> bool:
    """'A는 83.6점, B는 42.1점이다. 평균 63.2점을 사이에 두고 한쪽은 위다', '유형별 평균은 …': a sentence that
    names nobody, soon behind one with several scores, tells the average of each where its words say so.
    """
    sentence = reading.scene.sentences[index]
    home = max((home for home in homes if home < sentence.index), default=None)
    if home is None or sentence.index - home > REACH_OF_ALL:
        return False
    points = reading.numbers.points
    groups = {n.group for n in points if n.sentence == sentence.index and n.role == "average"} - {None}
    all_of_them = _WHERE_ALL_ARE.search(reading.scene.of_sentence(sentence)) is not None
    if (
        len(groups) < 2
        and not all_of_them
        and not reading.cues.regex("{numbers.of_each}").search(reading.scene.of_sentence(sentence))
    ):
        return False
    first = sentence.index if all_of_them else home + 1
    between = reading.scene.sentences[first : sentence.index + 1]
    named = any(reading.subjects.lists[one.index] for one in between)
    return not named and len({n.value for n in points if n.role == "own" and n.sentence == home}) > 1


def _year_said(reading: Reading, average: Number) -> int | None:
    """The year that an average is said to be of: '2022년 점검의 기초지자체 평균 48.54점'; None where none
    stands with it.
    """
    start = average.mention.start
    years = reading.scene.sentences[average.sentence].between(max(0, start - YEAR_REACH), start, "YEAR")
    if not years or not _OF_THAT_YEAR.fullmatch(reading.scene.text, years[-1].end, start):
        return None
    return YEAR.parse(years[-1].value)


def attach_average_of_year(reading: Reading, draft: Draft, kind: RecipientKind) -> None:
    """Sets the average of an earlier year's award where the text says that it is of that year, or tells it
    behind its score in that sentence, or in the next as that of then: '64.3점으로 당시 평균은 63.2점이었다',
    '64.3점. 그해 평균은 63.2점이었다'; no other score may stand there, and it must not be known as that of
    another year.
    """
    dated = [
        n
        for n in reading.numbers.points
        if n.role == "average"
        and draft.year is not None
        and _year_said(reading, n) == draft.year.value
        and draft.programme.id in programmes(n.events)
        and _group_distance(reading.cues, n.group, kind) < OTHER_GROUP
    ]
    if dated:
        own = min(dated, key=lambda n: _group_distance(reading.cues, n.group, kind))
        draft.set("peer_average", Value(plain(own.value), (own.mention,)))
        return
    score = draft.values["score"].mentions[0]
    sentence = reading.scene.sentence_at(score.start)
    told = {sentence.index}
    if any(
        _OF_THEN.match(reading.scene.of_sentence(s))
        for s in reading.scene.sentences[sentence.index + 1 :][:1]
    ):
        told.add(sentence.index + 1)
    points = [n for n in reading.numbers.points if n.sentence in told]
    averages = [n for n in points if n.role == "average" and n.mention.start > score.end]
    others = [n for n in points if n.role in ("own", "earlier") and n.mention != score]
    if len(averages) != 1 or others or _is_known_of_other_year(draft, averages[0].value):
        return
    draft.set("peer_average", Value(plain(averages[0].value), (averages[0].mention,)))


def _is_known_of_other_year(draft: Draft, average: float) -> bool:
    """Whether an average is one of the programme in other years alone."""
    year = draft.year.value if draft.year is not None else None
    years = {r.year for r in draft.programme.round if average in r.averages.values()}
    return bool(years) and year not in years


def _is_of_no_contest(reading: Reading, number: Number) -> bool:
    """Whether an average stands behind the name of a contest: contests have none, so it is of the evaluation
    told before.
    """
    knowledge = reading.results.knowledge
    contests = [kind_of(knowledge, event) == "contest" for event in number.events]
    return number.role == "average" and bool(contests) and all(contests)


def _group_distance(cues: Cues, group: str | None, kind: RecipientKind) -> int:
    """0: the recipient's own group; 1: no group said, or its like; 2: all institutions; 3: another group."""
    if group is None:
        return 1
    if cues.regex("{groups.any}").search(group) and not cues.regex("{groups.levels}").search(group):
        return 1
    if cues.regex("{groups.all}").search(group) or re.fullmatch(r"\d[\d,]*\s?(?:개\s)?기관", group):
        return 2
    if kind != "other" and cues.regex("{groups.bodies}").search(group):
        return OTHER_GROUP  # '시도교육청 평균' is not that of the 시도
    own = cues.regex(f"{{groups.{kind}}}").search(group) or (kind == "si" and re.search(_SI_ALONE, group))
    return 0 if own else OTHER_GROUP
