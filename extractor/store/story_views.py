"""The SQL of the views that people read: who a result belongs to today, and what makes a story.

`units`
    One row for each code that ever was: `unit`, the code of the unit that it is today, with that unit's name,
    kind and province. A unit that was renamed, raised or moved to another province is one unit throughout;
    a merger or a split ends the chain, as in `unbroken_runs`. A province that was merged into another counts
    as that one for `province` alone.

`award_overview`
    One row for each award with the names that people know: today's province, the programme's name, `who` (the
    unit of its timeline: today's code, else the name), and `won`: 1 for the programme's highest grade or one
    above it, a prize or a selection; 0 for a lower grade; null where the grade is not known.

`claimed_streaks`
    One row for each award whose articles claim a streak, against the results on record for the years that it
    covers: `years_won`, `years_lost` (of a lower grade) and `years_unknown`, each a list. `finding`:
    `impossible` (longer than the programme has existed), `contradicted` (a year of it is on record with a
    lower grade), `confirmed` (every year is on record as won), else `open`.

`best_scores`
    Every score on record, ranked within its programme, evaluation year and kind of recipient; equal scores
    share a rank. `above`: points above the average that it is held against.

`score_rises`
    Each score with the same unit's last earlier one in that programme, and the points between them.

`first_wins`
    The first year in which a unit is on record as a winner of a programme, with the lower grades on record
    before. Left out where the articles of that year claim a streak: then there were earlier ones.

`nothing_on_record`
    Today's local governments of which no award is on record, of any programme and year.

`money_won`
    Every sum on record, and what the same unit has won with all its awards.
"""

from extractor.store.views import SUCCESSION

UNITS = f"""
{SUCCESSION} into_one AS (
    SELECT old, new FROM steps WHERE old IN (SELECT old FROM steps GROUP BY old HAVING count(*) = 1)
), provinces (name, code) AS (
    SELECT name, code FROM municipalities WHERE kind = 'sido'
    UNION
    SELECT provinces.name, into_one.new FROM provinces JOIN into_one ON into_one.old = provinces.code
), todays_provinces AS (
    SELECT provinces.name, m.name AS province
    FROM provinces JOIN municipalities m ON m.code = provinces.code
    WHERE provinces.code NOT IN (SELECT old FROM into_one)
)
SELECT m.code, u.code AS unit, iif(u.kind = 'sido', u.name, u.sido || ' ' || u.name) AS name, u.kind,
    coalesce((SELECT min(t.province) FROM todays_provinces t WHERE t.name = u.sido), u.sido) AS province,
    u.valid_to
FROM municipalities m
LEFT JOIN chain ON chain.code = m.code AND chain.unit NOT IN (SELECT old FROM single)
JOIN municipalities u ON u.code = coalesce(chain.unit, m.code)
""".strip()

AWARD_OVERVIEW = """
SELECT w.key, u.province, w.recipient, w.recipient_kind, w.evaluation_year, w.programme,
    coalesce(p.name, w.programme) AS programme_title, w.grade, w.streak, w.score, w.peer_average,
    w.incentive_krw, w.agencies_evaluated, w.articles, w.first_seen, w.last_seen, w.region_code,
    coalesce(u.unit, w.region_code, w.recipient) AS who,
    CASE
        WHEN w.grade IS NULL THEN iif(coalesce(p.details ->> 'kind', 'evaluation') = 'evaluation', NULL, 1)
        WHEN p.id IS NULL THEN w.grade IN ('우수', '최우수')
        WHEN w.grade = p.details ->> 'highest' THEN 1
        WHEN w.grade IN (SELECT value FROM json_each(p.details, '$.selections')) THEN 1
        WHEN w.grade IN (SELECT value FROM json_each(p.details, '$.grades')) THEN 0
        WHEN w.grade IN (SELECT key FROM json_each(p.details, '$.lower_grades_since')) THEN 0
        ELSE 1
    END AS won
FROM awards w
LEFT JOIN units u ON u.code = w.region_code
LEFT JOIN programmes p ON p.id = w.programme
""".strip()

CLAIMED_STREAKS = """
WITH results AS (
    SELECT who, programme, evaluation_year AS year, max(won) AS won
    FROM award_overview WHERE evaluation_year IS NOT NULL AND won IS NOT NULL GROUP BY 1, 2, 3
), claimed AS (
    SELECT o.*, o.evaluation_year - o.streak + 1 AS from_year, p.first_year
    FROM award_overview o LEFT JOIN programmes p ON p.id = o.programme
    WHERE o.streak > 1 AND o.evaluation_year IS NOT NULL
), spans (key, year, last) AS (
    SELECT key, max(from_year, evaluation_year - 99), evaluation_year FROM claimed
    UNION ALL
    SELECT key, year + 1, last FROM spans WHERE year < last
), held AS (
    SELECT key,
        group_concat(iif(won = 1, year, NULL), ', ') AS years_won,
        group_concat(iif(won = 0, year, NULL), ', ') AS years_lost,
        group_concat(iif(won IS NULL, year, NULL), ', ') AS years_unknown
    FROM (
        SELECT c.key, s.year, r.won
        FROM claimed c JOIN spans s ON s.key = c.key
        LEFT JOIN results r ON r.who = c.who AND r.programme = c.programme AND r.year = s.year
        ORDER BY c.key, s.year
    )
    GROUP BY key
)
SELECT c.key AS award, c.province, c.recipient, c.programme, c.programme_title, c.evaluation_year, c.grade,
    c.streak, c.from_year, h.years_won, h.years_lost, h.years_unknown,
    CASE
        WHEN c.from_year < c.first_year THEN 'impossible'
        WHEN h.years_lost IS NOT NULL THEN 'contradicted'
        WHEN h.years_unknown IS NULL THEN 'confirmed'
        ELSE 'open'
    END AS finding
FROM claimed c JOIN held h ON h.key = c.key
ORDER BY c.streak DESC, c.evaluation_year DESC, c.key
""".strip()

BEST_SCORES = """
SELECT o.programme, o.programme_title, o.evaluation_year, o.recipient_kind,
    rank() OVER (
        PARTITION BY o.programme, o.evaluation_year, o.recipient_kind ORDER BY o.score DESC
    ) AS place,
    o.recipient, o.score, o.peer_average, round(o.score - o.peer_average, 2) AS above, o.grade, o.province,
    o.key AS award
FROM award_overview o
WHERE o.score IS NOT NULL
ORDER BY o.evaluation_year DESC, o.programme, o.recipient_kind, place, o.key
""".strip()

SCORE_RISES = """
WITH scores AS (
    SELECT o.*,
        lag(o.score) OVER w AS earlier_score,
        lag(o.evaluation_year) OVER w AS earlier_year,
        lag(o.key) OVER w AS earlier_award
    FROM award_overview o
    WHERE o.score IS NOT NULL AND o.evaluation_year IS NOT NULL
    WINDOW w AS (PARTITION BY o.who, o.programme ORDER BY o.evaluation_year, o.key)
)
SELECT recipient, programme, programme_title, earlier_year, earlier_score, evaluation_year, score,
    round(score - earlier_score, 2) AS rise, grade, province, earlier_award, key AS award
FROM scores
WHERE earlier_score IS NOT NULL AND earlier_year < evaluation_year
ORDER BY rise DESC, evaluation_year DESC, key
""".strip()

FIRST_WINS = """
WITH first AS (
    SELECT who, programme, min(evaluation_year) AS year FROM award_overview WHERE won = 1 GROUP BY 1, 2
)
SELECT o.recipient, o.programme, o.programme_title, o.evaluation_year, o.grade, o.score,
    (
        SELECT group_concat(e.evaluation_year || ' ' || e.grade, ', ')
        FROM (SELECT * FROM award_overview ORDER BY evaluation_year) e
        WHERE e.who = o.who AND e.programme = o.programme AND e.evaluation_year < o.evaluation_year
    ) AS earlier_grades,
    o.province, o.key AS award
FROM first
JOIN award_overview o
    ON o.who = first.who AND o.programme = first.programme AND o.evaluation_year = first.year
WHERE o.won = 1 AND coalesce(o.streak, 1) = 1
ORDER BY o.evaluation_year DESC, earlier_grades IS NULL, o.key
""".strip()

NOTHING_ON_RECORD = """
SELECT DISTINCT u.province, u.name AS recipient, u.kind AS recipient_kind, u.unit AS region_code
FROM units u
WHERE u.valid_to IS NULL
  AND u.unit NOT IN (SELECT who FROM award_overview)
ORDER BY u.unit
""".strip()

MONEY_WON = """
SELECT o.recipient, o.incentive_krw,
    sum(o.incentive_krw) OVER (PARTITION BY o.who) AS sum_of_recipient,
    o.programme, o.programme_title, o.evaluation_year, o.grade, o.province, o.key AS award
FROM award_overview o
WHERE o.incentive_krw IS NOT NULL
ORDER BY o.incentive_krw DESC, o.key
""".strip()

STORY_VIEWS = {
    "units": UNITS,
    "award_overview": AWARD_OVERVIEW,
    "claimed_streaks": CLAIMED_STREAKS,
    "best_scores": BEST_SCORES,
    "score_rises": SCORE_RISES,
    "first_wins": FIRST_WINS,
    "nothing_on_record": NOTHING_ON_RECORD,
    "money_won": MONEY_WON,
}
"""Name → SQL, each after those that it reads."""
