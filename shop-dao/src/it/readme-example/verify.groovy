def output = new File(basedir, 'target/output.txt').readLines()
def expected = new File(basedir, 'expected-output.txt').readLines()
assert output == expected
