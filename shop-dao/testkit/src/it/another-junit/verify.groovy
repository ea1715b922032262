def log = new File(basedir, 'build.log').text
['SQLITE', 'POSTGRES'].each { assert log.contains("found on $it with JUnit 5.13.4") : "it did not run on $it:\n" + log }
assert log.contains('shop-testkit requires JUnit 5.13 or later; the class path has JUnit 5.12.2.') : 'it does not say why:\n' + log
assert !log.contains('with JUnit 5.12')
true
