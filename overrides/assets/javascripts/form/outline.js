// Where everything stands in the text of a file that the catalog has taken: fields and entries of
// lists by their lines. Only the layout is read here, not the values; what stands in one line is
// never looked into.

const KEY = /^("(?:[^"\\]|\\.)*"|'[^']*'|[^\s#'"[{&*!|>%@`-][^:#]*?|-[^\s:][^:]*?)\s*:(?:\s+(.*))?$/;
const BLOCK = /^[|>][+-]?\d?[+-]?(?:\s+#.*)?$/;

const indentOf = (line) => line.length - line.trimStart().length;
const isEmpty = (line) => /^\s*(?:#.*)?$/.test(line);

// The outline of a text: {sort: "fields" | "list" | "value", column, from, to, …}, lines counted from
// 0, `to` being the line after the last. Fields have `keys` (a Map), lists have `entries`.
export function outlineOf(text) {
  const lines = text.split("\n");
  return new Reader(lines).block(0, lines.length, 0);
}

class Reader {
  constructor(lines) {
    this.lines = [...lines];
  }

  next(at, end) {
    let line = at;
    while (line < end && isEmpty(this.lines[line])) line += 1;
    return line;
  }

  // The end of what is indented deeper than `column`, from `at` on; empty lines and comments count
  // only between such lines, comments also when they are indented deeper themselves.
  deeper(at, end, column, raw = false) {
    let last = at;
    for (let line = at; line < end; line += 1) {
      const text = this.lines[line];
      if (!text.trim()) continue;
      if (indentOf(text) <= column) {
        if (!raw && isEmpty(text)) continue;
        break;
      }
      last = line + 1;
    }
    return last;
  }

  block(at, end, column) {
    const first = this.next(at, end);
    if (first >= end) return { sort: "value", column, from: at, to: at };
    const indent = indentOf(this.lines[first]);
    const dash = /^-(?:\s|$)/.test(this.lines[first].trimStart());
    return dash ? this.list(first, end, indent) : this.fields(first, end, indent);
  }

  fields(at, end, column) {
    const keys = new Map();
    let line = at;
    let to = at;
    while ((line = this.next(line, end)) < end && indentOf(this.lines[line]) === column) {
      const found = KEY.exec(this.lines[line].slice(column));
      if (!found) break;
      const rest = (found[2] ?? "").trim();
      const value = this.value(line, end, column, rest);
      keys.set(found[1].replace(/^["']|["']$/g, ""), { line, ...value });
      to = value.to;
      line = value.to;
    }
    return { sort: "fields", column, from: at, to, keys };
  }

  value(line, end, column, rest) {
    if (rest && !rest.startsWith("#")) {
      return { sort: "value", from: line, to: this.deeper(line + 1, end, column, BLOCK.test(rest)) };
    }
    const first = this.next(line + 1, end);
    const text = this.lines[first] ?? "";
    const list = first < end && indentOf(text) === column && /^-(?:\s|$)/.test(text.trimStart());
    if (first >= end || (indentOf(text) <= column && !list)) {
      return { sort: "value", from: line, to: line + 1 };
    }
    const inner = list ? this.list(first, end, column) : this.block(first, end, indentOf(text));
    return { ...inner, to: Math.max(inner.to, this.deeper(inner.to, end, column)) };
  }

  list(at, end, column) {
    const entries = [];
    let line = at;
    let to = at;
    while ((line = this.next(line, end)) < end && indentOf(this.lines[line]) === column) {
      const text = this.lines[line];
      const found = /^-(\s+|$)(.*)$/.exec(text.slice(column));
      if (!found) break;
      const start = column + 1 + found[1].length;
      const until = this.deeper(line + 1, end, column);
      this.lines[line] = `${" ".repeat(column)} ${" ".repeat(found[1].length)}${found[2]}`;
      const inner = KEY.test(found[2]) ? this.fields(line, until, start)
        : { sort: "value", from: line, to: until };
      this.lines[line] = text;
      entries.push({ ...inner, line, dash: column, to: until });
      to = until;
      line = until;
    }
    return { sort: "list", column, from: at, to, entries };
  }
}
