def log = new File(basedir, 'build.log').text
assert log.contains('logging: ch.qos.logback.classic.LoggerContext') : 'it does not log its own way:\n' + log
assert log.findAll(/(?m)^binding: .*/) == ['binding: ch.qos.logback.classic.spi.LogbackServiceProvider'] : log
def classPath = (log =~ /class path: (.*)/)[0][1]
['picocli', 'progressbar', 'slf4j-simple', 'slf4j-nop'].each {
    assert !classPath.contains(it) : it + ' came with shop-output:\n' + classPath
}

assert new File(basedir, 'sales.csv').getText('UTF-8').contains('Alice,1,50')
assert javax.imageio.ImageIO.read(new File(basedir, 'sales.png')).width == 1000
true
