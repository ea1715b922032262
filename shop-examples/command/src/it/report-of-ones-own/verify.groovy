def log = new File(basedir, 'build.log').text
assert log =~ /(?m)^slow-movers\b/ : 'it is not listed:\n' + log
assert log =~ /slow-movers +Which products sell slowly/ : 'its contract is not read:\n' + log
assert log.contains('--fewer-than=N') && log.contains('Default: 10') : 'its component is no option:\n' + log
assert log.contains('product,name,units\n2,Vase,0\n1,Lamp,40\n') : 'it answered something else:\n' + log

def read = { name -> new File(basedir, name).getText('UTF-8') }
assert read('slow-movers.table').startsWith('Sold fewer than 100\n') && read('slow-movers.table').contains('Lamp')
assert read('slow-movers.csv') == 'product,name,units\n2,Vase,0\n1,Lamp,40\n'
assert read('slow-movers.markdown').contains('| 1 | Lamp | 40 |')
assert read('slow-movers.json').contains('"units" : 40')
assert read('slow-movers.chart').contains('Lamp  40  █')
assert read('slow-movers.svg').contains('<path')
assert read('drawn.svg').contains('Slow movers: fewer than 50')
assert javax.imageio.ImageIO.read(new File(basedir, 'slow-movers.png')).width == 1000

// the launcher beside the jar: its second run starts from an archive of classes, and without a folder for one it runs too
def launch = { String cache, int expected, String... arguments ->
    def builder = new ProcessBuilder([new File(basedir, '../../bin/shop').path] + arguments.toList())
    builder.directory(basedir).redirectErrorStream(true).environment().put('XDG_CACHE_HOME', cache)
    def process = builder.start()
    def text = process.inputStream.text
    assert process.waitFor() == expected : text
    text
}
def cache = new File(basedir, 'cache')
def archives = { new File(cache, 'shop').list().collect { it.replaceAll(/\d+/, 'N') } as Set }
def first = launch(cache.path, 0, 'report', '--list')
assert first.contains('top-products')
assert archives() == ['other-N.jsa'] as Set
assert launch(cache.path, 0, 'report', '--list') == first
assert launch(cache.path, 1, '--url=jdbc:sqlite:no-such-folder/shop.db', 'report', 'kpi-summary')
assert archives() == ['other-N.jsa'] as Set
def report = launch(cache.path, 0, '--url=jdbc:sqlite:launched.db', 'report', 'kpi-summary')
assert archives() == ['other-N.jsa', 'report-N.jsa'] as Set
assert launch(cache.path, 0, '--url=jdbc:sqlite:launched.db', 'report', 'kpi-summary') == report
assert launch('/dev/null', 0, 'report', '--list') == first
assert launch(cache.path, 2, 'no-such-command').contains('no-such-command')
true
