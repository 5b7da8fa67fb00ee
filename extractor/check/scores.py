"""What a check counts: how often each field was found, missed and made up, and what shares are right."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from msgspec import UNSET

from extractor.check.match import overlap, pair_awards, pair_projects
from extractor.labels import Label, LabelledAward, Sample
from extractor.model import VALUE_FIELDS, Article, Award

SINGLE_FIELDS = tuple(field for field in VALUE_FIELDS if field != "projects")
ARTICLE_FIELDS = ("title", "publisher", "reporter", "published")
COUNTS = ("award", *VALUE_FIELDS)
"""Scores that are an F1: `award` counts an award as right that has recipient and programme."""
SHARES = ("wholly_right", "articles_right", "negatives", "refused", *ARTICLE_FIELDS, "text")
"""Scores that are a share: of labelled awards with every field but projects right (`wholly_right`); of
articles with awards of which that holds for all, and none is invented (`articles_right`); of articles without
awards in which none is invented (`negatives`); of pages without an article that are refused (`refused`); of
pages on which that field of the article is right. `text` is the mean F1 of the body's words."""
SCORES = (*COUNTS, *SHARES)


class Count(msgspec.Struct):
    """Values found right, found wrongly, and missed. A wrong value instead of a right one is both."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float | None:
        """Share of what was found that is right; None where nothing was found."""
        found = self.right + self.wrong
        return self.right / found if found else None

    @property
    def recall(self) -> float | None:
        """Share of what there is that was found; None where there is nothing."""
        there = self.right + self.missed
        return self.right / there if there else None

    @property
    def value(self) -> float | None:
        """F1; None where there was nothing to find and nothing was found."""
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else None


class Share(msgspec.Struct):
    """How much of `total` is right."""

    right: float = 0.0
    total: int = 0

    @property
    def value(self) -> float | None:
        """The share; None of nothing."""
        return self.right / self.total if self.total else None

    def add(self, right: float) -> None:
        """One more, that is right, or right to this degree."""
        self.right += right
        self.total += 1


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that a sample's label and what was found in it disagree on.

    `award`: the award that it concerns, None for the article itself. `field`: `award` where a whole award
    is missing (then `found` is None) or invented (`expected` is None), `article` where a page was refused
    or should have been.
    """

    award: str | None
    field: str
    expected: str | None
    found: str | None

    def __str__(self) -> str:
        where = f"{self.award}: " if self.award else ""
        return f"{where}{self.field}: expected {_quoted(self.expected)}, found {_quoted(self.found)}"


def _quoted(value: str | None) -> str:
    return "nothing" if value is None else repr(value)


class Tally(msgspec.Struct):
    """Counts and shares over some samples."""

    samples: int = 0
    invented_in_negatives: int = 0
    counts: dict[str, Count] = msgspec.field(default_factory=lambda: {name: Count() for name in COUNTS})
    shares: dict[str, Share] = msgspec.field(default_factory=lambda: {name: Share() for name in SHARES})

    def scores(self) -> dict[str, float | None]:
        """Every score by its name, in the order of `SCORES`; None where no sample says anything about it."""
        return {name: (self.counts.get(name) or self.shares[name]).value for name in SCORES}

    def add(self, sample: Sample, article: Article | None, refusal: str | None = None) -> list[Difference]:
        """Counts one sample and gives the differences.

        `article`: what was read of it, if anything; `refusal`: why it was held to be no article.
        """
        self.samples += 1
        label, awards = sample.label, article.awards if article else ()
        found = list(self._awards(label, awards))
        if label.no_article:
            self.shares["refused"].add(refusal is not None)
            if article is not None:
                found.insert(0, _difference(None, "article", None, article.title or article.text[:40]))
            return found
        if article is None:
            found.insert(0, _difference(None, "article", "an article", refusal))
        if not label.awards:
            self.shares["negatives"].add(article is not None and not awards)
            self.invented_in_negatives += len(awards)
        return [*self._article(sample, article), *found]

    def _awards(self, label: Label, awards: tuple[Award, ...]) -> Iterator[Difference]:
        pairs, missing, invented = pair_awards(label.awards, awards)
        all_right = not missing and not invented
        for expected, award in pairs:
            differing = [f for f in SINGLE_FIELDS if getattr(expected, f) != getattr(award, f)]
            self.shares["wholly_right"].add(not differing)
            all_right = all_right and not differing
            for field in SINGLE_FIELDS:
                self._value(field, getattr(expected, field), getattr(award, field))
            for field in differing:
                yield _difference(expected, field, getattr(expected, field), getattr(award, field))
            yield from self._projects(expected, award)
        for expected in missing:
            self.shares["wholly_right"].add(False)
            yield _difference(expected, "award", describe(expected), None)
            for field in SINGLE_FIELDS:
                self._value(field, getattr(expected, field), None)
            self.counts["projects"].missed += len(expected.projects)
        for award in invented:
            yield _difference(award, "award", None, describe(award))
            for field in SINGLE_FIELDS:
                self._value(field, None, getattr(award, field))
            self.counts["projects"].wrong += len(award.projects)
        total = self.counts["award"]
        total.right += len(pairs)
        total.missed += len(missing)
        total.wrong += len(invented)
        if label.awards:
            self.shares["articles_right"].add(all_right)

    def _value(self, field: str, expected: object, found: object) -> None:
        count = self.counts[field]
        if expected == found:
            count.right += expected is not None
            return
        count.wrong += found is not None
        count.missed += expected is not None

    def _projects(self, expected: LabelledAward, award: Award) -> Iterator[Difference]:
        right, missing, invented = pair_projects(expected.projects, award.projects)
        count = self.counts["projects"]
        count.right += right
        count.missed += len(missing)
        count.wrong += len(invented)
        for project in missing:
            yield _difference(expected, "projects", project, None)
        for project in invented:
            yield _difference(expected, "projects", None, project)

    def _article(self, sample: Sample, article: Article | None) -> Iterator[Difference]:
        """The fields of the article itself, where the sample is a page that says them."""
        if not sample.whole_page:
            return
        for field in ARTICLE_FIELDS:
            expected = getattr(sample.label, field)
            if expected is UNSET:
                continue
            found = getattr(article, field) if article else None
            right = article is not None and _plain(expected) == _plain(found)
            self.shares[field].add(right)
            if not right and article is not None:
                yield _difference(None, field, expected, found)
        if isinstance(sample.label.text, str):
            likeness = overlap(sample.label.text, article.text) if article else 0.0
            self.shares["text"].add(likeness)
            if article is not None and likeness < 1:
                yield from _words(sample.label.text, article.text)


def _plain(value: object) -> str | None:
    """A value as it is compared: white space aside."""
    return None if value is None else " ".join(str(value).split())


def _words(expected: str, found: str) -> Iterator[Difference]:
    """The lines that the two texts do not share; where they share all, their words stand in other lines."""
    ones, others = expected.split("\n"), found.split("\n")
    missing = [line for line in ones if line.strip() and line not in others]
    extra = [line for line in others if line.strip() and line not in ones]
    for line in missing:
        yield _difference(None, "text", line, None)
    for line in extra:
        yield _difference(None, "text", None, line)


def _difference(
    award: LabelledAward | Award | None, field: str, expected: object, found: object
) -> Difference:
    name = None
    if award is not None:
        name = f"{award.recipient} · {award.programme} · {award.evaluation_year or 'no year'}"
    ones, others = (None if value is None else str(value) for value in (expected, found))
    return Difference(award=name, field=field, expected=ones, found=others)


def describe(award: LabelledAward | Award) -> str:
    """The values of an award in one line."""
    values = {field: getattr(award, field) for field in SINGLE_FIELDS}
    return ", ".join(str(value) for value in values.values() if value is not None)
