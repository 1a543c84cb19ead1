/// <reference no-default-lib="true" />
/// <reference lib="es2023" />
// What plugins of peel in JavaScript see, and their tests. Made by: peel types plugins > peel-plugin.d.ts
// A file that starts with /// <reference path="peel-plugin.d.ts" /> is completed and checked by editors; so is a folder with a jsconfig.json,
// as peel new dissector NAME --js makes it.

/** A field that the file declares. */
interface Field<V = unknown> {
  /** What kind of values it has; there is no such property. */
  readonly "value of"?: V;
}

/** A field of numbers. */
type NumberField = Field<number | bigint>;

/** A field that is true or false. */
type FlagField = Field<boolean>;

/** A field of text. */
type TextField = Field<string>;

/** A field of bytes, of addresses, or without a value. */
type OtherField = Field<object>;

interface FieldOptions {
  /** Names under which filters know it, too. */
  aliases?: string[];
}

interface NumberOptions extends FieldOptions {
  /** Which bits of the number are the field's. */
  mask?: number | bigint;
  /** What its numbers are called. */
  values?: { [value: number]: string };
  /** How it is shown, decimal where nothing is said. */
  base?: "dec" | "hex" | "oct" | "dec_hex" | "hex_dec";
  /** The fields that are bits of it, which d.bits notes below it. */
  parts?: (NumberField | FlagField)[];
}

interface FlagOptions extends FieldOptions {
  /** Which bits of the number say so; all, where nothing is said. */
  mask?: number | bigint;
  /** How many bits the number has, 8 where nothing is said. */
  bits?: number;
  parts?: (NumberField | FlagField)[];
}

/** Declares an unsigned number of 8 bits. */
declare function u8(abbreviation: string, label: string, options?: NumberOptions): NumberField;
/** Declares an unsigned number of 16 bits. */
declare function u16(abbreviation: string, label: string, options?: NumberOptions): NumberField;
/** Declares an unsigned number of 24 bits. */
declare function u24(abbreviation: string, label: string, options?: NumberOptions): NumberField;
/** Declares an unsigned number of 32 bits. */
declare function u32(abbreviation: string, label: string, options?: NumberOptions): NumberField;
/** Declares an unsigned number of 64 bits. */
declare function u64(abbreviation: string, label: string, options?: NumberOptions): NumberField;
/** Declares a signed number of 8 bits. */
declare function i8(abbreviation: string, label: string, options?: NumberOptions): NumberField;
/** Declares a signed number of 16 bits. */
declare function i16(abbreviation: string, label: string, options?: NumberOptions): NumberField;
/** Declares a signed number of 32 bits. */
declare function i32(abbreviation: string, label: string, options?: NumberOptions): NumberField;
/** Declares a signed number of 64 bits. */
declare function i64(abbreviation: string, label: string, options?: NumberOptions): NumberField;
/** Declares the number of a frame. */
declare function frameNumber(abbreviation: string, label: string, options?: NumberOptions): NumberField;
/** Declares what is true or false. */
declare function bool(abbreviation: string, label: string, options?: FlagOptions): FlagField;
/** Declares a bit, or several. */
declare function flag(abbreviation: string, label: string, options?: FlagOptions): FlagField;
/** Declares text. */
declare function text(abbreviation: string, label: string, options?: FieldOptions): TextField;
/** Declares bytes. */
declare function bytes(abbreviation: string, label: string, options?: FieldOptions): OtherField;
/** Declares an IPv4 address. */
declare function ipv4(abbreviation: string, label: string, options?: FieldOptions): OtherField;
/** Declares an IPv6 address. */
declare function ipv6(abbreviation: string, label: string, options?: FieldOptions): OtherField;
/** Declares a hardware address. */
declare function ether(abbreviation: string, label: string, options?: FieldOptions): OtherField;
/** Declares what others stand below, with bytes of its own. */
declare function group(abbreviation: string, label: string, options?: FieldOptions): OtherField;
/** Declares what others stand below. */
declare function heading(abbreviation: string, label: string, options?: FieldOptions): OtherField;

/** Dissectors by numbers or texts. */
interface Table {
  readonly "is a table"?: true;
}

/** Messages within messages. */
interface Stream {
  readonly "is a stream"?: true;
}

/** Declares a table, to which other dissectors bind themselves. */
declare function table(name: string): Table;

/** Declares messages within messages, for d.feed. */
declare function stream(options: {
  name: string;
  title: string;
  pduLength(b: Bytes, d: Dissection): number;
  dissect(d: Dissection, f: any): void;
}): Stream;

/** How long a message is cannot be told yet. */
declare const NEED_MORE: number;
/** The bytes are no message. */
declare const NOT_A_PDU: number;
/** The message goes on until the stream ends. */
declare const UNTIL_END: number;

/** What a user chooses. */
type PreferenceOptions =
  | { type: "bool"; title: string; default?: boolean }
  | { type: "unsigned"; title: string; default: number; least?: number; most?: number }
  | { type: "choice"; title: string; default: string; choices: string[] }
  | { type: "text"; title: string; default: string };

/** What undecided content has to be like before the script is asked about it. */
interface Signature {
  minimumLength?: number;
  maximumLength?: number;
  /** All of these are there, in hexadecimal; the bits of the mask count. */
  bytes?: { at?: number; hex: string; mask?: string }[];
}

interface DissectorOptions<F> {
  /** The protocol's name in filters. */
  name: string;
  /** Its name for people. */
  title: string;
  /** Its name in the Protocol column; name in capitals where nothing is said. */
  column?: string;
  /** What leads to it: { "tcp.port": [1883], "tls.alpn": ["mqtt"] }. */
  tables?: { [table: string]: (number | string)[] };
  /** Tables whose undecided content it is asked about, maybe with its place in the order, 0 to 100. */
  heuristics?: string[] | { [table: string]: number };
  signature?: Signature;
  /** What users choose, by the names that d.preference takes. */
  preferences?: { [name: string]: PreferenceOptions };
  /** Fields by the names that dissect finds in f. */
  fields: F;
  /** What stream({ ... }) gave. */
  streams?: Stream[];
  /** Whether messages of one segment share a layer. */
  sharesLayer?: boolean;
  /** Reads a message, or a datagram. */
  dissect(d: Dissection, f: F): void;
  /** How long the message is that b starts with, in bytes; or NEED_MORE, NOT_A_PDU, UNTIL_END. */
  pduLength?(b: Bytes, d: Dissection): number;
  /** Whether what a port leads here can be this protocol. */
  accepts?(b: Bytes): boolean;
  /** Whether content with the signature is this protocol, whatever the port. */
  recognizes?(b: Bytes): boolean;
  /** Whether reading may go on here behind a gap. */
  startsMessage?(b: Bytes): boolean;
}

/** Declares a dissector. */
declare function dissector<F extends { [name: string]: Field }>(options: DissectorOptions<F>): void;

/** What a tap gives for a field. */
type Given<T> = T extends Field<infer V> ? V | V[] | null | undefined : never;

interface TapOptions<F> {
  name: string;
  title: string;
  column?: string;
  /** The fields that packet gets values of, by their names in filters. */
  reads: string[];
  fields: F;
  preferences?: { [name: string]: PreferenceOptions };
  /** Gets an array of values for each name in reads, and returns values for its own fields, or nothing. */
  packet(values: any[][], d: Dissection): { [K in keyof F]?: Given<F[K]> } | null | undefined | void;
}

/** Declares a tap, which looks at fields of packets and notes fields of its own. */
declare function tap<F extends { [name: string]: NumberField | FlagField | TextField }>(options: TapOptions<F>): void;

/** Declares a command: peel NAME. */
declare function command(options: {
  name: string;
  description: string;
  /** What stands behind the name. */
  usage?: string;
  run(args: string[], peel: Peel): void;
}): void;

/** What a command works with. */
interface Peel {
  /** Prints a line of the result. */
  print(line: unknown): void;
  /** Tells the user something that is no result. */
  warn(line: unknown): void;
  /** Hands use an array of values for each name, packet by packet, until it returns false. */
  scan(file: string, names: string[], use: (values: any[][]) => boolean | void): void;
}

/** Reads a layer: each read advances, notes the field if anybody asked for it, and returns the value. */
interface Dissection {
  /** Reads a byte. */
  u8(field?: NumberField): number;
  /** Reads two bytes. */
  u16(field?: NumberField): number;
  /** Reads three bytes. */
  u24(field?: NumberField): number;
  /** Reads four bytes. */
  u32(field?: NumberField): number;
  /** Reads eight bytes; a BigInt where a number is not exact. */
  u64(field: NumberField): number | bigint;
  /** Reads two bytes, the lowest first. */
  u16le(field: NumberField): number;
  /** Reads three bytes, the lowest first. */
  u24le(field: NumberField): number;
  /** Reads four bytes, the lowest first. */
  u32le(field: NumberField): number;
  /** Reads eight bytes, the lowest first; a BigInt where a number is not exact. */
  u64le(field: NumberField): number | bigint;
  /** Reads a byte with a sign. */
  i8(field: NumberField): number;
  /** Reads two bytes with a sign. */
  i16(field: NumberField): number;
  /** Reads four bytes with a sign. */
  i32(field: NumberField): number;
  /** Reads eight bytes with a sign; a BigInt where a number is not exact. */
  i64(field: NumberField): number | bigint;
  /** Reads 7 bits a byte, the lowest first, until a byte's highest bit is 0; a BigInt where a number is not exact. */
  varint(field: NumberField): number | bigint;
  /** Reads a number of as many bits as the field has; tells whether any of the field's is set. */
  flag(field: NumberField | FlagField): boolean;
  /** Reads the field with the parts that it was declared with. */
  bits(field: NumberField | FlagField): number;
  /** As bits, but stays. */
  peekBits(field: NumberField | FlagField): number;
  /** Notes the field's bits of the number here, and stays; gives the field's value. */
  peek(field: NumberField | FlagField): number;
  /** The byte so many bytes from here. */
  peekU8(ahead?: number): number;
  /** The two bytes so many bytes from here. */
  peekU16(ahead?: number): number;
  /** The four bytes so many bytes from here. */
  peekU32(ahead: number): number;
  /** Reads so many bytes. */
  bytes(field: Field, length: number): void;
  /** Reads text of so many bytes. */
  text(field: TextField, length: number): void;
  /** Reads text of so many bytes, and returns it. */
  string(field: TextField, length: number): string;
  /** Reads an IPv4 address. */
  ipv4(field: OtherField): void;
  /** Reads an IPv6 address. */
  ipv6(field: OtherField): void;
  /** Reads a hardware address. */
  ether(field: OtherField): void;
  /** Reads so many bytes, which stand for the value. */
  value(field: Field, length: number, value: number | bigint | boolean | string): void;
  /** Notes a value that was computed. */
  generated(field: Field, value: number | bigint | boolean | string): void;
  /** Notes a value of so many bytes from here for filters only, and stays. */
  hidden(field: Field, length: number, value: number | bigint | boolean | string): void;
  /** How many bytes of the layer are left. */
  remaining(): number;
  /** How many of them were captured. */
  captured(): number;
  /** Where the next byte stands. */
  position(): number;
  /** The captured rest of the layer, for a look at it. */
  rest(): Bytes;
  /** Steps over so many bytes. */
  skip(count: number): void;
  /** Lets the layer end so many bytes from here. */
  limit(length: number): void;
  /** Ends the layer as malformed: throw d.malformed(). */
  malformed(): Error;
  /** Bounds what body reads to so many bytes, below the field. */
  group(field: Field, length: number, body: () => void): void;
  /** As above, with a text of its own in the tree. */
  group(field: Field, length: number, text: string, body: () => void): void;
  /** Hands the rest of the layer, or the next length bytes, to what is bound to the key. */
  next(table: Table, key: number | string): void;
  next(table: Table, key: number, length: number): void;
  /** Hands the next length bytes on, as layers below what is open here. */
  nested(table: Table, key: number | string, length: number): void;
  /** Whether a dissector is bound to the key. */
  isBound(table: Table, key: number | string): boolean;
  /** Lets what is bound to the key read the flow from behind the message at hand on. */
  handOver(table: Table, key: number): void;
  /** Shows the rest of the layer as data. */
  data(): void;
  /** Hands the next length bytes to messages within. */
  feed(stream: Stream, length: number): void;
  /** What was remembered of the flow, frozen; undefined where nothing. */
  state(): any;
  /** Remembers plain data of the flow. */
  state(value: unknown): void;
  /** Whether the packet belongs to a flow. */
  hasFlow(): boolean;
  /** 0 from the flow's first endpoint to its second, else 1. */
  direction(): 0 | 1;
  /** The frame's number, from 1. */
  frameNumber(): number;
  /** What the user has chosen, or the default. */
  preference(name: string): any;
  /** Whether anybody asked for the field. */
  wants(field: Field): boolean;
  /** Whether the packet's one-line summary is wanted. */
  summarizing(): boolean;
  /** Whether texts for the tree are wanted. */
  labelling(): boolean;
  /** Replaces the packet's summary. */
  summary(text: string): void;
  /** Adds to the summary of the same protocol, or replaces another's. */
  summaryMore(text: string): void;
  /** Makes the text what the tree shows of the field, which was noted last. */
  label(field: Field, text: string): void;
  /** Makes the text what the tree shows of the layer. */
  labelLayer(text: string): void;
  /** Notes that something is wrong or remarkable. */
  expert(severity: Severity, group: ExpertGroup, text: string): void;
}

type Severity = "comment" | "chat" | "note" | "warning" | "error";

type ExpertGroup =
  | "checksum"
  | "sequence"
  | "response"
  | "request"
  | "undecoded"
  | "reassemble"
  | "malformed"
  | "debug"
  | "protocol"
  | "security"
  | "comment"
  | "decryption"
  | "deprecated";

/** Bytes that a function judges. A read beyond their end means that more is needed in pduLength, and no elsewhere. */
interface Bytes {
  readonly length: number;
  /** The byte at a place. */
  u8(at: number): number;
  /** The two bytes there. */
  u16(at: number): number;
  /** The three bytes there. */
  u24(at: number): number;
  /** The four bytes there. */
  u32(at: number): number;
  /** The two bytes there, the lowest first. */
  u16le(at: number): number;
  /** The four bytes there, the lowest first. */
  u32le(at: number): number;
  /** The text of count bytes there. */
  text(at: number, count: number): string;
  /** Whether the bytes there, or the first ones, are these characters. */
  startsWith(text: string, at?: number): boolean;
  /** Where a byte is at or after a place, -1 where it is not. */
  indexOf(value: number, from: number): number;
}

// What a file of tests sees.

declare function test(name: string, body: (t: T) => void): void;

interface T {
  /** A talk for the dissector with pduLength; its name is needed where there are several. */
  talk(protocol?: string): Talk;
  /** Frames in hexadecimal; of Ethernet, unless another LINKTYPE is given. */
  packets(hex: string | string[], options?: { linkType?: number }): Packets;
  /** A capture in the folder of the tests, of 16 MiB at most. */
  capture(file: string): Packets;
  /** Fails unless both have the same values in the same places. */
  equal(found: unknown, expected: unknown, what?: string): void;
  ok(condition: unknown, what?: string): void;
}

interface Packets {
  /** The field's values as -T fields prints them, in the order of the packets. */
  field(name: string): string[];
  /** The trees as -V prints them. */
  tree(): string;
  /** Fails unless the tree is what the file in the folder of the tests has; --update writes it. */
  golden(file: string): this;
  expectMalformedNowhere(): this;
}

/** Bytes are in hexadecimal; white space counts for nothing. Its packets are a turn each, with the kit's own transport. */
interface Talk extends Packets {
  client(hex: string): this;
  server(hex: string): this;
}
