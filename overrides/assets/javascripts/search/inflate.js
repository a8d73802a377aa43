// Gzip for browsers that cannot undo it themselves (before 2020–2023). RFC 1951 and 1952, no more.
"use strict";

self.atlasInflate = (function () {
  var ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
  var LENGTHS = [], LENGTH_BITS = [], DISTANCES = [], DISTANCE_BITS = [];
  var i, base;
  for (i = 0, base = 3; i < 28; i += 1) {
    LENGTH_BITS[i] = i < 4 ? 0 : (i >> 2) - 1;
    LENGTHS[i] = base;
    base += 1 << LENGTH_BITS[i];
  }
  LENGTHS[28] = 258;
  LENGTH_BITS[28] = 0;
  for (i = 0, base = 1; i < 30; i += 1) {
    DISTANCE_BITS[i] = i < 2 ? 0 : (i >> 1) - 1;
    DISTANCES[i] = base;
    base += 1 << DISTANCE_BITS[i];
  }

  // How many codes have each length, and the symbols in the order of their codes.
  function tree(lengths) {
    var counts = new Uint16Array(16);
    var starts = new Uint16Array(16);
    var symbols = new Uint16Array(lengths.length);
    var n;
    for (n = 0; n < lengths.length; n += 1) counts[lengths[n]] += 1;
    counts[0] = 0;
    for (n = 1; n < 16; n += 1) starts[n] = starts[n - 1] + counts[n - 1];
    for (n = 0; n < lengths.length; n += 1) if (lengths[n]) symbols[starts[lengths[n]]++] = n;
    return { counts: counts, symbols: symbols };
  }

  function fixed() {
    var lengths = new Uint8Array(288).fill(8);
    lengths.fill(9, 144, 256).fill(7, 256, 280);
    return [tree(lengths), tree(new Uint8Array(30).fill(5))];
  }

  function start(data) {
    var at = 10;
    var flags = data[3];
    if (flags & 4) at += 2 + data[at] + 256 * data[at + 1];
    for (var part = 8; part <= 16; part *= 2) {
      if (flags & part) { while (data[at]) at += 1; at += 1; }
    }
    return flags & 2 ? at + 2 : at;
  }

  return function (data) {
    var at = start(data);
    var held = 0, count = 0;
    var end = data.length;
    var size = new DataView(data.buffer, data.byteOffset).getUint32(end - 4, true);
    var out = new Uint8Array(size);
    var filled = 0;

    function bits(n) {
      while (count < n) {
        if (at >= end) throw new Error("the file is cut off");
        held |= data[at] << count;
        at += 1;
        count += 8;
      }
      var value = held & ((1 << n) - 1);
      held >>>= n;
      count -= n;
      return value;
    }

    function symbol(codes) {
      var code = 0, first = 0, place = 0;
      for (var length = 1; length < 16; length += 1) {
        code |= bits(1);
        var many = codes.counts[length];
        if (code - first < many) return codes.symbols[place + code - first];
        place += many;
        first = (first + many) << 1;
        code <<= 1;
      }
      throw new Error("not a code");
    }

    function described() {
      var many = bits(5) + 257, far = bits(5) + 1, told = bits(4) + 4;
      var lengths = new Uint8Array(19);
      for (var n = 0; n < told; n += 1) lengths[ORDER[n]] = bits(3);
      var codes = tree(lengths);
      var all = new Uint8Array(many + far);
      for (n = 0; n < many + far; ) {
        var next = symbol(codes);
        if (next < 16) { all[n] = next; n += 1; continue; }
        var value = next === 16 ? all[n - 1] : 0;
        var times = next === 16 ? 3 + bits(2) : next === 17 ? 3 + bits(3) : 11 + bits(7);
        all.fill(value, n, n + times);
        n += times;
      }
      return [tree(all.subarray(0, many)), tree(all.subarray(many))];
    }

    var last;
    do {
      last = bits(1);
      var kind = bits(2);
      if (kind === 0) {
        held = 0;
        count = 0;
        var length = data[at] | (data[at + 1] << 8);
        out.set(data.subarray(at + 4, at + 4 + length), filled);
        at += 4 + length;
        filled += length;
        continue;
      }
      var trees = kind === 1 ? fixed() : described();
      for (var next = symbol(trees[0]); next !== 256; next = symbol(trees[0])) {
        if (next < 256) { out[filled] = next; filled += 1; continue; }
        var run = LENGTHS[next - 257] + bits(LENGTH_BITS[next - 257]);
        var far = symbol(trees[1]);
        var back = DISTANCES[far] + bits(DISTANCE_BITS[far]);
        for (; run; run -= 1, filled += 1) out[filled] = out[filled - back];
      }
    } while (!last);
    return out;
  };
})();
