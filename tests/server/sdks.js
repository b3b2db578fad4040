// Sends with the SDKs for Node: node sdks.js MODULES URL WRITE_KEY [segment] prints a JSON list of what went wrong.
const [, , modules, url, key, only] = process.argv;
const { Analytics } = require(`${modules}/@segment/analytics-node`);
const Rudder = require(`${modules}/@rudderstack/rudder-sdk-node`);
const failed = [];

async function segment() {
  const sdk = new Analytics({ writeKey: key, host: url, flushAt: 7 });
  sdk.on("error", (error) => failed.push(String(error.reason ?? error)));
  for (let number = 0; number < 100; number++) {
    sdk.track({ userId: `node-${number}`, event: "Tested", properties: { number } });
  }
  sdk.identify({ userId: "node", traits: { plan: "pro" } });
  sdk.page({ userId: "node", name: "Home" });
  sdk.screen({ anonymousId: "node", name: "Home" });
  sdk.group({ userId: "node", groupId: "group" });
  sdk.alias({ userId: "node", previousId: "before" });
  await sdk.closeAndFlush();
}

async function rudder(gzip) {
  const sdk = new Rudder(key, { dataPlaneUrl: url, flushAt: 5, gzip });
  const sent = (number) => new Promise((done) => {
    const event = { userId: `rudder-${gzip}`, event: "Tested", properties: { number } };
    sdk.track(event, (error) => done(error && failed.push(String(error))));
  });
  await Promise.all([...Array(20).keys()].map(sent));
}

Promise.all(only ? [segment()] : [segment(), rudder(true), rudder(false)])
  .catch((error) => failed.push(String(error)))
  .then(() => console.log(JSON.stringify(failed)))
  .then(() => process.exit(0));
