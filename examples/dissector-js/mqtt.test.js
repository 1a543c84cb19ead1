// Run by: peel test examples/dissector-js/mqtt.js
const CONNECT = "10 10 0004 4d515454 04 02 003c 0004 6e616d65"; // 3.1.1
const CONNECT_5 = "10 17 0004 4d515454 05 02 003c 03 210014 0007 77726974657235"; // Receive Maximum 20
const ACCEPTED = "20 02 00 00";
const ACCEPTED_5 = "20 09 00 00 06 22000a 210014";

test("a client connects, pings and leaves", t => {
  const talk = t.talk().client(CONNECT).server(ACCEPTED).client("c0 00").server("d0 00").client("e0 00");
  t.equal(talk.field("mqtt.msgtype"), ["1", "2", "12", "13", "14"]);
  t.equal(talk.field("mqtt.clientid"), ["name"]);
  talk.expectMalformedNowhere();
});

test("publications of each quality of service", t => {
  const talk = t.talk().client(CONNECT).server(ACCEPTED)
    .client("30 06 0002 612f 3231" + "32 08 0002 612f 0001 3232") // not acknowledged; at least once
    .server("40 02 0001")
    .client("34 08 0002 612f 0002 3233").server("50 02 0002").client("62 02 0002").server("70 02 0002");
  t.equal(talk.field("mqtt.qos"), ["0", "1", "2"]);
  t.equal(talk.field("mqtt.msgid"), ["1", "1", "2", "2", "2", "2"]);
  t.equal(talk.field("mqtt.msg"), ["3231", "3232", "3233"]);
});

test("a topic's alias is remembered", t => {
  const talk = t.talk().client(CONNECT_5).server(ACCEPTED_5)
    .client("30 12 000b 686f7573652f616c696173 03230003 31")
    .client("30 07 0000 03230003 32");
  t.equal(talk.field("mqtt.property.topic_alias"), ["3", "3"]);
  t.equal(talk.field("mqtt.topic"), ["house/alias", "house/alias"]);
});

test("what the version changes", t => {
  const subscription = "82 0c 0001 00 0006 686f7573652f 2e";
  t.equal(t.talk().client(CONNECT_5).client(subscription).field("mqtt.subscription_options_rap"), ["1"]);
  t.equal(t.talk().client(CONNECT).client("82 0a 0001 0005 686f757365 01").field("mqtt.sub.qos"), ["1"]);
});

test("recorded talks", t => {
  for (const file of ["mqtt311.pcap", "mqtt5.pcap"]) t.capture(file).expectMalformedNowhere();
});
