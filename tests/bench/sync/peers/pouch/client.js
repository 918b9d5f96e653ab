// Fills, pushes and pulls, and prints seconds as JSON; the start of the process does not count.
// node client.js FOLDER URL DOCUMENTS fill|push|pull [BATCH]
const fs = require('fs');
const [folder, url, documents, order, batch] = process.argv.slice(2);
const PouchDB = require('pouchdb-node');
const read = () => fs.readFileSync(documents, 'utf8').trim().split('\n').map((line) => {
  const { id, ...rest } = JSON.parse(line);
  return { _id: id, ...rest };
});
const now = () => Number(process.hrtime.bigint()) / 1e9;
(async () => {
  const local = new PouchDB(folder), options = { batch_size: +(batch || 1000) }, all = order === 'fill' ? read() : [];
  const started = now();
  let written = 0;
  if (order === 'fill') for (let at = 0; at < all.length; at += 500) await local.bulkDocs(all.slice(at, at + 500));
  else written = (await (order === 'push' ? local.replicate.to(url, options) : local.replicate.from(url, options))).docs_written;
  console.log(JSON.stringify({ taken_s: now() - started, written }));
  process.exit(0);
})().catch((error) => { console.error(error); process.exit(1); });
