package dev.peel.repl.script;

import dev.peel.core.field.Field;
import java.util.regex.Pattern;

/**
 * Fields that are looked for: by a name with {@code *} for any characters and {@code ?} for one; without either, by what their name or
 * label has in it.
 */
final class FieldGlob {
    private final boolean isGlob;
    private final Pattern pattern;

    FieldGlob(String glob) {
        isGlob = glob.indexOf('*') >= 0 || glob.indexOf('?') >= 0;
        StringBuilder regex = new StringBuilder();
        (isGlob ? glob : "*" + glob + "*").chars().forEach(character -> {
            switch (character) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(String.valueOf((char) character)));
            }
        });
        pattern = Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE);
    }

    /** {@return whether {@code field} is one of those} */
    boolean matches(Field field) {
        return pattern.matcher(field.abbreviation()).matches()
                || !isGlob && pattern.matcher(field.label()).matches();
    }
}
