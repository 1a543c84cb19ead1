// Run by: peel test @name@.js
// Each talk has to say the same however it is cut, shuffled, repeated, broken off, and nothing may fail when it is spoilt.
test("question and answer", t => {
  const talk = t.talk()
    .client("01 0003 77 68 79") // why
    .server("02 0002 6e 6f"); // no
  t.equal(talk.field("@name@.type"), ["1", "2"]);
  t.equal(talk.field("@name@.text"), ["why", "no"]);
  talk.expectMalformedNowhere();
});
