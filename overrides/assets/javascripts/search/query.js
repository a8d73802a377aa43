// From a question to documents in order. A word counts by how rare it is and by where it stands;
// all words must be there, and if they nowhere are, as many as possible.
"use strict";

function atlasQuery(reader) {
  var stem = atlasWords.stem;
  var MOST_ENDINGS = 6; // stems that the beginning of a word may stand for: each is a file to fetch
  var ENDING = 0.6; // what a guessed ending is worth beside the word itself
  var WISH = 0.3; // what a word of those who ask is worth beside a word of what they ask for

  // What was asked: {terms: [{word, stem, ignored, wish, last}], phrases: [[stem]]}.
  async function parse(text, typing) {
    var meta = await reader.meta();
    var ignored = meta.ignored.split(" ");
    var wishes = meta.wishes.split(" ");
    var phrases = [];
    var quoted = /["«„“]([^"«»„“”]+)["»“”]/g;
    var found;
    while ((found = quoted.exec(text))) {
      var inside = atlasWords.wordsOf(found[1]);
      if (inside.length > 1) phrases.push(inside.map(stem));
    }
    var words = atlasWords.wordsOf(text);
    var open = /[0-9a-zа-яё\u0400-\u052f]$/i.test(text);
    var terms = [];
    words.forEach(function (word, place) {
      var last = typing && open && place === words.length - 1;
      var known = terms.find(function (term) { return term.word === word; });
      if (known) known.last = known.last || last;
      else {
        terms.push({
          word: word, stem: stem(word), last: last,
          ignored: ignored.includes(word), wish: wishes.includes(word) && !last
        });
      }
    });
    if (!terms.every(function (term) { return term.ignored && !term.last; })) {
      terms = terms.filter(function (term) { return !term.ignored || term.last; });
    }
    if (terms.every(function (term) { return term.wish; })) {
      terms.forEach(function (term) { term.wish = false; });
    }
    return { terms: terms, phrases: phrases };
  }

  // The stems that a term stands for, each with its postings and what it is worth.
  async function meant(term) {
    var unfinished = term.last && term.word.length > 1;
    var read = await Promise.all([
      reader.postings(term.stem), unfinished ? reader.words(term.word) : []
    ]);
    var exact = read[0];
    var found = exact ? [{ stem: term.stem, worth: 1, held: exact }] : [];
    var best = new Map();
    read[1].forEach(function (entry) {
      if (entry[0].indexOf(term.word) !== 0) return;
      var its = stem(entry[0]);
      if (its !== term.stem && !(best.get(its) >= entry[1])) best.set(its, entry[1]);
    });
    var stems = Array.from(best.keys()).sort(function (a, b) {
      return best.get(b) - best.get(a) || (a < b ? -1 : 1);
    });
    var more = await Promise.all(stems.slice(0, MOST_ENDINGS).map(reader.postings));
    more.forEach(function (held, i) {
      if (held) found.push({ stem: stems[i], worth: ENDING, held: held });
    });
    return found;
  }

  // {scores, hits: how many terms each document has, need: how many count as an answer, marks}
  async function score(asked) {
    var all = (await reader.meta()).documents;
    var meanings = await Promise.all(asked.terms.map(meant));
    var scores = new Float32Array(all);
    var hits = new Uint8Array(all);
    meanings.forEach(function (stems, place) {
      var best = new Float32Array(all);
      var wish = asked.terms[place].wish;
      stems.forEach(function (meaning) {
        var count = meaning.held.count;
        var idf = Math.log(1 + (all - count + 0.5) / (count + 0.5));
        var numbers = meaning.held.numbers;
        var levels = meaning.held.levels;
        for (var i = 0; i < count; i += 1) {
          var value = (idf * meaning.worth * levels[i]) / 15;
          if (value > best[numbers[i]]) best[numbers[i]] = value;
        }
      });
      for (var d = 0; d < all; d += 1) {
        if (best[d]) {
          scores[d] += wish ? WISH * best[d] : best[d];
          if (!wish) hits[d] += 1;
        }
      }
    });
    var most = 0;
    for (var d = 0; d < all; d += 1) if (hits[d] > most) most = hits[d];
    var stems = [];
    meanings.forEach(function (list) {
      list.forEach(function (meaning) { stems.push(meaning.stem); });
    });
    return {
      scores: scores,
      hits: hits,
      need: Math.max(1, most),
      complete: most === asked.terms.filter(function (term) { return !term.wish; }).length,
      unknown: asked.terms.filter(function (term, i) {
        return meanings[i].length === 0 && !term.wish;
      }),
      stems: new Set(stems)
    };
  }

  // Documents that answer, best first; practices before the rest at equal score, since they are
  // numbered first.
  function ranked(result, keep) {
    var list = [];
    for (var d = 0; d < result.hits.length; d += 1) {
      if (result.hits[d] >= result.need && keep(d)) list.push(d);
    }
    var scores = result.scores;
    list.sort(function (a, b) { return scores[b] - scores[a] || a - b; });
    return list;
  }

  // ---- Near over far, phrases, excerpts: on the texts that are at hand ----

  // 1 for words side by side, less the further apart; 0 if one of them is missing.
  function nearness(text, stems) {
    if (stems.length < 2) return 0;
    var seen = atlasWords.wordsOf(text).map(stem);
    var last = new Map();
    var best = Infinity;
    seen.forEach(function (its, place) {
      if (!stems.includes(its)) return;
      last.set(its, place);
      if (last.size === stems.length) {
        best = Math.min(best, place - Math.min.apply(null, Array.from(last.values())));
      }
    });
    return best === Infinity ? 0 : (stems.length - 1) / best;
  }

  function hasPhrase(text, phrase) {
    var seen = atlasWords.wordsOf(text).map(stem);
    for (var start = 0; start + phrase.length <= seen.length; start += 1) {
      var same = true;
      for (var i = 0; same && i < phrase.length; i += 1) same = seen[start + i] === phrase[i];
      if (same) return true;
    }
    return false;
  }

  return {
    parse: parse,
    score: score,
    ranked: ranked,
    nearness: nearness,
    hasPhrase: hasPhrase
  };
}
