// Where the marks of points stand, so that none hides another, a point or a whisker.

/** A point in pixels, and the ends of its upright whisker. */
export interface Spot {
  x: number
  y: number
  low: number
  high: number
}
export interface Box {
  left: number
  right: number
  top: number
  bottom: number
}
type Place = { x: number; y: number }

/** Of a mark, and of a point. */
export const radius = 10
const point = 4
const near = radius + point + 3
const distances = [near, near + 10, near + 22, near + 36, near + 54]
const angles = [0, 180, -40, 40, -140, 140, -70, 70, -110, 110].map((degrees) => (degrees * Math.PI) / 180)

const isWithin = ({ x, y }: Place, box: Box) =>
  x >= box.left + radius && x <= box.right - radius && y >= box.top + radius && y <= box.bottom - radius

const isOn = (one: Place, other: Place, reach: number) => Math.hypot(one.x - other.x, one.y - other.y) < reach

const crosses = ({ x, y }: Place, { x: at, low, high }: Spot) =>
  Math.abs(x - at) < radius + 1 && y > high - radius && y < low + radius

/** To hide a mark is worst. */
const faultsOf = (place: Place, spots: readonly Spot[], marks: readonly Place[]) =>
  marks.filter((mark) => isOn(place, mark, 2 * radius + 2)).length * 4 +
  spots.filter((spot) => isOn(place, spot, radius + point + 1)).length * 2 +
  spots.filter((spot) => crosses(place, spot)).length

/** Nearest first: for each point the place beside it with the fewest faults. `isAway`: it takes a line to its point. */
export const marksBeside = (spots: readonly Spot[], box: Box): (Place & { isAway: boolean })[] => {
  const marks: (Place & { isAway: boolean })[] = []
  for (const spot of spots) {
    const places = distances.flatMap((distance) =>
      angles.map((angle) => ({
        x: Number((spot.x + distance * Math.cos(angle)).toFixed(1)),
        y: Number((spot.y + distance * Math.sin(angle)).toFixed(1)),
        isAway: distance > near,
      })),
    )
    const inside = places.filter((place) => isWithin(place, box))
    const [first = { x: spot.x, y: spot.y, isAway: false }, ...others] = inside
    let [best, fewest] = [first, faultsOf(first, spots, marks)]
    for (const place of others) {
      const faults = faultsOf(place, spots, marks)
      if (faults < fewest) [best, fewest] = [place, faults]
    }
    marks.push(best)
  }
  return marks
}
