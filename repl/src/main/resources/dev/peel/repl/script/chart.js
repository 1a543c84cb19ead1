// Charts of characters.
(function (host) {
  'use strict';
  const { freeze } = Object;
  const { min, max, floor, round, log10 } = Math;
  const Failure = TypeError;
  const BARS = '▁▂▃▄▅▆▇█', PARTS = ' ▏▎▍▌▋▊▉█';
  const HEIGHT = 10, BINS = 10, LABELS = 24, WIDEST = 100;

  /** A chart that fills a wide screen is no clearer. */
  const room = () => min(host.columns(), WIDEST);

  function numbers(values, name) {
    const all = [];
    for (const value of values) {
      const number = Number(value);
      if (!isFinite(number)) throw new Failure(name + ' takes numbers; this is ' + String(value));
      all[all.length] = number;
    }
    return all;
  }

  function extent(all) {
    let low = Infinity, high = -Infinity;
    for (let i = 0; i < all.length; i++) {
      low = min(low, all[i]);
      high = max(high, all[i]);
    }
    return [low, high];
  }

  /** A number in a few digits. */
  function short(number) {
    if (number === 0 || Number.isInteger(number) && Math.abs(number) < 1e6) return String(number);
    return String(Number(number.toPrecision(4)));
  }

  function sparkline(values) {
    const all = numbers(values, 'sparkline');
    const [low, high] = extent(all);
    let text = '';
    for (const value of all) text += BARS[high === low ? 0 : floor((value - low) / (high - low) * 7.999)];
    return text;
  }

  /** A bar of some eighths of a character. */
  function bar(length) {
    const whole = floor(length), rest = round((length - whole) * 8);
    return '█'.repeat(whole) + (rest ? PARTS[rest] : '');
  }

  function bars(rows) {
    let widest = 1, widestCount = 1, most = 0;
    for (const [label, count] of rows) {
      widest = max(widest, [...label].length);
      widestCount = max(widestCount, short(count).length);
      most = max(most, count);
    }
    widest = min(widest, LABELS * 2);
    const length = max(10, room() - widest - widestCount - 4);
    return rows.map(([label, count]) => {
      const shown = [...label].length > widest ? [...label].slice(0, widest - 1).join('') + '…' : label;
      return shown.padStart(widest) + '  ' + short(count).padStart(widestCount) + ' '
        + bar(most > 0 ? count / most * length : 0);
    }).join('\n');
  }

  function histogramText(values, bins = BINS) {
    const all = numbers(values, 'histogram');
    if (!(bins >= 1 && bins <= 200)) throw new Failure('histogram takes 1 to 200 bins');
    if (all.length === 0) return 'no values';
    const [low, high] = extent(all);
    if (low === high) return bars([[short(low), all.length]]);
    const rough = (high - low) / bins, power = 10 ** floor(log10(rough));
    const step = [1, 2, 5, 10].map(f => f * power).find(f => f >= rough * 0.999);
    const first = floor(low / step), last = floor(high / step);
    const counts = [];
    for (let i = first; i <= last; i++) counts[i - first] = 0;
    for (const value of all) counts[min(floor(value / step), last) - first]++;
    return bars(counts.map((count, i) => [short((first + i) * step) + ' to ' + short((first + i + 1) * step), count]));
  }

  /** Values over their place, or pairs of x and y. */
  function plotText(values) {
    const points = [];
    for (const value of values) {
      points[points.length] = value && typeof value === 'object' && value[Symbol.iterator] ? [...value] : [points.length, value];
    }
    if (points.length === 0) return 'no values';
    const xs = numbers(points.map(p => p[0]), 'plot'), ys = numbers(points.map(p => p[1]), 'plot');
    const [left, right] = extent(xs), [low, high] = extent(ys);
    const labels = [short(high), short(low)], margin = max(labels[0].length, labels[1].length);
    const width = max(20, room() - margin - 2);
    const dots = [];
    for (let row = 0; row < HEIGHT; row++) dots[row] = new Uint8Array(width);
    // A character of Braille (U+2800) is 2 dots wide and 4 high.
    const bits = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];
    for (let i = 0; i < xs.length; i++) {
      const x = round((right === left ? 0 : (xs[i] - left) / (right - left)) * (width * 2 - 1));
      const y = round((high === low ? 0 : (high - ys[i]) / (high - low)) * (HEIGHT * 4 - 1));
      dots[y >> 2][x >> 1] |= bits[y & 3][x & 1];
    }
    const lines = dots.map((row, i) => {
      const label = i === 0 ? labels[0] : i === HEIGHT - 1 ? labels[1] : '';
      let text = label.padStart(margin) + ' ';
      for (const dot of row) text += dot ? String.fromCharCode(0x2800 + dot) : ' ';
      return text.trimEnd();
    });
    const from = short(left), to = short(right);
    lines.push(' '.repeat(margin + 1) + from + to.padStart(max(1, width - from.length)));
    return lines.join('\n');
  }

  return freeze({ sparkline, histogramText, plotText, bars });
})
