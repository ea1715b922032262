package io.shopsql.examples.imports;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What an invoice says, short enough to keep for each: half of a SHA-256. */
record Content(long high, long low) {

    static Content of(Invoice invoice) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            DataOutputStream out =
                    new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            out.writeUTF(invoice.customer());
            out.writeUTF(invoice.placedAt().toString());
            for (OrderLine line : invoice.lines()) {
                out.writeUTF(line.product());
                out.writeInt(line.quantity());
                out.writeLong(line.unitPrice().tenThousandths());
            }
            ByteBuffer hash = ByteBuffer.wrap(digest.digest());
            return new Content(hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a digest does not fail
        }
    }
}
