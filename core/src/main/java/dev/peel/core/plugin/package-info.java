/**
 * What plugins bring: commands and statistics, found by {@link java.util.ServiceLoader} in the jars on the class path.
 *
 * <p>A plugin names its {@link dev.peel.core.plugin.Command}s in {@code META-INF/services/dev.peel.core.plugin.Command}; each becomes
 * a subcommand of {@code peel}. Its {@link dev.peel.core.plugin.Statistic}s, in
 * {@code META-INF/services/dev.peel.core.plugin.Statistic}, are what {@code peel -z} can be asked for.
 */
@NullMarked
package dev.peel.core.plugin;

import org.jspecify.annotations.NullMarked;
