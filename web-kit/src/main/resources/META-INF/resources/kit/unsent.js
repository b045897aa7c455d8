// Work that the server does not have yet. It is frozen when it is made, kept, and sent with the same key until it is
// answered: a server that is away, a reload and a crash lose nothing, and nothing is done twice. Work of one chain (one
// call, one order) goes one after the other; chains do not wait for each other. What a piece of work asks for can be planned
// when its turn comes, with what the answers before it brought.
import { ask, there } from "./session.js";

const LATER = [500, 1_000, 2_000, 4_000];
const passes = (status) => status === 408 || status === 425 || status === 429 || status >= 500;

const padded = (number) => String(number).padStart(15, "0");

/** Of one tab at a time, where the browser can say so. */
const alone = (name, work) => (navigator.locks ? navigator.locks.request(name, work) : work());

const unique = () => crypto.randomUUID?.() ?? Array.from(crypto.getRandomValues(new Uint8Array(16)), (one) => one.toString(16).padStart(2, "0")).join("");

/**
 * @param kept of kept.js
 * @param on plan(item, facts), which gives { requests, pending } or { problem }, or throws when the server is needed for
 *     it and away; settled(item, body, request); conflict(request, item, facts), which gives { seen, body }, "there" when it
 *     is so already, or { problem } for a person to decide; counted({ waiting, refused, lasting }); elsewhere(chain), when
 *     another tab sent something of it
 * @param ready settles when the page can be told of what was left from before
 */
export const start = async (who, kept, on, ready = Promise.resolve()) => {
  const others = new BroadcastChannel(`unsent/${who}`);
  const failures = new Map();
  const timers = new Map();
  let newest = 0;

  const items = async (chain) =>
    (await kept.names(chain === undefined ? "work/" : `work/${encodeURIComponent(chain)}/`)).map((name) => ({ name, chain: decodeURIComponent(name.split("/")[1]) }));

  const count = async () => {
    const all = await Promise.all((await items()).map(({ name }) => kept.get(name)));
    on.counted({ waiting: all.filter((item) => !item?.problem).length, refused: all.filter((item) => item?.problem), lasting: kept.lasting });
  };

  const told = async (chain) => {
    others.postMessage(chain);
    await count();
  };

  /** What is known of a chain: ids that answers brought, which version became which by its own work, what waits. */
  const facts = async (chain) => (await kept.get(`facts/${chain}`)) ?? { at: Date.now(), versions: {} };

  const present = (known, request) => {
    let version = request.seen;
    while (known.versions[request.entity]?.[version] !== undefined) {
      version = known.versions[request.entity][version];
    }
    return version;
  };

  const learn = async (chain, request, version, answer, body) => {
    const known = await facts(chain);
    known.at = Date.now();
    if (body?.callId) {
      known.callId = body.callId;
    }
    if (body && "incidentId" in body) {
      known.incidentId = body.incidentId ?? undefined; // none any more, when a call was unlinked
    }
    const tag = Number(/\d+/.exec(answer.headers.get("ETag") ?? "")?.[0]);
    if (request.entity && version !== undefined && tag > version) {
      (known.versions[request.entity] ??= {})[version] = tag;
    }
    await kept.put(`facts/${chain}`, known);
  };

  const later = (chain) => {
    const times = failures.get(chain) ?? 0;
    failures.set(chain, times + 1);
    clearTimeout(timers.get(chain));
    timers.set(chain, setTimeout(() => go(chain), LATER[Math.min(times, LATER.length - 1)] * (0.8 + Math.random() * 0.4)));
    return false;
  };

  const refuse = async (name, item, problem) => {
    await kept.put(name, { ...item, problem });
    await told(item.chain);
    return true;
  };

  const through = async (name, item, body, request) => {
    const done = item.done + 1;
    if (done >= item.requests.length) {
      await kept.remove(name);
    } else {
      await kept.put(name, { ...item, done });
    }
    await told(item.chain);
    on.settled(item, body, request);
    return true;
  };

  /** @return true when the next one may go */
  const send = async (name, item) => {
    const request = item.requests[item.done];
    const known = await facts(item.chain);
    const version = request.seen === undefined ? undefined : present(known, request);
    let answer;
    let body;
    try {
      answer = await ask(
        request.url.replace(/\{(\w+)\}/g, (whole, id) => known[id] ?? whole),
        {
          method: request.method,
          body: request.body,
          headers: {
            "Idempotency-Key": request.id,
            ...(request.body === undefined ? {} : { "Content-Type": "application/json" }),
            ...(version === undefined ? {} : { "If-Match": `"${version}"` }),
          },
        },
      );
      // An answer that breaks off is none.
      const text = await answer.text();
      body = /json/.test(answer.headers.get("Content-Type") ?? "") && text ? JSON.parse(text) : undefined;
    } catch {
      return later(item.chain);
    }
    if (passes(answer.status)) {
      return later(item.chain);
    }
    failures.delete(item.chain);
    if (answer.ok) {
      await learn(item.chain, request, version, answer, body);
      return through(name, item, body, request);
    }
    if (answer.status === 412) {
      const decided = await on.conflict?.({ ...request, seen: version }, item, known).catch(() => undefined);
      if (decided === undefined) {
        return later(item.chain);
      }
      if (decided === "there") {
        return through(name, item, undefined, request);
      }
      if (decided.problem) {
        return refuse(name, item, decided.problem);
      }
      const requests = item.requests.map((one, at) => (at === item.done ? { ...one, ...decided } : one));
      await kept.put(name, { ...item, requests });
      return true;
    }
    return refuse(name, item, body ?? { status: answer.status, title: answer.statusText });
  };

  /** @return true when it may be sent, or is decided otherwise */
  const plan = async (name, item) => {
    let planned;
    try {
      planned = await on.plan(item, await facts(item.chain));
    } catch {
      return later(item.chain);
    }
    if (planned.problem) {
      return refuse(name, item, planned.problem);
    }
    if (planned.pending !== undefined) {
      const known = await facts(item.chain);
      await kept.put(`facts/${item.chain}`, { ...known, pending: planned.pending });
    }
    const requests = planned.requests.map((one, at) => ({ ...one, id: `${item.id}-${at}`, body: one.body === undefined ? undefined : JSON.stringify(one.body) }));
    if (requests.length === 0) {
      await kept.remove(name);
      await told(item.chain);
    } else {
      await kept.put(name, { ...item, requests, done: 0 });
    }
    return true;
  };

  const go = (chain) =>
    alone(`unsent/${who}/${chain}`, async () => {
      for (let more = there(); more; ) {
        let found;
        for (const { name } of await items(chain)) {
          const item = await kept.get(name);
          if (item && !item.problem) {
            found = { name, item };
            break;
          }
        }
        more = found !== undefined && there() && (await (found.item.requests ? send : plan)(found.name, found.item));
      }
    });

  const all = async () => {
    failures.clear();
    new Set((await items()).map(({ chain }) => chain)).forEach((chain) => go(chain));
    await count();
  };

  const forget = async () => {
    for (const name of await kept.names("facts/")) {
      const known = await kept.get(name);
      const chain = name.slice("facts/".length);
      if ((!known || Date.now() - known.at > 86_400_000) && (await items(chain)).length === 0) {
        await kept.remove(name);
      }
    }
  };

  others.onmessage = async (event) => {
    await count();
    on.elsewhere?.(event.data);
  };
  document.addEventListener("session", (event) => event.detail && all());
  document.addEventListener("cut", (event) => event.detail || all());
  addEventListener("online", all);
  ready.then(forget).then(all);

  return {
    /**
     * Keeps a piece of work, and sends it when its turn comes: one request, or with deed what on.plan makes requests of.
     *
     * @param chain what it belongs to
     * @param seen the version of the entity ("call", "incident") that the person saw, whose fields were as in base
     * @param what in words, for the person
     */
    async add({ chain, what, method, url, body, entity, seen, base, deed }) {
      const id = unique();
      // After all that was made before, whatever the machine's clock did meanwhile.
      const last = (await items(chain)).at(-1)?.name.split("/")[2];
      newest = Math.max(newest + 1, Date.now(), last ? Number(last.slice(0, 15)) + 1 : 0);
      const request = { id, method, url, body: body === undefined ? undefined : JSON.stringify(body), entity, seen, base };
      const item = { id, chain, what, deed, requests: deed ? undefined : [request], done: 0 };
      await kept.put(`work/${encodeURIComponent(chain)}/${padded(newest)}-${id}`, item);
      await told(chain);
      go(chain);
      return item;
    },
    /** Tries a refused one again, for another version if one is said, or gives that request up: a person's decision. */
    async decide(id, again, seen) {
      for (const { name, chain } of await items()) {
        const item = await kept.get(name);
        if (item?.id === id) {
          const { problem, ...rest } = item;
          if (again) {
            const requests = rest.requests?.map((one, at) => (at === rest.done && seen !== undefined ? { ...one, seen } : one));
            await kept.put(name, { ...rest, requests });
          } else if (rest.requests && rest.done + 1 < rest.requests.length) {
            await kept.put(name, { ...rest, done: rest.done + 1 });
          } else {
            await kept.remove(name);
          }
          go(chain);
        }
      }
      await told();
    },
    facts,
    busy: async (chain) => (await items(chain)).length > 0,
  };
};
