"""Write model/default/testvectors.json: what another implementation must reproduce.

Per sentence: the raw text, its normalised form, the ids and byte offsets (into the
normalised text, specials [0,0]) of the reference implementation, token types, and the
logits of the stored weights as torch computes them. Fails where our own tokenizer
disagrees with the reference, or ONNX Runtime on the stored weights with torch.
"""
import argparse
import json
import os
import subprocess

import numpy as np
import torch

import checkpoint
from encoder import CONFIG, StanceModel
from export import rounded
from normalise import normalise
from paths import HERE, MODEL, scratch
from wordpiece import CLS, SEP, Tokenizer

# (text, the marked mention)
SENTENCES = [
    ('وقال الوزيرُ إنّ العقوباتِ الأحاديةَ لا تُجدي نفعاً', 'العقوباتِ الأحاديةَ'),
    ('أكّـــد المتحدث أن بلاده لن تنضمّ إلى  حلف شمال الأطلسي ، اليوم ولا غداً!', 'حلف شمال الأطلسي'),
    ('رفضت بكين "أي تدخل" في مسألة تايوان منذ عام ٢٠٢٢، بنسبة ٧٫٥٪', 'تدخل'),
    ('دعا «مجلس الحكماء» إلى محادثات سلامٍ في أوكرانيا… قبل 31/12/2023.', 'محادثات سلامٍ في أوكرانيا'),
    ('\u200fموسكو:\u00a0لن نقبل بتوسّع الناتو شرقاً\u200e', 'بتوسّع الناتو'),
    ('إلى متى يبقى ملفّ ى/ة/إ/آ/ٱ/ؤ/ئ مفتوحًا؟', 'ملفّ'),
    ('گفت: تحریم\u200cها بی\u200cفایده است، ۱۲۳۴', 'تحریم'),
    ('The Minister said:\t“We won\'t back unilateral SANCTIONS”, and left.', 'SANCTIONS'),
    ('NATO\'s enlargement—he argued—"isn\'t a threat"; 3,250.75 km² of borders…', 'NATO\'s enlargement'),
    ('Ankara would host peace talks on Ukraine (Istanbul, 12-14 March) if both sides asked.', 'peace talks'),
    ('Cafe\u0301 İzmir: naïve façade, Σίσυφος, Москва, 北京 & 50 % off_sale $9.99', 'façade'),
    ('  a  \n b\u00adc\ufeff supercalifragilisticexpialidocious' + 'x' * 90 + ' نقطة.  ', 'نقطة'),
]


def stored_logits(rows):
    """What the reference runtime makes of model.onnx, one row at a time and as one padded batch."""
    run = subprocess.run(['node', os.path.join(HERE, 'runtime.mjs'), os.path.join(MODEL, 'model.onnx')],
                         input=json.dumps([{'ids': r['ids'], 'types': r['token_type_ids']} for r in rows]),
                         capture_output=True, text=True, check=True)
    return json.loads(run.stdout)


def main():
    arg = argparse.ArgumentParser(description=__doc__)
    arg.add_argument('--checkpoint', default='')
    opt = arg.parse_args()
    tok = Tokenizer()
    texts = [normalise(t) for t, _ in SENTENCES]
    run = subprocess.run(['node', os.path.join(HERE, 'reference.mjs'), os.path.join(MODEL, 'tokenizer.json')],
                         input=json.dumps(texts), capture_output=True, text=True, check=True)
    model = None
    if opt.checkpoint:
        model = StanceModel({**CONFIG, 'vocab_size': len(tok)})
        model.load_state_dict(rounded(checkpoint.load(scratch(opt.checkpoint))['model']))
        model.eval()
    out = []
    for (raw, mention), text, ref in zip(SENTENCES, texts, json.loads(run.stdout)):
        ids, offsets = tok.encode(text)
        if ref['ids'] != [CLS] + ids + [SEP]:
            raise SystemExit(f'other ids than the reference: {text}\n{ref["ids"]}\n{ids}')
        if [tuple(o) for o in ref['offsets'][1:-1]] != offsets:
            raise SystemExit(f'other offsets than the reference: {text}\n{ref["offsets"]}\n{offsets}')
        place = [len(text[:c].encode()) for c in range(len(text) + 1)]
        first = text.index(normalise(mention))
        last = first + len(normalise(mention))
        types = [0] + [int(b < last and e > first) for b, e in offsets] + [0]
        row = {'text': raw, 'mention': mention, 'normalised': text, 'ids': ref['ids'],
               'offsets': [[0, 0]] + [[place[b], place[e]] for b, e in offsets] + [[0, 0]], 'token_type_ids': types}
        if model is not None:
            with torch.no_grad():
                logits = model(torch.tensor([ref['ids']]), torch.ones(1, len(types), dtype=torch.long),
                               torch.tensor([types]))
            row['logits'] = [round(x, 5) for x in logits[0].tolist()]
        out.append(row)
    if model is not None:
        own = np.array([r['logits'] for r in out])
        for name, got in stored_logits(out).items():
            worst = np.abs(np.array(got) - own).max()
            print(f'{name}: at most {worst:.1e} from torch')
            if worst > 1e-3:
                raise SystemExit('model.onnx does not compute what torch computes')
    with open(os.path.join(MODEL, 'testvectors.json'), 'w', encoding='utf-8') as f:
        f.write('[\n' + ',\n'.join(json.dumps(r, ensure_ascii=False) for r in out) + '\n]\n')
    print(len(out), 'sentences agree with the reference')


if __name__ == '__main__':
    main()
