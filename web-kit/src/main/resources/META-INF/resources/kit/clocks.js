// Clocks that run between two drawings, by the server's clock: data-since counts up, data-due down. Past data-target
// seconds, or past due, the clock says so by a class, and by a mark for those who see no colour.
import { now } from "./parts.js";

const two = (number) => String(number).padStart(2, "0");

const span = (seconds) => {
  const whole = Math.max(0, Math.floor(seconds));
  const minutes = Math.floor(whole / 60);
  return minutes < 60 ? `${two(minutes)}.${two(whole % 60)}` : `${Math.floor(minutes / 60)}.${two(minutes % 60)}.${two(whole % 60)}`;
};

const show = (element, text, late) => {
  if (element.textContent !== text) {
    element.textContent = text;
  }
  element.classList.toggle("late", late);
};

export const run = () => {
  const time = now();
  document.querySelectorAll("[data-since]").forEach((element) => {
    const seconds = (time - Date.parse(element.dataset.since)) / 1_000;
    const late = element.dataset.target !== undefined && seconds > Number(element.dataset.target);
    show(element, `${span(seconds)}${late ? " !" : ""}`, late);
  });
  document.querySelectorAll("[data-due]").forEach((element) => {
    const seconds = (Date.parse(element.dataset.due) - time) / 1_000;
    show(element, seconds >= 0 ? span(seconds) : `−${span(-seconds)} !`, seconds < 0);
  });
};

setInterval(run, 500);
document.addEventListener("part", run);
