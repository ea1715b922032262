def log = new File(basedir, 'build.log').text

// one defect each: javac's own errors hide those of the checkers
def refused = [
    'single-engine-clause': /\[shopsql:one-engine\] forUpdate/,
    'plain-sql': /\[shopsql:plain-sql\] fetch/,
    'money-arithmetic': /\[shopsql:money-arithmetic\] mul/,
    'sum-of-money': /incompatible types: .*Money> cannot be converted to .*Number>/,
    'mixed-keys': /(no suitable method found for eq|incompatible types)/,
    'orders-counted-over-lines': /by in class .*LineSales cannot be applied[\s\S]{0,800}OrderSales,.*> cannot be converted to .*Measure<.*LineSales/,
    'dropped-line': /\[shopsql:dropped-result\] item/,
    'orders-by-product': /by in class .*OrderSales cannot be applied[\s\S]{0,800}OrderItemsRecord,.*> cannot be converted to .*OrdersRecord/,
]
refused.each { module, error ->
    assert log =~ /ERROR.*\/${module}\/src\/main\/java\/com\/example\/Query.java:\[10,\d+\] .*${error}/
    assert log =~ /\n\[INFO\] ${module} \.+ FAILURE/
}
assert log =~ /\n\[INFO\] control \.+ SUCCESS/
