// Run by: peel test examples/dissector-js/parley.js
test("questions and answers", t => {
  const talk = t.talk()
    .client("01 0003 77 68 79") // why
    .server("02 0002 6e 6f") // no
    .client("09 0000");
  t.equal(talk.field("parley.kind"), ["1", "2", "9"]);
  t.equal(talk.field("parley.text"), ["why", "no", ""]);
  talk.expectMalformedNowhere();
});

test("several messages at a time", t => {
  const talk = t.talk().server("02 0004 77656c6c  02 0001 78");
  t.equal(talk.field("parley.text"), ["well", "x"]);
});

test("a recorded talk", t => {
  t.capture("parley.pcap").expectMalformedNowhere().golden("parley.txt");
});
