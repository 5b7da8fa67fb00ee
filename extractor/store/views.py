"""The SQL of the views.

`conflicts`
    One row for each value that articles claim for a field of an award and the merged award does not hold:
    `other_value`, beside `value`, the one that it holds (`kept`), each with the quote and the article behind
    it and how many articles say so.

`unbroken_runs`
    One row for each run of consecutive evaluation years in which a recipient is on record with the grade 우수
    or 최우수 in a programme. A unit that was renamed or got another code is one recipient throughout: codes
    follow the chain of predecessors up to today's unit, as long as each step leads from one unit to one unit.
    A merger or a split ends the chain, since the record of one part is not the record of the whole.

`clusters`
    One row for each press release that several articles print: how many, from how many publishers, from when
    to when, and the title of the first. Its articles: `article_clusters` with the same `cluster`.
"""

FIRST_CONFLICTS = """
WITH ranked AS (
    SELECT c.award, c.field, c.value, c.quote, c.basis, c.article, a.publisher, a.published, a.url, a.source,
        row_number() OVER (
            PARTITION BY c.award, c.field, c.value
            ORDER BY c.basis DESC, a.published IS NULL, a.published, c.article, c.position, c.nth
        ) AS place,
        (
            SELECT count(DISTINCT o.article) FROM claims o
            WHERE o.award = c.award AND o.field = c.field AND o.value = c.value
        ) AS articles
    FROM claims c JOIN articles a ON a.key = c.article
    WHERE c.field NOT IN ('projects', 'programme_name')
), told AS (
    SELECT * FROM ranked WHERE place = 1
)
SELECT
    w.key AS award, w.recipient, w.programme, w.evaluation_year, one.field,
    CASE one.field
        WHEN 'recipient' THEN w.recipient
        WHEN 'recipient_kind' THEN w.recipient_kind
        WHEN 'grade' THEN w.grade
        WHEN 'streak' THEN CAST(w.streak AS TEXT)
        WHEN 'score' THEN printf('%.15g', w.score)
        WHEN 'peer_average' THEN printf('%.15g', w.peer_average)
        WHEN 'agencies_evaluated' THEN CAST(w.agencies_evaluated AS TEXT)
        WHEN 'incentive_krw' THEN CAST(w.incentive_krw AS TEXT)
    END AS kept,
    one.value AS value, one.articles AS articles, one.basis AS basis, one.quote AS quote,
    one.article AS article, one.publisher AS publisher, one.published AS published,
    coalesce(one.url, one.source) AS source,
    other.value AS other_value, other.articles AS other_articles, other.basis AS other_basis,
    other.quote AS other_quote, other.article AS other_article, other.publisher AS other_publisher,
    other.published AS other_published, coalesce(other.url, other.source) AS other_source
FROM told one
JOIN told other ON other.award = one.award AND other.field = one.field AND one.value < other.value
JOIN awards w ON w.key = one.award
ORDER BY w.key, one.field, one.value, other.value
""".strip()
"""`conflicts` as version 1 made it: each two values, and every claim that there is ranked for it."""


_SIDE = "value, articles, basis, quote, article, publisher, published, source"
"""The columns that tell a value of a conflict, and where it stands first."""


def _first(columns: str) -> str:
    return ", ".join(f"first_value({name}) OVER choice AS {name}" for name in columns.split(", "))


def _other(columns: str) -> str:
    return ", ".join(f"{name} AS other_{name}" for name in columns.split(", "))


def _conflicts(of: str = "") -> str:
    """The SQL of `conflicts`. `of`: a condition on `award` and `field`, to be met with AND.

    What articles agree on, nearly all, is put aside first, by the index on award, field and value alone. Each
    value is held against the kept one and no other: rows grow with what is told, not with its square.
    """
    return f"""
WITH disputed AS MATERIALIZED (
    SELECT award, field FROM claims
    WHERE {of}field NOT IN ('projects', 'programme_name')
    GROUP BY award, field HAVING min(value) < max(value)
), ranked AS (
    SELECT c.award, c.field, c.value, c.quote, c.basis, c.article, a.publisher, a.published,
        coalesce(a.url, a.source) AS source,
        row_number() OVER (
            PARTITION BY c.award, c.field, c.value
            ORDER BY c.basis DESC, a.published IS NULL, a.published, c.article, c.position, c.nth
        ) AS place
    FROM disputed d
    JOIN claims c ON c.award = d.award AND c.field = d.field
    JOIN articles a ON a.key = c.article
), told AS (
    SELECT r.*, w.recipient, w.programme, w.evaluation_year, (
        SELECT count(DISTINCT o.article) FROM claims o
        WHERE o.award = r.award AND o.field = r.field AND o.value = r.value
    ) AS articles,
    CASE r.field
        WHEN 'recipient' THEN w.recipient
        WHEN 'recipient_kind' THEN w.recipient_kind
        WHEN 'grade' THEN w.grade
        WHEN 'streak' THEN CAST(w.streak AS TEXT)
        WHEN 'score' THEN printf('%.15g', w.score)
        WHEN 'peer_average' THEN printf('%.15g', w.peer_average)
        WHEN 'agencies_evaluated' THEN CAST(w.agencies_evaluated AS TEXT)
        WHEN 'incentive_krw' THEN CAST(w.incentive_krw AS TEXT)
    END AS kept
    FROM ranked r JOIN awards w ON w.key = r.award WHERE r.place = 1
), sides AS (
    SELECT award, recipient, programme, evaluation_year, field, kept,
        {_first(_SIDE)},
        row_number() OVER choice AS choice,
        {_other(_SIDE)}
    FROM told
    WINDOW choice AS (
        PARTITION BY award, field
        ORDER BY value IS NOT kept, basis DESC, articles DESC, published IS NULL, published, value
    )
)
SELECT award, recipient, programme, evaluation_year, field, kept,
    {_SIDE},
    other_value, other_articles, other_basis, other_quote, other_article, other_publisher, other_published,
    other_source
FROM sides WHERE choice > 1
ORDER BY award, field, other_value
""".strip()


CONFLICTS = _conflicts()
CONFLICTS_OF_AWARD = _conflicts("award = ? AND ")
"""The rows of `conflicts` of one award, without looking at any other's claims."""

SUCCESSION = """
WITH RECURSIVE steps AS (
    SELECT p.value AS old, m.code AS new
    FROM municipalities m, json_each('["' || replace(m.predecessor, '|', '","') || '"]') p
    WHERE m.predecessor IS NOT NULL
), single AS (
    SELECT old, new FROM steps
    WHERE old IN (SELECT old FROM steps GROUP BY old HAVING count(*) = 1)
      AND new IN (SELECT new FROM steps GROUP BY new HAVING count(*) = 1)
), chain (code, unit) AS (
    SELECT old, new FROM single
    UNION
    SELECT chain.code, single.new FROM chain JOIN single ON single.old = chain.unit
),
""".strip()
"""The beginning of a view: `chain` leads from each code that ever was to what became of it, one to one."""

UNBROKEN_RUNS = f"""
{SUCCESSION} today AS (
    SELECT code, unit FROM chain WHERE unit NOT IN (SELECT old FROM single)
), won AS (
    SELECT coalesce(today.unit, w.region_code, w.recipient) AS unit, w.programme, w.evaluation_year AS year,
        w.recipient, w.region_code
    FROM awards w LEFT JOIN today ON today.code = w.region_code
    WHERE w.evaluation_year IS NOT NULL AND w.grade IN ('우수', '최우수')
), years AS (
    SELECT unit, programme, year,
        year - row_number() OVER (PARTITION BY unit, programme ORDER BY year) AS island
    FROM (SELECT DISTINCT unit, programme, year FROM won)
), runs AS (
    SELECT unit, programme, min(year) AS from_year, max(year) AS to_year, count(*) AS years
    FROM years GROUP BY unit, programme, island
)
SELECT
    coalesce(
        (
            SELECT iif(m.kind = 'sido', m.name, m.sido || ' ' || m.name)
            FROM municipalities m WHERE m.code = runs.unit
        ),
        (
            SELECT max(won.recipient) FROM won
            WHERE won.unit = runs.unit AND won.programme = runs.programme AND won.year = runs.to_year
        )
    ) AS recipient,
    (
        SELECT iif(won.region_code IS NULL, NULL, runs.unit) FROM won
        WHERE won.unit = runs.unit AND won.programme = runs.programme AND won.year = runs.to_year LIMIT 1
    ) AS region_code,
    runs.programme, runs.from_year, runs.to_year, runs.years
FROM runs
ORDER BY runs.years DESC, runs.to_year DESC, runs.unit, runs.programme
""".strip()

CLUSTERS = """
WITH ranked AS (
    SELECT c.cluster, a.title, a.publisher, a.published,
        row_number() OVER (PARTITION BY c.cluster ORDER BY a.published IS NULL, a.published, a.key) AS place
    FROM article_clusters c JOIN articles a ON a.key = c.article
)
SELECT cluster, count(*) AS articles, count(DISTINCT publisher) AS publishers,
    min(published) AS first_published, max(published) AS last_published,
    max(CASE WHEN place = 1 THEN title END) AS title
FROM ranked
GROUP BY cluster HAVING count(*) > 1
ORDER BY articles DESC, cluster
""".strip()
