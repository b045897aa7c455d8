// The call taker's console: the call and the incident in focus, and what each key does to them. What is asked of the server
// goes through the browser's own queue, so that no key waits and nothing typed is lost.
import "/kit/keys.js";
import "/kit/clocks.js";
import { open as keep } from "/kit/kept.js";
import { now, watch } from "/kit/parts.js";
import { ask } from "/kit/session.js";
import { start } from "/kit/unsent.js";
import { command } from "./command.js";
import { conflict } from "./conflict.js";
import { byId, made, words } from "./made.js";
import * as show from "./show.js";
import { impossible, planned } from "./work.js";

const { who, keep: secret, live, answer: answerWithin } = document.body.dataset;
const fields = byId("fields");
const kept = await keep(who, secret);

// ---- the call in focus, kept with what is half typed -------------------------------------------------------------

const nothing = () => ({ chain: crypto.randomUUID(), ticked: [] });
let call = nothing();
let told;
let found = [];

const tab = await (async () => {
  const mine = sessionStorage.getItem("tab");
  const drafts = (await kept.names("draft/")).map((name) => name.slice("draft/".length));
  // Its own after a reload; one of a tab that is gone, after a crash. A copy of a tab is another one.
  for (const one of [mine, ...drafts.reverse(), crypto.randomUUID()]) {
    if (one) {
      const free = await new Promise((done) => {
        navigator.locks.request(`tab/${who}/${one}`, { ifAvailable: true }, (lock) => {
          done(lock !== null);
          return lock === null ? undefined : new Promise(() => {});
        });
      });
      if (free) {
        sessionStorage.setItem("tab", one);
        return one;
      }
    }
  }
  return crypto.randomUUID();
})();

const draft = () => kept.put(`draft/${tab}`, { call, line: byId("command").value, fields: Object.fromEntries(new FormData(fields)) });

const state = () => {
  const data = byId("state")?.dataset;
  return data && data.incident === call.incidentId ? data : undefined;
};

const list = (text) => (text ?? "").split(" ").filter(Boolean);

/** The call and the incident as this person sees them now. */
const context = () => {
  const it = state();
  return {
    at: new Date(now()).toISOString(),
    callId: call.callId,
    version: call.version,
    class: call.class,
    caller: call.caller,
    incidentId: call.incidentId,
    revision: it ? Number(it.revision) : undefined,
    hazards: list(it?.hazards),
    asked: list(it?.asked),
    withdrawn: list(it?.withdrawn),
    place: told?.place ? { address: told.place.address, lat: told.place.lat, lon: told.place.lon } : undefined,
    base: it && {
      incidentType: it.type,
      priority: it.priority,
      regionCode: it.region || null,
      victims: it.victims,
      hazards: list(it.hazards).sort(),
      kindsAsked: list(it.asked).sort(),
      kindsWithdrawn: list(it.withdrawn).sort(),
      place: told?.place ?? null,
    },
  };
};

// ---- work ---------------------------------------------------------------------------------------------------------

const understand = async (text) => {
  const asked = await ask("/console/understanding", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ text, lang: document.documentElement.lang }) });
  if (!asked.ok) {
    throw new Error("understanding");
  }
  return asked.json();
};

const refused = (items) => {
  const place = byId("refused");
  const lang = document.documentElement.lang;
  place.hidden = items.length === 0;
  place.replaceChildren(
    ...items.map((item) => {
      const row = byId("refused-item").content.cloneNode(true).firstElementChild;
      const { problem } = item;
      const more = (problem.errors ?? []).map((one) => `${one.field}: ${one.text?.[lang] ?? one.text ?? one.message ?? ""}`).join("; ");
      row.querySelector("span").textContent = `${item.what}: ${problem.title ?? problem.status} ${more}`;
      const [again, giveUp] = row.querySelectorAll("button");
      if (problem.present !== undefined) {
        again.textContent = words.mine;
        giveUp.textContent = words.theirs;
      }
      again.addEventListener("click", () => unsent.decide(item.id, true, problem.present));
      giveUp.addEventListener("click", () => unsent.decide(item.id, false));
      return row;
    }),
  );
};

const counted = ({ waiting, refused: items, lasting }) => {
  const banner = byId("unsent");
  banner.hidden = waiting === 0;
  banner.querySelector("b").textContent = `${waiting} ${words.unsentWork}`;
  byId("not-kept").hidden = lasting;
  refused(items);
};

/** What a piece of work asks for, when its turn comes: a line that was sent while the server was away is understood now. */
const plan = async (item, known) => {
  let { it } = item.deed;
  if (!it) {
    const meaning = await understand(item.deed.text);
    it = { ...meaning.understood, ownRegion: meaning.ownRegion };
  }
  return planned(it, item.deed.context, known);
};

const settled = async (item, body, request) => {
  if (item.chain !== call.chain) {
    return;
  }
  if (body?.callId && body.version) {
    call.callId = body.callId;
    call.version = body.version;
    call.class = body.class ?? null;
    if (body.incidentId && body.incidentId !== call.incidentId) {
      focus(body.incidentId, true);
    } else if (!body.incidentId && call.incidentId && request.method === "DELETE") {
      await left();
    }
  }
  if (/details$|silent-steps/.test(request.url)) {
    await readCall();
  }
  await draft();
};

/** Another tab has sent something: of this call, it may have brought its ids. */
const elsewhere = async (chain) => {
  if (chain === call.chain) {
    const known = await unsent.facts(chain);
    call.callId ??= known.callId;
    if (known.incidentId && known.incidentId !== call.incidentId) {
      focus(known.incidentId, true);
    }
  }
};

let ready;
const unsent = await start(who, kept, { plan, settled, conflict, counted, elsewhere }, new Promise((done) => (ready = done)));

// ---- what is shown of them ----------------------------------------------------------------------------------------

const title = () => {
  byId("call-title").textContent = call.callId ? words.call : call.begun ? `${words.call} …` : call.incidentId ? words.incident : words.newCall;
  const parts = [];
  // A call that was typed without a telephone system was answered when it began.
  const answeredAt = call.answeredAt ?? call.takenAt ?? (call.begun ? call.receivedAt : undefined);
  if (call.receivedAt && !answeredAt) {
    parts.push(`${words.ringing} `, show.clock(call.receivedAt, answerWithin), " ");
  }
  if (answeredAt && !call.endedAt) {
    parts.push(`${words.talking} `, show.clock(answeredAt), " ");
  }
  byId("clocks").replaceChildren(...parts);
};

const readCall = async (number = false) => {
  if (!call.callId) {
    return;
  }
  const id = call.callId;
  try {
    const answer = await ask(`/console/calls/${id}${number ? "?number=true" : ""}`);
    if (answer.ok && call.callId === id) {
      const it = await answer.json();
      const older = it.version < (call.version ?? 0);
      Object.assign(call, {
        version: Math.max(it.version, call.version ?? 0),
        class: it.class,
        caller: it.caller,
        receivedAt: it.receivedAt,
        answeredAt: it.answeredAt,
        endedAt: it.endedAt,
        regionCode: it.regionCode,
        guess: it.guess,
        steps: it.steps,
        // What was pressed here is newer than what was read meanwhile.
        silentSteps: { ...it.silentSteps, ...call.silentSteps },
      });
      byId("exercise").hidden = !it.exercise;
      call.shown = number ? it.number : it.guarded ? call.shown : undefined;
      show.pop({ ...it, number: it.number ?? call.shown ?? null });
      show.silent(call, false);
      title();
      if (it.endedAt && !call.wrapped && call.takenAt) {
        call.wrapped = true;
        await seat("WRAP_UP", id);
      }
      // What was read before an undoing does not bring back the incident that was left.
      if (!older && it.incidentId && it.incidentId !== call.incidentId) {
        focus(it.incidentId, true);
      }
      await draft();
    }
  } catch {
    // Away: what is known stays, and it is read again when the part changes.
  }
};

const readPeople = async () => {
  if (!call.incidentId) {
    return;
  }
  const id = call.incidentId;
  try {
    const answer = await ask(`/console/incidents/${id}`);
    if (answer.ok && call.incidentId === id) {
      told = await answer.json();
      show.people(told);
      show.guide({ ...told.guide, name: state()?.name ?? "" }, new Set(call.ticked));
    }
  } catch {
    // As above.
  }
};

/** The lists, the call and the incident in focus. */
const watchCall = () => {
  const address = new URL(live, location.href);
  byId("call").dataset.part = call.callId ? `call:${call.callId}` : "";
  for (const [name, id] of [
    ["call", call.callId],
    ["incident", call.incidentId],
  ]) {
    if (id) {
      address.searchParams.set(name, id);
    }
  }
  watch(address.pathname + address.search);
};

const place = (id) => {
  const element = byId("live");
  if (element.dataset.part !== `incident:${id}`) {
    element.dataset.part = `incident:${id}`;
    element.replaceChildren();
  }
  watchCall();
};

/** @param same true when it is the incident of the call in focus */
const focus = async (id, same = false) => {
  const begun = same ? undefined : begin({ ...nothing(), chain: `incident-${id}` });
  call.incidentId = id;
  told = undefined;
  found = [];
  show.candidates([], String);
  place(id);
  title();
  await begun;
  await draft();
  await readPeople();
};

/** The incident is not this call's any more. */
const left = async () => {
  call.incidentId = undefined;
  call.joined = undefined;
  told = undefined;
  byId("joined").hidden = true;
  delete byId("live").dataset.part;
  byId("live").replaceChildren(made("p", { className: "quiet", textContent: "–" }));
  byId("people").hidden = true;
  byId("guide").hidden = true;
  watchCall();
  title();
};

const typed = () => ({ at: now(), line: byId("command").value, fields: Object.fromEntries(new FormData(fields)) });

const joined = (before, since) => (since.startsWith(before) ? since : [before, since].filter(Boolean).join(" "));

let halves = Promise.resolve();

/**
 * What is half typed belongs to its call, and is there again with it; one after the other, however fast calls change.
 *
 * @param more true when it comes to what is kept already, which nobody has before them
 */
const half = (chain, was, more = false) => {
  halves = halves
    .then(async () => {
      const before = more ? await kept.get(`half/${chain}`) : undefined;
      const since = Object.fromEntries(Object.entries(was.fields).filter(([, value]) => value));
      const all = before ? { at: was.at, line: joined(before.line, was.line), fields: { ...before.fields, ...since } } : was;
      const any = all.line || Object.values(all.fields).some(Boolean);
      await (any ? kept.put(`half/${chain}`, all) : kept.remove(`half/${chain}`));
    })
    // A browser that keeps nothing must not stop the next call.
    .catch(() => undefined);
  return halves;
};

/** Before what was typed since: no key waits for what was kept. */
const restore = (was) => {
  line.set(joined(was?.line ?? "", byId("command").value));
  for (const [name, value] of Object.entries(was?.fields ?? {})) {
    const element = fields.elements[name];
    if (element?.tagName && element.type !== "checkbox" && !element.value) {
      element.value = value;
    }
  }
};

/** The call in focus, until what was kept of it is there again. */
let unread;

/** The next keys are the next call's, at once; what was kept of it follows. */
const begin = async (next) => {
  const keeping = half(call.chain, typed(), unread === call);
  call = next;
  told = undefined;
  found = [];
  fields.reset();
  sent.clear();
  line.set("");
  for (const id of ["pop", "silent", "joined", "people", "guide", "restricted", "exercise"]) {
    byId(id).hidden = true;
  }
  document.body.classList.remove("restricted");
  show.candidates([], String);
  delete byId("live").dataset.part;
  byId("live").replaceChildren();
  watchCall();
  title();
  unread = next;
  await keeping;
  const was = await kept.get(`half/${next.chain}`).catch(() => undefined);
  if (call === next) {
    unread = undefined;
    if (was) {
      restore(was);
    }
  }
  await draft();
};

const answer = async (id) => {
  const begun = begin({ ...nothing(), chain: `call-${id}`, callId: id, takenAt: new Date(now()).toISOString() });
  byId("command").focus();
  await begun;
  await seat("ON_CALL", id);
  await readCall();
};

const seat = async (next, callId) => {
  await unsent.add({ chain: "seat", what: words.seat, method: "PUT", url: "/seats/mine", body: callId ? { state: next, callId } : { state: next } });
  byId("seat").textContent = words[`seat${next}`];
};

// ---- what keys and lines do ---------------------------------------------------------------------------------------

const say = (text) => (byId("understood").textContent = text);

const openSilent = async () => {
  if (!call.callId) {
    say(words.needCall);
    return;
  }
  byId("silent").hidden = false;
  await readCall();
  show.silent(call, true);
};

/** The call in focus as this person sees it now: what is asked belongs to it, whichever is in focus when it is understood. */
const seen = () => ({ of: call, context: context(), found });

/** Sent with what the person saw; a line that nobody understood yet goes as it is. */
const work = async (deed, what, { of, context }) => {
  of.begun = true;
  await unsent.add({ chain: of.chain, what, deed: { ...deed, context } });
  title();
  await draft();
};

/** @return false when it cannot be done as things are, which is said */
const doIt = async (it, by = seen()) => {
  const { of } = by;
  if (it.verb === "SILENT") {
    await openSilent();
    return true;
  }
  if (it.verb === "JOIN") {
    it = { ...of.typed, ...it, candidate: it.candidate ?? by.found[0]?.incidentId };
  }
  const waiting = await unsent.busy(of.chain);
  const problem = impossible(it, of.callId ?? waiting, of.incidentId ?? waiting);
  if (problem) {
    say(problem);
    return false;
  }
  if (it.verb === "JOIN") {
    of.joined = of.typedName ?? " ";
    if (of === call) {
      showJoined();
    }
  }
  await work({ it }, words[it.verb || of.incidentId ? "change" : "saveCall"], by);
  return true;
};

const showJoined = () => {
  byId("joined").hidden = !call.joined;
  byId("joined").querySelector("span").textContent = `${words.joined} ${call.joined ?? ""}`;
};

const send = async (text, meaning, by) => {
  if (!meaning) {
    await work({ text }, `${words.saveCall}: ${text.slice(0, 80)}`, by);
    return true;
  }
  const { verb, ...rest } = meaning.understood;
  by.of.typed = verb ? by.of.typed : { ...rest, ownRegion: meaning.ownRegion };
  return doIt({ ...meaning.understood, ownRegion: meaning.ownRegion }, by);
};

let asking;
const lookForSame = (meaning) => {
  clearTimeout(asking);
  const it = meaning?.understood;
  if (it?.verb) {
    return; // what was found stays while a word says what to do with it
  }
  if (!it?.incidentType || call.incidentId) {
    found = [];
    show.candidates([], String);
    return;
  }
  call.typed = { ...it, verb: undefined, ownRegion: meaning.ownRegion };
  call.typedName = meaning.typeName;
  const of = call;
  asking = setTimeout(async () => {
    const at = it.lat ? { lat: it.lat, lon: it.lon } : call.guess ? { lat: call.guess.lat, lon: call.guess.lon, uncertaintyMetres: call.guess.uncertaintyMetres } : {};
    try {
      const asked = await ask("/incidents/candidates", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ incidentType: it.incidentType, regionCode: it.regionCode ?? call.regionCode ?? call.guess?.regionCode ?? document.body.dataset.region ?? null, ...at }),
      });
      if (asked.ok && call === of && !call.incidentId) {
        found = (await asked.json()).items;
        show.candidates(found, () => meaning.typeName);
      }
    } catch {
      // Without the server nobody can be found; the two can be joined later.
    }
  }, 200);
};

const line = command(
  byId("command"),
  byId("suggestions"),
  (meaning, away) => {
    show.understood(meaning, away);
    lookForSame(meaning);
  },
  { seen, there: ({ of }) => of === call, later: ({ of }, text) => half(of.chain, { at: now(), line: text, fields: {} }, true), send },
);

// A field says the same as a line: the big ones are understood as lines are, also when the server is away.
const field = {
  what: (value) => understood(value),
  region: (value) => understood(/^\d\d\.\d\d$/.test(value) ? `wilayah ${value}` : /^(kota|kab)/i.test(value) ? value : `kabupaten ${value}`),
  address: (value) => doIt({ address: value, hazards: [] }),
  priority: (value) => doIt({ priority: value, hazards: [] }),
  victims: (value) => doIt({ victims: value, hazards: [] }),
  number: (value) => doIt({ number: value, hazards: [] }),
  name: (value) => doIt({ name: value, hazards: [] }),
  more: (value) => doIt({ narrative: value, hazards: [] }),
};
const sent = new Map();

const understood = async (text) => {
  const by = seen();
  await send(text, await understand(text).catch(() => undefined), by);
};

/** A field is sent when it is left, or with Enter: not with each key, nor with each choice on the way. */
const commit = async (element) => {
  const { name, value } = element;
  if (!field[name] || !value.trim() || sent.get(name) === value) {
    return;
  }
  sent.set(name, value);
  await field[name](value);
};

const plain = (what, method, url, body) => unsent.add({ chain: url, what: words[what], method, url, body });

const acts = {
  answer: (data) => answer(data.call),
  new: async () => {
    const begun = begin(nothing());
    byId("command").focus();
    await begun;
  },
  finish: async () => {
    await acts.new();
    await seat("AVAILABLE");
  },
  available: () => seat("AVAILABLE"),
  break: () => seat("BREAK"),
  focus: (data) => focus(data.incident),
  number: () => readCall(true),
  safe: () => doIt({ safeToCallBack: true, hazards: [] }),
  unsafe: () => doIt({ safeToCallBack: false, hazards: [] }),
  silent: openSilent,
  prank: () => doIt({ verb: "PRANK" }),
  information: () => doIt({ verb: "INFORMATION" }),
  dropped: () => doIt({ verb: "DROPPED" }),
  ghost: () => doIt({ verb: "GHOST" }),
  transfer: () => {
    byId("command").focus();
    line.set(document.documentElement.lang === "en" ? "/handover " : "/alih ");
  },
  // The line that found it is what joins.
  join: async (data) => {
    const of = call;
    const typedLine = byId("command").value;
    line.set("");
    if (!(await doIt({ verb: "JOIN", candidate: data.incident })) && of === call) {
      line.set(byId("command").value || typedLine);
    }
  },
  undo: () => doIt({ verb: "UNDO" }),
  close: (data, value) => value && doIt({ verb: "CLOSE", disposition: value }),
  "settle-task": (data, value) => value && plain("task", "POST", `/callbacks/${data.task}/settlement`, { outcome: value }),
  reopen: () => doIt({ verb: "REOPEN" }),
  phoned: (data) => doIt({ verb: "PHONED", kind: data.kind }),
  withdraw: (data) => doIt({ verb: "WITHDRAW", kind: data.kind }),
  tick: async (data) => {
    const question = told?.guide.questions.find((one) => one.id === data.question);
    if (question && !call.ticked.includes(question.id)) {
      call.ticked.push(question.id);
      await doIt({ hazards: question.hazard ? [question.hazard] : [], narrative: `${question.text[document.documentElement.lang]} ${words.yes}` });
      show.guide({ ...told.guide, name: byId("guide").querySelector("h2 span").textContent }, new Set(call.ticked));
    }
  },
  "silent-step": async (data) => {
    call.silentSteps = { ...call.silentSteps, [data.step]: data.result };
    show.silent(call, true);
    await unsent.add({ chain: call.chain, what: words.step, method: "PUT", url: `/calls/${call.callId}/silent-steps/${data.step}`, body: { result: data.result } });
  },
  task: async (data) => {
    await begin({ ...nothing(), chain: `call-${data.call}`, callId: data.call });
    await readCall();
  },
  "take-task": (data) => plain("task", "PUT", `/callbacks/${data.task}/owner`),
  "accept-offer": (data) => plain("handover", "POST", `/handovers/${data.offer}/acceptance`),
  "decline-offer": (data) => plain("handover", "POST", `/handovers/${data.offer}/refusal`),
  "accept-shift": (data) => plain("handover", "POST", `/shift-handovers/${data.shift}/acceptance`),
  "give-shift": () => plain("handover", "POST", "/shift-handovers", {}),
  lift: (data) => plain("change", "DELETE", `/calls/${data.call}/nuisance`),
  "look-at": (data) => plain("change", "POST", `/quarantined/${data.record}/look`),
};

// The second click of two is nobody's wish.
let last = { act: "", at: 0 };
document.addEventListener("click", (event) => {
  const element = event.target.closest("[data-act]");
  const act = element && acts[element.dataset.act];
  if (!act) {
    return;
  }
  const twice = `${element.dataset.act}/${element.id}/${JSON.stringify(element.dataset)}`;
  if (last.act === twice && Date.now() - last.at < 700) {
    return;
  }
  last = { act: twice, at: Date.now() };
  // A button may go with a choice that stands before it.
  act({ ...element.dataset }, element.parentElement.querySelector("select")?.value);
});
document.addEventListener("change", (event) => {
  if (event.target.form === fields && event.target.name === "hazards") {
    doIt({ hazards: new FormData(fields).getAll("hazards") });
  }
});
document.addEventListener("focusout", (event) => {
  if (event.target.form === fields && event.target.name !== "more") {
    commit(event.target);
  }
});
fields.addEventListener("submit", (event) => event.preventDefault());
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing || event.target.form !== fields || event.target.type === "checkbox") {
    return;
  }
  event.preventDefault();
  if (event.target.name === "more") {
    const { value } = event.target;
    if (value.trim()) {
      event.target.value = "";
      field.more(value).catch(() => (event.target.value = value));
    }
  } else {
    commit(event.target);
  }
});
document.addEventListener("input", draft);

document.addEventListener("part", (event) => {
  const it = state();
  if (event.detail === `incident:${call.incidentId}` && it) {
    const restricted = it.restricted === "true";
    document.body.classList.toggle("restricted", restricted);
    byId("restricted").hidden = !restricted;
    byId("exercise").hidden = it.exercise !== "true";
    if (restricted && !byId("pop").hidden && call.guardedFor !== call.incidentId) {
      call.guardedFor = call.incidentId;
      readCall();
    }
    readPeople();
  }
  if (call.callId && event.detail === `call:${call.callId}`) {
    readCall();
  }
});

// Answered, and nothing was typed for a while: perhaps nobody may speak.
setInterval(() => {
  const quiet = call.takenAt && !call.begun && !call.endedAt && !call.incidentId && byId("silent").hidden && byId("command").value === "";
  if (quiet && call.steps && !call.looked && now() - Date.parse(call.takenAt) > 20_000) {
    call.looked = true;
    byId("silent").hidden = false;
    show.silent(call, false);
  }
}, 1_000);

// ---- as it was before the page was loaded -------------------------------------------------------------------------

// Of calls that nobody came back to.
for (const name of await kept.names("half/")) {
  if (now() - ((await kept.get(name))?.at ?? 0) > 86_400_000) {
    await kept.remove(name);
  }
}
const before = await kept.get(`draft/${tab}`);
if (before?.call) {
  call = before.call;
  restore(before);
  const known = await unsent.facts(call.chain);
  call.callId ??= known.callId;
  call.incidentId ??= known.incidentId;
  showJoined();
}
if (call.incidentId) {
  await focus(call.incidentId, true);
} else {
  watchCall();
}
await readCall();
title();
byId("command").focus();
ready();
document.body.dataset.ready = "true";
