// Work that the server does not have yet. A request is frozen when it is made, kept, and sent with the same key until it is
// answered: a server that is away, a reload and a crash lose nothing, and nothing is done twice. Requests of one chain
// (one call, one order) go one after the other; chains do not wait for each other.
import { ask, there } from "./session.js";

const LATER = [500, 1_000, 2_000, 4_000];
const again = (status) => status === 408 || status === 425 || status === 429 || status >= 500;

const padded = (number) => String(number).padStart(15, "0");

/**
 * @param kept of kept.js
 * @param on answered(item, body), which may add what follows from it before the item is gone; settled(item, body);
 *     refused(item, problem); conflict(item), which says for which version to send it now, "there" when it is done already,
 *     or a problem that a person has to decide; and counted({ waiting, refused, lasting })
 */
export const start = async (who, kept, on) => {
  const others = new BroadcastChannel(`unsent/${who}`);
  const failures = new Map();
  const timers = new Map();
  let number = 0;

  const items = async (chain) => (await kept.names(`work/${chain ? `${chain}/` : ""}`)).map((name) => ({ name, chain: name.split("/")[1] }));

  const count = async () => {
    const all = await Promise.all((await items()).map(({ name }) => kept.get(name)));
    const refused = all.filter((item) => item?.problem);
    on.counted({ waiting: all.filter((item) => item && !item.problem).length, refused, lasting: kept.lasting });
  };

  const told = async () => {
    others.postMessage("changed");
    await count();
  };

  /** What is known of a chain: ids that answers brought, and which version became which by its own work. */
  const facts = async (chain) => (await kept.get(`facts/${chain}`)) ?? { at: Date.now(), versions: {} };

  const present = (known, item) => {
    let version = item.seen;
    while (known.versions[item.entity]?.[version] !== undefined) {
      version = known.versions[item.entity][version];
    }
    return version;
  };

  const learn = async (item, version, answer, body) => {
    const known = await facts(item.chain);
    known.at = Date.now();
    for (const id of ["callId", "incidentId"]) {
      known[id] = body?.[id] ?? known[id];
    }
    const tag = Number(/\d+/.exec(answer.headers.get("ETag") ?? "")?.[0]);
    if (item.entity && version !== undefined && tag > version) {
      (known.versions[item.entity] ??= {})[version] = tag;
    }
    await kept.put(`facts/${item.chain}`, known);
  };

  const later = (chain) => {
    const times = failures.get(chain) ?? 0;
    failures.set(chain, times + 1);
    clearTimeout(timers.get(chain));
    timers.set(chain, setTimeout(() => go(chain), LATER[Math.min(times, LATER.length - 1)] * (0.8 + Math.random() * 0.4)));
  };

  const refuse = async (name, item, problem) => {
    await kept.put(name, { ...item, problem });
    await told();
    on.refused(item, problem);
  };

  /** @return true when the next one may go */
  const send = async (name, item) => {
    const known = await facts(item.chain);
    const missing = [...item.url.matchAll(/\{(\w+)\}/g)].some(([, id]) => !known[id]);
    if (missing) {
      return false;
    }
    const version = item.seen === undefined ? undefined : present(known, item);
    let answer;
    let body;
    try {
      answer = await ask(
        item.url.replace(/\{(\w+)\}/g, (whole, id) => known[id]),
        {
          method: item.method,
          body: item.body,
          headers: {
            "Idempotency-Key": item.id,
            ...(item.body === undefined ? {} : { "Content-Type": "application/json" }),
            ...(version === undefined ? {} : { "If-Match": `"${version}"` }),
          },
        },
      );
      // An answer that breaks off is none.
      const text = await answer.text();
      body = /json/.test(answer.headers.get("Content-Type") ?? "") && text ? JSON.parse(text) : undefined;
    } catch {
      later(item.chain);
      return false;
    }
    if (again(answer.status)) {
      later(item.chain);
      return false;
    }
    failures.delete(item.chain);
    if (answer.ok) {
      await learn(item, version, answer, body);
      await on.answered?.(item, body);
      await kept.remove(name);
      await told();
      on.settled(item, body);
      return true;
    }
    if (answer.status === 412) {
      const decided = await on.conflict({ ...item, seen: version }).catch(() => undefined);
      if (decided === undefined) {
        later(item.chain);
        return false;
      }
      if (decided === "there") {
        await kept.remove(name);
        await told();
        on.settled(item, undefined);
        return true;
      }
      if (typeof decided === "number") {
        await kept.put(name, { ...item, seen: decided });
        return true;
      }
      await refuse(name, item, decided);
      return true;
    }
    await refuse(name, item, body ?? { status: answer.status, title: answer.statusText });
    return true;
  };

  const go = (chain) =>
    // One tab sends a chain at a time.
    navigator.locks.request(`unsent/${who}/${chain}`, async () => {
      for (let more = there(); more; ) {
        let item;
        let found;
        for (const { name } of await items(chain)) {
          item = await kept.get(name);
          if (item && !item.problem) {
            found = name;
            break;
          }
        }
        more = found !== undefined && there() && (await send(found, item));
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

  others.onmessage = count;
  document.addEventListener("session", (event) => event.detail && all());
  document.addEventListener("cut", (event) => event.detail || all());
  addEventListener("online", all);
  await forget();
  await all();

  return {
    /**
     * Keeps a request, and sends it when its turn comes.
     *
     * @param chain what it belongs to; url may say {callId} or {incidentId} of what an earlier one makes
     * @param seen the version of the entity ("call", "incident") that the person saw, whose fields were as in base
     * @param what in words, for the person
     * @param id of what follows from another one: the same when that one is answered twice
     * @param after the item that it follows from: its turn comes before that of anything made since
     */
    async add({ id, after, chain, what, method, url, body, entity, seen, base, context }) {
      const item = { id: id ?? crypto.randomUUID(), chain, what, method, url, body: body === undefined ? undefined : JSON.stringify(body), entity, seen, base, context };
      item.place = after ? `${after.place}-${padded(number++)}` : `${padded(Date.now())}-${padded(number++)}-${item.id}`;
      await kept.put(`work/${chain}/${item.place}`, item);
      await told();
      go(chain);
      return item;
    },
    /** Tries a refused one again, for another version if one is said, or gives it up: a person's decision. */
    async decide(id, again_, seen) {
      for (const { name, chain } of await items()) {
        const item = await kept.get(name);
        if (item?.id === id) {
          if (again_) {
            const { problem, ...rest } = item;
            await kept.put(name, seen === undefined ? rest : { ...rest, seen });
            go(chain);
          } else {
            await kept.remove(name);
          }
        }
      }
      await told();
    },
    facts,
    busy: async (chain) => (await items(chain)).length > 0,
  };
};
