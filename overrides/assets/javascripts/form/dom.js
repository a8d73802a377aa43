// Elements made by hand: whatever people have typed becomes text, never markup.

let count = 0;

export const freshId = (what) => `f-${what}-${(count += 1)}`;

// made("p", {class: "note", hidden: true}, "words", child, …)
export function made(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "on") {
      for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    } else if (name === "value") {
      element.value = value;
    } else {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined &&
    child !== "" && child !== false));
  return element;
}

// A choice: options are [value, words] pairs, or {group, options}.
export function select(options, value, attributes) {
  const option = ([id, words]) => made("option", { value: id, selected: id === value }, words);
  const element = made("select", attributes, options.map((one) => (Array.isArray(one)
    ? option(one) : made("optgroup", { label: one.group }, one.options.map(option)))));
  element.value = value ?? "";
  return element;
}

export const button = (words, listener, attributes = {}) =>
  made("button", { type: "button", class: "a-button a-button-quiet", ...attributes,
    on: { click: listener } }, words);
