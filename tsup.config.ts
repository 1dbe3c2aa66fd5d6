import { defineConfig, type Options } from 'tsup';

const common: Options = {
  format: ['esm', 'cjs'],
  outDir: 'dist',
  target: 'es2022',
  platform: 'neutral',
  tsconfig: 'tsconfig.src.json',
  treeshake: true,
  dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
};

export default defineConfig([
  { ...common, entry: { index: 'src/index.ts', texts: 'src/texts.ts' }, splitting: true },
  // The verifier is one file to copy: a build of its own shares no chunk with anything.
  { ...common, entry: { 'verifier/index': 'src/verifier/index.ts' }, splitting: false },
]);
