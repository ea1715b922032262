def log = new File(basedir, 'build.log').text
assert log.contains('SQLDialectMatcher') : 'it failed for another reason:\n' + log
true
