// Puts new content in place of the old without touching what stays the same: the focus, a half-typed field and the place
// in a list are kept. Elements are told apart by their id, the rest by their order.
const same = (one, other) => one.nodeType === other.nodeType && one.nodeName === other.nodeName && (one.id ?? "") === (other.id ?? "");

const attributes = (old, fresh) => {
  for (const { name } of [...old.attributes]) {
    if (!fresh.hasAttribute(name)) {
      old.removeAttribute(name);
    }
  }
  for (const { name, value } of fresh.attributes) {
    if (old.getAttribute(name) !== value) {
      old.setAttribute(name, value);
    }
  }
};

const merge = (old, fresh) => {
  let present = old.firstChild;
  for (const next of [...fresh.childNodes]) {
    if (next.id) {
      const known = [...old.children].find((child) => child.id === next.id);
      if (known && known !== present) {
        old.insertBefore(known, present);
        present = known;
      }
    }
    if (!present || !same(present, next)) {
      old.insertBefore(next, present);
      continue;
    }
    if (!present.isEqualNode(next)) {
      if (present.nodeType === Node.ELEMENT_NODE) {
        attributes(present, next);
        merge(present, next);
      } else {
        present.nodeValue = next.nodeValue;
      }
    }
    present = present.nextSibling;
  }
  while (present) {
    const gone = present;
    present = present.nextSibling;
    gone.remove();
  }
};

/** @param html from this service, which escapes what people typed */
export const put = (element, html) => {
  const made = document.createElement("template");
  made.innerHTML = html;
  const focused = element.contains(document.activeElement) ? document.activeElement : null;
  merge(element, made.content);
  // Moved elements lose the focus.
  if (focused?.isConnected && document.activeElement !== focused) {
    focused.focus({ preventScroll: true });
  }
};
