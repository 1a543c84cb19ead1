package dev.peel.core.filter;

import dev.peel.core.field.Field;
import dev.peel.core.field.FieldCatalog;
import dev.peel.core.field.FieldType;
import dev.peel.core.field.Protocol;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks terms and makes operands of them, and gathers which fields they look at. */
final class OperandCompiler {
    private final String filter;
    private final FieldCatalog catalog;
    private final Set<Field> fields;
    private final Literals literals;
    private final FunctionCompiler functions;

    /** Makes a compiler that adds what operands look at to {@code fields}. */
    OperandCompiler(String filter, FieldCatalog catalog, FilterSettings settings, Set<Field> fields) {
        this.filter = filter;
        this.catalog = catalog;
        this.fields = fields;
        literals = new Literals(filter, settings);
        functions = new FunctionCompiler(filter, this);
    }

    /** {@return whether {@code term} is nothing but values that the filter names} */
    boolean isLiteral(Term term) {
        if (term instanceof Term.Word word) {
            return catalog.fields(word.text()).isEmpty();
        }
        if (term instanceof Term.Arithmetic arithmetic) {
            return isLiteral(arithmetic.left()) && isLiteral(arithmetic.right());
        }
        if (term instanceof Term.Negative negative) {
            return isLiteral(negative.value());
        }
        return term instanceof Term.Text || term instanceof Term.Letter;
    }

    /**
     * {@return an operand that has the values of {@code term}, a field, a function or what is computed of some}
     *
     * @param role what the term is there for, as users read it, such as {@code the left side of ==}
     */
    Operand known(Term term, String role) {
        if (isLiteral(term)) {
            throw notKnown(term, role);
        }
        return any(term, null);
    }

    private FilterException notKnown(Term term, String role) {
        if (term instanceof Term.Word word && !isNumber(word)) {
            return unknown(word.text(), word.place());
        }
        String hint = "put the field first";
        return new FilterException(filter, term.place(), role + " is a field or a function, not " + term, hint);
    }

    private static boolean isNumber(Term.Word word) {
        return NumberLiterals.number(word.text()) != null;
    }

    /**
     * {@return an operand that has the values of {@code term}; values that the filter names are of the type of {@code target}}
     *
     * @param target what the term is compared with or computed with, null where that is nothing
     */
    Operand any(Term term, @Nullable Operand target) {
        if (term instanceof Term.Word word) {
            List<Field> named = catalog.fields(word.text());
            return named.isEmpty() ? literal(term, target) : called(word.text(), field(named));
        }
        if (term instanceof Term.Name name) {
            return called(name.text(), field(name.text(), name.place()));
        }
        if (term instanceof Term.Layers layers) {
            return layers(layers);
        }
        if (term instanceof Term.Slice slice) {
            return slice(slice);
        }
        if (term instanceof Term.Call call) {
            return functions.call(call);
        }
        if (term instanceof Term.Negative negative) {
            return negative(negative, target);
        }
        if (term instanceof Term.Arithmetic arithmetic) {
            return arithmetic(arithmetic, target);
        }
        return literal(term, target);
    }

    private Operand literal(Term term, @Nullable Operand target) {
        if (target == null) {
            throw notKnown(term, "what stands here");
        }
        try {
            return literals.of(term, target.type(), target.field());
        } catch (FilterException wrong) {
            throw hinted(term, wrong);
        }
    }

    /** A word that no value is may be a field's name written wrongly. */
    private FilterException hinted(Term term, FilterException wrong) {
        boolean isNamelike = term instanceof Term.Word word && word.text().matches("[A-Za-z_]\\w*(\\.\\w+)+");
        if (!isNamelike || !wrong.hint().isEmpty()) {
            return wrong;
        }
        String hint = Hints.ofName(catalog.fieldNames(), term.toString(), "");
        return new FilterException(filter, term.place(), wrong.reason(), hint);
    }

    /** A further name may stand for a value's text, as {@code ip.host} does for that of an address. */
    private static Operand called(String name, FieldOperand named) {
        boolean isText = named.type() != FieldType.STRING
                && named.field().aliases().stream()
                        .anyMatch(alias -> alias.type() == FieldType.STRING
                                && alias.abbreviation().equals(name));
        return isText ? new FunctionOperand(Function.STRING, FieldType.STRING, named) : named;
    }

    private FieldOperand field(String name, Place place) {
        List<Field> named = catalog.fields(name);
        if (named.isEmpty()) {
            throw unknown(name, place);
        }
        return field(named);
    }

    private FilterException unknown(String name, Place place) {
        String hint = Hints.ofName(catalog.fieldNames(), name, "peel fields lists all");
        return new FilterException(filter, place, "no field or protocol is called " + name, hint);
    }

    private FieldOperand field(List<Field> named) {
        List<Field> alike = alike(named);
        fields.addAll(alike);
        return new FieldOperand(alike, isWithPayload(alike));
    }

    private boolean isWithPayload(List<Field> named) {
        return catalog.protocols().stream()
                .anyMatch(protocol -> protocol.isWithPayload() && named.contains(protocol.field()));
    }

    /** Fields that share a name nearly always share a type; where one does not, its values cannot stand beside the others. */
    private static List<Field> alike(List<Field> named) {
        FieldType type = named.get(0).type();
        return named.stream()
                .filter(field -> FieldOperand.isReadAlike(type, field.type()))
                .toList();
    }

    private Operand layers(Term.Layers layers) {
        String name = fieldName(layers.field());
        List<Field> named = alike(field(name, layers.field().place()), name);
        List<Field> roots = catalog.protocols().stream()
                .filter(protocol -> isOfAny(protocol, named))
                .map(Protocol::field)
                .toList();
        fields.addAll(roots);
        return new LayerOperand(named, isWithPayload(named), roots, layers.ranges());
    }

    private List<Field> alike(FieldOperand checked, String name) {
        return catalog.fields(name).stream()
                .filter(field -> FieldOperand.isReadAlike(checked.type(), field.type()))
                .toList();
    }

    private String fieldName(Term term) {
        if (term instanceof Term.Word word) {
            return word.text();
        }
        if (term instanceof Term.Name name) {
            return name.text();
        }
        throw new FilterException(filter, term.place(), "only a field has layers, not " + term, "");
    }

    private static boolean isOfAny(Protocol protocol, List<Field> fields) {
        return fields.stream()
                .anyMatch(
                        field -> field == protocol.field() || protocol.fields().contains(field));
    }

    private Operand slice(Term.Slice slice) {
        Operand whole = known(slice.whole(), "what a range is taken of");
        if (!Types.canSlice(whole.type())) {
            String reason = slice.whole() + " is " + Types.name(whole.type()) + " and has no bytes to take a range of";
            String hint = whole.type().isInteger() ? "bits of a number are picked out by &" : "";
            throw new FilterException(filter, slice.place(), reason, hint);
        }
        return new SliceOperand(whole, slice.ranges());
    }

    private Operand negative(Term.Negative negative, @Nullable Operand target) {
        Operand value = any(negative.value(), target);
        if (!Types.canNegate(value.type()) || !(negative.value() instanceof Term.Word) && isLiteral(negative)) {
            String reason = negative.value() + " is " + Types.name(value.type()) + " and has no sign";
            throw new FilterException(filter, negative.place(), reason, "text that starts with - stands in quotes");
        }
        return ArithmeticOperand.negative(value);
    }

    private Operand arithmetic(Term.Arithmetic arithmetic, @Nullable Operand target) {
        if (target == null && isLiteral(arithmetic.left())) {
            String reason = "a computation starts with a field or a function, not " + arithmetic.left();
            throw new FilterException(filter, arithmetic.left().place(), reason, "put the field first");
        }
        Operand left = any(arithmetic.left(), target);
        check(arithmetic, arithmetic.left(), left);
        Operand right = any(arithmetic.right(), left);
        check(arithmetic, arithmetic.right(), right);
        if (!Types.areAlike(left.type(), right.type())) {
            String reason = arithmetic.left() + " is " + Types.name(left.type()) + ", " + arithmetic.right() + " is "
                    + Types.name(right.type());
            throw new FilterException(filter, arithmetic.place(), reason, "both have to be of one kind");
        }
        return new ArithmeticOperand(arithmetic.operation(), left, right);
    }

    private void check(Term.Arithmetic arithmetic, Term term, Operand operand) {
        boolean isQuoted = term instanceof Term.Text || term instanceof Term.Letter;
        if (isQuoted || !Types.canCompute(operand.type(), arithmetic.operation())) {
            String sign = arithmetic.operation().sign();
            String what = isQuoted ? "a text" : Types.name(operand.type());
            String reason = term + " is " + what + ", with which " + sign + " does nothing";
            throw new FilterException(filter, term.place(), reason, "");
        }
    }
}
