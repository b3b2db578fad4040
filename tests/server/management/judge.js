// Drives the official TypeScript SDK: node judge.js MODULES URL TOKEN prints one JSON line a call.
const [, , modules, url, token] = process.argv;
const sdk = require(`${modules}/@segment/public-api-sdk-typescript`);
const api = sdk.configureApis(token);
for (const group of Object.values(api)) group.basePath = url;

async function call(about, name, act) {
  const line = { about, name };
  try {
    const { response, body } = await act();
    Object.assign(line, { status: response.statusCode, data: JSON.parse(JSON.stringify(body.data)) });
  } catch (error) {
    Object.assign(line, { status: error.statusCode ?? 0, errors: error.body?.errors ?? String(error) });
  }
  console.log(JSON.stringify(line));
  return line.data ?? {};
}

// What every kind of object goes through: each step answers the SDK's promise; `id` finds it in what was created.
async function live(about, { create, id, read, update, list, remove }) {
  const made = id(await call(about, "create", create));
  await call(about, "read", () => read(made));
  await call(about, "update", () => update(made));
  await call(about, "read again", () => read(made));
  await call(about, "list", list);
  await call(about, "delete", () => remove(made));
  await call(about, "read what is gone", () => read(made));
}

async function main() {
  const { sources, destinations, destinationFilters, trackingPlans, catalog, workspaces, warehouses } = api;
  const { functions, labels, iamUsers, iamRoles, transformations } = { ...api, ...aliases() };
  const page = { count: 200 };

  const { workspace } = await call("workspace", "read", () => workspaces.getWorkspace());
  await call("catalog", "sources", () => catalog.getSourcesCatalog({ count: 2 }));
  await call("catalog", "destination", () => catalog.getDestinationMetadata("turnout-webhook"));
  const { warehousesCatalog } = await call("catalog", "warehouses", () => catalog.getWarehousesCatalog(page));

  const shop = { slug: "web", enabled: true, metadataId: "IqDTy1TpoU", settings: {} };
  await live("source", {
    create: () => sources.createSource(shop),
    id: ({ source }) => source.id,
    read: (id) => sources.getSource(id),
    update: (id) => sources.updateSource(id, { name: "Shop", enabled: false }),
    list: () => sources.listSources(page),
    remove: (id) => sources.deleteSource(id),
  });

  const { source } = await call("shop", "create", () => sources.createSource({ ...shop, slug: "shop" }));
  await live("destination", {
    create: () => destinations.createDestination({
      sourceId: source.id, metadataId: "turnout-webhook", name: "Hook", settings: { url: "https://hooks.example/in" } }),
    id: ({ destination }) => destination.id,
    read: (id) => destinations.getDestination(id),
    update: (id) => destinations.updateDestination(id, { name: "Other", enabled: false }),
    list: () => destinations.listDestinations(page),
    remove: (id) => destinations.deleteDestination(id),
  });

  const { destination } = await call("hook", "create", () => destinations.createDestination({
    sourceId: source.id, metadataId: "turnout-webhook", settings: { url: "https://hooks.example/in" } }));
  await live("filter", {
    create: () => destinationFilters.createFilterForDestination(destination.id, {
      sourceId: source.id, title: "No tests", if: 'event = "Test"', actions: [{ type: "DROP" }], enabled: true }),
    id: ({ filter }) => filter.id,
    read: (id) => destinationFilters.getFilterInDestination(destination.id, id),
    update: (id) => destinationFilters.updateFilterForDestination(destination.id, id, { title: "Fewer tests" }),
    list: () => destinationFilters.listFiltersFromDestination(destination.id, { count: 2 }),
    remove: (id) => destinationFilters.removeFilterFromDestination(destination.id, id),
  });

  const rule = { type: "TRACK", key: "Cup Sold", jsonSchema: {}, version: 1 };
  const { trackingPlan: plan } = await call("tills", "create", () =>
    trackingPlans.createTrackingPlan({ name: "Tills", type: "LIVE" }));
  await call("rules", "replace", () => trackingPlans.replaceRulesInTrackingPlan(plan.id, { rules: [rule] }));
  await call("rules", "update", () => trackingPlans.updateRulesInTrackingPlan(plan.id, {
    rules: [{ ...rule, key: "Cup Broken" }] }));
  await call("rules", "list", () => trackingPlans.listRulesFromTrackingPlan(plan.id, page));
  await call("rules", "delete", () => trackingPlans.removeRulesFromTrackingPlan(plan.id, [
    { type: "TRACK", key: "Cup Sold", version: 1 }]));
  await call("rules", "list again", () => trackingPlans.listRulesFromTrackingPlan(plan.id, page));
  await call("connection", "create", () => trackingPlans.addSourceToTrackingPlan(plan.id, { sourceId: source.id }));
  await call("connection", "list", () => trackingPlans.listSourcesFromTrackingPlan(plan.id, page));
  await call("schema settings", "update", () =>
    sources.updateSchemaSettingsInSource(source.id, { track: { allowUnplannedEvents: false } }));
  await call("schema settings", "list", () => sources.listSchemaSettingsInSource(source.id));
  await call("connection", "delete", () => trackingPlans.removeSourceFromTrackingPlan(plan.id, source.id));
  await live("tracking plan", {
    create: () => trackingPlans.createTrackingPlan({ name: "Kitchen", type: "LIVE", description: "Pots" }),
    id: ({ trackingPlan }) => trackingPlan.id,
    read: (id) => trackingPlans.getTrackingPlan(id),
    update: (id) => trackingPlans.updateTrackingPlan(id, { name: "Cellar" }),
    list: () => trackingPlans.listTrackingPlans(page, "LIVE"),
    remove: (id) => trackingPlans.deleteTrackingPlan(id),
  });

  const snowflake = warehousesCatalog.find((entry) => entry.slug === "snowflake").id;
  const settings = { username: "turnout", password: "secret", accountId: "a" };
  await live("warehouse", {
    create: () => warehouses.createWarehouse({ metadataId: snowflake, name: "Stock", enabled: true, settings }),
    id: ({ warehouse }) => warehouse.id,
    read: (id) => warehouses.getWarehouse(id),
    update: (id) => warehouses.updateWarehouse(id, { name: "Store", settings }),
    list: () => warehouses.listWarehouses(page),
    remove: (id) => warehouses.deleteWarehouse(id),
  });

  const code = "async function onTrack(event) {}";
  await live("function", {
    create: () => functions.createFunction({ code, displayName: "Pour", resourceType: "DESTINATION", settings: [] }),
    id: (data) => data.function.id,
    read: (id) => functions.getFunction(id),
    update: (id) => functions.updateFunction(id, { code: `${code} // hot` }),
    list: () => functions.listFunctions(page, "DESTINATION"),
    remove: (id) => functions.deleteFunction(id),
  });

  await live("transformation", {
    create: () => transformations.createTransformation({
      name: "Rename", sourceId: source.id, enabled: true, if: 'event = "Cup Sold"', newEventName: "Tea Sold" }),
    id: ({ transformation }) => transformation.id,
    read: (id) => transformations.getTransformation(id),
    update: (id) => transformations.updateTransformation(id, { name: "Renamed" }),
    list: () => transformations.listTransformations(page),
    remove: (id) => transformations.deleteTransformation(id),
  });

  await call("label", "create", () => labels.createLabel({ label: { key: "team", value: "tea", description: "d" } }));
  await call("label", "list", () => labels.listLabels());
  await call("labels of a source", "replace", () =>
    sources.replaceLabelsInSource(source.id, { labels: [{ key: "team", value: "tea" }] }));
  await call("labels of a source", "read", () => sources.getSource(source.id));
  await call("labels of a source", "clear", () => sources.replaceLabelsInSource(source.id, { labels: [] }));
  await call("label", "delete", () => labels.deleteLabel("team", "tea"));
  await call("label", "list again", () => labels.listLabels());

  const { roles } = await call("roles", "list", () => iamRoles.listRoles(page));
  const may = (name) => [{
    roleId: roles.find((role) => role.name === name).id, resources: [{ id: workspace.id, type: "WORKSPACE" }] }];
  const email = "ada@shop.example";
  await call("invite", "create", () =>
    iamUsers.createInvites({ invites: [{ email, permissions: may("Workspace Member") }] }));
  await call("invite", "list", () => iamUsers.listInvites(page));
  await fetch(`${url}/__invites/${encodeURIComponent(email)}/accept`, {
    method: "POST", headers: { Authorization: `Bearer ${token}` } });
  const { users } = await call("user", "list", () => iamUsers.listUsers(page));
  const ada = users.find((user) => user.email === email).id;
  await call("user", "read", () => iamUsers.getUser(ada));
  await call("user", "update", () => iamUsers.replacePermissionsForUser(ada, { permissions: may("Workspace Owner") }));
  await call("user", "read again", () => iamUsers.getUser(ada));
  await call("user", "delete", () => iamUsers.deleteUsers([ada]));
  await call("user", "read what is gone", () => iamUsers.getUser(ada));
  await call("invite", "withdraw", () => iamUsers.createInvites({
    invites: [{ email: "bob@shop.example", permissions: may("Workspace Member") }] }).then(() =>
    iamUsers.deleteInvites(["bob@shop.example"])));
}

// The SDK names its groups after the chapters, whatever their case.
function aliases() {
  const found = Object.fromEntries(Object.entries(api).map(([name, group]) => [name.toLowerCase(), group]));
  return { iamUsers: found.iamusers, iamRoles: found.iamroles };
}

main();
