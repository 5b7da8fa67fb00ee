"""What the pages about one thing ask: an award, a recipient, a programme in one year, and the front page.

All take an open database and give rows as dictionaries; what is not there gives None or nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from extractor.store.opened import OpenDatabase
from extractor.store.rows import Row
from extractor.store.views import CONFLICTS_OF_AWARD

LATEST = 8


def award(db: OpenDatabase, key: str) -> Row | None:
    """One row of `award_overview`, with `projects` and the rows of `conflicts`."""
    row = db.row("SELECT * FROM award_overview WHERE key = ?", key)
    if row is None:
        return None
    projects = db.rows("SELECT project FROM award_projects WHERE award = ? ORDER BY project", key)
    inferred = db.rows("SELECT inferred FROM awards WHERE key = ?", key)[0]["inferred"]
    return row | {
        "projects": [one["project"] for one in projects],
        "inferred": json.loads(inferred),
        "conflicts": db.rows(CONFLICTS_OF_AWARD, key),
    }


def tellings(db: OpenDatabase, award: str) -> dict[str, list[int]]:
    """Keys of the articles that tell of an award, the first published first, with the places of the award
    among those of the article.
    """
    rows = db.rows(
        "SELECT DISTINCT c.article, c.position, a.published"
        " FROM claims c JOIN articles a ON a.key = c.article"
        " WHERE c.award = ? ORDER BY a.published IS NULL, a.published, c.article, c.position",
        award,
    )
    found: dict[str, list[int]] = {}
    for row in rows:
        found.setdefault(row["article"], []).append(row["position"])
    return found


def awards_of_articles(db: OpenDatabase, articles: Iterable[str]) -> dict[str, list[Row]]:
    """For each article the rows of `award_overview` that it tells of, in the order of the article."""
    wanted = json.dumps(list(articles))
    rows = db.rows(
        "SELECT c.article, min(c.position) AS position, o.*"
        " FROM claims c JOIN award_overview o ON o.key = c.award"
        " WHERE c.article IN (SELECT value FROM json_each(?)) GROUP BY c.article, o.key ORDER BY 1, 2",
        wanted,
    )
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["article"], []).append(row)
    return found


def units_named(db: OpenDatabase, words: str, limit: int = 6) -> list[Row]:
    """Today's local governments and other recipients whose name holds the words: `who`, `name`, `awards`."""
    return db.rows(
        "SELECT n.who, n.name, (SELECT count(*) FROM award_overview o WHERE o.who = n.who) AS awards FROM ("
        " SELECT unit AS who, name FROM units"
        " UNION SELECT who, recipient FROM award_overview WHERE region_code IS NULL"
        ") n WHERE instr(replace(n.name, ' ', ''), replace(?, ' ', '')) ORDER BY awards DESC, n.who LIMIT ?",
        words,
        limit,
    )


def recipient(db: OpenDatabase, name: str) -> Row | None:
    """Who a code of any time, or the name of another body, stands for today.

    `who`, `name`, `kind`, `province`, and `codes`: the rows of `municipalities` of its chain, oldest first.
    """
    row = db.row("SELECT unit AS who, name, kind, province FROM units WHERE code = ?", name)
    if row is not None:
        codes = db.rows(
            "SELECT m.* FROM units u JOIN municipalities m ON m.code = u.code WHERE u.unit = ?"
            " ORDER BY m.valid_to IS NULL, m.valid_to, m.code",
            row["who"],
        )
        return row | {"codes": codes}
    row = db.row(
        "SELECT who, max(recipient) AS name, max(recipient_kind) AS kind, max(province) AS province"
        " FROM award_overview WHERE who = ? GROUP BY who",
        name,
    )
    return row and row | {"codes": []}


def timeline(db: OpenDatabase, who: str) -> list[Row]:
    """All awards of a unit, under all its codes, by programme and year."""
    return db.rows("SELECT * FROM award_overview WHERE who = ? ORDER BY programme, evaluation_year, key", who)


def runs_of(db: OpenDatabase, who: str) -> list[Row]:
    """The rows of `unbroken_runs` of a unit."""
    return db.rows("SELECT * FROM unbroken_runs WHERE coalesce(region_code, recipient) = ?", who)


def projects_of(db: OpenDatabase, who: str) -> list[Row]:
    """Projects of a unit with the award that they are told with, the latest first."""
    return db.rows(
        "SELECT p.project, o.key, o.evaluation_year, o.programme, o.programme_title, p.articles"
        " FROM award_projects p JOIN award_overview o ON o.key = p.award"
        " WHERE o.who = ? ORDER BY o.evaluation_year DESC, o.programme, p.project",
        who,
    )


def programmes(db: OpenDatabase) -> list[Row]:
    """The programmes, those of most awards first: `id`, `name`, `host`, `first_year`, `kind`, `rounds` (year
    → institutions, averages, announced) and `years` (year → awards on record).
    """
    counted: dict[str, dict[int | None, int]] = {}
    sql = "SELECT programme, evaluation_year, count(*) AS n FROM awards GROUP BY 1, 2 ORDER BY 1, 2"
    for row in db.rows(sql):
        counted.setdefault(row["programme"], {})[row["evaluation_year"]] = row["n"]
    known = {row["id"]: row for row in db.rows("SELECT * FROM programmes ORDER BY id")}
    found = []
    for name in {**known, **counted}:
        row = known.get(name) or {"id": name, "name": name, "host": None, "first_year": None, "details": "{}"}
        details: dict[str, Any] = json.loads(row.pop("details"))
        rounds = {one["year"]: one for one in details.get("round", [])}
        found.append(row | {"kind": details.get("kind"), "rounds": rounds, "years": counted.get(name, {})})
    return sorted(found, key=lambda row: (-sum(row["years"].values()), row["id"]))


def programme_titles(db: OpenDatabase) -> dict[str, str]:
    """Id of each programme → its name."""
    return {row["id"]: row["name"] for row in db.rows("SELECT id, name FROM programmes")}


def results(db: OpenDatabase, programme: str, year: int | None) -> list[Row]:
    """All awards of a programme and year (None: those without one), by today's unit."""
    return db.rows(
        "SELECT * FROM award_overview WHERE programme = ? AND evaluation_year IS ?"
        " ORDER BY region_code IS NULL, who, key",
        programme,
        year,
    )


def provinces(db: OpenDatabase) -> list[Row]:
    """Today's provinces: `name`, `code`, `units` (how many local governments are in it, itself included)."""
    return db.rows(
        "SELECT m.name, m.code, count(DISTINCT u.unit) AS units"
        " FROM municipalities m JOIN units u ON u.province = m.name AND u.valid_to IS NULL"
        " WHERE m.kind = 'sido' AND m.valid_to IS NULL GROUP BY m.code ORDER BY m.code"
    )


def latest(db: OpenDatabase) -> list[Row]:
    """The awards that were reported last."""
    return db.rows(
        "SELECT * FROM award_overview WHERE first_seen IS NOT NULL ORDER BY first_seen DESC, key LIMIT ?",
        LATEST,
    )


def longest_runs(db: OpenDatabase, limit: int = 5) -> list[Row]:
    """The longest unbroken runs on record."""
    return db.rows("SELECT * FROM unbroken_runs WHERE years > 1 LIMIT ?", limit)
