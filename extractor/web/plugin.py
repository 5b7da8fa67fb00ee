"""What Datasette asks of us: pages, search in Korean, words, cells, who may see what."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Awaitable, Callable
from typing import Any

from datasette import hookimpl
from datasette.app import Datasette
from datasette.filters import FilterArguments
from datasette.utils.asgi import NotFound, Request, Response
from jinja2 import Environment
from markupsafe import Markup

from extractor.columns import description, label
from extractor.explain.webtext import safe
from extractor.store import match_expression
from extractor.store.search import awards_told_with
from extractor.web import cells, errors, pages, settings
from extractor.web.guard import App, guarded
from extractor.web.memory import Memory, remembering
from extractor.web.words import QUESTIONS, WORDS

_NOTHING = '""'
"""The full-text expression that finds nothing; for words without a letter or digit."""

_AWARDS_FOUND = "key IN (SELECT value FROM json_each(:found))"


@hookimpl(trylast=True)
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Lets the search boxes find Korean: Datasette's own function, which would be registered after ours
    otherwise, quotes words that the index does not hold.
    """
    conn.create_function("escape_fts", 1, lambda words: match_expression(words or "") or _NOTHING)


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    """Our pages. Datasette's own pages about itself (paths, versions, settings, log in) are closed."""
    return [
        (r"^/$", pages.front),
        (r"^/style\.css$", pages.style),
        (r"^/search$", pages.search),
        (r"^/award/(?P<who>[^/]+)/(?P<programme>[^/]+)/(?P<year>\d{4}|undated)$", pages.award),
        (r"^/article/(?P<key>[0-9a-f]{32})$", pages.article),
        (r"^/place/(?P<who>[^/]+)$", pages.place),
        (r"^/programme/(?P<programme>[^/]+)$", pages.programme),
        (r"^/programme/(?P<programme>[^/]+)/(?P<year>\d{4}|undated)$", pages.programme_year),
        (r"^/-/.*$", _closed),
    ]


def _closed() -> Response:
    raise NotFound("no such page")


@hookimpl
def permission_allowed(action: str, resource: Any) -> bool | None:  # noqa: ANN401 - a name, or a pair of them
    """Tables that people read may be seen; stored pages, the index and the history of the schema may not."""
    if action == "view-table":
        return True if resource[1] in WORDS.tables else False  # noqa: SIM210 - None would mean no opinion
    if action == "execute-sql":
        return False
    return None


@hookimpl(trylast=True)
def filters_from_request(
    datasette: Datasette, request: Request, table: str
) -> Callable[[], Awaitable[FilterArguments]] | None:
    """Search in the table of awards: those that an article with all the words tells of."""
    if table != "award_overview":
        return None
    words = request.args.get("_search") or ""
    shown = {"supports_search": True, "search": words}

    async def filters() -> FilterArguments:
        if not words.strip():
            return FilterArguments([], extra_context=shown)
        # Asked once for all the queries of the page: rows, count and facets.
        found = await pages.ask(datasette, lambda db: awards_told_with(db, words))
        values = {"found": json.dumps(found)}
        return FilterArguments([_AWARDS_FOUND], values, [f"search matches {words!r}"], shown)

    return filters


@hookimpl
def render_cell(row: Any, value: Any, column: str) -> Markup | None:  # noqa: ANN401 - of any type that SQLite has
    """A cell of a table or of a canned query."""
    return cells.cell(row, value, column)


@hookimpl
def prepare_jinja2_environment(env: Environment) -> None:
    """Names and words for the templates."""
    env.filters.update(
        label=label,
        column_description=description,
        safe_text=lambda text: Markup(safe(str(text))),
        award_path=cells.award_path,
        place_path=cells.place_path,
        programme_path=cells.programme_path,
        number=cells.number,
        grade=cells.grade,
        kind=cells.kind,
        numeric=cells.numeric,
    )
    env.globals.update(site=WORDS.site, words=WORDS, questions=list(QUESTIONS.values()))


@hookimpl
def extra_template_vars(datasette: Datasette, view_name: str) -> Callable[[], Any] | dict[str, Any]:
    """For canned queries: what may be chosen for each parameter."""
    if view_name != "table":
        return {}

    async def choices() -> dict[str, Any]:
        return {"choices": await pages.choices(datasette)}

    return choices


@hookimpl
def handle_exception(
    datasette: Datasette, request: Request, exception: Exception
) -> Callable[[], Awaitable[Response]]:
    """The page of an error."""
    return lambda: errors.refuse(datasette, request, exception)


@hookimpl
def forbidden(datasette: Datasette, request: Request, message: str) -> Callable[[], Awaitable[Response]]:
    """The page of what may not be seen."""
    return lambda: errors.told(datasette, request, errors.FORBIDDEN, message)


@hookimpl
def asgi_wrapper(datasette: Datasette) -> Callable[[App], App]:
    """The guard before every page, and what was answered before."""

    def wrapped(app: App) -> App:
        # Datasette wraps once before the database is there: it is looked for when it is asked.
        remembers = remembering(app, lambda: pages.served(datasette).connect(), Memory())
        return guarded(remembers, settings.hosts(datasette))

    return wrapped
