/**
 * The house: each folder of src imports only from folders to its left.
 * `number -> trace -> plan -> facts -> measure -> schedule -> statement -> settle -> explain -> entries`
 * Tests may import anything. Type-only imports count like any other.
 */
const ROOMS = ['number', 'trace', 'calendar', 'plan', 'facts', 'measure', 'schedule', 'statement', 'settle', 'explain'];
const ENTRIES = ['index.ts', 'texts.ts'];
const TEST = '\\.(test|typetest)\\.ts$';

const anyOf = (names) => `^src/(${names.map((name) => name.replace('.', '\\.')).join('|')})`;
const roomPath = (room) => `^src/${room}/`;

const onlyLeft = ROOMS.map((room, index) => {
  const right = ROOMS.slice(index + 1).map((name) => `${name}/`);
  return {
    name: `${room}-imports-only-left`,
    comment: `${room}/ may import only ${[...ROOMS.slice(0, index), room].join(', ')}`,
    severity: 'error',
    from: { path: roomPath(room), pathNot: TEST },
    to: { path: anyOf([...right, ...ENTRIES.map((entry) => `${entry}$`)]) },
  };
});

module.exports = {
  forbidden: [
    ...onlyLeft,
    {
      name: 'only-known-rooms',
      comment: 'a new folder of src is first given its place in ROOMS of this file',
      severity: 'error',
      from: { path: '^src/', pathNot: [`^src/(${ROOMS.join('|')}|verifier)/`, anyOf(ENTRIES), TEST] },
      to: {},
    },
    {
      name: 'imports-stay-in-known-rooms',
      comment: 'src imports nothing of the project but rooms of src that have a place in the order',
      severity: 'error',
      from: { path: '^src/', pathNot: TEST },
      to: {
        pathNot: [`^src/(${ROOMS.join('|')}|verifier)/`, anyOf(ENTRIES), 'node_modules/'],
        dependencyTypes: ['local'],
      },
    },
    {
      name: 'verifier-imports-nothing',
      comment: 'verifier/ is one file to copy: it rests on nothing else',
      severity: 'error',
      from: { path: '^src/verifier/', pathNot: TEST },
      to: { pathNot: '^src/verifier/' },
    },
    {
      name: 'verifier-stands-alone',
      comment: 'nothing else in src imports verifier/: it is a second opinion, not a part',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/verifier/', TEST] },
      to: { path: '^src/verifier/' },
    },
    {
      name: 'decimal-in-one-file',
      comment: 'only src/number/decimal.ts imports decimal.js',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/number/decimal\\.ts$', TEST] },
      to: { path: '(^|/)decimal\\.js(/|$)', pathNot: '^src/' },
    },
    {
      name: 'zod-in-plan-only',
      comment: 'only src/plan imports zod',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/plan/', TEST] },
      to: { path: '(^|/)zod(/|$)' },
    },
    {
      name: 'zod-is-zod-mini',
      comment: "zod is imported as `import * as z from 'zod/mini'`",
      severity: 'error',
      from: { path: '^src/', pathNot: TEST },
      to: { path: '(^|/)zod(/|$)', pathNot: '(^|/)zod/(v4/)?mini(/|$)' },
    },
    {
      name: 'schedule-rests-on-its-form',
      comment: 'evaluating, inverting and listing jumps read only the piecewise-linear form',
      severity: 'error',
      from: { path: '^src/schedule/(evaluate|invert|jumps)\\.ts$' },
      to: { pathNot: ['^src/schedule/form\\.ts$', '^src/number/'] },
    },
    {
      name: 'no-node-builtins',
      comment: 'src runs in Node, a browser and a spreadsheet alike',
      severity: 'error',
      from: { path: '^src/', pathNot: TEST },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-other-packages',
      comment: 'src depends on decimal.js and zod only',
      severity: 'error',
      from: { path: '^src/', pathNot: TEST },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-bundled', 'npm-no-pkg', 'npm-unknown'],
        pathNot: '(^|/)(decimal\\.js|zod)(/|$)',
      },
    },
    {
      name: 'not-resolvable',
      comment: 'every import leads to a file',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'no-cycles',
      comment: 'no file imports itself by a detour',
      severity: 'error',
      from: { path: '^src/', pathNot: TEST },
      to: { circular: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.json'],
    },
  },
};
