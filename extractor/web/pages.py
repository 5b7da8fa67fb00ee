"""The pages: front, search, award, article, recipient, programme. Each asks the store, fills a template."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import unquote

from datasette.app import Datasette
from datasette.utils.asgi import NotFound, Request, Response
from markupsafe import Markup

from extractor.errors import StoreError
from extractor.explain.style import style_sheet
from extractor.explain.webtext import safe, web_address
from extractor.store import Database, Hit, lookups
from extractor.store import search as find
from extractor.store.rows import Row
from extractor.web import plots
from extractor.web.cells import UNDATED
from extractor.web.evidence import telling
from extractor.web.settings import rule_notes
from extractor.web.words import WORDS

T = TypeVar("T")
HITS = 30
MOST_WORDS = 200
GROUPS = {"sido": "광역", "si": "기초", "gun": "기초", "gu": "기초"}
"""Which of a round's averages a kind of recipient is held against."""
TOLD = "기사에 나온"
"""Whose an average is that an article names."""


async def ask(datasette: Datasette, question: Callable[[Database], T]) -> T:
    """The answer of the store, asked in one of Datasette's threads."""
    database = served(datasette)
    answer: T = await database.execute_fn(lambda connection: question(Database(connection, database.path)))
    return answer


def served(datasette: Datasette) -> Any:  # noqa: ANN401 - Datasette's own, which is not typed
    """The database that is shown."""
    return next(db for name, db in datasette.databases.items() if name != "_internal")


async def page(datasette: Datasette, request: Request, name: str, **values: Any) -> Response:  # noqa: ANN401
    """A template of ours, filled."""
    return Response.html(await datasette.render_template(f"our_{name}.html", values, request=request))


@cache
def _style() -> str:
    own = Path(__file__).with_name("site.css").read_text(encoding="utf-8")
    return style_sheet() + "\n" + own


def style() -> Response:
    """The style sheet: that of the explanation, and ours."""
    return Response(_style(), content_type="text/css; charset=utf-8")


async def choices(datasette: Datasette) -> dict[str, list[tuple[str, str]]]:
    """What may be chosen for each parameter of the canned queries: value and words."""

    def question(db: Database) -> dict[str, list[tuple[str, str]]]:
        programmes = lookups.programmes(db)
        years = sorted({year for one in programmes for year in one["years"] if year}, reverse=True)
        return {
            "programme": [(one["id"], one["name"]) for one in programmes],
            "year": [(str(year), f"{year}년") for year in years],
            "province": [(one["name"], one["name"]) for one in lookups.provinces(db)],
            "finding": list(WORDS.findings.items()),
        }

    return await ask(datasette, question)


async def front(request: Request, datasette: Datasette) -> Response:
    """The front page: what is in the database, the latest, and the questions."""

    def question(db: Database) -> Row:
        return {
            "counts": db.counts(),
            "programmes": lookups.programmes(db),
            "latest": lookups.latest(db),
            "runs": lookups.longest_runs(db),
        }

    values = await ask(datasette, question)
    years = sorted({year for one in values["programmes"] for year in one["years"] if year})
    return await page(datasette, request, "front", years=years, **values)


async def search(request: Request, datasette: Datasette) -> Response:
    """Articles that hold all the words, with the awards that they tell of, and recipients of that name."""
    words = (request.args.get("q") or "").strip()[:MOST_WORDS]

    def question(db: Database) -> Row:
        try:
            hits = find(db, words, HITS)
        except StoreError:
            return {"hits": [], "awards": {}, "units": []}
        awards = lookups.awards_of_articles(db, [hit.article for hit in hits])
        return {"hits": hits, "awards": awards, "units": lookups.units_named(db, words)}

    values = await ask(datasette, question) if words else {"hits": [], "awards": {}, "units": []}
    shown = [_shown(hit) for hit in values.pop("hits")]
    return await page(datasette, request, "search", q=words, hits=shown, most=HITS, **values)


def _shown(hit: Hit) -> Row:
    title = hit.title or "(제목 없음)"
    return {
        "key": hit.article,
        "title": marked_words(title, hit.title_marks if hit.title else ()),
        "snippet": marked_words(hit.snippet, hit.marks),
        "publisher": hit.publisher,
        "published": hit.published,
        "address": web_address(hit.url),
    }


def marked_words(text: str, marks: tuple[tuple[int, int], ...]) -> Markup:
    """Text with its marked spans as HTML."""
    parts, last = [], 0
    for start, end in marks:
        parts += [safe(text[last:start]), f'<mark class="hit">{safe(text[start:end])}</mark>']
        last = end
    return Markup("".join([*parts, safe(text[last:])]))


async def award(request: Request, datasette: Datasette) -> Response:
    """One award with the sentences that it stands on, article by article."""
    who, programme, year = _part(request, "who"), _part(request, "programme"), _part(request, "year")
    key = f"{who}|{programme}|{'' if year == UNDATED else year}"

    notes = rule_notes(datasette)

    def question(db: Database) -> Row | None:
        row = lookups.award(db, key)
        if row is None:
            return None
        titles = lookups.programme_titles(db)
        tellings = []
        for number, (article_key, positions) in enumerate(lookups.tellings(db, key).items(), 1):
            article = db.article(article_key)
            if article is not None:
                told = telling(article_key, article, positions, titles, notes, scope=f"t{number}-")
                tellings.append(told)
        others = [one for one in lookups.timeline(db, row["who"]) if one["key"] != key]
        return {"award": row, "tellings": tellings, "others": others}

    values = await ask(datasette, question)
    if values is None:
        raise NotFound("그런 수상 기록이 없습니다")
    return await page(datasette, request, "award", **values)


async def article(request: Request, datasette: Datasette) -> Response:
    """One stored article, its whole text with the values marked."""
    key = _part(request, "key")

    notes = rule_notes(datasette)

    def question(db: Database) -> Row | None:
        found = db.article(key)
        if found is None:
            return None
        told = lookups.awards_of_articles(db, [key]).get(key, [])
        titles = lookups.programme_titles(db)
        positions = range(len(found.awards))
        return {"told": told, "telling": telling(key, found, positions, titles, notes, whole=True)}

    values = await ask(datasette, question)
    if values is None:
        raise NotFound("그런 기사가 없습니다")
    return await page(datasette, request, "article", **values)


async def place(request: Request, datasette: Datasette) -> Response:
    """One recipient: its years, its scores against the average, its projects, under all names and codes."""
    name = _part(request, "who")

    def question(db: Database) -> Row | None:
        recipient = lookups.recipient(db, name)
        if recipient is None:
            return None
        who = recipient["who"]
        return {
            "recipient": recipient,
            "awards": lookups.timeline(db, who),
            "runs": lookups.runs_of(db, who),
            "projects": lookups.projects_of(db, who),
            "programmes": lookups.programmes(db),
        }

    values = await ask(datasette, question)
    if values is None:
        raise NotFound("그런 기관이 없습니다")
    programmes = {one["id"]: one for one in values.pop("programmes")}
    scores = _scores(values["recipient"], values["awards"], programmes)
    awards = values["awards"]
    figures = {
        "won": sum(one["won"] == 1 for one in awards),
        "longest": max((run["years"] for run in values["runs"]), default=0),
        "money": sum(one["incentive_krw"] or 0 for one in awards),
    }
    plot = plots.years_plot("years", values["awards"])
    return await page(
        datasette,
        request,
        "place",
        scores=scores,
        figures=figures,
        plot=plot,
        programmes=programmes,
        levels=plots.LEVELS,
        **values,
    )


def _scores(recipient: Row, awards: list[Row], programmes: dict[str, Row]) -> list[Row]:
    """For each programme with scores: its years with a score or a published average, and the plot of them."""
    shown: list[Row] = []
    for name in dict.fromkeys(one["programme"] for one in awards if one["score"] is not None):
        programme = programmes[name]
        points = _points(recipient["kind"], [one for one in awards if one["programme"] == name], programme)
        if points:
            title = f"{recipient['name']} {programme['name']} 점수"
            plot = plots.scores_plot(f"scores{len(shown) + 1}", title, points)
            shown.append({"title": programme["name"], "points": points, "plot": plot})
    return shown


def _points(kind: str | None, awards: list[Row], programme: Row) -> list[plots.Point]:
    """One point a year. The average that an article names comes before the published one."""
    group = GROUPS.get(kind or "")
    points = {}
    for year, one in programme["rounds"].items():
        average = one.get("averages", {}).get(group)
        if average is not None:
            points[year] = plots.Point(year, None, average, group)
    scored = [one for one in awards if one["score"] is not None and one["evaluation_year"] is not None]
    for one in scored:
        year = one["evaluation_year"]
        known = points.get(year, plots.Point(year, None, None, None))
        average, whose = known.average, known.group
        if one["peer_average"] is not None:
            average, whose = one["peer_average"], TOLD
        points[year] = plots.Point(year, one["score"], average, whose)
    return [points[year] for year in sorted(points)] if scored else []


async def programme(request: Request, datasette: Datasette) -> Response:
    """One programme: its years."""
    name = _part(request, "programme")
    programmes = await ask(datasette, lookups.programmes)
    found = next((one for one in programmes if one["id"] == name), None)
    if found is None:
        raise NotFound("그런 사업이 없습니다")
    return await page(datasette, request, "programme", programme=found)


async def programme_year(request: Request, datasette: Datasette) -> Response:
    """One programme in one year: results by province."""
    name, given = _part(request, "programme"), _part(request, "year")
    year = None if given == UNDATED else int(given)

    def question(db: Database) -> Row:
        return {
            "programmes": lookups.programmes(db),
            "results": lookups.results(db, name, year),
            "provinces": lookups.provinces(db),
        }

    values = await ask(datasette, question)
    found = next((one for one in values.pop("programmes") if one["id"] == name), None)
    if found is None or (year not in found["years"] and year not in found["rounds"]):
        raise NotFound("그런 사업과 연도의 기록이 없습니다")
    results = values["results"]
    provinces = _provinces(values["provinces"], results)
    title = f"{found['name']} {year}년 시·도별 수상" if year else f"{found['name']} 시·도별 수상"
    return await page(
        datasette,
        request,
        "programme_year",
        programme=found,
        year=year,
        round=found["rounds"].get(year, {}),
        years=sorted(one for one in found["years"] if one),
        results=results,
        provinces=provinces,
        elsewhere=[one for one in results if one["province"] is None],
        plot=plots.tiles_plot("map", title, provinces),
    )


def _provinces(known: list[Row], results: list[Row]) -> list[plots.Province]:
    found = []
    for one in known:
        here = [award for award in results if award["province"] == one["name"]]
        won = {award["who"] for award in here if award["won"]}
        other = {award["who"] for award in here} - won
        found.append(
            plots.Province(
                name=one["name"],
                won=len(won),
                other=len(other),
                units=one["units"],
                place=WORDS.tiles.get(one["code"]),
            )
        )
    return found


def _part(request: Request, name: str) -> str:
    """A part of the address as it was meant."""
    return unquote(request.url_vars[name])
