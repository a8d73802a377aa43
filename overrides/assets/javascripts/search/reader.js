// Reads the files of the index (docs/search-format.md), each once. Runs in the worker, which has
// no page around it: all it gets is the address of the index.
"use strict";

// `lang` is the language of the page that asks: what results show is kept for each of them.
function atlasReader(base, lang) {
  var own = lang && lang !== "ru" ? "-" + lang : "";
  var files = new Map();
  var shards = new Map();
  var stamp = "";
  var latin = new TextDecoder("windows-1251");
  var utf = new TextEncoder();

  function once(kept, key, make) {
    var known = kept.get(key);
    if (!known) {
      known = make();
      kept.set(key, known);
      known.catch(function () {
        kept.delete(key); // a lost connection is no answer: the next question asks again
      });
    }
    return known;
  }

  async function inflated(response) {
    if (self.DecompressionStream) {
      var stream = response.body.pipeThrough(new DecompressionStream("gzip"));
      return new Uint8Array(await new Response(stream).arrayBuffer());
    }
    if (!self.atlasInflate) importScripts("inflate.js");
    return self.atlasInflate(new Uint8Array(await response.arrayBuffer()));
  }

  function file(name) {
    return once(files, name, async function () {
      await meta();
      var response = await fetch(base + name + "?" + stamp);
      if (!response.ok) throw new Error(name + ": " + response.status);
      return inflated(response);
    });
  }

  function meta() {
    return once(files, "meta", async function () {
      var response = await fetch(base + "meta" + own + ".json", { cache: "no-cache" });
      if (!response.ok) throw new Error("meta" + own + ".json: " + response.status);
      var read = await response.json();
      stamp = read.stamp;
      return read;
    });
  }

  function json(bytes) {
    return JSON.parse(latin.decode(bytes));
  }

  // A file with a head: its length, the head, the body.
  async function headed(name) {
    var bytes = await file(name);
    var length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
    return { head: json(bytes.subarray(4, 4 + length)), body: bytes.subarray(4 + length) };
  }

  // ---- Postings ----

  var CRC = new Uint32Array(256).map(function (_, n) {
    for (var k = 0; k < 8; k += 1) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
    return n;
  });

  function crc32(text) {
    var sum = ~0;
    utf.encode(text).forEach(function (byte) {
      sum = CRC[(sum ^ byte) & 255] ^ (sum >>> 8);
    });
    return ~sum >>> 0;
  }

  function shard(number) {
    return once(shards, number, async function () {
      var read = await headed("p/" + number + ".bin");
      var places = new Map();
      var start = 0;
      if (read.head[0]) {
        read.head[0].split(" ").forEach(function (stem, i) {
          var count = read.head[1][2 * i];
          var size = read.head[1][2 * i + 1];
          places.set(stem, { count: count, start: start, size: size });
          start += size + count;
        });
      }
      return { places: places, body: read.body };
    });
  }

  // The documents of a stem, growing, and what it says of each (1 to 15); null if there are none.
  async function postings(stem) {
    var read = await meta();
    var held = await shard(crc32(stem) % read.shards);
    var place = held.places.get(stem);
    if (!place) return null;
    if (!place.numbers) {
      var numbers = new Uint32Array(place.count);
      var at = place.start;
      var number = -1;
      for (var i = 0; i < place.count; i += 1) {
        var gap = 0;
        var shift = 0;
        var byte;
        do {
          byte = held.body[at];
          at += 1;
          gap |= (byte & 127) << shift;
          shift += 7;
        } while (byte & 128);
        number += gap + 1;
        numbers[i] = number;
      }
      place.numbers = numbers;
      place.levels = held.body.subarray(at, at + place.count);
    }
    return place;
  }

  // Every word that begins with these one or two letters: [word, how common].
  async function words(beginning) {
    var read = await meta();
    var pair = (beginning + " ").slice(0, 2);
    for (var i = 0; i < read.pairs.length; i += 2) {
      if (read.pairs[i] === pair[0] && read.pairs[i + 1] === pair[1]) {
        return once(shards, "w" + i, async function () {
          var text = json(await file("w/" + i / 2 + ".bin"));
          return text.split(" ").map(function (word) {
            return [word.slice(0, -1), word.charCodeAt(word.length - 1) - 65];
          });
        });
      }
    }
    return [];
  }

  // ---- Cards ----

  async function block(folder, number) {
    var read = await meta();
    var name = folder + "/" + Math.floor(number / read.block) + ".bin";
    var items = await once(shards, name, async function () {
      return json(await file(name));
    });
    return items[number % read.block];
  }

  // ---- Columns ----

  // All columns of a file by name: {kind, keys, names, numbers} — for "many" also {starts}.
  function columns(name) {
    return once(shards, "f" + name, async function () {
      var read = await headed(name);
      var count = (await meta()).practices;
      var at = 0;
      var found = {};
      read.head.forEach(function (column) {
        var kind = column[1];
        var keys = column[2];
        var made = { kind: kind, keys: keys, names: column[3] || null };
        var i;
        if (kind === "many") {
          made.starts = new Uint32Array(count + 1);
          for (i = 0; i < count; i += 1) made.starts[i + 1] = made.starts[i] + read.body[at + i];
          at += count;
          made.numbers = read.body.subarray(at, at + made.starts[count]);
          at += made.starts[count];
        } else {
          var values = kind === "rank" ? keys : keys.length;
          var planes = kind === "bits" || values <= 256 ? 1 : values <= 65536 ? 2 : 3;
          made.numbers = planes === 1 ? read.body.subarray(at, at + count) : new Uint32Array(count);
          for (var plane = 0; planes > 1 && plane < planes; plane += 1) {
            for (i = 0; i < count; i += 1) {
              made.numbers[i] |= read.body[at + plane * count + i] << (8 * plane);
            }
          }
          at += planes * count;
        }
        found[column[0]] = made;
      });
      return found;
    });
  }

  return {
    meta: meta,
    postings: postings,
    words: words,
    row: function (number) { return block("c" + own, number); },
    told: function (number) { return block("s" + own, number); }, // [row, summary]
    columns: columns
  };
}
