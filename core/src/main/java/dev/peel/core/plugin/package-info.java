/**
 * What plugins bring: commands, statistics and reports of flows, found by {@link java.util.ServiceLoader} in the jars on the class
 * path and in those that {@link dev.peel.core.plugin.Plugins} loads from files.
 *
 * <p>A plugin names its {@link dev.peel.core.plugin.Command}s in {@code META-INF/services/dev.peel.core.plugin.Command}; each becomes
 * a subcommand of {@code peel}. Its {@link dev.peel.core.plugin.Statistic}s, in
 * {@code META-INF/services/dev.peel.core.plugin.Statistic}, are what {@code peel -z} can be asked for. Its
 * {@link dev.peel.core.plugin.FlowReports}, in {@code META-INF/services/dev.peel.core.plugin.FlowReports}, tell of the flows of a
 * capture that is explored.
 */
@NullMarked
package dev.peel.core.plugin;

import org.jspecify.annotations.NullMarked;
