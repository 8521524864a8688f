// Writes the tokenizers and vectors of this folder with the reference
// implementation (npm package "tokenizers", 0.20 or later):
//   NODE_PATH=…/node_modules node generate.mjs
// Vocabularies are learnt from the sentences below; offsets are code points.
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync, mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
const require = createRequire(path.join(process.env.NODE_PATH, 'package.json'));
const T = require('tokenizers');

const sentences = [
  'قال الوزيرُ إنّ بلادَهُ لن تنضمَّ إلى العقوبات، وإنها تدعو إلى الحوار.',
  'أكّـــــد المتحدثُ أنّ المفاوضاتِ ستُستأنف «في أقرب وقت» بمدينة إسطنبول.',
  'وأضاف: لا نقبل بتدخّل أحد في شؤوننا؛ هذا موقفنا منذ عام ٢٠١٤ و۲۰۱۵.',
  'The minister said his country wouldn\'t join the sanctions, and called for talks.',
  'She\'s sure they\'ll meet: "we have 3,250.75 reasons", he\'d added -- twice!',
  'A naïve café owner in İzmir and Cafe\u0301 Zoë; ﬁne ﬂags, ½ of ①, Ⅷ km² ™.',
  'Министр заявил, что переговоры начнутся в Женеве, а ещё ёлка и й/и\u0306.',
  'Москва и Пекин: «никаких условий» — подчеркнул представитель.',
  '外交部发言人说，中方反对单边制裁，支持和平谈判。',
  '会谈将于２０２４年５月在ジュネーブ（日内瓦）举行！',
  'line one\r\nline two\r\n\r\n\tindented\u00a0nbsp\u2009thin\u3000wide  double',
  'emoji 😀👍🏽👩‍👩‍👧 and flags 🇪🇬🇬🇧 end',
  '\u200fموسكو:\u200e لن نقبل\u200c\u200d شرقاً\ufeff',
  '[CLS] literal specials [SEP] and [MASK]ed <mask> </s> words',
  'a\u0000b\u0001c\u007fd\u0085e\u00adf\ufffdg',
  'ΣΊΣΥΦΟΣ straße ǅungla ẞ İI ıi Å Å',
  'हिन्दी में लिखा แปลไทย 한국어 문장 한국',
  '   leading and trailing   ',
  '', ' ', '\n', '.', '...', 'x'.repeat(130), 'ؤ'.repeat(101) + ' ئ',
  '\u064b\u064c alone marks e\u0301\u0323 o\u0323\u0301 combining order',
  'ﷺ ﻻ ﻣﺮﺣﺒﺎ presentation forms ｆｕｌｌ ｗｉｄｔｈ',
  'under_score e-mail@example.org http://example.org/?q=1&r=2 50% $9.99 #tag',
];
const dir = mkdtempSync(path.join(os.tmpdir(), 'vectors-'));
const corpus = path.join(dir, 'corpus.txt');
writeFileSync(corpus, sentences.slice(0, 12).map((s) => s.replace(/\s+/g, ' ')).join('\n'));

function trained(json) {
  const t = T.Tokenizer.fromString(JSON.stringify(json));
  t.train([corpus]);
  t.save(path.join(dir, 'trained.json'), false);
  return JSON.parse(readFileSync(path.join(dir, 'trained.json'), 'utf8'));
}
const specials = (names) => names.map((content, id) => (
  { id, content, single_word: false, lstrip: false, rstrip: false, normalized: false, special: true }));
const template = (cls, sep, ids) => ({
  type: 'TemplateProcessing',
  single: [{ SpecialToken: { id: cls, type_id: 0 } }, { Sequence: { id: 'A', type_id: 0 } }, { SpecialToken: { id: sep, type_id: 0 } }],
  pair: [{ Sequence: { id: 'A', type_id: 0 } }, { Sequence: { id: 'B', type_id: 1 } }],
  special_tokens: { [cls]: { id: cls, ids: [ids[0]], tokens: [cls] }, [sep]: { id: sep, ids: [ids[1]], tokens: [sep] } },
});
// shift makes room for special tokens at the beginning of a vocabulary.
function withSpecials(vocab, names, drop) {
  const rest = Object.entries(vocab).sort((a, b) => a[1] - b[1]).map((e) => e[0]).filter((p) => !names.includes(p) && !drop.includes(p));
  return Object.fromEntries([...names, ...rest].map((p, i) => [p, i]));
}
const bert = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]'];
function wordpiece(normalizer, pre) {
  const json = trained({ version: '1.0', truncation: null, padding: null, added_tokens: [], normalizer, pre_tokenizer: pre,
    post_processor: null, decoder: null, model: { type: 'WordPiece', unk_token: '[UNK]', continuing_subword_prefix: '##', max_input_chars_per_word: 100, vocab: { '[UNK]': 0 } } });
  const keep = Object.fromEntries(Object.entries(json.model.vocab).sort((a, b) => a[1] - b[1]).slice(0, 420));
  json.model.vocab = withSpecials(keep, bert, []);
  json.added_tokens = specials(bert);
  json.post_processor = template('[CLS]', '[SEP]', [2, 3]);
  return json;
}
const bertPre = { type: 'BertPreTokenizer' };
const split = (pattern, behavior, invert = false) => ({ type: 'Split', pattern, behavior, invert });
const bertNorm = (lowercase, strip_accents) => ({ type: 'BertNormalizer', clean_text: true, handle_chinese_chars: true, strip_accents, lowercase });

const sp = ['<s>', '<pad>', '</s>', '<unk>', '<mask>'];
function unigram(normalizer, pre, byte_fallback) {
  const count = new Map();
  for (const line of sentences.slice(0, 12)) {
    for (const w of line.normalize('NFKC').split(/\s+/)) {
      const c = [...('▁' + w)];
      for (let i = 0; i < c.length; i++) for (let j = i + 1; j <= Math.min(c.length, i + 7); j++) {
        const p = c.slice(i, j).join('');
        count.set(p, (count.get(p) || 0) + 1);
      }
    }
  }
  const pieces = [...count].filter(([p, n]) => n > 1 || [...p].length === 1 || [...p].length > 5).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 700);
  const bytes = byte_fallback ? [...Array(256).keys()].map((b) => [`<0x${b.toString(16).toUpperCase().padStart(2, '0')}>`, 0]) : [];
  const vocab = [...sp.slice(0, 4).map((p) => [p, 0]), ...bytes,
    ...pieces.filter(([p]) => p !== 'x').map(([p, n], i) => [p, Math.log(n / 5000) * (1 + 0.1 / [...p].length) - i * 1e-5]), ['<mask>', 0]];
  const added = specials(sp);
  added[4] = { ...added[4], id: vocab.length - 1, lstrip: true };
  return { version: '1.0', truncation: null, padding: null, added_tokens: added, normalizer, pre_tokenizer: pre,
    post_processor: template('<s>', '</s>', [0, 2]), decoder: null, model: { type: 'Unigram', unk_id: 3, vocab, byte_fallback } };
}
function bytelevel(add_prefix_space, processor) {
  const json = trained({ version: '1.0', truncation: null, padding: null, added_tokens: [], normalizer: null,
    pre_tokenizer: { type: 'ByteLevel', add_prefix_space, trim_offsets: true, use_regex: true }, post_processor: null, decoder: null,
    model: { type: 'BPE', dropout: null, unk_token: null, continuing_subword_prefix: null, end_of_word_suffix: null, fuse_unk: false, byte_fallback: false, ignore_merges: false, vocab: {}, merges: [] } });
  // Byte-level vocabularies hold all 256 bytes.
  const vocab = json.model.vocab, merges = json.model.merges.slice(0, 400), names = ['<s>', '<pad>', '</s>', '<unk>', '<mask>'];
  const pieces = new Set([...T.byteLevelAlphabet(), ...merges.flatMap((m) => { const [a, b] = Array.isArray(m) ? m : m.split(' '); return [a, b, a + b]; })]);
  void vocab;
  json.model.vocab = Object.fromEntries([...names, ...[...pieces].sort()].map((p, i) => [p, i]));
  json.model.merges = merges;
  json.added_tokens = specials(names);
  json.added_tokens[4].lstrip = true;
  json.post_processor = processor;
  return json;
}
function bpeUnk() {
  const json = trained({ version: '1.0', truncation: null, padding: null, added_tokens: [], normalizer: { type: 'Sequence', normalizers: [{ type: 'NFC' }, { type: 'Lowercase' }] },
    pre_tokenizer: { type: 'Whitespace' }, post_processor: null, decoder: null,
    model: { type: 'BPE', dropout: null, unk_token: '[UNK]', continuing_subword_prefix: '##', end_of_word_suffix: null, fuse_unk: true, byte_fallback: false, ignore_merges: false, vocab: { '[UNK]': 0 }, merges: [] } });
  const merges = json.model.merges.slice(0, 300), chars = Object.keys(json.model.vocab).filter((p) => [...p.replace(/^##/, '')].length === 1);
  const out = merges.map((m) => { const [a, b] = Array.isArray(m) ? m : m.split(' '); return a + b.replace(/^##/, ''); });
  json.model.vocab = Object.fromEntries([...new Set(['[UNK]', ...chars.sort().filter((c) => !'москвa'.includes(c)), ...merges.flatMap((m) => (Array.isArray(m) ? m : m.split(' '))), ...out])].map((p, i) => [p, i]));
  json.model.merges = merges;
  return json;
}

const all = {
  'bert-uncased': wordpiece(bertNorm(true, null), bertPre),
  'bert-cased': wordpiece(bertNorm(false, null), bertPre),
  'wordpiece-plain': wordpiece(null, bertPre),
  'wordpiece-nfkd': wordpiece({ type: 'Sequence', normalizers: [{ type: 'NFKD' }, { type: 'StripAccents' }, { type: 'Lowercase' }, { type: 'Strip', strip_left: true, strip_right: true }] },
    { type: 'Sequence', pretokenizers: [{ type: 'Whitespace' }, { type: 'Digits', individual_digits: true }, { type: 'Punctuation', behavior: 'Isolated' }] }),
  'unigram': unigram({ type: 'Sequence', normalizers: [{ type: 'NFKC' }, { type: 'Replace', pattern: { Regex: ' {2,}' }, content: ' ' }] },
    { type: 'Metaspace', replacement: '▁', prepend_scheme: 'always', split: true }, false),
  'unigram-bytes': unigram({ type: 'Replace', pattern: { String: 'talks' }, content: 'the talk' },
    { type: 'Sequence', pretokenizers: [{ type: 'WhitespaceSplit' }, { type: 'Metaspace', replacement: '▁', prepend_scheme: 'first', split: true }] }, true),
  'bytelevel': bytelevel(false, { type: 'RobertaProcessing', sep: ['</s>', 2], cls: ['<s>', 0], trim_offsets: true, add_prefix_space: false }),
  'bytelevel-prefix': bytelevel(true, { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true, use_regex: true }),
  'bytelevel-untrimmed': bytelevel(true, { type: 'ByteLevel', add_prefix_space: true, trim_offsets: false, use_regex: true }),
  'bpe': bpeUnk(),
  'split-article': wordpiece(bertNorm(false, false), { type: 'Sequence', pretokenizers: [bertPre,
    split({ Regex: '^(?:و?[فبك]?ال.{0,2}$|و?[فبك]?ال|و?لل)' }, 'Isolated')] }),
  'split-merged': wordpiece(null, { type: 'Sequence', pretokenizers: [split({ String: ' ' }, 'MergedWithNext'),
    split({ Regex: '[,.،]' }, 'Contiguous'), split({ Regex: '\\p{N}{1,3}' }, 'MergedWithPrevious')] }),
  'split-removed': wordpiece(null, { type: 'Sequence', pretokenizers: [split({ Regex: '[ \\n\\r\\t]+' }, 'Removed'),
    split({ Regex: '^\\p{L}+|\\p{Lu}\\p{Ll}?' }, 'Isolated', true), split({ Regex: 'o$' }, 'Isolated')] }),
};
const vectors = [];
for (const [name, json] of Object.entries(all)) {
  const text = JSON.stringify(json);
  writeFileSync(name + '.json', text + '\n');
  const t = T.Tokenizer.fromString(text);
  for (const s of sentences) {
    const e = await t.encode(s, null, { addSpecialTokens: true });
    vectors.push({ tokenizer: name, text: s, ids: e.getIds(), offsets: e.getOffsets(), tokens: e.getTokens() });
  }
}
const place = (s) => { const p = [0]; for (const c of s) p.push(p[p.length - 1] + Buffer.byteLength(c)); return p; };
writeFileSync('vectors.json', '[\n' + vectors.map((v) => {
  const p = place(v.text);
  return JSON.stringify({ tokenizer: v.tokenizer, text: v.text, ids: v.ids, spans: v.offsets.map(([a, b]) => [p[a], p[b]]), tokens: v.tokens });
}).join(',\n') + '\n]\n');
console.log(vectors.length, 'vectors');
