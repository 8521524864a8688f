// Usage: node jsonld.mjs ANNOTATIONS TEXT...
// Expands a collection of Web Annotations with a JSON-LD processor in safe mode, which fails on any
// term that the contexts do not define, turns it into RDF, and looks at every selector. The W3C's context is
// replaced by the part of it that is used, context.json, since nothing may be fetched; ANNO_CONTEXT names the whole.
import fs from 'node:fs';
import assert from 'node:assert';
import jsonld from 'jsonld';

const OA = 'http://www.w3.org/ns/oa#';
const context = JSON.parse(fs.readFileSync(process.env.ANNO_CONTEXT ?? new URL('context.json', import.meta.url), 'utf8'));
const documentLoader = async url => {
  assert.equal(url, 'http://www.w3.org/ns/anno.jsonld');
  return {contextUrl: null, documentUrl: url, document: context};
};
const [file, ...names] = process.argv.slice(2);
const texts = names.map(n => [...fs.readFileSync(n, 'utf8')]); // code points
const doc = JSON.parse(fs.readFileSync(file, 'utf8'));
const [root] = await jsonld.expand(doc, {documentLoader, safe: true});
const page = root['http://www.w3.org/ns/activitystreams#first'][0];
const items = page['http://www.w3.org/ns/activitystreams#items'][0]['@list'];
assert.equal(items.length, doc.total);
const ids = new Set();
let selectors = 0;
for (const a of items) {
  assert.deepEqual(a['@type'], [OA + 'Annotation']);
  assert.ok(!ids.has(a['@id']));
  ids.add(a['@id']);
  new URL(a['@id']);
  assert.ok([OA + 'identifying', OA + 'classifying'].includes(a[OA + 'motivatedBy'][0]['@id']));
  assert.ok(a[OA + 'hasBody'].length > 0);
  for (const t of a[OA + 'hasTarget']) {
    new URL(t[OA + 'hasSource'][0]['@id']);
    const [quote, place] = t[OA + 'hasSelector'];
    assert.deepEqual(quote['@type'], [OA + 'TextQuoteSelector']);
    assert.deepEqual(place['@type'], [OA + 'TextPositionSelector']);
    const value = (node, key) => node[OA + key][0]['@value'];
    const [start, end] = [value(place, 'start'), value(place, 'end')];
    const whole = value(quote, 'prefix') + value(quote, 'exact') + value(quote, 'suffix');
    assert.ok(texts.some(t => t.slice(start, end).join('') === value(quote, 'exact') && t.join('').includes(whole)),
      `${a['@id']}: ${start} to ${end}`);
    selectors++;
  }
}
const quads = await jsonld.toRDF(doc, {documentLoader, safe: true, format: 'application/n-quads'});
console.log(`jsonld: ${items.length} annotations, ${selectors} targets, ${quads.split('\n').length - 1} triples`);
