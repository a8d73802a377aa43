// A record as the text of its file, laid out as `atlas fix` leaves it: the fields in the order of the
// models, long texts folded, quotes only where they are needed.

const WIDTH = 100;
const INNER = "  ";

// The text of a new file.
export function printed(d, door, value) {
  return [d.doors[door].modeline, ...fieldsOf(d, d.doors[door].shape, value, "")].join("\n") + "\n";
}

// The lines of all fields of a record.
export function fieldsOf(d, shape, value, indent) {
  return d.shapes[shape].fields.filter((field) => field.name in value)
    .flatMap((field) => fieldLines(d, field, value[field.name], indent));
}

// The lines of one field with its value.
export function fieldLines(d, field, value, indent) {
  const head = `${indent}${field.name}:`;
  const { node } = field;
  if (node.sort === "list") return listLines(d, node, value, head, indent);
  if (node.sort === "record" && typeof value === "object") {
    const flow = flowOf(d, node.shape, value);
    if (flow && `${head} ${flow}`.length <= WIDTH) return [`${head} ${flow}`];
    return [head, ...fieldsOf(d, node.shape, value, indent + INNER)];
  }
  if (typeof value === "object") {
    return [head, ...Object.entries(value).flatMap(([language, text]) =>
      scalarLines(d, `${indent}${INNER}${language}:`, text, indent + INNER))];
  }
  // A year alone is a number in files.
  const given = node.sort === "date" && /^\d{4}$/.test(value) ? Number(value) : value;
  return scalarLines(d, head, given, indent);
}

function listLines(d, node, value, head, indent) {
  if (node.one && node.of.sort === "id") {
    const ids = value.map((one) => scalar(d, one));
    return [`${head} ${ids.length === 1 ? ids[0] : `[${ids.join(", ")}]`}`];
  }
  return [head, ...value.flatMap((entry) => entryLines(d, node.of, entry, indent + INNER))];
}

// The lines of one entry of a list, the dash before the first.
export function entryLines(d, node, entry, indent) {
  const lines = node.sort === "record"
    ? fieldsOf(d, node.shape, entry, indent + INNER)
    : typeof entry === "object"
      ? Object.entries(entry).flatMap(([language, text]) =>
        scalarLines(d, `${indent}${INNER}${language}:`, text, indent + INNER))
      : [`${indent}${INNER}${scalar(d, entry)}`];
  return [`${indent}- ${lines[0].slice(indent.length + 2)}`, ...lines.slice(1)];
}

// {value: 30, bound: about}: a small record of numbers and words in one line; "" for any other.
function flowOf(d, shape, value) {
  const simple = d.shapes[shape].fields.every((field) =>
    ["number", "words", "unit", "degrees"].includes(field.node.sort));
  if (!simple) return "";
  const parts = d.shapes[shape].fields.filter((field) => field.name in value)
    .map((field) => `${field.name}: ${inFlow(d, value[field.name])}`);
  return `{${parts.join(", ")}}`;
}

const inFlow = (d, value) => {
  const text = scalar(d, value);
  return typeof value === "string" && /[,[\]{}]/.test(text) && text === value
    ? JSON.stringify(text) : text;
};

function scalarLines(d, head, value, indent) {
  if (typeof value === "string" && value.includes("\n")) {
    return [`${head} |-`, ...value.split("\n").map((line) => (line ? indent + INNER + line : ""))];
  }
  const plain = `${head} ${scalar(d, value)}`;
  if (typeof value !== "string" || plain.length <= WIDTH || !value.includes(" ")) return [plain];
  return [`${head} >-`, ...wrapped(value, WIDTH - indent.length - 2)
    .map((line) => indent + INNER + line)];
}

function wrapped(text, room) {
  const lines = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line && line.length + word.length + 1 > room) {
      lines.push(line);
      line = word;
    } else {
      line = line ? `${line} ${word}` : word;
    }
  }
  return [...lines, line];
}

function scalar(d, value) {
  if (typeof value !== "string") return String(value);
  const bare = d.patterns.plain.whole.test(value) && !" :".includes(value[value.length - 1]) && !d.yamlWords.includes(value.toLowerCase());
  if (bare) return value;
  return JSON.stringify(value).replace(/[\x7f-\xa0\u2028\u2029\ufeff]/g, (sign) =>
    `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
