package dev.peel.repl.cli;

import picocli.CommandLine.IVersionProvider;

/** Tells the version of the jar that the command was started from. */
final class PeelVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Peel.class.getPackage().getImplementationVersion();
        return new String[] {"peel " + (version == null ? "(not packaged)" : version)};
    }
}
