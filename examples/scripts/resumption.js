// How often sessions are resumed, by server.
table(handshakes
  .where(h => h.ok)
  .groupBy(h => h.sni ?? h.server)
  .map(({ key, items }) => {
    const resumed = items.filter(h => h.resumption !== "none" && h.resumption !== "refused").length;
    return {
      server: key,
      good: items.length,
      resumed,
      rate: `${Math.round((resumed / items.length) * 100)} %`,
      how: [...new Set(items.map(h => h.resumption))].sort().join(", "),
    };
  })
  .sortBy(row => row.good, "descending"));
