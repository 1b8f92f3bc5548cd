// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The peer of bench_validate: ajv on the same schema and the same key-values. Usage: validate.js SCHEMA KEYVALUES
"use strict";
const fs = require("fs");
const [schemaFile, valuesFile] = process.argv.slice(2);
let Ajv;
for (const name of ["ajv/dist/2020", "ajv/lib/2020", "ajv"]) {
  try {
    Ajv = require(name);
    break;
  } catch {
    // another version has it elsewhere
  }
}
Ajv = Ajv.default || Ajv;
const ajv = new Ajv({strict: false, formats: {uri: /^[a-z][a-z0-9+.-]*:[^\s]*$/i, "date-time": true}});
const schema = JSON.parse(fs.readFileSync(schemaFile, "utf8"));
const validate = ajv.compile(schema);
const lines = fs.readFileSync(valuesFile, "utf8").trimEnd().split("\n");
const values = lines.map((line) => JSON.parse(line));
for (const value of values) validate(value); // warm
let valid = 0;
let start = process.hrtime.bigint();
for (const value of values) valid += validate(value) ? 1 : 0;
const bare = Number(process.hrtime.bigint() - start) / 1e9;
start = process.hrtime.bigint();
for (const line of lines) valid += validate(JSON.parse(line)) ? 1 : 0;
const text = Number(process.hrtime.bigint() - start) / 1e9;
console.log(JSON.stringify({entities: values.length, valid: valid / 2, bareSeconds: bare, bytesSeconds: text}));
