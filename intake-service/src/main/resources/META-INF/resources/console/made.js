// Elements from what people typed: always as text, never as HTML.
export const made = (name, properties = {}, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key === "data") {
      Object.assign(element.dataset, value);
    } else if (value !== undefined && value !== null) {
      element[key] = value;
    }
  }
  element.append(...children.filter((child) => child !== undefined && child !== null));
  return element;
};

/** The words of the page, by their key. */
export const words = Object.fromEntries([...document.querySelectorAll("[data-text]")].map((one) => [one.dataset.text, one.textContent]));

export const byId = (id) => document.getElementById(id);
