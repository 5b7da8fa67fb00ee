"""Marks names of projects: noun phrases that end in a word for something done, names in quotation marks,
opened data, and clauses that tell what was done.

Recognition only says that a phrase could name a project; whether it was done, and by whom, is decided in the
resolution.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc

from extractor.knowledge import Knowledge
from extractor.recognize.clauses import ClauseReader
from extractor.recognize.mentions import Mention
from extractor.recognize.opened import ObjectReader
from extractor.recognize.phrases import PhraseReader
from extractor.recognize.project_words import Canvas, ProjectVocabulary, without_overlaps
from extractor.recognize.quality_checks import checks
from extractor.recognize.quotations import quoted


class ProjectFinder:
    """Finds candidates in Docs of folded text."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.vocabulary = ProjectVocabulary(knowledge)

    def __call__(self, doc: Doc, avoid: Iterable[Mention], owners: Iterable[Mention] = ()) -> list[Mention]:
        """Candidates in order, none within another.

        `avoid`: mentions of something else (programmes, grades, scales); `owners`: institutions; '달성군의'
        before a name is not part of it.
        """
        spans = [(m.start, m.end) for m in avoid]
        canvas = Canvas(doc, self.vocabulary, spans, {m.start: m.end for m in owners})
        phrases = PhraseReader(canvas)
        objects = ObjectReader(canvas, phrases)
        named = without_overlaps(
            [
                *quoted(canvas),
                *objects.studied(),
                *phrases.phrases(),
                *checks(canvas),
                *objects.opened(),
            ]
        )
        reader = ClauseReader(canvas, phrases, named)
        clauses = list(reader.clauses())
        return without_overlaps([*clauses, *(m for m in named if m not in reader.owners)])
