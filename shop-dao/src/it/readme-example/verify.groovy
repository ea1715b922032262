def log = new File(basedir, 'build.log').text
assert log.contains('Alice placed 1 order and spent 72.48') : 'the example printed something else:\n' + log
true
