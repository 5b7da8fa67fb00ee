"""What is answered where a page cannot be shown. Datasette's own answer prints every variable on stderr."""

from __future__ import annotations

import logging
from typing import Any

from datasette.app import Datasette
from datasette.database import QueryInterrupted
from datasette.utils.asgi import Base400, Request, Response
from datasette.views.base import DatasetteError

LOG = logging.getLogger(__name__)
WRONG, FORBIDDEN, UNKNOWN, BUSY = 400, 403, 500, 503
UNREADABLE = "주소에 적힌 조건을 읽을 수 없습니다"
UNEXPECTED = "예상하지 못한 문제입니다"
TOO_LONG = "지금은 여는 데 너무 오래 걸립니다. 잠시 뒤에 다시 열어 주십시오"


async def refuse(datasette: Datasette, request: Request, exception: Exception) -> Response:
    """The answer for an exception: what was asked wrongly in words, anything else as one line in the log."""
    if isinstance(exception, Base400):
        return await told(datasette, request, exception.status, str(exception.args[0]))
    if isinstance(exception, QueryInterrupted) or getattr(exception, "title", "") == "SQL Interrupted":
        LOG.warning("%s: took longer than the limit", request.full_path)
        return await told(datasette, request, BUSY, TOO_LONG)
    if isinstance(exception, DatasetteError):  # of a wrong column it says nothing but that it is an error
        status = WRONG if exception.status == UNKNOWN else exception.status
        return await told(datasette, request, status, str(exception.message))
    if isinstance(exception, ValueError) and request.path.startswith("/data"):
        # Datasette reads numbers and JSON from the address of a table without asking whether they are.
        LOG.info("%s: %s", request.full_path, exception)
        return await told(datasette, request, WRONG, UNREADABLE)
    LOG.error("%s: %s", request.path, exception, exc_info=exception)
    return await told(datasette, request, UNKNOWN, UNEXPECTED)


async def told(datasette: Datasette, request: Request, status: int, message: str) -> Response:
    """A page, or JSON where that was asked for."""
    values: dict[str, Any] = {"ok": False, "error": message, "status": status, "title": None}
    if request.path.partition("?")[0].endswith(".json"):
        return Response.json(values, status=status)
    html = await datasette.render_template("error.html", values, request=request)
    return Response.html(html, status=status)
