package io.shopsql.examples.imports;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Checked invoices, put aside in a temporary file until all of the file is checked: some twenty bytes a line. The file is
 * its owner's alone, and gone when this is closed.
 */
final class Spool implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    private final Path file;
    private final OutputStream out;
    private int invoices;
    private long length;

    private Spool(Path file) throws IOException {
        this.file = file;
        this.out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
    }

    static Spool create() {
        try {
            return new Spool(Files.createTempFile("shop-import", ".bin"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it stands. */
    long add(InvoiceBytes invoice) {
        try {
            long position = length;
            invoice.writeTo(out);
            length += invoice.length();
            invoices++;
            return position;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether an invoice that stands here says just the same. */
    boolean standsAt(long position, InvoiceBytes invoice) {
        try {
            out.flush();
            try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
                byte[] there = new byte[(int) Math.min(invoice.length(), length - position)];
                in.seek(position);
                in.readFully(there);
                return invoice.equalTo(there);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads it from the beginning; nothing can be added then. */
    void read(Progress progress, Reading each) {
        try {
            out.close();
            try (DataInputStream in = new DataInputStream(new BufferedInputStream(
                    progress.watch(Files.newInputStream(file), "Importing", Files.size(file)), BUFFER))) {
                for (int i = 0; i < invoices; i++) {
                    each.next(in);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try (out) {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes one invoice from the bytes. */
    @FunctionalInterface
    interface Reading {
        void next(DataInputStream in) throws IOException;
    }
}
