// What a line asks the server for, planned when its turn comes: with the call and the incident as they are known then, and
// the versions that the person saw. What is told before the type is known waits for it.
import { words } from "./made.js";

const LINE = 8_000; // of letters, some of which are two units of the 16,000 that the server takes

const filled = (object) => {
  const rest = Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0)));
  return Object.keys(rest).length > 0 ? rest : undefined;
};

const caller = (it) => filled({ number: it.number, safeToCallBack: it.safeToCallBack, name: it.name });

/** A place is replaced as a whole: what was known of it goes with what is new. */
const place = (it, known) => filled({ address: it.address, lat: it.lat, lon: it.lon }) && filled({ ...known, ...filled({ address: it.address, lat: it.lat, lon: it.lon }) });

// A line travels in one event: what is longer goes on in the next.
const lines = (text) => (text ? (text.match(new RegExp(`[^]{1,${LINE}}`, "gu")) ?? []) : []);

const union = (some, more) => [...new Set([...some, ...more])].sort();

const NEED_INCIDENT = ["HAND_OVER", "UNDO", "CLOSE", "REOPEN", "ADD", "WITHDRAW", "PHONED"];
const NEED_CALL = ["DROPPED", "PROMISE", "UNDO", "GHOST"];

/** Why it cannot be done as things are, or nothing. */
export const impossible = (it, callId, incidentId) => {
  if (NEED_INCIDENT.includes(it.verb) && !incidentId) {
    return words.needIncident;
  }
  if (NEED_CALL.includes(it.verb) && !callId) {
    return words.needCall;
  }
  const missing =
    (it.verb === "HAND_OVER" && !it.regionCode) ||
    (it.verb === "CLOSE" && !it.disposition) ||
    (it.verb === "JOIN" && !it.candidate) ||
    it.verb === "SILENT" ||
    (["ADD", "WITHDRAW", "PHONED"].includes(it.verb) && !it.kind);
  return missing ? words.notUnderstood : undefined;
};

/**
 * @param it what was understood
 * @param context the call and the incident as the person saw them, and when
 * @param known of this chain by now
 * @return requests in their order, and what has to wait for the type
 */
export const planned = (it, context, known) => {
  const callId = known.callId ?? context.callId;
  const incidentId = "incidentId" in known ? known.incidentId : context.incidentId;
  const problem = impossible(it, callId, incidentId);
  if (problem) {
    return { problem: { title: problem } };
  }
  const requests = [];
  const add = (what, method, url, body, more = {}) => requests.push({ what: words[what], method, url, body, ...more });
  const call = { entity: "call", seen: context.version ?? 1 };
  const incident = { entity: "incident", seen: context.revision ?? 1 };
  const callUrl = `/calls/${callId ?? "{callId}"}`;
  const incidentUrl = `/incidents/${incidentId ?? "{incidentId}"}`;
  const narrate = (texts, url = incidentUrl) => texts.forEach((text) => add("line", "POST", `${url}/narrative`, { text }));

  const details = (body) => body && add("details", "PATCH", `${callUrl}/details`, body, { ...call, base: { caller: context.caller ?? null } });

  const classify = (callClass, more = {}) =>
    callId
      ? add("classify", "PUT", `${callUrl}/class`, { class: callClass, ...more }, { ...call, base: { class: context.class ?? null } })
      : add("saveCall", "POST", "/calls", { class: callClass, receivedAt: context.at, ...more });

  const change = (body) => body && add("change", "PATCH", incidentUrl, body, { ...incident, base: context.base });

  // A region of another centre is no place of ours: it is offered, by a line of its own.
  const region = it.ownRegion === false ? undefined : (it.regionCode ?? undefined);

  const tell = () => {
    if (incidentId) {
      const hazards = it.hazards?.some((one) => !context.hazards.includes(one)) ? union(context.hazards, it.hazards) : undefined;
      change(filled({ incidentType: it.incidentType, priority: it.priority, regionCode: region, victims: it.victims, hazards, place: place(it, context.place) }));
      const people = caller(it);
      if (people && callId) {
        details({ caller: people });
      } else if (people) {
        narrate([Object.values(people).join(" ")]); // nobody's call is open here: it is told as a line
      }
      narrate(lines(it.narrative));
      return undefined;
    }
    const before = known.pending ?? {};
    const facts = filled({
      incidentType: it.incidentType,
      priority: it.priority ?? before.priority,
      regionCode: region ?? before.regionCode,
      victims: it.victims ?? before.victims,
      hazards: union(before.hazards ?? [], it.hazards ?? []),
    }) ?? {};
    const all = [...(before.lines ?? []), ...lines(it.narrative)];
    // The first is the call's own; the others wait for an incident.
    const [first, ...rest] = before.narrated ? [undefined, ...all] : all;
    const at = place(it, before.place);
    if (callId) {
      details(filled({ caller: caller(it), place: at }));
      details(first && { narrative: first });
      if (it.incidentType) {
        classify("NORMAL", facts);
      }
    } else {
      add("saveCall", "POST", "/calls", {
        ...(it.incidentType ? { class: "NORMAL", ...facts } : {}),
        receivedAt: context.at,
        ...filled({ caller: caller(it), place: at, narrative: first }),
      });
    }
    if (it.incidentType) {
      narrate(rest);
      return null;
    }
    return { ...facts, lines: rest, narrated: before.narrated || Boolean(first), place: at ?? before.place };
  };

  const join = () => {
    if (callId) {
      details(filled({ caller: caller(it), place: place(it) }));
    } else {
      add("saveCall", "POST", "/calls", { receivedAt: context.at, ...filled({ caller: caller(it), place: place(it) }) });
    }
    add("join", "PUT", `/incidents/${it.candidate}/calls/${callId ?? "{callId}"}`, undefined, call);
    add("classify", "PUT", `${callUrl}/class`, { class: "NORMAL" }, { ...call, base: { class: context.class ?? null } });
    // What this caller knows besides, in words: those who have the incident decide what it changes.
    const more = [...(it.hazards ?? []).map((one) => words[`hazard${one}`] ?? one), it.victims, it.priority, ...(known.pending?.lines ?? []), it.narrative].filter(Boolean).join("; ");
    narrate(lines(more), `/incidents/${it.candidate}`);
    return null;
  };

  let pending;
  switch (it.verb ?? "TELL") {
    case "TELL":
      pending = tell();
      break;
    case "JOIN":
      pending = join();
      break;
    case "UNDO":
      add("unlink", "DELETE", `${incidentUrl}/calls/${callId}`, undefined, call);
      break;
    case "PRANK":
    case "INFORMATION":
    case "GHOST":
      classify(it.verb);
      break;
    case "DROPPED":
    case "PROMISE":
      add("callback", "PUT", `${callUrl}/callbacks/${it.verb === "PROMISE" ? "PROMISED" : "DROPPED"}`, {});
      break;
    case "HAND_OVER":
      add("handover", "POST", `${incidentUrl}/handovers`, { toRegion: it.regionCode });
      break;
    case "CLOSE":
      add("close", "POST", `${incidentUrl}/closure`, { disposition: it.disposition }, incident);
      break;
    case "REOPEN":
      add("reopen", "POST", `${incidentUrl}/reopening`, undefined, incident);
      break;
    case "ADD":
      change({ kindsAsked: union(context.asked, [it.kind]), kindsWithdrawn: context.withdrawn.filter((one) => one !== it.kind) });
      break;
    case "WITHDRAW":
      change({ kindsWithdrawn: union(context.withdrawn, [it.kind]), kindsAsked: context.asked.filter((one) => one !== it.kind) });
      break;
    case "PHONED":
      add("phoned", "PUT", `${incidentUrl}/told-by-phone/${it.kind}`);
      break;
    default:
      return { problem: { title: words.notUnderstood } };
  }
  const rest = it.verb && it.verb !== "JOIN" ? [it.address, it.narrative].filter(Boolean).join("; ") : "";
  if (rest && incidentId) {
    narrate(lines(rest));
  }
  return { requests, pending };
};
