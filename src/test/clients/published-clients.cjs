/*
 * Published clients that nobody here wrote, with no more changed of them than the base URL. Usage:
 *   node published-clients.cjs WHAT BASE PAGE TOKEN
 * Prints what the client made of the answers as JSON; the Java test beside it judges.
 */
const [what, base, page, token, ...rest] = process.argv.slice(2);

/** Both clients build on axios and name their vendor's host when they are made: this is the changed base URL. */
function towards(http) {
  const { pathname } = new URL(http.defaults.baseURL);
  http.defaults.baseURL = base + pathname.replace(/\/$/, '');
}

/** npm "statuspage": forms with brackets, paths with .json, OAuth, milliseconds. */
async function managing() {
  const Statuspage = require('statuspage');
  const client = new Statuspage(token, page);
  towards(client.instance);
  const [metric] = rest;
  const created = await client.createComponent('Made by a published client');
  const id = created.data.id;
  const changed = await client.updateComponentState(id, 'partial_outage');
  const listed = await client.getComponents();
  const point = await client.updateMetric(metric, 212.5);
  const deleted = await client.deleteComponent(id);
  return {
    created: [created.status, created.data.name],
    changed: [changed.status, changed.data.status],
    listed: listed.map((each) => each.id),
    point: [point.status, point.data.data.value],
    deleted: deleted.status,
  };
}

/** npm "statuspage.js": every text that looks like a date must be one. */
async function reading() {
  const { Statuspage } = require('statuspage.js');
  const client = new Statuspage(page);
  towards(client.axios);
  const all = {
    summary: await client.summary(),
    status: await client.status(),
    components: await client.components(),
    incidents: await client.allIncidents(),
    unresolved: await client.unresolvedIncidents(),
    maintenances: await client.allScheduledMaintenances(),
    active: await client.activeScheduledMaintenances(),
    upcoming: await client.upcomingScheduledMaintenances(),
  };
  const unrevived = [];
  const look = (where, value) => {
    for (const [key, each] of Object.entries(value ?? {})) {
      const isDate = /_(at|for|until)$/.test(key);
      if (isDate && each !== null && !(each instanceof Date && !Number.isNaN(each.getTime()))) unrevived.push(where + key);
      if (each !== null && typeof each === 'object' && !(each instanceof Date)) look(`${where}${key}.`, each);
    }
  };
  look('', all);
  return { ...all, unrevived };
}

/** npm "statuspage.js": tells of a new entry by comparing element 0 of element 0 with what was there before. */
async function hearing() {
  const { StatuspageUpdates } = require('statuspage.js');
  const prototype = require('statuspage.js').Statuspage.prototype;
  const ask = prototype._makeRequest;
  prototype._makeRequest = function (endpoint) {
    if (!this.isTurned) towards(this.axios);
    this.isTurned = true;
    return ask.call(this, endpoint);
  };
  const client = new StatuspageUpdates(page, 200);
  const heard = new Promise((resolve, reject) => {
    client.on('incident_update', resolve);
    setTimeout(() => reject(new Error('nothing was heard')), 30_000).unref();
  });
  let runs = 0;
  client.on('run', () => {
    runs += 1;
    if (runs === 2) console.error('listening');
  });
  await client.start();
  const incident = await heard;
  client.stop();
  return { id: incident.id, status: incident.status, body: incident.incident_updates[0].body };
}

/** npm "jsonfeed-schema", applied by "ajv": what a JSON Feed must be; problems are sentences. */
async function feeding() {
  const Ajv = require('ajv').default;
  const ajv = new Ajv({ allErrors: true, strict: false });
  require('ajv-formats').default(ajv);
  const valid = ajv.compile(require('jsonfeed-schema/v1.1'));
  const [path] = rest;
  const feed = await (await fetch(base + path)).json();
  return { items: feed.items.length, problems: valid(feed) ? [] : valid.errors.map((each) => ajv.errorsText([each])) };
}

/** npm "@apidevtools/swagger-parser": whether the description is an OpenAPI document, and every reference leads somewhere. */
async function describing() {
  const { default: parser } = await import('@apidevtools/swagger-parser');
  const document = await (await fetch(`${base}/v3/api-docs`)).json();
  const valid = await parser.validate(document);
  return { openapi: valid.openapi, paths: Object.keys(valid.paths).length };
}

({ managing, reading, hearing, feeding, describing })
  [what]()
  .then((result) => process.stdout.write(JSON.stringify(result)))
  .catch((problem) => {
    console.error(problem.response ? `${problem.message}: ${JSON.stringify(problem.response.data)}` : problem);
    process.exitCode = 1;
  });
