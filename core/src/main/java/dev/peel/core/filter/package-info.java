/**
 * Display filters in Wireshark's language, compiled to a predicate on the packet's tape.
 *
 * <p>{@link dev.peel.core.filter.Filter#compile} scans, parses and checks a text against the fields that there are; the filter says
 * which fields have to be asked for, and makes a {@link dev.peel.core.filter.PacketMatcher} for each run.
 */
@NullMarked
package dev.peel.core.filter;

import org.jspecify.annotations.NullMarked;
