// Flows, and what plugins tell of them.
(function (host, sequences, packets) {
  'use strict';
  const { freeze, assign, keys } = Object;
  const { parse } = JSON;
  const Failure = TypeError, Places = Set;
  const { END, Sequence, from } = sequences;

  function freezeAll(value) {
    if (typeof value === 'object' && value !== null) {
      for (const key of keys(value)) freezeAll(value[key]);
      freeze(value);
    }
    return value;
  }

  /** Which flows a filter holds for: asked for flow after flow, answered once. */
  const asked = { capture: 0, filter: '', places: new Places() };
  function holds(capture, place, filter) {
    if (asked.capture !== capture || asked.filter !== filter) {
      asked.places = new Places(host.flowQuery(capture, filter));
      asked.capture = capture;
      asked.filter = filter;
    }
    return asked.places.has(place);
  }

  class Flow {
    #capture;
    #place;

    constructor(capture, place) {
      this.#capture = capture | 0; // numbers, whoever makes one
      this.#place = place | 0;
      assign(this, freezeAll(parse(host.flowJson(this.#capture, this.#place))));
      freeze(this);
    }

    static is(value) { return typeof value === 'object' && value !== null && #place in value; }
    static frames(flow) { return host.flowFrames(flow.#capture, flow.#place); }

    get transport() { return host.flowTransport(this.#capture, this.#place); }
    get isHandshake() { return host.flowIsHandshake(this.#capture, this.#place); }

    get packets() {
      const capture = this.#capture, frames = Flow.frames(this);
      return from(function* () {
        for (let i = 0; i < frames.length; i++) yield new packets.Packet(capture, frames[i]);
      });
    }

    matches(filter) { return holds(this.#capture, this.#place, String(filter)); }
    explain() { return host.flowView(this.#capture, this.#place, 'explain'); }
    ladder() { return host.flowView(this.#capture, this.#place, 'ladder'); }

    diff(other) {
      if (other === undefined) return host.flowDifference(this.#capture, this.#place);
      if (!Flow.is(other)) throw new Failure('diff takes another flow, or nothing for the nearest good one');
      return host.flowDifference(this.#capture, this.#place, other.#capture, other.#place);
    }

    follow(mode = 'ascii') { return host.flowFollow(this.#capture, this.#place, String(mode)); }
    toString() { return 'flow ' + this.flow + ' ' + this.client + ' → ' + this.server; }
    get [Symbol.toStringTag]() { return 'Flow'; }
  }
  freeze(Flow.prototype);
  freeze(Flow);

  /** The flows of a capture that filters hold for. */
  class Flows extends Sequence {
    #capture;
    #filters;
    #accepts;

    constructor(capture, accepts, filters) {
      super(() => {
        const of = capture();
        const queries = filters.map(filter => new Places(host.flowQuery(of, filter)));
        const count = host.flowCount(of);
        let place = 0;
        return {
          next() {
            for (; place < count; place++) {
              if (queries.every(query => query.has(place)) && accepts(of, place)) return new Flow(of, place++);
            }
            return END;
          },
          close() { place = count; },
        };
      });
      this.#capture = capture;
      this.#accepts = accepts;
      this.#filters = filters;
    }

    where(condition) {
      if (typeof condition !== 'string') return super.where(condition);
      return new Flows(this.#capture, this.#accepts, [...this.#filters, condition]);
    }
  }
  freeze(Flows.prototype);

  return freeze({ Flow, Flows });
})
