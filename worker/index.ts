import { createApp } from './app.ts'

export { Lane } from './lane/lane.ts'
export default createApp()
