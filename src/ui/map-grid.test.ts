import { describe, expect, test } from "vitest";
import { degreeLabel, gridOf } from "./map-grid.ts";

const at = (west: number, east: number, pixels: number) =>
  gridOf({ south: 36, north: 38, west, east, pixelsPerDegree: pixels / (east - west) });

describe("the grid of a map", () => {
  test.each([
    ["a country", at(-10, 4, 1000), [-10, -8, -6, -4, -2, 0, 2, 4], 0],
    ["a province", at(-5, -4, 1000), [-5, -4.8, -4.6, -4.4, -4.2, -4], 1],
    ["a street", at(-4.78, -4.775, 1000), [-4.78, -4.779, -4.778, -4.777, -4.776, -4.775], 3],
  ])("%s has lines at round degrees", (_, grid, longitudes, decimals) => {
    expect(grid.longitudes).toEqual(longitudes);
    expect(grid.decimals).toBe(decimals);
  });

  test("the world has some lines too, and never too many", () => {
    const world = gridOf({ south: -90, north: 90, west: -400, east: 400, pixelsPerDegree: 1.4 });
    expect(world.latitudes.every((degree) => Math.abs(degree) <= 85)).toBe(true);
    expect(world.longitudes.length).toBeLessThan(60);
  });

  test.each([
    [37.2, "latitude", 1, "37.2° N"],
    [-4.7765, "longitude", 2, "4.78° W"],
    [0, "longitude", 0, "0°"],
    [190, "longitude", 0, "170° W"],
    [-190, "longitude", 0, "170° E"],
  ] as const)("%s of %s is written with its side", (degree, axis, decimals, text) => {
    expect(degreeLabel(degree, axis, decimals)).toBe(text);
  });

  test("a Spanish west is an O", () => {
    expect(degreeLabel(-4.75, "longitude", 2, "O")).toBe("4.75° O");
    expect(degreeLabel(4.75, "longitude", 2, "O")).toBe("4.75° E");
  });
});
