// How values look: as people read them in lines and tables.
(function (host, sequences, packets, flows) {
  'use strict';
  const { keys, getPrototypeOf, getOwnPropertyDescriptor, freeze, prototype: common } = Object;
  const { isArray } = Array;
  const { stringify } = JSON;
  const Time = Date, Pairs = Map, Members = Set, View = Uint8Array, Failure = Error;
  const { Sequence, plain } = sequences;
  const DEEPEST = 4, LONGEST_LIST = 100, LONGEST_TEXT = 10000;
  const COLUMNS = ['flow', 'client', 'server', 'ok', 'step', 'ended_by', 'how', 'version', 'sni', 'alpn', 'resumption'];

  function time(date) {
    if (isNaN(date)) return 'Invalid Date';
    const text = date.toISOString();
    if (typeof date.nanoseconds !== 'bigint') return text;
    const fraction = ((date.nanoseconds % 1000000000n) + 1000000000n) % 1000000000n;
    return text.slice(0, 20) + String(fraction).padStart(9, '0') + 'Z';
  }

  const isRecord = value =>
    typeof value === 'object' && value !== null && [common, null].includes(getPrototypeOf(value));

  /** A value within a line. */
  function inline(value, depth = 0, above = []) {
    value = plain(value);
    switch (typeof value) {
      case 'string': return depth === 0 ? value : stringify(value);
      case 'bigint': return value + 'n';
      case 'function': return value.name ? '[function ' + value.name + ']' : '[function]';
      case 'symbol': return String(value);
      case 'object': break;
      default: return Object.is(value, -0) ? '-0' : String(value);
    }
    if (value === null) return 'null';
    if (value instanceof Time) return time(value);
    if (value instanceof View) return packets.hex(value.slice(0, LONGEST_LIST)) + (value.length > LONGEST_LIST ? '…' : '');
    if (value instanceof Failure) return value.name + ': ' + value.message;
    if (packets.isPacket(value)) return 'packet ' + value.number;
    if (flows.Flow.is(value)) return String(value);
    if (value instanceof Sequence) return '[sequence]';
    if (above.includes(value)) return '[the same again]';
    if (depth >= DEEPEST) return isArray(value) ? '[…]' : '{…}';
    const inner = [...above, value];
    const item = one => inline(one, depth + 1, inner);
    if (isArray(value)) {
      const shown = value.slice(0, LONGEST_LIST).map(item);
      if (value.length > LONGEST_LIST) shown.push('… ' + (value.length - LONGEST_LIST) + ' more');
      return '[' + shown.join(', ') + ']';
    }
    if (value instanceof Pairs) return 'Map {' + [...value].map(([k, v]) => item(k) + ' → ' + item(v)).join(', ') + '}';
    if (value instanceof Members) return 'Set {' + [...value].map(item).join(', ') + '}';
    if (!isRecord(value)) {
      const text = packets.fieldsOf(value);
      if (text !== undefined) return text;
    }
    const parts = keys(value).slice(0, LONGEST_LIST).map(key => {
      const property = getOwnPropertyDescriptor(value, key);
      const name = /^[\w$]+$/.test(key) ? key : stringify(key);
      return name + ': ' + (property && 'value' in property ? item(property.value) : '[computed]');
    });
    return parts.length ? '{ ' + parts.join(', ') + ' }' : '{}';
  }

  /** A value within a cell of a table. */
  function cell(value) {
    value = plain(value);
    if (value === undefined || value === null) return '';
    if (typeof value === 'number' && !Number.isInteger(value)) return String(Math.round(value * 1e6) / 1e6);
    if (isArray(value)) return value.map(one => inline(one)).join(', ');
    return inline(value);
  }

  const isNumber = value => typeof value === 'number' || typeof value === 'bigint';

  /** Rows as a table: objects, whose keys are the columns, or arrays, or single values. */
  function tableText(rows, columns) {
    if (rows instanceof Pairs) rows = [...rows].map(([key, value]) => ({ key, value }));
    else if (!isArray(rows)) rows = rows && rows[Symbol.iterator] && typeof rows !== 'string' ? [...rows] : [rows];
    const isObject = row => typeof row === 'object' && row !== null && !isArray(row) && !(row instanceof Time);
    let names = columns;
    if (!names) {
      const found = new Members();
      let isFlows = rows.length > 0;
      for (const row of rows) {
        isFlows &&= flows.Flow.is(row);
        if (isObject(row)) for (const key of keys(row)) found.add(key);
        else if (isArray(row)) for (let i = 0; i < row.length; i++) found.add(String(i));
        else found.add('value');
      }
      names = isFlows ? COLUMNS : [...found];
    }
    const valueOf = (row, name) => (isObject(row) || isArray(row) ? plain(row[name]) : row);
    const right = names.map(name => rows.some(row => isNumber(valueOf(row, name)))
      && rows.every(row => { const v = valueOf(row, name); return v === undefined || v === null || isNumber(v); }));
    const header = rows.every(row => isArray(row)) ? [] : names;
    return host.table(header, right, rows.map(row => names.map(name => cell(valueOf(row, name)))));
  }

  const isTabular = rows => rows.length > 0 && rows.every(row => isRecord(row) || flows.Flow.is(row));

  /** The first elements of a sequence, and whether there are more. */
  function start(sequence, most) {
    const rows = sequence.take(most + 1).toArray();
    const isMore = rows.length > most;
    return { rows: isMore ? rows.slice(0, most) : rows, isMore };
  }

  function list(rows, isMore, most) {
    const more = isMore ? '\n… the first ' + most + '; toArray(), forEach() and save() take all' : '';
    if (rows.length === 0) return 'none';
    if (isTabular(rows)) return tableText(rows) + more;
    return rows.map(row => (packets.isPacket(row) ? row.summary() : inline(row))).join('\n') + more;
  }

  /** A value as the result of a script. */
  function show(value, most) {
    value = plain(value);
    if (typeof value === 'string') return value.length > LONGEST_TEXT * 100 ? value.slice(0, LONGEST_TEXT * 100) + '…' : value;
    if (packets.isPacket(value)) return value.summary();
    if (flows.Flow.is(value)) return tableText([value]);
    if (value instanceof Sequence) {
      const { rows, isMore } = start(value, most);
      return list(rows, isMore, most);
    }
    if (isArray(value) && value.length && (isTabular(value) || value.some(packets.isPacket))) {
      return list(value.slice(0, most), value.length > most, most);
    }
    if (value instanceof Pairs && value.size) return tableText([...value].slice(0, most).map(([key, v]) => ({ key, value: v })));
    if (value instanceof View) return host.dump(packets.latin(value));
    if (value instanceof Failure) return inline(value);
    return inline(value, isArray(value) || typeof value === 'object' ? 1 : 0);
  }

  return freeze({ show, inline, tableText, cell, time });
})
