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
  let broken = 0; // since when

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
      show(cells, true);
    }
  };

  // Only what has just come may ask for new rows: what is shown again may be of a row that is gone.
  const show = (cells, fresh) => {
    let unknown = false;
    for (const [key, value] of Object.entries(cells)) {
      if (key.startsWith("x/")) {
        const made = document.querySelector(`[data-cell="${CSS.escape(key)}"]`);
        if (made && made.textContent !== value) {
          anew();
        } else {
          clearTimeout(going);
          going = 0;
        }
      } else if (key.startsWith("m/")) {
        document.querySelectorAll(`[data-shape="${CSS.escape(key.slice(2))}"]`).forEach((one) => one.setAttribute("data-level", value));
      } else if (key.startsWith("c/")) {
        document.querySelectorAll(`[data-style="${CSS.escape(key)}"]`).forEach((one) => { one.className = value; });
      } else {
        const found = document.querySelectorAll(`[data-cell="${CSS.escape(key)}"]`);
        // A row that is not there yet, or one that is gone: no figure of a row is empty.
        unknown ||= key.startsWith("r/") && (found.length === 0) !== (value === "");
        found.forEach((one) => text(one, value));
      }
    }
    const rows = document.getElementById("rows");
    if (unknown && rows && fresh) {
      window.htmx.trigger(rows, "rows"); // a region has its first call
    }
  };

  // Of other parts than this page was made of: another day, a first incident of a type, an alarm.
  let going = 0;
  const anew = () => {
    going ||= setTimeout(() => location.reload(), 1_000);
  };

  const take = (message) => {
    last = Date.now();
    broken = 0;
    cut(false);
    if (!message.all && number >= 0 && message.n > number + 1) {
      again(); // some were lost on the way
      return;
    }
    if (message.all) {
      for (const key of latest.keys()) {
        if (!key.startsWith("x/") && !key.startsWith("m/")) {
          message.cells[key] ??= ""; // gone while nobody told it
        }
      }
      latest.clear();
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
      broken ||= Date.now(); // a connection ends now and then, and comes again
      number = -1;
      early = [];
      if (events.readyState === EventSource.CLOSED) {
        setTimeout(again, 3_000);
      }
    };
  };
  connect();
  setInterval(() => cut((broken > 0 && Date.now() - broken > 8_000) || Date.now() - last > patience), 1_000);
  pause?.addEventListener("click", () => {
    pause.setAttribute("aria-pressed", String(!paused()));
    if (paused()) {
      clearTimeout(going);
      going = 0;
    } else {
      show(Object.fromEntries(latest), true);
    }
  });
  // What was drawn for the table may be older than what has come since.
  document.body.addEventListener("htmx:afterSwap", () => {
    if (!paused()) {
      show(Object.fromEntries(latest), false);
    }
  });
})();
