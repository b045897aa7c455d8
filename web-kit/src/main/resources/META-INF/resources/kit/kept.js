// What was typed, kept in this browser until the server has it: encrypted with a key that comes with the page and is its
// person's alone, so that whoever uses the machine next reads nothing. Where the browser keeps nothing (no secure
// connection, private window) it is kept in memory and the page says so.
const bytes = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

const store = () =>
  new Promise((done, failed) => {
    const asked = indexedDB.open("layanan112", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("kept");
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });

const answer = (request) =>
  new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });

/** @param who whose it is; @param key 32 bytes in base64 */
export const open = async (who, key) => {
  const memory = new Map();
  let database;
  let secret;
  try {
    secret = await crypto.subtle.importKey("raw", bytes(key), "AES-GCM", false, ["encrypt", "decrypt"]);
    database = await store();
  } catch {
    database = null;
  }
  const at = (name) => `${who}/${name}`;
  const table = (mode) => database.transaction("kept", mode).objectStore("kept");

  const close = async (value) => {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, secret, new TextEncoder().encode(JSON.stringify(value)));
    return { iv, data };
  };

  const read = async ({ iv, data }) => JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt({ name: "AES-GCM", iv }, secret, data)));

  return {
    /** False when a reload would lose it. */
    lasting: database !== null,
    async put(name, value) {
      memory.set(name, value);
      if (database) {
        const closed = await close(value);
        // A newer one that was closed faster stays.
        if (memory.get(name) === value) {
          await answer(table("readwrite").put(closed, at(name)));
        }
      }
    },
    async get(name) {
      if (!database) {
        return memory.get(name);
      }
      const closed = await answer(table("readonly").get(at(name)));
      try {
        return closed && (await read(closed));
      } catch {
        return undefined; // under a key of another time
      }
    },
    async remove(name) {
      memory.delete(name);
      if (database) {
        await answer(table("readwrite").delete(at(name)));
      }
    },
    async names(prefix) {
      if (!database) {
        return [...memory.keys()].filter((name) => name.startsWith(prefix)).sort();
      }
      const all = await answer(table("readonly").getAllKeys(IDBKeyRange.bound(at(prefix), `${at(prefix)}\uffff`)));
      return all.map((name) => name.slice(who.length + 1)).sort();
    },
  };
};
