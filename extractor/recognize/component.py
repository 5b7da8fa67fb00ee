"""The spaCy component `award_mentions`: everything that the pattern files can see in a Doc, as the span group
`mentions`.
"""

from __future__ import annotations

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractor.knowledge import Knowledge
from extractor.language.surface import surface_of
from extractor.pattern_files import patterns_folder
from extractor.recognize.gazetteer import INSTITUTION, InstitutionGazetteer
from extractor.recognize.mentions import Mention, write_mentions
from extractor.recognize.programmes import NAME, ProgrammeGazetteer
from extractor.recognize.projects import ProjectFinder
from extractor.recognize.rules import RuleMatcher

FIRST_PRIZE = "prize.first"
"""Rule of the first prize where lower ones follow it."""
_HIDDEN_IN_NAMES = frozenset(("GRADE", "HIGHEST", "PRIZE", "ANAPHOR", "GAINED", "PART"))
_HIDDEN_IN_SCALES = frozenset(("GRADE", "HIGHEST", "POINTS", "THRESHOLD"))
_NO_PROJECTS = frozenset(("GRADE", "HIGHEST", "PRIZE", "SCALE", "STREAK", "AGAIN"))


class AwardMentions:
    """Marks programmes, institutions and everything that the rule packs describe. Works on folded text."""

    def __init__(self, vocab: Vocab, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.rules = RuleMatcher(vocab, knowledge.rules)
        self.programmes = ProgrammeGazetteer(knowledge)
        self.institutions = InstitutionGazetteer(knowledge)
        self.projects = ProjectFinder(knowledge)

    def __call__(self, doc: Doc) -> Doc:
        """Adds `doc.spans["mentions"]` and returns the Doc."""
        write_mentions(doc, self.mentions(doc))
        return doc

    def mentions(self, doc: Doc) -> list[Mention]:
        """All mentions, sorted; what lies in the name of a programme or in the explanation of a scale is not
        marked on its own.
        """
        named = self._with_hosted(doc, self.programmes(doc))
        found = self._sorted_events(doc, self.rules(doc), named)
        names = [m for m in named if m.label == NAME]
        kept = _visible(found, names)
        fixed = [m for m in names if not m.rule.startswith("programme.event")]
        institutions = self.institutions(doc)
        owners = [m for m in institutions if m.label == INSTITUTION]
        projects = self.projects(doc, [*fixed, *(m for m in kept if m.label in _NO_PROJECTS)], owners)
        return sorted([*named, *kept, *institutions, *projects])

    def _with_hosted(self, doc: Doc, named: list[Mention]) -> list[Mention]:
        """The names with the loose ones that a host in their sentence confirms; a short name yields to a
        loose one.
        """
        if not any(programme.host_names for programme in self.knowledge.programmes.values()):
            return named
        text = surface_of(doc).text
        for sentence in doc.sents:
            for mention in self.programmes.hosted(text, (sentence.start_char, sentence.end_char)):
                if not any(mention.overlaps(other) for other in named if other.label == NAME):
                    named = [*(m for m in named if not mention.overlaps(m)), mention]
        return named

    def _sorted_events(self, doc: Doc, found: list[Mention], named: list[Mention]) -> list[Mention]:
        """Named events that are ours become programme mentions (added to `named`); those that hold one of
        ours, or a first prize ('음성군이 대상, …', told as one word), go; the rest stays.
        """
        kept = []
        prizes = [m for m in found if m.rule == FIRST_PRIZE]
        for mention in found:
            if mention.label != "OTHER_EVENT":
                kept.append(mention)
                continue
            if any(mention.overlaps(n) for n in (*(n for n in named if n.label == NAME), *prizes)):
                continue
            programme = self.programmes.contest(surface_of(doc).text[mention.start : mention.end])
            if programme is None:
                kept.append(mention)
            else:
                digest = self.knowledge.programme_digests[programme.id]
                named.append(
                    Mention(
                        mention.start,
                        mention.end,
                        NAME,
                        programme.id,
                        f"programme.event.{programme.id}",
                        digest,
                    )
                )
        return kept


def _visible(found: list[Mention], names: list[Mention]) -> list[Mention]:
    """The mentions that do not lie in the name of a programme or in the explanation of a scale."""
    scales = [m for m in found if m.label == "SCALE"]
    return [
        m
        for m in found
        if not (m.label in _HIDDEN_IN_NAMES and any(name.covers(m) for name in names))
        and not (m.label in _HIDDEN_IN_SCALES and any(scale.covers(m) for scale in scales))
    ]


@Language.factory("award_mentions", default_config={"patterns": None}, assigns=["doc.spans"])
def create_award_mentions(nlp: Language, name: str, patterns: str | None) -> AwardMentions:
    """spaCy's way to make the component. `patterns`: a folder laid over the built-in pattern files."""
    folders = [patterns_folder(), *([Path(patterns)] if patterns else [])]
    return AwardMentions(nlp.vocab, Knowledge.of(*folders))
