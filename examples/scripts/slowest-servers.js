// Which servers are slow, and at which step: the median of each step's time, the slowest servers first.
const STEPS = ["syn_ack_ms", "server_hello_ms", "server_flight_ms", "finished_ms"];

function median(numbers) {
  const sorted = numbers.filter(n => n !== null).sort((a, b) => a - b);
  return sorted.length ? sorted[Math.floor(sorted.length / 2)] : null;
}

const rows = handshakes
  .groupBy(h => h.server)
  .map(({ key, items }) => {
    const row = { server: key, handshakes: items.length };
    for (const step of STEPS) row[step] = median(items.map(h => h.times[step]));
    return row;
  })
  .sortBy(row => STEPS.reduce((sum, step) => sum + (row[step] ?? 0), 0), "descending");

table(rows);
