// Filters over columns: which practices pass, how many each value would leave, in what order.
"use strict";

function atlasFacets(reader) {
  var FILES = { tool: "tools.bin", place: "places.bin", year: "years.bin" };
  var MARKS = ["confirmed", "measured", "kit"];
  var ORDERS = ["adopted", "effect", "fresh", "title"];

  // The columns of all filters that are needed: those shown at once, and those asked for.
  async function load(wanted) {
    var dear = wanted.filter(function (name) { return FILES[name]; });
    var read = await Promise.all(
      ["facets.bin"].concat(dear.map(function (name) { return FILES[name]; })).map(reader.columns)
    );
    var columns = Object.assign.apply(null, [{}].concat(read));
    MARKS.forEach(function (name, bit) {
      columns[name] = { kind: "bits", keys: ["yes"], numbers: columns.marks.numbers, shift: bit };
    });
    return columns;
  }

  // How many different numbers a column may hold.
  function sizeOf(column) {
    return column.kind === "bits" ? 256 : column.keys.length;
  }

  // Whether a number of a column passes: 1 or 0 for each; null for a column of several values each.
  function tableOf(column, good) {
    if (column.kind === "many") return null;
    if (column.kind === "one") return good;
    var table = new Uint8Array(256);
    for (var number = 0; number < 256; number += 1) {
      for (var bit = 0; bit < good.length; bit += 1) {
        if (good[bit] && (number >> (bit + (column.shift || 0))) & 1) table[number] = 1;
      }
    }
    return table;
  }

  function hasOne(pass, d) {
    var column = pass.column;
    for (var at = column.starts[d]; at < column.starts[d + 1]; at += 1) {
      if (pass.good[column.numbers[at]]) return true;
    }
    return false;
  }

  function countMany(tally, d) {
    var column = tally.column;
    for (var at = column.starts[d]; at < column.starts[d + 1]; at += 1) {
      tally.seen[column.numbers[at]] += 1;
    }
  }

  // From how often each number was met to how often each value was.
  function tell(tally) {
    var column = tally.column;
    if (column.kind === "one") {
      tally.seen = tally.met;
      return;
    }
    tally.met.forEach(function (many, number) {
      for (var bit = 0; many && bit < column.keys.length; bit += 1) {
        if ((number >> (bit + (column.shift || 0))) & 1) tally.seen[bit] += many;
      }
    });
  }

  // Narrows practices down. `keep(d)` is the question's own answer; `chosen` is {filter: [key]}.
  // → {list, counts: {filter: {key: n}}, without: {filter: n}}; a filter's counts follow all others,
  // `without` says how many there would be if that filter were dropped.
  async function narrow(count, keep, chosen, wanted) {
    var names = Object.keys(chosen).filter(function (name) { return chosen[name].length; });
    var columns = await load(wanted.concat(names));
    names = names.filter(function (name) { return columns[name]; });
    var passes = names.map(function (name) {
      var column = columns[name];
      var good = new Uint8Array(column.keys.length);
      column.keys.forEach(function (key, place) { if (chosen[name].includes(key)) good[place] = 1; });
      return { column: column, good: good, table: tableOf(column, good) };
    });
    var tallies = Object.keys(columns).map(function (name) {
      var column = columns[name];
      return {
        name: name,
        column: column,
        // How often each number of the column was met: what it means is told once, at the end.
        met: column.kind === "many" ? null : new Uint32Array(sizeOf(column)),
        seen: new Uint32Array(column.keys.length),
        filter: names.indexOf(name)
      };
    });
    var dropped = new Uint32Array(names.length);
    var list = [];
    for (var d = 0; d < count; d += 1) {
      if (!keep(d)) continue;
      var failed = -1;
      var failures = 0;
      for (var p = 0; p < passes.length && failures < 2; p += 1) {
        var pass = passes[p];
        if (!(pass.table ? pass.table[pass.column.numbers[d]] : hasOne(pass, d))) {
          failed = p;
          failures += 1;
        }
      }
      if (failures > 1) continue;
      if (failures === 0) list.push(d);
      else dropped[failed] += 1;
      for (var t = 0; t < tallies.length; t += 1) {
        var tally = tallies[t];
        if (failures && tally.filter !== failed) continue;
        if (tally.met) tally.met[tally.column.numbers[d]] += 1;
        else countMany(tally, d);
      }
    }
    var counts = {};
    tallies.forEach(function (tally) {
      if (tally.met) tell(tally);
      counts[tally.name] = {};
      tally.column.keys.forEach(function (key, place) {
        counts[tally.name][key] = tally.seen[place];
      });
    });
    var without = {};
    names.forEach(function (name, place) { without[name] = list.length + dropped[place]; });
    return { list: list, counts: counts, without: without, columns: columns };
  }

  // What stands first where nobody has asked for an order: adopted, vouched for, measured.
  function standing(columns) {
    var adoption = columns.adoption.numbers;
    var marks = columns.marks.numbers;
    var state = columns.state.numbers;
    return function (d) {
      var worth = 4 * adoption[d] + 3 * (state[d] & 7 ? 1 : 0);
      return worth + 2 * (marks[d] & 1) + ((marks[d] >> 1) & 1) - 100 * ((marks[d] >> 3) & 1);
    };
  }

  // `list` by `key`, the smallest first, and of equal ones the smaller number: as plain numbers,
  // which a browser sorts several times faster than by a function.
  function byKey(list, count, key) {
    return Array.from(
      Float64Array.from(list, function (d) { return key(d) * count + d; }).sort(),
      function (one) { return ((one % count) + count) % count; }
    );
  }

  // `list` by score where there is one, else by an order's column or by standing.
  async function sorted(list, order, scores, columns) {
    var count = columns.adoption.numbers.length;
    if (ORDERS.includes(order)) {
      var ranks = (await reader.columns("order-" + order + ".bin")).order.numbers;
      var sign = order === "title" ? 1 : -1;
      return byKey(list, count, function (d) { return sign * ranks[d]; });
    }
    var stands = standing(columns);
    if (!scores) return byKey(list, count, function (d) { return -stands(d); });
    return list.sort(function (a, b) {
      return scores[b] - scores[a] || stands(b) - stands(a) || a - b;
    });
  }

  return { narrow: narrow, sorted: sorted };
}
