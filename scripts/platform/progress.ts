export interface Progress {
  /** Does the work and shows its title, with the seconds, once it takes long. */
  step<T>(title: string, work: () => Promise<T>): Promise<T>
}

interface Output {
  isTTY?: boolean
  write(text: string): unknown
}

const quietFor = 2000
const everyMs = 15_000

/** Progress for a person at a terminal (one line that counts) or for a log (a line now and then). */
export function createProgress(output: Output): Progress {
  return {
    async step(title, work) {
      const began = Date.now()
      const seconds = () => Math.round((Date.now() - began) / 1000)
      const show = output.isTTY ? countOn(output, title, seconds) : tellOn(output, title, seconds)
      try {
        return await work()
      } finally {
        show.end()
      }
    },
  }
}

function countOn(output: Output, title: string, seconds: () => number) {
  const timer = setInterval(() => output.write(`\r\x1b[2K${title} … ${seconds() || ''}`), 1000)
  output.write(`${title} …`)
  return {
    end() {
      clearInterval(timer)
      output.write('\r\x1b[2K')
    },
  }
}

function tellOn(output: Output, title: string, seconds: () => number) {
  let told = false
  const tell = () => {
    output.write(told ? `  still at it, ${seconds()} s\n` : `${title} …\n`)
    told = true
  }
  let repeat: NodeJS.Timeout | undefined
  const first = setTimeout(() => {
    tell()
    repeat = setInterval(tell, everyMs)
  }, quietFor)
  return {
    end() {
      clearTimeout(first)
      clearInterval(repeat)
      if (told) output.write(`  done in ${seconds()} s\n`)
    },
  }
}
