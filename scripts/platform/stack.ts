import { type Log, openLog, type Running, startChild } from './child.ts'
import { forgetChild, rememberChild } from './pid-files.ts'
import { takenPorts } from './ports.ts'
import { type ServiceContext, type ServiceName, services } from './services.ts'
import type { Settings } from './settings.ts'

/** A service that cannot be started, with what a person needs to see why. */
export class ServiceError extends Error {
  constructor(name: ServiceName, reason: string, log: Log) {
    const tail = log.tail()
    super(
      `${titles[name]} did not start: ${reason}\n${tail ? `\n${tail}\n` : ''}\nIts whole log: ${log.file}`,
    )
    this.name = 'ServiceError'
  }
}

export const titles: Record<ServiceName, string> = {
  postgres: 'PostgreSQL',
  lake: 'The Content Lake',
  sendgrid: 'SendGrid',
  site: 'The site',
  worker: 'The worker',
}

/** The services that run together on one DATA_DIR. Each can be stopped, killed and started again by itself. */
export class Stack {
  readonly context: ServiceContext
  /** Called when a service has ended that nobody had asked to end. */
  onDeath: (name: ServiceName, how: string) => void = () => {}
  #closing = false
  #running = new Map<ServiceName, Running>()
  #steps = new Set<Running>()
  #logs = new Map<ServiceName, Log>()

  constructor(context: ServiceContext) {
    this.context = context
  }

  isRunning(name: ServiceName): boolean {
    return this.#running.has(name)
  }

  pidOf(name: ServiceName): number | undefined {
    return this.#running.get(name)?.pid
  }

  log(name: ServiceName): Log {
    const watched = this.context.mode === 'dev' && name === 'site'
    const echo = watched ? (text: string) => process.stdout.write(text) : undefined
    const log = this.#logs.get(name) ?? openLog(this.context.dataDir, name, echo)
    this.#logs.set(name, log)
    return log
  }

  /**
   * Starts a service and resolves when it answers.
   *
   * @throws ServiceError
   */
  async start(name: ServiceName): Promise<void> {
    this.#refuseWhenClosing()
    const log = this.log(name)
    const taken = name === 'worker' ? undefined : await takenPorts(this.context.ports, [name])
    if (taken) throw new ServiceError(name, taken, log)
    try {
      await services[name](this.context, log, (running) => this.#remember(name, running))
    } catch (error) {
      await this.kill(name)
      throw new ServiceError(name, error instanceof Error ? error.message : String(error), log)
    }
    this.#watch(name)
  }

  #remember(name: ServiceName, running: Running): void {
    this.#running.set(name, running)
    rememberChild(this.context.dataDir, name, running.pid)
  }

  #watch(name: ServiceName): void {
    const running = this.#running.get(name)
    void running?.ended.then(({ code, signal }) => {
      if (this.#running.get(name) !== running) return
      this.#forget(name)
      this.onDeath(name, signal ? `was ended by ${signal}` : `ended with code ${code}`)
    })
  }

  /**
   * Runs a command to its end, such as a build. It is stopped with the rest.
   *
   * @throws Error with its last lines when it fails
   */
  async run(name: string, command: string[], env: Settings): Promise<void> {
    this.#refuseWhenClosing()
    const log = openLog(this.context.dataDir, name)
    const running = startChild(command, env, log)
    this.#steps.add(running)
    rememberChild(this.context.dataDir, name, running.pid)
    const { code } = await running.ended
    this.#steps.delete(running)
    forgetChild(this.context.dataDir, name)
    if (code !== 0)
      throw new Error(
        `${command.slice(1).join(' ')} failed:\n\n${log.tail(40)}\n\nIts whole log: ${log.file}`,
      )
  }

  async stop(name: ServiceName): Promise<void> {
    await this.#forget(name)?.stop()
  }

  /** SIGKILL, as a crash would do. */
  async kill(name: ServiceName): Promise<void> {
    await this.#forget(name)?.kill()
  }

  /** Stops everything for good, those who call before those who are called. */
  async stopAll(): Promise<void> {
    this.#closing = true
    await Promise.all([...this.#steps].map((step) => step.stop()))
    await this.stop('worker')
    await this.stop('site')
    await Promise.all([this.stop('lake'), this.stop('sendgrid')])
    await this.stop('postgres')
  }

  #refuseWhenClosing(): void {
    if (this.#closing) throw new Error('Everything is being stopped.')
  }

  #forget(name: ServiceName): Running | undefined {
    const running = this.#running.get(name)
    this.#running.delete(name)
    forgetChild(this.context.dataDir, name)
    return running
  }
}
