package health.vigil;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What one compiled class touches, read from its constant pool: whatever is called, made, caught, annotated or named
/// in a signature stands there, in lambdas and method references too.
///
/// @param name `health.vigil.bed.Bed`
/// @param types every class it refers to, by binary name
/// @param members every method and field it refers to
record Bytecode(String name, SortedSet<String> types, List<Member> members) {
    private static final Pattern IN_DESCRIPTOR = Pattern.compile("L([\\w$]+(?:/[\\w$]+)+)[;<]");
    private static final String ROOT = "health.vigil";

    /// A method or field as it is referred to: `java.lang.System`, `nanoTime`, `()J`.
    record Member(String owner, String name, String descriptor) {
        @Override
        public String toString() {
            return owner + "." + name + descriptor;
        }
    }

    /// Every class of the service and the simulators.
    static List<Bytecode> ofService() {
        return below(Path.of("target", "classes"));
    }

    static List<Bytecode> below(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(".class"))
                    .sorted()
                    .map(Bytecode::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A class of the tests themselves, to show that a test catches what it should.
    static Bytecode of(Class<?> fixture) {
        return of(Path.of("target", "test-classes", fixture.getName().replace('.', '/') + ".class"));
    }

    private static Bytecode of(Path file) {
        try {
            return of(ClassFile.of().parse(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Bytecode of(ClassModel model) {
        var types = new TreeSet<String>();
        var members = new ArrayList<Member>();
        for (PoolEntry entry : model.constantPool()) {
            switch (entry) {
                case ClassEntry type -> addType(types, type.asInternalName());
                case MemberRefEntry member ->
                    members.add(new Member(
                            dotted(member.owner().asInternalName()),
                            member.name().stringValue(),
                            member.type().stringValue()));
                case Utf8Entry text -> addTypes(types, text.stringValue());
                default -> {}
            }
        }
        return new Bytecode(dotted(model.thisClass().asInternalName()), types, members);
    }

    private static void addTypes(SortedSet<String> types, String text) {
        var found = IN_DESCRIPTOR.matcher(text);
        while (found.find()) types.add(dotted(found.group(1)));
    }

    /// An array's name is a descriptor, any other class's is plain.
    private static void addType(SortedSet<String> types, String name) {
        if (name.startsWith("[")) addTypes(types, name);
        else types.add(dotted(name));
    }

    private static String dotted(String internal) {
        return internal.replace('/', '.');
    }

    /// The room it stands in: `bed`, or `root`.
    String room() {
        return room(name);
    }

    /// The rooms of ours it refers to, without its own.
    SortedSet<String> otherRooms() {
        var rooms = new TreeSet<String>();
        for (var type : types) if (type.startsWith(ROOT + ".")) rooms.add(room(type));
        rooms.remove(room());
        return rooms;
    }

    private static String room(String type) {
        var below = type.substring(ROOT.length() + 1);
        var dot = below.indexOf('.');
        return dot < 0 ? "root" : below.substring(0, dot);
    }
}
