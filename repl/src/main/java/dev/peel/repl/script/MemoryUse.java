package dev.peel.repl.script;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;

/** How much memory the program holds. */
public final class MemoryUse {
    private static final long MEGABYTE = 1024L * 1024; // bytes

    private MemoryUse() {}

    /** {@return whether more than {@code megabytes} are held, also of what nobody used any more when memory was last cleared} */
    public static boolean isAbove(int megabytes) {
        long bytes = megabytes * MEGABYTE;
        return used() > bytes && kept() > bytes;
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
