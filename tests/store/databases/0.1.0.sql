CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE TABLE "runs" (
   "id" INTEGER PRIMARY KEY,
   "started" TEXT NOT NULL,
   "ended" TEXT,
   "version" TEXT NOT NULL,
   "fingerprint" TEXT NOT NULL,
   "patterns" TEXT NOT NULL,
   "options" TEXT NOT NULL,
   "counts" TEXT
) STRICT;
CREATE TABLE "pages" (
   "key" TEXT PRIMARY KEY,
   "source" TEXT NOT NULL,
   "url" TEXT,
   "id" TEXT,
   "media" TEXT NOT NULL,
   "charset" TEXT,
   "fetched_at" TEXT,
   "title" TEXT,
   "publisher" TEXT,
   "reporter" TEXT,
   "published" TEXT,
   "extra" TEXT NOT NULL,
   "notes" TEXT NOT NULL,
   "cleaned" INTEGER NOT NULL,
   "size" INTEGER NOT NULL,
   "sha256" TEXT NOT NULL,
   "content" BLOB NOT NULL
) STRICT;
CREATE TABLE "articles" (
   "key" TEXT PRIMARY KEY,
   "id" TEXT NOT NULL,
   "source" TEXT NOT NULL,
   "url" TEXT,
   "title" TEXT,
   "publisher" TEXT,
   "reporter" TEXT,
   "published" TEXT,
   "text" TEXT NOT NULL,
   "deck" TEXT,
   "byline" TEXT,
   "captions" TEXT NOT NULL,
   "warnings" TEXT NOT NULL,
   "extra" TEXT NOT NULL,
   "text_sha256" TEXT NOT NULL,
   "fingerprint" TEXT,
   "page" TEXT REFERENCES "pages"("key"),
   "run" INTEGER REFERENCES "runs"("id"),
   "search_id" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "idx_articles_search_id"
    ON "articles" ("search_id");
CREATE INDEX "idx_articles_page"
    ON "articles" ("page");
CREATE INDEX "idx_articles_published"
    ON "articles" ("published");
CREATE INDEX "idx_articles_publisher"
    ON "articles" ("publisher");
CREATE INDEX "idx_articles_run"
    ON "articles" ("run");
CREATE TABLE "claims" (
   "article" TEXT REFERENCES "articles"("key"),
   "position" INTEGER,
   "field" TEXT,
   "nth" INTEGER,
   "award" TEXT NOT NULL,
   "value" TEXT NOT NULL,
   "quote" TEXT NOT NULL,
   "start" INTEGER NOT NULL,
   "end" INTEGER NOT NULL,
   "place" TEXT NOT NULL,
   "rule" TEXT NOT NULL,
   "digest" TEXT NOT NULL,
   "basis" TEXT NOT NULL,
   "reason" TEXT,
   PRIMARY KEY ("article", "position", "field", "nth")
) STRICT;
CREATE INDEX "idx_claims_award_field"
    ON "claims" ("award", "field");
CREATE INDEX "idx_claims_rule"
    ON "claims" ("rule");
CREATE INDEX "idx_claims_digest"
    ON "claims" ("digest");
CREATE TABLE "awards" (
   "key" TEXT PRIMARY KEY,
   "recipient" TEXT NOT NULL,
   "region_code" TEXT,
   "recipient_kind" TEXT NOT NULL,
   "programme" TEXT NOT NULL,
   "programme_name" TEXT,
   "evaluation_year" INTEGER,
   "grade" TEXT,
   "streak" INTEGER,
   "score" REAL,
   "peer_average" REAL,
   "agencies_evaluated" INTEGER,
   "incentive_krw" INTEGER,
   "articles" INTEGER NOT NULL,
   "first_seen" TEXT,
   "last_seen" TEXT,
   "inferred" TEXT NOT NULL
) STRICT;
CREATE INDEX "idx_awards_programme_evaluation_year"
    ON "awards" ("programme", "evaluation_year");
CREATE INDEX "idx_awards_region_code"
    ON "awards" ("region_code");
CREATE INDEX "idx_awards_recipient"
    ON "awards" ("recipient");
CREATE TABLE "award_projects" (
   "award" TEXT REFERENCES "awards"("key"),
   "project" TEXT,
   "articles" INTEGER NOT NULL,
   PRIMARY KEY ("award", "project")
) STRICT;
CREATE TABLE "municipalities" (
   "code" TEXT PRIMARY KEY,
   "name" TEXT NOT NULL,
   "sido" TEXT NOT NULL,
   "kind" TEXT NOT NULL,
   "short" TEXT,
   "valid_from" TEXT,
   "valid_to" TEXT,
   "predecessor" TEXT
) STRICT;
CREATE TABLE "programmes" (
   "id" TEXT PRIMARY KEY,
   "name" TEXT NOT NULL,
   "host" TEXT,
   "first_year" INTEGER,
   "details" TEXT NOT NULL
) STRICT;
CREATE TABLE "failures" (
   "key" TEXT PRIMARY KEY,
   "source" TEXT NOT NULL,
   "stage" TEXT NOT NULL,
   "error" TEXT NOT NULL,
   "when" TEXT NOT NULL,
   "tries" INTEGER NOT NULL,
   "page" TEXT REFERENCES "pages"("key"),
   "run" INTEGER REFERENCES "runs"("id")
) STRICT;
CREATE TABLE "article_search" (
   "id" INTEGER PRIMARY KEY,
   "article" TEXT NOT NULL REFERENCES "articles"("key"),
   "title" TEXT NOT NULL,
   "text" TEXT NOT NULL,
   "projects" TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX "idx_article_search_article"
    ON "article_search" ("article");
CREATE VIRTUAL TABLE "article_search_fts" USING FTS5 (
    "title", "text", "projects",
    tokenize='unicode61',
    content="article_search"
);
CREATE TRIGGER "article_search_ai" AFTER INSERT ON "article_search" BEGIN
  INSERT INTO "article_search_fts" (rowid, "title", "text", "projects") VALUES (new.rowid, new."title", new."text", new."projects");
END;
CREATE TRIGGER "article_search_ad" AFTER DELETE ON "article_search" BEGIN
  INSERT INTO "article_search_fts" ("article_search_fts", rowid, "title", "text", "projects") VALUES('delete', old.rowid, old."title", old."text", old."projects");
END;
CREATE TRIGGER "article_search_au" AFTER UPDATE ON "article_search" BEGIN
  INSERT INTO "article_search_fts" ("article_search_fts", rowid, "title", "text", "projects") VALUES('delete', old.rowid, old."title", old."text", old."projects");
  INSERT INTO "article_search_fts" (rowid, "title", "text", "projects") VALUES (new.rowid, new."title", new."text", new."projects");
END;
CREATE VIEW "conflicts" AS WITH ranked AS (
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
ORDER BY w.key, one.field, one.value, other.value;
CREATE VIEW "unbroken_runs" AS WITH RECURSIVE steps AS (
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
), today AS (
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
ORDER BY runs.years DESC, runs.to_year DESC, runs.unit, runs.programme;
CREATE VIEW "units" AS WITH RECURSIVE steps AS (
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
), into_one AS (
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
JOIN municipalities u ON u.code = coalesce(chain.unit, m.code);
CREATE VIEW "award_overview" AS SELECT w.key, u.province, w.recipient, w.recipient_kind, w.evaluation_year, w.programme,
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
LEFT JOIN programmes p ON p.id = w.programme;
CREATE VIEW "claimed_streaks" AS WITH results AS (
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
ORDER BY c.streak DESC, c.evaluation_year DESC, c.key;
CREATE VIEW "best_scores" AS SELECT o.programme, o.programme_title, o.evaluation_year, o.recipient_kind,
    rank() OVER (
        PARTITION BY o.programme, o.evaluation_year, o.recipient_kind ORDER BY o.score DESC
    ) AS place,
    o.recipient, o.score, o.peer_average, round(o.score - o.peer_average, 2) AS above, o.grade, o.province,
    o.key AS award
FROM award_overview o
WHERE o.score IS NOT NULL
ORDER BY o.evaluation_year DESC, o.programme, o.recipient_kind, place, o.key;
CREATE VIEW "score_rises" AS WITH scores AS (
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
ORDER BY rise DESC, evaluation_year DESC, key;
CREATE VIEW "first_wins" AS WITH first AS (
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
ORDER BY o.evaluation_year DESC, earlier_grades IS NULL, o.key;
CREATE VIEW "nothing_on_record" AS SELECT DISTINCT u.province, u.name AS recipient, u.kind AS recipient_kind, u.unit AS region_code
FROM units u
WHERE u.valid_to IS NULL
  AND u.unit NOT IN (SELECT who FROM award_overview)
ORDER BY u.unit;
CREATE VIEW "money_won" AS SELECT o.recipient, o.incentive_krw,
    sum(o.incentive_krw) OVER (PARTITION BY o.who) AS sum_of_recipient,
    o.programme, o.programme_title, o.evaluation_year, o.grade, o.province, o.key AS award
FROM award_overview o
WHERE o.incentive_krw IS NOT NULL
ORDER BY o.incentive_krw DESC, o.key;
CREATE TABLE "page_addresses" (
   "address" TEXT PRIMARY KEY,
   "page" TEXT NOT NULL REFERENCES "pages"("key")
) STRICT;
CREATE INDEX "idx_page_addresses_page"
    ON "page_addresses" ("page");
CREATE TABLE "article_clusters" (
   "article" TEXT PRIMARY KEY REFERENCES "articles"("key"),
   "cluster" TEXT NOT NULL,
   "text_sha256" TEXT NOT NULL
) STRICT;
CREATE INDEX "idx_article_clusters_cluster"
    ON "article_clusters" ("cluster");
CREATE TABLE "cluster_bands" (
   "band" INTEGER,
   "article" TEXT REFERENCES "articles"("key"),
   PRIMARY KEY ("band", "article")
) STRICT;
CREATE INDEX "idx_cluster_bands_article"
    ON "cluster_bands" ("article");
CREATE VIEW "clusters" AS WITH ranked AS (
    SELECT c.cluster, a.title, a.publisher, a.published,
        row_number() OVER (PARTITION BY c.cluster ORDER BY a.published IS NULL, a.published, a.key) AS place
    FROM article_clusters c JOIN articles a ON a.key = c.article
)
SELECT cluster, count(*) AS articles, count(DISTINCT publisher) AS publishers,
    min(published) AS first_published, max(published) AS last_published,
    max(CASE WHEN place = 1 THEN title END) AS title
FROM ranked
GROUP BY cluster HAVING count(*) > 1
ORDER BY articles DESC, cluster;
INSERT INTO "_sqlite_migrations" VALUES (1, 'award-extractor', 'm001_tables', '2026-11-22 07:20:04.141652+00:00');
INSERT INTO "_sqlite_migrations" VALUES (2, 'award-extractor', 'm002_story_views', '2026-11-22 07:20:04.142918+00:00');
INSERT INTO "_sqlite_migrations" VALUES (3, 'award-extractor', 'm003_addresses_and_clusters', '2026-11-22 07:20:04.144232+00:00');
INSERT INTO "runs" VALUES (1, '2026-11-22T07:20:04+00:00', '2026-11-22T07:20:04+00:00', '0', 'frozen', '0123456789ab', '{"jobs":1}', '{"new":4}');
INSERT INTO "pages" VALUES ('96b6cad31c31082ece49c1b91abb2eab', 'https://news.test/one', 'https://news.test/one', 'one', 'text', NULL, NULL, NULL, NULL, NULL, NULL, '{}', '["발췌"]', 1, 380, '4dc82c9ad18e0e142ab9b082ffe3d5a9cfe93bba7bd584fa10118d34cc2a5525', X'789CD58E410AC2301444F79EE29FA0B871E1ED0A06B1B66240ABD12652A1E2D2545BE92227CA9FDCC15617E2115C0E33CC7BDEC67CCA906A5E6E895716A609C2FACEB2556197A0CC096915661AA5F4F7187B09A109478B8522DED4BE4B6004B12D902B4EAB88FA61DF0D77D371341992698662E47F5037874212AE31AF050E31F95686794BFC141006DAF1597F7DE8A302A308A2F60FC71747C8332EBB37F33FAF5F9A2FF509');
INSERT INTO "pages" VALUES ('f823a33a6734043d20779df597959ef1', 'https://news.test/two', 'https://news.test/two', 'two', 'text', NULL, NULL, NULL, NULL, NULL, NULL, '{}', '["발췌"]', 1, 383, '7177368692437846713ac6a3ea4dc0ddc027692db307739a1a291068c0a73b65', X'789CD58E410AC2301444F79EE29F40DCB8F0761583585B31A0D56813A9507169AAAD749113E54FEE60AB0BF1082E8719E63D6F233EA548342FB7C42B0B5307617D6BD9AAB08B516484A40C338D42FA7B84BD84D084A3C542116F2ADFC63082D8E6C81427E590BA61D7F57793D170DC2753F7C5C0FFA06E0EB9245C235E0B1C22F28D0CF386F829200CB4E3B3FEFAD04705461144E51F8E2F8E90A55CB46FE67F5EF3D4BC007DD7F712');
INSERT INTO "pages" VALUES ('94232140d4648226ee3a2ab6f23a2bf5', 'https://news.test/three', 'https://news.test/three', 'three', 'text', NULL, NULL, NULL, NULL, NULL, NULL, '{}', '["발췌"]', 1, 106, 'c33f5ab13b2d21695b06238a7fe03450d8e4a9dedcd837ed8947f92c1a6d3b9e', X'789C158CBD0980301406577913888D85DB09A650A320F81734110B07788A8533E57DD941531E779CE742F616DA4A3392740CF704C5FE656113E61AC744D067282D8EDEDF05961ECA125646654886CBBF359C22E10D93117D26F487BF8BBB3C4DB248EE89E203C76943C0');
INSERT INTO "pages" VALUES ('aada45e642c6d97efb0114368b5884c2', 'https://news.test/four', 'https://news.test/four', 'four', 'text', NULL, NULL, NULL, NULL, NULL, NULL, '{}', '["발췌"]', 1, 375, '6dc0629f7701f02775311df4422a7cd62d252827526c42ddc26b515bd0953fe9', X'789CE58D410AC2301045AF322770E305BB98851A0B155A2925291514372E06122482279A3FB983C939DCFEF7DFFF2A1DD6B3398FD34836BFCA9408BD58488585CAF568DB449A05316BE4B2F416988CB32DA27123BC3B638FE701EE4E7009EE63EB80C79770199A76F375A4D1D6DE5BA8404299C79AEC48FFF6FC07C1CBF487');
INSERT INTO "articles" VALUES ('96b6cad31c31082ece49c1b91abb2eab', 'one', 'https://news.test/one', 'https://news.test/one', '가람시 소식 one', '가람일보', '나기자', '2026-04-03', '가람시는 데이터기반행정 실태점검에서 우수 등급을 받았다. 점수는 90.5점이다.
가람시는 민원 지도와 교통 분석으로 데이터 행정의 성과를 알렸다. 가람시는 민원 지도와 교통 분석으로 데이터 행정의 성과를 알렸다. 가람시는 민원 지도와 교통 분석으로 데이터 행정의 성과를 알렸다. ', '부제', NULL, '["사진"]', '["하나"]', '{"면":3}', '4dc82c9ad18e0e142ab9b082ffe3d5a9cfe93bba7bd584fa10118d34cc2a5525', 'frozen', '96b6cad31c31082ece49c1b91abb2eab', 1, 2651389296755472);
INSERT INTO "articles" VALUES ('f823a33a6734043d20779df597959ef1', 'two', 'https://news.test/two', 'https://news.test/two', '가람시 소식 two', '나람일보', '나기자', '2026-04-05', '가람시는 데이터기반행정 실태점검에서 우수 등급을 받았다. 점수는 90.5점이다.
가람시는 민원 지도와 교통 분석으로 데이터 행정의 성과를 알렸다. 가람시는 민원 지도와 교통 분석으로 데이터 행정의 성과를 알렸다. 가람시는 민원 지도와 교통 분석으로 데이터 행정의 성과를 알렸다. 끝', NULL, NULL, '[]', '[]', '{}', '7177368692437846713ac6a3ea4dc0ddc027692db307739a1a291068c0a73b65', 'frozen', 'f823a33a6734043d20779df597959ef1', 1, 4365311136920384);
INSERT INTO "articles" VALUES ('94232140d4648226ee3a2ab6f23a2bf5', 'three', 'https://news.test/three', 'https://news.test/three', '가람시 소식 three', '가람일보', '나기자', NULL, '가람시는 데이터기반행정 실태점검에서 우수 등급을 받았다. 점수는 90.5점이다.', NULL, NULL, '[]', '[]', '{}', 'c33f5ab13b2d21695b06238a7fe03450d8e4a9dedcd837ed8947f92c1a6d3b9e', 'frozen', '94232140d4648226ee3a2ab6f23a2bf5', 1, 2606057642608200);
INSERT INTO "articles" VALUES ('aada45e642c6d97efb0114368b5884c2', 'four', 'https://news.test/four', 'https://news.test/four', NULL, '가람일보', NULL, '2026-04-03', '가람시는 올해 데이터 행정 기본계획을 세우고 부서마다 담당자를 두기로 했다고 3일 밝혔다. 가람시는 올해 데이터 행정 기본계획을 세우고 부서마다 담당자를 두기로 했다고 3일 밝혔다. 가람시는 올해 데이터 행정 기본계획을 세우고 부서마다 담당자를 두기로 했다고 3일 밝혔다. ', NULL, NULL, '[]', '[]', '{}', '6dc0629f7701f02775311df4422a7cd62d252827526c42ddc26b515bd0953fe9', 'frozen', 'aada45e642c6d97efb0114368b5884c2', 1, 3005671236971629);
INSERT INTO "claims" VALUES ('96b6cad31c31082ece49c1b91abb2eab', 0, 'recipient', 0, '99110|data-based-administration|2025', '한빛도 가람시', '가람시', 0, 3, 'text', 'test.rule', '0123456789ab', 'stated', NULL);
INSERT INTO "claims" VALUES ('96b6cad31c31082ece49c1b91abb2eab', 0, 'region_code', 0, '99110|data-based-administration|2025', '99110', '가람시', 0, 3, 'text', 'test.rule', '0123456789ab', 'stated', NULL);
INSERT INTO "claims" VALUES ('96b6cad31c31082ece49c1b91abb2eab', 0, 'recipient_kind', 0, '99110|data-based-administration|2025', 'si', '가람시', 0, 3, 'text', 'test.rule', '0123456789ab', 'stated', NULL);
INSERT INTO "claims" VALUES ('96b6cad31c31082ece49c1b91abb2eab', 0, 'programme', 0, '99110|data-based-administration|2025', 'data-based-administration', '가람시', 0, 3, 'text', 'test.rule', '0123456789ab', 'stated', NULL);
INSERT INTO "claims" VALUES ('96b6cad31c31082ece49c1b91abb2eab', 0, 'programme_name', 0, '99110|data-based-administration|2025', '데이터기반행정 실태점검', '가람시', 0, 3, 'text', 'test.rule', '0123456789ab', 'stated', NULL);
INSERT INTO "claims" VALUES ('96b6cad31c31082ece49c1b91abb2eab', 0, 'evaluation_year', 0, '99110|data-based-administration|2025', '2025', '가람시', 0, 3, 'text', 'test.rule', '0123456789ab', 'stated', NULL);
INSERT INTO "claims" VALUES ('96b6cad31c31082ece49c1b91abb2eab', 0, 'grade', 0, '99110|data-based-administration|2025', '우수', '가람시', 0, 3, 'text', 'test.rule', '0123456789ab', 'stated', NULL);
INSERT INTO "claims" VALUES ('96b6cad31c31082ece49c1b91abb2eab', 0, 'streak', 0, '99110|data-based-administration|2025', '3', '가람시', 0, 3, 'text', 'test.rule', '0123456789ab', 'inferred', 'for the test');
INSERT INTO "claims" VALUES ('96b6cad31c31082ece49c1b91abb2eab', 0, 'score', 0, '99110|data-based-administration|2025', '90.5', '가람시', 0, 3, 'text', 'test.rule', '0123456789ab', 'stated', NULL);
INSERT INTO "claims" VALUES ('96b6cad31c31082ece49c1b91abb2eab', 0, 'peer_average', 0, '99110|data-based-administration|2025', '65.6', '가람시', 0, 3, 'text', 'test.rule', '0123456789ab', 'stated', NULL);
INSERT INTO "claims" VALUES ('96b6cad31c31082ece49c1b91abb2eab', 0, 'incentive_krw', 0, '99110|data-based-administration|2025', '30000000', '가람시', 0, 3, 'text', 'test.rule', '0123456789ab', 'stated', NULL);
INSERT INTO "claims" VALUES ('96b6cad31c31082ece49c1b91abb2eab', 0, 'projects', 0, '99110|data-based-administration|2025', '민원 지도', '가람시', 0, 3, 'text', 'test.rule', '0123456789ab', 'stated', NULL);
INSERT INTO "claims" VALUES ('96b6cad31c31082ece49c1b91abb2eab', 0, 'projects', 1, '99110|data-based-administration|2025', '교통 분석', '가람시', 0, 3, 'text', 'test.rule', '0123456789ab', 'stated', NULL);
INSERT INTO "claims" VALUES ('f823a33a6734043d20779df597959ef1', 0, 'recipient', 0, '99110|data-based-administration|2025', '한빛도 가람시', '가람시', 0, 3, 'text', 'test.rule', '0123456789ab', 'stated', NULL);
INSERT INTO "claims" VALUES ('f823a33a6734043d20779df597959ef1', 0, 'region_code', 0, '99110|data-based-administration|2025', '99110', '가람시', 0, 3, 'text', 'test.rule', '0123456789ab', 'stated', NULL);
INSERT INTO "claims" VALUES ('f823a33a6734043d20779df597959ef1', 0, 'recipient_kind', 0, '99110|data-based-administration|2025', 'si', '가람시', 0, 3, 'text', 'test.rule', '0123456789ab', 'stated', NULL);
INSERT INTO "claims" VALUES ('f823a33a6734043d20779df597959ef1', 0, 'programme', 0, '99110|data-based-administration|2025', 'data-based-administration', '가람시', 0, 3, 'text', 'test.rule', '0123456789ab', 'stated', NULL);
INSERT INTO "claims" VALUES ('f823a33a6734043d20779df597959ef1', 0, 'programme_name', 0, '99110|data-based-administration|2025', '데이터기반행정 실태점검', '가람시', 0, 3, 'text', 'test.rule', '0123456789ab', 'stated', NULL);
INSERT INTO "claims" VALUES ('f823a33a6734043d20779df597959ef1', 0, 'evaluation_year', 0, '99110|data-based-administration|2025', '2025', '가람시', 0, 3, 'text', 'test.rule', '0123456789ab', 'stated', NULL);
INSERT INTO "claims" VALUES ('f823a33a6734043d20779df597959ef1', 0, 'grade', 0, '99110|data-based-administration|2025', '우수', '가람시', 0, 3, 'text', 'test.rule', '0123456789ab', 'stated', NULL);
INSERT INTO "claims" VALUES ('f823a33a6734043d20779df597959ef1', 0, 'score', 0, '99110|data-based-administration|2025', '91', '가람시', 0, 3, 'text', 'test.rule', '0123456789ab', 'stated', NULL);
INSERT INTO "claims" VALUES ('94232140d4648226ee3a2ab6f23a2bf5', 0, 'recipient', 0, '99120|data-based-administration|', '한빛도 가람시', '가람시', 0, 3, 'text', 'test.rule', '0123456789ab', 'stated', NULL);
INSERT INTO "claims" VALUES ('94232140d4648226ee3a2ab6f23a2bf5', 0, 'region_code', 0, '99120|data-based-administration|', '99120', '가람시', 0, 3, 'text', 'test.rule', '0123456789ab', 'stated', NULL);
INSERT INTO "claims" VALUES ('94232140d4648226ee3a2ab6f23a2bf5', 0, 'recipient_kind', 0, '99120|data-based-administration|', 'si', '가람시', 0, 3, 'text', 'test.rule', '0123456789ab', 'stated', NULL);
INSERT INTO "claims" VALUES ('94232140d4648226ee3a2ab6f23a2bf5', 0, 'programme', 0, '99120|data-based-administration|', 'data-based-administration', '가람시', 0, 3, 'text', 'test.rule', '0123456789ab', 'stated', NULL);
INSERT INTO "claims" VALUES ('94232140d4648226ee3a2ab6f23a2bf5', 0, 'programme_name', 0, '99120|data-based-administration|', '데이터기반행정 실태점검', '가람시', 0, 3, 'text', 'test.rule', '0123456789ab', 'stated', NULL);
INSERT INTO "claims" VALUES ('94232140d4648226ee3a2ab6f23a2bf5', 0, 'grade', 0, '99120|data-based-administration|', '보통', '가람시', 0, 3, 'text', 'test.rule', '0123456789ab', 'stated', NULL);
INSERT INTO "awards" VALUES ('99110|data-based-administration|2025', '한빛도 가람시', '99110', 'si', 'data-based-administration', '데이터기반행정 실태점검', 2025, '우수', 3, 90.5, 65.6, NULL, 30000000, 2, '2026-04-03', '2026-04-05', '["streak"]');
INSERT INTO "awards" VALUES ('99120|data-based-administration|', '한빛도 가람시', '99120', 'si', 'data-based-administration', '데이터기반행정 실태점검', NULL, '보통', NULL, NULL, NULL, NULL, NULL, 1, NULL, NULL, '[]');
INSERT INTO "award_projects" VALUES ('99110|data-based-administration|2025', '교통 분석', 1);
INSERT INTO "award_projects" VALUES ('99110|data-based-administration|2025', '민원 지도', 1);
INSERT INTO "municipalities" VALUES ('99110', '가람시', '한빛도', 'si', NULL, '2020-01-01', NULL, NULL);
INSERT INTO "programmes" VALUES ('data-based-administration', '데이터기반행정 실태점검', NULL, 2021, '{"grades":["우수","보통","미흡"],"highest":"우수"}');
INSERT INTO "failures" VALUES ('13aa5ecf8e1342d64ca44e7cf227ee6b', 'https://news.test/failed', 'fetch', 'HTTP 404', '2026-11-22T07:20:04+00:00', 1, NULL, 1);
INSERT INTO "article_search" VALUES (2606057642608200, '94232140d4648226ee3a2ab6f23a2bf5', '가람 람시 시 소식 식 three', '가람 람시 시는 는 데이 이터 터기 기반 반행 행정 정 실태 태점 점검 검에 에서 서 우수 수 등급 급을 을 받았 았다 다 점수 수는 는 90 5 점이 이다 다', '');
INSERT INTO "article_search" VALUES (2651389296755472, '96b6cad31c31082ece49c1b91abb2eab', '가람 람시 시 소식 식 one', '가람 람시 시는 는 데이 이터 터기 기반 반행 행정 정 실태 태점 점검 검에 에서 서 우수 수 등급 급을 을 받았 았다 다 점수 수는 는 90 5 점이 이다 다 가람 람시 시는 는 민원 원 지도 도와 와 교통 통 분석 석으 으로 로 데이 이터 터 행정 정의 의 성과 과를 를 알렸 렸다 다 가람 람시 시는 는 민원 원 지도 도와 와 교통 통 분석 석으 으로 로 데이 이터 터 행정 정의 의 성과 과를 를 알렸 렸다 다 가람 람시 시는 는 민원 원 지도 도와 와 교통 통 분석 석으 으로 로 데이 이터 터 행정 정의 의 성과 과를 를 알렸 렸다 다', '민원 원 지도 도 교통 통 분석 석');
INSERT INTO "article_search" VALUES (3005671236971629, 'aada45e642c6d97efb0114368b5884c2', '', '가람 람시 시는 는 올해 해 데이 이터 터 행정 정 기본 본계 계획 획을 을 세우 우고 고 부서 서마 마다 다 담당 당자 자를 를 두기 기로 로 했다 다고 고 3 일 밝혔 혔다 다 가람 람시 시는 는 올해 해 데이 이터 터 행정 정 기본 본계 계획 획을 을 세우 우고 고 부서 서마 마다 다 담당 당자 자를 를 두기 기로 로 했다 다고 고 3 일 밝혔 혔다 다 가람 람시 시는 는 올해 해 데이 이터 터 행정 정 기본 본계 계획 획을 을 세우 우고 고 부서 서마 마다 다 담당 당자 자를 를 두기 기로 로 했다 다고 고 3 일 밝혔 혔다 다', '');
INSERT INTO "article_search" VALUES (4365311136920384, 'f823a33a6734043d20779df597959ef1', '가람 람시 시 소식 식 two', '가람 람시 시는 는 데이 이터 터기 기반 반행 행정 정 실태 태점 점검 검에 에서 서 우수 수 등급 급을 을 받았 았다 다 점수 수는 는 90 5 점이 이다 다 가람 람시 시는 는 민원 원 지도 도와 와 교통 통 분석 석으 으로 로 데이 이터 터 행정 정의 의 성과 과를 를 알렸 렸다 다 가람 람시 시는 는 민원 원 지도 도와 와 교통 통 분석 석으 으로 로 데이 이터 터 행정 정의 의 성과 과를 를 알렸 렸다 다 가람 람시 시는 는 민원 원 지도 도와 와 교통 통 분석 석으 으로 로 데이 이터 터 행정 정의 의 성과 과를 를 알렸 렸다 다 끝', '');
INSERT INTO "article_clusters" VALUES ('94232140d4648226ee3a2ab6f23a2bf5', '94232140d4648226ee3a2ab6f23a2bf5', 'c33f5ab13b2d21695b06238a7fe03450d8e4a9dedcd837ed8947f92c1a6d3b9e');
INSERT INTO "article_clusters" VALUES ('96b6cad31c31082ece49c1b91abb2eab', '96b6cad31c31082ece49c1b91abb2eab', '4dc82c9ad18e0e142ab9b082ffe3d5a9cfe93bba7bd584fa10118d34cc2a5525');
INSERT INTO "article_clusters" VALUES ('aada45e642c6d97efb0114368b5884c2', 'aada45e642c6d97efb0114368b5884c2', '6dc0629f7701f02775311df4422a7cd62d252827526c42ddc26b515bd0953fe9');
INSERT INTO "article_clusters" VALUES ('f823a33a6734043d20779df597959ef1', '96b6cad31c31082ece49c1b91abb2eab', '7177368692437846713ac6a3ea4dc0ddc027692db307739a1a291068c0a73b65');
INSERT INTO "cluster_bands" VALUES (8217050546138710486, '96b6cad31c31082ece49c1b91abb2eab');
INSERT INTO "cluster_bands" VALUES (1446946019122733537, '96b6cad31c31082ece49c1b91abb2eab');
INSERT INTO "cluster_bands" VALUES (8477103603881842136, '96b6cad31c31082ece49c1b91abb2eab');
INSERT INTO "cluster_bands" VALUES (2568215608768033371, '96b6cad31c31082ece49c1b91abb2eab');
INSERT INTO "cluster_bands" VALUES (3486738778699406147, '96b6cad31c31082ece49c1b91abb2eab');
INSERT INTO "cluster_bands" VALUES (1016505916994746490, '96b6cad31c31082ece49c1b91abb2eab');
INSERT INTO "cluster_bands" VALUES (2788560623959894765, '96b6cad31c31082ece49c1b91abb2eab');
INSERT INTO "cluster_bands" VALUES (2338859246801421032, '96b6cad31c31082ece49c1b91abb2eab');
INSERT INTO "cluster_bands" VALUES (7573833218008026201, '96b6cad31c31082ece49c1b91abb2eab');
INSERT INTO "cluster_bands" VALUES (64878661077471470, '96b6cad31c31082ece49c1b91abb2eab');
INSERT INTO "cluster_bands" VALUES (4737193673235085153, '96b6cad31c31082ece49c1b91abb2eab');
INSERT INTO "cluster_bands" VALUES (794422693960970795, '96b6cad31c31082ece49c1b91abb2eab');
INSERT INTO "cluster_bands" VALUES (5900954339139724668, '96b6cad31c31082ece49c1b91abb2eab');
INSERT INTO "cluster_bands" VALUES (95487250840636649, '96b6cad31c31082ece49c1b91abb2eab');
INSERT INTO "cluster_bands" VALUES (972415024795963711, '96b6cad31c31082ece49c1b91abb2eab');
INSERT INTO "cluster_bands" VALUES (6238708847572895978, '96b6cad31c31082ece49c1b91abb2eab');
INSERT INTO "cluster_bands" VALUES (3180187364593752472, '96b6cad31c31082ece49c1b91abb2eab');
INSERT INTO "cluster_bands" VALUES (5464746424736760522, '96b6cad31c31082ece49c1b91abb2eab');
INSERT INTO "cluster_bands" VALUES (4757174151448776670, '96b6cad31c31082ece49c1b91abb2eab');
INSERT INTO "cluster_bands" VALUES (4460509136479494069, '96b6cad31c31082ece49c1b91abb2eab');
INSERT INTO "cluster_bands" VALUES (7168037362425893516, '96b6cad31c31082ece49c1b91abb2eab');
INSERT INTO "cluster_bands" VALUES (7820559486249263514, '96b6cad31c31082ece49c1b91abb2eab');
INSERT INTO "cluster_bands" VALUES (8662032942806287824, '96b6cad31c31082ece49c1b91abb2eab');
INSERT INTO "cluster_bands" VALUES (802065286035620447, '96b6cad31c31082ece49c1b91abb2eab');
INSERT INTO "cluster_bands" VALUES (8217050546138710486, 'f823a33a6734043d20779df597959ef1');
INSERT INTO "cluster_bands" VALUES (1446946019122733537, 'f823a33a6734043d20779df597959ef1');
INSERT INTO "cluster_bands" VALUES (8477103603881842136, 'f823a33a6734043d20779df597959ef1');
INSERT INTO "cluster_bands" VALUES (2568215608768033371, 'f823a33a6734043d20779df597959ef1');
INSERT INTO "cluster_bands" VALUES (3486738778699406147, 'f823a33a6734043d20779df597959ef1');
INSERT INTO "cluster_bands" VALUES (1016505916994746490, 'f823a33a6734043d20779df597959ef1');
INSERT INTO "cluster_bands" VALUES (2788560623959894765, 'f823a33a6734043d20779df597959ef1');
INSERT INTO "cluster_bands" VALUES (2338859246801421032, 'f823a33a6734043d20779df597959ef1');
INSERT INTO "cluster_bands" VALUES (7573833218008026201, 'f823a33a6734043d20779df597959ef1');
INSERT INTO "cluster_bands" VALUES (64878661077471470, 'f823a33a6734043d20779df597959ef1');
INSERT INTO "cluster_bands" VALUES (4737193673235085153, 'f823a33a6734043d20779df597959ef1');
INSERT INTO "cluster_bands" VALUES (794422693960970795, 'f823a33a6734043d20779df597959ef1');
INSERT INTO "cluster_bands" VALUES (5900954339139724668, 'f823a33a6734043d20779df597959ef1');
INSERT INTO "cluster_bands" VALUES (95487250840636649, 'f823a33a6734043d20779df597959ef1');
INSERT INTO "cluster_bands" VALUES (972415024795963711, 'f823a33a6734043d20779df597959ef1');
INSERT INTO "cluster_bands" VALUES (6238708847572895978, 'f823a33a6734043d20779df597959ef1');
INSERT INTO "cluster_bands" VALUES (3180187364593752472, 'f823a33a6734043d20779df597959ef1');
INSERT INTO "cluster_bands" VALUES (8043945741213362504, 'f823a33a6734043d20779df597959ef1');
INSERT INTO "cluster_bands" VALUES (4757174151448776670, 'f823a33a6734043d20779df597959ef1');
INSERT INTO "cluster_bands" VALUES (4460509136479494069, 'f823a33a6734043d20779df597959ef1');
INSERT INTO "cluster_bands" VALUES (7168037362425893516, 'f823a33a6734043d20779df597959ef1');
INSERT INTO "cluster_bands" VALUES (7820559486249263514, 'f823a33a6734043d20779df597959ef1');
INSERT INTO "cluster_bands" VALUES (8662032942806287824, 'f823a33a6734043d20779df597959ef1');
INSERT INTO "cluster_bands" VALUES (802065286035620447, 'f823a33a6734043d20779df597959ef1');
