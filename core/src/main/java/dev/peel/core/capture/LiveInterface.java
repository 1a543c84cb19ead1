package dev.peel.core.capture;

import java.util.List;

/**
 * An interface of this machine.
 *
 * @param name what the system calls it, such as {@code eth0}
 * @param description for people, empty where the system has none
 * @param addresses its IP addresses as text, may be empty
 * @param isLoopback whether it only leads back to this machine
 * @param isUp whether it is in use
 */
public record LiveInterface(String name, String description, List<String> addresses, boolean isLoopback, boolean isUp) {

    /** Copies the list. */
    public LiveInterface {
        addresses = List.copyOf(addresses);
    }
}
