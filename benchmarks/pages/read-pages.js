// @mozilla/readability with jsdom over the pages of folders, one after another. Prints the line that run.sh reads.
'use strict';
const fs = require('fs');
const path = require('path');
const zlib = require('zlib');
const { Readability } = require('@mozilla/readability');
const { JSDOM, VirtualConsole } = require('jsdom');

function* walk(folder) {
  for (const name of fs.readdirSync(folder).sort()) {
    const full = path.join(folder, name);
    if (fs.statSync(full).isDirectory()) yield* walk(full);
    else if (/\.html(\.gz)?$/.test(name) && !name.startsWith('expected')) yield full;
  }
}
const every = Number(process.env.EVERY || 1);
const files = process.argv.slice(2).flatMap((f) => [...walk(f)]).sort().filter((_, i) => i % every === 0);
const pages = files.map((f) => (f.endsWith('.gz') ? zlib.gunzipSync(fs.readFileSync(f)) : fs.readFileSync(f)));
const quiet = new VirtualConsole();
function read(page) {
  try {
    const dom = new JSDOM(page, { url: 'https://example.org/', virtualConsole: quiet });
    const article = new Readability(dom.window.document).parse();
    dom.window.close();
    return article ? article.textContent.length : 0;
  } catch (e) {
    return 0;
  }
}
let characters = 0;
let [seconds, wall] = [Infinity, 0];
for (let spent = 0, taken = 0; spent < Number(process.env.SECONDS || 60); spent += taken) {
  const [cpu, start] = [process.cpuUsage(), process.hrtime.bigint()];
  characters = pages.reduce((sum, page) => sum + read(page), 0);
  const used = process.cpuUsage(cpu);
  taken = (used.user + used.system) / 1e6;
  if (taken < seconds) [seconds, wall] = [taken, Number(process.hrtime.bigint() - start) / 1e9];
}
const peak = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(['readability+jsdom', pages.length, seconds.toFixed(2), wall.toFixed(2), (pages.length / seconds).toFixed(1), peak, characters].join('\t'));
