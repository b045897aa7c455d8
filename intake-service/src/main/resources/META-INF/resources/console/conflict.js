// Somebody changed it first. What they changed beside mine is no conflict; where both changed the same thing, it is shown,
// and nobody is overwritten.
import { ask } from "/kit/session.js";
import { words } from "./made.js";

const same = (one, other) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

const sorted = (value) => (Array.isArray(value) ? [...value].sort() : value);

const read = async (address) => {
  const answer = await ask(address);
  if (!answer.ok) {
    throw new Error("conflict");
  }
  return answer.json();
};

const decide = (mine, theirs, base, version) => {
  const fields = Object.keys(mine);
  if (fields.length > 0 && fields.every((field) => same(sorted(theirs[field]), sorted(mine[field])))) {
    return "there";
  }
  const both = fields.filter((field) => !same(sorted(theirs[field]), sorted(base?.[field])) && !same(sorted(theirs[field]), sorted(mine[field])));
  return both.length === 0
    ? version
    : {
        title: words.conflict,
        present: version,
        errors: both.map((field) => ({ field, text: `${show(mine[field])} / ${show(theirs[field])}` })),
      };
};

const show = (value) => (value === null || value === undefined ? "–" : typeof value === "object" ? Object.values(value).join(" ") : String(value));

/** @return the version to send it for, "there" when it is so already, or what a person has to decide */
export const conflict = async (item) => {
  const mine = item.body === undefined ? {} : JSON.parse(item.body);
  if (item.entity === "incident") {
    const id = item.context?.incidentId ?? /\/incidents\/([0-9a-f-]{36})/.exec(item.url)?.[1];
    if (!id) {
      return { title: words.conflict };
    }
    const state = await read(`/incidents/${id}`);
    if (item.method !== "PATCH") {
      return state.revision; // to close or to reopen is not undone by what else changed
    }
    const { place } = mine.place ? await read(`/console/incidents/${id}`) : {};
    const theirs = { ...state, place: mine.place ? Object.fromEntries(Object.keys(mine.place).map((key) => [key, place?.[key] ?? null])) : undefined };
    return decide(mine, theirs, item.base, state.revision);
  }
  const id = item.context?.callId ?? /\/calls\/([0-9a-f-]{36})/.exec(item.url)?.[1];
  if (!id) {
    return { title: words.conflict };
  }
  const call = await read(`/console/calls/${id}`);
  if (item.url.endsWith("/class")) {
    return decide({ class: mine.class }, { class: call.class }, item.base, call.version);
  }
  // Numbers are not shown again for this: of two, the one before is kept with the call's history.
  const { number, ...told } = mine.caller ?? {};
  const theirs = Object.fromEntries(Object.keys(told).map((key) => [key, call.caller?.[key]]));
  return number === undefined && Object.keys(told).length > 0 ? decide(told, theirs, item.base?.caller, call.version) : call.version;
};
