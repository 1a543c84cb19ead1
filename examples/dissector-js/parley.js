// A message of a made-up protocol: kind (1 byte) | length (2 bytes) | text of that length, on TCP port 7007.
const KINDS = { 1: "Question", 2: "Answer" };

dissector({
  name: "parley",
  title: "Parley",
  tables: { "tcp.port": [7007] },
  fields: {
    kind: u8("parley.kind", "Kind", { values: KINDS }),
    length: u16("parley.length", "Length"),
    text: text("parley.text", "Text"),
  },
  pduLength: b => 3 + b.u16(1),
  dissect(d, f) {
    const kind = d.u8(f.kind);
    d.text(f.text, d.u16(f.length));
    d.summaryMore(KINDS[kind] ?? `Unknown (${kind})`);
  },
});
