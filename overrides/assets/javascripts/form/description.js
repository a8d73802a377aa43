// The description of the form: everything that is said in it and asked for by it comes from one
// file, made from the models and the checks. No field, label or message is written here again.

export class Description {
  // `told` is the description, `known` the ids of the catalog (form.json and known.json).
  constructor(told, known) {
    Object.assign(this, told);
    this.known = known;
    this.practices = new Map(); // region → [[slug, title, published]]; filled when it is needed
    this.patterns = Object.fromEntries(
      Object.entries(told.patterns).map(([name, form]) => [name, new Pattern(form)]));
    this.dateForms = told.dateForms.map((form) => new Pattern(form));
  }

  // The fields of a model by name: {since: "since", …}. A name that the model does not have is an
  // error at once, so that a field renamed there is not passed over here.
  names(shape) {
    const known = Object.fromEntries(this.shapes[shape].fields.map((f) => [f.name, f.name]));
    return new Proxy(known, {
      get(names, name) {
        if (!(name in names)) throw new Error(`${shape} has no field ${String(name)}`);
        return names[name];
      },
    });
  }

  field(shape, name) {
    const found = this.shapes[shape].fields.find((field) => field.name === name);
    if (!found) throw new Error(`${shape} has no field ${name}`);
    return found;
  }

  // The words of the interface; the slots of the second argument filled in.
  word(name, values = {}) {
    if (!(name in this.words)) throw new Error(`no word ${name}`);
    return fill(this.words[name], values);
  }

  // A mistake as people read it. `problem` has the name of its code, a path and values.
  complaint(problem) {
    const code = this.codes[problem.code];
    if (!code) throw new Error(`no code ${problem.code}`);
    return {
      id: code.id,
      severity: code.severity,
      path: problem.path,
      message: fill(code.message, problem.values),
      hint: fill(code.hint, problem.values),
      page: code.page,
      replacement: problem.replacement || "",
    };
  }
}

// One pattern and the ways of looking for it.
class Pattern {
  constructor([source, flags]) {
    this.source = source;
    this.flags = flags;
  }

  get whole() { return (this._whole ??= new RegExp(`^(?:${this.source})$`, this.flags)); }

  get start() { return (this._start ??= new RegExp(`^(?:${this.source})`, this.flags)); }

  get somewhere() { return (this._somewhere ??= new RegExp(this.source, this.flags)); }

  get all() { return new RegExp(this.source, this.flags + "g"); }
}

// A template with {slots}; what stands in double brackets is left out when a slot in it is empty.
export function fill(template, values) {
  const slots = /\{(\w+)\}/g;
  const kept = template.replace(/\[\[(.*?)\]\]/g, (_, part) =>
    [...part.matchAll(slots)].every((slot) => values[slot[1]]) ? part : "");
  return kept.replace(slots, (_, slot) => values[slot] ?? "");
}

// ["replications", 2, "since"] → "replications[2].since"
export function pathText(path) {
  return path.reduce((text, part) =>
    typeof part === "number" ? `${text}[${part}]` : text ? `${text}.${part}` : part, "");
}

// The field that people know a path by: the last name in it.
export function fieldShown(path) {
  const names = path.filter((part) => typeof part === "string");
  if (names.length) return names[names.length - 1];
  return path.length ? `№ ${path[path.length - 1] + 1}` : "";
}

export function valueAt(value, path) {
  return path.reduce((inner, part) => (inner === undefined || inner === null
    ? undefined : inner[part]), value);
}

export async function load(folder) {
  const [told, known] = await Promise.all(
    ["form.json", "known.json"].map((name) => fetchJson(new URL(name, folder))));
  return new Description(told, known);
}

export async function fetchJson(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${answer.status} ${url}`);
  return answer.json();
}

// The practices of a region, asked for once; an empty list where there are none.
export async function practicesOf(d, region, folder) {
  if (!d.practices.has(region)) {
    const has = d.known.regions.some((one) => one.id === region && one.practices);
    d.practices.set(region, has
      ? await fetchJson(new URL(`practices/${region}.json`, folder)) : []);
  }
  return d.practices.get(region);
}
