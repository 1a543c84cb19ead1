package dev.peel.core.filter;

import dev.peel.core.field.FieldType;
import java.util.ArrayList;
import java.util.List;

/** Checks what functions are given and makes operands of their results. */
final class FunctionCompiler {
    private final String filter;
    private final OperandCompiler operands;

    FunctionCompiler(String filter, OperandCompiler operands) {
        this.filter = filter;
        this.operands = operands;
    }

    /** {@return an operand that has the function's results} */
    Operand call(Term.Call call) {
        Function function = Function.of(call.function());
        if (function == null) {
            Place name = new Place(call.place().start(), call.function().length());
            String hint =
                    Hints.ofName(Function.words(), call.function(), "there are " + String.join(", ", Function.words()));
            throw new FilterException(filter, name, "no function is called " + call.function(), hint);
        }
        int count = call.arguments().size();
        if (count == 0 || count > function.mostArguments()) {
            String takes = function.mostArguments() == 1 ? "takes one argument" : "takes one argument or more";
            throw new FilterException(filter, call.place(), function.word() + " " + takes + ", not " + count, "");
        }
        Term first = call.arguments().get(0);
        return switch (function) {
            case LENGTH, COUNT -> new FunctionOperand(function, FieldType.UINT32, field(function, first));
            case UPPER, LOWER -> changed(function, first);
            case STRING -> text(function, first);
            case ABSOLUTE -> absolute(function, first);
            case MAXIMUM, MINIMUM -> extreme(function, call.arguments());
        };
    }

    private Operand field(Function function, Term term) {
        boolean isField = term instanceof Term.Word || term instanceof Term.Name || term instanceof Term.Layers;
        if (!isField) {
            throw new FilterException(filter, term.place(), function.word() + " takes a field, not " + term, "");
        }
        return operands.known(term, "what " + function.word() + " takes");
    }

    private Operand changed(Function function, Term term) {
        Operand argument = field(function, term);
        if (argument.type() != FieldType.STRING) {
            throw notTaken(function, term, argument, "a field of text");
        }
        return new FunctionOperand(function, FieldType.STRING, argument);
    }

    private Operand text(Function function, Term term) {
        Operand argument = field(function, term);
        switch (argument.type()) {
            case CHAR, UINT8, UINT16, UINT24, UINT32, UINT64, INT32, INT64, FRAME_NUMBER, IPV4, IPV6, ETHER -> {
                return new FunctionOperand(function, FieldType.STRING, argument);
            }
            default -> throw notTaken(function, term, argument, "a field of numbers or addresses");
        }
    }

    private Operand absolute(Function function, Term term) {
        Operand argument = operands.known(term, "what " + function.word() + " takes");
        if (!Types.canNegate(argument.type())) {
            throw notTaken(function, term, argument, "a number or a span of time");
        }
        return new FunctionOperand(function, argument.type(), argument);
    }

    private FilterException notTaken(Function function, Term term, Operand argument, String taken) {
        String reason = function.word() + " takes " + taken + ", and " + term + " is " + Types.name(argument.type());
        return new FilterException(filter, term.place(), reason, "");
    }

    private Operand extreme(Function function, List<Term> terms) {
        List<Operand> arguments = new ArrayList<>();
        Operand first = operands.known(terms.get(0), "what " + function.word() + " takes first");
        for (Term term : terms) {
            if (term instanceof Term.Text || term instanceof Term.Letter) {
                throw new FilterException(
                        filter, term.place(), function.word() + " takes no text, such as " + term, "");
            }
            Operand argument = arguments.isEmpty() ? first : operands.any(term, first);
            if (argument.type() != first.type()) {
                String reason = term + " is " + Types.name(argument.type()) + ", and " + terms.get(0) + " is "
                        + Types.name(first.type());
                String hint = "all that " + function.word() + " takes is of one type";
                throw new FilterException(filter, term.place(), reason, hint);
            }
            arguments.add(argument);
        }
        return new ExtremeOperand(function == Function.MAXIMUM, List.copyOf(arguments));
    }
}
