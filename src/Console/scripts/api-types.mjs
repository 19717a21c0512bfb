// Writes shared/api/openapi.d.ts from the OpenAPI document that a running server serves:
//   node scripts/api-types.mjs http://localhost:5000/swagger/v1/swagger.json
// Examples, descriptions and error responses are left out: the client treats all errors alike.
import { writeFile } from 'node:fs/promises';
import openapiTypescript, { astToString } from 'openapi-typescript';

const LEFT_OUT = new Set(['example', 'examples', 'description', 'summary', 'format', 'pattern']);

function slim(node, isNameMap = false) {
    if (Array.isArray(node)) return node.map((item) => slim(item));
    if (node === null || typeof node !== 'object') return node;
    const kept = {};
    for (const [key, value] of Object.entries(node)) {
        if (!isNameMap && LEFT_OUT.has(key)) continue;
        kept[key] = key === 'responses' && !isNameMap ? onlySuccess(value) : slim(value, key === 'properties' || key === 'schemas');
    }
    return kept;
}

const onlySuccess = (responses) =>
    Object.fromEntries(Object.entries(responses).filter(([code]) => code === '200').map(([code, response]) => [code, { description: '', ...slim(response) }]));

function withoutReusedParts(document) {
    for (const path of Object.values(document.paths)) {
        for (const operation of Object.values(path)) {
            delete operation.tags;
            delete operation.security;
            delete operation.operationId;
            operation.parameters = (operation.parameters ?? []).filter((parameter) => parameter.in !== 'header');
        }
    }
    return document;
}

const [source, target = new URL('../shared/api/openapi.d.ts', import.meta.url)] = process.argv.slice(2);
const response = await fetch(source);
if (!response.ok) throw new Error(`${source} responded ${response.status}`);
const document = withoutReusedParts(slim(await response.json()));
const text = astToString(await openapiTypescript(document, { alphabetize: true, pathParamsAsTypes: false }));
const compact = text
    .replace(/^ +(header|path|query|cookie|get|put|post|delete|options|head|patch|trace|requestBody)\?: never;\n/gm, '')
    .replace(/^ +parameters: \{\n\s*\};\n/gm, '')
    .replace(/^ +headers: \{\n\s*\[name: string\]: unknown;\n\s*\};\n/gm, '')
    .replace(/^( +)/gm, (spaces) => spaces.slice(0, spaces.length / 2));
await writeFile(target, `// Written by scripts/api-types.mjs from the served OpenAPI document; not by hand.\n${compact}`);
