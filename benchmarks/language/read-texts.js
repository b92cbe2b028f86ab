// Reads texts with compromise (tags, people, places, organisations) and wink-nlp (sentences, tags, entities), each alone, and
// prints "name TAB words TAB processor seconds". Usage: node read-texts.js compromise|wink FILE…; words are runs without blanks.
const fs = require('fs');
const [which, ...files] = process.argv.slice(2);
const texts = files.flatMap((file) => file.endsWith('.jsonl')
  ? fs.readFileSync(file, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line).text)
  : [fs.readFileSync(file, 'utf8')]);
const words = texts.reduce((sum, text) => sum + text.split(/\s+/).filter(Boolean).length, 0);

function reader() {
  if (which === 'compromise') {
    const nlp = require('compromise');
    return (text) => {
      const doc = nlp(text);
      return doc.people().length + doc.places().length + doc.organizations().length;
    };
  }

  const wink = require('wink-nlp')(require('wink-eng-lite-web-model'), ['sbd', 'pos', 'ner']);
  return (text) => wink.readDoc(text).entities().length();
}

const read = reader();
let best = Infinity;
for (let round = 0; round < 3; round++) {
  const start = process.cpuUsage();
  for (const text of texts) read(text);
  const used = process.cpuUsage(start);
  best = Math.min(best, (used.user + used.system) / 1e6);
}

console.log([which, words, best.toFixed(3)].join('\t'));
