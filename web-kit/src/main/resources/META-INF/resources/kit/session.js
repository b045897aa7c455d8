// A session that ends in mid-call: the page stays, what is typed stays, and the person logs in again in a second tab. Also
// sees when somebody else logged in there: nothing is sent in another's name.
const me = document.body.dataset.who;
// Whose page it is goes with each request: the server answers nobody else's.
const HEADERS = { "X-Requested-With": "JavaScript", Accept: "application/json", ...(me ? { "X-Who": encodeURIComponent(me) } : {}) };
const channel = new BroadcastChannel("session");
let ended = false;

const show = (id, is) => {
  const notice = document.getElementById(id);
  if (notice) {
    notice.hidden = !is;
  }
};

const set = (is, other = false) => {
  show("session", is && !other);
  show("stranger", is && other);
  if (ended !== is) {
    ended = is;
    document.dispatchEvent(new CustomEvent("session", { detail: !is }));
  }
};

/** True while this page may ask for anything: not after its session ended, until its person is back. */
export const there = () => !ended;

/** As fetch; an answer that says that the session is over is thrown, as one that did not come is. */
export const ask = async (address, options = {}) => {
  const answer = await fetch(address, { cache: "no-store", credentials: "same-origin", ...options, headers: { ...HEADERS, ...options.headers } });
  if (answer.status === 499 || answer.status === 401) {
    set(true, answer.headers.has("X-Stranger"));
    throw new Error("session");
  }
  return answer;
};

/** Asks who is logged in. */
export const check = async () => {
  try {
    const answer = await ask("/session/who");
    if (answer.ok) {
      set(false);
    }
  } catch {
    // Said already, or the server is away, which is said elsewhere.
  }
};

channel.onmessage = check;
setInterval(() => ended && check(), 3_000);
addEventListener("focus", () => ended && check());
