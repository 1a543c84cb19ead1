package dev.peel.repl.script;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;

/** How much memory the program holds. */
public final class MemoryUse {
    private static final long MEGABYTE = 1024L * 1024; // bytes

    /** Of the memory there is at most, since Java does little but clear it where more is held. */
    private static final double MOST = 5.0 / 6;

    private MemoryUse() {}

    /**
     * {@return whether more than a script may are held, looked at anew where it seems so}
     *
     * @param megabytes the limit, which counts where there is enough memory for it
     */
    public static boolean isAbove(int megabytes) {
        long bytes = Math.min(megabytes, most()) * MEGABYTE;
        if (used() <= bytes || kept() <= bytes) {
            return false;
        }
        System.gc(); // what the last collection kept may be another script's, which has ended since
        return kept() > bytes;
    }

    /** {@return whether a script may have {@code megabytes}, since there is enough memory for it} */
    public static boolean isThere(int megabytes) {
        return megabytes <= most();
    }

    /**
     * {@return what says how much a script may have where there is not enough for its limit, and how to get more}
     *
     * @param megabytes the limit
     */
    public static String shortage(int megabytes) {
        return most() + " of the " + Runtime.getRuntime().maxMemory() / MEGABYTE
                + " megabytes that there are; PEEL_JAVA_OPTS=-Xmx" + megabytes * 3L / 2 + "m is enough for "
                + megabytes;
    }

    private static long most() {
        return (long) (Runtime.getRuntime().maxMemory() * MOST) / MEGABYTE;
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static long kept() {
        long kept = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            MemoryUsage usage = pool.getType() == MemoryType.HEAP ? pool.getCollectionUsage() : null;
            kept += usage == null ? 0 : usage.getUsed();
        }
        return kept;
    }
}
