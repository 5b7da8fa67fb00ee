"""Who did what the name of a project says: the nearest subject or owner before it, who handed it in, beside
whom it stands in a list, else who the text is speaking of.
"""

from __future__ import annotations

import re

from extractor.recognize.mentions import Mention
from extractor.resolve.namesakes import Recipient
from extractor.resolve.recipients import RecipientList
from extractor.resolve.scene import Sentence
from extractor.resolve.selves import is_kind
from extractor.resolve.subjects import Subjects

# Between a name and what it made: 'A('안심길'', 'A - 안심길 분석', 'A '안심길''
_TO_ITS_WORK = re.compile(r"\([^()]{0,20}['\"]?|\s?[-:–—―]\s['\"]?|\s['\"]")
_HANDED_IN = (
    r"['\"]?\s?(?:을|를|로|으로|이라는|라는)?\s?{recipients.handed_in}\s|^['\"]의\s"
    r"|['\"]?[을를]\s{recipients.worked_on}\s(?!(?:번|차례|건|장|곳|편)\s)"
)
PARAGRAPH_REACH = 600
"""So many characters before a word for a kind of body the paragraph begins that it goes on with."""
_BETWEEN = re.compile(r"(?:[가-힣]{1,10}\s)?.{0,3}")


def doer(subjects: Subjects, sentence: Sentence, mention: Mention) -> tuple[Recipient, ...]:
    """The institutions that did what `mention` names in `sentence`."""
    lists = subjects.lists[sentence.index]
    handed_in = _handed_in(subjects, lists, mention)
    if handed_in:
        return handed_in
    bracket = [
        r
        for one in lists
        for r in one.recipients
        if _TO_ITS_WORK.fullmatch(subjects.scene.text[r.mention.end : mention.start])
    ]
    if bracket:
        return tuple(bracket[-1:])
    before = [one for one in lists if one.end <= mention.start and one.role in ("subject", "owner")]
    selves = [m for m in sentence.of("SELF") if m.end <= mention.start and not _is_of_pair(subjects, m)]
    if selves and (not before or selves[-1].start > before[-1].end):
        return _of_paragraph(subjects, sentence, selves[-1]) or subjects.meant_by_self(selves[-1])
    return before[-1].recipients if before else _topic(subjects, sentence)


def _of_paragraph(subjects: Subjects, sentence: Sentence, word: Mention) -> tuple[Recipient, ...]:
    """Whom a paragraph of a round-up is about, where a word for its kind goes on with it: '군산시는 91.3점을
    얻었다. 시는 …'; none where the paragraph names the article's own, or several.
    """
    named: list[Recipient] = []
    for earlier in subjects.scene.before(sentence):
        if sentence.start - earlier.start > PARAGRAPH_REACH:
            return ()
        named += [r for one in subjects.lists[earlier.index] for r in one.recipients]
        if _begins_paragraph(subjects.scene.text, earlier.start):
            break
    one = {r.key for r in named}
    focus = subjects.focus
    if _begins_paragraph(subjects.scene.text, sentence.start) or len(one) != 1 or focus is None:
        return ()
    return (named[0],) if not named[0].may_be(focus) and is_kind(named[0], word.value, subjects.units) else ()


def _handed_in(subjects: Subjects, lists: list[RecipientList], mention: Mention) -> tuple[Recipient, ...]:
    """''안심길'을 낸 고양시'."""
    match = subjects.knowledge.cues.regex(_HANDED_IN).match(subjects.scene.ahead(mention.end, 20))
    if match is None:
        return ()
    place = mention.end + match.end()
    text = subjects.scene.text
    behind = (one for one in lists if one.start >= place)
    return next((one.recipients for one in behind if _BETWEEN.fullmatch(text[place : one.start])), ())


def _is_of_pair(subjects: Subjects, word: Mention) -> bool:
    """'22개 시·군 담당자가': both kinds of local governments, none that is spoken of."""
    text = subjects.scene.text
    return "·" in (text[word.start - 1 : word.start], text[word.end : word.end + 1])


def _topic(subjects: Subjects, sentence: Sentence) -> tuple[Recipient, ...]:
    """Who is spoken of where a sentence names nobody. A new paragraph does not go on with whom the one before
    only mentions beside the article's own.
    """
    running = subjects.running(sentence)
    focus = subjects.focus
    scene = subjects.scene
    body = _body_told_of(subjects, sentence)
    if body:
        return body
    if focus is None or running == (focus,) or not _begins_paragraph(scene.text, sentence.start):
        return running
    for earlier in scene.before(sentence):
        if any(m.label == "SELF" for m in earlier.mentions):
            return (focus,) if subjects.meant_by_self(earlier.of("SELF")[0]) == (focus,) else running
        if _begins_paragraph(scene.text, earlier.start):
            break
    return running


def _body_told_of(subjects: Subjects, sentence: Sentence) -> tuple[Recipient, ...]:
    """Whom the sentences before are about by a word for its kind: '교육청은 … 늘렸다. …를 고친 덕이다'."""
    for earlier in subjects.scene.before(sentence):
        if any(one.role in ("subject", "owner") for one in subjects.lists[earlier.index]):
            return ()
        words = [m for m in earlier.of("SELF") if not _is_of_pair(subjects, m)]
        if words:
            return subjects.meant_by_self(words[-1])
    return ()


def _begins_paragraph(text: str, start: int) -> bool:
    return text[max(0, start - 6) : start].rstrip(" ").endswith("\n") or start == 0
