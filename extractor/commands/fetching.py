"""Options of the commands that fetch: how addresses are got, and which ones of feeds and the like."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

import click

from extractor.commands.options import Existing, beginning
from extractor.sources.discovery import Wanted

if TYPE_CHECKING:
    from extractor.console import Reporter
    from extractor.errors import SourceFailure
    from extractor.fetch import Document, Fetcher, HostCounts
    from extractor.fetch.client import Keep
    from extractor.model import Page

_DAY = click.DateTime(["%Y-%m-%d"])
_SHOWN_HOSTS = 20


class Fetching:
    """What the options say, and the client that they ask for, which is made when it is first needed."""

    def __init__(self, given: dict[str, Any], *, revalidate: bool = False, keep: Keep | None = None) -> None:
        since, until = given.pop("since"), given.pop("until")
        keywords = given.pop("keyword")
        self._settings: dict[str, Any] = {name: value for name, value in given.items() if value}
        if given["delay"] is not None:
            self._settings["delay"] = given["delay"]
        self._revalidate = revalidate
        self._keep = keep
        self._fetcher: Fetcher | None = None
        with beginning():
            self.wanted = Wanted(keywords, _date(since), _date(until))
            if self._settings:
                self._client()  # what is wrong with a setting is told before anything is done

    def _client(self) -> Fetcher:
        if self._fetcher is None:
            from extractor.fetch import FetchConfig, Fetcher

            self._fetcher = Fetcher(
                FetchConfig(**self._settings, revalidate=self._revalidate), keep=self._keep
            )
        return self._fetcher

    def fetch_many(self, urls: Iterable[str]) -> Iterator[Page | SourceFailure]:
        """See `Fetcher.fetch_many`."""
        return self._client().fetch_many(urls)

    def fetch_document(
        self,
        url: str,
        *,
        limit: int | None = None,
        headers: Mapping[str, str] | None = None,
        error_limit: int = 0,
    ) -> Document:
        """See `Fetcher.fetch_document`."""
        return self._client().fetch_document(url, limit=limit, headers=headers, error_limit=error_limit)

    def hosts(self) -> Mapping[str, HostCounts]:
        """How far the work is at each host."""
        return self._fetcher.progress.hosts() if self._fetcher else {}

    def summarize(self, reporter: Reporter) -> None:
        """A line for each host that was asked, those with the most failures first."""
        hosts = sorted(self.hosts().items(), key=lambda host: (-host[1].failed, -host[1].done, host[0]))
        for host, counts in hosts[:_SHOWN_HOSTS]:
            reporter.info(f"{host or 'no host'}: fetched {counts.done}, failed {counts.failed}")
        if len(hosts) > _SHOWN_HOSTS:
            reporter.info(f"and {len(hosts) - _SHOWN_HOSTS} hosts more")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._fetcher is not None:
            self._fetcher.close()


def _date(moment: datetime | None) -> Any:  # noqa: ANN401
    return moment.date() if moment else None


def fetch_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds the options, whose values come to the command as keyword arguments for `Fetching`."""
    for option in (
        click.option(
            "--until",
            type=_DAY,
            metavar="DAY",
            help="Of feeds and the like: nothing published after DAY (YYYY-MM-DD).",
        ),
        click.option(
            "--since",
            type=_DAY,
            metavar="DAY",
            help="Of feeds and the like: nothing published before DAY (YYYY-MM-DD).",
        ),
        click.option(
            "--keyword",
            multiple=True,
            metavar="WORDS",
            help="Of feeds and the like: only what has this in title, summary or address; may be repeated.",
        ),
        click.option(
            "--cache", type=Existing, metavar="DIR", help="Keep responses; download only what changed."
        ),
        click.option(
            "--delay", type=click.FloatRange(0), metavar="SECONDS", help="Between requests to a host [1]."
        ),
        click.option("--contact", metavar="ADDRESS", help="Where a site's keeper can complain; sent along."),
        click.option("--allow-private", is_flag=True, help="Also fetch from one's own network."),
    ):
        command = option(command)
    return command
