package io.shopsql.imports;

import io.shopsql.schema.type.Money;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Part of an invoice from one place in the file: adjacent kept lines, or one malformed line.
 *
 * @param ordinal number of kept lines in the file before this part
 * @param before the hash of the preceding kept line; 0 if none
 * @param after the hash of the following kept line; 0 if none
 * @param lines lines of one invoice; empty if there is a problem
 * @param problem the malformed line's problem
 */
record Part(
        long ordinal,
        int before,
        int after,
        List<OrderLine> lines,
        @Nullable Problem problem) {

    static Part of(long ordinal, int before, int after, List<OrderLine> lines) {
        return new Part(ordinal, before, after, lines, null);
    }

    static Part malformed(Problem problem) {
        return new Part(0, 0, 0, List.of(), problem);
    }

    /** The number of kept lines in the file up to the end of this part. */
    long end() {
        return ordinal + lines.size();
    }

    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 + 96 * lines.size());
        DataOutputStream out = new DataOutputStream(bytes);
        try {
            out.writeInt(lines.size());
            if (problem != null) {
                write(problem, out);
            } else {
                out.writeLong(ordinal);
                out.writeInt(before);
                out.writeInt(after);
                for (OrderLine line : lines) {
                    write(line, out);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // cannot happen: a byte array
        }
        return bytes.toByteArray();
    }

    static Part read(String invoice, byte[] bytes) {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        try {
            int count = in.readInt();
            if (count == 0) {
                return malformed(readProblem(in));
            }
            long ordinal = in.readLong();
            int before = in.readInt();
            int after = in.readInt();
            List<OrderLine> lines = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                lines.add(readLine(invoice, in));
            }
            return of(ordinal, before, after, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // cannot happen: a byte array
        }
    }

    private static void write(OrderLine line, DataOutputStream out) throws IOException {
        Instant time = line.time();
        out.writeLong(line.line());
        out.writeUTF(line.product());
        out.writeUTF(line.description());
        out.writeInt(line.quantity());
        out.writeLong(time.getEpochSecond());
        out.writeInt(time.getNano());
        out.writeLong(line.unitPrice().tenThousandths());
        out.writeUTF(String.valueOf(line.customer()));
    }

    private static OrderLine readLine(String invoice, DataInputStream in) throws IOException {
        return new OrderLine(
                in.readLong(),
                invoice,
                in.readUTF(),
                in.readUTF(),
                in.readInt(),
                Instant.ofEpochSecond(in.readLong(), in.readInt()),
                new Money(in.readLong()),
                in.readUTF());
    }

    private static void write(Problem problem, DataOutputStream out) throws IOException {
        out.writeLong(problem.line());
        out.writeUTF(problem.column());
        out.writeBoolean(problem.value() != null);
        if (problem.value() != null) {
            out.writeUTF(problem.value());
        }
        out.writeUTF(problem.rule());
    }

    private static Problem readProblem(DataInputStream in) throws IOException {
        return new Problem(in.readLong(), in.readUTF(), in.readBoolean() ? in.readUTF() : null, in.readUTF());
    }
}
