// Stands in for the X.509 parsers of @simplewebauthn/server (see [alias] in wrangler.toml). They are needed to verify who
// made an authenticator, which Candor never asks (attestation: none), and would double the Worker and its start-up.
function refuse() {
  throw new Error('Candor verifies no attestation of authenticators.')
}

module.exports = new Proxy({}, { get: (_, name) => (name === '__esModule' ? true : refuse) })
