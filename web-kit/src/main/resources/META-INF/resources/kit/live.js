// Changes what is shown as it changes: cells by their key, map shapes by their level. The first message of a connection has
// everything; what came before it is older or newer, and says which by its number.
(() => {
  const source = document.body.dataset.live;
  if (!source) {
    return;
  }
  const patience = 15_000; // something comes every 5 s
  let last = Date.now();
  let number = -1;
  let early = [];
  const latest = new Map();
  const pause = document.getElementById("pause");
  let broken = false;

  const paused = () => pause?.getAttribute("aria-pressed") === "true";

  const cut = (is) => {
    const notice = document.getElementById("cut");
    if (notice && notice.hidden === is) {
      notice.hidden = !is;
      document.getElementById("main").classList.toggle("old", is);
    }
  };

  const text = (element, value) => {
    if (element.textContent !== value) {
      element.textContent = value;
    }
  };

  const put = (cells) => {
    Object.entries(cells).forEach(([key, value]) => latest.set(key, value));
    if (!paused()) {
      show(cells);
    }
  };

  const show = (cells) => {
    let unknown = false;
    for (const [key, value] of Object.entries(cells)) {
      if (key.startsWith("x/")) {
        const made = document.querySelector(`[data-cell="${CSS.escape(key)}"]`);
        if (made && made.textContent !== value) {
          anew();
          return;
        }
      } else if (key.startsWith("m/")) {
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

  // Of other parts than this page was made of: another day, a first incident of a type, an alarm.
  let going = false;
  const anew = () => {
    if (!going) {
      going = true;
      setTimeout(() => location.reload(), 1_000);
    }
  };

  const take = (message) => {
    last = Date.now();
    broken = false;
    cut(false);
    if (!message.all && number >= 0 && message.n > number + 1) {
      again(); // some were lost on the way
      return;
    }
    if (message.all) {
      number = message.n;
      put(message.cells);
      early.filter((one) => one.n > number).forEach((one) => {
        number = one.n;
        put(one.cells);
      });
      early = [];
    } else if (number < 0) {
      early.push(message);
    } else if (message.n > number) {
      number = message.n;
      put(message.cells);
    }
  };

  let events;
  const again = () => {
    events?.close();
    connect();
  };
  const connect = () => {
    number = -1;
    early = [];
    events = new EventSource(source);
    events.onmessage = (event) => take(JSON.parse(event.data));
    events.onerror = () => {
      broken = true;
      cut(true);
      number = -1;
      if (events.readyState === EventSource.CLOSED) {
        setTimeout(again, 3_000);
      }
    };
  };
  connect();
  setInterval(() => cut(broken || Date.now() - last > patience), 1_000);
  pause?.addEventListener("click", () => {
    pause.setAttribute("aria-pressed", String(!paused()));
    if (!paused()) {
      show(Object.fromEntries(latest));
    }
  });
  // What was drawn for the table may be older than what has come since.
  document.body.addEventListener("htmx:afterSwap", () => {
    if (!paused()) {
      show(Object.fromEntries(latest));
    }
  });
})();
