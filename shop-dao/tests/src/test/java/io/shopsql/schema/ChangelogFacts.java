package io.shopsql.schema;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What the changelog says. */
final class ChangelogFacts {

    private static final Pattern LENGTH = Pattern.compile("VARCHAR\\((\\d+)\\).*");
    private static final Pattern CHECK = Pattern.compile("CONSTRAINT \"(\\w+)\" CHECK");
    private static final Pattern CREATE_INDEX =
            Pattern.compile("CREATE INDEX (\\w+) ON (\\w+) (?:USING gin )?(\\([^)]*\\)(?: WHERE .*)?)");

    private static final Pattern ADD_COLUMN = Pattern.compile("ALTER TABLE \"(\\w+)\" ADD COLUMN \"(\\w+)\" (.*)");
    private static final Pattern ADD_CHECK =
            Pattern.compile("ALTER TABLE \"(\\w+)\" ADD CONSTRAINT \"(\\w+)\" CHECK .*");
    private static final Pattern DROP_NOT_NULL =
            Pattern.compile("ALTER TABLE \"(\\w+)\" ALTER COLUMN \"(\\w+)\" DROP NOT NULL");
    private static final Pattern REMARKS = Pattern.compile("COMMENT ON COLUMN \"(\\w+)\"\\.\"(\\w+)\" IS '(.*)'");

    private final Facts facts = new Facts();
    private final String engine;

    private ChangelogFacts(String engine) {
        this.engine = engine;
    }

    /** All of it. */
    static Facts all() throws Exception {
        return on("");
    }

    /** What this engine sees; {@code h2} is what the code generator runs on. */
    static Facts on(String engine) throws Exception {
        return new ChangelogFacts(engine).read();
    }

    private Facts read() throws Exception {
        for (Element include : children(parse("shop.xml"), "include")) {
            for (Element changeset : children(parse(include.getAttribute("file")), "changeSet")) {
                String dbms = changeset.getAttribute("dbms");
                if (dbms.isEmpty() || dbms.contains(engine)) {
                    changeset(changeset);
                }
            }
        }
        return facts;
    }

    private void changeset(Element changeset) {
        for (Element table : children(changeset, "createTable")) {
            createTable(table);
            for (Element appended : children(changeset, "regExpReplace")) {
                Matcher check = CHECK.matcher(appended.getAttribute("with"));
                while (check.find()) {
                    facts.check(table.getAttribute("tableName"), check.group(1));
                }
            }
        }
        for (Element index : children(changeset, "createIndex")) {
            List<String> columns = children(index, "column").stream()
                    .map(c -> c.getAttribute("name"))
                    .toList();
            facts.index(
                    index.getAttribute("tableName"),
                    index.getAttribute("indexName"),
                    "(" + String.join(", ", columns) + ")");
        }
        for (Element index : children(changeset, "dropIndex")) {
            facts.dropIndex(index.getAttribute("tableName"), index.getAttribute("indexName"));
        }
        for (Element sql : children(changeset, "sql")) {
            sql(sql.getTextContent().strip());
        }
    }

    private void sql(String statement) {
        Matcher index = CREATE_INDEX.matcher(statement);
        if (index.matches() && !Contents.isDerived(index.group(2))) {
            facts.index(index.group(2), index.group(1), index.group(3).replace(" jsonb_path_ops", ""));
        }
        Matcher added = ADD_COLUMN.matcher(statement);
        if (added.matches()) {
            String definition = added.group(3);
            facts.column(added.group(1), added.group(2), !definition.contains(" NOT NULL"), null);
            if (definition.contains(" DEFAULT ")) {
                facts.hasDefault(added.group(1), added.group(2));
            }
            length(added.group(1), added.group(2), added.group(3));
            Matcher itsCheck = CHECK.matcher(statement);
            while (itsCheck.find()) {
                facts.check(added.group(1), itsCheck.group(1));
            }
        }
        Matcher check = ADD_CHECK.matcher(statement);
        if (check.matches()) {
            facts.check(check.group(1), check.group(2));
        }
        Matcher nullable = DROP_NOT_NULL.matcher(statement);
        if (nullable.matches()) {
            facts.nullable(nullable.group(1), nullable.group(2));
        }
        Matcher remarks = REMARKS.matcher(statement);
        if (remarks.matches()) {
            facts.remarks(remarks.group(1), remarks.group(2), remarks.group(3));
        }
    }

    private void createTable(Element element) {
        String table = element.getAttribute("tableName");
        facts.table(table, element.getAttribute("remarks"));
        Map<String, List<String>> primaryKey = new LinkedHashMap<>();
        for (Element columnElement : children(element, "column")) {
            column(table, columnElement, primaryKey);
        }
        primaryKey.forEach((name, columns) -> facts.primaryKey(table, name, columns));
    }

    private void column(String table, Element element, Map<String, List<String>> primaryKey) {
        String column = element.getAttribute("name");
        boolean nullable = true;
        for (Element constraints : children(element, "constraints")) {
            nullable = !constraints.getAttribute("nullable").equals("false");
            if (constraints.getAttribute("primaryKey").equals("true")) {
                primaryKey
                        .computeIfAbsent(constraints.getAttribute("primaryKeyName"), n -> new ArrayList<>())
                        .add(column);
            }
            if (constraints.getAttribute("unique").equals("true")) {
                facts.unique(table, constraints.getAttribute("uniqueConstraintName"), List.of(column));
            }
            if (constraints.hasAttribute("foreignKeyName")) {
                facts.foreignKey(
                        table,
                        constraints.getAttribute("foreignKeyName"),
                        List.of(column),
                        constraints.getAttribute("referencedTableName"),
                        List.of(constraints.getAttribute("referencedColumnNames")),
                        constraints.getAttribute("deleteCascade").equals("true"));
            }
        }
        facts.column(table, column, nullable, element.getAttribute("remarks"));
        length(table, column, element.getAttribute("type"));
        if (element.getAttribute("autoIncrement").equals("true")) {
            facts.identity(table, column);
        }
        if (element.hasAttribute("defaultValueComputed")
                || element.hasAttribute("defaultValueBoolean")
                || element.hasAttribute("defaultValueNumeric")) {
            facts.hasDefault(table, column);
        }
    }

    private void length(String table, String column, String type) {
        Matcher length = LENGTH.matcher(type);
        if (length.matches()) {
            facts.length(table, column, Integer.parseInt(length.group(1)));
        }
    }

    private static Element parse(String file) throws Exception {
        String resource = "/io/shopsql/schema/changelog/" + file;
        try (InputStream in = Objects.requireNonNull(ChangelogFacts.class.getResourceAsStream(resource), resource)) {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(in)
                    .getDocumentElement();
        }
    }

    /** Without what a rollback does. */
    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = parent.getElementsByTagName(name);
        for (int i = 0; i < nodes.getLength(); i++) {
            if (!nodes.item(i).getParentNode().getNodeName().equals("rollback")) {
                found.add((Element) nodes.item(i));
            }
        }
        return found;
    }
}
