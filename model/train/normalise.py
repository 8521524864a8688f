"""The text normalisation of the model: NFC, then one step a character.

Every character is kept, deleted, or replaced by exactly one other character, so
that a caller can carry a map of offsets through it. The table below is the whole
definition; the Go package `tokenize` holds the same one.

    deleted   Arabic diacritics U+064B-065F, U+0670, U+06D6-06ED; tatweel U+0640;
              soft hyphen U+00AD; U+034F; U+061C; U+180E; U+200B-200F; U+202A-202E;
              U+2060-206F; U+FE00-FE0F; U+FEFF; control characters other than white space
    to space  U+0009-000D, U+0085, U+00A0, U+1680, U+2000-200A, U+2028, U+2029,
              U+202F, U+205F, U+3000
    alef      U+0622, U+0623, U+0625, U+0671            -> U+0627
    ya        U+0649 (alef maqsura), U+06CC (Farsi ya)  -> U+064A
    kaf       U+06A9                                    -> U+0643
    digits    U+0660-0669, U+06F0-06F9                  -> 0-9
    case      simple lower case of Unicode (U+0130 -> i)

Ta marbuta, hamza on waw and ya, and curly quotation marks are kept.
"""
import unicodedata


def _build():
    table = {}
    for first, last in ((0x00, 0x08), (0x0E, 0x1F), (0x7F, 0x84), (0x86, 0x9F),
                        (0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x640, 0x640),
                        (0x64B, 0x65F), (0x670, 0x670), (0x6D6, 0x6ED), (0x180E, 0x180E),
                        (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F),
                        (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF)):
        for c in range(first, last + 1):
            table[c] = None
    for first, last in ((0x09, 0x0D), (0x85, 0x85), (0xA0, 0xA0), (0x1680, 0x1680),
                        (0x2000, 0x200A), (0x2028, 0x2029), (0x202F, 0x202F),
                        (0x205F, 0x205F), (0x3000, 0x3000)):
        for c in range(first, last + 1):
            table[c] = ' '
    for c in 'أإآٱ':
        table[ord(c)] = 'ا'
    for c in '\u0649\u06cc':
        table[ord(c)] = '\u064a'
    table[0x6A9] = '\u0643'
    for digit in range(10):
        table[0x660 + digit] = table[0x6F0 + digit] = str(digit)
    table[0x130] = 'i'
    for c in range(0x110000):  # simple lower case: one character to one character
        if c not in table and not 0xD800 <= c <= 0xDFFF:
            low = chr(c).lower()
            if len(low) == 1 and low != chr(c):
                table[c] = low
    return table


TABLE = _build()


def char(c):
    """The image of one character: '' or a single character."""
    image = TABLE.get(ord(c), c)
    return image or ''


def normalise(text):
    """NFC and the table."""
    return unicodedata.normalize('NFC', text).translate(TABLE)
