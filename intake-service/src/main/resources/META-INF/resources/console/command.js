// The command field: what is typed is understood by the server while it is typed, and no key waits for that. Suggestions are
// chosen with the arrows and Enter; Enter without one sends.
import { ask } from "/kit/session.js";

const PAUSE = 60;
const SOON = 1_500;

/**
 * @param changed(meaning) whenever something new was understood
 * @param seen() on Enter, what is in focus then
 * @param there(seen) true while it still is: what was typed for another call is neither shown nor put back here
 * @param later(seen, text) keeps a line that came to nothing, for when its call is in focus again
 * @param send(text, meaning, seen) when it is understood, which gives false when nothing came of it; meaning is undefined when
 *     the server has not answered for this text
 */
export const command = (input, list, changed, { seen, there, later, send }) => {
  const lang = document.documentElement.lang;
  let meaning;
  let of = "";
  let chosen = -1;
  let timer;
  let options = [];

  const close = () => {
    list.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const take = (line) => {
    input.value = line;
    close();
    input.dispatchEvent(new Event("input", { bubbles: true }));
  };

  const mark = () => {
    [...list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === chosen)));
    if (chosen >= 0) {
      input.setAttribute("aria-activedescendant", list.children[chosen].id);
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  };

  const offer = (suggestions) => {
    options = suggestions.filter((one) => one.line.trim() !== input.value.trim().toLowerCase());
    chosen = -1;
    list.replaceChildren(
      ...options.map((one, at) => {
        const option = document.createElement("li");
        option.id = `suggestion-${at}`;
        option.role = "option";
        option.textContent = one.label;
        option.addEventListener("mousedown", (event) => {
          event.preventDefault();
          take(one.line);
        });
        return option;
      }),
    );
    list.hidden = options.length === 0 || document.activeElement !== input;
    input.setAttribute("aria-expanded", String(!list.hidden));
    mark();
  };

  const understand = async (text) => {
    const answer = await ask("/console/understanding", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ text, lang }),
    });
    if (!answer.ok) {
      throw new Error("understanding");
    }
    return answer.json();
  };

  const look = async () => {
    const text = input.value;
    try {
      const answer = text.trim() ? await understand(text) : undefined;
      if (input.value === text) {
        meaning = answer;
        of = text;
        offer(answer?.suggestions ?? []);
        changed(meaning);
      }
    } catch {
      if (input.value === text) {
        meaning = undefined;
        close();
        changed(undefined, text.trim() !== "");
      }
    }
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE);
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !list.hidden) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      chosen = (chosen + step + options.length + 1) % (options.length + 1);
      chosen = chosen === options.length ? -1 : chosen;
      mark();
    } else if (event.key === "Escape" && !list.hidden) {
      event.stopPropagation();
      close();
    }
  });
  input.form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (chosen >= 0) {
      take(options[chosen].line);
      return;
    }
    const text = input.value;
    if (!text.trim()) {
      return;
    }
    clearTimeout(timer);
    close();
    act(text);
  });

  /** What was typed faster than it was understood is understood first, and shown; only without a server it is sent unseen. */
  const act = async (text) => {
    let known = of === text ? meaning : undefined;
    const by = seen();
    input.value = "";
    meaning = undefined;
    of = "";
    if (!known) {
      known = await Promise.race([understand(text).catch(() => undefined), new Promise((done) => setTimeout(done, SOON))]);
      if (known && input.value === "" && there(by)) {
        changed(known);
      }
    }
    // What cannot be done, or not be kept, is there again to be mended.
    const taken = await send(text, known, by).catch(() => false);
    if (taken !== false) {
      return;
    }
    if (!there(by)) {
      later(by, text);
    } else if (input.value === "") {
      input.value = text;
    }
  };
  return {
    set(text) {
      input.value = text;
      look();
    },
    look,
  };
};
