// Lazy sequences: nothing is read before a value is asked for, and no more than that takes.
(function () {
  'use strict';
  const END = Symbol('end');
  const { freeze } = Object;
  const Groups = Map, Failure = TypeError;

  /** A field that has both a value and fields below it stands for its value wherever that is kept. */
  const parts = { valued: () => false };
  const plain = value => (parts.valued(value) ? value.valueOf() : value);

  function checkFunction(f, name) {
    if (typeof f !== 'function') throw new Failure(name + ' takes a function');
    return f;
  }

  function checkCount(n, name) {
    if (!(n >= 0)) throw new Failure(name + ' takes a number, 0 or more');
    return n;
  }

  /** Orders values of one kind; what is absent comes last. */
  function compare(a, b) {
    const noA = a === undefined || a === null, noB = b === undefined || b === null;
    if (noA || noB) return noA - noB;
    return a < b ? -1 : a > b ? 1 : 0;
  }

  class Sequence {
    #open;

    /** open() begins a run: an object whose next() gives a value or END, and whose close() ends it early. */
    constructor(open) {
      this.#open = open;
    }

    static begin(sequence) {
      return sequence.#open();
    }

    where(condition) {
      if (typeof condition !== 'string') return this.filter(checkFunction(condition, 'where'));
      return this.filter(element => {
        if (!element || typeof element.matches !== 'function') {
          throw new Failure('a filter in text takes packets or flows; this is ' + typeof element);
        }
        return element.matches(condition);
      });
    }

    filter(condition) {
      checkFunction(condition, 'filter');
      const open = this.#open;
      return new Sequence(() => {
        const up = open();
        let index = 0;
        return {
          next() {
            for (let value = up.next(); value !== END; value = up.next()) {
              if (condition(value, index++)) return value;
            }
            return END;
          },
          close: () => up.close(),
        };
      });
    }

    map(change) {
      checkFunction(change, 'map');
      const open = this.#open;
      return new Sequence(() => {
        const up = open();
        let index = 0;
        return {
          next() {
            const value = up.next();
            return value === END ? END : plain(change(value, index++));
          },
          close: () => up.close(),
        };
      });
    }

    flatMap(change) {
      checkFunction(change, 'flatMap');
      const self = this;
      return from(function* () {
        for (const value of self) {
          const inner = plain(change(value));
          if (inner === undefined || inner === null) continue;
          if (typeof inner !== 'string' && inner[Symbol.iterator]) yield* inner;
          else yield inner;
        }
      });
    }

    take(count) {
      checkCount(count, 'take');
      const open = this.#open;
      return new Sequence(() => {
        const up = open();
        let left = count;
        return {
          next() {
            if (left <= 0) {
              up.close();
              return END;
            }
            left--;
            return up.next();
          },
          close: () => up.close(),
        };
      });
    }

    skip(count) {
      checkCount(count, 'skip');
      const open = this.#open;
      return new Sequence(() => {
        const up = open();
        let left = count;
        return {
          next() {
            while (left > 0 && up.next() !== END) left--;
            return up.next();
          },
          close: () => up.close(),
        };
      });
    }

    groupBy(key) {
      checkFunction(key, 'groupBy');
      return once(() => {
        const groups = new Groups();
        this.forEach(value => {
          const name = plain(key(value));
          const group = groups.get(name);
          if (group) group[group.length] = value;
          else groups.set(name, [value]);
        });
        const rows = [];
        groups.forEach((items, name) => { rows[rows.length] = { key: name, items }; });
        return rows;
      });
    }

    countBy(key) {
      checkFunction(key, 'countBy');
      return once(() => {
        const counts = new Groups();
        this.forEach(value => {
          const name = plain(key(value));
          counts.set(name, (counts.get(name) || 0) + 1);
        });
        const rows = [];
        counts.forEach((count, name) => { rows[rows.length] = { key: name, count }; });
        return rows.sort((a, b) => b.count - a.count);
      });
    }

    sortBy(key, order = 'ascending') {
      checkFunction(key, 'sortBy');
      if (order !== 'ascending' && order !== 'descending') {
        throw new Failure("sortBy goes 'ascending' or 'descending'");
      }
      const sign = order === 'ascending' ? 1 : -1;
      return once(() => {
        const rows = [];
        this.forEach(value => { rows[rows.length] = { value, key: plain(key(value)) }; });
        rows.sort((a, b) => sign * compare(a.key, b.key));
        for (let i = 0; i < rows.length; i++) rows[i] = rows[i].value;
        return rows;
      });
    }

    distinct(key = value => value) {
      checkFunction(key, 'distinct');
      const open = this.#open;
      return new Sequence(() => {
        const up = open();
        const seen = new Groups();
        return {
          next() {
            for (let value = up.next(); value !== END; value = up.next()) {
              const name = plain(key(value));
              if (!seen.has(name)) {
                seen.set(name, true);
                return value;
              }
            }
            return END;
          },
          close: () => up.close(),
        };
      });
    }

    first() {
      const run = this.#open();
      try {
        const value = run.next();
        return value === END ? undefined : value;
      } finally {
        run.close();
      }
    }

    forEach(action) {
      checkFunction(action, 'forEach');
      const run = this.#open();
      try {
        let index = 0;
        for (let value = run.next(); value !== END; value = run.next()) action(value, index++);
      } finally {
        run.close();
      }
    }

    reduce(combine, start) {
      checkFunction(combine, 'reduce');
      let isBegun = arguments.length > 1, result = start;
      this.forEach((value, index) => {
        result = isBegun ? combine(result, value, index) : value;
        isBegun = true;
      });
      if (!isBegun) throw new Failure('reduce of an empty sequence takes a start');
      return result;
    }

    some(condition) {
      return this.filter(condition).take(1).count() > 0;
    }

    every(condition) {
      checkFunction(condition, 'every');
      return !this.some(value => !condition(value));
    }

    count() {
      let count = 0;
      this.forEach(() => { count++; });
      return count;
    }

    toArray() {
      const all = [];
      this.forEach(value => { all[all.length] = value; });
      return all;
    }

    toJSON() {
      return this.toArray();
    }

    [Symbol.iterator]() {
      const run = this.#open();
      return {
        next() {
          const value = run.next();
          return value === END ? { value: undefined, done: true } : { value, done: false };
        },
        return(value) {
          run.close();
          return { value, done: true };
        },
        [Symbol.iterator]() {
          return this;
        },
      };
    }

    get [Symbol.toStringTag]() {
      return 'Sequence';
    }
  }

  /** A sequence of what an iterable, or a function that makes one, gives. */
  function from(source) {
    return new Sequence(() => {
      const iterator = (typeof source === 'function' ? source() : source)[Symbol.iterator]();
      return {
        next() {
          const step = iterator.next();
          return step.done ? END : step.value;
        },
        close() {
          if (iterator.return) iterator.return();
        },
      };
    });
  }

  /** A sequence of an array that is made when it is first asked for, and kept. */
  function once(make) {
    let made;
    return new Sequence(() => {
      made ??= make();
      let at = 0;
      return { next: () => (at < made.length ? made[at++] : END), close() {} };
    });
  }

  freeze(Sequence.prototype);
  freeze(Sequence);
  return freeze({ END, Sequence, from, plain, parts });
})
