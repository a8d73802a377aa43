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

  // The places of a column's values that practice `d` has, told one by one.
  function each(column, d, tell) {
    if (column.kind === "one") {
      tell(column.numbers[d]);
    } else if (column.kind === "bits") {
      var bits = column.numbers[d] >> (column.shift || 0);
      for (var bit = 0; bit < column.keys.length; bit += 1) if ((bits >> bit) & 1) tell(bit);
    } else {
      for (var at = column.starts[d]; at < column.starts[d + 1]; at += 1) tell(column.numbers[at]);
    }
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
      return { column: column, good: good };
    });
    var tallies = Object.keys(columns).map(function (name) {
      return {
        name: name,
        column: columns[name],
        seen: new Uint32Array(columns[name].keys.length),
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
        var good = false;
        if (pass.column.kind === "one") good = pass.good[pass.column.numbers[d]] === 1;
        else each(pass.column, d, function (place) { if (pass.good[place]) good = true; });
        if (!good) {
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
        if (tally.column.kind === "one") tally.seen[tally.column.numbers[d]] += 1;
        else each(tally.column, d, function (place) { tally.seen[place] += 1; });
      }
    }
    var counts = {};
    tallies.forEach(function (tally) {
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

  // Sorts `list` in place: by score where there is one, else by an order's column or standing.
  async function sorted(list, order, scores, columns) {
    if (ORDERS.includes(order)) {
      var ranks = (await reader.columns("order-" + order + ".bin")).order.numbers;
      var sign = order === "title" ? 1 : -1;
      return list.sort(function (a, b) { return sign * (ranks[a] - ranks[b]) || a - b; });
    }
    var stands = standing(columns);
    return list.sort(function (a, b) {
      return (scores ? scores[b] - scores[a] : 0) || stands(b) - stands(a) || a - b;
    });
  }

  return { narrow: narrow, sorted: sorted };
}
