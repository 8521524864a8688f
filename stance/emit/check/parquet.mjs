// Usage: node parquet.mjs FILE [ROWS]
// Reads a file of statements with DuckDB.
import assert from 'node:assert';
import {DuckDBInstance} from '@duckdb/node-api';

const [file, rows] = process.argv.slice(2);
const db = await (await DuckDBInstance.create(':memory:')).connect();
const ask = async query => (await db.runAndReadAll(query, {file})).getRowObjectsJson();
const [n] = await ask(`SELECT count(*)::INT AS rows, count(DISTINCT article)::INT AS articles, min(published)::VARCHAR AS first FROM read_parquet($file)`);
if (rows) assert.equal(n.rows, Number(rows));
const [bad] = await ask(`SELECT count(*)::INT AS n FROM read_parquet($file)
  WHERE array_to_string(list_transform(content, c -> c.text), ' … ') <> text
     OR len(speakers) = 0
     OR list_bool_or(list_transform(content, c -> strlen(c.text) <> c."end" - c.start))`);
assert.equal(bad.n, 0, 'texts and offsets in bytes agree');
const [s] = await ask(`SELECT count(*)::INT AS n, min(s.score) AS low, max(s.score) AS high
  FROM read_parquet($file), unnest(stances) AS u(s)`);
assert.ok(s.n === 0 || (s.low >= -1 && s.high <= 1));
console.log(`parquet: ${n.rows} statements of ${n.articles} articles from ${n.first}, ${s.n} stances`);
