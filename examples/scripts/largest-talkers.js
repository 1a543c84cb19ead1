// Who sends most: bytes by sender, and the traffic over time as a line of bars.
const SECONDS = Number(args[0] ?? 1);
const bytes = new Map(), slots = [];

packets.forEach(p => {
  const sender = p.ip?.src ?? p.ipv6?.src ?? p.get("eth.src") ?? "?";
  bytes.set(sender, (bytes.get(sender) ?? 0) + p.frame.len);
  const slot = Math.floor(p.frame.time_relative / SECONDS);
  slots[slot] = (slots[slot] ?? 0) + p.frame.len;
});

table([...bytes].map(([sender, count]) => ({ sender, bytes: count })).sort((a, b) => b.bytes - a.bytes).slice(0, 20));
print(`bytes in each ${SECONDS} s:`, sparkline(Array.from(slots, count => count ?? 0)));
