// Somebody changed it first. What they changed beside mine is no conflict; what both added is added; where both changed the
// same thing, it is shown, and nobody is overwritten.
import { ask } from "/kit/session.js";
import { words } from "./made.js";

const same = (one, other) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

const sorted = (value) => (Array.isArray(value) ? [...value].sort() : value);

const show = (value) => (value === null || value === undefined ? "–" : typeof value === "object" ? Object.values(value).join(" ") : String(value));

const read = async (address) => {
  const answer = await ask(address);
  if (!answer.ok) {
    throw new Error("conflict");
  }
  return answer.json();
};

/** Sets grow and shrink by what each did to them. */
const merged = (mine, theirs, base) => [...new Set([...theirs.filter((one) => mine.includes(one) || !base.includes(one)), ...mine.filter((one) => !base.includes(one))])].sort();

const decide = (mine, theirs, base, version) => {
  const body = { ...mine };
  for (const [field, value] of Object.entries(mine)) {
    if (Array.isArray(value)) {
      body[field] = merged(value, theirs[field] ?? [], base?.[field] ?? []);
    }
  }
  const fields = Object.keys(body);
  if (fields.length > 0 && fields.every((field) => same(sorted(theirs[field]), sorted(body[field])))) {
    return "there";
  }
  const both = fields.filter((field) => !Array.isArray(body[field]) && !same(theirs[field], base?.[field]) && !same(theirs[field], body[field]));
  return both.length === 0
    ? { seen: version, body: JSON.stringify(body) }
    : { problem: { title: words.conflict, present: version, errors: both.map((field) => ({ field, text: `${show(body[field])} / ${show(theirs[field])}` })) } };
};

/** Only the keys of mine: a place that was more exact is no other place. */
const keys = (mine, other) => (mine ? Object.fromEntries(Object.keys(mine).map((key) => [key, other?.[key] ?? null])) : undefined);

/** @return as on.conflict of unsent.js */
export const conflict = async (request, item, known) => {
  const mine = request.body === undefined ? {} : JSON.parse(request.body);
  if (request.entity === "incident") {
    const id = /\/incidents\/([0-9a-f-]{36})/.exec(request.url)?.[1] ?? known.incidentId;
    const state = await read(`/incidents/${id}`);
    if (request.method !== "PATCH") {
      return { seen: state.revision }; // to close or to reopen is not undone by what else changed
    }
    const place = mine.place && (await read(`/console/incidents/${id}`)).place;
    const base = { ...request.base, place: keys(mine.place, request.base?.place) };
    return decide(mine, { ...state, place: keys(mine.place, place) }, base, state.revision);
  }
  const id = /\/calls\/([0-9a-f-]{36})/.exec(request.url)?.[1] ?? known.callId;
  const call = await read(`/console/calls/${id}`);
  if (request.url.endsWith("/class")) {
    const decided = decide({ class: mine.class }, { class: call.class }, request.base, call.version);
    return decided.body ? { seen: call.version } : decided;
  }
  // Of a number and a place the one before is kept with the call's history; the rest is compared field by field.
  const { number, ...told } = mine.caller ?? {};
  const decided = Object.keys(told).length > 0 ? decide(told, keys(told, call.caller), keys(told, request.base?.caller), call.version) : {};
  return decided.problem ? decided : { seen: call.version };
};
