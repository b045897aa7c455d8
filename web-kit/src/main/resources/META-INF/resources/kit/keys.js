// One key for each thing that can be done: data-key names it on the button, link or field itself, as "Alt+KeyJ" or "F2", so
// that the list on "?" cannot differ from what the keys do. A key without Alt, Ctrl or F is for an element within
// data-keys, and acts only while the focus is there.
const typing = (element) => element?.matches?.("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");

const name = (event) =>
  `${event.ctrlKey ? "Ctrl+" : ""}${event.altKey ? "Alt+" : ""}${event.shiftKey && event.code !== "Slash" ? "Shift+" : ""}${event.code}`;

const bare = (key) => !/^(Alt|Ctrl|F\d|Escape)/.test(key);

const usable = (element) => !element.disabled && element.checkVisibility();

const find = (key, target) =>
  [...document.querySelectorAll("[data-key]")].find(
    (element) =>
      element.dataset.key.split(" ").includes(key) &&
      usable(element) &&
      (!bare(key) || (!typing(target) && element.closest("[data-keys]")?.contains(target))),
  );

const act = (element) => {
  if (typing(element)) {
    element.focus();
    element.select?.();
  } else if (element.matches("[tabindex='-1']")) {
    element.focus();
  } else {
    element.click();
  }
};

const word = (key) =>
  key
    .replace(/Key([A-Z])/, "$1")
    .replace(/Digit(\d)/, "$1")
    .replace("Enter", "Enter ⏎")
    .replace("Escape", "Esc")
    .replace("Slash", "/")
    .replace("ArrowUp", "↑")
    .replace("ArrowDown", "↓");

const label = (element) => (element.dataset.keyLabel ?? element.getAttribute("aria-label") ?? element.labels?.[0]?.firstChild?.textContent ?? element.textContent).trim();

// Everything that has a key now, and what a page says besides (data-key-more, one line per key).
const list = () => {
  const rows = new Map();
  document.querySelectorAll("[data-key]").forEach((element) => {
    element.dataset.key.split(" ").forEach((key) => rows.has(word(key)) || rows.set(word(key), label(element)));
  });
  document.querySelectorAll("[data-key-more]").forEach((element) => rows.set(element.dataset.keyMore, element.textContent.trim()));
  return rows;
};

export const help = () => {
  const dialog = document.getElementById("keys");
  if (!dialog || dialog.open) {
    dialog?.close();
    return;
  }
  const body = dialog.querySelector("tbody");
  body.replaceChildren(
    ...[...list()].map(([key, does]) => {
      const row = document.createElement("tr");
      const head = document.createElement("th");
      head.scope = "row";
      const made = document.createElement("kbd");
      made.textContent = key;
      head.append(made);
      const cell = document.createElement("td");
      cell.textContent = does;
      row.append(head, cell);
      return row;
    }),
  );
  dialog.showModal();
};

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.repeat) {
    return;
  }
  if ((event.key === "?" && !typing(event.target)) || event.key === "F1") {
    event.preventDefault();
    help();
    return;
  }
  const dialog = document.querySelector("dialog[open]");
  const found = find(name(event), event.target);
  if (found && (!dialog || dialog.contains(found))) {
    event.preventDefault();
    act(found);
  }
});
document.getElementById("help")?.addEventListener("click", help);
