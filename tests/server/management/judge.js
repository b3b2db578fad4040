// Drives the official TypeScript SDK: node judge.js MODULES URL TOKEN prints one JSON line a call.
const [, , modules, url, token] = process.argv;
const sdk = require(`${modules}/@segment/public-api-sdk-typescript`);
const api = sdk.configureApis(token);
for (const group of Object.values(api)) group.basePath = url;

async function call(name, act) {
  try {
    const { response, body } = await act();
    console.log(JSON.stringify({ name, status: response.statusCode, data: Object.keys(body.data) }));
    return body.data;
  } catch (error) {
    console.log(JSON.stringify({ name, status: error.statusCode ?? 0, errors: error.body?.errors ?? String(error) }));
    return {};
  }
}

async function main() {
  const { sources, destinations, destinationFilters, trackingPlans, catalog, workspaces } = api;
  const rule = { type: "TRACK", key: "Cup Sold", jsonSchema: {}, version: 1 };
  await call("getWorkspace", () => workspaces.getWorkspace());
  const { source } = await call("createSource", () =>
    sources.createSource({ slug: "web", enabled: true, metadataId: "IqDTy1TpoU", settings: {} }));
  await call("listSources", () => sources.listSources({ count: 10 }));
  await call("getSource", () => sources.getSource(source.id));
  await call("updateSource", () => sources.updateSource(source.id, { name: "Shop" }));
  await call("replaceLabelsInSource", () =>
    sources.replaceLabelsInSource(source.id, { labels: [{ key: "team", value: "tea" }] }));
  const { destination } = await call("createDestination", () => destinations.createDestination({
    sourceId: source.id, metadataId: "turnout-webhook", settings: { url: "https://hooks.example/in" } }));
  await call("listDestinations", () => destinations.listDestinations({ count: 10 }));
  const { filter } = await call("createFilterForDestination", () =>
    destinationFilters.createFilterForDestination(destination.id, {
      sourceId: source.id, title: "No tests", if: 'event = "Test"', actions: [{ type: "DROP" }], enabled: true }));
  await call("listFiltersFromDestination", () =>
    destinationFilters.listFiltersFromDestination(destination.id, { count: 2 }));
  await call("removeFilterFromDestination", () =>
    destinationFilters.removeFilterFromDestination(destination.id, filter.id));
  const { trackingPlan: plan } = await call("createTrackingPlan", () =>
    trackingPlans.createTrackingPlan({ name: "Tills", type: "LIVE" }));
  await call("replaceRulesInTrackingPlan", () =>
    trackingPlans.replaceRulesInTrackingPlan(plan.id, { rules: [rule] }));
  await call("listRulesFromTrackingPlan", () => trackingPlans.listRulesFromTrackingPlan(plan.id, { count: 10 }));
  await call("removeRulesFromTrackingPlan", () =>
    trackingPlans.removeRulesFromTrackingPlan(plan.id, [{ type: "TRACK", key: "Cup Sold", version: 1 }]));
  await call("addSourceToTrackingPlan", () =>
    trackingPlans.addSourceToTrackingPlan(plan.id, { sourceId: source.id }));
  await call("listSourcesFromTrackingPlan", () => trackingPlans.listSourcesFromTrackingPlan(plan.id, { count: 10 }));
  await call("updateSchemaSettingsInSource", () =>
    sources.updateSchemaSettingsInSource(source.id, { track: { allowUnplannedEvents: false } }));
  await call("listSchemaSettingsInSource", () => sources.listSchemaSettingsInSource(source.id));
  await call("removeSourceFromTrackingPlan", () => trackingPlans.removeSourceFromTrackingPlan(plan.id, source.id));
  await call("getSourcesCatalog", () => catalog.getSourcesCatalog({ count: 2 }));
  await call("getDestinationMetadata", () => catalog.getDestinationMetadata("turnout-webhook"));
  await call("deleteTrackingPlan", () => trackingPlans.deleteTrackingPlan(plan.id));
  await call("deleteSource", () => sources.deleteSource(source.id));
  await call("getSource of nothing", () => sources.getSource("404"));
}

main();
