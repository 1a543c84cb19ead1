// Certificates that expire within 30 days of the capture (or as many as the argument says), the soonest first.
// TLS 1.3 encrypts certificates: what is found here was sent by TLS 1.2 or older.
const days = Number(args[0] ?? 30);
const DAY = 24 * 60 * 60 * 1000; // milliseconds

const rows = packets
  .where("tls.handshake.certificate")
  .flatMap(p => {
    const times = p.all("x509af.utcTime").map(text => Date.parse(text.replace(/^(\d+-\d+-\d+) (\S+).*/, "$1T$2Z")));
    const ends = times.filter((time, i) => i % 2 === 1); // notBefore and notAfter by turns
    return ends.map((end, i) => ({
      server: `${p.get("ip.src") ?? p.get("ipv6.src")}:${p.get("tcp.srcport")}`,
      certificate: i === 0 ? p.get("x509ce.dNSName") ?? "" : `number ${i + 1} of its chain`,
      expires: new Date(end).toISOString().slice(0, 10),
      days: Math.floor((end - p.time.getTime()) / DAY),
    }));
  })
  .filter(row => row.days <= days)
  .distinct(row => `${row.server} ${row.certificate} ${row.expires}`)
  .sortBy(row => row.days)
  .toArray();

if (rows.length) table(rows);
else print(`no certificate expires within ${days} days`);
