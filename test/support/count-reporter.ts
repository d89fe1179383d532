// Closes a run with one plain line: `N passed, N failed`.
import type { Reporter, TestModule } from 'vitest/node'

export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const states = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state))
    const count = (wanted: string) => states.filter((state) => state === wanted).length
    const skipped = states.length - count('passed') - count('failed')
    // A file that could not be loaded has no tests to fail, and an error outside all tests is a failure as well.
    const broken = modules.filter((module) => module.errors().length > 0).length
    const failed = count('failed') + broken + errors.length
    console.log(`${count('passed')} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
  }
}
