"""WordPiece as the reference implementation does it, with offsets in characters."""
import json
import re
import string
import unicodedata

from paths import scratch

PAD, UNK, CLS, SEP, MASK = range(5)
_PUNCTUATION = ''.join(re.escape(chr(c)) for c in range(0x30000)
                       if unicodedata.category(chr(c))[0] == 'P' or chr(c) in string.punctuation)
# What BertNormalizer's handle_chinese_chars sets apart: each is a word of its own.
HAN = '\u4e00-\u9fff\u3400-\u4dbf\uf900-\ufaff\U00020000-\U0002a6df\U0002a700-\U0002b81f\U0002b920-\U0002ceaf\U0002f800-\U0002fa1f'
# Arabic writes the article, and a conjunction or preposition before it, onto the noun. They are a piece of their own, so that
# a noun has one row of the embeddings, definite or not. Words of at most two letters after the article stay whole: الذي, الحق.
ARTICLE = '^(?:و?[فبك]?ال.{0,2}$|و?[فبك]?ال|و?لل)'
_ARTICLE = re.compile(ARTICLE)
_WORD = re.compile(f'[{_PUNCTUATION}{HAN}]|[^\\s{_PUNCTUATION}{HAN}]+')


class Tokenizer:
    def __init__(self, path=None):
        with open(path or scratch('tokenizer.json'), encoding='utf-8') as f:
            model = json.load(f)['model']
        self.vocab = model['vocab']
        self.longest = model['max_input_chars_per_word']
        self.continues = [False] * len(self.vocab)
        for piece, i in self.vocab.items():
            self.continues[i] = piece.startswith('##') and len(piece) > 2
        self._cache = {}

    def __len__(self):
        return len(self.vocab)

    def word(self, word):
        """[(id, begin, end)] of one word: longest match first, all or nothing."""
        got = self._cache.get(word)
        if got is None:
            got = self._cache[word] = self._split(word)
        return got

    def _split(self, word):
        m = _ARTICLE.match(word)
        if m and m.end() < len(word):
            head, tail = self._pieces(m.group()), self._pieces(word[m.end():])
            return head + [(i, b + m.end(), e + m.end()) for i, b, e in tail]
        return self._pieces(word)

    def _pieces(self, word):
        if len(word) > self.longest:
            return [(UNK, 0, len(word))]
        pieces, begin = [], 0
        while begin < len(word):
            for end in range(len(word), begin, -1):
                piece = word[begin:end] if begin == 0 else '##' + word[begin:end]
                if piece in self.vocab:
                    pieces.append((self.vocab[piece], begin, end))
                    begin = end
                    break
            else:
                return [(UNK, 0, len(word))]
        return pieces

    def encode(self, text):
        """Ids and (begin, end) of normalised text, without special tokens."""
        ids, offsets = [], []
        for m in _WORD.finditer(text):
            for i, b, e in self.word(m.group()):
                ids.append(i)
                offsets.append((m.start() + b, m.start() + e))
        return ids, offsets
