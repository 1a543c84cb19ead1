// Which protocols clients offer within TLS (ALPN), and which one each server takes.
const offers = packets
  .where("tls.handshake.type == 1")
  .flatMap(p => p.all("tls.handshake.extensions_alpn_str"))
  .countBy(protocol => protocol);
print("offered");
table(offers);

print("taken");
table(handshakes
  .where(h => h.ok)
  .countBy(h => `${h.sni ?? h.server}: ${h.alpn ?? "none"}`));
