// The check of one file, as `atlas check` makes it: the same codes and the same words at the same
// fields. What only the whole catalog can tell is left to `atlas check`.

import { asProblem, mistakes } from "./model.js";
import { nameProblem } from "./naming.js";
import { problemsOf } from "./rules.js";
import { salvage } from "./salvage.js";
import { textProblems } from "./text-rules.js";

// {shape, value, region, file, name, today} → complaints, in the order of the fields. `name` is that
// of a new file; an old one's is not judged.
export function check(d, { shape, value, region, file, name, today }) {
  const found = mistakes(d, shape, value);
  const problems = found.map((mistake) => asProblem(d, mistake));
  const told = { shape, region, file, today, own: file.replace(/^practices\/|\.yml$/g, "") };
  if (!found.length) {
    problems.push(...rules(d, { ...told, record: value, whole: true }));
  } else {
    const left = salvage(d, shape, value, found);
    if (left) problems.push(...ofTheRest(d, told, left));
  }
  const naming = name === undefined ? null : nameProblem(d, name);
  if (naming) problems.push(naming);
  return unique(problems.map((problem) => d.complaint(problem)));
}

const rules = (d, told) => [...problemsOf(d, told), ...textProblems(d, told)];

function ofTheRest(d, told, left) {
  const { record, touched } = left;
  const found = [];
  for (const problem of rules(d, { ...told, record, touched, whole: false })) {
    const path = left.original(problem.path);
    if (path !== null) found.push({ ...problem, path });
  }
  return found;
}

function unique(complaints) {
  const seen = new Map();
  for (const one of complaints) {
    seen.set(JSON.stringify([one.id, one.path, one.message]), one);
  }
  return [...seen.values()];
}
