/** Time against size on a log scale: 1 is linear, 2 quadratic. Coarse on purpose, since machines are noisy. */

/**
 * The slope of the logarithm of the time over the logarithm of the size; of each size the quickest of three runs
 * counts, and making the input does not.
 */
export function growthOf<Input>(
  sizes: readonly number[],
  make: (size: number) => Input,
  run: (input: Input) => unknown,
): number {
  const points = sizes.map((size) => {
    const input = make(size);
    const times = [0, 1, 2].map(() => {
      const started = performance.now();
      run(input);
      return performance.now() - started;
    });
    return [Math.log(size), Math.log(Math.max(0.05, ...[Math.min(...times)]))] as const;
  });
  const mean = (place: 0 | 1): number => points.reduce((total, point) => total + point[place], 0) / points.length;
  const [meanSize, meanTime] = [mean(0), mean(1)];
  const above = points.reduce((total, [size, time]) => total + (size - meanSize) * (time - meanTime), 0);
  const below = points.reduce((total, [size]) => total + (size - meanSize) ** 2, 0);
  return above / below;
}
