// The agency's board: what to do with an order by one key, a sound while one waits that nobody has read, and work that is
// kept until the server has it.
import { watch, now } from "/kit/parts.js";
import { put } from "/kit/put.js";
import { run } from "/kit/clocks.js";
import { ask as request } from "/kit/session.js";
import { open as keep } from "/kit/kept.js";
import { start } from "/kit/unsent.js";
import "/kit/keys.js";

const words = document.body.dataset;
const by = (id) => document.getElementById(id);
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const title = document.title;

// ---- sound

const RING_EVERY = 1_600;
const TONES = [880, 660];
const wanted = "layanan112.board.sound";
let audio;

const unread = () => Number(document.querySelector("[data-unread]")?.dataset.unread ?? 0);
const heard = () => audio?.state === "running";

const showSound = () => {
  const button = by("sound");
  button.setAttribute("aria-pressed", String(heard()));
  button.textContent = heard() ? button.dataset.on : button.dataset.off;
  by("silent").hidden = heard();
};

const ring = () => {
  if (!heard() || unread() === 0) {
    return;
  }
  TONES.forEach((pitch, index) => {
    const from = audio.currentTime + index * 0.28;
    const tone = audio.createOscillator();
    const loudness = audio.createGain();
    tone.frequency.value = pitch;
    loudness.gain.setValueAtTime(0.0001, from);
    loudness.gain.exponentialRampToValueAtTime(0.4, from + 0.02);
    loudness.gain.exponentialRampToValueAtTime(0.0001, from + 0.26);
    tone.connect(loudness).connect(audio.destination);
    tone.start(from);
    tone.stop(from + 0.28);
  });
  words.rung = String(Number(words.rung ?? 0) + 1);
};

const sounding = async (on) => {
  if (on) {
    audio ??= new AudioContext();
    audio.onstatechange = showSound;
    await audio.resume();
    ring();
  } else {
    await audio?.suspend();
  }
  showSound();
};

by("sound").addEventListener("click", () => {
  const on = !heard();
  localStorage.setItem(wanted, on ? "on" : "off");
  sounding(on);
});
// A browser lets a page sound only after somebody touched it: the first touch will do, where it was wanted before.
["keydown", "pointerdown"].forEach((touch) =>
  addEventListener(touch, (event) => localStorage.getItem(wanted) === "on" && !heard() && event.target.id !== "sound" && sounding(true), { capture: true }),
);
setInterval(ring, RING_EVERY);
// A tab that is hidden is woken once a minute: a new order sounds when it is told.
document.addEventListener("part", () => setTimeout(ring));
document.addEventListener("part", () => marked());

let blink = false;
setInterval(() => {
  blink = calm.matches || !blink;
  const count = unread();
  const said = count === 1 ? words.oneNew : words.someNew.replace("0", count);
  document.title = count > 0 && blink ? `(!) ${said}` : title;
}, 1_000);

// ---- work

const tell = (text) => {
  const told = by("told");
  told.textContent = text;
  told.hidden = false;
  clearTimeout(tell.later);
  tell.later = setTimeout(() => (told.hidden = true), 8_000);
};

const cardOf = (id) => document.getElementById(`o-${id}`);

const busy = (id, is) => {
  document.querySelectorAll(`[data-id="${CSS.escape(id)}"]`).forEach((card) => {
    card.toggleAttribute("aria-busy", is);
    if (is) {
      card.setAttribute("aria-busy", "true");
    }
    card.querySelectorAll("[data-step]").forEach((button) => (button.disabled = is));
  });
};

const draft = (id) => `draft/line/${id}`;

// Orders of which a step is on its way, also when their cards are drawn anew meanwhile.
const pending = new Set();
const marked = () => document.querySelectorAll("[data-id]").forEach((card) => busy(card.dataset.id, pending.has(card.dataset.id)));

const counted = ({ waiting, refused, lasting }) => {
  refused.forEach((item) => pending.delete(item.chain));
  marked();
  const unsent = by("unsent");
  unsent.hidden = waiting === 0;
  unsent.querySelector("b").textContent = waiting;
  by("not-kept").hidden = lasting || waiting === 0;
  const list = by("refused");
  list.hidden = refused.length === 0;
  list.replaceChildren(
    ...refused.map((item) => {
      const row = by("refused-item").content.cloneNode(true);
      row.querySelector("span").textContent = `${item.what}: ${item.problem.errors?.[0]?.message ?? item.problem.title ?? item.problem.status}`;
      row.querySelector("[data-again]").addEventListener("click", async () => (await work).decide(item.id, true));
      row.querySelector("[data-give-up]").addEventListener("click", async () => (await work).decide(item.id, false));
      return row;
    }),
  );
};

// Promises: who presses a key before the browser's store is open is heard all the same.
const kept = keep(words.who, words.kept);
const work = kept.then((store) =>
  start(words.who, store, {
    settled: (item, body) => {
      pending.delete(item.chain);
      marked();
      tell(body?.effective === false ? words.recordedLate : `${words.sent}: ${item.what}`);
    },
    counted,
  }),
);

const called = (id) => cardOf(id)?.getAttribute("aria-label") ?? id;

const say = async (id, label, body) => {
  pending.add(id);
  marked();
  return (await work).add({
    chain: id,
    what: `${label} (${called(id)})`,
    method: "POST",
    url: `/dispatches/${id}/acknowledgements`,
    body: { by: "PERSON", ...body },
  });
};

const write = async (id, label, text) => {
  // Not behind a step, nor before one: a line that cannot be taken holds up nobody.
  await (await work).add({ chain: `line/${id}`, what: `${label} (${called(id)})`, method: "POST", url: `/dispatches/${id}/lines`, body: { text } });
  await (await kept).remove(draft(id));
};

// ---- choosing

const ask = by("ask");
let asked = "";

const choose = async (id, what) => {
  asked = id;
  ask.querySelectorAll("[data-choose]").forEach((one) => (one.hidden = one.dataset.choose !== what));
  const chosen = ask.querySelector(`[data-choose="${what}"]`);
  by("ask-title").textContent = chosen.dataset.title;
  by("ask-order").textContent = called(id);
  by("units-wrong").hidden = true;
  if (what === "UNITS") {
    by("units").value = cardOf(id)?.dataset.units ?? "";
  }
  if (what === "LINE") {
    by("line").value = (await (await kept).get(draft(id))) ?? "";
  }
  ask.showModal();
  chosen.querySelector("input, textarea, button").focus();
};

const UNIT = /^(?!.*[0-9]{5})(?!\S+ \S+ \S+ )[\p{L}\p{N}][\p{L}\p{N} ./-]{0,23}$/u;

const chosen = (form) => ({
  async UNITS() {
    const units = by("units").value.split(",").map((unit) => unit.trim()).filter((unit) => unit);
    if (units.length > 10 || !units.every((unit) => UNIT.test(unit))) {
      by("units-wrong").textContent = words.unitsWrong;
      by("units-wrong").hidden = false;
      return;
    }
    ask.close();
    await say(asked, form.dataset.title, { step: cardOf(asked)?.dataset.status, units });
  },
  async LINE() {
    const text = by("line").value;
    if (text.trim()) {
      ask.close();
      await write(asked, form.dataset.title, text);
    }
  },
});

ask.addEventListener("submit", (event) => {
  const form = event.target.closest("[data-choose]");
  if (form) {
    event.preventDefault();
    chosen(form)[form.dataset.choose]();
  }
});
by("line").addEventListener("input", async () => (await kept).put(draft(asked), by("line").value));
ask.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.dataset.reason) {
    ask.close();
    say(asked, button.firstChild.textContent.trim(), { step: button.closest("[data-choose]").dataset.choose, reason: button.dataset.reason });
  } else if (button?.dataset.minutes) {
    ask.close();
    const until = new Date(now() + Number(button.dataset.minutes) * 60_000).toISOString();
    say(asked, button.firstChild.textContent.trim(), { step: "DEFERRED", deferredUntil: until });
  }
});

// ---- an order that is opened

const opened = by("opened");
let shown = "";
let fetching = false;
let again = false;

// The card says how far it is: what was fetched once does not.
const refresh = (told) => {
  const card = cardOf(shown);
  const region = opened.querySelector(".order");
  if (opened.open && card) {
    const copy = card.cloneNode(true);
    copy.querySelectorAll("[data-open]").forEach((button) => button.remove());
    put(by("opened-card"), copy.innerHTML);
    region.dataset.status = card.dataset.status;
    run();
    // Changed while somebody reads it: fetched again, which says that it was seen.
    if (told && card.hasAttribute("data-news")) {
      fetchDetails();
    }
    if (!opened.contains(document.activeElement)) {
      region.focus();
    }
  }
};

const details = async (id) => {
  try {
    const answer = await request(`/board/orders/${id}${words.lang === "en" ? "?lang=en" : ""}`, { headers: { Accept: "text/html" } });
    if (!answer.ok) {
      throw new Error(String(answer.status));
    }
    const html = await answer.text();
    if (opened.open && shown === id) {
      put(by("opened-details"), html);
    }
  } catch {
    if (opened.open && shown === id) {
      by("opened-details").textContent = words.cannotOpen;
    }
  }
};

/** One at a time; what changed while one was on its way, or another order that was opened, is fetched after it. */
const fetchDetails = async () => {
  again = true;
  if (fetching) {
    return;
  }
  fetching = true;
  while (again && opened.open) {
    again = false;
    await details(shown);
  }
  fetching = false;
};

const openOrder = async (id) => {
  shown = id;
  const region = opened.querySelector(".order");
  region.dataset.id = id;
  put(by("opened-details"), "");
  if (!opened.open) {
    opened.showModal();
  }
  refresh(false);
  region.focus();
  await fetchDetails();
};

opened.addEventListener("close", () => {
  put(by("opened-details"), "");
  put(by("opened-card"), "");
  (cardOf(shown) ?? document.querySelector(".list .order"))?.focus();
});

// The second click of two would be on whichever card is there by then.
let lastStep = 0;
document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  const id = button?.closest("[data-id]")?.dataset.id;
  if (!id || (event.detail > 0 && Date.now() - lastStep < 700)) {
    return;
  }
  if (button.dataset.step) {
    lastStep = Date.now();
  }
  if (button.hasAttribute("data-open")) {
    openOrder(id);
  } else if (button.dataset.asks !== undefined) {
    choose(id, button.dataset.asks || button.dataset.step);
  } else if (button.dataset.step) {
    say(id, button.dataset.keyLabel, { step: button.dataset.step });
  }
});

// ---- moving about

let current = "";

document.addEventListener("focusin", (event) => {
  const card = event.target.closest(".list .order");
  if (card) {
    current = card.dataset.id;
  }
});

const move = (card, along, across) => {
  const lists = [...document.querySelectorAll(".list")];
  const list = lists.indexOf(card.closest(".list"));
  if (along) {
    const all = [...lists[list].querySelectorAll(".order")];
    all[all.indexOf(card) + along]?.focus();
    return;
  }
  for (let next = list + across; next >= 0 && next < lists.length; next += across) {
    const first = lists[next].querySelector(".order");
    if (first) {
      first.focus();
      return;
    }
  }
};

const ARROWS = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] };

document.addEventListener(
  "keydown",
  (event) => {
    // Enter on a button is that button, not the order around it.
    if (event.key === "Enter" && !event.ctrlKey && event.target.matches("button, a, summary")) {
      event.stopPropagation();
      return;
    }
    if (document.querySelector("dialog[open]") || event.altKey || event.ctrlKey || event.metaKey || !ARROWS[event.key]) {
      return;
    }
    const card = event.target.closest?.(".list .order");
    if (card) {
      event.preventDefault();
      move(card, ...ARROWS[event.key]);
    } else if (event.target === document.body || event.target.id === "main") {
      event.preventDefault();
      document.querySelector(".list .order")?.focus();
    }
  },
  true,
);

document.addEventListener("part", () => {
  refresh(true);
  // An order that went to another column takes the focus along.
  if (current && document.activeElement === document.body && !document.querySelector("dialog[open]")) {
    cardOf(current)?.focus({ preventScroll: false });
  }
});

showSound();
run();
watch(words.live);
document.body.dataset.ready = "true";
