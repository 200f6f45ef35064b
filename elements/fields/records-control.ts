import { property } from 'lit/decorators.js';
import type { OptionsOutput, RelationValue } from '../../sdk/index.ts';
import { type ControlFace, LateControl } from './late-control.ts';

/** Any number of related records: what the grid of checkboxes and the picker with chips share. */
export abstract class RecordsControl extends LateControl {
  /** The records chosen. */
  @property({ attribute: false }) value: readonly RelationValue[] = [];
  /** Finds records by a text; an empty one gives the first. */
  @property({ attribute: false }) search: ((q: string) => Promise<OptionsOutput>) | null = null;

  protected override read(): unknown {
    return this.value;
  }

  protected override write(value: unknown): void {
    this.value = value as readonly RelationValue[];
  }

  protected override formValue(): FormData {
    const data = new FormData();
    for (const { key } of this.value) data.append(this.name, key);
    return data;
  }

  protected override problem(): null {
    return null;
  }

  protected override isEmpty(): boolean {
    return this.value.length === 0;
  }
}

/** Such a control as its drawing knows it. */
export interface RecordsFace extends ControlFace {
  value: readonly RelationValue[];
  search: ((q: string) => Promise<OptionsOutput>) | null;
}
