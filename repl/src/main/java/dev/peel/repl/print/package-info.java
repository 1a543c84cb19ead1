/** Packets as formats for programs: tshark's JSON, EK, PDML and PSML, and peel's own JSON lines. */
@NullMarked
package dev.peel.repl.print;

import org.jspecify.annotations.NullMarked;
