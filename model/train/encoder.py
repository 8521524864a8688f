"""The encoder: a small pre-LN BERT, hand-written so that its ONNX graph is plain."""
import math

import torch
import torch.nn.functional as F
from torch import nn

LABELS = ('favor', 'against', 'neutral', 'unrelated')
CONFIG = dict(vocab_size=30720, embedding_size=256, hidden_size=384, num_hidden_layers=6, num_attention_heads=6,
              intermediate_size=1536, max_position_embeddings=256, type_vocab_size=2)
GENERATOR = dict(hidden_size=192, num_hidden_layers=4, num_attention_heads=3, intermediate_size=768)


class Block(nn.Module):
    def __init__(self, d, heads, ff, dropout):
        super().__init__()
        self.heads, self.width = heads, d // heads
        self.attention_norm = nn.LayerNorm(d)
        self.qkv = nn.Linear(d, 3 * d)
        self.attention_out = nn.Linear(d, d)
        self.ff_norm = nn.LayerNorm(d)
        self.ff_in = nn.Linear(d, ff)
        self.ff_out = nn.Linear(ff, d)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x, bias):
        b, t, _ = x.shape
        d = self.heads * self.width
        qkv = self.qkv(self.attention_norm(x))
        q, k, v = (qkv[:, :, i:i + d].reshape(b, t, self.heads, self.width).transpose(1, 2) for i in (0, d, 2 * d))
        if x.is_cuda:
            y = F.scaled_dot_product_attention(q, k, v, attn_mask=None if bias is None else bias.to(q.dtype))
        else:
            scores = torch.matmul(q * (1 / math.sqrt(self.width)), k.transpose(-1, -2))
            if bias is not None:
                scores = scores + bias
            y = torch.matmul(torch.softmax(scores, -1), v)
        x = x + self.dropout(self.attention_out(y.transpose(1, 2).reshape(b, t, d)))
        return x + self.dropout(self.ff_out(F.gelu(self.ff_in(self.ff_norm(x)))))


class Encoder(nn.Module):
    def __init__(self, vocab_size, embedding_size, hidden_size, num_hidden_layers, num_attention_heads, intermediate_size,
                 max_position_embeddings, type_vocab_size, dropout=0.0, tokens=None):
        super().__init__()
        self.tokens = tokens or nn.Embedding(vocab_size, embedding_size)
        self.widen = nn.Linear(embedding_size, hidden_size)   # a narrow embedding: half of the weights would be words
        self.positions = nn.Embedding(max_position_embeddings, hidden_size)
        self.types = nn.Embedding(type_vocab_size, hidden_size)
        self.blocks = nn.ModuleList(Block(hidden_size, num_attention_heads, intermediate_size, dropout)
                                    for _ in range(num_hidden_layers))
        self.embedding_norm = nn.LayerNorm(hidden_size)
        self.norm = nn.LayerNorm(hidden_size)
        self.dropout = nn.Dropout(dropout)
        self.reset()

    def reset(self):
        """Start where a masked word can see its neighbours.

        With small random weights attention starts uniform, and masked language modelling sits for millions of
        tokens at the loss of word frequencies before heads find the neighbouring words. So the last dimensions, as
        many as a head is wide, carry sinusoidal positions, and four heads of each of the first two layers start as shifts:
        the query of position i is turned to match the key of position i + offset.
        """
        std = {'tokens': 0.04, 'widen': 1 / math.sqrt(self.tokens.embedding_dim), 'types': 0.02, 'ff_out': 0.02,
               'qkv': 0.04, 'attention_out': 0.04, 'ff_in': 0.04}
        for name, p in self.named_parameters():
            if p.dim() > 1:
                nn.init.normal_(p, std=std.get(name.split('.')[-2], 0.02))
        d, place = self.positions.embedding_dim, self.blocks[0].width   # the last dimensions are for positions
        rate = torch.cat([torch.linspace(0.15, 3.0, place // 4), torch.logspace(-2, -0.6, place // 4)])
        at = torch.arange(self.positions.num_embeddings)[:, None] * rate
        with torch.no_grad():
            nn.init.zeros_(self.widen.bias)
            self.widen.weight[d - place:] *= 0.1
            self.positions.weight.zero_()
            self.positions.weight[:, d - place:] = 0.056 * torch.cat([torch.sin(at), torch.cos(at)], 1)
            for block, offsets in zip(self.blocks, ((-1, 1, -2, 2), (-1, 1, -4, 4))):
                for head, offset in enumerate(offsets[:block.heads]):
                    self._shift_head(block, head, offset, rate, place)

    @staticmethod
    def _shift_head(block, head, offset, rate, place):
        d = block.attention_out.out_features
        n, gain = len(rate), 0.85
        turn = torch.zeros(place, place)                  # sin, cos at i -> sin, cos at i + offset
        cos, sin = torch.diag(torch.cos(rate * offset)), torch.diag(torch.sin(rate * offset))
        turn[:n, :n], turn[:n, n:], turn[n:, :n], turn[n:, n:] = cos, sin, -sin, cos
        rows = slice(head * block.width, head * block.width + place)
        keys = slice(d + rows.start, d + rows.stop)
        for target, matrix in ((rows, turn), (keys, torch.eye(place))):
            block.qkv.weight[target] *= 0.2
            block.qkv.weight[target, d - place:] = gain * matrix

    def forward(self, ids, mask=None, types=None, shift=0):
        at = torch.arange(ids.shape[1], device=ids.device) + shift
        x = self.widen(self.tokens(ids)) + self.positions(at)
        x = x + (self.types.weight[0] if types is None else self.types(types))
        bias = None if mask is None else (1 - mask[:, None, None, :].to(x.dtype)) * -10000.0
        x = self.dropout(self.embedding_norm(x))
        for block in self.blocks:
            x = block(x, bias)
        return self.norm(x)


class Electra(nn.Module):
    """The encoder learns to tell which pieces of a text a small generator has replaced (Clark et al. 2020, ELECTRA).

    The generator is a masked language model with the encoder's own embeddings. Every piece teaches the encoder, not the masked
    ones alone: at this size that reaches the same quality with a fraction of the steps.
    """

    def __init__(self, config):
        super().__init__()
        self.encoder = Encoder(**config)
        self.generator = Encoder(**{**config, **GENERATOR}, tokens=self.encoder.tokens)
        narrow, d = config['embedding_size'], config['hidden_size']
        self.transform = nn.Linear(GENERATOR['hidden_size'], narrow)
        self.norm = nn.LayerNorm(narrow)
        self.bias = nn.Parameter(torch.zeros(config['vocab_size']))
        self.detect, self.judge = nn.Linear(d, d), nn.Linear(d, 1)
        for layer in (self.transform, self.detect, self.judge):
            nn.init.normal_(layer.weight, std=0.02)

    def forward(self, fed, ids, where, weight, shift=0):
        """Losses of generator and encoder. fed: ids with masks; where, weight: the flat places to predict, 0 for those that fill up."""
        x = self.norm(F.gelu(self.transform(self.generator(fed, shift=shift).flatten(0, 1)[where])))
        scores = F.linear(x, self.encoder.tokens.weight, self.bias).float()
        true = ids.flatten()[where]
        guess = (F.cross_entropy(scores, true, reduction='none') * weight).sum() / weight.sum()
        with torch.no_grad():
            noise = -torch.log(-torch.log(torch.rand_like(scores).clamp(1e-9, 1 - 1e-6)))
            drawn = torch.where(weight > 0, (scores + noise).argmax(-1), true)
            seen = ids.flatten().index_copy(0, where, drawn).view_as(ids)
        y = self.judge(F.gelu(self.detect(self.encoder(seen, shift=shift)))).squeeze(-1).float()
        return guess, F.binary_cross_entropy_with_logits(y, (seen != ids).float())

    def state_dict(self, *args, **kwargs):
        """Without the second name of the shared embeddings."""
        state = super().state_dict(*args, **kwargs)
        return {k: v for k, v in state.items() if k != 'generator.tokens.weight'}

    def load(self, state):
        self.load_state_dict({**state, 'generator.tokens.weight': state['encoder.tokens.weight']})


class StanceModel(nn.Module):
    """The mean of all tokens and the mean of the marked ones, to four raw scores.

    Beside the encoder every piece votes by itself (`votes`, a linear bag of pieces): with few labelled rows that holds its
    own against the network, and the two err in different places.
    """

    def __init__(self, config, dropout=0.1, classes=len(LABELS)):
        super().__init__()
        self.encoder = Encoder(**config, dropout=dropout)
        d = config['hidden_size']
        self.pool = nn.Linear(2 * d, d)
        self.out = nn.Linear(d, classes)
        self.votes = nn.Embedding(config['vocab_size'], classes)
        self.dropout = nn.Dropout(dropout)
        nn.init.zeros_(self.votes.weight)
        nn.init.normal_(self.pool.weight, std=0.03)
        nn.init.normal_(self.out.weight, std=0.03)

    def pooled(self, input_ids, attention_mask, token_type_ids):
        x = self.encoder(input_ids, attention_mask, token_type_ids)
        whole, mention = self.mean(x, attention_mask), self.mean(x, token_type_ids)
        return self.dropout(torch.tanh(self.pool(self.dropout(torch.cat([whole, mention], -1)))))

    def bag(self, input_ids, attention_mask):
        return 4 * self.mean(self.dropout(self.votes(input_ids)), attention_mask)

    def forward(self, input_ids, attention_mask, token_type_ids):
        return self.out(self.pooled(input_ids, attention_mask, token_type_ids)) + self.bag(input_ids, attention_mask)

    @staticmethod
    def mean(x, chosen):
        weight = chosen[:, :, None].to(x.dtype)
        return (x * weight).sum(1) / weight.sum(1).clamp(min=1.0)
