// Failed handshakes by the clients' subnet (/24, or /64 of IPv6) and the reason given.
function subnet(client) {
  const address = client.replace(/:\d+$/, "").replace(/^\[|\]$/g, "");
  return address.includes(":")
    ? address.split(":").slice(0, 4).join(":") + "::/64"
    : address.replace(/\.\d+$/, ".0/24");
}

const rows = handshakes
  .groupBy(h => subnet(h.client))
  .map(({ key, items }) => {
    const failed = items.filter(h => h.ok === false);
    return {
      subnet: key,
      handshakes: items.length,
      failed: failed.length,
      verdicts: [...new Set(failed.flatMap(h => h.verdicts.map(v => v.id)))].sort().join(", "),
    };
  })
  .sortBy(row => row.failed, "descending")
  .toArray();

table(rows);
if (rows.some(row => row.failed > 0)) bars(rows.map(row => [row.subnet, row.failed]));
