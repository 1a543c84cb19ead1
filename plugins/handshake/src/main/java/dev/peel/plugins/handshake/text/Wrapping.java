package dev.peel.plugins.handshake.text;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines. */
public final class Wrapping {
    private Wrapping() {}

    /**
     * {@return {@code text} in lines of at most {@code width} characters, broken at spaces where there are any; one empty line for no
     * text}
     *
     * @param width at least 1
     */
    public static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.length() > width) {
            int space = rest.lastIndexOf(' ', width);
            int end = space > 0 ? space : width;
            lines.add(rest.substring(0, end));
            rest = rest.substring(space > 0 ? end + 1 : end);
        }
        lines.add(rest);
        return lines;
    }

    /**
     * {@return {@code parts} with commas between them, in lines of at most {@code width} characters, broken between parts where they are
     * short enough}
     *
     * @param width at least 1
     */
    public static List<String> joined(List<String> parts, int width) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (int i = 0; i < parts.size(); i++) {
            String part = i == parts.size() - 1 ? parts.get(i) : parts.get(i) + ",";
            boolean isFitting = line.length() + 1 + part.length() <= width;
            if (!line.isEmpty() && !isFitting) {
                lines.addAll(lines(line, width));
                line = part;
            } else {
                line = line.isEmpty() ? part : line + " " + part;
            }
        }
        lines.addAll(lines(line, width));
        return lines;
    }
}
