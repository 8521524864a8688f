#!/bin/bash
# Reads every format back with tools that are not ours: Python's json and csv, the rules of brat's reader, a
# JSON-LD processor, DuckDB, the sqlite3 shell. Wants python3, node with npm, and sqlite3.
#
#   bash stance/emit/check/check.sh
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../../.."
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
[ -d "$here/node_modules" ] || (cd "$here" && npm ci --silent --no-audit --no-fund)

go build -o "$out/bin/" ./examples/analyze ./examples/corpus
printf 'Kremlin rejects new measures \xf0\x9f\x98\x80\r\n\r\n2024-04-10\r\n\r\nKremlin spokesman Dmitry Peskov said that the new sanctions \xf0\x9f\x98\x80 were illegal. He added: “We will not negotiate under pressure.”\r\n' > "$out/en.txt"
mkdir "$out/formats"
for format in jsonl csv xcsv conll jsonld brat; do
	name=$out/formats/out.$format
	case $format in xcsv) name=$out/formats/excel.csv ;; brat) name=$out/formats/brat ;; esac
	"$out/bin/analyze" -evidence 1 -format $format -o "$name" seeds/ar-2024-04-09.txt "$out/en.txt"
done
python3 "$here/check.py" "$out/formats"
node "$here/jsonld.mjs" "$out/formats/out.jsonld" seeds/ar-2024-04-09.txt "$out/en.txt"

"$out/bin/corpus" -evidence 1 -in 'testdata/articles/*.json' -out "$out/corpus"
ask() { sqlite3 -readonly "$out/corpus/corpus.db" "$1"; }
[ "$(ask 'PRAGMA integrity_check; PRAGMA foreign_key_check')" = ok ]
articles=$(ask 'SELECT count(*) FROM articles')
statements=$(ask 'SELECT count(*) FROM statements')
[ "$articles" = "$(ls testdata/articles/*.json | wc -l)" ]
[ "$(ask 'SELECT count(*) FROM articles a, json_each(a.notes)' )" -ge 0 ]
[ "$(ask "SELECT count(*) FROM statement_search WHERE statement_search MATCH 'words : sanction'")" -gt 0 ]
[ "$(ask 'SELECT count(*) FROM observations WHERE score NOT BETWEEN -1 AND 1')" = 0 ]
echo "corpus.db: $articles articles, $statements statements"
node "$here/parquet.mjs" "$out/corpus/statements.parquet" "$statements"
mkdir "$out/tables"
cp "$out/corpus/tally.csv" "$out/tables/"
python3 "$here/check.py" "$out/tables"
python3 -c 'import json, sys; [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]' "$out/corpus/errors.jsonl"
