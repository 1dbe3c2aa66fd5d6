import { chained } from './support/generate-chain.js';
import { chainDifferences } from './second-path/compare-chain.js';
const c = chained(Number(process.argv[2]));
for (const p of c.plans as any[]) console.log(JSON.stringify({...p, labels:0}).slice(0,3000));
for (const [i,s] of c.steps.entries()) console.log(JSON.stringify(s), JSON.stringify(c.factsAt(i)).length);
const f:any=c.factsAt(c.steps.length-1);
console.log(c.payee, JSON.stringify(f.payees?.find((p:any)=>p.id===c.payee)), Object.keys(f));
console.log(chainDifferences(c));
