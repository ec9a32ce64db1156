import fc from "fast-check";
import { expect, test } from "vitest";
import { align, axisSpan, statsOf, withGaps, type ChartPoint } from "./chart-data.ts";

const at = (...times: number[]): ChartPoint[] => times.map((time) => ({ at: time, value: time }));
const line = (id: string, points: ChartPoint[]) => ({ id, name: id, points });

test("lines with times of their own stand over one axis", () => {
  const both = align([line("a", at(1000, 2000, 3000)), line("b", at(2000, 2500))]);
  expect(both.times).toEqual([1, 2, 2.5, 3]);
  expect(both.values).toEqual([
    [1000, 2000, undefined, 3000],
    [undefined, 2000, 2500, undefined],
  ]);
});

test("a silence is a gap, an uneven step is none", () => {
  expect(withGaps(at(0, 10, 20, 100, 110)).filter(({ value }) => value === null)).toEqual([
    { at: 30, value: null },
  ]);
  expect(withGaps(at(0, 10, 25, 40))).toEqual(at(0, 10, 25, 40));
});

test("figures leave out what was not measured", () => {
  const points = [...at(2, 4), { at: 5, value: null }, ...at(6)];
  expect(statsOf(points)).toEqual({ min: 2, mean: 4, max: 6, last: 6 });
  expect(statsOf([{ at: 1, value: null }])).toBeNull();
});

test.each<[string, number, number, number[], [number, number]]>([
  ["a near limit is in sight", -20, -19, [-18], [-20.16, -17.84]],
  ["a far one does not press the values flat", -20, -19, [-8], [-20.08, -18.92]],
  ["traffic begins at nothing", 0, 100, [], [0, 108]],
])("%s", (_, min, max, limits, span) => {
  const [low, high] = axisSpan(min, max, limits);
  expect([low, high].map((value) => Math.round(value * 100) / 100)).toEqual(span);
});

test("an axis always holds its values, and no value is lost by aligning", () => {
  const value = fc.double({ min: -1e9, max: 1e9, noNaN: true });
  fc.assert(
    fc.property(fc.array(value, { minLength: 1 }), fc.array(value), (values, limits) => {
      const [min, max] = [Math.min(...values), Math.max(...values)];
      const [low, high] = axisSpan(min, max, limits);
      expect(low).toBeLessThanOrEqual(min);
      expect(high).toBeGreaterThan(max);
      const points = values.map((one, index) => ({ at: index * 1000, value: one }));
      expect(align([line("a", points)]).values[0]).toEqual(values);
    }),
  );
});
