// Logits of model.onnx by ONNX Runtime: [{ids, types}] on stdin, {single, batch} of logits on stdout.
// usage: node runtime.mjs model.onnx
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import path from 'node:path';
const require = createRequire(path.join(process.env.BAYAN_NODE || process.cwd(), 'package.json'));
const ort = require('onnxruntime-node');

const session = await ort.InferenceSession.create(process.argv[2], {
  graphOptimizationLevel: 'disabled', // its optimiser may round activations too
});
const rows = JSON.parse(readFileSync(0, 'utf8'));

async function run(part) {
  const width = Math.max(...part.map((r) => r.ids.length));
  const tensor = (f) => {
    const flat = part.flatMap((r) => Array.from({ length: width }, (_, i) => BigInt(i < r.ids.length ? f(r, i) : 0)));
    return new ort.Tensor('int64', BigInt64Array.from(flat), [part.length, width]);
  };
  const { logits } = await session.run({
    input_ids: tensor((r, i) => r.ids[i]), attention_mask: tensor(() => 1), token_type_ids: tensor((r, i) => r.types[i]),
  });
  return part.map((_, i) => Array.from(logits.data.slice(i * logits.dims[1], (i + 1) * logits.dims[1])));
}

const single = [];
for (const row of rows) single.push((await run([row]))[0]);
console.log(JSON.stringify({ single, batch: await run(rows) }));
