package io.shopsql.schema;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The changelog of this library, read without Liquibase: its start would cost each opening of a shop a second. */
final class Changelog {

    static final String ROOT = "io/shopsql/schema/changelog/shop.xml";

    /** What the logical path of each of our files begins with: by it our changesets are told from an application's own. */
    static final String LOGICAL_PREFIX = "io/shopsql/schema/";

    /** What Liquibase is asked to run: changesets that name another context run only where that is asked for. */
    static final String DEFAULT_CONTEXT = "default";

    private Changelog() {}

    /** The changesets that an engine of this kind gets by default, each as {@code path::id}, in their order. */
    static List<String> changesetsFor(DatabaseKind kind) {
        return Holder.ALL.stream()
                .filter(c -> c.context() == null && c.runsOn(kind))
                .map(Changeset::name)
                .toList();
    }

    /** Whether this library has the changeset, for whichever engine and context. */
    static boolean knows(String name) {
        return Holder.ALL.stream().anyMatch(c -> c.name().equals(name));
    }

    static String name(String logicalPath, String id) {
        return logicalPath + "::" + id;
    }

    private static List<Changeset> read(String resource) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        List<Changeset> found = new ArrayList<>();
        try (InputStream in = Changelog.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the changelog is missing from the jar: " + resource);
            }
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            String path = "";
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                switch (xml.getLocalName()) {
                    case "databaseChangeLog" -> path = xml.getAttributeValue(null, "logicalFilePath");
                    case "include" -> found.addAll(read(sibling(resource, xml.getAttributeValue(null, "file"))));
                    case "changeSet" ->
                        found.add(new Changeset(
                                name(path, xml.getAttributeValue(null, "id")),
                                xml.getAttributeValue(null, "dbms"),
                                xml.getAttributeValue(null, "context")));
                    default -> {}
                }
            }
            return found;
        } catch (IOException | XMLStreamException e) {
            throw new IllegalStateException("the changelog cannot be read: " + resource, e);
        }
    }

    private static String sibling(String resource, String file) {
        return resource.substring(0, resource.lastIndexOf('/') + 1) + file;
    }

    /** Read once, when it is first needed. */
    private static final class Holder {
        static final List<Changeset> ALL = List.copyOf(read(ROOT));
    }

    private record Changeset(
            String name, @Nullable String dbms, @Nullable String context) {

        boolean runsOn(DatabaseKind kind) {
            return dbms == null || List.of(dbms.split("\\s*,\\s*")).contains(kind.liquibaseName());
        }
    }
}
