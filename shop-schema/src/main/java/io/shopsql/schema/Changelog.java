package io.shopsql.schema;

import io.shopsql.error.BadConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The changelog of this library, or of an application that includes it. Read without Liquibase, which would add a
 * second to every opening of a shop.
 */
final class Changelog {

    /** The changelog of this library, on the class path. */
    static final String LIBRARY = "io/shopsql/schema/changelog/shop.xml";

    /** The prefix of our files' logical paths; distinguishes our changesets from an application's. */
    static final String LOGICAL_PREFIX = "io/shopsql/schema/";

    /** The context that Liquibase runs; changesets of other contexts run only on request. */
    static final String DEFAULT_CONTEXT = "default";

    private final String root;
    private final ClassLoader loader;
    private final List<Changeset> changesets;
    private final List<Property> properties;
    private final Set<String> paths;

    private Changelog(String root, ClassLoader loader, Reader reader, List<Changeset> changesets) {
        this.root = root;
        this.loader = loader;
        this.changesets = changesets;
        this.properties = List.copyOf(reader.properties());
        this.paths = changesets.stream().map(Changeset::path).collect(Collectors.toUnmodifiableSet());
    }

    static Changelog ofLibrary() {
        return Library.CHANGELOG;
    }

    /**
     * The changelog of an application.
     *
     * @throws BadConfiguration if it cannot be read, does not include that of this library, or uses a feature whose
     *     pending changesets only Liquibase can determine
     */
    static Changelog at(String resource) {
        if (resource.equals(LIBRARY)) {
            return ofLibrary();
        }
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader loader =
                context != null && context.getResource(resource) != null ? context : Changelog.class.getClassLoader();
        Reader reader = new Reader(loader, new ArrayList<>());
        List<Changeset> changesets = reader.read(resource, resource);
        if (!changesets.containsAll(ofLibrary().changesets)) {
            throw new BadConfiguration(
                    "The changelog " + resource + " does not include that of this library.",
                    "begin it with <include file=\"" + LIBRARY + "\"/>.");
        }
        return new Changelog(resource, loader, reader, List.copyOf(changesets));
    }

    /** The root resource. */
    String root() {
        return root;
    }

    /** The class loader of the resources. */
    ClassLoader loader() {
        return loader;
    }

    /** The properties, in order. */
    List<Property> properties() {
        return properties;
    }

    /** The changesets that run on this engine in the default context, as {@code path::id}, in order. */
    List<String> changesetsFor(DatabaseKind kind) {
        return runBy(kind).stream().map(Changeset::name).toList();
    }

    /** The tags set by changesets. */
    List<String> tagsFor(DatabaseKind kind) {
        return runBy(kind).stream()
                .flatMap(c -> c.tag() == null ? Stream.empty() : Stream.of(c.tag()))
                .toList();
    }

    /** The tables created by those of these changesets that are ours. */
    List<String> tablesOf(Collection<String> names) {
        return changesets.stream()
                .filter(c -> c.path().startsWith(LOGICAL_PREFIX) && names.contains(c.name()))
                .flatMap(c -> c.tables().stream())
                .toList();
    }

    private List<Changeset> runBy(DatabaseKind kind) {
        return changesets.stream()
                .filter(c -> c.context() == null && c.runsOn(kind))
                .toList();
    }

    /** Whether this path of an applied changeset belongs to our files or to this changelog's. */
    boolean owns(String path) {
        return path.startsWith(LOGICAL_PREFIX) || paths.contains(path);
    }

    /** Whether the changelog has the changeset, for any engine and context. */
    boolean knows(String name) {
        return changesets.stream().anyMatch(c -> c.name().equals(name));
    }

    static String name(String logicalPath, String id) {
        return logicalPath + "::" + id;
    }

    /** Read once, on first use. */
    private static final class Library {
        static final Changelog CHANGELOG = read(new Reader(Changelog.class.getClassLoader(), new ArrayList<>()));

        private static Changelog read(Reader reader) {
            List<Changeset> changesets = List.copyOf(reader.read(LIBRARY, LIBRARY));
            return new Changelog(LIBRARY, reader.loader(), reader, changesets);
        }
    }

    /**
     * A property.
     *
     * @param file the resource that defines it
     */
    record Property(String file, String name, String value) {}

    private record Changeset(
            String path,
            String id,
            @Nullable String dbms,
            @Nullable String context,
            @Nullable String tag,
            List<String> tables) {

        String name() {
            return Changelog.name(path, id);
        }

        boolean runsOn(DatabaseKind kind) {
            if (dbms == null) {
                return true;
            }
            List<String> named = List.of(dbms.strip().split("\\s*,\\s*"));
            boolean excludes = named.stream().allMatch(name -> name.startsWith("!"));
            return !named.contains("!" + kind.liquibaseName())
                    && (excludes || named.contains("all") || named.contains(kind.liquibaseName()));
        }

        Changeset tagged(String name) {
            return new Changeset(path, id, dbms, context, name, tables);
        }

        Changeset creating(String table) {
            List<String> all = Stream.concat(tables.stream(), Stream.of(table)).toList();
            return new Changeset(path, id, dbms, context, tag, all);
        }
    }

    /**
     * Reads XML changelogs and their includes.
     *
     * @param properties those found so far
     */
    private record Reader(ClassLoader loader, List<Property> properties) {

        /** A file without a logical path inherits that of its including file, or else uses its own path. */
        List<Changeset> read(String resource, String pathOfParent) {
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            List<Changeset> found = new ArrayList<>();
            try (InputStream in = loader.getResourceAsStream(resource)) {
                if (in == null) {
                    throw new BadConfiguration(
                            "The changelog " + resource + " is not on the class path.",
                            "name it as a resource, such as app/changelog.xml.");
                }
                XMLStreamReader xml = factory.createXMLStreamReader(in);
                String path = pathOfParent;
                boolean hasPath = false;
                while (xml.hasNext()) {
                    if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                        continue;
                    }
                    switch (xml.getLocalName()) {
                        case "databaseChangeLog" -> {
                            path = attribute(xml, "logicalFilePath", pathOfParent);
                            hasPath = !path.equals(resource);
                        }
                        case "include" -> {
                            String file = included(xml, resource);
                            found.addAll(read(file, hasPath ? path : file));
                        }
                        case "property" ->
                            properties.add(
                                    new Property(resource, attribute(xml, "name", ""), attribute(xml, "value", "")));
                        case "includeAll" -> throw unsupported(resource, "includeAll");
                        case "changeSet" -> found.add(changeset(xml, path, resource));
                        case "tagDatabase" -> {
                            String tag = attribute(xml, "tag", "");
                            replaceLast(found, changeset -> changeset.tagged(tag));
                        }
                        case "createTable" -> {
                            String table = attribute(xml, "tableName", "");
                            replaceLast(found, changeset -> changeset.creating(table));
                        }
                        case "rollback" -> skip(xml);
                        default -> {}
                    }
                }
                return found;
            } catch (IOException | XMLStreamException e) {
                throw new BadConfiguration(
                        "The changelog " + resource + " cannot be read: " + e.getMessage(),
                        "it must be an XML changelog of Liquibase.");
            }
        }

        /** Skips to the end of the element. */
        private static void skip(XMLStreamReader xml) throws XMLStreamException {
            for (int depth = 1; depth > 0; ) {
                int event = xml.next();
                depth += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
                depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
            }
        }

        private static void replaceLast(List<Changeset> found, UnaryOperator<Changeset> change) {
            int last = found.size() - 1;
            found.set(last, change.apply(found.get(last)));
        }

        private static Changeset changeset(XMLStreamReader xml, String path, String resource) {
            for (String repeated : List.of("runAlways", "runOnChange")) {
                if (attribute(xml, repeated, "false").equals("true")) {
                    throw unsupported(resource, repeated);
                }
            }
            String context = xml.getAttributeValue(null, "context");
            return new Changeset(
                    attribute(xml, "logicalFilePath", path),
                    attribute(xml, "id", ""),
                    xml.getAttributeValue(null, "dbms"),
                    context == null ? xml.getAttributeValue(null, "contextFilter") : context,
                    null,
                    List.of());
        }

        private static String included(XMLStreamReader xml, String resource) {
            for (String filter : List.of("context", "contextFilter", "labels", "logicalFilePath")) {
                if (xml.getAttributeValue(null, filter) != null) {
                    throw unsupported(resource, "include with " + filter);
                }
            }
            String file = attribute(xml, "file", "");
            if (!file.endsWith(".xml")) {
                throw unsupported(resource, "include of " + file);
            }
            return attribute(xml, "relativeToChangelogFile", "false").equals("true")
                    ? resource.substring(0, resource.lastIndexOf('/') + 1) + file
                    : file;
        }

        private static String attribute(XMLStreamReader xml, String name, String otherwise) {
            String value = xml.getAttributeValue(null, name);
            return value == null ? otherwise : value;
        }

        private static BadConfiguration unsupported(String resource, String what) {
            return new BadConfiguration(
                    "The changelog " + resource + " uses " + what
                            + ": with it, only Liquibase could determine the pending changesets.",
                    "use XML files named by include, and changesets that run once.");
        }
    }
}
