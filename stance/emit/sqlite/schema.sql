-- Offsets are UTF-8 bytes into articles.text, half-open. Lists are JSON.
-- published is UTC, RFC 3339, NULL where unknown; it sorts as text.

CREATE TABLE articles (
  number    INTEGER PRIMARY KEY,            -- in the order of arrival
  id        TEXT NOT NULL UNIQUE,
  title     TEXT NOT NULL,
  lang      TEXT NOT NULL,
  published TEXT,
  zone      INTEGER NOT NULL,               -- of published as it was given, seconds east of UTC
  day       TEXT GENERATED ALWAYS AS (substr(published, 1, 10)) VIRTUAL,
  source    TEXT NOT NULL,
  url       TEXT NOT NULL,
  bytes     INTEGER NOT NULL,
  text      TEXT NOT NULL,
  notes     TEXT NOT NULL,                  -- [{"code","start","end","message"}]
  digest    TEXT NOT NULL                   -- SHA-256 of text and report
);
CREATE INDEX articles_published ON articles (published);
CREATE INDEX articles_source ON articles (source);

-- One row a speaker, over all articles. label_en and label_ar are the names to
-- show: the gazetteer's, or else the name in the first article.
CREATE TABLE speakers (
  number   INTEGER PRIMARY KEY,
  key      TEXT NOT NULL UNIQUE,            -- of package tally; '' is the unknown speaker
  name     TEXT NOT NULL,
  kind     TEXT NOT NULL,
  country  TEXT NOT NULL,                   -- ISO 3166-1 alpha-2
  wikidata TEXT NOT NULL,
  label_en TEXT NOT NULL,
  label_ar TEXT NOT NULL
);
CREATE INDEX speakers_country ON speakers (country);

-- A speaker as one article has him.
CREATE TABLE article_speakers (
  number   INTEGER PRIMARY KEY,
  article  INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  id       TEXT NOT NULL,                   -- s1, s2, …
  speaker  INTEGER NOT NULL REFERENCES speakers,
  name     TEXT NOT NULL,
  kind     TEXT NOT NULL,
  office   TEXT NOT NULL,
  country  TEXT NOT NULL,
  wikidata TEXT NOT NULL,
  labels   TEXT NOT NULL,                   -- {"en": …}
  aliases  TEXT NOT NULL,                   -- […]
  UNIQUE (article, id)
);
CREATE INDEX article_speakers_speaker ON article_speakers (speaker);

CREATE TABLE statements (
  number        INTEGER PRIMARY KEY,
  article       INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  id            TEXT NOT NULL,              -- t1, t2, …
  text          TEXT NOT NULL,              -- pieces separated by ' … '
  start         INTEGER NOT NULL,           -- of the first piece
  "end"         INTEGER NOT NULL,           -- of the last
  content       TEXT NOT NULL,              -- [{"start","end","quoted"}]
  cue           TEXT NOT NULL,
  cue_start     INTEGER NOT NULL,
  cue_end       INTEGER NOT NULL,
  cue_lemma     TEXT NOT NULL,
  cue_class     TEXT NOT NULL,
  mention_start INTEGER NOT NULL,
  mention_end   INTEGER NOT NULL,
  reference     TEXT NOT NULL,
  kind          TEXT NOT NULL,
  negated       INTEGER NOT NULL,
  parent        TEXT NOT NULL,              -- id in the same article, or ''
  confidence    REAL NOT NULL,
  rule          TEXT NOT NULL,
  UNIQUE (article, id)
);

CREATE TABLE statement_speakers (
  statement INTEGER NOT NULL REFERENCES statements ON DELETE CASCADE,
  position  INTEGER NOT NULL,
  id        TEXT NOT NULL,                  -- in the article
  speaker   INTEGER NOT NULL REFERENCES speakers,
  office    TEXT NOT NULL,                  -- in which the article has him speak
  PRIMARY KEY (statement, position)
) WITHOUT ROWID;
CREATE INDEX statement_speakers_speaker ON statement_speakers (speaker);

CREATE TABLE stances (
  number        INTEGER PRIMARY KEY,
  statement     INTEGER NOT NULL REFERENCES statements ON DELETE CASCADE,
  target        TEXT NOT NULL,
  label         TEXT NOT NULL,              -- favor, against, neutral
  score         REAL NOT NULL,              -- in [-1, 1]
  favor         REAL NOT NULL,              -- probabilities
  against       REAL NOT NULL,
  neutral       REAL NOT NULL,
  unrelated     REAL NOT NULL,
  evidence      TEXT NOT NULL,              -- [{"start","end"}]
  evidence_text TEXT NOT NULL,              -- separated by ' | '
  UNIQUE (statement, target)
);
CREATE INDEX stances_target ON stances (target, label);

-- The stances of an article's speakers, each over all of their statements.
CREATE TABLE article_stances (
  number     INTEGER PRIMARY KEY,
  article    INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  id         TEXT NOT NULL,                 -- of the speaker in the article
  target     TEXT NOT NULL,
  label      TEXT NOT NULL,
  score      REAL NOT NULL,
  low        REAL NOT NULL,
  high       REAL NOT NULL,
  statements INTEGER NOT NULL,
  UNIQUE (article, id, target)
);

-- One row for each stance and speaker: what timelines and tables are made of.
CREATE VIEW observations AS
SELECT a.id AS article, a.title, a.published, a.day, a.source, a.url, a.lang,
       t.id AS statement, t.text, t.kind, t.negated, t.confidence, t.rule, t.number AS statement_number,
       s.key AS speaker, s.label_en, s.label_ar, s.country, x.office,
       o.target, o.label, o.score, o.favor, o.against, o.neutral, o.unrelated, o.evidence_text AS evidence
FROM stances o
JOIN statements t ON t.number = o.statement
JOIN articles a ON a.number = t.article
JOIN statement_speakers x ON x.statement = t.number
JOIN speakers s ON s.number = x.speaker;

-- Words in the form that package sqlite's Terms gives them; rowid is the number
-- of the statement or article.
CREATE VIRTUAL TABLE statement_search USING fts5 (words, names, content = '', tokenize = 'unicode61');
CREATE VIRTUAL TABLE article_search USING fts5 (title, words, content = '', tokenize = 'unicode61');
