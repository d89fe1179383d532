// Where the marks of a chart stand: beside their points, none on another.
import { describe, expect, it } from 'vitest'
import { marksBeside, radius } from '../../site/src/charts/beside.ts'

const box = { left: 30, right: 378, top: 34, bottom: 300 }
const spot = (x: number, y: number) => ({ x, y, low: y + 25, high: y - 25 })

describe('marks beside points', () => {
  it('stand next to a point that is alone', () => {
    const [mark] = marksBeside([spot(200, 150)], box)
    expect(mark).toMatchObject({ y: 150, isAway: false })
    expect((mark?.x ?? 0) - 200).toBeLessThan(2 * radius)
  })

  it('never hide one another, nor a point, where twelve of them crowd', () => {
    const spots = Array.from({ length: 12 }, (_, index) =>
      spot(90 + (index % 4) * 14, 130 + Math.floor(index / 4) * 16),
    )
    const marks = marksBeside(spots, box)
    for (const [index, one] of marks.entries()) {
      for (const other of marks.slice(index + 1))
        expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThanOrEqual(2 * radius)
      for (const { x, y } of spots) expect(Math.hypot(one.x - x, one.y - y)).toBeGreaterThanOrEqual(radius)
    }
  })

  it('stay out of the bands of the corners', () => {
    for (const { x, y } of marksBeside([spot(30, 34), spot(378, 300), spot(31, 36)], box)) {
      expect(x - radius).toBeGreaterThanOrEqual(box.left)
      expect(x + radius).toBeLessThanOrEqual(box.right)
      expect(y - radius).toBeGreaterThanOrEqual(box.top)
      expect(y + radius).toBeLessThanOrEqual(box.bottom)
    }
  })
})
