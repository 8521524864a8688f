"""Made-up statements out of the tables in lexicon/: they teach the encoder which words approve and which reject.

Fifteen hundred real-looking statements cannot hold the vocabulary of approval, and words of opposite polarity
stand in the same contexts, so that masked language modelling alone keeps them close. Here each sentence is put
together from a frame (verb, verbal noun, predicate, clause, set phrase), turned by negation, denial and operators
(ending, lifting), with third parties whose views are not the speaker's, and with two targets of which one is
marked. Only the encoder's first lesson is made of them: no dev or test line is.
"""
import collections
import os
import sys

import numpy as np

from labelled import Example
from normalise import normalise
from paths import HERE

FAVOR, AGAINST, NEUTRAL = 0, 1, 2
MARK = '\ue000'     # around the target, before its place is known


def table(lang):
    rows = collections.defaultdict(list)
    with open(os.path.join(HERE, 'lexicon', lang + '.tsv'), encoding='utf-8') as f:
        for line in f.read().splitlines():
            if line and not line.startswith('#'):
                kind, polarity, *fields = line.split('\t')
                rows[kind].append(({'+': 1, '-': -1, '0': 0}.get(polarity, polarity), *fields))
    return rows


class Composer:
    """Frames common to both languages; the subclasses know the words' forms."""

    def __init__(self, lang, seed):
        self.rows = table(lang)
        self.random = np.random.default_rng(seed)

    def pick(self, kind, polarity=None):
        rows = self.rows[kind]
        if polarity is not None:
            rows = [r for r in rows if r[0] == polarity]
        return rows[self.random.integers(len(rows))]

    def chance(self, p):
        return self.random.random() < p

    def target(self, other=None):
        """(text with its mark, form, direction): now and then under an operator that may turn the stance."""
        while True:
            form, text = self.pick('target')
            if text != other:
                break
        way = 1
        marked = MARK + text + MARK
        if self.chance(0.25):
            way, operator = self.pick('operator')
            marked = self.operate(operator, text)
            form = self.operator_form
        return marked, form, way, text

    def operate(self, operator, text):
        """The mark takes in the operator or leaves it out."""
        if self.chance(0.5):
            return f'{MARK}{operator} {text}{MARK}'
        return f'{operator} {MARK}{text}{MARK}'

    def statement(self):
        """(text, spans, label)"""
        draw = self.random.random()
        marked, form, way, plain = self.target()
        if draw < 0.12:
            content, polarity = self.pick('phrase', 0)[1].replace('{T}', '{0}'), 0
            content = self.fill(content, marked)
        elif draw < 0.22:
            content, polarity = self.third_party(marked), 0
        elif draw < 0.34:
            second, form2, way2, _ = self.target(plain)
            first, p1 = self.opinion(marked, form)
            then, p2 = self.opinion(second, form2)
            if self.chance(0.5):
                first, polarity, way = first, p1, way
                then = then.replace(MARK, '')
            else:
                first, polarity, way = first.replace(MARK, ''), p2, way2
            content = first + self.joint() + then
        elif draw < 0.42:
            content, polarity = self.conceded(marked, form)
        elif draw < 0.62:
            return self.finish(*self.noun_phrase(marked), way)
        elif draw < 0.70:
            return self.finish(*self.denial(marked), way)
        else:
            content, polarity = self.opinion(marked, form)
        return self.finish(self.attribute(content), polarity, way)

    def finish(self, text, polarity, way):
        text = normalise(text)
        if text.count(MARK) < 2:
            raise ValueError(text)
        spans, out = [], ''
        for i, part in enumerate(text.split(MARK)):
            if i % 2:
                spans.append((len(out), len(out) + len(part)))
            out += part
        value = polarity * way
        return out, spans, FAVOR if value > 0 else AGAINST if value < 0 else NEUTRAL

    def opinion(self, marked, form):
        draw = self.random.random()
        if draw < 0.15:
            return self.resumed(marked, form)
        if draw < 0.23:
            return self.duty(marked, form)
        if draw < 0.47:
            return self.verb_clause(marked)
        if draw < 0.62:
            return self.predicate(marked, form)
        if draw < 0.78:
            return self.clause(marked, form)
        polarity, text = self.pick('phrase', 1 if self.chance(0.5) else -1)
        return self.fill(text, marked), polarity


class Arabic(Composer):
    operator_form = 'm'

    @staticmethod
    def join(preposition, noun):
        if preposition in ('ب', 'ل'):
            body = noun.lstrip(MARK)
            lead = noun[:len(noun) - len(body)]
            if preposition == 'ل' and body.startswith('ال'):
                return lead + 'لل' + body[2:]
            return lead + preposition + body
        return (preposition + ' ' + noun).strip()

    def fill(self, text, marked):
        text = text.replace('{0}', '{T}').replace('{P}', self.pick('country')[2])
        for preposition in ('ب', 'ل'):
            text = text.replace(preposition + '+{T}', self.join(preposition, marked))
        return text.replace('{T}', marked)

    def subject(self):
        name, person = [('بلاده', 'ت'), ('حكومته', 'ت'), ('حزبه', 'ي'), ('', 'ن'), ('نحن', 'ن'), ('بلادنا', 'ت'),
                        ('وفده', 'ي'), ('دول المجموعة', 'ت'), ('قيادته', 'ت'), ('مؤسسته', 'ت')][self.random.integers(10)]
        return name, person

    def verb_clause(self, marked):
        polarity, preposition, _, present, _ = self.pick('verb')
        name, person = self.subject()
        verb = person + present[1:]
        strength = ['', '', '', ' بشدة', ' بلا تردد', ' صراحة', ' بقوة'][self.random.integers(7)]
        lead = ''
        if self.chance(0.3):
            lead, polarity = ['لا ', 'لن ', 'ليس واردا أن ', 'من غير المعقول أن '][self.random.integers(4)], -polarity
            strength = ''
            if lead.endswith('أن '):
                return f'{lead}{verb} {name} {self.join(preposition, marked)}'.replace('  ', ' '), polarity
        elif self.chance(0.15):
            lead = ['ما زالت ', 'لطالما كانت '][self.random.integers(2)] if person == 'ت' else 'سوف '
        return f'{name} {lead}{verb} {self.join(preposition, marked)}{strength}'.strip(), polarity

    PRONOUNS = {'': '', 'ب': 'ب', 'ل': 'ل', 'إلى': 'إلي', 'على': 'علي', 'عن': 'عن', 'من': 'من', 'في': 'في', 'مع': 'مع'}

    def plain_verb(self):
        """A verb whose preposition takes a pronoun and whose present ends in a sound letter: it can be inflected by adding."""
        while True:
            polarity, preposition, past, present, noun = self.pick('verb')
            if preposition in self.PRONOUNS and present[-1] not in 'اىويءئؤ' and ' ' not in present and present[0] == 'ي':
                return polarity, preposition, present, noun

    def resumed(self, marked, form):
        """The target first, then who thinks what of it, with a pronoun: "the sanctions …, and both countries oppose them"."""
        polarity, preposition, present, _ = self.plain_verb()
        pronoun = 'ه' if form == 'm' else 'ها'
        names = [('بلاده', 'ت', ''), ('حكومته', 'ت', ''), ('نحن', 'ن', ''), ('', 'ن', ''), ('حزبه', 'ي', ''), ('البلدان', 'ي', 'ان'),
                 ('الحكومتان', 'ت', 'ان'), (' و'.join(self.pick('country')[2] for _ in range(2)), 'ت', 'ان'), ('وزراء المجموعة', 'ي', 'ون'),
                 ('الدول الأعضاء', 'ت', ''), ('الجميع', 'ي', 'ون'), ('المجتمعون', 'ي', 'ون')]
        name, person, ending = names[self.random.integers(len(names))]
        verb = person + present[1:] + ending
        lead = ''
        if self.chance(0.25):
            lead, polarity = 'لا ', -polarity
        tail = f'{lead}{verb}{pronoun}' if not preposition else f'{lead}{verb} {self.PRONOUNS[preposition]}{pronoun}'
        draw = self.random.random()
        if draw < 0.4:                      # a judgement of the same side stands before
            judged = [r for r in self.rows['predicate'] if r[0] == polarity]
            return f'{marked} {judged[self.random.integers(len(judged))][1]}، و{name} {tail}'.replace('  ', ' '), polarity
        if draw < 0.7:
            return f'{marked} {["أمر", "قرار", "خيار", "مسألة"][self.random.integers(4)]} {tail} {name}'.strip(), polarity
        return f'{marked} {name} {tail}'.replace('  ', ' '), polarity

    def duty(self, marked, form):
        """What others ought to do about it."""
        who = ['جميع الدول', 'المجتمع الدولي', 'الأطراف كافة', 'الحكومات', 'دول المنطقة', 'العالم', 'شعوبنا', 'الدول الكبرى'][self.random.integers(8)]
        must = ['يجب على', 'ينبغي على', 'يتعين على', 'على', 'من واجب', 'لا بد على'][self.random.integers(6)]
        polarity, preposition, present, noun = self.plain_verb()
        if self.chance(0.5):
            return f'{must} {who} {noun} {self.join(preposition, marked)}', polarity
        pronoun = 'ه' if form == 'm' else 'ها'
        thing = pronoun if not preposition else f' {self.PRONOUNS[preposition]}{pronoun}'
        judged = [r for r in self.rows['predicate'] if r[0] == polarity]
        return f'{marked} {judged[self.random.integers(len(judged))][1]}، و{must} {who} أن ت{present[1:]}{thing}', polarity

    def predicate(self, marked, form):
        polarity, text = self.pick('predicate')
        if self.chance(0.2):
            return f'{marked} {"ليس" if form == "m" else "ليست"} {text}', -polarity
        return f'{marked} {"هو " if form == "m" and self.chance(0.2) else ""}{text}', polarity

    def clause(self, marked, form):
        polarity, text = self.pick('clause')
        verb = text if form == 'm' else 'ت' + text[1:]
        if self.chance(0.25):
            return f'{marked} {"لا" if self.chance(0.5) else "لن"} {verb}', -polarity
        return f'{marked} {verb}', polarity

    def third_party(self, marked):
        who = [self.pick('country')[2], 'بعض الدول', 'دولا عدة', 'المعارضة', 'صحفا محلية', 'أطرافا أخرى'][self.random.integers(6)]
        polarity, preposition, past, present, _ = self.pick('verb')
        return f'{who} ت{present[1:]} {self.join(preposition, marked)}'

    def joint(self):
        return ['، لكن ', '، غير أن ', '، في حين أن ', '، كما أن ', '، و'][self.random.integers(5)]

    def conceded(self, marked, form):
        _, text = self.pick('predicate')
        final, polarity = self.verb_clause('{it}')
        while not final.endswith('{it}') or final.count(' {it}') != 1 or 'أن ' in final:
            final, polarity = self.verb_clause('{it}')
        pronoun = 'ه' if form == 'm' else 'ها'
        final = final.replace('ب{it}', 'ب' + pronoun).replace('ل{it}', 'ل' + pronoun).replace(' {it}', pronoun)
        final = final.replace('ى' + pronoun, 'ا' + pronoun).replace('إلا' + pronoun, 'إلي' + pronoun)
        final = final.replace('علا' + pronoun, 'علي' + pronoun)
        lead = ['يرى البعض أن ', 'قد يقال إن ', 'يروج آخرون أن '][self.random.integers(3)]
        return f'{lead}{marked} {text}، لكن {final}', polarity

    def noun_phrase(self, marked):
        owner = ['بلاده', 'حكومته', 'ه', 'ها', 'موسكو', 'حزبه', 'ه القاطع', 'ه التام', 'بلاده الكامل', 'هم'][self.random.integers(10)]
        polarity, preposition, *_, noun = self.pick('verb') if self.chance(0.85) else self.pick('noun')
        preposition = preposition or ('ل' if owner.startswith('ه') or self.chance(0.3) else '')
        if owner.startswith('ه'):
            noun = (noun[:-1] + 'ت' if noun.endswith('ة') else noun) + owner
        else:
            noun = noun + ' ' + owner
        cue = self.pick('nominal')[1]
        if self.chance(0.15):
            polarity, cue = -polarity, ['نفى', 'نافيا', 'أنهى', 'تراجع عن', 'أعلن التخلي عن'][self.random.integers(5)]
        return self.speak(cue, f'{noun} {self.join(preposition, marked)}'), polarity

    def denial(self, marked):
        polarity, preposition, past, present, _ = self.pick('verb')
        cue = ['نفى أن تكون بلاده', 'نافيا أن تكون حكومته', 'أنكر أن تكون بلاده'][self.random.integers(3)]
        tense = 'ت' + present[1:] if self.chance(0.6) else (past[:-1] if past[-1] in 'اى' else past) + 'ت'
        return self.speak(cue, f'{tense} {self.join(preposition, marked)}'), -polarity

    def speak(self, cue, rest):
        tail = ' ' + self.pick('tail')[1] if self.chance(0.25) else ''
        if self.chance(0.5):
            return f'{cue} {rest}{tail}'
        who = self.pick('speaker')[1] + (' في ' + self.pick('country')[1] if self.chance(0.5) else '')
        return f'{who} {cue} {rest}{tail}'

    def attribute(self, content):
        return self.speak(self.pick('cue')[1], content)


class English(Composer):
    operator_form = 's'

    def fill(self, text, marked):
        return text.replace('{0}', marked).replace('{T}', marked).replace('{P}', self.pick('country')[2])

    def verb_clause(self, marked):
        polarity, preposition, past, third, bare = self.pick('verb')[:5]
        preposition = preposition + ' ' if preposition else ''
        name, plural = [('his country', 0), ('her government', 0), ('we', 1), ('his party', 0), ('our delegation', 0),
                        ('the government', 0), ('he', 0), ('she', 0), ('they', 1)][self.random.integers(9)]
        strength = ['', '', '', ' strongly', ' openly', ' fully'][self.random.integers(6)]
        if self.chance(0.3):
            denial = ['will not', 'would never', 'could not', 'do not' if plural else 'does not'][self.random.integers(4)]
            return f'{name} {denial} {bare} {preposition}{marked}', -polarity
        verb = [bare if plural else third, past, f'would {bare}', f'will {bare}'][self.random.integers(4)]
        return f'{name}{strength} {verb} {preposition}{marked}', polarity

    def resumed(self, marked, form):
        """The target first, then who thinks what of it, with a pronoun."""
        it = 'it' if form == 's' else 'them'
        clause, polarity = self.verb_clause(it)
        judged = [r for r in self.rows['predicate'] if r[0] == polarity]
        be = 'is' if form == 's' else 'are'
        if self.chance(0.6):
            return f'{marked} {be} {judged[self.random.integers(len(judged))][1]}, and {clause}', polarity
        return f'as for {marked}, {clause}', polarity

    def duty(self, marked, form):
        """What others ought to do about it."""
        who = ['all states', 'the international community', 'every country', 'the whole world', 'our partners', 'responsible powers'][self.random.integers(6)]
        polarity, preposition, _, _, bare = self.pick('verb')[:5]
        must = ['must', 'should', 'have to', 'need to', 'ought to'][self.random.integers(5)] if who.endswith('s') else ['must', 'should', 'has to', 'ought to'][self.random.integers(4)]
        preposition = preposition + ' ' if preposition else ''
        if self.chance(0.5):
            return f'{who} {must} {bare} {preposition}{marked}', polarity
        judged = [r for r in self.rows['predicate'] if r[0] == polarity]
        be, it = ('is', 'it') if form == 's' else ('are', 'them')
        return f'{marked} {be} {judged[self.random.integers(len(judged))][1]}, and {who} {must} {bare} {preposition}{it}', polarity

    def predicate(self, marked, form):
        polarity, text = self.pick('predicate')
        be = ['is', 'was', 'remains'][self.random.integers(3)] if form == 's' else ['are', 'were', 'remain'][self.random.integers(3)]
        if self.chance(0.2):
            return f'{marked} {"is" if form == "s" else "are"} not {text}', -polarity
        return f'{marked} {be} {text}', polarity

    def clause(self, marked, form):
        polarity, text = self.pick('clause')
        if self.chance(0.25) and not text.startswith('only'):
            return f'{marked} {["does" if form == "s" else "do", "will", "would"][self.random.integers(3)]} not {text}', -polarity
        if form == 's':
            words = text.split(' ')
            at = 1 if words[0] == 'only' else 0
            words[at] += 's'
            text = ' '.join(words)
        return f'{marked} {text}', polarity

    def third_party(self, marked):
        who = [self.pick('country')[2], 'the opposition', 'another member', 'one newspaper', 'a neighbour'][self.random.integers(5)]
        _, preposition, past, third, _ = self.pick('verb')[:5]
        return f'{who} {past if self.chance(0.5) else third} {preposition + " " if preposition else ""}{marked}'

    def joint(self):
        return [', but ', ', while ', ', although ', ' and '][self.random.integers(4)]

    def conceded(self, marked, form):
        final, polarity = self.verb_clause('it' if form == 's' else 'them')
        _, text = self.pick('predicate')
        return f'some believe {marked} {"is" if form == "s" else "are"} {text}, but {final}', polarity

    def noun_phrase(self, marked):
        polarity, *_, noun = self.pick('verb')
        owner = ['his', 'her', 'their', "his country's", "the party's", "Beijing's"][self.random.integers(6)]
        cue = self.pick('nominal')[1]
        if self.chance(0.15):
            polarity, cue = -polarity, ['denied', 'ended', 'withdrew', 'gave up'][self.random.integers(4)]
        return self.speak(cue, f'{owner} {noun} {marked}'), polarity

    def denial(self, marked):
        polarity, preposition, past, *_ = self.pick('verb')
        cue = ['denied that his country had', 'rejected reports that her government had', 'denied ever having'][self.random.integers(3)]
        return self.speak(cue, f'{past} {preposition + " " if preposition else ""}{marked}'), -polarity

    def speak(self, cue, rest):
        tail = ' ' + self.pick('tail')[1] if self.chance(0.25) else ''
        if self.chance(0.5):
            return f'{cue} {rest}{tail}'
        who = self.pick('speaker')[1] + (' of ' + self.pick('country')[1] if self.chance(0.4) else '')
        return f'{who} {cue} {rest}{tail}'

    def attribute(self, content):
        return self.speak(self.pick('cue')[1], content)


def load(arabic, english, seed):
    """That many distinct statements of each language as examples of the head `own`."""
    out = []
    for composer, n in ((Arabic('ar', seed), arabic), (English('en', seed), english)):
        seen = set()
        while len(seen) < n:
            text, spans, label = composer.statement()
            if (text, tuple(spans)) not in seen:
                seen.add((text, tuple(spans)))
                out.append(Example(text, spans, '', label, 'own', 1.0))
    return out


if __name__ == '__main__':
    for x in load(*(int(a) for a in (sys.argv[1:3] or (10, 10))), seed=1):
        print(('favor', 'against', 'neutral')[x.label], '|', x.text, '|', [x.text[b:e] for b, e in x.spans])
