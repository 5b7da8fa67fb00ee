"""The database: what is stored when, and what stays as it is.

Storing is idempotent: the same article twice changes no row. An article that reads otherwise than before
replaces its own claims and nobody else's, and the awards that it speaks of, or spoke of, are merged again.
All this happens in one transaction, so that a killed process leaves each article either as it was or as it
is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, Literal

from extractor.model import Article, Page
from extractor.store import identity, reference, rows, schema
from extractor.store.kept_pages import KeptPages
from extractor.store.merge import Claim, merge
from extractor.store.rows import Row, StoredPage
from extractor.store.tokens import search_text

Outcome = Literal["new", "changed", "unchanged"]
_MERGED_COLUMNS = [name for name in schema.TABLES["awards"]["columns"] if name in rows.CLAIM_FIELDS]


class Database(KeptPages):
    """The store. Use `Database.open` and a `with` statement; one writer at a time, any number of readers."""

    _run: int | None = None
    _fingerprint: str | None = None

    # Runs

    def start_run(
        self, *, version: str, fingerprint: str, patterns: str, options: Mapping[str, Any] | None = None
    ) -> int:
        """Records the start of a run and gives its number. What is stored from now on is marked with it.

        `fingerprint`: of all that the result depends on besides the page (program, analyser and its model,
        patterns), see `is_current`; `patterns`: digest of the pattern files.
        """
        row = {
            "started": _now(),
            "version": version,
            "fingerprint": fingerprint,
            "patterns": patterns,
            "options": rows.to_json(options or {}),
        }
        with self.writing():
            self.utils.table("runs").insert(row)
            self._run = int(self.rows("SELECT max(id) AS id FROM runs")[0]["id"])
        self._fingerprint = fingerprint
        return self._run

    def finish_run(self, counts: Mapping[str, int]) -> None:
        """Records the end of the run and its counts. A run without an end was killed or is still going on."""
        if self._run is None:
            raise ValueError("finish_run without start_run")
        with self.writing():
            self.utils.table("runs").update(self._run, {"ended": _now(), "counts": rows.to_json(counts)})
        self._run = self._fingerprint = None

    def is_current(self, page: Page) -> bool:
        """Whether nothing is left to do: the same bytes have an article, by this run's fingerprint."""
        key, digest = identity.page_key(page), rows.sha256(page.content)
        sql = (
            "SELECT 1 FROM pages p JOIN articles a ON a.page = p.key"
            " WHERE p.key = ? AND p.sha256 = ? AND a.fingerprint = ?"
        )
        return self.row(sql, key, digest, self._fingerprint) is not None

    # Articles

    def store(
        self, article: Article, page: Page | StoredPage | None = None, *, fetched_at: datetime | None = None
    ) -> Outcome:
        """Stores an article with its claims, and the page that it was read from; merges the awards that it
        touches.

        `changed` means that a word of the article, a value or its evidence is another than before. A page
        whose furniture alone changed, or a rule file with another digest and the same result, is updated but
        `unchanged`.
        """
        with self.writing():
            page_key = self._store_page(page, fetched_at)
            key, old = self._find(article, page_key)
            new = rows.article_row(key, article)
            claims = rows.claim_rows(key, article)
            old_claims = self._claims(key) if old else []
            outcome = _compare(old, new, old_claims, claims)
            added = {"page": page_key or (old["page"] if old else None), "fingerprint": self._fingerprint}
            if old is None or outcome == "changed":
                added |= {"run": self._run, "search_id": old["search_id"] if old else self._search_id(key)}
                self.upsert("articles", new | added, pk="key")
            elif any(old[column] != value for column, value in added.items()):
                self.utils.table("articles").update(key, added)
            if claims != old_claims:
                self.delete("claims", "article = ?", key)
                self.insert("claims", claims)
            if outcome != "unchanged":
                self._index(key, article)
                self._merge(row["award"].rpartition("|")[0] + "|" for row in claims + old_claims)
            self._clear_failure(article.source)
            return outcome

    def article(self, key: str) -> Article | None:
        """A stored article with its awards, as it was given to `store`."""
        row = self.row("SELECT * FROM articles WHERE key = ?", key)
        return rows.stored_article(row, self._claims(key)) if row else None

    def article_of(self, page: Page | StoredPage) -> Article | None:
        """The article that was stored with this page."""
        key = page.key if isinstance(page, StoredPage) else identity.page_key(page)
        row = self.row("SELECT key FROM articles WHERE page = ?", key)
        return self.article(row["key"]) if row else None

    def record_failure(
        self, source: str, stage: str, error: str | BaseException, page: Page | StoredPage | None = None
    ) -> None:
        """Records that a source failed, at which stage and why; counts the tries. Storing an article of that
        source clears it.

        With `page`, the page is kept and can be tried again when the rules have changed.
        """
        key = identity.failure_key(source)
        with self.writing():
            before = self.row("SELECT tries FROM failures WHERE key = ?", key)
            row = {
                "key": key,
                "source": source,
                "stage": stage,
                "error": error if isinstance(error, str) else f"{type(error).__name__}: {error}",
                "when": _now(),
                "tries": 1 + (before["tries"] if before else 0),
                "page": self._store_page(page, None),
                "run": self._run,
            }
            self.utils.table("failures").upsert(row, pk="key")

    def failures(self) -> list[Row]:
        """All sources that failed and have not succeeded since, by source."""
        return self.rows('SELECT source, stage, error, "when", tries, page FROM failures ORDER BY source')

    def clear_failure(self, source: str) -> None:
        """Forgets the failure of a source whose article needed no storing."""
        if self.row("SELECT 1 FROM failures WHERE key = ?", identity.failure_key(source)):
            with self.writing():
                self._clear_failure(source)

    def forget_failures(self, finished: Iterable[str]) -> None:
        """Forgets that sources which could now be read to their end could not be had before, wholly or in
        places; not what failed in this run.
        """
        sources = {identity.whole_source(source) for source in finished}
        if not sources:
            return
        sql = "SELECT key, source FROM failures WHERE stage = 'source' AND run IS NOT ?"
        keys = [
            row["key"] for row in self.rows(sql, self._run) if identity.whole_source(row["source"]) in sources
        ]
        if keys:
            with self.writing():
                for key in keys:
                    self.utils.table("failures").delete(key)

    def load_reference(self, municipalities: Iterable[Any], programmes: Iterable[Any]) -> None:
        """Makes `municipalities` and `programmes` hold exactly these rows; their shape: see `reference`."""
        with self.writing():
            for name, wanted in (
                ("municipalities", reference.municipality_rows(municipalities)),
                ("programmes", reference.programme_rows(programmes)),
            ):
                pk = schema.TABLES[name]["pk"]
                if self.rows(f"SELECT * FROM {name} ORDER BY {pk}") != wanted:
                    self.utils.table(name).delete_where()
                    self.utils.table(name).insert_all(wanted)

    def counts(self) -> dict[str, int]:
        """Number of rows of the tables that people ask about."""
        tables = ("pages", "articles", "claims", "awards", "failures")
        return {table: self.rows(f"SELECT count(*) AS n FROM {table}")[0]["n"] for table in tables}

    # Inside

    def _find(self, article: Article, page_key: str | None) -> tuple[str, Row | None]:
        """The key of an article and the row that it has so far, if any."""
        if page_key and (row := self.row("SELECT * FROM articles WHERE page = ?", page_key)):
            return row["key"], row
        key, by_source = identity.article_keys(article)
        row = self.row("SELECT * FROM articles WHERE key = ?", key)
        if row and key != by_source and _another(row, article):
            key, row = by_source, self.row("SELECT * FROM articles WHERE key = ?", by_source)
        return key, row

    def _claims(self, article: str) -> list[Row]:
        columns = ", ".join(f'"{column}"' for column in rows.CLAIM_COLUMNS)
        found = self.rows(f"SELECT {columns} FROM claims WHERE article = ?", article)
        return sorted(
            found, key=lambda row: (row["position"], rows.CLAIM_FIELDS.index(row["field"]), row["nth"])
        )

    def _search_id(self, key: str) -> int:
        """A number for the full-text index that follows from the key, not from the order of storing."""
        number = int(key[:13], 16)  # 52 bits: exact in JSON too
        while self.row("SELECT 1 FROM articles WHERE search_id = ?", number):
            number += 1
        return number

    def _index(self, key: str, article: Article) -> None:
        number = self.rows("SELECT search_id FROM articles WHERE key = ?", key)[0]["search_id"]
        projects = {project: None for award in article.awards for project in award.projects}
        row = {
            "id": number,
            "article": key,
            "title": search_text(article.title or ""),
            "text": search_text(article.text),
            "projects": search_text("\n".join(projects)),
        }
        self.upsert_late("article_search", row, pk="id")

    def _merge(self, groups: Iterable[str]) -> None:
        sql = (
            "SELECT c.award, c.article, c.position, a.published, c.field, c.value, c.basis"
            " FROM claims c JOIN articles a ON a.key = c.article WHERE c.award >= ? AND c.award < ?"
        )
        for group in sorted(set(groups)):
            span = (group, group[:-1] + "}")  # "}" is the character after "|"
            merged = merge(Claim(**row) for row in self.rows(sql, *span))
            for table, column in (("award_projects", "award"), ("awards", "key")):
                self.delete(table, f"{column} >= ? AND {column} < ?", *span)
            awards = [
                dict.fromkeys(_MERGED_COLUMNS)
                | award.values
                | {
                    "key": award.key,
                    "articles": award.articles,
                    "first_seen": award.first_seen,
                    "last_seen": award.last_seen,
                    "inferred": rows.to_json(award.inferred),
                }
                for award in merged
            ]
            projects = [
                {"award": award.key, "project": project, "articles": articles}
                for award in merged
                for project, articles in award.projects.items()
            ]
            self.insert("awards", awards)
            self.insert("award_projects", projects)

    def _clear_failure(self, source: str) -> None:
        self.delete("failures", "key = ?", identity.failure_key(source))


def _compare(old: Row | None, new: Row, old_claims: list[Row], claims: list[Row]) -> Outcome:
    if old is None:
        return "new"
    article_same = all(old[column] == new[column] for column in new if column != "source")
    claims_same = [row | {"digest": None} for row in old_claims] == [row | {"digest": None} for row in claims]
    return "unchanged" if article_same and claims_same else "changed"


def _another(row: Row, article: Article) -> bool:
    """Whether the article stored under this address is another one: another source, title and text."""
    same_source = identity.canonical_source(row["source"]) == identity.canonical_source(article.source)
    return not same_source and row["title"] != article.title and row["text"] != article.text


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
