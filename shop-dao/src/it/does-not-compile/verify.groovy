def log = new File(basedir, 'build.log').text

// one defect each: javac's own errors hide those of the checkers
def refused = [
    'single-engine-clause': /SQLDialectMatcher/,
    'plain-sql': /PlainSQLMatcher/,
    'money-arithmetic': /\[MoneyArithmetic\] mul\(\) on a column of money/,
    'sum-of-money': /incompatible types: .*Money> cannot be converted to .*Number>/,
    'mixed-keys': /(no suitable method found for eq|incompatible types)/,
    'orders-counted-over-lines': /by in class .*LineSales cannot be applied[\s\S]{0,800}OrderSales,.*> cannot be converted to .*Measure<.*LineSales/,
    'dropped-line': /\[CheckReturnValue\] The result of .item/,
    'orders-by-product': /by in class .*OrderSales cannot be applied[\s\S]{0,800}OrderItemsRecord,.*> cannot be converted to .*OrdersRecord/,
]
refused.each { module, error ->
    assert log =~ /ERROR.*\/${module}\/src\/main\/java\/com\/example\/Query.java:\[14,\d+\] .*${error}/
    assert log =~ /\n\[INFO\] ${module} \.+ FAILURE/
}
assert log =~ /\n\[INFO\] control \.+ SUCCESS/
