/**
 * A kit that tests dissectors.
 *
 * <p>{@link dev.peel.testkit.Packets} dissects captures and frames given in hexadecimal; {@link dev.peel.testkit.Golden} compares
 * their trees with what was reviewed. {@link dev.peel.testkit.StreamCheck} lets a stream dissector read the same
 * {@link dev.peel.testkit.Talk} however it travels: cut, shuffled, repeated, broken off. {@link dev.peel.testkit.Fuzz} spoils bytes.
 * {@link dev.peel.testkit.Tshark} is somebody else's word on the fields of a capture. None of these needs JUnit, so {@code peel test} stands on them, too;
 * {@link dev.peel.testkit.PeelExtension} and {@link dev.peel.testkit.StreamDissectorTests} bring them to JUnit's tests.
 */
@NullMarked
package dev.peel.testkit;

import org.jspecify.annotations.NullMarked;
