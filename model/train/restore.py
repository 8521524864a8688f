"""The model that ships as a checkpoint, to go on from without the runs before it.

    restore.py            writes the checkpoint `shipped` and tokenizer.json into the scratch folder

The weights are those of the file, on its int8 grid. `rows.py` and `finetune.py --start shipped` then go on with more lines.
"""
import argparse
import json
import os
import shutil

import onnx
import torch
from onnx import numpy_helper

import checkpoint
from encoder import CONFIG, StanceModel
from paths import MODEL, scratch


def weights(path):
    """{name: tensor} of the graph's weights, named as StanceModel names them."""
    graph = onnx.load(path).graph
    known = {t.name: torch.from_numpy(numpy_helper.to_array(t).copy()) for t in graph.initializer}
    for node in graph.node:
        if node.op_type == 'DequantizeLinear':
            q, scale = known[node.input[0]], known[node.input[1]]
            axis = next(a.i for a in node.attribute if a.name == 'axis')
            known[node.output[0]] = q.float() * scale.unsqueeze(1 - axis)
    added = {i: n for n in graph.node if n.op_type == 'Add' for i in n.input}
    for node in graph.node:   # a product has lost its name to tracing; the bias behind it has not
        if node.op_type == 'MatMul' and node.input[1] in known:
            bias = next(i for i in added[node.output[0]].input if i.endswith('.bias'))
            known[bias[:-len('bias')] + 'weight'] = known[node.input[1]].T
    return known


def main():
    arg = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arg.add_argument('--model', default=MODEL, help='a folder with model.onnx, config.json and tokenizer.json')
    arg.add_argument('--out', default='shipped')
    opt = arg.parse_args()
    known = weights(os.path.join(opt.model, 'model.onnx'))
    model = StanceModel(CONFIG)
    model.load_state_dict({name: known[name].contiguous() for name in model.state_dict()})
    with open(os.path.join(opt.model, 'config.json'), encoding='utf-8') as f:
        temperature = json.load(f)['temperature']
    checkpoint.save(scratch(opt.out), dict(model=model.state_dict(), temperature=temperature))
    shutil.copyfile(os.path.join(opt.model, 'tokenizer.json'), scratch('tokenizer.json'))


if __name__ == '__main__':
    main()
