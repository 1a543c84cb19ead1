// MQTT 3.1, 3.1.1 and 5.0 (OASIS Standard, 7 March 2019), with Wireshark's field names.
// A packet is: type and flags (1 byte) | remaining length (varint) | variable header | payload

const TOPICS = table("mqtt.topic"); // dissectors of payload bind themselves to a topic here

const TYPES = {
  0: "Reserved", 1: "Connect Command", 2: "Connect Ack", 3: "Publish Message", 4: "Publish Ack", 5: "Publish Received",
  6: "Publish Release", 7: "Publish Complete", 8: "Subscribe Request", 9: "Subscribe Ack", 10: "Unsubscribe Request",
  11: "Unsubscribe Ack", 12: "Ping Request", 13: "Ping Response", 14: "Disconnect Req", 15: "Authentication Exchange",
};
const QOS = {
  0: "At most once delivery (Fire and Forget)", 1: "At least once delivery (Acknowledged deliver)",
  2: "Exactly once delivery (Assured Delivery)", 3: "Reserved",
};
const VERSIONS = { 3: "MQTT v3.1", 4: "MQTT v3.1.1", 5: "MQTT v5.0" };
const RETURNS = { // 3.1.1, 3.2.2.3
  0: "Connection Accepted", 1: "Connection Refused: unacceptable protocol version",
  2: "Connection Refused: identifier rejected", 3: "Connection Refused: server unavailable",
  4: "Connection Refused: bad user name or password", 5: "Connection Refused: not authorized",
};
const RETAIN_HANDLING = {
  0: "Send msgs at subscription time", 1: "Send msgs if subscription does not exist",
  2: "Do not send msgs at subscription time", 3: "Reserved",
};
const REASONS = { // 5.0, 2.4; what 0 to 2 mean depends on the packet
  4: "Disconnect with Will Message", 16: "No matching subscribers", 17: "No subscription existed",
  24: "Continue authentication", 25: "Re-authenticate", 128: "Unspecified error", 129: "Malformed Packet",
  130: "Protocol Error", 131: "Implementation specific error", 132: "Unsupported Protocol Version",
  133: "Client Identifier not valid", 134: "Bad User Name or Password", 135: "Not authorized",
  136: "Server unavailable", 137: "Server busy", 138: "Banned", 139: "Server shutting down",
  140: "Bad authentication method", 141: "Keep Alive timeout", 142: "Session taken over", 143: "Topic Filter invalid",
  144: "Topic Name invalid", 145: "Packet Identifier in use", 146: "Packet Identifier not found",
  147: "Receive Maximum exceeded", 148: "Topic Alias invalid", 149: "Packet too large", 150: "Message rate too high",
  151: "Quota exceeded", 152: "Administrative action", 153: "Payload format invalid", 154: "Retain not supported",
  155: "QoS not supported", 156: "Use another server", 157: "Server moved", 158: "Shared Subscription not supported",
  159: "Connection rate exceeded", 160: "Maximum connect time", 161: "Subscription Identifiers not supported",
  162: "Wildcard Subscription not supported",
};
const PROPERTIES = { // 5.0, 2.2.2.2
  0x01: "Payload Format Indicator", 0x02: "Publication Expiry Interval", 0x03: "Content Type", 0x08: "Response Topic",
  0x09: "Correlation Data", 0x0b: "Subscription Identifier", 0x11: "Session Expiry Interval",
  0x12: "Assigned Client Identifier", 0x13: "Server Keep Alive", 0x15: "Authentication Method",
  0x16: "Authentication Data", 0x17: "Request Problem Information", 0x18: "Will Delay Interval",
  0x19: "Request Response Information", 0x1a: "Response Information", 0x1c: "Server Reference", 0x1f: "Reason String",
  0x21: "Receive Maximum", 0x22: "Topic Alias Maximum", 0x23: "Topic Alias", 0x24: "Maximum QoS",
  0x25: "Retain Available", 0x26: "User Property", 0x27: "Maximum Packet Size",
  0x28: "Wildcard Subscription Available", 0x29: "Subscription Identifier Available",
  0x2a: "Shared Subscription Available",
};
const BYTE = "byte", SHORT = "short", INT = "int", VARINT = "varint", STRING = "string", PAIR = "pair";
const FORMS = {
  0x01: BYTE, 0x02: INT, 0x03: STRING, 0x08: STRING, 0x09: STRING, 0x0b: VARINT, 0x11: INT, 0x12: STRING, 0x13: SHORT,
  0x15: STRING, 0x16: STRING, 0x17: BYTE, 0x18: INT, 0x19: BYTE, 0x1a: STRING, 0x1c: STRING, 0x1f: STRING,
  0x21: SHORT, 0x22: SHORT, 0x23: SHORT, 0x24: BYTE, 0x25: BYTE, 0x26: PAIR, 0x27: INT, 0x28: BYTE, 0x29: BYTE,
  0x2a: BYTE,
};

const reasons = (packet, first) => u8(`mqtt.${packet}.reason_code`, "Reason Code", { values: { ...REASONS, ...first } });
const msgtype = u8("mqtt.msgtype", "Message Type", { mask: 0xf0, values: TYPES });
const reserved = u8("mqtt.hdr_reserved", "Reserved", { mask: 0x0f });

dissector({
  name: "mqtt",
  title: "MQ Telemetry Transport Protocol",
  tables: { "tcp.port": [1883], "tls.port": [8883], "tls.alpn": ["mqtt"] },
  fields: {
    hdrflags: u8("mqtt.hdrflags", "Header Flags", { base: "hex", parts: [msgtype, reserved] }),
    publish: u8("mqtt.hdrflags", "Header Flags", { base: "hex", mask: 0xff, parts: [
      msgtype,
      flag("mqtt.dupflag", "DUP Flag", { mask: 0x08 }),
      u8("mqtt.qos", "QoS Level", { mask: 0x06, values: QOS }),
      flag("mqtt.retain", "Retain", { mask: 0x01 }),
    ] }),
    len: u64("mqtt.len", "Msg Len"),
    protoLength: u16("mqtt.proto_len", "Protocol Name Length"),
    protoName: text("mqtt.protoname", "Protocol Name"),
    version: u8("mqtt.ver", "Version", { values: VERSIONS }),
    conflags: u8("mqtt.conflags", "Connect Flags", { base: "hex", parts: [
      flag("mqtt.conflag.uname", "User Name Flag", { mask: 0x80 }),
      flag("mqtt.conflag.passwd", "Password Flag", { mask: 0x40 }),
      flag("mqtt.conflag.retain", "Will Retain", { mask: 0x20 }),
      u8("mqtt.conflag.qos", "QoS Level", { mask: 0x18, values: QOS }),
      flag("mqtt.conflag.willflag", "Will Flag", { mask: 0x04 }),
      flag("mqtt.conflag.cleansess", "Clean Session Flag", { mask: 0x02 }),
      flag("mqtt.conflag.reserved", "(Reserved)", { mask: 0x01 }),
    ] }),
    keepAlive: u16("mqtt.kalive", "Keep Alive"),
    clientLength: u16("mqtt.clientid_len", "Client ID Length"),
    client: text("mqtt.clientid", "Client ID"),
    willTopicLength: u16("mqtt.willtopic_len", "Will Topic Length"),
    willTopic: text("mqtt.willtopic", "Will Topic"),
    willLength: u16("mqtt.willmsg_len", "Will Message Length"),
    will: bytes("mqtt.willmsg", "Will Message"),
    userLength: u16("mqtt.username_len", "User Name Length"),
    user: text("mqtt.username", "User Name"),
    passwordLength: u16("mqtt.passwd_len", "Password Length"),
    password: text("mqtt.passwd", "Password"),
    conack: u8("mqtt.conack.flags", "Acknowledge Flags", { base: "hex", parts: [
      flag("mqtt.conack.flags.reserved", "Reserved", { mask: 0xfe }),
      flag("mqtt.conack.flags.sp", "Session Present", { mask: 0x01 }),
    ] }),
    conackReserved: u8("mqtt.conack.flags.reserved", "Reserved"), // 3.1 knows no flags
    conackCode: u8("mqtt.conack.val", "Return Code", { values: RETURNS }),
    msgid: u16("mqtt.msgid", "Message Identifier"),
    topicLength: u16("mqtt.topic_len", "Topic Length"),
    topic: text("mqtt.topic", "Topic"),
    message: bytes("mqtt.msg", "Message"),
    requested: u8("mqtt.sub.qos", "Requested QoS", { mask: 0x03, values: QOS }),
    granted: u8("mqtt.suback.qos", "Granted QoS", { values: { ...QOS, 128: "Failure" } }),
    subscription: u8("mqtt.subscription_options", "Subscription Options", { base: "hex", parts: [
      u8("mqtt.subscription_options_reserved", "Reserved", { mask: 0xc0, base: "hex" }),
      u8("mqtt.subscription_options_retain", "Retain Handling", { mask: 0x30, values: RETAIN_HANDLING }),
      flag("mqtt.subscription_options_rap", "Retain As Published", { mask: 0x08 }),
      flag("mqtt.subscription_options_nl", "No Local", { mask: 0x04 }),
      u8("mqtt.subscription_options_qos", "QoS", { mask: 0x03, values: QOS }),
    ] }),
    reason2: reasons("connack", { 0: "Success" }),
    reason4: reasons("puback", { 0: "Success" }),
    reason5: reasons("pubrec", { 0: "Success" }),
    reason6: reasons("pubrel", { 0: "Success" }),
    reason7: reasons("pubcomp", { 0: "Success" }),
    reason9: reasons("suback", { 0: "Granted QoS 0", 1: "Granted QoS 1", 2: "Granted QoS 2" }),
    reason11: reasons("unsuback", { 0: "Success" }),
    reason14: reasons("disconnect", { 0: "Normal disconnection" }),
    reason15: reasons("auth", { 0: "Success" }),
    properties: group("mqtt.properties", "Properties"),
    willProperties: group("mqtt.will_properties", "Will Properties"),
    propertyLength: u64("mqtt.property_len", "Total Length"),
    propertyId: u8("mqtt.property_id", "ID", { base: "hex", values: PROPERTIES }),
    number: u32("mqtt.prop_number", "Value"),
    contentType: text("mqtt.property.content_type", "Content Type"),
    maximumQos: u8("mqtt.property.max_qos", "QoS", { values: QOS }),
    topicAlias: u16("mqtt.property.topic_alias", "Topic Alias"),
    stringLength: u16("mqtt.prop_string_len", "Length"),
    string: text("mqtt.prop_string", "Value"),
    keyLength: u16("mqtt.prop_key_len", "Key Length"),
    key: text("mqtt.prop_key", "Key"),
    valueLength: u16("mqtt.prop_value_len", "Value Length"),
    value: text("mqtt.prop_value", "Value"),
    unknownProperty: bytes("mqtt.prop_unknown", "Unknown Property"),
  },
  pduLength(b) {
    let length = 0;
    for (let at = 1; at <= 4; at++) {
      const digit = b.u8(at);
      length += (digit & 0x7f) * 128 ** (at - 1);
      if (digit < 0x80) return 1 + at + length;
    }
    return NOT_A_PDU;
  },
  startsMessage: b => b.u8(0) === 0x10 && (b.startsWith("MQTT", 4) || b.startsWith("MQIsdp", 4)),
  dissect(d, f) {
    const type = d.peekU8() >> 4;
    const flags = d.bits(type === 3 ? f.publish : f.hdrflags);
    d.varint(f.len);
    const packet = PACKETS[type];
    let more = "";
    if (packet) more = packet(d, f, type, flags) ?? "";
    if (d.summarizing()) d.summaryMore((TYPES[type] ?? "Reserved") + more);
  },
});

const session = d => d.state() ?? { version: 4, topics: [{}, {}] };
const isVersion5 = d => session(d).version === 5;

const field = (d, length, content) => d.text(content, d.u16(length));

function connect(d, f) {
  field(d, f.protoLength, f.protoName);
  const version = d.u8(f.version);
  const flags = d.bits(f.conflags);
  d.u16(f.keepAlive);
  d.state({ version, topics: [{}, {}] });
  if (version === 5) properties(d, f, f.properties);
  field(d, f.clientLength, f.client);
  if (flags & 0x04) {
    if (version === 5) properties(d, f, f.willProperties);
    field(d, f.willTopicLength, f.willTopic);
    d.bytes(f.will, d.u16(f.willLength));
  }
  if (flags & 0x80) field(d, f.userLength, f.user);
  if (flags & 0x40) field(d, f.passwordLength, f.password);
}

function connectAck(d, f) {
  const { version } = session(d);
  if (version === 3) d.u8(f.conackReserved);
  else d.bits(f.conack);
  if (version !== 5) {
    d.u8(f.conackCode);
    return;
  }
  d.u8(f.reason2);
  properties(d, f, f.properties);
}

function publish(d, f, type, flags) {
  const length = d.u16(f.topicLength);
  let topic = length ? d.string(f.topic, length) : "";
  const id = flags & 0x06 ? ` (id=${d.u16(f.msgid)})` : "";
  if (isVersion5(d)) {
    const alias = properties(d, f, f.properties);
    if (alias) {
      const isLeftOut = !topic;
      topic = aliased(d, topic, alias);
      if (isLeftOut && topic) d.generated(f.topic, topic);
    }
  }
  if (d.remaining() > 0) {
    if (topic && d.isBound(TOPICS, topic)) d.nested(TOPICS, topic, d.remaining());
    else d.bytes(f.message, d.remaining());
  }
  return `${id} [${topic}]`;
}

/** What an alias stands for, which is remembered for each direction (5.0, 3.3.2.3.4). */
function aliased(d, topic, alias) {
  const known = session(d);
  if (!topic) return known.topics[d.direction()][alias] ?? "";
  const topics = [...known.topics];
  topics[d.direction()] = { ...topics[d.direction()], [alias]: topic };
  d.state({ ...known, topics });
  return topic;
}

function acknowledge(d, f, type) {
  const id = d.u16(f.msgid);
  if (d.remaining() > 0) d.u8(f["reason" + type]);
  if (d.remaining() > 0) properties(d, f, f.properties);
  return ` (id=${id})`;
}

function subscribe(d, f) {
  const id = d.u16(f.msgid);
  const topics = [];
  const isNew = isVersion5(d);
  if (isNew) properties(d, f, f.properties);
  while (d.remaining() > 0) {
    topics.push(`[${d.string(f.topic, d.u16(f.topicLength))}]`);
    if (isNew) d.bits(f.subscription);
    else d.u8(f.requested);
  }
  return ` (id=${id}) ${topics.join(", ")}`;
}

function subscribeAck(d, f) {
  const id = d.u16(f.msgid);
  const isNew = isVersion5(d);
  if (isNew) properties(d, f, f.properties);
  while (d.remaining() > 0) d.u8(isNew ? f.reason9 : f.granted);
  return ` (id=${id})`;
}

function unsubscribe(d, f) {
  const id = d.u16(f.msgid);
  if (isVersion5(d)) properties(d, f, f.properties);
  while (d.remaining() > 0) field(d, f.topicLength, f.topic);
  return ` (id=${id})`;
}

function unsubscribeAck(d, f) {
  const id = d.u16(f.msgid);
  if (isVersion5(d)) {
    properties(d, f, f.properties);
    while (d.remaining() > 0) d.u8(f.reason11);
  }
  return ` (id=${id})`;
}

function end(d, f, type) {
  if (d.remaining() > 0) d.u8(f["reason" + type]);
  if (d.remaining() > 0) properties(d, f, f.properties);
}

/** Reads properties; gives the topic alias among them, 0 where there is none. */
function properties(d, f, heading) {
  let alias = 0;
  const width = lengthOfVarint(d);
  d.group(heading, width.bytes + width.value, () => {
    d.varint(f.propertyLength);
    while (d.remaining() > 0) alias = property(d, f) || alias;
  });
  return alias;
}

function lengthOfVarint(d) {
  let value = 0;
  for (let bytes = 1; bytes <= 4; bytes++) {
    const digit = d.peekU8(bytes - 1);
    value += (digit & 0x7f) * 128 ** (bytes - 1);
    if (digit < 0x80) return { bytes, value };
  }
  throw d.malformed();
}

function property(d, f) {
  const id = d.u8(f.propertyId);
  if (id === 0x23) return d.u16(f.topicAlias);
  if (id === 0x24) return void d.u8(f.maximumQos);
  if (id === 0x03) {
    const length = d.peekU16();
    if (2 + length > d.remaining()) throw d.malformed();
    return void d.value(f.contentType, 2 + length, d.rest().text(2, length));
  }
  switch (FORMS[id]) {
    case BYTE: d.u8(f.number); break;
    case SHORT: d.u16(f.number); break;
    case INT: d.u32(f.number); break;
    case VARINT: d.varint(f.number); break;
    case STRING: field(d, f.stringLength, f.string); break;
    case PAIR:
      field(d, f.keyLength, f.key);
      field(d, f.valueLength, f.value);
      break;
    default: d.bytes(f.unknownProperty, d.remaining());
  }
  return 0;
}

const PACKETS = {
  1: connect, 2: connectAck, 3: publish, 4: acknowledge, 5: acknowledge, 6: acknowledge, 7: acknowledge,
  8: subscribe, 9: subscribeAck, 10: unsubscribe, 11: unsubscribeAck, 14: end, 15: end,
};
