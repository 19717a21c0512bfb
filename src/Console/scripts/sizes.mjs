// Measures what a visitor's and an agent's browser loads first, gzipped, and fails where it is over its budget: node scripts/sizes.mjs, after a build.
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

const DIST = new URL('../dist/', import.meta.url);
const KB = 1024;
const BUDGETS = [
    { name: 'widget loader', entry: 'widget.js', budget: 3 * KB },
    { name: 'widget frame in English', entry: 'widget/frame.html', budget: 35 * KB, more: /^assets\/en-.*\.js$/ },
    { name: 'widget frame in Arabic', entry: 'widget/frame.html', budget: 35 * KB, more: /^assets\/ar-.*\.js$/ },
    { name: 'console, first load', entry: 'index.html', budget: 120 * KB },
];

const read = (name) => readFile(new URL(name, DIST));

/** The entry and everything that it needs before it does anything: scripts, their static imports, and styles. */
async function loadedBy(entry, seen = new Set()) {
    if (seen.has(entry)) return seen;
    seen.add(entry);
    const text = await read(entry).then(String);
    const addresses = entry.endsWith('.html')
        ? [...text.matchAll(/<(?:script|link)\b[^>]*?\b(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map((match) => match[1])
        : entry.endsWith('.js') ? [...text.matchAll(/(?:\bfrom|\bimport)\s*"\.\/([^"]+\.js)"/g)].map((match) => `assets/${match[1]}`) : [];
    for (const address of addresses) if (address !== 'widget.js') await loadedBy(address, seen);
    return seen;
}

/** Files that are loaded later, by a pattern of their names. */
async function later(pattern, from) {
    const names = new Set();
    for (const name of from)
        for (const match of String(await read(name)).matchAll(/["'`](?:\.\/|assets\/)([\w.-]+\.(?:js|css))["'`]/g)) names.add(`assets/${match[1]}`);
    return [...names].filter((name) => pattern.test(name));
}

let isOver = false;
for (const { name, entry, budget, more } of BUDGETS) {
    const files = [...(await loadedBy(entry))];
    if (more) files.push(...(await later(more, files)));
    const sizes = await Promise.all(files.map(async (file) => gzipSync(await read(file), { level: 9 }).length));
    const total = sizes.reduce((sum, size) => sum + size, 0);
    isOver ||= total > budget;
    console.log(`${total > budget ? 'OVER ' : 'ok   '} ${name.padEnd(24)} ${(total / KB).toFixed(2).padStart(7)} KB of ${budget / KB} KB`);
    if (process.argv.includes('--files')) files.forEach((file, index) => console.log(`        ${(sizes[index] / KB).toFixed(2).padStart(6)} KB  ${file}`));
}
process.exitCode = isOver ? 1 : 0;
