package io.shopsql.imports;

import io.shopsql.orders.PastOrder;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.ProductId;
import io.shopsql.schema.type.UserId;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Serializes the parts of an invoice that become an order. */
final class InvoiceBytes {

    private InvoiceBytes() {}

    static byte[] of(Invoice invoice) {
        ByteArrayOutputStream bytes =
                new ByteArrayOutputStream(64 + 24 * invoice.lines().size());
        DataOutputStream out = new DataOutputStream(bytes);
        try {
            out.writeUTF(invoice.number());
            out.writeUTF(invoice.customer());
            out.writeUTF(invoice.placedAt().toString());
            out.writeInt(invoice.lines().size());
            for (OrderLine line : invoice.lines()) {
                out.writeUTF(line.product());
                out.writeInt(line.quantity());
                out.writeLong(line.unitPrice().tenThousandths());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // cannot happen: writes to memory
        }
        return bytes.toByteArray();
    }

    /** Reads the next order; its key is {@code import:} and the invoice number. */
    static PastOrder readOrder(DataInput in, Map<String, UserId> users, Map<String, ProductId> products)
            throws IOException {
        String number = in.readUTF();
        UserId user = Objects.requireNonNull(users.get(in.readUTF()), "created before the orders");
        Instant placedAt = Instant.parse(in.readUTF());
        int lines = in.readInt();
        List<PastOrder.Item> items = new ArrayList<>(lines);
        for (int i = 0; i < lines; i++) {
            ProductId product = Objects.requireNonNull(products.get(in.readUTF()), "created before the orders");
            items.add(new PastOrder.Item(product, in.readInt(), new Money(in.readLong())));
        }
        return new PastOrder(HistoryWriter.KEY + number, user, placedAt, items);
    }
}
