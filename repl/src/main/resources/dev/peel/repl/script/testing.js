// What files of tests see: test(name, t => ...), and what t does.
(function (host) {
  'use strict';
  const { freeze, keys, is } = Object;
  const { isArray } = Array;
  const { stringify } = JSON;
  const Failure = Error, Wrong = TypeError, View = Uint8Array;

  const shown = value =>
    stringify(value, (key, each) => typeof each === 'bigint' ? each + 'n' : each instanceof View ? [...each] : each)
    ?? String(value);

  function same(one, other) {
    if (is(one, other)) return true;
    if (typeof one !== 'object' || typeof other !== 'object' || !one || !other || isArray(one) !== isArray(other)) return false;
    const names = keys(one);
    return names.length === keys(other).length && names.every(name => name in other && same(one[name], other[name]));
  }

  function text(value, what) {
    if (typeof value !== 'string') throw new Wrong(`${what} takes text, not ${shown(value)}`);
    return value;
  }

  /** What dissectors noted of packets. */
  class Packets {
    #number;

    /** Takes what gives the number by which Java knows the packets. */
    constructor(number) {
      this.#number = number;
    }

    field(name) {
      return host.field(this.#number(), text(name, 'field(name)'));
    }

    tree() {
      return host.tree(this.#number());
    }

    golden(file) {
      host.golden(this.tree(), text(file, 'golden(file)'));
      return this;
    }

    expectMalformedNowhere() {
      host.expectMalformedNowhere(this.#number());
      return this;
    }
  }

  /** What client and server say to each other; as packets, each turn is one. */
  class Talk extends Packets {
    #talk;
    #packets;

    constructor(talk) {
      super(() => this.#packets ??= host.packetsOfTalk(talk));
      this.#talk = talk;
    }

    #say(isClient, hex, what) {
      host.say(this.#talk, isClient, text(hex, what));
      this.#packets = undefined;
      return this;
    }

    client(hex) {
      return this.#say(true, hex, 'client(hex)');
    }

    server(hex) {
      return this.#say(false, hex, 'server(hex)');
    }
  }

  function packets(frames, { linkType = 1 } = {}) {
    if (!Number.isInteger(linkType)) throw new Wrong(`linkType is a number, not ${shown(linkType)}`);
    const all = (isArray(frames) ? frames : [frames]).map(frame => text(frame, 'packets(hex)'));
    const number = host.packetsOfFrames(linkType, ...all);
    return new Packets(() => number);
  }

  function capture(file) {
    const number = host.packetsOfCapture(text(file, 'capture(file)'));
    return new Packets(() => number);
  }

  function equal(found, expected, what = 'not equal') {
    if (!same(found, expected)) throw new Failure(`${what}\nexpected ${shown(expected)}\nfound    ${shown(found)}`);
  }

  function ok(condition, what = 'not so') {
    if (!condition) throw new Failure(what);
  }

  function test(name, body) {
    text(name, 'test(name, body)');
    if (typeof body !== 'function') throw new Wrong('test(name, body): the body is a function of t');
    host.test(name, body);
  }

  const talk = (protocol = '') => new Talk(host.talk(text(protocol, 'talk(protocol)')));

  return { test, t: freeze({ talk, packets, capture, equal, ok }) };
})
