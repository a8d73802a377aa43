// What somebody may have meant: another keyboard layout, Latin letters for Russian ones, a typo.
"use strict";

var atlasGuessing = (function () {
  var LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
  var RUSSIAN = "ёйцукенгшщзхъфывапролджэячсмитьбю";
  var SPELT = [
    ["shch", "щ"], ["sch", "щ"], ["zh", "ж"], ["kh", "х"], ["ts", "ц"], ["ch", "ч"], ["sh", "ш"],
    ["yo", "е"], ["jo", "е"], ["yu", "ю"], ["ju", "ю"], ["iu", "ю"], ["ya", "я"], ["ja", "я"],
    ["ia", "ия"], ["ye", "е"], ["je", "е"], ["iy", "ий"], ["yy", "ый"], ["yj", "ый"], ["a", "а"],
    ["b", "б"], ["v", "в"], ["w", "в"], ["g", "г"], ["d", "д"], ["e", "е"], ["z", "з"], ["i", "и"],
    ["j", "й"], ["k", "к"], ["l", "л"], ["m", "м"], ["n", "н"], ["o", "о"], ["p", "п"], ["r", "р"],
    ["s", "с"], ["t", "т"], ["u", "у"], ["f", "ф"], ["h", "х"], ["c", "ц"], ["x", "кс"], ["q", "к"],
    ["'", "ь"]
  ];

  function typedIn(text, from, to) {
    return text.replace(/./g, function (letter) {
      var small = letter.toLowerCase();
      var place = from.indexOf(small);
      return place < 0 ? letter : to[place];
    });
  }

  // What a guess starts from: a question without marks of HTML, which are no slip of the keyboard;
  // empty if no word of two letters is left.
  function worthGuessing(text) {
    var plain = text.replace(/<[^<>]*>/g, " ").replace(/\s+/g, " ").trim();
    return atlasWords.wordsOf(plain).some(function (word) { return word.length > 1; }) ? plain : "";
  }

  // «tlbyjt jryj» → «единое окно», and «дуфт» → «lean».
  function otherLayout(text) {
    return /[a-z]/i.test(text)
      ? typedIn(text, LATIN, RUSSIAN)
      : typedIn(text, RUSSIAN, LATIN).replace(/[^a-z0-9 ]/gi, " ");
  }

  // «edinoe okno» → «единое окно»; null for a text without Latin letters.
  function inRussianLetters(text) {
    var low = text.toLowerCase();
    if (!/[a-z]/.test(low)) return null;
    var out = "";
    for (var at = 0; at < low.length; ) {
      var found = null;
      for (var i = 0; i < SPELT.length && !found; i += 1) {
        if (low.substr(at, SPELT[i][0].length) === SPELT[i][0]) found = SPELT[i];
      }
      if (found) {
        out += found[1];
        at += found[0].length;
      } else if (low[at] === "y") {
        out += /[аеиоуыэюя]$/.test(out) ? "й" : "ы";
        at += 1;
      } else {
        out += low[at];
        at += 1;
      }
    }
    return out;
  }

  var ROWS = ["йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"];
  function neighbours(a, b) {
    for (var row = 0; row < ROWS.length; row += 1) {
      var x = ROWS[row].indexOf(a);
      if (x < 0) continue;
      for (var other = row - 1; other <= row + 1; other += 1) {
        var y = ROWS[other] ? ROWS[other].indexOf(b) : -1;
        if (y >= 0 && Math.abs(x - y) <= 1) return true;
      }
    }
    return false;
  }

  // How many slips of the finger lie between two words; over `limit` it may say any larger number.
  // A wrong key beside the right one counts less, so that of two guesses the likelier one wins.
  function slips(a, b, limit) {
    if (Math.abs(a.length - b.length) > limit) return limit + 1;
    var before = null;
    var last = [];
    for (var j = 0; j <= b.length; j += 1) last[j] = j;
    for (var i = 1; i <= a.length; i += 1) {
      var row = [i];
      var least = i;
      for (j = 1; j <= b.length; j += 1) {
        var same = a[i - 1] === b[j - 1];
        var cost = same ? 0 : neighbours(a[i - 1], b[j - 1]) ? 0.8 : 1;
        var best = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost);
        if (before && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
          best = Math.min(best, before[j - 2] + 0.9);
        }
        row[j] = best;
        if (best < least) least = best;
      }
      if (least > limit) return limit + 1;
      before = last;
      last = row;
    }
    return last[b.length];
  }

  // The beginnings of words that `word` may be a slip of: few, since each is a file to fetch.
  function beginnings(word) {
    var found = [word.slice(0, 2), word[1] + word[0], word[0] + (word[2] || ""), word.slice(1, 3)];
    var letters = ROWS.join("");
    for (var i = 0; i < letters.length && found.length < 10; i += 1) {
      if (neighbours(word[1], letters[i]) && letters[i] !== word[1]) found.push(word[0] + letters[i]);
    }
    for (i = 0; i < letters.length && found.length < 16; i += 1) {
      if (neighbours(word[0], letters[i]) && letters[i] !== word[0]) found.push(letters[i] + word[1]);
    }
    return found.filter(function (pair, place) {
      return pair.length === 2 && found.indexOf(pair) === place;
    });
  }

  return {
    worthGuessing: worthGuessing,
    otherLayout: otherLayout,
    inRussianLetters: inRussianLetters,
    slips: slips,
    beginnings: beginnings
  };
})();
