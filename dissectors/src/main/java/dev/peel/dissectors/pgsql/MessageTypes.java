package dev.peel.dissectors.pgsql;

/** The kinds of messages of PostgreSQL's protocol, by their first byte; PostgreSQL documentation, 55.7. */
final class MessageTypes {
    private MessageTypes() {}

    /** {@return the name of the messages that start with {@code type}, empty where there are none} */
    static String name(int type, boolean isClient) {
        return isClient ? clientName(type) : serverName(type);
    }

    private static String clientName(int type) {
        return switch (type) {
            case 'p' -> "Password message";
            case 'Q' -> "Simple query";
            case 'P' -> "Parse";
            case 'B' -> "Bind";
            case 'E' -> "Execute";
            case 'D' -> "Describe";
            case 'C' -> "Close";
            case 'H' -> "Flush";
            case 'S' -> "Sync";
            case 'F' -> "Function call";
            case 'd' -> "Copy data";
            case 'c' -> "Copy completion";
            case 'f' -> "Copy failure";
            case 'X' -> "Termination";
            default -> "";
        };
    }

    private static String serverName(int type) {
        return switch (type) {
            case 'R' -> "Authentication request";
            case 'K' -> "Backend key data";
            case 'S' -> "Parameter status";
            case '1' -> "Parse completion";
            case '2' -> "Bind completion";
            case '3' -> "Close completion";
            case 'C' -> "Command completion";
            case 't' -> "Parameter description";
            case 'T' -> "Row description";
            case 'D' -> "Data row";
            case 'I' -> "Empty query";
            case 'n' -> "No data";
            case 'E' -> "Error";
            case 'N' -> "Notice";
            case 's' -> "Portal suspended";
            case 'Z' -> "Ready for query";
            case 'A' -> "Notification";
            case 'V' -> "Function call response";
            case 'G' -> "CopyIn response";
            case 'H' -> "CopyOut response";
            case 'd' -> "Copy data";
            case 'c' -> "Copy completion";
            case 'v' -> "Negotiate protocol version";
            default -> "";
        };
    }
}
