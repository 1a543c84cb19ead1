// Post-quantum key exchange: which groups clients send key shares of, and which one servers take (TLS 1.3).
const NAMES = {
  0x0017: "secp256r1", 0x0018: "secp384r1", 0x0019: "secp521r1", 0x001d: "x25519", 0x001e: "x448",
  0x11eb: "SecP256r1MLKEM768", 0x11ec: "X25519MLKEM768", 0x11ed: "SecP384r1MLKEM1024", 0x6399: "X25519Kyber768Draft00",
};
const QUANTUM_SAFE = [0x11eb, 0x11ec, 0x11ed, 0x6399];
const isGrease = group => (group & 0x0f0f) === 0x0a0a;

function show(title, filter) {
  const groups = packets.where(filter).flatMap(p => p.all("tls.handshake.extensions_key_share_group")).filter(g => !isGrease(g));
  print(title);
  table(groups
    .countBy(group => group)
    .map(({ key, count }) => ({
      group: NAMES[key] ?? `0x${key.toString(16)}`,
      quantum_safe: QUANTUM_SAFE.includes(key) ? "yes" : "no",
      count,
    })));
}

show("key shares of clients", "tls.handshake.type == 1");
show("key shares of servers", "tls.handshake.type == 2");
