// Asks Segment's own engines: node engines.js MODULES reads one JSON question a line, prints one JSON answer a line.
const fs = require("fs");
const modules = process.argv[2];
const load = (name) => require(`${modules}/${name}`);

const tsub = load("@segment/tsub");
const fql = load("@segment/fql-ts");
const triggers = load("@segment/destination-subscriptions");
const actions = load("@segment/actions-core");
const { removeEmptyValues } = load("@segment/actions-core/dist/cjs/remove-empty-values");

const ask = {
  filter: ({ ir, event }) => tsub.matches(event, { type: "fql", ir: JSON.stringify(ir) }),
  transformers: ({ transformers, event }) => tsub.transform(event, transformers),
  tokens: ({ text }) => {
    const { tokens, error } = fql.lex(text);
    return error ? null : tokens.map((token) => [token.type, token.value]);
  },
  statement: ({ text }) => {
    const { tokens, error } = fql.lex(text);
    return !error && !fql.ast(tokens).error;
  },
  trigger: ({ text }) => {
    const tree = triggers.parseFql(text);
    return tree.error ? null : tree;
  },
  fires: ({ text, event }) => triggers.validate(triggers.parseFql(text), event),
  printed: ({ tree }) => triggers.generateFql(tree),
  mapping: ({ mapping, event }) => actions.transform(mapping, event),
  payload: ({ payload, fields, key }) => {
    const schema = actions.fieldsToJsonSchema(fields);
    const cleaned = removeEmptyValues(payload, schema, true);
    actions.validateSchema(cleaned, schema, { schemaKey: key, exempt: ["dynamicAuthSettings"] });
    return cleaned;
  },
};

for (const line of fs.readFileSync(0, "utf8").split("\n")) {
  if (!line) continue;
  const question = JSON.parse(line);
  let answer;
  try {
    const value = ask[question.ask](question);
    answer = value === undefined ? { nothing: true } : { value };
  } catch (error) {
    answer = { error: String(error.message).slice(0, 300) };
  }
  fs.writeSync(1, JSON.stringify(answer) + "\n");
}
