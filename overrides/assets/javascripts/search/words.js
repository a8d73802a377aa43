// Words as the search sees them, cut and stemmed as generator/text/stems.py does it: Snowball's
// Russian and English stemmers. Tests hold both sides together on every word of the catalog.
// No lookbehind and no class fields: phones of 2018 still read this.
"use strict";

var atlasWords = (function () {
  var INVISIBLE = /[\u00ad\u0300\u0301\u200b-\u200d\u2060]/g;
  var WORD = /[0-9a-zа-я\u0450-\u0481\u048a-\u052f]+/g;
  var NUMBERED = /^[0-9]+[csс]$/;

  // Every word of a text in its order: «Ёлка, 5S» → ["елка", "5с"].
  function wordsOf(text) {
    var plain = text.normalize("NFC").replace(INVISIBLE, "").toLowerCase().replace(/ё/g, "е");
    return (plain.match(WORD) || []).map(function (word) {
      return word.charAt(0) <= "9" && NUMBERED.test(word) ? word.slice(0, -1) + "с" : word;
    });
  }

  // ---- Russian ----

  var VOWELS = "аеиоуыэюя";
  var RV = new RegExp("^([^" + VOWELS + "]*[" + VOWELS + "])(.*)$");
  var R2 = new RegExp("^.*?[" + VOWELS + "][^" + VOWELS + "].*?[" + VOWELS + "][^" + VOWELS + "](.*)$");
  var GERUND = /(ившись|ывшись|ивши|ывши|ив|ыв)$/;
  var GERUND_AFTER_A = /([ая])(вшись|вши|в)$/;
  var REFLEXIVE = /с[яь]$/;
  var ADJECTIVE =
    /(ими|ыми|его|ого|ему|ому|ее|ие|ые|ое|ей|ий|ый|ой|ем|им|ым|ом|их|ых|ую|юю|ая|яя|ою|ею)$/;
  var PARTICIPLE = /(ивш|ывш|ующ)$/;
  var PARTICIPLE_AFTER_A = /([ая])(ем|нн|вш|ющ|щ)$/;
  var VERB = new RegExp(
    "(ейте|уйте|ила|ыла|ена|ите|или|ыли|ило|ыло|ено|ует|уют|ены|ить|ыть|ишь" +
      "|ей|уй|ил|ыл|им|ым|ен|ят|ит|ыт|ую|ю)$"
  );
  var VERB_AFTER_A = /([ая])(ете|йте|ешь|нно|ла|на|ли|ем|ло|но|ет|ют|ны|ть|й|л|н)$/;
  var NOUN = new RegExp(
    "(иями|ями|ами|ией|иям|ием|иях|ев|ов|ие|ье|еи|ии|ей|ой|ий|ям|ем|ам|ом|ах|ях|ию|ью|ия|ья" +
      "|а|е|и|й|о|у|ы|ь|ю|я)$"
  );

  function without(text, plain, afterA) {
    var cut = text.replace(plain, "");
    return cut === text ? text.replace(afterA, "$1") : cut;
  }

  function russian(word) {
    var parts = RV.exec(word);
    if (!parts) return word;
    var rest = parts[2];
    var cut = without(rest, GERUND, GERUND_AFTER_A);
    if (cut === rest) {
      rest = rest.replace(REFLEXIVE, "");
      cut = rest.replace(ADJECTIVE, "");
      if (cut !== rest) {
        cut = without(cut, PARTICIPLE, PARTICIPLE_AFTER_A);
      } else {
        cut = without(rest, VERB, VERB_AFTER_A);
        if (cut === rest) cut = rest.replace(NOUN, "");
      }
    }
    rest = cut.replace(/и$/, "");
    var second = R2.exec(parts[1] + rest);
    if (second && /ость?$/.test(second[1])) rest = rest.replace(/ость?$/, "");
    cut = rest.replace(/ь$/, "");
    if (cut === rest) cut = rest.replace(/ейше?$/, "").replace(/нн$/, "н");
    return parts[1] + cut;
  }

  // ---- English ----

  var EXCEPTIONS = {
    skis: "ski", skies: "sky", idly: "idl", gently: "gentl", ugly: "ugli", early: "earli",
    only: "onli", singly: "singl", sky: "sky", news: "news", howe: "howe", atlas: "atlas",
    cosmos: "cosmos", bias: "bias", andes: "andes"
  };
  var KEPT = /^(inning|outing|canning|herring|earring|proceed|exceed|succeed)s?$/;
  var DOUBLE = /(bb|dd|ff|gg|mm|nn|pp|rr|tt)$/;
  var STEP_2 = [
    ["ization", "ize"], ["ational", "ate"], ["ousness", "ous"], ["iveness", "ive"],
    ["fulness", "ful"], ["tional", "tion"], ["lessli", "less"], ["entli", "ent"],
    ["ation", "ate"], ["alism", "al"], ["aliti", "al"], ["fulli", "ful"], ["ousli", "ous"],
    ["iviti", "ive"], ["biliti", "ble"], ["ogist", "og"], ["enci", "ence"], ["anci", "ance"],
    ["abli", "able"], ["izer", "ize"], ["ator", "ate"], ["alli", "al"], ["bli", "ble"],
    ["ogi", "og"], ["li", ""]
  ].sort(function (a, b) { return b[0].length - a[0].length; });
  var STEP_3 = [
    ["ational", "ate"], ["tional", "tion"], ["alize", "al"], ["icate", "ic"], ["iciti", "ic"],
    ["ative", ""], ["ical", "ic"], ["ness", ""], ["ful", ""]
  ];
  var STEP_4 =
    /(ement|ance|ence|able|ible|ment|ant|ent|ism|ate|iti|ous|ive|ize|ion|al|er|ic)$/;

  function region(word, from) {
    var found = /[aeiouy][^aeiouy]/.exec(word.slice(from));
    return found ? from + found.index + 2 : word.length;
  }

  function ends(word, suffix) {
    return word.length >= suffix.length && word.slice(-suffix.length) === suffix;
  }

  function shortSyllable(word) {
    return (
      /[^aeiouy][aeiouy][^aeiouywxY]$/.test(word) ||
      /^[aeiouy][^aeiouy]$/.test(word) ||
      word === "past"
    );
  }

  function english(given) {
    if (given.length < 3) return given;
    if (Object.prototype.hasOwnProperty.call(EXCEPTIONS, given)) return EXCEPTIONS[given];
    var w = given.replace(/^y/, "Y").replace(/([aeiouy])y/g, "$1Y");
    var prefix = /^(gener|commun|arsen|past|univers|later|emerg|organ|inter)/.exec(w);
    var r1 = prefix ? prefix[0].length : region(w, 0);
    var r2 = region(w, r1);
    var i, stem, found;
    // 1a
    if (ends(w, "sses")) w = w.slice(0, -2);
    else if (/(ied|ies)$/.test(w)) w = w.slice(0, w.length > 4 ? -2 : -1);
    else if (/[aeiouy].+s$/.test(w) && !/(us|ss)$/.test(w)) w = w.slice(0, -1);
    if (KEPT.test(w.toLowerCase())) return w.toLowerCase();
    // 1b
    found = /(eedly|eed|ingly|edly|ing|ed)$/.exec(w);
    if (found) {
      stem = w.slice(0, -found[0].length);
      if (found[0] === "eed" || found[0] === "eedly") {
        if (stem.length >= r1) w = stem + "ee";
      } else if (found[0] === "ing" && /^[^aeiouy]y$/.test(stem)) {
        w = stem.slice(0, 1) + "ie";
      } else if (/[aeiouy]/.test(stem)) {
        w = stem;
        if (/(at|bl|iz)$/.test(w)) w += "e";
        else if (!DOUBLE.test(w)) w += w.length <= r1 && shortSyllable(w) ? "e" : "";
        else if (!/^[aeo]..$/.test(w)) w = w.slice(0, -1);
      }
    }
    // 1c
    if (w.length > 2) w = w.replace(/([^aeiouy])[yY]$/, "$1i");
    // 2
    for (i = 0; i < STEP_2.length; i += 1) {
      if (!ends(w, STEP_2[i][0])) continue;
      stem = w.slice(0, -STEP_2[i][0].length);
      if (stem.length >= r1) {
        if (STEP_2[i][0] === "ogi" && !/l$/.test(stem)) break;
        if (STEP_2[i][0] === "li" && !/[cdeghkmnrt]$/.test(stem)) break;
        w = stem + STEP_2[i][1];
      }
      break;
    }
    // 3
    for (i = 0; i < STEP_3.length; i += 1) {
      if (!ends(w, STEP_3[i][0])) continue;
      stem = w.slice(0, -STEP_3[i][0].length);
      if (stem.length >= (STEP_3[i][0] === "ative" ? r2 : r1)) w = stem + STEP_3[i][1];
      break;
    }
    // 4
    found = STEP_4.exec(w);
    if (found) {
      stem = w.slice(0, -found[0].length);
      if (stem.length >= r2 && (found[0] !== "ion" || /[st]$/.test(stem))) w = stem;
    }
    // 5
    if (ends(w, "e")) {
      stem = w.slice(0, -1);
      if (stem.length >= r2 || (stem.length >= r1 && !shortSyllable(stem))) w = stem;
    } else if (ends(w, "ll") && w.length - 1 >= r2) {
      w = w.slice(0, -1);
    }
    return w.toLowerCase();
  }

  function stem(word) {
    return word.charAt(0) >= "a" && word.charAt(0) <= "z" ? english(word) : russian(word);
  }

  return { wordsOf: wordsOf, stem: stem };
})();
