"""Checkpoints in parts small enough to be carried anywhere: NAME.00, NAME.01, … of at most 15 MiB."""
import glob
import io
import os

import torch

PART = 15 << 20


def half(state):
    """Weights as float16, half the size; what is no float stays."""
    return {k: v.half() if v.is_floating_point() else v for k, v in state.items()}


def save(path, state):
    memory = io.BytesIO()
    torch.save(state, memory)
    data = memory.getvalue()
    parts = [data[i:i + PART] for i in range(0, len(data), PART)]
    for i, part in enumerate(parts):
        with open(f'{path}.{i:02}.new', 'wb') as f:
            f.write(part)
    for old in glob.glob(glob.escape(path) + '.[0-9][0-9]'):
        os.remove(old)
    for i in range(len(parts)):
        os.replace(f'{path}.{i:02}.new', f'{path}.{i:02}')


def exists(path):
    return os.path.exists(path + '.00')


def load(path):
    """The state on the CPU, float16 weights as float32."""
    data = b''
    for part in sorted(glob.glob(glob.escape(path) + '.[0-9][0-9]')):
        with open(part, 'rb') as f:
            data += f.read()
    if not data:
        raise FileNotFoundError(path + '.00')
    state = torch.load(io.BytesIO(data), map_location='cpu')
    for k, v in state.items():
        if isinstance(v, dict):
            state[k] = {n: t.float() if torch.is_tensor(t) and t.dtype == torch.float16 else t for n, t in v.items()}
    return state
