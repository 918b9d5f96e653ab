// A CouchDB-compatible server on LevelDB, loopback only.   node server.js PORT FOLDER
const [port, folder] = process.argv.slice(2);
const PouchDB = require('pouchdb-node').defaults({ prefix: folder + '/' });
const app = require('express')();
app.use('/', require('express-pouchdb')(PouchDB, { mode: 'minimumForPouchDB', inMemoryConfig: true, logPath: folder + '/log.txt' }));
app.listen(+port, '127.0.0.1', () => console.log('up'));
