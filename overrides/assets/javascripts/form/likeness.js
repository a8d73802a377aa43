// Which known word was meant by one that is not known: the same measure as in `atlas check`
// (Python's difflib), so that both suggest the same.

const NEAR = 0.65;
const NEAR_STEMS = 0.75;
const ENDING = /(?:ov|ev|in)?sk(?:iy|ij|yi|yy|ii|oy|oe|aya|y|i)$/;

// The longest common piece of a[aFrom:aTo] and b[bFrom:bTo]; the earliest of equally long ones.
function longestMatch(a, b, aFrom, aTo, bFrom, bTo) {
  let best = [aFrom, bFrom, 0];
  let lengths = new Map();
  for (let i = aFrom; i < aTo; i += 1) {
    const now = new Map();
    for (let j = bFrom; j < bTo; j += 1) {
      if (a[i] !== b[j]) continue;
      const length = (lengths.get(j - 1) ?? 0) + 1;
      now.set(j, length);
      if (length > best[2]) best = [i - length + 1, j - length + 1, length];
    }
    lengths = now;
  }
  return best;
}

function matching(a, b, aFrom, aTo, bFrom, bTo) {
  const [i, j, length] = longestMatch(a, b, aFrom, aTo, bFrom, bTo);
  if (!length) return 0;
  return length + matching(a, b, aFrom, i, bFrom, j) +
    matching(a, b, i + length, aTo, j + length, bTo);
}

export function ratio(word, known) {
  const [a, b] = [[...known], [...word]];
  const total = a.length + b.length;
  return total ? (2 * matching(a, b, 0, a.length, 0, b.length)) / total : 1;
}

const codePoints = (one, other) => {
  const [a, b] = [[...one], [...other]];
  for (let i = 0; i < Math.min(a.length, b.length); i += 1) {
    if (a[i] !== b[i]) return a[i].codePointAt(0) - b[i].codePointAt(0);
  }
  return a.length - b.length;
};

// An ending that half of all names have is no likeness.
function stemsAreLike(word, known) {
  const [stem, knownStem] = [word.replace(ENDING, ""), known.replace(ENDING, "")];
  if (stem === word || knownStem === known) return true;
  return ratio(stem, knownStem) >= NEAR_STEMS;
}

// The known word most like `word`, or "" when none is near.
export function nearest(word, known) {
  let best = "";
  let bestRatio = 0;
  for (const one of known) {
    const like = ratio(word, one);
    if (like < NEAR || !stemsAreLike(word, one)) continue;
    if (like > bestRatio || (like === bestRatio && codePoints(one, best) > 0)) {
      [best, bestRatio] = [one, like];
    }
  }
  return best;
}

// `word` with each letter that looks like a Latin one taken for it.
function asLatin(d, word) {
  const twin = (letter) => {
    const low = letter.toLowerCase();
    const found = d.letters.twins[low];
    return found === undefined ? letter : letter === low ? found : found.toUpperCase();
  };
  return [...word.normalize("NFC")].map(twin).join("");
}

// The letters of a word meant to be Latin that only look so: [letter, place from 1].
function strangeLetters(d, word, known) {
  const whole = word.normalize("NFC");
  if ([...whole].length > d.letters.strange.longest) return [];
  const looksKnown = known.includes(asLatin(d, whole));
  const found = new Map();
  for (const run of whole.matchAll(/\p{L}+/gu)) {
    if (!looksKnown && !/[a-z]/i.test(run[0])) continue;
    let place = [...whole.slice(0, run.index)].length;
    for (const letter of run[0]) {
      place += 1;
      if (/[\u0370-\u03ff\u0400-\u052f]/u.test(letter) && !found.has(letter)) found.set(letter, place);
    }
  }
  return [...found];
}

function alphabetOf(d, letters) {
  const russian = new Set(Object.keys(d.letters.sounds));
  if (letters.every((letter) => russian.has(letter.toLowerCase()))) return "russian";
  const greek = letters.filter((letter) => /[\u0370-\u03ff]/u.test(letter)).length;
  return greek === letters.length ? "greek" : greek ? "several" : "cyrillic";
}

// What messages say of such letters; `known` are the words that may stand there.
export function lettersTold(d, word, known = [], meant = "") {
  const letters = strangeLetters(d, word, known);
  if (!letters.length) return {};
  const { alphabets, place, retype, most } = d.letters.strange;
  const [one, many] = alphabets[alphabetOf(d, letters.map(([letter]) => letter))];
  const places = letters.slice(0, most)
    .map(([letter, at]) => place.replace("{letter}", letter).replace("{place}", at)).join(", ");
  return {
    letters: letters.length === 1 ? `${one} ${places}` : `${many} (${places})`,
    retype: meant ? retype[0].replace("{meant}", meant) : retype[1],
  };
}

// The one of the `known` words that was meant, and which letters only look like its.
export function suggestOf(d, word, known) {
  const strange = strangeLetters(d, word, known).length > 0;
  const suggestion = nearest(strange ? asLatin(d, word) : word, known);
  return { suggestion, ...lettersTold(d, word, known, suggestion) };
}
