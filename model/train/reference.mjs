// The reference implementation's ids and offsets: a JSON array of strings on stdin, [{ids, offsets}] on stdout.
// usage: node reference.mjs tokenizer.json
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import path from 'node:path';
const require = createRequire(path.join(process.env.BAYAN_NODE || process.cwd(), 'package.json'));
const { Tokenizer } = require('tokenizers');

const tokenizer = Tokenizer.fromFile(process.argv[2]);
const out = [];
for (const text of JSON.parse(readFileSync(0, 'utf8'))) {
  const e = await tokenizer.encode(text, null, { addSpecialTokens: true });
  out.push({ ids: e.getIds(), offsets: e.getOffsets(), tokens: e.getTokens() });
}
console.log(JSON.stringify(out));
