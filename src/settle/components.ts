/**
 * The components of one settlement, each settled when it is first asked for: in the order of the plan, or earlier where
 * another one or its modifier reads its attainment or amount. A parsed plan has no circles.
 */
import type { ComponentFigures } from '../measure/context.js';
import type { Component } from '../plan/plan.js';
import type { Figure, Ledger } from '../trace/ledger.js';
import { type SettledComponent, settleComponent } from './component.js';
import { type MeasuredComponent, measureComponent } from './measured.js';
import { Modifiers } from './modifiers.js';
import type { Settlement } from './settlement.js';

export class Components implements ComponentFigures {
  readonly #settlement: Settlement;
  readonly #modifiers: Modifiers;
  readonly #measured = new Map<Component, MeasuredComponent | undefined>();
  readonly #settled = new Map<Component, SettledComponent | undefined>();

  /** @param settlement what is settled; its measures come to know these components */
  constructor(settlement: Settlement) {
    this.#settlement = { ...settlement, measures: { ...settlement.measures, components: this } };
    this.#modifiers = new Modifiers(this.#settlement);
  }

  /** What is settled, with measures that may read these components. */
  get settlement(): Settlement {
    return this.#settlement;
  }

  /** All components that run in the period, in the order of the plan. */
  settle(): SettledComponent[] {
    const { plan } = this.#settlement;
    const settled = plan.components.flatMap((component) => this.#settle(component) ?? []);
    this.#modifiers.checkUnread(plan.modifiers);
    return settled;
  }

  attainment(id: string, asking: Ledger): Figure | undefined {
    const measured = this.#measure(this.#byId(id));
    if (measured === undefined) return undefined;
    return measured.goal?.attainment ?? asking.add([]);
  }

  earned(id: string, asking: Ledger): Figure {
    const component = this.#byId(id);
    const settled = component.pays === false ? undefined : this.#settle(component);
    return settled === undefined ? asking.add([]) : settled.alone().amount;
  }

  #byId(id: string): Component {
    return this.#settlement.plan.components.find((component) => component.id === id) as Component;
  }

  #measure(component: Component): MeasuredComponent | undefined {
    if (!this.#measured.has(component)) {
      this.#measured.set(component, measureComponent(component, this.#settlement));
    }
    return this.#measured.get(component);
  }

  #settle(component: Component): SettledComponent | undefined {
    if (!this.#settled.has(component)) {
      const measured = this.#measure(component);
      const settled = measured && settleComponent(measured, this.#modifiers);
      this.#settled.set(component, settled);
    }
    return this.#settled.get(component);
  }
}
