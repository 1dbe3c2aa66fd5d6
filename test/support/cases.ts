/** Case files: a plan, facts and what must come out. Read by the runner, and by everything that wants real statements. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../cases', import.meta.url));

/** Expected figures of one component; figures are compared as numbers. */
export interface ExpectedComponent {
  readonly figure?: string;
  readonly quota?: string;
  readonly attainment?: string;
  readonly incentive?: string;
  readonly pay?: string;
  readonly amount?: string;
}

export interface GoodCase {
  readonly title: string;
  readonly source: string;
  readonly published?: string;
  readonly plan: unknown;
  readonly facts: unknown;
  readonly settle: { readonly payee: string; readonly period: string };
  readonly expected: {
    readonly components?: Readonly<Record<string, ExpectedComponent>>;
    readonly kinds?: Readonly<Record<string, string>>;
    readonly earned?: string;
    readonly payable?: string;
    /** All steps from earned to payable; figures of those fields that are named. */
    readonly toPayable?: readonly {
      readonly step: string;
      readonly amount: string;
      readonly [field: string]: string;
    }[];
    readonly carried?: string;
    /** What each component comes to after a plan cap. */
    readonly capped?: Readonly<Record<string, string>>;
    readonly notes?: Readonly<Record<string, readonly string[]>>;
  };
}

export interface BadCase {
  readonly title: string;
  readonly source: string;
  /** Of a plan that is wrong: whether an editor with the JSON Schema sees it, or only `parsePlan`. */
  readonly seenBy?: 'schema' | 'parsePlan';
  readonly plan: unknown;
  readonly facts?: unknown;
  readonly settle?: { readonly payee: string; readonly period: string };
  readonly problems: readonly {
    readonly code: string;
    readonly at?: string;
    readonly line?: { readonly index: number; readonly id?: string };
  }[];
}

/** What one version of the plan comes to in its part of the period. */
export interface ExpectedVersion {
  readonly from?: string;
  readonly to?: string;
  readonly share?: string;
  readonly proration?: string;
  /** Exactly the components of this version, in their order. */
  readonly components: Readonly<Record<string, ExpectedComponent>>;
  readonly capped?: Readonly<Record<string, string>>;
}

/** A good case of several versions of a plan, settled together. */
export interface VersionsCase extends Omit<GoodCase, 'plan' | 'expected'> {
  readonly plans: readonly unknown[];
  readonly expected: GoodCase['expected'] & { readonly versions?: readonly ExpectedVersion[] };
}

/** A bad case of several versions of a plan. */
export interface BadVersionsCase extends Omit<BadCase, 'plan'> {
  readonly plans: readonly unknown[];
}

export interface CaseFile<Case> {
  /** Path below `test/cases`, without the ending. */
  readonly name: string;
  readonly mechanic: string;
  readonly content: Case;
}

/** Where the file of a case lies. */
export function pathOf(name: string): string {
  return join(ROOT, `${name}.json`);
}

/** All case files of one plan, in order of their names. */
export function caseFiles(kind: 'good'): CaseFile<GoodCase>[];
export function caseFiles(kind: 'bad'): CaseFile<BadCase>[];
export function caseFiles(kind: 'good' | 'bad'): CaseFile<GoodCase | BadCase>[] {
  return allFiles<GoodCase | BadCase>(kind).filter(({ content }) => !('plans' in content));
}

/** All case files of several versions of a plan, in order of their names. */
export function versionsCases(kind: 'good'): CaseFile<VersionsCase>[];
export function versionsCases(kind: 'bad'): CaseFile<BadVersionsCase>[];
export function versionsCases(kind: 'good' | 'bad'): CaseFile<VersionsCase | BadVersionsCase>[] {
  return allFiles<VersionsCase | BadVersionsCase>(kind).filter(({ content }) => 'plans' in content);
}

function allFiles<Case extends object>(kind: 'good' | 'bad'): CaseFile<Case>[] {
  return filesBelow(ROOT)
    .filter((path) => path.endsWith('.json') && path.split('/').includes(kind))
    .map((path) => ({
      name: relative(ROOT, path).replace(/\.json$/, ''),
      mechanic: relative(ROOT, path).split('/')[0] as string,
      content: JSON.parse(readFileSync(path, 'utf8')) as Case,
    }));
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      return statSync(path).isDirectory() ? filesBelow(path) : [path];
    });
}
