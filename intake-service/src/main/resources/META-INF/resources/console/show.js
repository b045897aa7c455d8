// What belongs to the call and the incident in focus and is read by this person alone: numbers, places, narratives, guides.
import { byId, made, words } from "./made.js";

export const clock = (at, target) => made("span", { className: "clock", data: { since: at, ...(target ? { target: String(target) } : {}) } });

export const pop = (call) => {
  byId("pop").hidden = false;
  byId("number").textContent = call.number ?? (call.hasNumber ? words.hiddenNumber : words.noNumber);
  byId("show-number").hidden = !call.guarded || !call.hasNumber || Boolean(call.number);
  const safe = call.caller?.safeToCallBack;
  document.querySelector("[data-act=safe]").setAttribute("aria-pressed", String(safe === true));
  document.querySelector("[data-act=unsafe]").setAttribute("aria-pressed", String(safe === false));
  const at = call.guess;
  byId("guess").textContent = at
    ? `${at.regionName ?? words.unknownPlace} (${at.source}${at.uncertaintyMetres === null || at.uncertaintyMetres === undefined ? "" : ` ±${Math.round(at.uncertaintyMetres)} ${words.metres}`}) ${at.lat.toFixed(4)}, ${at.lon.toFixed(4)}`
    : words.unknownPlace;
  byId("needs").textContent = [call.caller?.language, call.caller?.communication].filter(Boolean).join(" · ");
  byId("earlier").replaceChildren(
    ...call.earlier.map((one) =>
      made(
        "li",
        {},
        one.incidentId
          ? made("button", { type: "button", className: "link", textContent: `${words.incident} ${one.incidentType ?? ""}`, data: { act: "focus", incident: one.incidentId } })
          : `${words.earlier} ${one.class ?? ""}`,
        " ",
        clock(one.receivedAt),
      ),
    ),
  );
};

export const people = (told) => {
  const items = [];
  for (const call of told.calls) {
    const who = [call.caller?.name, call.caller?.number].filter(Boolean).join(" · ");
    const where = [call.place?.address, call.place?.lat === undefined ? undefined : `${call.place.lat}, ${call.place.lon}`].filter(Boolean).join(" · ");
    if (who || where || call.narrative) {
      items.push(made("li", {}, made("b", { textContent: where }), " ", made("span", { textContent: who }), " ", made("span", { className: "said", textContent: call.narrative ?? "" })));
    }
  }
  if (told.place && !told.calls.some((call) => JSON.stringify(call.place) === JSON.stringify(told.place))) {
    items.push(made("li", {}, made("b", { textContent: [told.place.address, told.place.lat, told.place.lon].filter((one) => one !== undefined && one !== null).join(" · ") })));
  }
  for (const line of told.lines) {
    items.push(made("li", { id: `l${line.lineId}` }, made("small", { textContent: `${line.who} ` }), clock(line.at), " ", made("span", { className: "said", textContent: line.text })));
  }
  byId("people").hidden = items.length === 0;
  byId("people").querySelector("ol").replaceChildren(...items);
};

export const guide = (it, ticked) => {
  const section = byId("guide");
  const lang = document.documentElement.lang;
  section.hidden = false;
  section.querySelector("h2 span").textContent = it.name;
  section.querySelector("h2 small").textContent = it.notice?.[lang] ?? "";
  section.querySelector("ol").replaceChildren(
    ...it.questions.map((question, at) =>
      made(
        "li",
        {},
        made("button", {
          type: "button",
          textContent: `${at + 1} ${question.text[lang]}`,
          ariaPressed: String(ticked.has(question.id)),
          data: { act: "tick", question: question.id, key: `Alt+Digit${at + 1}` },
        }),
      ),
    ),
  );
  section.querySelector("ul").replaceChildren(...it.advice.map((one) => made("li", { textContent: one[lang] })));
};

/** @param led true when the person is led through it: the focus goes on with the steps */
export const silent = (call, led) => {
  if (!call.steps) {
    return;
  }
  call.silentSteps ??= {};
  const list = byId("silent").querySelector("ol");
  const next = call.steps.find((step) => !call.silentSteps[step]);
  // Drawn anew, it keeps who is at it.
  const at = led || list.contains(document.activeElement);
  const results = [
    ["NOTHING", words.nothing],
    ["SOMETHING", words.something],
    ["NOT_POSSIBLE", words.impossible],
  ];
  list.replaceChildren(
    ...call.steps.map((step) =>
      made(
        "li",
        { className: step === next ? "now" : "" },
        `${words[step]} `,
        ...results.map(([result, text], at) =>
          made("button", {
            type: "button",
            textContent: `${at + 1} ${text}`,
            ariaPressed: String(call.silentSteps[step] === result),
            data: { act: "silent-step", step, result, ...(step === next ? { key: `Digit${at + 1}` } : {}) },
          }),
        ),
      ),
    ),
  );
  const somebody = Object.values(call.silentSteps).includes("SOMETHING");
  document.querySelector("[data-act=ghost]").hidden = Boolean(next) || somebody;
  byId("silent").classList.toggle("somebody", somebody);
  if (somebody) {
    list.append(made("li", { className: "alarm", textContent: words.somebody }));
    if (at) {
      byId("command").focus();
    }
  } else if (at && !byId("silent").hidden) {
    list.querySelector(".now button")?.focus();
  }
};

export const understood = (meaning, away) => {
  const line = byId("understood");
  if (!meaning) {
    line.replaceChildren(away ? words.away : "");
    return;
  }
  const it = meaning.understood;
  const chips = [
    it.verb,
    meaning.typeName && [words.what, meaning.typeName],
    it.priority && [words.priority, it.priority],
    it.address && [words.address, it.address],
    it.lat && [words.address, `${it.lat}, ${it.lon}`],
    meaning.regionName && [words.region, meaning.ownRegion ? meaning.regionName : `${meaning.regionName} (${words.otherCentre})`],
    it.victims && [words.victims, document.querySelector(`select[name=victims] option[value=${it.victims}]`)?.textContent ?? it.victims],
    ...it.hazards.map((one) => [words.hazards, document.querySelector(`input[name=hazards][value=${one}]`)?.parentElement.textContent.trim() ?? one]),
    it.number && [words.number, it.number],
    it.safeToCallBack === true && words.safe,
    it.safeToCallBack === false && words.unsafe,
    it.kind && [words.agency, it.kind],
    it.disposition,
    it.narrative && [words.narrative, it.narrative.slice(0, 200)],
  ].filter(Boolean);
  line.replaceChildren(
    ...chips.flatMap((chip) => [
      made("span", { className: "chip" }, ...(Array.isArray(chip) ? [made("small", { textContent: `${chip[0]} ` }), made("b", { textContent: chip[1] })] : [made("b", { textContent: chip })])),
      " ",
    ]),
  );
};

export const candidates = (items, name) => {
  const section = byId("candidates");
  section.hidden = items.length === 0;
  section.querySelector("ul").replaceChildren(
    ...items.slice(0, 3).map((one, at) =>
      made(
        "li",
        {},
        made("button", { type: "button", textContent: `${words.join}: ${name(one.incidentType)}`, data: { act: "join", incident: one.incidentId, ...(at === 0 ? { key: "Alt+KeyG" } : {}) } }),
        ` ${one.metresApart === null || one.metresApart === undefined ? "" : `${one.metresApart} ${words.metres} · `}${Math.round(one.secondsApart / 60)} ${words.minutes} · ${one.reasons.map((why) => why.text[document.documentElement.lang]).join(", ")}`,
      ),
    ),
  );
};
