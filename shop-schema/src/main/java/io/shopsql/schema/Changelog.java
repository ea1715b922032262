package io.shopsql.schema;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

    /** Changesets of this context run only where it is asked for. */
    static final String DEFAULT_CONTEXT = "default";

    private static final Map<DatabaseKind, List<String>> CHANGESETS = new ConcurrentHashMap<>();

    private Changelog() {}

    /** The changesets that an engine of this kind gets, each as {@code path::id}, in their order. */
    static List<String> changesetsFor(DatabaseKind kind) {
        return CHANGESETS.computeIfAbsent(kind, k -> {
            List<String> found = new ArrayList<>();
            read(ROOT, k, found);
            return List.copyOf(found);
        });
    }

    static String name(String logicalPath, String id) {
        return logicalPath + "::" + id;
    }

    private static void read(String resource, DatabaseKind kind, List<String> found) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
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
                    case "include" ->
                        read(
                                resource.substring(0, resource.lastIndexOf('/') + 1)
                                        + xml.getAttributeValue(null, "file"),
                                kind,
                                found);
                    case "changeSet" -> {
                        if (runsOn(kind, xml.getAttributeValue(null, "dbms"))
                                && xml.getAttributeValue(null, "context") == null) {
                            found.add(name(path, xml.getAttributeValue(null, "id")));
                        }
                    }
                    default -> {}
                }
            }
        } catch (IOException | XMLStreamException e) {
            throw new IllegalStateException("the changelog cannot be read: " + resource, e);
        }
    }

    private static boolean runsOn(DatabaseKind kind, @Nullable String dbms) {
        return dbms == null || List.of(dbms.split("\\s*,\\s*")).contains(kind.liquibaseName());
    }
}
