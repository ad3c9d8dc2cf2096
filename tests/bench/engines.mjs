// engines.mjs -- the determination of policy 100 in rule engines for node, where they are installed.
//
//   node engines.mjs CASES.csv NODE_MODULES
//
// Every engine must give the expected outcomes before it is timed.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const [file, modules] = process.argv.slice(2);
const require = createRequire(path.resolve(modules, 'x.js'));
const [head, ...lines] = readFileSync(file, 'utf8').trim().split('\n');
const names = head.split(',');
const cases = lines.map(l => Object.fromEntries(l.split(',').map((v, i) => [names[i], Number(v)])));

const load = name => { try { return require(name); } catch { console.log(`  ${name}: not installed, skipped`); } };
const show = (name, times) => {
  times.sort((a, b) => a - b);
  const q = p => times[Math.round(p * (times.length - 1))].toFixed(0);
  console.log(`  ${name.padEnd(46)} ${q(0.5).padStart(9)} ns  (${q(0.25)} .. ${q(0.75)})`);
};

async function measure(name, decide, rounds = 9) {
  for (const c of cases) if (await decide(c) !== c.outcome) return console.log(`  ${name}: other answers, not timed`);
  const times = [];
  for (let r = 0; r < rounds; r++) {
    const begin = process.hrtime.bigint();
    for (const c of cases) { const a = decide(c); if (a instanceof Promise) await a; }
    times.push(Number(process.hrtime.bigint() - begin) / cases.length);
  }
  show(name, times);
}

console.log('\nPolicy 100 in engines for node, the determination, a case');
await measure('JavaScript, a chain of if', c => {
  if (c.date_of_service < 14396) return 0;
  if (c.indication === 1) return c.patient_group === 1 && c.gestational_age >= 238 ? 1 : 2;
  return 2;
});

const is = (name, value) => ({ '==': [{ var: name }, value] });
const logic = { if: [
  { '<': [{ var: 'date_of_service' }, 14396] }, 0,
  { and: [is('indication', 1), is('patient_group', 1), { '>=': [{ var: 'gestational_age' }, 238] }] }, 1,
  2] };
const jl = load('json-logic-js');
if (jl) await measure('json-logic-js', c => jl.apply(logic, c));
const jle = load('json-logic-engine');
if (jle) { const run = new jle.LogicEngine().build(logic); await measure('json-logic-engine, compiled', c => run(c)); }

const zen = load('@gorules/zen-engine');
if (zen) {
  const column = (id, field) => ({ id, name: id, type: 'expression', field });
  const content = { contentType: 'application/vnd.gorules.decision', nodes: [
    { id: 'in', type: 'inputNode', name: 'in', position: { x: 0, y: 0 } },
    { id: 't', type: 'decisionTableNode', name: 't', position: { x: 1, y: 0 }, content: { hitPolicy: 'first',
      inputs: [column('d', 'date_of_service'), column('i', 'indication'), column('p', 'patient_group'), column('g', 'gestational_age')],
      outputs: [column('o', 'outcome')],
      rules: [
        { _id: '1', d: '< 14396', i: '', p: '', g: '', o: '0' },
        { _id: '2', d: '', i: '1', p: '1', g: '>= 238', o: '1' },
        { _id: '3', d: '', i: '', p: '', g: '', o: '2' }] } },
    { id: 'out', type: 'outputNode', name: 'out', position: { x: 2, y: 0 } }],
    edges: [{ id: 'a', sourceId: 'in', targetId: 't', type: 'edge' }, { id: 'b', sourceId: 't', targetId: 'out', type: 'edge' }] };
  const decision = new zen.ZenEngine().createDecision(content);
  await measure('GoRules Zen', async c => (await decision.evaluate(c)).result.outcome, 5);
}

const duck = load('@duckdb/node-api');
if (duck) {
  const db = await (await duck.DuckDBInstance.create(':memory:')).connect();
  await db.run('SET threads = 1');
  await db.run(`CREATE TABLE c AS SELECT * FROM read_csv('${file}'), range(2000)`);
  const outcome = 'CASE WHEN date_of_service < 14396 THEN 0 WHEN indication = 1 AND patient_group = 1 AND gestational_age >= 238 THEN 1 ELSE 2 END';
  const one = async q => Number((await (await db.run(q)).getRows())[0][0]);
  if (await one(`SELECT count(*) FROM c WHERE ${outcome} <> outcome`) !== 0) console.log('  DuckDB: other answers, not timed');
  else {
    const times = [];
    for (let r = 0; r < 9; r++) {
      const begin = process.hrtime.bigint();
      await one(`SELECT sum(${outcome}) FROM c`);
      times.push(Number(process.hrtime.bigint() - begin) / (cases.length * 2000));
    }
    times.sort((a, b) => a - b);
    console.log(`  ${'DuckDB CASE, integers, a row'.padEnd(46)} ${times[4].toFixed(2).padStart(9)} ns  (${times[2].toFixed(2)} .. ${times[6].toFixed(2)})`);
  }
}
