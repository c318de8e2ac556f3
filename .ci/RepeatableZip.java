import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Writes function.zip so that the same sources give the same bytes. Quarkus 3.34 leaves three things to chance:
 *
 * <ul>
 *   <li>the order of the zip's entries, and the time of its libraries;
 *   <li>the numbers in the names under which recorders hand values on, {@code proxykey17}: a counter that build threads share;
 *   <li>the numbers of the configuration classes in {@code SharedConfig}, {@code configClass$3}: the order of a hash set.
 * </ul>
 *
 * Entries are sorted and get one time; both kinds of numbers are given anew. Nothing else is changed. See docs/adr/0026.
 */
final class RepeatableZip {

    private static final String SHARED_CONFIG = "io/quarkus/runtime/generated/SharedConfig";
    private static final String CONFIG_CLASS = "configClass";
    private static final String WITH_MAPPING = "withMapping";
    private static final String PROXY_KEY = "proxykey\\d+";

    private final Map<String, String> proxyKeys = new HashMap<>();
    private Map<String, String> configClasses = Map.of();

    public static void main(String[] args) throws IOException {
        Path zip = Path.of(args[0]);
        SortedMap<String, byte[]> entries = read(zip);
        new RepeatableZip().renumber(entries);
        write(zip, entries, OffsetDateTime.parse(args[1]).toLocalDateTime());
    }

    private static SortedMap<String, byte[]> read(Path zip) throws IOException {
        SortedMap<String, byte[]> entries = new TreeMap<>();
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) () -> iterator(file)) {
                entries.put(entry.getName(), file.getInputStream(entry).readAllBytes());
            }
        }
        return entries;
    }

    @SuppressWarnings("unchecked")
    private static Iterator<ZipEntry> iterator(ZipFile file) {
        return (Iterator<ZipEntry>) file.entries().asIterator();
    }

    private static void write(Path zip, SortedMap<String, byte[]> entries, LocalDateTime time) throws IOException {
        Path next = zip.resolveSibling(zip.getFileName() + ".next");
        try (OutputStream file = Files.newOutputStream(next);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (Map.Entry<String, byte[]> content : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(content.getKey());
                entry.setTimeLocal(time);
                out.putNextEntry(entry);
                out.write(content.getValue());
                out.closeEntry();
            }
        }
        Files.move(next, zip, StandardCopyOption.REPLACE_EXISTING);
    }

    private void renumber(SortedMap<String, byte[]> entries) {
        List<String> generated = entries.keySet().stream()
                .filter(name -> name.startsWith("io/quarkus/") && name.endsWith(".class"))
                .toList();
        byte[] shared = entries.get(SHARED_CONFIG + ".class");
        if (shared == null) {
            throw new IllegalStateException("no " + SHARED_CONFIG + ": this version of Quarkus needs another look");
        }
        ClassNode config = parse(shared);
        sortConfigClasses(config);
        entries.put(SHARED_CONFIG + ".class", bytes(config));
        for (String name : generated) {
            ClassNode type = parse(entries.get(name));
            if (!type.name.equals(SHARED_CONFIG) && renumber(type)) {
                entries.put(name, bytes(type));
            }
        }
    }

    private boolean renumber(ClassNode type) {
        boolean changed = false;
        for (MethodNode method : type.methods) {
            List<FieldInsnNode> registered = new ArrayList<>();
            for (AbstractInsnNode instruction : method.instructions) {
                if (instruction instanceof LdcInsnNode constant
                        && constant.cst instanceof String text
                        && text.matches(PROXY_KEY)) {
                    constant.cst = proxyKeys.computeIfAbsent(text, key -> "proxykey" + proxyKeys.size());
                    changed = true;
                } else if (instruction instanceof FieldInsnNode field && configClasses.containsKey(field.name)
                        && field.owner.equals(SHARED_CONFIG)) {
                    field.name = configClasses.get(field.name);
                    changed = true;
                    if (isRegistered(field)) {
                        registered.add(field);
                    }
                }
            }
            sort(registered);
        }
        return changed;
    }

    /** {@code withMapping(configClass$3)}: one of many in a row, whose order is that of the same hash set. */
    private static boolean isRegistered(FieldInsnNode field) {
        AbstractInsnNode next = field.getNext();
        for (int i = 0; i < 4 && next != null; i++, next = next.getNext()) {
            if (next instanceof MethodInsnNode call) {
                return call.name.equals(WITH_MAPPING);
            }
        }
        return false;
    }

    private static void sort(List<FieldInsnNode> registered) {
        List<String> names = registered.stream()
                .map(field -> field.name)
                .sorted(Comparator.comparingInt(RepeatableZip::number))
                .toList();
        for (int i = 0; i < names.size(); i++) {
            registered.get(i).name = names.get(i);
        }
    }

    private static int number(String field) {
        return Integer.parseInt(field.substring(field.indexOf('$') + 1));
    }

    /** Each is made by instructions of its own, from its class and prefix to where the next one's begin. */
    private void sortConfigClasses(ClassNode config) {
        InsnList code = config.methods.stream()
                .filter(method -> method.name.equals("<clinit>"))
                .findFirst()
                .orElseThrow()
                .instructions;
        SortedMap<String, List<AbstractInsnNode>> blocks = new TreeMap<>();
        List<AbstractInsnNode> block = null;
        AbstractInsnNode before = null;
        for (AbstractInsnNode instruction : code.toArray()) {
            if (begins(instruction)) {
                if (block == null) {
                    before = instruction.getPrevious();
                }
                block = new ArrayList<>();
                if (blocks.put(text(instruction) + ' ' + text(instruction.getNext()), block) != null) {
                    throw new IllegalStateException("two configuration classes " + text(instruction));
                }
            } else if (block != null && !belongs(instruction)) {
                break;
            }
            if (block != null) {
                block.add(instruction);
            }
        }
        Map<String, String> names = new HashMap<>();
        InsnList sorted = new InsnList();
        for (List<AbstractInsnNode> each : blocks.values()) {
            for (AbstractInsnNode instruction : each) {
                code.remove(instruction);
                sorted.add(instruction);
                if (instruction instanceof FieldInsnNode field) {
                    String name = CONFIG_CLASS + '$' + names.size();
                    names.put(field.name, name);
                    field.name = name;
                }
            }
        }
        if (before == null) {
            code.insert(sorted);
        } else {
            code.insert(before, sorted);
        }
        for (AbstractInsnNode instruction : code) {
            if (instruction instanceof FieldInsnNode field
                    && field.getOpcode() == Opcodes.GETSTATIC
                    && names.containsKey(field.name)) {
                field.name = names.get(field.name);
            }
        }
        configClasses = names;
    }

    private static boolean begins(AbstractInsnNode instruction) {
        return instruction instanceof LdcInsnNode
                && instruction.getNext() instanceof LdcInsnNode prefix
                && prefix.getNext() instanceof MethodInsnNode call
                && call.name.equals(CONFIG_CLASS);
    }

    private static boolean belongs(AbstractInsnNode instruction) {
        return instruction instanceof LdcInsnNode
                || instruction instanceof MethodInsnNode call
                        && (call.name.equals(CONFIG_CLASS) || call.name.equals("ensureLoaded"))
                || instruction instanceof FieldInsnNode field && field.name.startsWith(CONFIG_CLASS + '$');
    }

    private static String text(AbstractInsnNode instruction) {
        return String.valueOf(((LdcInsnNode) instruction).cst);
    }

    private static ClassNode parse(byte[] bytes) {
        ClassNode type = new ClassNode();
        new ClassReader(bytes).accept(type, 0);
        return type;
    }

    private static byte[] bytes(ClassNode type) {
        ClassWriter writer = new ClassWriter(0);
        type.accept(writer);
        return writer.toByteArray();
    }
}
