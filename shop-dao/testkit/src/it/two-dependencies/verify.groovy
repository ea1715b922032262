def log = new File(basedir, 'build.log').text
['SQLITE', 'POSTGRES'].each { assert log =~ /found on $it with JUnit 6\./ : "it did not run on $it:\n" + log }
true
