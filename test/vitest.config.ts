import { mkdirSync } from 'node:fs'
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'

// The folder of static assets that wrangler.toml names has to be there, however empty.
mkdirSync('.candor/site', { recursive: true })

// Four projects: pure code in Node, the Worker inside workerd with a real D1, and a browser on the whole platform,
// twice. The first two mostly wait, for a password's scrypt and for answers that take their time on purpose.
const onPlatform = {
  globalSetup: ['test/e2e/support/platform.ts'],
  testTimeout: 90_000,
  hookTimeout: 180_000,
  // A busy machine takes its time; a test that holds does not wait this long.
  expect: { poll: { timeout: 20_000 } },
}

export default defineConfig({
  test: {
    reporters: ['default', './test/support/count-reporter.ts'],
    projects: [
      {
        test: {
          name: 'node',
          isolate: false,
          maxWorkers: 3,
          // Whoever shares the machine with others is slow, not wrong.
          testTimeout: 60_000,
          include: [
            'test/{dashboard,drizzle,flags,lane,languages,ledger,local,measures,site,summaries,widget}/**/*.test.ts',
          ],
        },
      },
      {
        plugins: [
          cloudflareTest(async () => ({
            wrangler: { configPath: './wrangler.toml' },
            miniflare: {
              bindings: {
                OPERATOR_TOKEN: 'operator-token-of-the-tests',
                AUTH_SECRET: 'secret-of-the-tests-0123456789abcdef',
                SETUP_CODE: 'TEST-CODE-1234',
                LEDGER_KEY: 'bGVkZ2VyIGtleSBvZiB0aGUgdGVzdHMsIDMyIGJ5dGU',
                LEDGER_HOST: 'candor.test',
                KEEP_MAILS: 'true',
                // How many ratings bots send in bursts.test.ts.
                BOTS: process.env.BOTS ?? '1500',
                MIGRATIONS: await readD1Migrations('drizzle/migrations'),
              },
            },
          })),
        ],
        test: {
          name: 'worker',
          isolate: false,
          maxWorkers: 3,
          // A password takes its time, and so does telling that it was wrong.
          testTimeout: 90_000,
          hookTimeout: 90_000,
          expect: onPlatform.expect,
          include: ['test/worker/**/*.test.ts'],
          setupFiles: ['test/worker/support/migrate.ts'],
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/e2e/{dashboard,widget,instance}/**/*.test.ts'],
          ...onPlatform,
          sequence: { groupOrder: 1 },
          maxWorkers: 2,
        },
      },
      // What is published when it changes. Publishing takes its time, so these do not keep the others waiting.
      {
        test: {
          name: 'pages',
          include: ['test/e2e/pages/**/*.test.ts'],
          ...onPlatform,
          sequence: { groupOrder: 2 },
          maxWorkers: 2,
        },
      },
    ],
  },
})
