import { describe, expect, it } from 'vitest';
import { CHANNELS } from '../../../core/channel.ts';
import { DEVICES } from '../../../core/device.ts';
import {
  EVENT_DIMENSIONS,
  type EventDimension,
  emptyLabel,
  VIEW_DIMENSIONS,
  VISIT_DIMENSIONS,
} from '../../../core/query/dimensions.ts';
import { NAVIGATION_TYPES } from '../../../core/vitals/navigation-types.ts';
import { INTERACTIONS, LCP_KINDS, LOAD_STATES } from '../../../core/vitals/page-words.ts';
import { values as german } from './de/values.ts';
import { valueTexts as english } from './values-en.ts';

const DIMENSIONS = { ...VISIT_DIMENSIONS, ...VIEW_DIMENSIONS, ...EVENT_DIMENSIONS };
const CLOSED: Record<string, readonly string[]> = {
  channel: CHANNELS,
  device: DEVICES,
  navigation: Object.values(NAVIGATION_TYPES),
  lcp_kind: LCP_KINDS,
  inp_type: INTERACTIONS,
  inp_state: LOAD_STATES,
  cls_state: LOAD_STATES,
};

describe.each([
  ['English', english],
  ['German', german],
])('the names of values in %s', (_, texts) => {
  it('are there for every value of the closed lists, and for none besides', () => {
    // The browser's words for this are its own to add to.
    const { delivery, ...names } = texts.names;
    expect(Object.keys(delivery)).toContain('cache');
    const keys = Object.entries(names).map(([dimension, of]) => [dimension, Object.keys(of).toSorted()]);
    expect(Object.fromEntries(keys)).toEqual(
      Object.fromEntries(Object.entries(CLOSED).map(([name, list]) => [name, list.toSorted()])),
    );
  });

  it('tell the values of a list apart', () => {
    for (const of of Object.values(texts.names)) {
      expect(new Set(Object.values(of)).size).toBe(Object.keys(of).length);
    }
  });

  it('are there for every word that stands for no value, and for none besides', () => {
    const names = [...Object.keys(DIMENSIONS), 'event:props:plan'] as EventDimension[];
    const words = new Set(names.map(emptyLabel).filter((word) => word !== ''));
    expect(new Set(Object.keys(texts.empty))).toEqual(words);
  });
});
