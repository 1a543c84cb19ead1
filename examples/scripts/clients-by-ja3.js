// Clients by JA3: which programs speak TLS here, how often each, and from where.
table(packets
  .where("tls.handshake.ja3")
  .groupBy(p => p.tls.handshake.ja3)
  .map(({ key, items }) => ({
    ja3: key,
    hellos: items.length,
    clients: new Set(items.map(p => p.get("ip.src") ?? p.get("ipv6.src"))).size,
    names: [...new Set(items.flatMap(p => p.all("tls.handshake.extensions_server_name")))].slice(0, 5),
  }))
  .sortBy(row => row.hellos, "descending"));
