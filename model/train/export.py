"""Write model/default: model.onnx (weights stored small, float32 arithmetic) and config.json.

    export.py --checkpoint NAME     a fine-tuned model out of the scratch folder
    export.py --untrained           the architecture with random weights, kept as untrained
"""
import argparse
import json
import os
import shutil
import warnings

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

import checkpoint
from encoder import CONFIG, LABELS, StanceModel
from paths import MODEL, scratch
from wordpiece import Tokenizer

SMALL = 2048   # matrices of fewer numbers stay float32


def to_onnx(model, path):
    ids = torch.randint(5, 1000, (2, 12))
    mask = torch.ones(2, 12, dtype=torch.long)
    types = torch.zeros(2, 12, dtype=torch.long)
    types[:, 3:5] = 1
    names = ['input_ids', 'attention_mask', 'token_type_ids']
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        torch.onnx.export(model, (ids, mask, types), path, opset_version=17, input_names=names,
                          output_names=['logits'],
                          dynamic_axes={**{n: {0: 'batch', 1: 'sequence'} for n in names}, 'logits': {0: 'batch'}})


def tidy(path):
    """Take out what tracing leaves behind: computed shapes that are constant, copies, dead nodes.

    Every Reshape here splits or joins the last axes behind [batch, sequence], so that
    0 (copy the axis) stands for the first two.
    """
    model = onnx.load(path)
    graph = model.graph
    made = {o: n for n in graph.node for o in n.output}
    known = {t.name: numpy_helper.to_array(t) for t in graph.initializer}

    def constant(name):
        node = made.get(name)
        if name in known:
            return known[name]
        if node is not None and node.op_type == 'Constant':
            return numpy_helper.to_array(node.attribute[0].t)
        if node is not None and node.op_type == 'Unsqueeze':
            return constant(node.input[0])
        return None

    for node in graph.node:
        if node.op_type == 'Reshape' and made.get(node.input[1]) is not None and made[node.input[1]].op_type == 'Concat':
            tail = [constant(i) for i in made[node.input[1]].input[2:]]
            if any(c is None for c in tail):
                raise ValueError(f'{node.name}: a shape of unknown width')
            shape = np.array([0, 0] + [int(c.reshape(-1)[0]) for c in tail], np.int64)
            graph.initializer.append(numpy_helper.from_array(shape, node.output[0] + '.shape'))
            node.input[1] = node.output[0] + '.shape'
    copies = {n.output[0]: n.input[0] for n in graph.node if n.op_type == 'Identity'}
    for node in graph.node:
        for i, name in enumerate(node.input):
            while name in copies:
                name = copies[name]
            node.input[i] = name
    while True:
        used = {i for n in graph.node for i in n.input} | {o.name for o in graph.output}
        dead = [n for n in graph.node if not used & set(n.output)]
        if not dead:
            break
        for node in dead:
            graph.node.remove(node)
    for tensor in [t for t in graph.initializer if t.name not in used]:
        graph.initializer.remove(tensor)
    onnx.checker.check_model(model)
    onnx.save(model, path)


def rounded(state):
    """The weights on the grid that the file stores: int8 a row of an embedding, a row (output) of a matrix."""
    out = {}
    for name, w in state.items():
        if w.dim() == 2 and w.numel() >= SMALL:
            scale = w.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
            w = torch.round(w / scale).clamp(-127, 127) * scale
        out[name] = w
    return out


def compress(path):
    """Store the big tensors, which lie on the grid already, as int8 with a DequantizeLinear each."""
    model = onnx.load(path)
    graph, new = model.graph, []
    by_row = {n.input[0] for n in graph.node if n.op_type == 'Gather'}
    by_row |= {n.input[1] for n in graph.node if n.op_type == 'Gemm' and any(a.name == 'transB' and a.i for a in n.attribute)}
    for tensor in list(graph.initializer):
        if tensor.data_type != TensorProto.FLOAT or np.prod(tensor.dims) < SMALL or len(tensor.dims) != 2:
            continue
        values, name = numpy_helper.to_array(tensor), tensor.name
        axis = 0 if name in by_row else 1
        scale = np.maximum(np.abs(values).max(1 - axis), 1e-8).astype(np.float32) / 127
        q = np.clip(np.rint(values / np.expand_dims(scale, 1 - axis)), -127, 127).astype(np.int8)
        graph.initializer.remove(tensor)
        graph.initializer.extend([numpy_helper.from_array(q, name + '.int8'),
                                  numpy_helper.from_array(scale, name + '.scale'),
                                  numpy_helper.from_array(np.zeros(scale.shape, np.int8), name + '.zero')])
        new.append(helper.make_node('DequantizeLinear', [name + '.int8', name + '.scale', name + '.zero'], [name],
                                    axis=axis, name=name + '.dequantize'))
    for node in reversed(new):
        graph.node.insert(0, node)
    graph.doc_string = ''
    for node in graph.node:
        node.doc_string = ''
    onnx.checker.check_model(model)
    onnx.save(model, path)


# Articles speak of a target without a side more often than the rows that training shows, of which a third are neutral: added to the tempered score.
# Chosen on labelled articles (the tuning set and 513 others); from 0.25 to 0.75 they gain about the same.
CLASS_SHIFT = {'neutral': 0.35}


def config(tokenizer, temperature, reversals):
    return {'model_type': 'bert', 'architectures': ['StanceModel'], **CONFIG, 'vocab_size': len(tokenizer),
            'hidden_act': 'gelu', 'layer_norm_eps': 1e-5, 'pad_token_id': 0,
            'id2label': {str(i): l for i, l in enumerate(LABELS)}, 'label2id': {l: i for i, l in enumerate(LABELS)},
            'max_tokens': 128, 'temperature': temperature, 'class_shift': CLASS_SHIFT,
            **({'reversals': True} if reversals else {})}


def main():
    arg = argparse.ArgumentParser(description=__doc__)
    arg.add_argument('--checkpoint', default='stance')
    arg.add_argument('--untrained', action='store_true')
    arg.add_argument('--reversals', action='store_true', help='the model was trained on `rows.py --reversals`')
    arg.add_argument('--out', default=MODEL)
    opt = arg.parse_args()
    tokenizer = Tokenizer()
    model = StanceModel({**CONFIG, 'vocab_size': len(tokenizer)})
    temperature = 1.0
    if opt.untrained:
        checkpoint.save(scratch('untrained'), dict(model=model.state_dict(), temperature=temperature))
    else:
        state = checkpoint.load(scratch(opt.checkpoint))
        model.load_state_dict(state['model'])
        temperature = round(state['temperature'], 4)
    model.load_state_dict(rounded(model.state_dict()))
    model.eval()
    os.makedirs(opt.out, exist_ok=True)
    shutil.copyfile(scratch('tokenizer.json'), os.path.join(opt.out, 'tokenizer.json'))
    path = os.path.join(opt.out, 'model.onnx')
    to_onnx(model, path + '.new')
    tidy(path + '.new')
    compress(path + '.new')
    os.replace(path + '.new', path)
    with open(os.path.join(opt.out, 'config.json'), 'w', encoding='utf-8') as f:
        json.dump(config(tokenizer, temperature, opt.reversals), f, indent=2)
        f.write('\n')
    graph = onnx.load(path).graph
    kinds = sorted({n.op_type for n in graph.node})
    print(f'{os.path.getsize(path) / 2**20:.2f} MiB, {len(graph.node)} nodes: {" ".join(kinds)}')


if __name__ == '__main__':
    main()
