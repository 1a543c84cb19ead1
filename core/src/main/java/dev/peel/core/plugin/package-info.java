/**
 * What plugins bring: commands, found by {@link java.util.ServiceLoader} in the jars on the class path.
 *
 * <p>A plugin names its {@link dev.peel.core.plugin.Command}s in {@code META-INF/services/dev.peel.core.plugin.Command}; each becomes
 * a subcommand of {@code peel}.
 */
@NullMarked
package dev.peel.core.plugin;

import org.jspecify.annotations.NullMarked;
