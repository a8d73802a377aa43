// The search itself, beside the page, so that typing never waits for it. The page sends
// {id, task, …} and gets {id, answer} or {id, error}; a newer question makes older ones stop.
"use strict";

(function () {
  var own = ["words.js", "guessing.js", "excerpts.js", "reader.js", "query.js", "facets.js"];
  // Trusted Types: a server that sends the pages' policy sends it with this file too.
  var trust = self.trustedTypes
    ? self.trustedTypes.createPolicy("atlas", {
      createScriptURL: function (name) {
        if (own.indexOf(name) < 0) throw new TypeError("not a part of the search");
        return name;
      }
    })
    : null;
  importScripts.apply(self, trust ? own.map(trust.createScriptURL, trust) : own);
})();

(function () {
  var BOX_PRACTICES = 6;
  var BOX_OTHERS = 4;
  var FEW = 3; // with fewer answers than this, those that lack one word are shown too
  var EXCERPT = 170;
  var MOST_PAGES = 24; // pages that are fetched to look for a phrase or an excerpt
  var root = new URL("../../../", self.location.href).href;
  var base = new URL("search/v1/", root).href;
  var lang = new URL(self.location.href).searchParams.get("lang") || "ru";
  var reader = atlasReader(base, lang);
  var query = atlasQuery(reader);
  var facets = atlasFacets(reader);
  var pages = new Map();

  // The words of a page of the site, in their order, without its frame.
  function pageText(address) {
    if (!pages.has(address)) {
      pages.set(address, fetch(root + address.split("#")[0]).then(async function (response) {
        if (!response.ok) return "";
        var html = await response.text();
        var main = /<main[^>]*>([\s\S]*?)<\/main>/.exec(html);
        return (main ? main[1] : "")
          .replace(/<(script|style|svg)[\s\S]*?<\/\1>/g, " ")
          .replace(/<\/?(?:a|b|i|em|strong|span|mark|abbr|time)\b[^>]*>/g, "")
          .replace(/<[^>]*>/g, "\n")
          .replace(/&nbsp;/g, " ").replace(/&laquo;/g, "«").replace(/&raquo;/g, "»")
          .replace(/&quot;|&#34;/g, "\"").replace(/&#39;/g, "'")
          .replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&")
          .replace(/[ \t]+/g, " ").replace(/\s*\n\s*/g, "\n").trim();
      }));
    }
    return pages.get(address);
  }

  // Of `list`, those in whose text the phrases stand word by word. Titles and summaries are looked
  // at first; only the best of the rest are fetched.
  async function withPhrases(list, phrases) {
    if (!phrases.length) return list;
    var verdicts = await Promise.all(list.slice(0, 4 * MOST_PAGES).map(async function (d, place) {
      var told = await reader.told(d);
      var row = told[0];
      var near = row[1] + "\n" + told[1];
      function stands(text) {
        return phrases.every(function (phrase) {
          return text.split("\n").some(function (line) { return query.hasPhrase(line, phrase); });
        });
      }
      if (stands(near)) return true;
      return place < MOST_PAGES && stands(near + "\n" + (await pageText(row[2])));
    }));
    return list.filter(function (_, place) { return verdicts[place]; });
  }

  // A document as the page shows it. Without a question a figure says enough, and fewer bytes do.
  async function shown(d, result, beginning) {
    var row = result.asked ? null : await reader.row(d);
    var told = row && row[4] ? [row, ""] : await reader.told(d);
    row = told[0];
    return {
      number: d,
      kind: row[0],
      title: atlasExcerpts.marked(row[1], result.stems, beginning),
      address: row[2],
      where: row[3] || "",
      figure: row[4] || "",
      metric: row[5] || "",
      badges: row[6] || "",
      adopted: row[7] || 0,
      archived: Boolean(row[8] & 1),
      expected: Boolean(row[8] & 2),
      excerpt: atlasExcerpts.around(told[1], result.stems, beginning, EXCERPT),
      near: query.nearness(row[1] + " " + told[1], result.terms)
    };
  }

  // The first ones with their cards; those whose words stand side by side move up among them.
  async function top(list, from, count, result, beginning, still) {
    var cards = await Promise.all(list.slice(from, from + count).map(function (d) {
      return shown(d, result, beginning);
    }));
    if (!still) return cards;
    return cards.sort(function (a, b) {
      function worth(card) { return result.scores[card.number] * (1 + 0.15 * card.near); }
      return worth(b) - worth(a) || a.number - b.number;
    });
  }

  async function ask(text, typing) {
    var asked = await query.parse(text, typing);
    if (!asked.terms.length) return null;
    var result = await query.score(asked);
    result.asked = asked;
    result.terms = asked.terms
      .filter(function (term) { return !term.wish; })
      .map(function (term) { return term.stem; });
    var last = asked.terms[asked.terms.length - 1];
    result.beginning = typing && last.last && last.word.length > 1 ? last.word : "";
    return result;
  }

  // Whether something in the catalog has every word of a text.
  async function known(text) {
    var asked = await query.parse(text, false);
    if (!asked.terms.length) return false;
    var held = await Promise.all(asked.terms.map(function (term) {
      return reader.postings(term.stem);
    }));
    return held.every(Boolean);
  }

  // What was meant by a question with words that stand nowhere; null if nobody can tell.
  async function guess(asked, unknown) {
    var text = atlasGuessing.worthGuessing(asked);
    if (!text) return null;
    var swapped = atlasGuessing.otherLayout(text).trim();
    if (await known(swapped)) return swapped;
    var russian = atlasGuessing.inRussianLetters(text);
    if (russian && (await known(russian))) return russian;
    var tries = [text, russian, swapped].filter(Boolean);
    for (var i = 0; i < tries.length; i += 1) {
      var mended = await mendedText(tries[i], i === 0 ? unknown : null);
      if (mended && (await known(mended))) return mended;
    }
    return null;
  }

  async function mendedText(text, unknown) {
    var words = atlasWords.wordsOf(text);
    var mended = await Promise.all(words.map(async function (word) {
      if (unknown && !unknown.some(function (term) { return term.word === word; })) return word;
      if (await reader.postings(atlasWords.stem(word))) return word;
      return mendedWord(word);
    }));
    return mended.every(Boolean) ? mended.join(" ") : null;
  }

  async function mendedWord(word) {
    if (word.length < 4 || /[0-9]/.test(word)) return null;
    var limit = word.length < 6 ? 1 : 2;
    var lists = await Promise.all(atlasGuessing.beginnings(word).map(reader.words));
    var best = null;
    lists.forEach(function (list) {
      list.forEach(function (entry) {
        var slips = atlasGuessing.slips(word, entry[0], limit);
        if (slips > limit) return;
        var worth = slips - entry[1] / 100;
        if (!best || worth < best.worth || (worth === best.worth && entry[0] < best.word)) {
          best = { word: entry[0], worth: worth };
        }
      });
    });
    return best && best.word;
  }

  // Asks, and if that finds nothing asks what was probably meant.
  async function answered(text, typing) {
    var result = await ask(text, typing);
    if (result && result.unknown.length) {
      var meant = await guess(text, result.unknown);
      if (meant) {
        result = await ask(meant, false);
        result.instead = meant;
      }
    }
    return result;
  }

  // Practices that lack one word of the question, best first, where few have all of them.
  function nearly(result, answers, practices, keep) {
    if (result.need < 2 || answers >= FEW || result.asked.phrases.length) return [];
    var short = Object.assign({}, result, { need: result.need - 1 });
    return query.ranked(short, function (d) {
      return d < practices && result.hits[d] < result.need && keep(d);
    });
  }

  function anything() {
    return true;
  }

  var tasks = {
    // What stands under the box while somebody types.
    box: async function (message) {
      var meta = await reader.meta();
      var result = await answered(message.text, true);
      if (!result) return { practices: [], near: [], others: [], total: 0, kinds: meta.kinds };
      var list = query.ranked(result, anything);
      if (result.asked.phrases.length) list = await withPhrases(list, result.asked.phrases);
      var practices = list.filter(function (d) { return d < meta.practices; });
      var others = list.filter(function (d) { return d >= meta.practices; });
      var near = nearly(result, practices.length, meta.practices, anything);
      var cards = await Promise.all([
        top(practices, 0, BOX_PRACTICES, result, result.beginning, true),
        top(others, 0, BOX_OTHERS, result, result.beginning, true),
        top(near, 0, BOX_PRACTICES - practices.length, result, result.beginning, true)
      ]);
      return {
        practices: cards[0],
        others: cards[1],
        near: cards[2],
        total: practices.length,
        kinds: meta.kinds,
        complete: result.complete,
        instead: result.instead || null
      };
    },

    // A page of the list of practices with the counts of its filters.
    list: async function (message) {
      var meta = await reader.meta();
      var result = message.text ? await answered(message.text, Boolean(message.typing)) : null;
      var keep = function (d) { return !result || result.hits[d] >= result.need; };
      var others = [];
      if (result) {
        var all = query.ranked(result, anything);
        if (result.asked.phrases.length) {
          all = await withPhrases(all, result.asked.phrases);
          var held = new Set(all);
          keep = function (d) { return held.has(d); };
        }
        others = all.filter(function (d) { return d >= meta.practices; });
      }
      var found = await facets.narrow(meta.practices, keep, message.chosen, message.wanted);
      found.list = await facets.sorted(
        found.list, message.order, result && result.scores, found.columns
      );
      var plain = { stems: new Set(), terms: [], scores: new Float32Array(meta.documents) };
      var still = Boolean(result) && !["adopted", "effect", "fresh", "title"].includes(message.order);
      var near = [];
      if (result && !message.from && !Object.keys(message.chosen).length) {
        near = nearly(result, found.list.length, meta.practices, anything);
      }
      var cards = await Promise.all([
        top(found.list, message.from, message.count, result || plain, "", still),
        message.from ? [] : top(others, 0, BOX_OTHERS, result || plain, "", true),
        top(near, 0, BOX_PRACTICES, result || plain, "", true)
      ]);
      var withoutText = 0;
      if (result && !found.list.length) {
        withoutText = (await facets.narrow(meta.practices, anything, message.chosen, [])).list.length;
      }
      var places = found.columns.place;
      return {
        total: found.list.length,
        practices: cards[0],
        others: cards[1],
        near: cards[2],
        kinds: meta.kinds,
        counts: found.counts,
        without: found.without,
        withoutText: withoutText,
        placeNames: places ? places.names : null,
        complete: !result || result.complete,
        instead: (result && result.instead) || null
      };
    },

    // A better excerpt for a result whose words stand neither in its title nor in its summary.
    excerpt: async function (message) {
      var result = await ask(message.text, false);
      if (!result) return null;
      var lines = (await pageText(message.address)).split("\n");
      var best = null;
      lines.forEach(function (line) {
        var pieces = atlasExcerpts.marked(line, result.stems, "");
        var marks = pieces.filter(function (piece) { return piece[1]; }).length;
        if (marks && line.length > 30 && (!best || marks > best.marks)) {
          best = { line: line, marks: marks };
        }
      });
      return best && atlasExcerpts.around(best.line, result.stems, "", EXCERPT);
    },

    // What the client makes of words, for tests: their stems, or the documents that have each.
    stems: async function (message) {
      return message.words.map(atlasWords.stem);
    },
    found: async function (message) {
      return Promise.all(message.words.map(async function (text) {
        var result = await ask(text, false);
        if (!result || !result.complete) return [];
        return query.ranked(result, anything).sort(function (a, b) { return a - b; });
      }));
    }
  };

  reader.meta().catch(function () {}); // what every question needs first, before anybody asks

  self.onmessage = function (event) {
    var message = event.data;
    var began = performance.now();
    tasks[message.task](message).then(
      function (answer) {
        self.postMessage({ id: message.id, answer: answer, took: performance.now() - began });
      },
      function (error) {
        self.postMessage({ id: message.id, error: String(error) });
      }
    );
  };
})();
