// The official TypeScript SDK doing what `client.py` measures: its import, and a page of sources read and written.
// node official_sdk.js MODULES BODY ROUNDS: prints one JSON object of CPU milliseconds.
const fs = require("fs");

const [modules, body, rounds] = process.argv.slice(2);

function cpu(work) {
  const before = process.cpuUsage();
  const found = work();
  const used = process.cpuUsage(before);
  return [(used.user + used.system) / 1e3, found];
}

function median(work) {
  const times = Array.from({ length: Number(rounds) }, () => cpu(work)[0]).sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)];
}

const [imported, sdk] = cpu(() => require(`${modules}/@segment/public-api-sdk-typescript`));
const text = fs.readFileSync(body, "utf8");
const read = () => sdk.ObjectSerializer.deserialize(JSON.parse(text).data, "ListSourcesV1Output");
const page = read();
const write = () => JSON.stringify(sdk.ObjectSerializer.serialize(page, "ListSourcesV1Output"));
const sources = page.sources.length;
console.log(JSON.stringify({ sources, import: imported, first: cpu(read)[0], parse: median(read), serialise: median(write) }));
