package health.vigil.mutation;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// One fault in one method of the engine's bytecode.
///
/// @param name what a person would call the mistake
/// @param type binary name below `health.vigil`
/// @param change what becomes of the method; says whether it found what it changes
record Mutant(String name, String type, String method, Change change) {
    /// How a method is spoilt.
    sealed interface Change {
        /// It does nothing; for methods without a result.
        record DoesNothing() implements Change {}

        /// It always says the same.
        record Says(boolean answer) implements Change {}

        /// It always says the same word.
        record Words(String answer) implements Change {}

        /// It says the opposite.
        record Negated() implements Change {}

        /// It always gives the number.
        record Gives(double number) implements Change {}

        /// It always gives the same time or length of time.
        record Nanos(long number) implements Change {}

        /// One constant in it is another.
        record Constant(long from, long to) implements Change {}
    }

    String className() {
        return "health.vigil." + type;
    }

    /// The class with the fault in it.
    ///
    /// @throws IllegalStateException if there is nothing to spoil
    byte[] applied(byte[] sound) {
        var found = new AtomicBoolean();
        var file = ClassFile.of();
        ClassModel model = file.parse(sound);
        var spoilt = file.transformClass(
                model, ClassTransform.transformingMethods(m -> m.methodName().equalsString(method), transform(found)));
        if (!found.get()) throw new IllegalStateException(name + ": there is no such thing in " + type + "." + method);
        return spoilt;
    }

    private MethodTransform transform(AtomicBoolean found) {
        return switch (change) {
            case Change.DoesNothing n -> body(found, CodeBuilder::return_);
            case Change.Says says ->
                body(found, code -> code.loadConstant(says.answer() ? 1 : 0).ireturn());
            case Change.Words words ->
                body(found, code -> code.loadConstant(words.answer()).areturn());
            case Change.Gives gives ->
                body(found, code -> code.loadConstant(gives.number()).dreturn());
            case Change.Nanos nanos ->
                body(found, code -> code.loadConstant(nanos.number()).lreturn());
            case Change.Negated n -> MethodTransform.transformingCode(negated(found));
            case Change.Constant c -> MethodTransform.transformingCode(constant(c, found));
        };
    }

    private static MethodTransform body(AtomicBoolean found, Consumer<CodeBuilder> instead) {
        return (method, element) -> {
            if (element instanceof CodeModel) {
                found.set(true);
                method.withCode(instead);
            } else method.with(element);
        };
    }

    private static CodeTransform negated(AtomicBoolean found) {
        return (code, element) -> {
            if (element instanceof ReturnInstruction back && back.opcode() == Opcode.IRETURN) {
                found.set(true);
                code.iconst_1().ixor();
            }
            code.with(element);
        };
    }

    private static CodeTransform constant(Change.Constant change, AtomicBoolean found) {
        return (code, element) -> {
            if (element instanceof ConstantInstruction c
                    && c.constantValue() instanceof Long value
                    && value == change.from()) {
                found.set(true);
                code.loadConstant(change.to());
            } else code.with(element);
        };
    }
}
