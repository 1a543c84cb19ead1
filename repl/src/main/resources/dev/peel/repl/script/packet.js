// Packets whose fields are properties. What a property needs is decoded when it is read.
(function (host, sequences) {
  'use strict';
  const { freeze, defineProperty, setPrototypeOf, prototype: common } = Object;
  const Failure = TypeError, View = Uint8Array;
  const { END, Sequence, parts } = sequences;
  const { read, first, all, has, next, end } = host;
  const ROOT = host.root();

  /** What JavaScript itself looks for in objects, and must not be told is no field. */
  const asked = new Set(['then', 'toJSON', 'constructor', 'length', 'nodeType', 'inspect', 'message', 'stack', 'name']);

  /** The packet and the name that an object stands for. */
  class Node {
    #capture;
    #number;

    constructor(capture, number) {
      this.#capture = capture | 0; // numbers, whoever makes one
      this.#number = number | 0;
    }

    static capture(node) { return node.#capture; }
    static number(node) { return node.#number; }
    static is(value) { return typeof value === 'object' && value !== null && #number in value; }

    static value(id) {
      return { get() { return read(this.#capture, this.#number, id); } };
    }

    static group(id, isOptional) {
      return {
        get() {
          if (isOptional && !has(this.#capture, this.#number, id)) return undefined;
          return new (shape(id))(this.#capture, this.#number);
        },
      };
    }

    static both(id) {
      return {
        get() {
          if (!has(this.#capture, this.#number, id)) return undefined;
          return new (valuedShape(id))(this.#capture, this.#number);
        },
      };
    }
  }

  /** Says of a property that is no field what may have been meant. */
  function guard(id, known) {
    return new Proxy(common, {
      get(target, key, receiver) {
        if (typeof key === 'symbol' || key in common || asked.has(key)) return common[key];
        if (known && key.includes('.')) return known(receiver, key);
        throw new Failure(host.unknown(id, key));
      },
      set() { return false; },
      defineProperty() { return false; },
      getPrototypeOf() { return common; },
    });
  }

  const kinds = { VALUE: Node.value, GROUP: Node.group, BOTH: Node.both };
  const shapes = [], valuedShapes = [];

  function addFields(prototype, id) {
    const below = host.below(id);
    for (let i = 0; i < below.length; i += 4) {
      const property = kinds[below[i + 2]](below[i + 1], below[i + 3]);
      defineProperty(prototype, below[i], { get: property.get, enumerable: true });
    }
  }

  function shape(id) {
    return (shapes[id] ??= (() => {
      class Fields extends Node {}
      delete Fields.prototype.constructor;
      addFields(Fields.prototype, id);
      setPrototypeOf(Fields.prototype, guard(id));
      freeze(Fields.prototype);
      return Fields;
    })());
  }

  /** A value with fields below it: in expressions it stands for the value. */
  class Valued extends Node {}
  setPrototypeOf(Valued.prototype, null);

  function valuedShape(id) {
    return (valuedShapes[id] ??= (() => {
      class Value extends Valued {}
      const { prototype } = Value;
      const get = node => read(Node.capture(node), Node.number(node), id);
      const methods = {
        valueOf() { return get(this); },
        toString() { return String(get(this)); },
        toJSON() { return get(this); },
        [Symbol.toPrimitive]() {
          const value = get(this);
          return typeof value === 'object' ? String(value) : value;
        },
        [Symbol.iterator]() { return get(this)[Symbol.iterator](); },
      };
      for (const key of Reflect.ownKeys(methods)) defineProperty(prototype, key, { value: methods[key] });
      delete prototype.constructor;
      addFields(prototype, id);
      setPrototypeOf(prototype, guard(id));
      defineProperty(prototype, valuedMark, { value: true });
      freeze(prototype);
      return Value;
    })());
  }
  const valuedMark = Symbol('valued');
  parts.valued = value => Node.is(value) && value[valuedMark] === true;

  function idOf(name) {
    if (typeof name !== 'string') throw new Failure('a field is asked for by its name, such as "tcp.flags"');
    const id = host.id(name);
    if (id < 0) throw new Failure(host.unknown(ROOT, name));
    return id;
  }

  class Packet extends Node {
    get number() { return Node.number(this); }
    get time() { return this.get('frame.time'); }
    get length() { return this.get('frame.len'); }
    get(name) { return first(Node.capture(this), Node.number(this), idOf(name)); }
    all(name) { return all(Node.capture(this), Node.number(this), idOf(name)); }
    has(name) { return has(Node.capture(this), Node.number(this), idOf(name)); }
    matches(filter) { return host.matches(Node.capture(this), Node.number(this), String(filter)); }
    get bytes() { return host.bytes(Node.capture(this), Node.number(this)); }
    summary() { return host.text(Node.capture(this), Node.number(this), 'summary'); }
    tree() { return host.text(Node.capture(this), Node.number(this), 'tree'); }
    hex() { return host.text(Node.capture(this), Node.number(this), 'hex'); }
    json() { return JSON.parse(host.text(Node.capture(this), Node.number(this), 'json')); }
    toJSON() { return this.json(); }
    toString() { return this.summary(); }
    get [Symbol.toStringTag]() { return 'Packet'; }
  }
  const own = new Set(Reflect.ownKeys(Packet.prototype));
  addFields(Packet.prototype, ROOT);
  setPrototypeOf(Packet.prototype, guard(ROOT, (packet, name) => {
    const id = host.id(name);
    if (id < 0) throw new Failure(host.unknown(ROOT, name));
    return read(Node.capture(packet), Node.number(packet), id);
  }));
  freeze(Packet.prototype);

  const isPacket = value => Node.is(value) && value instanceof Packet;

  /** The packets of a capture that filters hold for. */
  class Packets extends Sequence {
    #capture;
    #filters;

    constructor(capture, filters) {
      const plan = host.plan();
      super(() => {
        const of = capture(), pass = host.pass(of, plan, ...filters);
        return {
          next() {
            const number = next(pass);
            return number === 0 ? END : new Packet(of, number);
          },
          close: () => end(pass),
        };
      });
      this.#capture = capture;
      this.#filters = filters;
    }

    where(condition) {
      if (typeof condition !== 'string') return super.where(condition);
      host.checkFilter(condition);
      return new Packets(this.#capture, [...this.#filters, condition]);
    }
  }
  freeze(Packets.prototype);

  function bytesOf(value, what) {
    if (typeof value === 'string') return hex(value);
    if (!(value instanceof View)) throw new Failure(what + ' takes bytes: a Uint8Array, or text in hexadecimal');
    return value;
  }

  function hex(text) {
    if (text instanceof View) {
      let digits = '';
      for (let i = 0; i < text.length; i++) digits += (i ? ':' : '') + (text[i] + 0x100).toString(16).slice(1);
      return digits;
    }
    const digits = String(text).replace(/0x|[\s:,.-]/gi, '');
    if (digits.length % 2 || /[^0-9a-f]/i.test(digits)) {
      throw new Failure('hex takes pairs of hexadecimal digits, such as "16 03 01"');
    }
    const bytes = new View(digits.length / 2);
    for (let i = 0; i < bytes.length; i++) bytes[i] = parseInt(digits.slice(2 * i, 2 * i + 2), 16);
    return bytes;
  }

  /** Bytes as a text of as many characters, which Java takes as it is. */
  function latin(view) {
    let text = '';
    for (let i = 0; i < view.length; i++) text += String.fromCharCode(view[i]);
    return text;
  }

  function dissect(protocol, bytes) {
    return new Packet(0, host.build(String(protocol), latin(bytesOf(bytes, 'dissect'))));
  }

  /** The fields below a name as a text, undefined where a value is none of a packet's. */
  function fieldsOf(value) {
    return Node.is(value) ? '[fields of packet ' + Node.number(value) + ']' : undefined;
  }

  return freeze({ Packet, Packets, isPacket, own, hex, latin, dissect, fieldsOf, handle: Node.capture });
})
