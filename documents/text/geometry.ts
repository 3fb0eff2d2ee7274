export type Point = { x: number; y: number };

/** Four corners of a line of text as it is read: top left, top right, bottom right, bottom left. */
export type Quad = readonly [Point, Point, Point, Point];

export const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

export const widthOf = ([tl, tr, br, bl]: Quad): number => (distance(tl, tr) + distance(bl, br)) / 2;

export const heightOf = ([tl, tr, br, bl]: Quad): number => (distance(tl, bl) + distance(tr, br)) / 2;

export function centreOf([tl, tr, br, bl]: Quad): Point {
  return { x: (tl.x + tr.x + br.x + bl.x) / 4, y: (tl.y + tr.y + br.y + bl.y) / 4 };
}

/** Convex hull, counter-clockwise, without repeated points (Andrew's monotone chain). */
export function hullOf(points: readonly Point[]): Point[] {
  const sorted = points.toSorted((a, b) => a.x - b.x || a.y - b.y);
  if (sorted.length < 3) return sorted;
  const half = (ordered: readonly Point[]): Point[] => {
    const chain: Point[] = [];
    for (const point of ordered) {
      while (chain.length >= 2 && turn(chain.at(-2)!, chain.at(-1)!, point) <= 0) chain.pop();
      chain.push(point);
    }
    chain.pop();
    return chain;
  };
  return [...half(sorted), ...half(sorted.toReversed())];
}

function turn(a: Point, b: Point, c: Point): number {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/** The rectangle around `points` whose sides lie at `angle` (radians), as a Quad read along that angle. */
export function boxAt(points: readonly Point[], angle: number, grow = 0): Quad {
  const ux = Math.cos(angle);
  const uy = Math.sin(angle);
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of points) {
    const along = x * ux + y * uy;
    const across = -x * uy + y * ux;
    left = Math.min(left, along);
    right = Math.max(right, along);
    top = Math.min(top, across);
    bottom = Math.max(bottom, across);
  }
  const corner = (along: number, across: number): Point => ({
    x: along * ux - across * uy,
    y: along * uy + across * ux,
  });
  return [
    corner(left - grow, top - grow),
    corner(right + grow, top - grow),
    corner(right + grow, bottom + grow),
    corner(left - grow, bottom + grow),
  ];
}

/** The smallest rectangle around a hull, read along its longer side, angle in (-π/2, π/2]. */
export function smallestBox(hull: readonly Point[]): { angle: number; quad: Quad } {
  let best: { angle: number; quad: Quad; area: number } | undefined;
  for (let at = 0; at < hull.length; at += 1) {
    const a = hull[at]!;
    const b = hull[(at + 1) % hull.length]!;
    const angle = Math.atan2(b.y - a.y, b.x - a.x);
    const quad = boxAt(hull, angle);
    const area = widthOf(quad) * heightOf(quad);
    if (!best || area < best.area) best = { angle, quad, area };
  }
  if (!best) return { angle: 0, quad: boxAt(hull, 0) };
  const along = widthOf(best.quad) >= heightOf(best.quad) ? best.angle : best.angle + Math.PI / 2;
  const angle = halfTurn(along);
  return { angle, quad: boxAt(hull, angle) };
}

/** The same direction of a line without its sense: an angle in (-π/2, π/2]. */
export function halfTurn(angle: number): number {
  const turned = angle - Math.PI * Math.round(angle / Math.PI);
  return turned <= -Math.PI / 2 ? turned + Math.PI : turned;
}

/**
 * The projective map that takes (0,0), (width,0), (width,height), (0,height) to the corners of `quad`, as the eight
 * numbers of x' = (ax+by+c)/(gx+hy+1), y' = (dx+ey+f)/(gx+hy+1).
 */
export function mapOnto(width: number, height: number, [p, q, r, s]: Quad): readonly number[] {
  const dx1 = q.x - r.x;
  const dx2 = s.x - r.x;
  const dy1 = q.y - r.y;
  const dy2 = s.y - r.y;
  const sumX = p.x - q.x + r.x - s.x;
  const sumY = p.y - q.y + r.y - s.y;
  const determinant = dx1 * dy2 - dx2 * dy1;
  const g = determinant === 0 ? 0 : (sumX * dy2 - dx2 * sumY) / determinant;
  const h = determinant === 0 ? 0 : (dx1 * sumY - sumX * dy1) / determinant;
  return [
    (q.x - p.x + g * q.x) / width,
    (s.x - p.x + h * s.x) / height,
    p.x,
    (q.y - p.y + g * q.y) / width,
    (s.y - p.y + h * s.y) / height,
    p.y,
    g / width,
    h / height,
  ];
}
