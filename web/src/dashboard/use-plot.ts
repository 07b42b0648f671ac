import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import uPlot from 'uplot';
import type { Interval } from '../period/interval.ts';
import type { Metric } from '../state/metric.ts';
import type { ChartData } from './chart-data.ts';
import { type ChartLook, chartOptions, columnsOf } from './chart-options.ts';

/** Keeps a uPlot in an element: new data is set into it; another metric, interval, theme makes a new one. */
export function usePlot(
  host: RefObject<HTMLDivElement | null>,
  chart: { data: ChartData; metric: Metric; interval: Interval; theme: string },
  onCursor: (index: number | null, left: number) => void,
): RefObject<uPlot | null> {
  const plot = useRef<uPlot | null>(null);
  const data = useRef(chart.data);
  data.current = chart.data;
  const { metric, interval, theme } = chart;

  // biome-ignore lint/correctness/useExhaustiveDependencies: theme changes the colours that are read from the page
  useLayoutEffect(() => {
    const element = host.current;
    if (!element) return;
    const made = new uPlot(
      chartOptions({
        data: () => data.current,
        metric,
        interval,
        look: readLook(element),
        size: { width: element.clientWidth, height: element.clientHeight },
        onCursor,
      }),
      columnsOf(data.current),
      element,
    );
    plot.current = made;
    const observer = new ResizeObserver(() =>
      made.setSize({ width: element.clientWidth, height: element.clientHeight }),
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
      made.destroy();
      plot.current = null;
    };
  }, [host, metric, interval, theme, onCursor]);

  useEffect(() => {
    plot.current?.setData(columnsOf(chart.data));
  }, [chart.data]);

  return plot;
}

function readLook(element: HTMLElement): ChartLook {
  const probe = document.createElement('span');
  element.append(probe);
  const read = (name: string) => {
    probe.style.color = `var(--color-${name})`;
    return getComputedStyle(probe).color;
  };
  const look = {
    accent: read('accent'),
    line: read('line'),
    text: read('ink-faint'),
    surface: read('surface'),
    font: getComputedStyle(element).fontFamily,
  };
  probe.remove();
  return look;
}
