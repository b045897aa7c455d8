// Changes what is shown as it changes: cells by their key, map shapes by their level. The first message of a connection has
// everything; what came before it is older or newer, and says which by its number.
(() => {
  const source = document.body.dataset.live;
  if (!source) {
    return;
  }
  const patience = 15_000; // something comes every 5 s
  const readOut = 10_000; // a screen reader is not to be flooded
  let last = Date.now();
  let number = -1;
  let early = [];
  const spoken = new Map();

  const cut = (is) => {
    const notice = document.getElementById("cut");
    if (notice && notice.hidden === is) {
      notice.hidden = !is;
      document.getElementById("main").classList.toggle("old", is);
    }
  };

  const text = (element, value) => {
    if (element.getAttribute("aria-live")) {
      const before = spoken.get(element) ?? 0;
      if (Date.now() - before < readOut) {
        return;
      }
      spoken.set(element, Date.now());
    }
    if (element.textContent !== value) {
      element.textContent = value;
    }
  };

  const put = (cells) => {
    let unknown = false;
    for (const [key, value] of Object.entries(cells)) {
      if (key.startsWith("m/")) {
        document.querySelectorAll(`[data-shape="${CSS.escape(key.slice(2))}"]`).forEach((one) => one.setAttribute("data-level", value));
      } else if (key.startsWith("c/")) {
        document.querySelectorAll(`[data-style="${CSS.escape(key)}"]`).forEach((one) => { one.className = value; });
      } else {
        const found = document.querySelectorAll(`[data-cell="${CSS.escape(key)}"]`);
        unknown ||= found.length === 0 && key.startsWith("r/");
        found.forEach((one) => text(one, value));
      }
    }
    const rows = document.getElementById("rows");
    if (unknown && rows) {
      window.htmx.trigger(rows, "rows"); // a region has its first call
    }
  };

  const take = (message) => {
    last = Date.now();
    cut(false);
    if (message.all) {
      number = message.n;
      put(message.cells);
      early.filter((one) => one.n > number).forEach((one) => put(one.cells));
      early = [];
    } else if (number < 0) {
      early.push(message);
    } else {
      put(message.cells);
    }
  };

  const connect = () => {
    number = -1;
    early = [];
    const events = new EventSource(source);
    events.onmessage = (event) => take(JSON.parse(event.data));
    events.onerror = () => {
      cut(true);
      number = -1;
      if (events.readyState === EventSource.CLOSED) {
        setTimeout(connect, 3_000);
      }
    };
  };
  connect();
  setInterval(() => cut(Date.now() - last > patience), 1_000);
})();
