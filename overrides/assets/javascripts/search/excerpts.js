// The words that were asked for, marked in a title or in a piece of a text around them.
"use strict";

var atlasExcerpts = (function () {
  var RUN = /[0-9a-zа-яё\u00ad\u0300-\u0301\u0400-\u052f]+/gi;

  // Pieces of a text: [[text, marked], …].
  function marked(text, stems, beginning) {
    var pieces = [];
    var done = 0;
    text.replace(RUN, function (run, at) {
      var hit = atlasWords.wordsOf(run).some(function (word) {
        return stems.has(atlasWords.stem(word)) || (beginning && word.indexOf(beginning) === 0);
      });
      if (!hit) return run;
      if (at > done) pieces.push([text.slice(done, at), false]);
      pieces.push([run, true]);
      done = at + run.length;
      return run;
    });
    if (done < text.length) pieces.push([text.slice(done), false]);
    return pieces;
  }

  function hasMark(pieces) {
    return pieces.some(function (piece) { return piece[1]; });
  }

  // The part of a text with the most marks, `length` characters at most, cut between words.
  function around(text, stems, beginning, length) {
    var pieces = marked(text, stems, beginning);
    if (text.length <= length) return pieces;
    var at = 0;
    var marks = [];
    pieces.forEach(function (piece) {
      if (piece[1]) marks.push(at);
      at += piece[0].length;
    });
    var from = 0;
    var best = 0;
    marks.forEach(function (start) {
      var begin = Math.max(0, start - length / 4);
      var many = marks.filter(function (m) { return m >= start && m < begin + length; }).length;
      if (many > best) {
        best = many;
        from = begin;
      }
    });
    if (from > 0) from = text.indexOf(" ", Math.floor(from)) + 1;
    var to = from + length;
    if (to < text.length) to = Math.max(text.lastIndexOf(" ", to), from + 1);
    var piece = (from > 0 ? "…" : "") + text.slice(from, to).trim() + (to < text.length ? "…" : "");
    return marked(piece, stems, beginning);
  }

  return { marked: marked, hasMark: hasMark, around: around };
})();
