// WordPiece over a prepared sample, with the reference implementation (npm tokenizers).
// usage: node vocabulary.mjs sample.txt out.json      (node_modules: see README.md)
import { createRequire } from 'node:module';
import path from 'node:path';
const require = createRequire(path.join(process.env.BAYAN_NODE || process.cwd(), 'package.json'));
const { Tokenizer, WordPiece, bertPreTokenizer } = require('tokenizers');

const [sample, out] = process.argv.slice(2);
const tokenizer = new Tokenizer(WordPiece.init({ '[UNK]': 0 }, {
  unkToken: '[UNK]', continuingSubwordPrefix: '##', maxInputCharsPerWord: 100,
}));
tokenizer.setPreTokenizer(bertPreTokenizer());
tokenizer.train([sample]); // 30,000 pieces in order of merging: a prefix of it is a smaller vocabulary
tokenizer.save(out, false);
