// The walls between the rooms. Each rule is one sentence of the design.
const nouns =
  'accounts|audit|businesses|cases|instance|keys|live|members|questions|ratings|summaries|touchpoints|upkeep'

module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(cloudflare:|astro:|node:)' },
    },
    {
      name: 'contract-imports-only-zod',
      severity: 'error',
      from: { path: '^worker/contract/' },
      to: { pathNot: '^worker/contract/|^node_modules/zod/' },
    },
    {
      name: 'measures-import-only-their-own',
      severity: 'error',
      from: { path: '^worker/measures/' },
      to: { pathNot: '^worker/measures/' },
    },
    {
      name: 'flags-know-words-only',
      comment: 'What makes a text wait cannot reach for the stars.',
      severity: 'error',
      from: { path: '^worker/flags/' },
      to: { pathNot: '^worker/(flags|contract)/' },
    },
    {
      name: 'who-verifies-a-ledger-needs-no-platform',
      severity: 'error',
      from: {
        path: '^worker/ledger/(audit|bundle|checkpoint|compare|edge|encoding|entry|fold|note|printed|proofs|receipt|tiles|tree|verify)\\.ts$',
      },
      to: {
        pathNot:
          '^worker/(contract|ledger/(bundle|checkpoint|compare|edge|encoding|entry|fold|note|printed|proofs|receipt|tiles|tree|verify)\\.ts)|^node_modules/@noble/',
      },
    },
    {
      name: 'faults-know-nothing-of-http',
      severity: 'error',
      from: { path: '^worker/(faults|hash|calendar)\\.ts$' },
      to: { pathNot: '^worker/(faults|hash|calendar)\\.ts$' },
    },
    {
      name: 'http-imports-no-noun',
      severity: 'error',
      from: { path: '^worker/http/' },
      to: { path: `^worker/(${nouns}|hosted|widget|lane|local)/`, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'the-lane-knows-no-noun-and-no-http',
      severity: 'error',
      from: { path: '^worker/(lane|search)/' },
      to: { path: `^worker/(${nouns}|http|hosted|widget|local)/` },
    },
    {
      name: 'nouns-share-only-what-they-show',
      comment: 'A noun may use what another one is there to offer, never reach for its other verbs or its routes.',
      severity: 'error',
      from: { path: `^worker/(${nouns})/` },
      to: { path: `^worker/(${nouns})/(?!find|form|words|actor|auth|guard|note|settings)`, pathNot: '^worker/$1/' },
    },
    {
      name: 'routes-are-for-the-app-alone',
      severity: 'error',
      from: { pathNot: '^(worker/app\\.ts|test/)' },
      to: { path: '^worker/.*routes\\.ts$' },
    },
    {
      name: 'the-widget-imports-types-and-what-is-asked-only',
      severity: 'error',
      from: { path: '^site/widget/' },
      to: { pathNot: '^site/widget/|^worker/contract/asking\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'the-site-takes-contracts-words-and-measures-of-the-worker',
      severity: 'error',
      from: { path: '^site/src/' },
      to: { path: '^worker/', pathNot: '^worker/((contract|languages|measures)/|ledger/(audit|receipt|verify)\\.ts$)' },
    },
    {
      name: 'nothing-that-ships-imports-local-or-tests',
      severity: 'error',
      from: { path: '^(worker|site|drizzle)/', pathNot: '^worker/local/' },
      to: { path: '^(worker/local|test)/' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.candor|\\.astro|site/node_modules)/' },
    moduleSystems: ['es6'],
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.json', '.astro', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
    },
  },
}
