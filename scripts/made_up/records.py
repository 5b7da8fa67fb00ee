"""Made-up articles as they stand in a database, with the award that they were made to tell of.

Nothing reads them: the values and their places in the text are known from the making, so that a database of a
hundred thousand takes minutes, not an hour.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import cache
from typing import cast

from extractor.knowledge import Knowledge, Municipality
from extractor.model import Article, Award, Evidence, RecipientKind
from made_up.articles import PROGRAMMES, MadeArticle, make_article

PUBLISHERS = ("가람일보", "나래신문", "다솜뉴스", "마루경제", "새봄저널", "한별타임스")
_SCORE = re.compile(r"(\d+(?:\.\d+)?)점")
_PROJECT = re.compile(r"지난해 (.+?)과 (.+?)을 추진")


def records(count: int, *, seed: int, awards: float) -> Iterator[Article]:
    """So many articles, each with an address of its own; a share `awards` (0 to 1) of them tells of an award."""
    rng = random.Random(seed)
    for number in range(count):
        made = make_article(rng, with_award=rng.random() < awards)
        text = "\n".join(made.paragraphs)
        address = f"https://made{number % 40}.example/view?idxno={number}"
        yield Article(
            id=f"{number}", source=address, url=address, title=made.title, published=made.published, text=text,
            publisher=PUBLISHERS[number % len(PUBLISHERS)], reporter=f"{made.reporter} 기자",
            awards=(_award(made, text),) if made.award else (),
        )  # fmt: skip


def _award(made: MadeArticle, text: str) -> Award:
    assert made.award
    code, programme, year, grade = made.award
    town = _towns()[code]
    score, projects = _SCORE.search(text), _PROJECT.search(text)
    assert score
    assert projects
    names = projects.groups()
    spans = {
        "recipient": town.name,
        "recipient_kind": town.name,
        "region_code": town.name,
        "programme": PROGRAMMES[programme],
        "evaluation_year": f"{year}년",
        "grade": grade,
        "score": score.group(1),
    }
    return Award(
        recipient=f"{town.sido} {town.name}",
        region_code=code,
        recipient_kind=cast(RecipientKind, town.kind),
        programme=programme,
        programme_name=PROGRAMMES[programme],
        evaluation_year=year,
        grade=grade,
        score=float(score.group(1)),
        projects=names,
        evidence={
            **{field: (_evidence(text, quote, field),) for field, quote in spans.items()},
            "projects": tuple(_evidence(text, name, "projects") for name in names),
        },
    )


def _evidence(text: str, quote: str, field: str) -> Evidence:
    start = text.index(quote)
    end = start + len(quote)
    return Evidence(start=start, end=end, quote=quote, rule=f"made-up.{field}", digest="0" * 12)


@cache
def _towns() -> dict[str, Municipality]:
    return {unit.code: unit for unit in Knowledge().municipalities}
