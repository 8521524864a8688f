"""How each language puts the words of its lexicon together (compose.py). A method gets the composer, for its random choices, the fields of an
entry, and the target's row (agreement or number, then its forms); it gives text in which MARK stands around the marked target.
"""
import re

MARK = '\ue000'


def marks(text, marked):
    return MARK + text + MARK if marked else text


class Language:
    """What most have in common: verbs by past, we, infinitive and noun with their prepositions, clauses by singular and plural."""

    JOINTS, OTHERS, NOMINAL, WE = (), (), (), ''

    def name(self, row, case='nom'):
        return row[1]

    def contract(self, text):
        return text

    def plural(self, row):
        return row[0] == 'p'

    def direct(self, c, verb, row):
        return self.contract(f'{self.speaker(c)} {verb[0]} {marks(self.name(row), True)}')

    def speaker(self, c):
        return c.pick('speaker')[1]

    def attitude(self, c, verb, row, marked, negated):
        return self.contract(f'{self.WE}{self.NOT if negated else ""}{verb[1]} {marks(self.name(row), marked)}')

    def noun(self, c, verb, row):
        return self.contract(f'{c.one(self.NOMINAL)} {verb[3]} {marks(self.name(row), True)}')

    def others(self, c, verb, row):
        return self.contract(f'{c.one(self.OTHERS)} {verb[0]} {marks(self.name(row), True)}')

    def clause(self, c, forms, row, marked, negated):
        text = forms[self.plural(row)]
        return f'{marks(self.name(row), marked)} {self.deny(text) if negated else text}'

    def deny(self, text):
        return self.NOT + text

    def predicate(self, c, text, row, marked, negated):
        be = self.BE[self.plural(row)]
        return f'{marks(self.name(row), marked)} {self.deny(be) if negated else be} {text}'

    def phrase(self, c, text, row, marked):
        return self.contract(text.replace('{T}', marks(self.name(row), marked)))

    def introduce(self, lead, content):
        return f'{lead} {content}'

    def joint(self, c, first, second):
        return first + c.one(self.JOINTS) + second


class Spanish(Language):
    JOINTS = (', y que ', ', mientras que ', ', aunque ', ', y añadió que ', '; ')
    OTHERS = ('la oposición', 'otro socio', 'un diario local', 'el país vecino', 'una parte de la sociedad', 'Pekín', 'Lima')
    NOMINAL = ('expresó su', 'reiteró su', 'manifestó su', 'hizo público su', 'reafirmó el', 'mostró su', 'dejó claro su')
    NOT, BE = 'no ', ('es', 'son')

    def contract(self, text):
        return re.sub(f'\\b(a|de) ({MARK}?)el ', r'\1l \2', text)


class French(Language):
    JOINTS = (', et que ', ', tandis que ', ', même si ', ', avant d’ajouter que ', ' ; ')
    OTHERS = ("l'opposition", 'un autre membre', 'un journal local', 'le pays voisin', "une partie de l'opinion", 'Pékin', 'Ottawa')
    NOMINAL = ('a exprimé son', 'a réitéré son', 'a dit son', 'a rendu public son', 'a réaffirmé son', 'a fait connaître son')
    WE, NOT, BE = 'nous ', '', ('est', 'sont')

    def contract(self, text):
        for before, after in (('de {}le ', 'du {}'), ('de {}les ', 'des {}'), ('à {}le ', 'au {}'), ('à {}les ', 'aux {}')):
            for mark in (MARK, ''):
                text = re.sub(r'\b' + before.format(mark), after.format(mark), text)
        return text

    def deny(self, text):
        first, _, rest = text.partition(' ')
        return f"{'n’' if first[0] in 'aeéèêiouhy' else 'ne '}{first} pas {rest}".strip()

    def attitude(self, c, verb, row, marked, negated):
        verb = [verb[0], verb[1] if not negated or verb[1].startswith('nous ') else self.deny(verb[1])]
        return super().attitude(c, verb, row, marked, False)


class Russian(Language):
    JOINTS = (', и что ', ', а ', ', хотя ', ', и добавил, что ', '; ')
    OTHERS = ('оппозиция якобы', 'сосед', 'один из союзников', 'Пекин', 'другой участник', 'лидер партии', 'Лондон')
    NOMINAL = ('выразил', 'подтвердил', 'вновь выразил', 'обозначил', 'не скрыл', 'демонстрирует')
    WE, NOT = 'мы ', 'не '
    CASES = ('nom', 'gen', 'dat', 'acc', 'ins', 'prp')

    def name(self, row, case='nom'):
        return row[1 + self.CASES.index(case)]

    def direct(self, c, verb, row):
        return f'{self.speaker(c)} {verb[1]} {marks(self.name(row, verb[0]), True)}'

    def attitude(self, c, verb, row, marked, negated):
        return f'мы {"не " if negated else ""}{verb[2]} {marks(self.name(row, verb[0]), marked)}'

    def noun(self, c, verb, row):
        return f'{c.one(self.NOMINAL)} {verb[4]} {marks(self.name(row, verb[5]), True)}'

    def others(self, c, verb, row):
        return f'{c.one(self.OTHERS)} {verb[1]} {marks(self.name(row, verb[0]), True)}'

    def predicate(self, c, text, row, marked, negated):
        return f'{marks(self.name(row), marked)} — это {"не " if negated else ""}{text}'

    def phrase(self, c, text, row, marked):
        return re.sub(r'\{T\}(?::(\w+))?', lambda m: marks(self.name(row, m[1] or 'nom'), marked), text)


class Chinese(Language):
    JOINTS = ('，而', '，但', '，同时', '，并称', '；')
    OTHERS = ('反对党', '另一成员国', '当地报纸', '邻国', '一些议员', '巴西', '部分民众')

    def introduce(self, lead, content):
        return lead + content

    def direct(self, c, verb, row):
        return f'{self.speaker(c)}{verb[0]}{marks(row[1], True)}'

    def noun(self, c, verb, row):
        return f'{self.speaker(c)}{c.one(("再次", "公开", "明确", "一贯", "当天"))}{verb[0]}{marks(row[1], True)}'

    def attitude(self, c, verb, row, marked, negated):
        return f'{c.one(("我们", "中方", "我国", "政府", "他"))}{"不" if negated else ""}{verb[0]}{marks(row[1], marked)}'

    def others(self, c, verb, row):
        return f'{c.one(self.OTHERS)}{verb[0]}{marks(row[1], True)}'

    def clause(self, c, forms, row, marked, negated):
        return f'{marks(row[1], marked)}{"不会" if negated else ""}{forms[0]}'

    def predicate(self, c, text, row, marked, negated):
        return f'{marks(row[1], marked)}{"不是" if negated else "是"}{text}'


class English(Language):
    JOINTS = (', but ', ', while ', ', although ', ' and ', ', adding that ')
    OTHERS = ('the opposition', 'another member', 'one newspaper', 'a neighbour', 'part of the public', 'Beijing', 'Ottawa')
    NOMINAL = ('voiced his', 'repeated her', 'stated their', "underlined his country's", "made known the party's", 'expressed', 'reaffirmed his')
    WE = (('his country', 0), ('her government', 0), ('we', 1), ('his party', 0), ('the delegation', 0), ('the government', 0), ('he', 0), ('she', 0), ('they', 1))

    def governed(self, verb, form, row, marked=True):
        return ' '.join(x for x in (form, verb[0], marks(row[1], marked)) if x)

    def direct(self, c, verb, row):
        who = '' if c.chance(0.6) else self.speaker(c) + ' '
        return who + self.governed(verb, verb[1], row)

    def attitude(self, c, verb, row, marked, negated):
        who, many = c.one(self.WE)
        if negated:
            return f'{who} {c.one(("will not", "would never", "do not" if many else "does not"))} {self.governed(verb, verb[3], row, marked)}'
        return f'{who} {self.governed(verb, c.one((verb[3] if many else verb[2], verb[1], "would " + verb[3])), row, marked)}'

    def noun(self, c, verb, row):
        return f'{c.one(self.NOMINAL)} {verb[4]} {marks(row[1], True)}'

    def others(self, c, verb, row):
        return f'{c.one(self.OTHERS)} {self.governed(verb, verb[1], row)}'

    def clause(self, c, forms, row, marked, negated):
        text = forms[0]
        if negated and not text.startswith('only '):
            return f'{marks(row[1], marked)} {c.one(("do" if self.plural(row) else "does", "will", "would"))} not {text}'
        if not self.plural(row):
            lead, text = ('only ', text[5:]) if text.startswith('only ') else ('', text)
            first, _, rest = text.partition(' ')
            text = f'{lead}{first}s {rest}'.strip()
        return f'{marks(row[1], marked)} {text}'

    def predicate(self, c, text, row, marked, negated):
        if not negated and c.chance(0.2):
            return f'{c.one(("he called", "she called", "his government considers"))} {marks(row[1], marked)} {text}'
        be = c.one((('is', 'was', 'remains'), ('are', 'were', 'remain'))[self.plural(row)][:1 if negated else 3])
        return f'{marks(row[1], marked)} {be} {"not " if negated else ""}{text}'

    def phrase(self, c, text, row, marked):
        return text.replace('{T}', marks(row[1], marked)).replace('{P}', c.pick('country')[2])


class Arabic(Language):
    JOINTS = ('، لكن ', '، غير أن ', '، في حين أن ', '، كما أن ', '، وأن ', '، مضيفا أن ')
    OTHERS = ('المعارضة', 'بعض الدول', 'دولة مجاورة', 'صحف محلية', 'أطراف أخرى', 'بكين', 'نيروبي')
    NOMINAL = ('أعرب عن', 'جدد', 'أكد', 'أبدى', 'لم يخف', 'معربا عن', 'مجددا', 'مؤكدا', 'عبرت عن', 'أعلن')
    OWNERS = ('بلاده', 'حكومته', 'حزبه', 'بلاده الكامل', 'حكومتها', 'موسكو', 'وفده')
    WE = (('بلاده', 'ت'), ('حكومته', 'ت'), ('حزبه', 'ي'), ('', 'ن'), ('بلادنا', 'ت'), ('وفده', 'ي'), ('قيادته', 'ت'), ('مؤسسته', 'ت'))

    IMPERSONAL = {'لا', 'لن', 'لم', 'ليس', 'ليت', 'لولا', 'يجب', 'ينبغي', 'يكفي', 'كفى', 'آن', 'حان', 'يكفينا', 'يسعدنا', 'يؤسفنا', 'من', 'ما', 'قد', 'سوف'}

    def introduce(self, lead, content):
        """What follows «إن» is a noun, or a pronoun stands between."""
        first = content.split(' ', 1)[0]
        if lead.endswith('ان') and re.match('(?:لا |لن |لم |س)?ن[^ ]{3}', content):
            lead += 'نا'
        elif lead.endswith('ان') and first in self.IMPERSONAL:
            lead += 'ه'
        return f'{lead} {content}'

    def governed(self, preposition, row, marked=True):
        *words, last = preposition.split(' ')
        name = row[1]
        if last == 'ل' and name.startswith('ال'):
            name = 'لل' + name[2:]
        elif last in ('ب', 'ل'):
            name = last + name
        else:
            words.append(last)
        return ' '.join((*words, marks(name, marked))).strip()

    def speaker(self, c):
        return c.pick('speaker')[1] + (' في ' + c.pick('country')[1] if c.chance(0.4) else '')

    def direct(self, c, verb, row):
        who = '' if c.chance(0.3) else self.speaker(c) + ' '
        return f'{verb[1]} {who}{self.governed(verb[0], row)}'

    def attitude(self, c, verb, row, marked, negated):
        who, person = c.one(self.WE)
        lead = c.one(('لا ', 'لن ')) if negated else ''
        return f'{who} {lead}{person}{verb[2][1:]} {self.governed(verb[0], row, marked)}'.strip()

    def noun(self, c, verb, row):
        """A verb has its noun as the last of four fields, a noun stands alone behind its preposition."""
        preposition, noun = verb[0] or ('ل' if c.chance(0.3) else ''), verb[-1]
        return f'{c.one(self.NOMINAL)} {noun} {c.one(self.OWNERS)} {self.governed(preposition or "ل", row)}'

    def others(self, c, verb, row):
        return f'{c.one(self.OTHERS)} ت{verb[2][1:]} {self.governed(verb[0], row)}'

    def clause(self, c, forms, row, marked, negated):
        text = forms[0] if row[0] == 'm' else 'ت' + forms[0][1:]
        return f'{marks(row[1], marked)} {c.one(("لا ", "لن ")) if negated else ""}{text}'

    def predicate(self, c, text, row, marked, negated):
        if negated:
            return f'{marks(row[1], marked)} {"ليس" if row[0] == "m" else "ليست"} {text}'
        return f'{marks(row[1], marked)} {text}'

    def phrase(self, c, text, row, marked):
        for clitic in 'بل':
            text = text.replace(clitic + '+{T}', self.governed(clitic, row, marked))
        return text.replace('{T}', marks(row[1], marked)).replace('{P}', c.pick('country')[2])


LANGUAGES = {'ar': Arabic(), 'en': English(), 'ru': Russian(), 'zh': Chinese(), 'fr': French(), 'es': Spanish()}
