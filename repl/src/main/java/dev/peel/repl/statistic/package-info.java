/**
 * The statistics that plugins bring, found by name; for the command line ({@code -z}) and the prompt ({@code /stats}) alike.
 */
@NullMarked
package dev.peel.repl.statistic;

import org.jspecify.annotations.NullMarked;
