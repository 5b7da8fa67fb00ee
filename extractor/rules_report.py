"""What the rules do: their examples, and on labelled samples how often each fires, is right and is wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from extractor.errors import LabelError, PageError
from extractor.explain.visible import visible
from extractor.labels import LabelledAward, read_samples
from extractor.model import VALUE_FIELDS, Article, Award, Place

if TYPE_CHECKING:
    from extractor.pipeline import Extractor
    from extractor.rule_files import Rule


class LabelledArticle(msgspec.Struct, frozen=True):
    """An article with the awards that it truly states."""

    article: Article
    labels: tuple[LabelledAward, ...]


class WrongValue(msgspec.Struct, frozen=True, order=True):
    """A value that stands on a rule's mention and disagrees with the label.

    `wanted`: the label's value as text, or that it knows no such award.
    """

    article: str
    field: str
    got: str
    wanted: str
    quote: str
    place: Place


class RuleHits(msgspec.Struct, frozen=True):
    """What one rule did on labelled articles.

    `fires`: mentions that it made; `used`: values (one a field and award; of projects one each) that stand on
    one of them; `right`, `wrong`: how many of those agree with the label. What is said of an award that the
    label does not know is wrong.
    """

    rule: str
    label: str
    fires: int = 0
    used: int = 0
    right: int = 0
    wrong: int = 0
    errors: tuple[WrongValue, ...] = ()


def rule_hits(extractor: Extractor, articles: Iterable[LabelledArticle]) -> tuple[RuleHits, ...]:
    """Hits of every rule of the packs, of the gazetteers and of whatever else marks mentions, sorted by rule.

    Rules of the packs that never fire are there with zeros.
    """
    labels = {rule.id: rule.label for rule in extractor.knowledge.rules}
    fires: Counter[str] = Counter()
    right: Counter[str] = Counter()
    errors: dict[str, list[WrongValue]] = {}
    for labelled in articles:
        readings = extractor.read(labelled.article)
        for reading in readings[:2] if readings is not None else ():
            for mention in reading.scene.mentions if reading is not None else ():
                labels.setdefault(mention.rule, mention.label)
                fires[mention.rule] += 1
        for rule, wrong in _judged(labelled, extractor.extract(labelled.article)):
            labels.setdefault(rule, "-")
            if wrong is None:
                right[rule] += 1
            else:
                errors.setdefault(rule, []).append(wrong)
    return tuple(
        RuleHits(
            rule,
            labels[rule],
            fires[rule],
            right[rule] + len(errors.get(rule, ())),
            right[rule],
            len(errors.get(rule, ())),
            tuple(sorted(errors.get(rule, ()))),
        )
        for rule in sorted(labels)
    )


def _judged(labelled: LabelledArticle, awards: Sequence[Award]) -> Iterator[tuple[str, WrongValue | None]]:
    """Each value with a rule that it stands on: wrong, or None for right."""
    for award, label in _paired(awards, labelled.labels):
        for field in VALUE_FIELDS:
            evidence = award.evidence.get(field, ())
            wanted = _wanted(label, field)
            got = getattr(award, field)
            each = got if isinstance(got, tuple) and len(got) == len(evidence) else (got,) * len(evidence)
            said = set()
            for value, e in zip(each, evidence, strict=True):
                if (value, e.rule) in said:
                    continue
                said.add((value, e.rule))
                fits = label is not None and (
                    value in wanted if isinstance(wanted, tuple) else value == wanted
                )
                shown = "no such award" if label is None else _shown(wanted)
                wrong = WrongValue(labelled.article.id, field, _shown(value), shown, e.quote, e.place)
                yield e.rule, None if fits else wrong


def _paired(
    awards: Sequence[Award], labels: Sequence[LabelledAward]
) -> Iterator[tuple[Award, LabelledAward | None]]:
    """Each award with the label of its recipient and programme: of the same year, else one that is left."""
    free = list(labels)
    found: dict[int, LabelledAward] = {}
    for same_year in (True, False):
        for index, award in enumerate(awards):
            if index in found:
                continue
            for label in free:
                same = (label.recipient, label.programme) == (award.recipient, award.programme)
                if same and (not same_year or label.evaluation_year == award.evaluation_year):
                    found[index] = label
                    free.remove(label)
                    break
    for index, award in enumerate(awards):
        yield award, found.get(index)


def _wanted(label: LabelledAward | None, field: str) -> Any:  # noqa: ANN401 - values of every type
    return None if label is None else getattr(label, field)


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return " | ".join(map(str, value)) or "-"
    return "-" if value is None else str(value)


# texts --------------------------------------------------------------------------------------------


def report(extractor: Extractor, folder: Path | None = None) -> str:
    """Every rule with label, note and examples; with a folder of labelled samples what each rule did there.

    Raises `LabelError` where the folder holds no sample. The order is that of the rules' names.
    """
    if folder is None:
        return "\n".join(_listing(extractor.knowledge.rules))
    articles: list[LabelledArticle] = []
    problems: list[str] = []
    for sample in read_samples(folder):
        if isinstance(sample, LabelError):
            problems.append(str(sample))
            continue
        try:
            article = extractor.read_page(sample.page)
        except PageError as error:
            if not sample.label.no_article:
                problems.append(f"{sample.name}: {error}")
            continue
        articles.append(
            LabelledArticle(msgspec.structs.replace(article, id=sample.name), sample.label.awards)
        )
    return "\n".join(_table(rule_hits(extractor, articles), len(articles), problems))


def _listing(rules: Iterable[Rule]) -> Iterator[str]:
    by_label: dict[str, list[Rule]] = {}
    for rule in rules:
        by_label.setdefault(rule.label, []).append(rule)
    for label in sorted(by_label):
        yield label
        for rule in sorted(by_label[label], key=lambda r: r.id):
            priority = f"  (priority {rule.priority})" if rule.priority else ""
            yield f"  {rule.id}{priority}"
            if rule.note:
                yield f"    {rule.note}"
            yield from (f"    + {example}" for example in rule.match)
            yield from (f"    - {example}" for example in rule.no_match)
        yield ""
    count = sum(map(len, by_label.values()))
    yield f"{count} rules, {len(by_label)} labels; + must find «…», - must find nothing"


def _table(hits: Sequence[RuleHits], articles: int, problems: Sequence[str]) -> Iterator[str]:
    width = max((len(h.rule) for h in hits), default=4)
    column = max((len(h.label) for h in hits), default=5)

    def line(*cells: object) -> str:
        rule, label, *counts = cells
        return f"{rule:<{width}}  {label:<{column}}" + "".join(f"  {count:>6}" for count in counts)

    yield line("rule", "label", "fires", "used", "right", "wrong", "share")
    for h in hits:
        if h.fires or h.used:
            share = f"{h.right / h.used:.1%}" if h.used else "-"
            yield line(h.rule, h.label, h.fires, h.used, h.right, h.wrong, share)
    yield ""
    yield f"{articles} articles; share: right of used"
    silent = [h.rule for h in hits if not h.fires and not h.used]
    yield f"never fired: {', '.join(silent) or 'none'}"
    if any(h.errors for h in hits):
        yield ""
        yield "wrong values, by rule"
    for h in hits:
        for e in h.errors:
            values = f"{e.field}: {visible(e.got)}, not {visible(e.wanted)}"
            yield f"  {h.rule}  {e.article}  {values}  (‘{visible(e.quote)}’ in the {e.place})"
    if problems:
        yield ""
        yield "samples that could not be read"
        yield from (f"  {visible(problem)}" for problem in problems)
