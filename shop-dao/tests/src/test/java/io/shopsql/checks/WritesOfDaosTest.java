package io.shopsql.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopsql.accounts.AccountDao;
import io.shopsql.contacts.ContactDao;
import io.shopsql.orders.OrderDao;
import io.shopsql.products.ProductDao;
import io.shopsql.users.UserDao;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The methods of the DAOs by which the compiler check knows a write. */
class WritesOfDaosTest {

    private static final Set<String> READS = Set.of(
            "active",
            "all",
            "find",
            "findAll",
            "findByCode",
            "findByEmail",
            "findBySku",
            "findTransfer",
            "findWithItems",
            "get",
            "getWithItems",
            "hasAttributes",
            "idsByCode",
            "idsBySku",
            "inCategory",
            "inStock",
            "items",
            "ofUser",
            "placedBy",
            "placedByWithItems",
            "search",
            "totalBalance",
            "totalSpentBy",
            "transfersOf",
            "where",
            "withAttribute",
            "withItems");

    @Test
    void each_method_of_a_dao_reads_or_writes() {
        assertThat(Streaming.OF_DAOS).doesNotContainAnyElementsOf(READS);
        assertThat(Stream.of(UserDao.class, ProductDao.class, OrderDao.class, ContactDao.class, AccountDao.class)
                        .flatMap(dao -> Arrays.stream(dao.getDeclaredMethods()))
                        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                        .map(Method::getName)
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(Streaming.OF_DAOS.stream(), READS.stream())
                        .toList());
    }
}
