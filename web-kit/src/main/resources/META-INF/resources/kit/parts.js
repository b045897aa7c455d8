// Shows the parts of a page as they change: elements with data-part, told by server-sent events. A part comes whole, so
// that one that comes twice does no harm; after a break the last id is said, and what changed since is told.
import { put } from "./put.js";
import { check, there } from "./session.js";

const PATIENCE = 15_000; // a tick comes every 5 s
const SOON = 500;

const last = { tick: Date.now(), opened: 0, id: "", offset: 0, address: "" };
let events;
let broken = 0;
let waiting = 0;

/** What time it is at the server, whatever this machine's clock says. */
export const now = () => Date.now() + last.offset;

const tell = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }));

const cut = () => {
  const notice = document.getElementById("cut");
  const is = (broken > 0 && Date.now() - broken > 3_000) || Date.now() - last.tick > PATIENCE;
  if (notice && notice.hidden === is) {
    notice.hidden = !is;
    document.body.classList.toggle("cut", is);
    tell("cut", is);
  }
  // A connection that died without a word looks open for ever.
  if (last.address && Date.now() - last.tick > PATIENCE && Date.now() - last.opened > PATIENCE) {
    open();
  }
};

const alive = () => {
  last.tick = Date.now();
  broken = 0;
  cut();
};

const open = () => {
  clearTimeout(waiting);
  if (!there()) {
    return; // opened again when its person is back
  }
  events?.close();
  last.opened = Date.now();
  const address = new URL(last.address, location.href);
  if (last.id) {
    address.searchParams.set("last", last.id);
  }
  if (document.body.dataset.who) {
    address.searchParams.set("who", document.body.dataset.who); // an event source sends no headers
  }
  const source = new EventSource(address);
  events = source;
  source.addEventListener("tick", (event) => {
    last.offset = Number(event.data) - Date.now();
    alive();
  });
  source.addEventListener("part", (event) => {
    const { part, html } = JSON.parse(event.data);
    last.id = event.lastEventId;
    alive();
    document.querySelectorAll(`[data-part="${CSS.escape(part)}"]`).forEach((element) => put(element, html));
    tell("part", part);
  });
  source.onerror = () => {
    broken ||= Date.now();
    // A browser gives up when it is told no, as when the session has ended: ask why, and come again.
    if (source.readyState === EventSource.CLOSED && events === source) {
      check();
      clearTimeout(waiting);
      waiting = setTimeout(open, 2_000 + Math.random() * SOON);
    }
  };
};

/**
 * Watches from now on what this address tells; called again with another address, that one instead, from the start: what
 * was seen before was of other parts.
 */
export const watch = (address) => {
  if (address !== last.address) {
    last.address = address;
    last.id = "";
    open();
  }
};

document.addEventListener("session", (event) => event.detail && last.address && (!events || events.readyState === EventSource.CLOSED) && open());
addEventListener("online", () => last.address && open());
// Shown again from the browser's memory of pages: what it was told has ended.
addEventListener("pageshow", (event) => event.persisted && last.address && open());
setInterval(cut, 1_000);
