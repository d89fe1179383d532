// How much is measured. One second more of each costs six: three contenders, two loads.
const isQuick = process.argv.includes('--quick')

export const connectionCounts = [1, 64]
export const rounds = isQuick ? 1 : 3
export const secondsARound = isQuick ? 2 : 5
export const secondsOfWarmUp = isQuick ? 1 : 2
