// Who still offers TLS 1.0 or older, or gets it: clients by the highest version that they offer.
const NAMES = { 0x300: "SSL 3.0", 0x301: "TLS 1.0", 0x302: "TLS 1.1", 0x303: "TLS 1.2", 0x304: "TLS 1.3" };
const isGrease = version => (version & 0x0f0f) === 0x0a0a;

const offers = packets.where("tls.handshake.type == 1").map(p => {
  const supported = p.all("tls.handshake.extensions.supported_version").filter(version => !isGrease(version));
  const highest = supported.length ? Math.max(...supported) : p.get("tls.handshake.version");
  return {
    client: p.get("ip.src") ?? p.get("ipv6.src"),
    server: p.get("tls.handshake.extensions_server_name") ?? p.get("ip.dst") ?? p.get("ipv6.dst"),
    highest,
  };
});

table(offers
  .countBy(o => `${NAMES[o.highest] ?? o.highest} at most, ${o.client} to ${o.server}`));

const old = offers.filter(o => o.highest <= 0x301).count();
print(old ? `${old} ClientHellos offer TLS 1.0 or older only` : "no ClientHello offers TLS 1.0 or older only");
