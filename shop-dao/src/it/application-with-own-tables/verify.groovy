def log = new File(basedir, 'build.log').text
def printed = 'Red lamp: 2 reviews, 4.5 stars'
assert log.count(printed) == 2 : 'the application did not print the same twice:\n' + log
assert log.contains('refused: ') : 'a review of no product was stored:\n' + log
assert log.count('pending changesets: 0') == 2 : 'changesets are pending:\n' + log
assert log.count('findings of the lint: []') == 2 : 'the lint has findings:\n' + log
true
