/**
 * Tests of dissectors in JavaScript, themselves in JavaScript: what {@code peel test} runs.
 *
 * <p>A file of tests is read in a sandbox of its own and sees one function, {@code test}. What a test may do with packets is done by
 * {@link dev.peel.testkit}, as in tests in Java; each talk that a test makes is checked as {@link dev.peel.testkit.StreamCheck} and
 * {@link dev.peel.testkit.Fuzz} check, whether the test asks for it or not.
 */
@NullMarked
package dev.peel.repl.script.testing;

import org.jspecify.annotations.NullMarked;
