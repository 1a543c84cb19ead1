// What scripts see: the names that they start with.
(function (host, sequences, packets, flows, shows, charts) {
  'use strict';
  const { freeze, keys, defineProperty } = Object;
  const { stringify } = JSON;
  const Failure = TypeError, View = Uint8Array;
  const { from, plain, Sequence } = sequences;
  const every = () => true;

  class Capture {
    #handle;

    constructor(handle) {
      const of = () => handle;
      this.#handle = handle;
      this.file = host.file(handle);
      this.packets = new packets.Packets(of, []);
      this.flows = new flows.Flows(of, every, []);
      this.handshakes = new flows.Flows(of, host.flowIsHandshake, []);
      freeze(this);
    }

    packet(number) { return packetOf(this.#handle, number); }
    flow(number) { return flowOf(this.flows, number); }
    close() { host.close(this.#handle); }
    toString() { return 'capture ' + this.file; }
    get [Symbol.toStringTag]() { return 'Capture'; }
  }
  freeze(Capture.prototype);

  function packetOf(handle, number) {
    const count = host.frames(handle);
    if (!(Number.isInteger(number) && number >= 1 && number <= count)) {
      throw new RangeError('packet takes a number, 1 to ' + count);
    }
    return new packets.Packet(handle, number);
  }

  function flowOf(all, number) {
    const found = all.filter(flow => flow.flow === number).first();
    if (found === undefined) throw new RangeError('there is no flow ' + number);
    return found;
  }

  function rowsOf(values) {
    return values instanceof Sequence ? values : from(values && values[Symbol.iterator] ? values : [values]);
  }

  /** JSON whose exact integers are numbers. */
  function jsonOf(value) {
    return stringify(packets.isPacket(value) ? value.json() : value, (key, part) => {
      const known = plain(part);
      return typeof known === 'bigint' ? (JSON.rawJSON ? JSON.rawJSON(String(known)) : String(known))
        : known instanceof View ? packets.hex(known) : known;
    });
  }

  const quote = text => (/[",\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text);

  const writers = {
    jsonl(file, rows) {
      let count = 0;
      rows.forEach(row => { host.write(file, (jsonOf(row) ?? 'null') + '\n'); count++; });
      return count;
    },

    csv(file, rows) {
      let count = 0, names;
      rows.forEach(row => {
        if (packets.isPacket(row)) throw new Failure('save: map packets to objects first, whose keys are the columns');
        const isObject = typeof row === 'object' && row !== null && !Array.isArray(row);
        if (!names) {
          names = isObject ? keys(row) : Array.isArray(row) ? keys(row) : ['value'];
          if (!Array.isArray(row)) host.write(file, names.map(quote).join(',') + '\r\n');
        }
        const cells = names.map(name => quote(shows.cell(isObject || Array.isArray(row) ? row[name] : row)));
        host.write(file, cells.join(',') + '\r\n');
        count++;
      });
      return count;
    },

    capture(file, rows) {
      let count = 0;
      rows.forEach(row => {
        if (!packets.isPacket(row)) throw new Failure('save: only packets can be saved as a capture');
        host.writeFrame(file, packets.handle(row), row.number);
        count++;
      });
      return count;
    },
  };
  const formats = { jsonl: 'jsonl', ndjson: 'jsonl', csv: 'csv', pcapng: 'capture', pcap: 'capture' };

  function save(path, values) {
    const name = String(path), ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
    const format = Object.hasOwn(formats, ending) ? formats[ending] : undefined;
    if (!format) throw new Failure('save: the file\'s name ends in .jsonl, .csv, .pcapng or .pcap');
    const file = host.create(name, format === 'capture' ? ending : '');
    try {
      return writers[format](file, rowsOf(values));
    } finally {
      host.finish(file);
    }
  }

  const text = values => values.map(value => (typeof value === 'string' ? value : shows.show(value, 10))).join(' ');
  const print = (...values) => host.print(text(values));
  const warn = (...values) => host.warn(text(values));
  const current = () => host.current();

  const api = {
    open: path => new Capture(host.open(String(path))),
    close: () => host.close(current()),
    packets: new packets.Packets(current, []),
    flows: new flows.Flows(current, every, []),
    handshakes: new flows.Flows(current, host.flowIsHandshake, []),
    packet: number => packetOf(current(), number),
    flow: number => flowOf(api.flows, number),
    diff: (flow, other) => flow.diff(other),
    dissect: packets.dissect,
    hex: packets.hex,
    sequence: values => from(values),
    fields: (glob = '*') => from(host.fields(String(glob)).map(([name, type, protocol, label]) => ({ name, type, protocol, label }))),
    help: (what = '') => host.help(topicOf(what)),
    table: (rows, columns) => print(shows.tableText(rows instanceof Sequence ? rows.toArray() : rows, columns)),
    plot: values => print(charts.plotText(values)),
    histogram: (values, bins) => print(charts.histogramText(values, bins)),
    bars: rows => print(charts.bars([...rows].map(row => (Array.isArray(row) ? [shows.cell(row[0]), row[1]]
      : [shows.cell(row.key), row.count ?? row.value])))),
    sparkline: charts.sparkline,
    save,
    print,
    exit: (code = 0) => host.exit(Number(code)),
    args: freeze(host.args()),
    files: freeze(host.files()),
  };

  /** What help() is asked about: a name, or what has one. */
  function topicOf(what) {
    if (typeof what === 'string') return what;
    if (packets.isPacket(what)) return 'Packet';
    if (flows.Flow.is(what)) return 'Flow';
    if (what instanceof Capture) return 'Capture';
    for (const name of keys(api)) if (api[name] === what) return name;
    return what instanceof Sequence ? 'Sequence' : '';
  }

  const console = freeze({ log: print, info: print, debug: print, warn, error: warn, table: api.table });

  return freeze({
    names: freeze({ ...api, console }),
    show: (value, most) => shows.show(value, most),
    define(global) {
      for (const name of keys(api)) {
        if (typeof api[name] === 'function') freeze(api[name]);
        defineProperty(global, name, { value: api[name], writable: true, configurable: true, enumerable: false });
      }
      defineProperty(global, 'console', { value: console, writable: true, configurable: true, enumerable: false });
    },
  });
})
