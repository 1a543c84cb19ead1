// Messages over TCP: type (1) | length of the text (2) | text
dissector({
  name: "@name@",
  title: "@Name@ Protocol",
  tables: { "tcp.port": [7070] },
  fields: {
    type: u8("@name@.type", "Type", { values: { 1: "Question", 2: "Answer" } }),
    length: u16("@name@.length", "Length"),
    text: text("@name@.text", "Text"),
  },
  pduLength: b => b.length < 3 ? NEED_MORE : 3 + b.u16(1),
  dissect(d, f) {
    d.u8(f.type);
    d.text(f.text, d.u16(f.length));
  },
});
