// What a line that was understood asks the server for: requests with the versions that the person saw. The same line gives
// the same requests, whenever it is answered.
import { now } from "/kit/parts.js";
import { words } from "./made.js";

const LINE = 8_000; // of letters, some of which are two units of the 16,000 that the server takes

const filled = (object) => {
  const rest = Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0)));
  return Object.keys(rest).length > 0 ? rest : undefined;
};

const caller = (it) => filled({ number: it.number, safeToCallBack: it.safeToCallBack, name: it.name });

const place = (it) => filled({ address: it.address, lat: it.lat, lon: it.lon });

// A line travels in one event: what is longer goes on in the next.
const lines = (text) => (text ? (text.match(new RegExp(`[^]{1,${LINE}}`, "gu")) ?? []) : []);

const union = (some, more) => [...new Set([...some, ...more])].sort();

/**
 * @param it what was understood
 * @param context the call and the incident as the person saw them
 * @param next gives the next key of this line
 * @return requests, in their order
 */
export const requests = (it, context, next) => {
  const { chain } = context;
  const made = [];
  const add = (what, method, url, body, more = {}) => made.push({ id: next(), chain, what: words[what], method, url, body, ...more });
  const callUrl = context.callId ? `/calls/${context.callId}` : "/calls/{callId}";
  const incidentUrl = context.incidentId ? `/incidents/${context.incidentId}` : "/incidents/{incidentId}";
  const call = { entity: "call", seen: context.version ?? 1 };
  const incident = { entity: "incident", seen: context.revision ?? 1 };
  const known = Boolean(context.callId) || context.callExpected;
  const opened = Boolean(context.incidentId) || context.incidentExpected;

  const narrate = (text) => lines(text).forEach((line) => add("line", "POST", `${incidentUrl}/narrative`, { text: line }));

  const handOver = (region) => add("handover", "POST", `${incidentUrl}/handovers`, { toRegion: region });

  const details = (more) => {
    const body = filled({ caller: caller(it), place: place(it), narrative: more ?? undefined });
    if (body) {
      add("details", "PATCH", `${callUrl}/details`, body, { ...call, base: { caller: context.caller ?? null } });
    }
  };

  const classify = (callClass, more = {}) => {
    if (known) {
      add("classify", "PUT", `${callUrl}/class`, { class: callClass, ...more }, { ...call, base: { class: context.class ?? null } });
    } else {
      add("saveCall", "POST", "/calls", { class: callClass, receivedAt: new Date(now()).toISOString(), ...more });
    }
  };

  const tell = () => {
    const own = it.ownRegion === false ? undefined : (it.regionCode ?? undefined);
    const [first, ...rest] = lines(it.narrative);
    if (opened) {
      const hazards = it.hazards?.some((one) => !context.hazards.includes(one)) ? union(context.hazards, it.hazards) : undefined;
      const body = filled({ incidentType: it.incidentType, priority: it.priority, regionCode: own, victims: it.victims, hazards, place: place(it) });
      if (body) {
        add("change", "PATCH", incidentUrl, body, { ...incident, base: context.base });
      }
      if (known && caller(it)) {
        add("details", "PATCH", `${callUrl}/details`, { caller: caller(it) }, { ...call, base: { caller: context.caller ?? null } });
      }
      narrate(it.narrative);
    } else {
      const more = filled({ incidentType: it.incidentType, priority: it.priority, regionCode: own, victims: it.victims, hazards: it.hazards }) ?? {};
      if (known) {
        // First what agencies need: the incident is opened with it.
        details(context.narrated ? undefined : first);
        if (it.incidentType) {
          classify("NORMAL", more);
        }
      } else {
        add("saveCall", "POST", "/calls", {
          ...(it.incidentType ? { class: "NORMAL" } : {}),
          receivedAt: new Date(now()).toISOString(),
          ...more,
          ...filled({ caller: caller(it), place: place(it), narrative: first }),
        });
      }
      if (it.incidentType) {
        narrate(known && context.narrated ? it.narrative : rest.join(""));
      }
    }
    if (it.ownRegion === false && it.regionCode && (opened || it.incidentType)) {
      handOver(it.regionCode);
    }
  };

  const join = (candidate) => {
    if (known) {
      details(undefined);
    } else {
      add("saveCall", "POST", "/calls", { receivedAt: new Date(now()).toISOString(), ...filled({ caller: caller(it), place: place(it) }) });
    }
    add("join", "PUT", `/incidents/${candidate}/calls/${context.callId ?? "{callId}"}`, undefined, call);
    add("classify", "PUT", `${callUrl}/class`, { class: "NORMAL" }, { ...call, base: { class: context.class ?? null } });
    lines(it.narrative).forEach((line) => add("line", "POST", `/incidents/${candidate}/narrative`, { text: line }));
  };

  switch (it.verb ?? "TELL") {
    case "TELL":
      tell();
      break;
    case "JOIN":
      join(it.candidate);
      break;
    case "UNDO":
      add("unlink", "DELETE", `${incidentUrl}/calls/${context.callId ?? "{callId}"}`, undefined, call);
      break;
    case "PRANK":
    case "INFORMATION":
      classify(it.verb);
      break;
    case "GHOST":
      classify("GHOST");
      break;
    case "DROPPED":
    case "PROMISE":
      add("callback", "PUT", `${callUrl}/callbacks/${it.verb === "PROMISE" ? "PROMISED" : "DROPPED"}`, {});
      break;
    case "HAND_OVER":
      handOver(it.regionCode);
      break;
    case "CLOSE":
      add("close", "POST", `${incidentUrl}/closure`, { disposition: it.disposition }, incident);
      break;
    case "REOPEN":
      add("reopen", "POST", `${incidentUrl}/reopening`, undefined, incident);
      break;
    case "ADD":
      add("change", "PATCH", incidentUrl, { kindsAsked: union(context.asked, [it.kind]), kindsWithdrawn: context.withdrawn.filter((one) => one !== it.kind) }, { ...incident, base: context.base });
      break;
    case "WITHDRAW":
      add("change", "PATCH", incidentUrl, { kindsWithdrawn: union(context.withdrawn, [it.kind]), kindsAsked: context.asked.filter((one) => one !== it.kind) }, { ...incident, base: context.base });
      break;
    case "PHONED":
      add("phoned", "PUT", `${incidentUrl}/told-by-phone/${it.kind}`);
      break;
    default:
      throw new Error(it.verb);
  }
  return made;
};
