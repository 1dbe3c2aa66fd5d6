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
    /** `null`: nothing is left open. */
    readonly carried?: string | null;
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

/** What several versions of a plan must come to. */
export type ExpectedOfVersions = GoodCase['expected'] & { readonly versions?: readonly ExpectedVersion[] };

/** A good case of several versions of a plan, settled together. */
export interface VersionsCase extends Omit<GoodCase, 'plan' | 'expected'> {
  readonly plans: readonly unknown[];
  readonly expected: ExpectedOfVersions;
}

/** A bad case of several versions of a plan. */
export interface BadVersionsCase extends Omit<BadCase, 'plan'> {
  readonly plans: readonly unknown[];
}

/** What one statement of a chain must come to: as a good case, and what only a chain has. */
export interface ExpectedInChain extends ExpectedOfVersions {
  /** Figures that the next statement needs, by component; a component that is not named may remember anything. */
  readonly remembers?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Exactly the closed periods that stand corrected, with what each earns now. */
  readonly corrections?: readonly { readonly period: string; readonly earned: string }[];
  /** The codes of all notices, with what they are about where it is named. */
  readonly notices?: readonly { readonly code: string; readonly about?: readonly string[] }[];
  /** The rows for payroll, all of them in order; fields that are not named may be anything. */
  readonly payables?: readonly Readonly<Record<string, string>>[];
  /** What a final statement forgives, all of it. */
  readonly forgiven?: readonly { readonly component?: string; readonly amount: string }[];
}

/** One statement after the others, or an attempt that is refused and adds none. */
export interface ChainStep {
  readonly settle: {
    readonly payee: string;
    readonly period: string;
    readonly reopen?: string | readonly string[];
    readonly final?: { readonly balances: 'claim' | 'forgive' };
  };
  /**
   * Facts that are known from this step on. Of a list, entries are put to those there are; one with the id of one there is takes its
   * place, but a payee, who takes the fields named. Everything else takes the place of what there was.
   */
  readonly add?: Readonly<Record<string, unknown>>;
  /** The plans from this step on. */
  readonly plans?: readonly unknown[];
  readonly expected?: ExpectedInChain;
  readonly problems?: BadCase['problems'];
}

/** Several statements of a payee, each settled after the ones before it. */
export interface ChainCase {
  readonly title: string;
  readonly source: string;
  readonly published?: string;
  readonly plan?: unknown;
  readonly plans?: readonly unknown[];
  readonly facts: Readonly<Record<string, unknown>>;
  readonly chain: readonly ChainStep[];
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

/** All case files of several statements in a row, in order of their names. */
export function chainCases(): CaseFile<ChainCase>[] {
  return allFiles<ChainCase>('chain');
}

function allFiles<Case extends object>(kind: 'good' | 'bad' | 'chain'): CaseFile<Case>[] {
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
